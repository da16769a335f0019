"""The objects of the JSON format, one a line, to be read one by one."""

from collections.abc import Sequence

from fgad_lint.escape import to_json
from fgad_lint.report import Checked, Look
from fgad_lint.report.json import objects


def render(results: Sequence[Checked], _look: Look) -> str:
    """The findings, one a line."""
    return "".join(to_json(each) for checked in results for each in objects(checked))
