/** The extension: it finds the server, starts it, and starts it again when a setting changes. */

import { homedir } from "node:os";
import { commands, type Event, type ExtensionContext, extensions, type OutputChannel, type Uri, window, workspace } from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { candidates, type Command, isProgram, whyNot } from "./command";
import { initializationOptions, RESTARTING } from "./options";

const NAME = "fgad-lint";
const NOT_INSTALLED = "fgad-lint is not installed where VS Code finds it. Install it with: pip install 'fgad-lint[server]'";

/** What is used of the API of the extension ms-python.python. */
interface Python {
  environments: {
    getActiveEnvironmentPath(resource?: Uri): { path: string };
    resolveEnvironment(environment: { path: string }): Promise<{ executable: { uri?: Uri } } | undefined>;
    onDidChangeActiveEnvironmentPath: Event<unknown>;
  };
}

let launcher: Launcher | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel(NAME);
  const started = (launcher = new Launcher(output, context));
  context.subscriptions.push(
    output,
    commands.registerCommand("fgad-lint.restart", () => started.restart()),
    commands.registerCommand("fgad-lint.showOutput", () => output.show()),
    workspace.onDidGrantWorkspaceTrust(() => started.restart()),
    workspace.onDidChangeConfiguration((event) => {
      if (RESTARTING.some((name) => event.affectsConfiguration(`${NAME}.${name}`))) {
        void started.restart();
      }
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await launcher?.stop();
}

class Launcher {
  private client: LanguageClient | undefined;
  private last: Promise<void> = Promise.resolve();
  private isWaiting = false;
  private python: Python | undefined;

  constructor(
    private readonly output: OutputChannel,
    private readonly context: ExtensionContext,
  ) {}

  /** Start the server, or start it again, after what is under way; once for all that ask meanwhile. */
  restart(): Promise<void> {
    if (this.isWaiting) {
      return this.last;
    }
    this.isWaiting = true;
    return this.next(async () => {
      this.isWaiting = false;
      await this.end();
      await this.start();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.end());
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step).catch((error: unknown) => this.output.appendLine(String(error)));
    return this.last;
  }

  private async end(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.dispose();
  }

  private async start(): Promise<void> {
    const settings = workspace.getConfiguration(NAME);
    if (!settings.get<boolean>("enable", true)) {
      return;
    }
    const command = await this.find(settings.get<string>("path", "").trim());
    if (!command) {
      return;
    }
    this.output.appendLine(`Starting ${[command.file, ...command.args].join(" ")}`);
    const documentSelector = ["file", "untitled"].map((scheme) => ({ scheme, language: "markdown" }));
    this.client = new LanguageClient(
      NAME,
      NAME,
      { command: command.file, args: command.args },
      {
        documentSelector,
        initializationOptions: initializationOptions((name) => settings.get(name)),
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
      },
    );
    await this.client.start();
  }

  /** The first command that starts a server. If there is none, say what to do. */
  private async find(setting: string): Promise<Command | undefined> {
    const found = candidates({
      setting,
      interpreter: setting ? undefined : await this.interpreter(),
      folder: workspace.workspaceFolders?.[0]?.uri.fsPath,
      home: homedir(),
      environment: process.env,
      platform: process.platform,
      isProgram,
    });
    if (!found.length) {
      this.output.appendLine(`${setting || NAME}: not found`);
    }
    for (const command of found) {
      const reason = await whyNot(command);
      if (reason === undefined) {
        return command;
      }
      this.output.appendLine(`${[command.file, ...command.args].join(" ")}: ${reason}`);
    }
    // Not awaited: the message stays until somebody answers it.
    void this.complain(setting ? `fgad-lint.path: ${setting} does not start the server of fgad-lint` : NOT_INSTALLED);
    return undefined;
  }

  private async complain(message: string): Promise<void> {
    const [settings, output] = ["Open settings", "Show output"];
    const answer = await window.showErrorMessage(message, settings, output);
    if (answer === settings) {
      await commands.executeCommand("workbench.action.openSettings", "fgad-lint.path");
    } else if (answer === output) {
      this.output.show();
    }
  }

  /** The interpreter that was chosen in the Python extension; it may be one that lies in the workspace. */
  private async interpreter(): Promise<string | undefined> {
    if (!workspace.isTrusted) {
      return undefined;
    }
    try {
      const extension = extensions.getExtension<Python>("ms-python.python");
      const python = await extension?.activate();
      if (python && !this.python) {
        this.python = python;
        this.context.subscriptions.push(python.environments.onDidChangeActiveEnvironmentPath(() => this.restart()));
      }
      const folder = workspace.workspaceFolders?.[0]?.uri;
      const environment = await python?.environments.resolveEnvironment(python.environments.getActiveEnvironmentPath(folder));
      return environment?.executable.uri?.fsPath;
    } catch (error) {
      this.output.appendLine(`The Python extension names no interpreter: ${error}`);
      return undefined;
    }
  }
}
