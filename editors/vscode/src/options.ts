/** The settings that the server is started with. Nothing in here needs VS Code. */

/** The settings that the server gets as initialization options, under the same names. */
export const OPTIONS = ["select", "ignore", "config", "unsafeFixes"] as const;

/** The settings that take effect only when the server is started again. */
export const RESTARTING = ["enable", "path", ...OPTIONS] as const;

export function initializationOptions(get: (name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(OPTIONS.map((name) => [name, get(name)]));
}
