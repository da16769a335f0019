"""Measure how fast fgad-lint and its peers are, and write benchmarks/RESULTS.md: python benchmarks/speed.py."""

import platform
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

import click

import commands
import install
import results
from inputs import GROWING_SIZES, HOSTILE, SIZES, list_with_chains, paper_list, papers_below_a_long_heading
from measure import Command, Figures, edits, in_turn, keystrokes

_FILE = click.Path(dir_okay=False, path_type=Path)
_LIST = click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path)
_LISTS = click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path)
_RESULTS = Path(__file__).with_name("RESULTS.md")


@click.command()
@click.option(
    "--work", type=install.FOLDER, default=install.WORK, show_default=True, help="The folder to install and measure in."
)
@click.option("--seed", type=_LIST, help="A small list to check as well.")
@click.option("--lists", type=_LISTS, help="A folder of lists to check in one run, and to edit.")
@click.option("--runs", default=10, show_default=True, help="Number of runs; slow commands run three times.")
@click.option(
    "--output", type=_FILE, default=_RESULTS, help="Where to write the results instead of benchmarks/RESULTS.md."
)
def main(work: Path, seed: Path | None, lists: Path | None, runs: int, output: Path) -> None:
    """Measure how long fgad-lint and its peers take.

    Peers that need Node are left out if it is missing.
    """
    texts = work / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    programs = install.own(work)
    peers = install.peers(work)
    click.echo(f"peers: {peers}", err=True)
    files = _write(texts)
    groups = {}
    for name, measured in _groups(work, programs, files, seed, lists):
        click.echo(f"{name} ({len(measured)} commands)", err=True)
        groups[name] = in_turn(measured, runs, texts, _say)
    open_lists = dict(_open_lists(files["100 KB"], lists))
    groups[results.EDITS] = dict(_edits(programs, open_lists))
    groups[results.KEYSTROKES] = dict(_keystrokes(work, programs, open_lists))
    output.write_text(results.report(groups, _about(programs, peers)), encoding="utf-8")
    click.echo(results.bar_table(results.bars(groups)), nl=False)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _write(folder: Path) -> dict[str, Path]:
    """Write all texts; return their files by the size of a list, or by the name and size of a growing text."""
    texts = {size: paper_list(number) for size, number in SIZES.items()}
    growing = {**HOSTILE, results.CHAINS: list_with_chains, results.LONG_HEADING: papers_below_a_long_heading}
    for text, make in growing.items():
        texts |= {results.growing(text, size): make(number) for size, number in GROWING_SIZES.items()}
    files = {name: folder / f"{name.replace(' ', '-')}.md" for name in texts}
    for name, file in files.items():
        file.write_text(texts[name], encoding="utf-8")
    return files


def _groups(
    work: Path, programs: Path, files: Mapping[str, Path], seed: Path | None, lists: Path | None
) -> Iterator[tuple[str, list[Command]]]:
    """The commands to measure in turn, by the text that they are measured on."""

    def checks(file: Path) -> list[Command]:
        return [commands.check(programs, file), *commands.peers(work, file, install.has_node())]

    yield "6 KB", [*commands.starting(programs), *checks(files["6 KB"])]
    if seed:
        given = shutil.copyfile(seed, files["6 KB"].with_name("given.md"))
        yield results.GIVEN, [*commands.starting(programs), *checks(given)]
    yield "100 KB", checks(files["100 KB"])
    yield "1 MB", [*checks(files["1 MB"]), *commands.changing(programs, files["1 MB"])]
    large = files["10 MB"]
    yield "10 MB", [*checks(large), commands.export(programs, large), commands.parse(programs, large)]
    if lists:
        yield results.LISTS, commands.many(work, programs, sorted(lists.glob("*.md")))
    with_chains = files[results.growing(results.CHAINS, "1 MB")]
    yield results.CHAINS, [commands.check(programs, with_chains), commands.fix(programs, with_chains)]
    yield results.GROWING, list(_growing(programs, files))


def _growing(programs: Path, files: Mapping[str, Path]) -> Iterator[Command]:
    """The commands on growing texts; each is named after its text and the size of it."""
    work: list[tuple[str, str, Callable[[Path, Path], Command]]] = [
        *((text, text, commands.check) for text in HOSTILE),
        (results.FIXED_CHAINS, results.CHAINS, commands.fix),
        (results.EXPORTED, results.LONG_HEADING, commands.export),
        (results.PARSED, results.LONG_HEADING, commands.parse),
    ]
    for name, text, command in work:
        for size in GROWING_SIZES:
            yield command(programs, files[results.growing(text, size)])._replace(name=results.growing(name, size))


def _open_lists(made_list: Path, lists: Path | None) -> Iterator[tuple[str, Path]]:
    """A made list, and real lists of about the wanted sizes."""
    yield results.MADE_LIST, made_list
    for name, size in results.REAL_LISTS.items():
        if file := nearest(lists, size) if lists else None:
            yield name, file


def _edits(programs: Path, open_lists: Mapping[str, Path]) -> Iterator[tuple[str, Figures]]:
    """The time of edits of lists."""
    click.echo(results.EDITS, err=True)
    for name, file in open_lists.items():
        yield name, edits(programs / "python", file, _say)


def _keystrokes(work: Path, programs: Path, open_lists: Mapping[str, Path]) -> Iterator[tuple[str, Figures]]:
    """The time of keystrokes in lists, in our language server and in rumdl's."""
    click.echo(results.KEYSTROKES, err=True)
    for name, file in open_lists.items():
        alone = work / "open" / "README.md"  # What else is in its folder would be read too.
        alone.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, alone)
        for server, command in commands.servers(work, programs).items():
            yield results.keystroke(server, name), keystrokes(programs / "python", alone, command, _say)


def nearest(lists: Path, size: int) -> Path | None:
    """The list in a folder whose size is nearest to `size` bytes; None if each is more than a fifth larger or smaller."""
    files = [file for file in sorted(lists.glob("*.md")) if abs(file.stat().st_size - size) <= size / 5]
    return min(files, key=lambda file: abs(file.stat().st_size - size), default=None)


def _about(programs: Path, peers: str) -> list[str]:
    """When and where the measurement was made, and of which versions."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return [
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, {cpu_count()} processors ({_processor()})",
        f"{install.printed(programs / 'fgad-lint', '--version')}, {python}, {install.libraries(programs)}",
        f"peers: {peers}",
    ]


def _processor() -> str:
    """The name of the processor, if the system tells it."""
    facts = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.*)", facts.read_text(), re.MULTILINE) if facts.exists() else None
    return found[1] if found else platform.machine()


if __name__ == "__main__":
    main()
