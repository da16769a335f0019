/** A stand-in for the module `vscode`: as much of an editor as the extension and its language client need to show findings. */

import { fileURLToPath, pathToFileURL } from "node:url";

type Listener = (event: unknown) => unknown;

/** Stands for all that is called and never looked at: a function, a class, and an object with any property. */
const anything: any = new Proxy(class {}, {
  get: (target, name) =>
    name === "prototype" ? target.prototype : name === "then" || typeof name === "symbol" ? undefined : anything,
  apply: () => anything,
});

class Disposable {
  constructor(readonly dispose: () => unknown) {}
  static readonly from = (...all: Disposable[]) => new Disposable(() => all.forEach((each) => each.dispose()));
}

class EventEmitter {
  private readonly listeners = new Set<Listener>();
  readonly event = (listener: Listener, self?: unknown) => {
    const bound = listener.bind(self);
    this.listeners.add(bound);
    return new Disposable(() => this.listeners.delete(bound));
  };
  readonly fire = (event?: unknown) => this.listeners.forEach((listener) => listener(event));
  readonly dispose = () => this.listeners.clear();
}

class Uri {
  constructor(private readonly text: string) {}
  static readonly parse = (text: string) => new Uri(text);
  static readonly file = (file: string) => new Uri(pathToFileURL(file).href);
  readonly with = () => this;
  readonly toString = () => this.text;
  readonly toJSON = () => this.text;
  get scheme() {
    return this.text.split(":")[0];
  }
  get fsPath() {
    return fileURLToPath(this.text);
  }
}

class Diagnostic {
  code: unknown;
  constructor(
    readonly range: unknown,
    readonly message: string,
  ) {}
}

/** An editor with one open file. */
export class Editor {
  readonly uri: Uri;
  settings: Record<string, unknown> = {};
  isTrusted = true;
  /** The interpreter that the Python extension names; undefined if there is no such extension. */
  interpreter: string | undefined;
  readonly messages: string[] = [];
  readonly output: string[] = [];
  readonly executed: unknown[][] = [];
  readonly commands = new Map<string, () => unknown>();
  private readonly configuration = new EventEmitter();
  private readonly trust = new EventEmitter();
  private readonly environment = new EventEmitter();
  private readonly findings = new Set<Map<string, Diagnostic[]>>();

  constructor(
    folder: string,
    file: string,
    readonly text: string,
    /** The button that is pressed in each message. */
    private readonly button?: string,
  ) {
    this.uri = Uri.file(file);
    this.folder = { uri: Uri.file(folder), name: "list", index: 0 };
  }

  private readonly folder;

  /** The rules of what is found. */
  get rules(): unknown[] {
    const code = ({ code }: Diagnostic) => (code as { value?: unknown })?.value ?? code;
    return [...this.findings].flatMap((collection) => [...collection.values()].flat().map(code));
  }

  change(settings: Record<string, unknown>): void {
    const changed = Object.keys({ ...this.settings, ...settings });
    this.settings = settings;
    this.configuration.fire({ affectsConfiguration: (name: string) => changed.includes(name) });
  }

  grantTrust(): void {
    this.isTrusted = true;
    this.trust.fire();
  }

  chooseInterpreter(interpreter: string): void {
    this.interpreter = interpreter;
    this.environment.fire();
  }

  /** The module. */
  get module(): object {
    const editor = this;
    const document = { uri: this.uri, languageId: "markdown", version: 1, getText: () => this.text, isClosed: false };
    const get = (section: string) => (name: string, otherwise: unknown) =>
      this.settings[`${section}.${name}`] ?? otherwise;
    const tab = { input: new Tab(this.uri) };
    const python = {
      environments: {
        getActiveEnvironmentPath: () => ({ path: "" }),
        resolveEnvironment: async () => ({ executable: { uri: Uri.file(this.interpreter ?? "") } }),
        onDidChangeActiveEnvironmentPath: this.environment.event,
      },
    };
    const workspace = {
      textDocuments: [document],
      workspaceFolders: [this.folder],
      get isTrusted() {
        return editor.isTrusted;
      },
      getWorkspaceFolder: () => this.folder,
      getConfiguration: (section: string) => ({ get: get(section) }),
      onDidChangeConfiguration: this.configuration.event,
      onDidGrantWorkspaceTrust: this.trust.event,
    };
    const window = {
      activeTextEditor: { document },
      tabGroups: { all: [{ tabs: [tab], activeTab: tab }], onDidChangeTabGroups: anything, onDidChangeTabs: anything },
      createOutputChannel: () => ({
        append: (text: string) => this.output.push(text),
        appendLine: (text: string) => this.output.push(text),
        show: () => this.executed.push(["show"]),
        dispose: () => undefined,
      }),
      showErrorMessage: async (message: string) => {
        this.messages.push(message);
        return this.button;
      },
    };
    const languages = {
      match: (selector: { language: string; scheme: string }[]) =>
        selector.some((filter) => filter.language === "markdown" && filter.scheme === "file") ? 10 : 0,
      createDiagnosticCollection: () => {
        const collection = new Map<string, Diagnostic[]>();
        this.findings.add(collection);
        return {
          set: (uri: Uri, found: Diagnostic[]) => collection.set(String(uri), found),
          has: (uri: Uri) => collection.has(String(uri)),
          delete: (uri: Uri) => collection.delete(String(uri)),
          dispose: () => this.findings.delete(collection),
        };
      },
    };
    const commands = {
      registerCommand: (name: string, run: () => unknown) => this.commands.set(name, run) && anything,
      executeCommand: async (...command: unknown[]) => this.executed.push(command),
    };
    const getExtension = (id: string) =>
      id === "ms-python.python" && this.interpreter ? { activate: async () => python } : undefined;
    const parts: Record<string, unknown> = {
      version: "1.82.0",
      workspace: orAnything(workspace),
      window: orAnything(window),
      languages: orAnything(languages),
      commands: orAnything(commands),
      extensions: { getExtension },
      env: { appName: "test", language: "en" },
      Disposable,
      Uri,
      EventEmitter,
      Diagnostic,
      TabInputText: Tab,
      TabInputTextDiff: class {},
      TabInputCustom: class {},
      CancellationTokenSource,
    };
    return orAnything(parts);
  }
}

class Tab {
  constructor(readonly uri: Uri) {}
}

class CancellationTokenSource {
  private readonly emitter = new EventEmitter();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event };
  readonly cancel = () => undefined;
  readonly dispose = () => undefined;
}

function orAnything(known: object): object {
  return new Proxy(known, { get: (target, name) => (name in target ? Reflect.get(target, name) : anything) });
}
