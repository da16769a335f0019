import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { candidates, isProgram, type Surroundings, whyNot } from "../src/command";

const POSIX: Surroundings = {
  setting: "",
  interpreter: undefined,
  folder: "/work/list",
  home: "/home/me",
  environment: { PATH: "/usr/bin:/opt/bin" },
  platform: "linux",
  isProgram: (file) => file === "/opt/bin/fgad-lint",
};
const WINDOWS: Surroundings = {
  ...POSIX,
  environment: { Path: "C:\\Windows;C:\\Python" },
  platform: "win32",
  isProgram: (file) => file === "C:\\Python\\fgad-lint.exe",
};
const INTERPRETER = "/work/list/.venv/bin/python -P -m fgad_lint server";

const CANDIDATES: Record<string, [Surroundings, string[]]> = {
  "a program on PATH": [POSIX, ["/opt/bin/fgad-lint server"]],
  "a program on PATH of Windows": [WINDOWS, ["C:\\Python\\fgad-lint.exe server"]],
  "nothing on PATH": [{ ...POSIX, isProgram: () => false }, []],
  "no PATH": [{ ...POSIX, environment: {} }, []],
  "relative folders on PATH are left out": [
    { ...POSIX, environment: { PATH: ".::bin:/opt/bin" }, isProgram: () => true },
    ["/opt/bin/fgad-lint server"],
  ],
  "the interpreter first": [
    { ...POSIX, interpreter: "/work/list/.venv/bin/python" },
    [INTERPRETER, "/opt/bin/fgad-lint server"],
  ],
  "the setting and nothing else": [
    { ...POSIX, setting: "/some/fgad-lint", interpreter: "/work/list/.venv/bin/python" },
    ["/some/fgad-lint server"],
  ],
  "a setting in the home folder": [{ ...POSIX, setting: "~/bin/fgad-lint" }, ["/home/me/bin/fgad-lint server"]],
  "a setting in the workspace": [
    { ...POSIX, setting: ".venv/bin/fgad-lint" },
    ["/work/list/.venv/bin/fgad-lint server"],
  ],
  "a setting in the workspace, without one": [{ ...POSIX, setting: "./fgad-lint", folder: undefined }, []],
  "a setting that is a name": [{ ...POSIX, setting: "fgad-lint" }, ["/opt/bin/fgad-lint server"]],
  "a setting that is a name not on PATH": [{ ...POSIX, setting: "fgad-linter" }, []],
};

for (const [name, [surroundings, expected]] of Object.entries(CANDIDATES)) {
  test(name, () => {
    const commands = candidates(surroundings).map(({ file, args }) => [file, ...args].join(" "));
    assert.deepEqual(commands, expected);
  });
}

// What a program does with the messages that it gets, and the reason that is given for it.
const PROGRAMS: Record<string, [string, RegExp | undefined]> = {
  "a server ends as it is told to": [
    "let text = ''; process.stdin.on('data', (data) => (text += data));" +
      "process.stdin.on('end', () => process.exit(/Content-Length: 44\\r\\n\\r\\n.*shutdown.*exit/s.test(text) ? 0 : 3))",
    undefined,
  ],
  "a program says what it lacks": ["console.error('it needs pygls'); process.exit(2)", /^it needs pygls$/],
  "a program is killed": ["process.kill(process.pid)", /^ended with SIGTERM$/],
  "a program fails silently": ["process.exit(7)", /^ended with 7$/],
  "a program never ends": ["setInterval(() => 0, 100)", /^no answer in 1 s$/],
};

for (const [name, [script, expected]] of Object.entries(PROGRAMS)) {
  test(name, async () => {
    const reason = await whyNot({ file: process.execPath, args: ["-e", script] }, 1000);
    assert.match(reason ?? "", expected ?? /^$/);
  });
}

test("a program that is not there", async () => {
  assert.match((await whyNot({ file: "/nowhere/fgad-lint", args: [] })) ?? "", /ENOENT/);
});

test("a program that Node does not start", async () => {
  assert.match((await whyNot({ file: "fgad\0lint", args: [] })) ?? "", /null bytes/);
});

test("a file that is no program", { skip: process.platform === "win32" }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "fgad-lint-"));
  const file = path.join(folder, "fgad-lint");
  writeFileSync(file, "", { mode: 0o644 });
  assert.deepEqual([process.execPath, file, folder].map(isProgram), [true, false, false]);
});
