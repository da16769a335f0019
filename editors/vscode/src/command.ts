/** How the server is started. Nothing in here needs VS Code. */

import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import * as path from "node:path";

export interface Command {
  file: string;
  args: string[];
}

/** Where to look for the program. */
export interface Surroundings {
  /** The setting `fgad-lint.path`. */
  setting: string;
  /** The interpreter of the Python extension, if there is one and its workspace is trusted. */
  interpreter: string | undefined;
  /** The first folder of the workspace. */
  folder: string | undefined;
  home: string;
  environment: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  isProgram: (file: string) => boolean;
}

/** The commands to try, best first. The setting has no substitute: who names a program wants no other. */
export function candidates(where: Surroundings): Command[] {
  const program = (file: string | undefined): Command[] => (file ? [{ file, args: ["server"] }] : []);
  if (where.setting) {
    return program(namedProgram(where));
  }
  // With -P, Python does not take a folder `fgad_lint` in the workspace for the package.
  const interpreter = where.interpreter ? [{ file: where.interpreter, args: ["-P", "-m", "fgad_lint", "server"] }] : [];
  return [...interpreter, ...program(findOnPath("fgad-lint", where))];
}

function namedProgram(where: Surroundings): string | undefined {
  const name = where.setting;
  if (/^~[\\/]/.test(name)) {
    return path.join(where.home, name.slice(2));
  }
  if (path.isAbsolute(name)) {
    return name;
  }
  if (/[\\/]/.test(name)) {
    return where.folder && path.join(where.folder, name);
  }
  return findOnPath(name, where);
}

/**
 * The absolute path of a program on PATH.
 *
 * Left to the system, Windows would look in the working directory first, and that may be a stranger's repository.
 */
function findOnPath(name: string, where: Surroundings): string | undefined {
  const isWindows = where.platform === "win32";
  const fileName = isWindows && !path.extname(name) ? `${name}.exe` : name;
  const variable = Object.keys(where.environment).find((key) => (isWindows ? key.toUpperCase() : key) === "PATH");
  const folders = (variable && where.environment[variable]?.split(isWindows ? ";" : ":")) || [];
  const { isAbsolute, join } = isWindows ? path.win32 : path.posix;
  return folders
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, fileName))
    .find(where.isProgram);
}

export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

const MESSAGES = [{ id: 1, method: "shutdown" }, { method: "exit" }].map((message) => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${body.length}\r\n\r\n${body}`;
});

/** Start a server and end it at once; the reason why it cannot be started, or undefined if it can. */
export function whyNot({ file, args }: Command, timeout = 30_000): Promise<string | undefined> {
  return new Promise<string | undefined>((resolve) => {
    const server = spawn(file, args, { stdio: ["pipe", "ignore", "pipe"], windowsHide: true });
    const answer = (reason: string | undefined) => {
      clearTimeout(timer);
      resolve(reason);
    };
    const timer = setTimeout(() => {
      server.kill("SIGKILL");
      answer(`no answer in ${timeout / 1000} s`);
    }, timeout);
    let errors = "";
    server.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-2000)));
    server.on("error", (error) => answer(error.message));
    server.on("close", (code, signal) => answer(code === 0 ? undefined : errors.trim() || `ended with ${signal ?? code}`));
    server.stdin.on("error", () => undefined); // It ended before it read anything; "close" tells why.
    server.stdin.end(MESSAGES.join(""));
  }).catch(String); // Node refuses to start some files, such as *.bat.
}
