"""The JSON Schemas of configurations, findings, records and facts."""

from importlib.resources import files


def read(name: str) -> str:
    """Return the source of a schema: `configuration`, `diagnostics`, `links`, `papers` or `record`."""
    return files("fgad_lint").joinpath("schema", f"{name}.schema.json").read_text("utf-8")
