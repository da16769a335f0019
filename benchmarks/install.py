"""Install this version of fgad-lint and its peers, each into a folder of its own."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
WORK = Path.home() / ".cache" / "fgad-lint-benchmarks"
FOLDER = click.Path(file_okay=False, resolve_path=True, path_type=Path)
PYTHON_PEERS = {"mdformat": "1.0.0", "pymarkdownlnt": "0.9.41", "rumdl": "0.3.0"}
NODE_PEERS = {
    "awesome-lint": "2.3.0",
    "markdownlint-cli2": "0.22.1",  # The last version that runs on Node 20.
    "remark-cli": "12.0.1",
    "remark-preset-lint-recommended": "7.0.1",
    "remark-validate-links": "13.1.0",
}


def own(work: Path) -> Path:
    """Install this version of fgad-lint with its dependencies; return the folder of programs."""
    return _environment(work / "own", [f"{ROOT}[server]"])


def peers(work: Path) -> str:
    """Install the peers that can be installed; return their versions, and why the others are missing."""
    _once(work / "python-peers.json", PYTHON_PEERS, lambda names: _environment(work / "python", names), "==")
    if not has_node():
        return f"{_listed(PYTHON_PEERS)}; none of those that run on Node, which is not here"
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(work)]
    _once(work / "node-peers.json", NODE_PEERS, lambda names: _run([*npm, *names]), "@")
    return f"{_listed(PYTHON_PEERS)}; on Node {printed('node', '--version')} {_listed(NODE_PEERS)}"


def libraries(programs: Path) -> str:
    """The dependencies of fgad-lint with their versions."""
    names = ("click", "jsonschema")
    code = (
        f"from importlib.metadata import version; print(*(f'{{name}} {{version(name)}}' for name in {names}), sep=', ')"
    )
    return printed(programs / "python", "-c", code)


def has_node() -> bool:
    return bool(shutil.which("npm") and shutil.which("node"))


def printed(*command: str | Path) -> str:
    """The single line that a command prints."""
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def _listed(versions: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def _once(record: Path, versions: dict[str, str], install: Callable[[list[str]], object], sign: str) -> None:
    """Install these versions unless the record says that they are installed."""
    wanted = json.dumps(versions)
    if not record.exists() or record.read_text(encoding="utf-8") != wanted:
        install([f"{name}{sign}{version}" for name, version in versions.items()])
        record.write_text(wanted, encoding="utf-8")


def _environment(folder: Path, packages: Sequence[str]) -> Path:
    programs = folder / "bin"
    if not programs.exists():
        _run([sys.executable, "-m", "venv", str(folder)])
    _run([str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
    return programs


def _run(command: Sequence[str]) -> None:
    click.echo(" ".join(command), err=True)
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError as error:
        raise click.ClickException(f"exit {error.returncode} of {command[0]}") from None
