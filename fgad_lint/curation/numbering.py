"""Keep the numbers of entries in step with edits: "1." before an item, or a number in the first cell of a row."""

import re
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.records import Record
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form, Templates, template_of

# 12. Title          | 12 | Title |
# ^^ number            ^^ number
_NUMBER = lazy_re.compile(r"[ \t>]*(?:(?P<item>\d{1,6})[.)][ \t]|\|[ \t]*(?P<cell>\d{1,6})[ \t]*\|)")


class Numbering:
    """The numbers of a list as they are before an edit, by runs in which each entry has the next number, or the one before.

    After the edit, `apply` gives the entries of each run the same numbers, from the first one on. Numbers that do not count, such
    as "1." before every entry or years, stay as they are.
    """

    def __init__(self, block: Record) -> None:
        self._runs: list[list[int]] = []
        self._run_of: dict[int, int] = {}
        for item in block["papers"]:
            number = None if "prose" in item else _number(item, block)
            if number is None:
                continue
            if not (self._runs and _goes_on(self._runs[-1], number)):
                self._runs.append([])
            self._runs[-1].append(number)
            self._run_of[id(item)] = len(self._runs) - 1

    def apply(self, block: Record) -> None:
        """Number the entries of an edited list. An entry that was not in it belongs to the run of the one above, or else below."""
        counts = [0] * len(self._runs)
        items = [item for item in block["papers"] if "prose" not in item]
        run = next((self._run_of[id(item)] for item in items if id(item) in self._run_of), None)
        for item in items:
            run = self._run_of.get(id(item), run)
            if run is not None and _counts(self._runs[run], block) and _number(item, block) is not None:
                numbers, count = self._runs[run], counts[run]
                _write(item, block, numbers[0] + (numbers[1] - numbers[0]) * count)
                counts[run] += 1


def _goes_on(run: Sequence[int], number: int) -> bool:
    step = number - run[-1]
    return step == run[1] - run[0] if len(run) > 1 else abs(step) == 1


def _counts(run: Sequence[int], block: Record) -> bool:
    """Whether the numbers of a run count its entries. In the cells of a table, they begin or end with 1: others may be years."""
    return len(run) > 1 and (_form(block) != "table" or 1 in (run[0], run[-1]))


def _form(block: Record) -> Form:
    form: Form = block.get("layout", {}).get("form", "list")
    return form


def _template(item: Record, block: Record) -> str:
    templates: Templates = {**DEFAULT_TEMPLATES["papers"], **block.get("layout", {})}
    return template_of(item, templates, _form(block))


def _number(item: Record, block: Record) -> int | None:
    match = _NUMBER.match(_template(item, block))
    return int(match["item"] or match["cell"]) if match else None


def _write(item: Record, block: Record, number: int) -> None:
    template = _template(item, block)
    match = _NUMBER.match(template)
    group = "item" if match and match["item"] else "cell"
    if match and int(match[group]) != number:
        start, end = match.span(group)
        rest = template[end:]
        if group == "item":
            rest = _indented(rest, match.end(), match.end() + len(str(number)) - (end - start))
        item["layout"] = f"{template[:start]}{number}{rest}"


def _indented(text: str, width: int, new_width: int) -> str:
    """The lines of an item after its first, indented so that they stay in it if what is before its text gets wider."""

    def indented(match: re.Match[str]) -> str:
        indent = len(match[0]) - 1
        return "\n" + " " * (max(indent, new_width) if indent >= width else indent)

    return re.sub(r"\n *(?=[^\s])", indented, text)
