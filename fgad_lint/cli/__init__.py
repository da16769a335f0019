"""The command line: all reading, printing and exiting."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from fgad_lint import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from fgad_lint.linter.resolver import Settings, Source
    from fgad_lint.linter.runner import Batch, Outcome
    from fgad_lint.report import Checked

    _StringType = click.ParamType[str]
else:
    _StringType = click.ParamType  # Older versions of click have no brackets here.

_README = "README.md"
_STDIN = "-"
_AUTO = "auto"
_PATH = click.Path(readable=False)  # Whether it can be read is found out, and said, file by file.
# Every option can be set by a variable named after it, whatever the command: FGAD_LINT_SELECT.
_SETTINGS: dict[str, Any] = {"auto_envvar_prefix": "FGAD_LINT"}


class _Commands(click.Group):
    """Commands, of which `check` need not be named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, *(name for param in self.get_params(ctx) for name in param.opts)}
        if not own.intersection(args[:1]) and not (ctx.resilient_parsing and not args):
            args = ["check", *args]
        with _misuse():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with _misuse():
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\naborted", err=True)
            ctx.exit(130)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; where the system has no memory or takes no output, one line says so."""
        try:
            return super().main(*args, **extra)
        except MemoryError:
            _fail("out of memory")
        except BrokenPipeError:  # Nobody reads; click catches this only where it printed nothing itself.
            _discard_output()
            sys.exit(1)
        except OSError as error:
            with suppress(OSError):  # Standard error may be full as well.
                _tell(f"output not written: {(error.strerror or str(error)).lower()}")
            _discard_output()
            sys.exit(2)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of `check` as well: they are what most want to know."""
        params = (*self.commands["check"].params, *self.get_params(ctx))
        records = [param.get_help_record(ctx) for param in params if isinstance(param, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)


class _Format(_StringType):
    """The name of an output format; they are looked up when one is asked for, not when the program starts."""

    name = "format"

    def __init__(self, package: str, *others: str) -> None:
        self._package = package
        self._others = others

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return value if value in self._others else self._formats().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        return f"[{'|'.join(self._formats().choices)}]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        return self._formats().shell_complete(ctx, param, incomplete)

    def _formats(self) -> "click.Choice[str]":
        from importlib import import_module

        return click.Choice([*self._others, *import_module(f"fgad_lint.{self._package}").names()])


def _split(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(name for name in names if name)


def _rule_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from fgad_lint import rules

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + name for name in rules.names() if name.startswith(last)]


def _configurable(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where the configuration is."""
    command = click.option("--isolated", is_flag=True, help="Read no configuration.")(command)
    return click.option(
        "--config", metavar="FILE", help="Use this configuration, not the nearest above each file.", type=_PATH
    )(command)


@click.group(
    cls=_Commands,
    options_metavar="[COMMAND] [OPTIONS]",
    subcommand_metavar="[PATHS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="fgad-lint", message="%(prog)s %(version)s", help="Show the version.")
def main() -> None:
    """Lint, repair and edit curated lists of papers in Markdown.

    Without a COMMAND, the PATHS are checked; without those, the README.md here.

    \b
      fgad-lint                        what is wrong with README.md?
      fgad-lint README.md --fix        repair what can be repaired safely
      fgad-lint README.md --diff       what would that change?
      fgad-lint explain broken-anchor  what is this rule, and why?

    Exit status: 0 if nothing was found (infos apart), 1 if something was, 2 if a file could not be checked.
    Every option of check can be set in the environment too, as FGAD_LINT_SELECT=broken-anchor.
    """


@main.command(context_settings=_SETTINGS)
@click.argument("paths", nargs=-1, type=_PATH)
@click.option("--fix", is_flag=True, help="Repair the files, where that is safe.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also where a person should look at the result."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing; exit 1 if it would.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=_split,
    shell_complete=_rule_names,
    help="Run these rules only.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    callback=_split,
    shell_complete=_rule_names,
    help="Do not run these rules.",
)
@_configurable
@click.option(
    "--output-format",
    type=_Format("report", _AUTO),
    default=_AUTO,
    show_default=True,
    help="How to print what is found; auto: github in a workflow of GitHub's, else text.",
)
@click.option("--since", metavar="REV", help="Report only what has come since this branch, tag or commit of git's.")
@click.option("--baseline", metavar="FILE", type=_PATH, help="Report only what this file does not accept.")
@click.option("--write-baseline", is_flag=True, help="Accept all that is found now in the --baseline FILE.")
@click.option("--add-ignores", is_flag=True, help="Write comments into the files that silence all that is found now.")
@click.option("--statistics", is_flag=True, help="Print how often each rule found something instead.")
@click.option("--output-file", metavar="FILE", type=_PATH, help="Print it to this file.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 also if something was found.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Check so many files at once; by default as many as there are processors, where that is faster.",
)
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and where its configuration is.")
@click.option("--color/--no-color", default=None, help="Colors, also where the output is no terminal; or never.")
@click.option("-q", "--quiet", is_flag=True, help="Print what is found and nothing else.")
@click.option("-v", "--verbose", is_flag=True, help="Say which configuration holds, and what was fixed.")
def check(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    isolated: bool,
    output_format: str,
    since: str | None,
    baseline: str | None,
    write_baseline: bool,
    add_ignores: bool,
    statistics: bool,
    output_file: str | None,
    exit_zero: bool,
    jobs: int | None,
    stdin_filename: str | None,
    color: bool | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Report what is wrong in the PATHS, or repair it.

    A folder stands for all Markdown in it that git does not ignore, and - for standard input; repaired, that goes to
    standard output. RULES are names with commas between them; `fgad-lint explain` lists them.

    \b
      fgad-lint README.md docs --fix
      fgad-lint --select broken-anchor,duplicate-paper
      fgad-lint - --fix < README.md > better.md
    """
    from functools import partial

    from fgad_lint import report
    from fgad_lint.cli import files
    from fgad_lint.linter import runner
    from fgad_lint.report import Checked, Look
    from fgad_lint.report.text import count

    _check_together(
        {"--since": since, "--write-baseline": write_baseline, "--add-ignores": add_ignores},
        {"--fix": fix, "--diff": diff},
    )
    if write_baseline and not baseline:
        raise click.UsageError("--write-baseline writes the file that --baseline names; name one")
    if unsafe_fixes and not (fix or diff or quiet):
        _tell("--unsafe-fixes does nothing without --fix or --diff")
    settings = _settings(config, isolated, select, ignore)
    complaints = _Complaints()
    found = _found(paths, complaints)
    if output_file:
        configurations = (settings.source_of(_name(path, stdin_filename)) for path in found)
        _check_another(output_file, [*found, *configurations, baseline])
    sources = []
    for source in _sources(found, stdin_filename, settings, complaints):
        if verbose:
            _tell(f"{source.name}: {len(source.setting.rules)} rules, {source.setting.source or 'no configuration'}")
        sources.append(source)
    jobs = jobs or runner.processors()
    batch = runner.Batch(sources)
    task = (
        runner.add_ignores if add_ignores else partial(runner.fix, unsafe=unsafe_fixes) if fix or diff else runner.lint
    )
    results = []
    seen = []
    # Processes are started before the thread that shows the progress.
    with _mistakes(runner.Lost), runner.working(batch, task, jobs) as outcome_of, _progress(quiet) as show:
        for number, source in enumerate(sources):
            show(f"checking {source.name} ({number + 1} of {len(sources)})")
            outcome = outcome_of(number)
            _failed(source.name, outcome, complaints, verbose)
            if add_ignores:
                checked = _silenced(source, outcome, batch, complaints)
            elif diff:
                checked = _compared(source, outcome, _wants_color(color, sys.stdout))
            elif fix:
                checked = _fixed(source, outcome, batch, complaints)
            else:
                checked = Checked(source.name, source.text, outcome.left, texts=batch.texts)
            results.append(checked)
            seen.append(outcome.seen)
            if verbose:
                for diagnostic in checked.fixed:
                    _tell(
                        f"{source.name}: {'would fix' if diff else 'fixed'}: {diagnostic.message} [{diagnostic.rule}]"
                    )
    for number, checked in enumerate(results):
        if seen[number] & batch.changed:
            source = sources[number]._replace(text=checked.text)
            outcome = batch.outcome(runner.lint, source)
            _failed(source.name, outcome, complaints, verbose)
            results[number] = checked._replace(diagnostics=outcome.left)
    if since:
        results = _brought(since, sources, results, jobs, complaints)
    if baseline:
        results = _beyond(baseline, write_baseline, sources, results, quiet)
    if diff:
        changes = sum(len(checked.fixed) for checked in results)
        failed = changes > 0
        if results and not quiet:
            _tell(f"{count(changes, 'problem')} would be fixed" if changes else "nothing to fix")
    else:
        failed = any(each.severity != "info" for checked in results for each in checked.diagnostics)
        # What is repaired there goes to standard output, so what is said of it cannot.
        aside = (fix or add_ignores) and _STDIN in paths
        colored = bool(color) if output_file else _wants_color(color, sys.stderr if aside else sys.stdout)
        if output_format == _AUTO:
            output_format = "github" if _in_workflow() else "text"
        shown = report.load("statistics" if statistics else output_format)(results, Look(colored, quiet))
        if output_format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            _append(summary, report.load("markdown")(results, Look()), complaints)
        if output_file:
            try:
                files.put(output_file, shown)
            except files.FileError as mistake:
                complaints.add(str(mistake))
        else:
            _print(shown, aside)
    sys.exit(2 if complaints.said else int(failed and not exit_zero))


@main.command(context_settings=_SETTINGS)
@click.argument("rule", required=False, shell_complete=_rule_names)
def explain(rule: str | None) -> None:
    """Explain a RULE with examples, or list all rules.

    \b
      fgad-lint explain
      fgad-lint explain broken-anchor
    """
    from fgad_lint import rule_pages, rules

    if rule is None:
        _print(rule_pages.table(rules.load()))
    elif found := rules.load([rule]):
        _print(rule_pages.page(found[0]))
    else:
        _fail(f"{rule}: no such rule{_meant(rule, rules.names()) or '; `fgad-lint explain` lists them'}")


@main.command(context_settings=_SETTINGS)
@click.argument("file", type=_PATH)
@_configurable
def parse(file: str, config: str | None, isolated: bool) -> None:
    """Print the papers, sections and links of a FILE as JSON.

    They can be edited there and rendered again. A FILE called - is standard input.

    \b
      fgad-lint parse README.md > readme.json
      fgad-lint render readme.json --output-file README.md
    """
    from fgad_lint import records

    with _mistakes():
        source = _source(file, None, _settings(config, isolated))
    with _progress() as show:
        show(f"reading {source.name}")
        record = records.write_record(records.to_record(source.text, source.setting.config))
    _print(record)


@main.command(context_settings=_SETTINGS)
@click.argument("file", type=_PATH)
@click.option("--output-file", metavar="FILE", type=_PATH, help="Print it to this file, once all is well.")
def render(file: str, output_file: str | None) -> None:
    """Print the Markdown of a FILE that `parse` wrote.

    What was not edited comes out as it was, byte for byte. A FILE called - is standard input. In the log of a CI system,
    text with commands of its own stands between lines that stop them, or is refused where there are none.

    \b
      fgad-lint render readme.json --output-file README.md
    """
    from fgad_lint import records
    from fgad_lint.cli import files

    if output_file:
        _check_another(output_file, [file])
    with _mistakes():
        text = _read(file)
    try:
        with _progress() as show:
            show(f"rendering {_name(file)}")
            # PowerShell puts a byte order mark in front of what it redirects; JSON has none.
            text = records.render(records.read_record(text.removeprefix("\ufeff")))
        text.encode()
    except records.RecordError as error:
        _fail(f"{_name(file)}: {error}")
    except UnicodeEncodeError as error:
        _fail(f"{_name(file)}: UTF-8 has no {text[error.start]!r}; put another character in its place")
    if output_file:
        with _mistakes():
            files.put(output_file, text)
    else:
        _give(text)


@main.command(context_settings=_SETTINGS)
@click.argument("paths", nargs=-1, type=_PATH)
@click.option("--format", "output_format", type=_Format("export"), default="csv", show_default=True, help="As what.")
@_configurable
def export(paths: tuple[str, ...], output_format: str, config: str | None, isolated: bool) -> None:
    """Print the papers in the PATHS as a table.

    A folder stands for all Markdown in it that git does not ignore, and - for standard input; without PATHS, it is
    README.md. A cell that a spreadsheet would take for a formula begins with an apostrophe. In the log of a CI
    system, commands of its own in a cell are escaped; redirect the output to a file to get it unchanged.

    \b
      fgad-lint export README.md > papers.csv
    """
    from fgad_lint import export as exports
    from fgad_lint.model.document import Document

    complaints = _Complaints()
    with _progress() as show:
        files = []
        for source in _sources(_found(paths, complaints), None, _settings(config, isolated), complaints):
            show(f"reading {source.name}")
            files.append(exports.Listed(source.name, Document(source.text, source.setting.config.renderer)))
        exported = exports.load(output_format)(files) if files else ""
    _give_rows(exported)
    sys.exit(2 if complaints.said else 0)


@main.command(context_settings=_SETTINGS)
@click.argument("file", default=_README, type=_PATH)
@click.option("--yes", is_flag=True, help="Write them without asking.")
def init(file: str, yes: bool) -> None:
    """Write what checking a FILE takes: a configuration, a hook, a workflow.

    These are fgad-lint.toml beside the FILE, which fits it and says what was seen in it, and at the top of its git
    repository .pre-commit-config.yaml and .github/workflows/fgad-lint.yml. Each is shown first, and on a terminal you
    are asked whether to write it. What is there already stays as it is. Without a FILE, it is README.md.

    \b
      fgad-lint init
      fgad-lint init docs/papers.md --yes
    """
    from fgad_lint.cli.files import FileError, create

    complaints = _Complaints()
    with _mistakes():
        source = _source(file, None, _settings(None, True))
    for path, content in _offers(source):
        _print(_shown_rows(f"{path}:\n\n{content}\n"))
        if not yes:
            if file == _STDIN or not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
                _tell(f"{path}: not written; --yes writes it")
                continue
            if not click.confirm(f"write {_shown(path)}?", err=True):
                continue
        try:
            create(path, content)
            _tell(f"{path}: written")
        except FileError as mistake:
            complaints.add(str(mistake))
    sys.exit(2 if complaints.said else 0)


@main.command("config", context_settings=_SETTINGS)
@click.argument("file", default=_README, type=_PATH)
@_configurable
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the configuration instead.")
def configuration(file: str, config: str | None, isolated: bool, schema: bool) -> None:
    """Print the configuration of a FILE and where it is from.

    It is valid TOML. Without a FILE, it is that of README.md.

    \b
      fgad-lint config docs/papers.md
      fgad-lint config --schema > fgad-lint.schema.json
    """
    from fgad_lint import config as options
    from fgad_lint import rules, schemas

    if schema:
        _print(schemas.read("configuration"))
        return
    with _mistakes():
        setting = _settings(config, isolated).of(file)
        table = options.read(setting.source) if setting.source else {}
    running = {rule.name for rule in setting.rules}
    rows = [f"# what holds for {file}"]
    rows += (
        f"{key} = {value}  # {where}"
        for key, value, where in options.describe(setting.config, table, str(setting.source))
    )
    rows += (f"# not run: {name}" for name in rules.names() if name not in running)
    _print("".join(f"{_shown(row)}\n" for row in rows))


def _offers(source: "Source") -> Iterator[tuple[str, str]]:
    """The path and the text of each file that `init` can make; what is there already is spoken of, and left alone."""
    from fgad_lint import config, paths
    from fgad_lint.cli import project_files as inits

    folder = os.path.dirname(source.path)
    if there := config.find(folder):
        _tell(f"{os.path.relpath(there)}: already configures {source.name}; left as it is")
    elif _is_free(path := os.path.join(folder, config.FILES[0])):
        yield path, inits.configuration(source.text, source.name, source.setting.rules)
    if source.path == _STDIN:
        return
    top = paths.repository(folder)
    if top is None:
        _tell(f"{source.name}: in no git repository, so a hook and a workflow are of no use")
        return
    name = os.path.relpath(source.path, top).replace(os.sep, "/")
    path = os.path.relpath(os.path.join(top, ".pre-commit-config.yaml"))
    if _can_take_a_hook(path):
        _print(_shown_rows(f"{path}, below repos:\n\n{inits.hook(name)}\n"))
        _tell(f"{path}: left as it is; paste the entry above into it")
    elif _is_free(path):
        yield path, f"repos:\n{inits.hook(name)}"
    path = os.path.relpath(os.path.join(top, ".github", "workflows", "fgad-lint.yml"))
    if _is_free(path):
        yield path, inits.workflow(name)


def _can_take_a_hook(path: str) -> bool:
    """Whether a file for pre-commit is there, can be read, and does not speak of us yet."""
    from fgad_lint.cli import files

    try:
        return os.path.isfile(path) and "fgad-lint" not in files.read(path)
    except files.FileError:
        return False


def _is_free(path: str) -> bool:
    """Whether nothing is at a path, not even a link that leads nowhere; if something is, say so."""
    if os.path.lexists(path):
        _tell(f"{path}: already there; left as it is")
        return False
    return True


class _Complaints:
    """What could not be done: a line each on standard error, the same line but once."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def add(self, line: str) -> None:
        if line not in self.said:
            self.said.append(line)
            _tell(line)


def _settings(config: str | None, isolated: bool, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Settings":
    from fgad_lint.linter.resolver import Settings

    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other; leave one out")
    return Settings(config, isolated, select, ignore)


def _found(paths: Iterable[str], complaints: _Complaints) -> list[str]:
    """The files to check; there are complaints about paths that lead to none."""
    from fgad_lint.cli import files

    if not paths:
        if not os.path.exists(_README):
            complaints.add(f"no {_README} here; name a file or a folder, or {_STDIN} for standard input")
            return []
        paths = [_README]
    words = [path for path in paths if path.isalpha() and not os.path.lexists(path)]
    for word in words:
        complaints.add(f"{word}: no such file or command{_meant(word, main.commands)}")
    found, errors = files.find(path for path in paths if path not in words)
    for error in errors:
        complaints.add(str(error))
    return found


def _sources(
    found: Iterable[str], stdin_name: str | None, settings: "Settings", complaints: _Complaints
) -> "Iterator[Source]":
    """What to check, one by one; there are complaints about files that cannot be."""
    from fgad_lint.cli import files
    from fgad_lint.config import ConfigError

    for path in found:
        try:
            yield _source(path, stdin_name, settings)
        except (files.FileError, ConfigError) as mistake:
            complaints.add(str(mistake))


def _source(path: str, stdin_name: str | None, settings: "Settings") -> "Source":
    from fgad_lint.linter.resolver import Source

    name = _name(path, stdin_name)
    return Source(path, _short(name), _read(path, stdin_name), settings.of(name))


def _short(path: str) -> str:
    """A path with slashes, without those of its parts that say nothing."""
    first, *others = path.replace(os.sep, "/").split("/")
    return "/".join(([] if first == "." and others else [first]) + [part for part in others if part not in ("", ".")])


def _name(path: str, stdin_name: str | None = None) -> str:
    return (stdin_name or "<stdin>") if path == _STDIN else path


def _read(path: str, stdin_name: str | None = None) -> str:
    from fgad_lint.cli import files

    if path != _STDIN:
        return files.read(path)
    name = _name(path, stdin_name)
    if sys.stdin is None:
        raise files.FileError(f"{name}: it is closed")
    try:
        return files.decode(sys.stdin.buffer.read(), name)
    except OSError as error:
        raise files.FileError(f"{name}: {(error.strerror or str(error)).lower()}") from None


def _fixed(source: "Source", outcome: "Outcome", batch: "Batch", complaints: _Complaints) -> "Checked":
    """Write what a file has become, or what has become of standard input to standard output."""
    from fgad_lint.report import Checked

    checked = Checked(source.name, outcome.text, outcome.left, outcome.fixed, batch.texts)
    if not _is_written(source, outcome, complaints):
        checked = _unchanged(source, batch)
    elif outcome.fixed:
        batch.put(source._replace(text=outcome.text))
    if source.path == _STDIN:
        _give(checked.text)
    return checked


def _compared(source: "Source", outcome: "Outcome", color: bool) -> "Checked":
    """Print what repairing a file would change."""
    from fgad_lint.cli.diff import unified
    from fgad_lint.report import Checked

    patch = unified(source.text, outcome.text, source.name)
    # To be applied it must be exact; to be read it must not steer the terminal.
    _print(_readable(patch, color) if color or _is_terminal(sys.stdout) else _unheeded(patch)[0])
    return Checked(source.name, outcome.text, (), outcome.fixed)


def _silenced(source: "Source", outcome: "Outcome", batch: "Batch", complaints: _Complaints) -> "Checked":
    """Write a file with ignore comments for all that is found there."""
    from fgad_lint.report import Checked
    from fgad_lint.report.text import count

    if not _is_written(source, outcome, complaints):
        return _unchanged(source, batch)
    if source.path == _STDIN:
        _give(outcome.text)
    _tell(f"{source.name}: {count(len(outcome.fixed), 'finding')} silenced")
    return Checked(source.name, outcome.text, outcome.left, texts=batch.texts)


def _is_written(source: "Source", outcome: "Outcome", complaints: _Complaints) -> bool:
    """Write what a file has become, if anything; if that cannot be, say why."""
    from fgad_lint.cli import files

    if source.path != _STDIN and outcome.text != source.text:
        try:
            files.write(source.path, outcome.text, source.text.encode())
        except files.FileError as error:
            complaints.add(str(error))
            return False
    return True


def _unchanged(source: "Source", batch: "Batch") -> "Checked":
    """What is to be said of a file that stays as it was."""
    from fgad_lint.linter import runner
    from fgad_lint.report import Checked

    return Checked(source.name, source.text, batch.outcome(runner.lint, source).left, texts=batch.texts)


def _brought(
    since: str, sources: "Sequence[Source]", results: "Sequence[Checked]", jobs: int, complaints: _Complaints
) -> "list[Checked]":
    """What has come since a revision: findings that were not there, and the lines that are not as they were."""
    from fgad_lint.cli import files, git
    from fgad_lint.linter import runner
    from fgad_lint.results.since import changed_lines, new_findings

    then: list[Source] = []
    try:
        for source in sources:
            if source.path == _STDIN:
                _fail("--since needs a file that git knows; name one instead of -")
            content = git.before(source.path, since)
            text = "" if content is None else files.decode(content, f"{source.name} of {since}")
            then.append(source._replace(text=text))
    except (git.GitError, files.FileError) as error:
        _fail(str(error))
    brought = []
    with _mistakes(runner.Lost), runner.working(runner.Batch(then), runner.lint, jobs) as outcome_of:
        for number, (old, checked) in enumerate(zip(then, results, strict=True)):
            outcome = outcome_of(number)
            _failed(f"{old.name} of {since}", outcome, complaints)
            diagnostics = new_findings(old.text, outcome.left, checked.text, checked.diagnostics)
            lines = changed_lines(old.text, checked.text)
            brought.append(checked._replace(diagnostics=diagnostics, changed=lines))
    return brought


def _beyond(
    path: str,
    write: bool,
    sources: "Sequence[Source]",
    results: "Sequence[Checked]",
    quiet: bool,
) -> "list[Checked]":
    """What a baseline does not accept; nothing where it is written anew, to accept all."""
    from fgad_lint.cli import files
    from fgad_lint.report.text import count
    from fgad_lint.results import baseline

    try:
        accepted = dict(baseline.loads(files.read(path))) if not write or os.path.exists(path) else {}
    except files.FileError as error:
        _fail(f"{error}; --write-baseline writes it" if not os.path.exists(path) else str(error))
    except baseline.BaselineError as error:
        _fail(f"{path}: {error}; name another file, or remove this one for --write-baseline to make it anew")
    folder = os.path.dirname(os.path.abspath(path))
    names = [os.path.relpath(source.name, folder).replace(os.sep, "/") for source in sources]
    if write:
        accepting = {
            name: baseline.accepting(checked.text, checked.diagnostics)
            for name, checked in zip(names, results, strict=True)
        }
        accepted = {name: counts for name, counts in {**accepted, **accepting}.items() if counts}
        try:
            files.put(path, baseline.dumps(accepted))
        except files.FileError as error:
            _fail(str(error))
        if not quiet:
            _tell(f"{path}: accepts {count(sum(sum(counts.values()) for counts in accepting.values()), 'finding')} now")
        return [checked._replace(diagnostics=()) for checked in results]
    kept = []
    gone = 0
    for name, checked in zip(names, results, strict=True):
        beyond = baseline.beyond(accepted.get(name, {}), checked.text, checked.diagnostics)
        kept.append(checked._replace(diagnostics=beyond.diagnostics))
        gone += beyond.gone
    if gone and not quiet:
        _tell(
            f"{path}: {count(gone, 'accepted finding')} no longer found; --write-baseline drops {'it' if gone == 1 else 'them'}"
        )
    return kept


def _check_together(reporting: dict[str, object], changing: dict[str, object]) -> None:
    """Options that only one of can be given at a time."""
    given = [name for name, value in (*reporting.items(), *changing.items()) if value]
    if len(given) > 1 and set(given) & set(reporting):
        raise click.UsageError(f"{given[0]} and {given[1]} exclude each other; leave one out")


def _check_another(output_file: str, read: Iterable[str | None]) -> None:
    """Refuse to overwrite a file that the command reads."""
    from fgad_lint.cli import files

    if os.path.exists(output_file) and not os.path.isfile(output_file):
        return  # Nothing is lost in a pipe or a device.
    output = files.identity(output_file)
    if any(path == output_file or files.identity(0 if path == _STDIN else path) == output for path in read if path):
        _fail(f"--output-file {output_file} would overwrite a file that is read; name another")


def _failed(name: str, outcome: "Outcome", complaints: _Complaints, verbose: bool = False) -> None:
    """Say which fixes were left out and which rules failed on a text, and where in their code if that is wanted."""
    for rules, line, reason in outcome.refusals:
        complaints.add(f"{name}:{line}: left out the fix of {', '.join(rules)}, which would {reason}")
    for rule, error, trace in outcome.failures:
        hint = "" if verbose else "; --verbose says where"
        complaints.add(f"{name}: {rule} failed, so what it finds is missing: {error}{hint}")
        if verbose:
            for row in trace.splitlines():
                _tell(row)


def _readable(patch: str, color: bool) -> str:
    colors = {"+": "green", "-": "red", "@": "cyan"} if color else {}
    rows = map(_shown, patch.split("\n"))
    return "\n".join(click.style(row, colors[row[0]]) if row[:1] in colors else row for row in rows)


def _unheeded(text: str) -> tuple[str, bool]:
    """A text to print exactly, so that the log of a CI system finds no command in it, and whether lines were added for that.

    For GitHub it stands between two lines that stop commands; whatever applies patches passes over these. Other systems
    have nothing of the kind that a text could not end, so there a text with a command is refused.
    """
    from fgad_lint.escape import COMMANDS

    if not _may_be_log():
        return text, False
    if any(map(os.environ.get, ("TF_BUILD", "TEAMCITY_VERSION"))) and any(command in text for command in COMMANDS):
        _fail("output not written: this log would take some of it for commands; redirect it to a file")
    if not _in_workflow() or not any(mark in text for mark in ("::", "##[")):
        return text, False
    from secrets import token_hex

    token = token_hex(16)
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n", True


def _in_workflow() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _may_be_log() -> bool:
    """Whether a CI system may read standard output as a log, as it does unless that is redirected to a file."""
    from stat import S_ISREG

    if not any(map(os.environ.get, ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"))):
        return False
    with suppress(AttributeError, OSError):  # It may be closed, or no file of the system's.
        return not S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return True


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream leads to a person; there is none where it was closed before the program began."""
    return stream is not None and stream.isatty()


def _wants_color(asked: bool | None, stream: TextIO | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and os.environ.get("TERM") != "dumb"


def _give(text: str) -> None:
    """Print a text character by character as it is; on a terminal so that it can be read and does not steer that."""
    if _is_terminal(sys.stdout):
        _print(_shown_rows(text.replace("\r\n", "\n")))
        return
    text, has_more = _unheeded(text)
    _print(text)
    if has_more:
        _tell("the output stands between two lines that stop workflow commands; redirect it to a file to get it alone")


def _give_rows(text: str) -> None:
    """Print a table row by row; where a log would find commands in it, these are escaped."""
    from fgad_lint.escape import escape_ci_commands

    if _is_terminal(sys.stdout):
        text = _shown_rows(text)
    elif _may_be_log() and (escaped := "\n".join(map(escape_ci_commands, text.split("\n")))) != text:
        text = escaped
        _tell("workflow commands in the output are escaped; redirect it to a file to get it unchanged")
    _print(text)


def _shown_rows(text: str) -> str:
    return "\n".join(map(_shown, text.split("\n")))


def _shown(row: str) -> str:
    """A row as a person reads it, on a terminal or in a log."""
    from fgad_lint.escape import escape_ci_commands, escape_control_chars

    return escape_ci_commands(escape_control_chars(row))


def _print(content: str | bytes, aside: bool = False) -> None:
    """Print results, or what is to stand aside of them: in UTF-8 to a file or a program, on a terminal as it can show it."""
    stream: TextIO | None = sys.stderr if aside else sys.stdout
    if stream is None:
        _fail("output not written: it is closed")
    if isinstance(content, str):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        content = content.encode(encoding, "backslashreplace")
    click.echo(content, stream, nl=False)


def _discard_output() -> None:
    """Send to nowhere what Python could not write and would try to write once more as it ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _progress(quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done, once that takes longer than a second."""
    if quiet or not _is_terminal(sys.stderr):
        yield lambda _: None
        return
    from threading import Event, Thread

    doing, done = [""], Event()

    def show() -> None:
        from shutil import get_terminal_size

        wait, width = 1.0, get_terminal_size().columns
        while not done.wait(wait):
            wait = 0.1
            click.echo(f"\r\x1b[K{_shown(doing[0])[: width - 1]}", err=True, nl=False)
        if wait < 1:
            click.echo("\r\x1b[K", err=True, nl=False)

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield lambda line: doing.__setitem__(0, line)
    finally:
        done.set()
        thread.join()


def _append(path: str, content: str, complaints: _Complaints) -> None:
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(content)
    except OSError as error:
        complaints.add(f"{path}: not written: {(error.strerror or str(error)).lower()}")


def _tell(line: str) -> None:
    """Say something to a person."""
    click.echo(_shown(line), err=True)


def _fail(line: str) -> NoReturn:
    _tell(line)
    sys.exit(2)


@contextmanager
def _misuse() -> Iterator[None]:
    """What click says of wrong arguments quotes them as they are, and names of files are among them."""
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(_shown(error.format_message()), error.ctx) from None


@contextmanager
def _mistakes(*others: type[Exception]) -> Iterator[None]:
    """What a person can mend ends the command with one line."""
    from fgad_lint.cli.files import FileError
    from fgad_lint.config import ConfigError

    mistakes: tuple[type[Exception], ...] = (ConfigError, FileError, *others)
    try:
        yield
    except mistakes as mistake:
        _fail(str(mistake))


def _meant(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
