"""The commands `init` and `config`: set up a project and show its configuration."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from fgad_lint.cli.inputs import exit_on_error, make_settings, read_source
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, STDIN, config_options, readme
from fgad_lint.cli.terminal import ErrorLog, escape_line, escape_lines, is_terminal, print_output, tell

if TYPE_CHECKING:
    from fgad_lint.diagnostic import Diagnostic
    from fgad_lint.linter.resolver import Source

_HOOKS = ".pre-commit-config.yaml"


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("file", default=readme, type=PATH)
@click.option("--yes", is_flag=True, help="Write the files without asking.")
def init(file: str, yes: bool) -> None:
    """Write a configuration, a pre-commit hook and GitHub workflows.

    \b
      fgad-lint.toml                         next to FILE, with its settings
      .pre-commit-config.yaml                at the top of the git repository
      .github/workflows/fgad-lint.yml        there too
      .github/workflows/fgad-lint-facts.yml  there too, if FILE links to arXiv

    The last one asks arXiv about the papers every week. Each file is printed first, and on a terminal you are asked
    whether to write it. No file is replaced: for another list, its name is added to the hook and the workflow that are
    there. FILE defaults to README.md.

    \b
      fgad-lint init
      fgad-lint init docs/papers.md --yes
    """
    from fgad_lint.cli import atomic_write
    from fgad_lint.cli.files import FileError

    errors = ErrorLog()
    written = []
    with exit_on_error():
        source = read_source(file, None, make_settings((), True))
    for offer in _offers(source):
        print_output(escape_lines(_shown(offer)))
        verb, participle = ("write", "written") if offer.old is None else ("change", "changed")
        if not yes:
            if file == STDIN or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
                tell(f"{offer.path}: not {participle}; use --yes to {verb} it")
                continue
            if not click.confirm(f"{verb} {escape_line(offer.path)}?", err=True):
                continue
        try:
            if offer.old is None:
                atomic_write.create(offer.path, offer.content)
            else:
                atomic_write.write_if_unchanged(offer.path, offer.content, offer.old.encode())
            tell(f"{offer.path}: {participle}")
            written.append(offer.path)
        except FileError as error:
            errors.add(str(error))
    if written and file != STDIN and not errors.lines:
        for line in _next_steps(file, written):
            tell(line)
    sys.exit(2 if errors.lines else 0)


@click.command("config", context_settings=CONTEXT_SETTINGS)
@click.argument("file", default=readme, type=PATH)
@config_options
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the configuration instead.")
def configuration(file: str, config: tuple[str, ...], isolated: bool, schema: bool) -> None:
    """Print the configuration of a FILE and the origin of each value.

    The output is valid TOML. FILE defaults to README.md.

    \b
      fgad-lint config docs/papers.md
      fgad-lint config --schema > fgad-lint.schema.json
    """
    from fgad_lint import paths, rules, schemas
    from fgad_lint.config.describe import describe
    from fgad_lint.config.files import read

    if schema:
        print_output(schemas.read("configuration"))
        return
    with exit_on_error():
        settings = make_settings(config, isolated)
        setting = settings.of(file)
        tables = {setting.source: read(setting.source)} if setting.source else {}
    running = {rule.name for rule in setting.rules(paths.facts_folder(file) is not None)}
    rows = [f"# configuration of {file}"]
    rows += (
        f"{key} = {value}  # {origin}"
        for key, value, origin in describe(setting.config, {**tables, "--config": settings.command_line.options})
    )
    rows += (f"# not run: {name}" for name in rules.names() if name not in running)
    print_output("".join(f"{escape_line(row)}\n" for row in rows))


class _Offer(NamedTuple):
    """A file that `init` can write, and what it contains now."""

    path: str
    content: str
    old: str | None = None


def _offers(source: "Source") -> Iterator[_Offer]:
    """The files that `init` can write or change; say why others stay as they are."""
    from fgad_lint import paths
    from fgad_lint.cli import config_proposal, project_files
    from fgad_lint.config.files import FILES, find
    from fgad_lint.model.document import Document

    folder = os.path.dirname(source.path)
    if existing := find(folder):
        tell(f"{os.path.relpath(existing)}: already configures {source.name}; left unchanged")
    elif _is_free(path := os.path.join(folder, FILES[0])):
        yield _Offer(path, config_proposal.propose(source.text, source.name, source.rules))
    if source.path == STDIN:
        return
    top = paths.repository(folder)
    if top is None:
        tell(f"{source.name}: not in a git repository, so no hook and no workflow are written")
        return
    name = os.path.relpath(source.path, top).replace(os.sep, "/")
    path, hook = os.path.relpath(os.path.join(top, _HOOKS)), project_files.hook(name)
    if (old := _read(path)) is None:
        if _is_free(path):
            yield _Offer(path, f"repos:\n{hook}")
    elif "fgad-lint" not in old:
        print_output(escape_lines(f"{path}, under repos:\n\n{hook}\n"))
        tell(f"{path}: left unchanged; paste the entry above into it")
    else:
        todo = f"if its hook does not run on {name} yet, add |{project_files.pattern(name)} to files"
        yield from _change(path, old, project_files.add_to_hook(old, name), name, todo)
    path = os.path.relpath(os.path.join(top, ".github", "workflows", "fgad-lint.yml"))
    if (old := _read(path)) is None:
        if _is_free(path):
            yield _Offer(path, project_files.workflow(name))
    else:
        todo = f"if its step does not check {name} yet, add it to files"
        yield from _change(path, old, project_files.add_to_workflow(old, name), name, todo)
    path = os.path.relpath(os.path.join(top, ".github", "workflows", "fgad-lint-facts.yml"))
    if Document(source.text, source.setting.config.renderer).arxiv_links and _is_free(path):
        yield _Offer(path, project_files.facts_workflow())


def _change(path: str, old: str, new: str | None, name: str, todo: str) -> Iterator[_Offer]:
    """Offer to add a list to a file; say so if it is there already, or what to do by hand if `new` is None."""
    if new is None:
        tell(f"{path}: left unchanged; {todo}")
    elif new == old:
        tell(f"{path}: already covers {name}; left unchanged")
    else:
        yield _Offer(path, new, old)


def _read(path: str) -> str | None:
    """The text of an existing file; None if it is missing or cannot be read."""
    from fgad_lint.cli import files

    try:
        return files.read(path) if os.path.isfile(path) else None
    except files.FileError:
        return None


def _is_free(path: str) -> bool:
    """Whether nothing exists at a path, not even a broken link; report what does."""
    if os.path.lexists(path):
        tell(f"{path}: already exists; left unchanged")
        return False
    return True


def _shown(offer: _Offer) -> str:
    """What would be written, or how it differs from what is there."""
    from fgad_lint.cli.diff import unified

    if offer.old is None:
        return f"{offer.path}:\n\n{offer.content}\n"
    old, new = (text.replace("\r\n", "\n") for text in (offer.old, offer.content))
    return f"{unified(old, new, offer.path)}\n"


def _next_steps(file: str, written: Sequence[str]) -> Iterator[str]:
    """What to do after files were written for a list, line by line."""
    from shlex import join

    from fgad_lint import paths

    path = f"./{file}" if file.startswith("-") else file
    diagnostics = _findings(file)
    is_in_repository = paths.repository(os.path.dirname(file)) is not None
    yield "next steps:"
    yield f"  {join(['fgad-lint', path])}{_summary(diagnostics)}"
    if is_in_repository:
        yield f"  {join(['git', 'add', *(path.replace(os.sep, '/') for path in written)])}"
        if any(path.endswith(_HOOKS) for path in written):
            yield "  pre-commit install"
    if diagnostics:
        option, others = ("--since", ", as the hook and the workflow do") if is_in_repository else ("--baseline", "")
        yield f"old findings can stay: with {option}, fgad-lint reports only new ones{others}"


def _findings(file: str) -> "Sequence[Diagnostic] | None":
    """The findings in a list; None if its configuration is broken."""
    from fgad_lint.cli.files import FileError
    from fgad_lint.config import ConfigError
    from fgad_lint.linter import runner
    from fgad_lint.results.causes import one_per_cause

    try:
        source = read_source(file, None, make_settings((), False))
    except (ConfigError, FileError):
        return None
    return one_per_cause(source.text, runner.Batch([source]).outcome(runner.lint, source).remaining)


def _summary(diagnostics: "Sequence[Diagnostic] | None") -> str:
    """A comment for a command that would report these."""
    from fgad_lint.report.text import count, fixable

    if diagnostics is None:
        return ""
    if not diagnostics:
        return "  # nothing found"
    return f"  # {count(len(diagnostics), 'finding')}; {fixable(diagnostics)}".rstrip("; \n")
