"""The JSON Schemas of the configuration, of the diagnostics that are printed, and of records."""

from importlib.resources import files


def read(name: str) -> str:
    """Return the source of a schema: `configuration`, `diagnostics` or `record`."""
    return files("fgad_lint").joinpath("schema", f"{name}.schema.json").read_text("utf-8")
