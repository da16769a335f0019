"""The commands `init` and `config`: set up a project and show its configuration."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.inputs import exit_on_error, make_settings, read_source
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, README, STDIN, config_options
from fgad_lint.cli.terminal import ErrorLog, escape_line, escape_lines, is_terminal, print_output, tell

if TYPE_CHECKING:
    from fgad_lint.linter.resolver import Source


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("file", default=README, type=PATH)
@click.option("--yes", is_flag=True, help="Write the files without asking.")
def init(file: str, yes: bool) -> None:
    """Write a configuration, a pre-commit hook and a GitHub workflow.

    \b
      fgad-lint.toml                   next to FILE, with settings that fit it
      .pre-commit-config.yaml          at the top of the git repository
      .github/workflows/fgad-lint.yml  at the top of the git repository

    Each file is printed first, and on a terminal you are asked whether to write it. Existing files are never changed.
    FILE defaults to README.md.

    \b
      fgad-lint init
      fgad-lint init docs/papers.md --yes
    """
    from fgad_lint.cli.atomic_write import create
    from fgad_lint.cli.files import FileError

    errors = ErrorLog()
    with exit_on_error():
        source = read_source(file, None, make_settings((), True))
    for path, content in _offers(source):
        print_output(escape_lines(f"{path}:\n\n{content}\n"))
        if not yes:
            if file == STDIN or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
                tell(f"{path}: not written; use --yes to write it")
                continue
            if not click.confirm(f"write {escape_line(path)}?", err=True):
                continue
        try:
            create(path, content)
            tell(f"{path}: written")
        except FileError as error:
            errors.add(str(error))
    sys.exit(2 if errors.lines else 0)


@click.command("config", context_settings=CONTEXT_SETTINGS)
@click.argument("file", default=README, type=PATH)
@config_options
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the configuration instead.")
def configuration(file: str, config: tuple[str, ...], isolated: bool, schema: bool) -> None:
    """Print the configuration of a FILE and the origin of each value.

    The output is valid TOML. FILE defaults to README.md.

    \b
      fgad-lint config docs/papers.md
      fgad-lint config --schema > fgad-lint.schema.json
    """
    from fgad_lint import rules, schemas
    from fgad_lint.config.describe import describe
    from fgad_lint.config.files import read

    if schema:
        print_output(schemas.read("configuration"))
        return
    with exit_on_error():
        settings = make_settings(config, isolated)
        setting = settings.of(file)
        tables = {setting.source: read(setting.source)} if setting.source else {}
    running = {rule.name for rule in setting.rules}
    rows = [f"# configuration of {file}"]
    rows += (
        f"{key} = {value}  # {origin}"
        for key, value, origin in describe(setting.config, {**tables, "--config": settings.command_line.options})
    )
    rows += (f"# not run: {name}" for name in rules.names() if name not in running)
    print_output("".join(f"{escape_line(row)}\n" for row in rows))


def _offers(source: "Source") -> Iterator[tuple[str, str]]:
    """The path and the text of each file that `init` can write; report files that already exist."""
    from fgad_lint import paths
    from fgad_lint.cli import config_proposal, project_files
    from fgad_lint.config.files import FILES, find

    folder = os.path.dirname(source.path)
    if existing := find(folder):
        tell(f"{os.path.relpath(existing)}: already configures {source.name}; left unchanged")
    elif _is_free(path := os.path.join(folder, FILES[0])):
        yield path, config_proposal.propose(source.text, source.name, source.setting.rules)
    if source.path == STDIN:
        return
    top = paths.repository(folder)
    if top is None:
        tell(f"{source.name}: not in a git repository, so no hook and no workflow are written")
        return
    name = os.path.relpath(source.path, top).replace(os.sep, "/")
    path = os.path.relpath(os.path.join(top, ".pre-commit-config.yaml"))
    if _can_take_hook(path):
        print_output(escape_lines(f"{path}, under repos:\n\n{project_files.hook(name)}\n"))
        tell(f"{path}: left unchanged; paste the entry above into it")
    elif _is_free(path):
        yield path, f"repos:\n{project_files.hook(name)}"
    path = os.path.relpath(os.path.join(top, ".github", "workflows", "fgad-lint.yml"))
    if _is_free(path):
        yield path, project_files.workflow(name)


def _can_take_hook(path: str) -> bool:
    """Whether a pre-commit configuration exists, can be read, and does not mention fgad-lint yet."""
    from fgad_lint.cli import files

    try:
        return os.path.isfile(path) and "fgad-lint" not in files.read(path)
    except files.FileError:
        return False


def _is_free(path: str) -> bool:
    """Whether nothing exists at a path, not even a broken link; report what does."""
    if os.path.lexists(path):
        tell(f"{path}: already exists; left unchanged")
        return False
    return True
