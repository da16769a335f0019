"""Record everything that fgad-lint makes of some lists, to compare two versions of it with `diff -r`.

    python benchmarks/behaviour.py BEFORE ../lists      # then change the code
    python benchmarks/behaviour.py AFTER ../lists
    diff -r BEFORE AFTER

Each list gets a folder: its report in each format, its safe fixes and all its fixes as diffs, its record, and its papers.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from fgad_lint import report


def main(out: str, *sources: str) -> None:
    """Record what becomes of each list in `sources`, which are files and folders, in a folder of its own below `out`."""
    for path in sorted(path for source in sources for path in _lists(Path(source))):
        folder = Path(out, path.stem)
        folder.mkdir(parents=True, exist_ok=True)
        for name, arguments in _commands(path):
            status, output = _run(arguments)
            (folder / name).write_text(f"{output}\nexit status {status}\n", encoding="utf-8")


def _lists(source: Path) -> list[Path]:
    return sorted(source.glob("*.md")) if source.is_dir() else [source]


def _commands(path: Path) -> list[tuple[str, list[str]]]:
    common = ["--isolated", str(path)]
    return [
        *((f"report.{name}", ["check", "--output-format", name, *common]) for name in report.names()),
        ("report.statistics", ["check", "--statistics", *common]),
        ("safe.diff", ["check", "--diff", *common]),
        ("all.diff", ["check", "--diff", "--unsafe-fixes", *common]),
        ("record.json", ["parse", *common]),
        ("papers.csv", ["export", *common]),
    ]


def _run(arguments: list[str]) -> tuple[object, str]:
    """The exit status of a command, and what it prints."""
    from fgad_lint.cli import main as command_line

    buffer = io.BytesIO()
    output = io.TextIOWrapper(buffer, encoding="utf-8", newline="")
    status: object = 0
    with redirect_stdout(output), redirect_stderr(output):
        try:
            command_line(arguments, prog_name="fgad-lint")
        except SystemExit as system_exit:
            status = system_exit.code
    output.flush()
    text = buffer.getvalue().decode()
    if arguments[0] == "parse":
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    return status, text


if __name__ == "__main__":
    main(*sys.argv[1:])
