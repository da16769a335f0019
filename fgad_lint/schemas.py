"""The JSON Schemas of what goes in and out."""

from pathlib import Path

_HERE = Path(__file__).parent


def read(name: str) -> str:
    """The source of a schema: `configuration`, `diagnostics` or `record`."""
    # A wheel carries them inside the package; in the repository they are beside it.
    folder = _HERE / "schema" if (_HERE / "schema").is_dir() else _HERE.parent / "schema"
    return (folder / f"{name}.schema.json").read_text("utf-8")
