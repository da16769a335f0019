"""The objects of the JSON format, one per line, for programs that read a stream."""

from collections.abc import Sequence

from fgad_lint.escape import to_json
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.json import objects


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings, one JSON object per line."""
    return "".join(to_json(json_object) for checked in results for json_object in objects(checked))
