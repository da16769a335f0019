"""Keep the numbers of entries in step with edits: "1." before an item, or a number in the first cell of a row."""

from fgad_lint import lazy_re
from fgad_lint.records import Record
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form, Templates, template_of

# 12. Title          | 12 | Title |
# ^^ number            ^^ number
_NUMBER = lazy_re.compile(r"[ \t>]*(?:(?P<item>\d{1,6})[.)][ \t]|\|[ \t]*(?P<cell>\d{1,6})[ \t]*\|)")

_YEARS = range(1950, 2100)


class Numbering:
    """The numbers of a list as they are before an edit, by runs in which each entry has the next number, or the one before.

    Years do not number anything. After the edit, `apply` gives the entries of each run the same numbers, from the first one on. Numbers that do not count,
    such as "1." before every entry, stay as they are.
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
            if run is None or not _counts(self._runs[run]) or _number(item, block) is None:
                continue
            numbers, count = self._runs[run], counts[run]
            step = numbers[1] - numbers[0]
            _write(item, block, numbers[0] + step * count)
            counts[run] += 1


def _counts(run: list[int]) -> bool:
    return len(run) > 1 and not all(number in _YEARS for number in run)


def _goes_on(run: list[int], number: int) -> bool:
    step = number - run[-1]
    return step == run[1] - run[0] if len(run) > 1 else abs(step) == 1


def _template(item: Record, block: Record) -> str:
    layout: Record = block.get("layout", {})
    templates: Templates = {**DEFAULT_TEMPLATES["papers"], **layout}
    form: Form = layout.get("form", "list")
    return template_of(item, templates, form)


def _number(item: Record, block: Record) -> int | None:
    match = _NUMBER.match(_template(item, block))
    return int(match["item"] or match["cell"]) if match else None


def _write(item: Record, block: Record, number: int) -> None:
    template = _template(item, block)
    match = _NUMBER.match(template)
    group = "item" if match and match["item"] else "cell"
    if match and int(match[group]) != number:
        item["layout"] = f"{template[: match.start(group)]}{number}{template[match.end(group) :]}"
