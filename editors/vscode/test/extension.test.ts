/** The bundled extension, with a stand-in for VS Code and the real server; left out where fgad-lint is not on PATH. */

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { homedir, tmpdir } from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { candidates, isProgram } from "../src/command";
import { Editor } from "./vscode";

const TEXT = "# List\n\n[a](#quite-another-thing)\n\n## Depth {#depth}\n\nText.\n";
const [onPath] = candidates({
  setting: "",
  interpreter: undefined,
  folder: undefined,
  home: homedir(),
  environment: process.env,
  platform: process.platform,
  isProgram,
});

interface Extension {
  activate(context: object): Promise<void>;
  deactivate(): Promise<void>;
}

/** A program that ends as `script` says. */
function program(folder: string, script: string): string {
  const file = path.join(folder, "program");
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** Load the extension into an editor. */
async function opened(t: TestContext, change: (editor: Editor, folder: string) => void, button?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "fgad-lint-"));
  const file = path.join(folder, "README.md");
  writeFileSync(file, TEXT);
  const editor = new Editor(folder, file, TEXT, button);
  change(editor, folder);
  const bundle = path.resolve("dist", "extension.js");
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (request, ...rest) => (request === "vscode" ? editor.module : load(request, ...rest));
  delete require.cache[bundle];
  const extension = require(bundle) as Extension;
  loader._load = load;
  t.after(async () => {
    await extension.deactivate();
    rmSync(folder, { recursive: true });
  });
  await extension.activate({ subscriptions: [] });
  return { editor, folder };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let n = 0; !isTrue() && n < 6000; n++) {
    await sleep(10);
  }
}

const skip = !onPath && "fgad-lint is not on PATH";
const posixOnly = skip || (process.platform === "win32" && "its programs are shell scripts");
const serves = `exec "${onPath?.file}" server`;
const starts = (editor: Editor) => editor.output.filter((line) => line.startsWith("Starting "));

test("findings follow the settings", { skip }, async (t) => {
  const { editor } = await opened(t, () => undefined);
  await until(() => editor.rules.length > 0);
  assert.deepEqual(editor.rules, ["broken-anchor", "unsupported-heading-id"]);
  editor.change({ "fgad-lint.ignore": ["broken-anchor"] });
  await until(() => editor.rules.length === 1);
  assert.deepEqual(editor.rules, ["unsupported-heading-id"]);
  editor.change({ "fgad-lint.config": ['ignore = ["unsupported-heading-id"]'] });
  editor.change({ "fgad-lint.select": ["broken-anchor"] }); // Before it began to start: it starts once for both.
  await until(() => editor.rules[0] === "broken-anchor");
  assert.deepEqual([editor.rules, starts(editor).length], [["broken-anchor"], 3]);
  editor.change({ "fgad-lint.enable": false });
  await until(() => editor.rules.length === 0);
  assert.deepEqual([editor.rules, starts(editor).length, editor.messages], [[], 3, []]);
});

test("other settings start nothing", { skip }, async (t) => {
  const { editor } = await opened(t, () => undefined);
  editor.change({ "fgad-lint.trace.server": "verbose" });
  editor.change({ "markdown.validate.enabled": true });
  await sleep(0); // What they would have started is under way.
  await editor.commands.get("fgad-lint.restart")?.();
  assert.equal(starts(editor).length, 2);
});

test("output is shown", { skip }, async (t) => {
  const { editor } = await opened(t, (editor) => (editor.settings = { "fgad-lint.enable": false }));
  editor.commands.get("fgad-lint.showOutput")?.();
  assert.deepEqual([editor.executed, editor.output], [[["show"]], []]);
});

test("the interpreter is preferred, and followed", { skip: posixOnly }, async (t) => {
  const { editor, folder } = await opened(t, (editor, folder) => (editor.interpreter = program(folder, serves)));
  const expected = [`Starting ${path.join(folder, "program")} -P -m fgad_lint server`];
  assert.deepEqual(starts(editor), expected);
  editor.chooseInterpreter("/nowhere/python");
  await until(() => starts(editor).length === 2);
  assert.deepEqual(starts(editor), [...expected, `Starting ${onPath?.file} server`]);
});

test("an interpreter without the package is passed over", { skip: posixOnly }, async (t) => {
  const without = "echo No module named fgad_lint >&2; exit 1";
  const { editor, folder } = await opened(t, (editor, folder) => (editor.interpreter = program(folder, without)));
  const reason = `${path.join(folder, "program")} -P -m fgad_lint server: No module named fgad_lint`;
  assert.deepEqual([editor.output.slice(0, 2), editor.messages], [[reason, `Starting ${onPath?.file} server`], []]);
});

test("no interpreter is run before the workspace is trusted", { skip: posixOnly }, async (t) => {
  const { editor, folder } = await opened(t, (editor, folder) => {
    editor.isTrusted = false;
    editor.interpreter = program(folder, `touch "${folder}/was-run"\n${serves}`);
  });
  assert.deepEqual(starts(editor), [`Starting ${onPath?.file} server`]);
  assert.equal(existsSync(path.join(folder, "was-run")), false);
  editor.grantTrust();
  await until(() => starts(editor).length === 2);
  assert.equal(existsSync(path.join(folder, "was-run")), true);
});

test("a wrong path is named, with a button to the settings", async (t) => {
  const wrong = (editor: Editor) => (editor.settings = { "fgad-lint.path": "/nowhere/fgad-lint" });
  const { editor } = await opened(t, wrong, "Open settings");
  assert.deepEqual(editor.messages, ["fgad-lint.path: /nowhere/fgad-lint does not start the server of fgad-lint"]);
  assert.deepEqual(editor.executed, [["workbench.action.openSettings", "fgad-lint.path"]]);
  assert.match(editor.output.join("\n"), /^\/nowhere\/fgad-lint server: .*ENOENT$/);
});

test("what is not installed is said once, with the command that installs it", async (t) => {
  const { PATH } = process.env;
  t.after(() => (process.env.PATH = PATH));
  process.env.PATH = "";
  const { editor } = await opened(t, (editor) => (editor.interpreter = "/nowhere/python"), "Show output");
  assert.equal(editor.messages.length, 1);
  assert.match(editor.messages[0] ?? "", /pip install 'fgad-lint\[server\]'/);
  assert.deepEqual(editor.executed, [["show"]]);
});
