"""The objects of the JSON format, one a line, to be read one by one."""

import json
from collections.abc import Sequence

from fgad_lint.report import Checked, Look
from fgad_lint.report.json import objects


def render(results: Sequence[Checked], _look: Look) -> str:
    """The findings, one a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for checked in results for each in objects(checked))
