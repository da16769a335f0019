"""Dates as entries write them: "2023-10", "Oct 2023", "[22.02]", and the formats that write others the same way.

A format has `%Y` or `%y` for the year, `%m` for the month, `%-m` without a leading zero, `%b` for its name (`%B` for the whole one),
`%d` and `%-d` for the day, and `%o` for the "th" after it. `%~m` and `%~d` are numbers that do not tell about zeros: 10 to 31.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.dates import MONTH, month_number
from fgad_lint.text import Span

_NAMES = """January February March April May June July August September October November December""".split()
_DATE = lazy_re.compile(
    r"(?<![\w/-])(?<!\d\.)(?:"
    r"(?P<Y1>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m1>0?[1-9]|1[0-2])(?:(?P=sep)(?P<d1>[0-3]?\d))?(?![\w/-]|\.\d)"
    r"|(?P<Y2>(?:19|20)\d\d) ?年 ?(?P<m2>1[0-2]|0?[1-9]) ?月(?: ?(?P<d2>[0-3]?\d) ?日)?"
    r"|(?P<m3>0?[1-9]|1[0-2])/(?P<Y3>(?:19|20)\d\d)(?![\w/-])"
    rf"|(?:(?P<d4>[0-3]?\d)(?P<o4>st|nd|rd|th)? )?(?P<b4>{MONTH})\b\.?,? ?(?:(?P<d5>[0-3]?\d)(?P<o5>st|nd|rd|th)?,? )?(?P<Y4>(?:19|20)\d\d)(?![\w/-])"
    r"|(?<![^\s(\[|])(?P<y6>[0-3]\d)\.(?P<m6>0[1-9]|1[0-2])(?=\s*(?:[)\]|]|\Z))"
    r")",
    re.IGNORECASE,
)
_CODE = lazy_re.compile(r"%[-~]?[YymdbBo]")


class WrittenDate(NamedTuple):
    """A month, with a day, 0 if it is not known."""

    year: int
    month: int
    day: int = 0


class FoundDate(NamedTuple):
    """A date in a text, its format, and how the name of its month is spelled, "" if it is a number."""

    span: Span
    format: str
    date: WrittenDate
    month_name: str


def find_date(text: str) -> FoundDate | None:
    """The first date with a month in a text."""
    match = _DATE.search(text)
    if match is None:
        return None
    values = {"Y": 0, "m": 0, "d": 0}
    position, pieces, month_name = match.start(), [], ""
    for group, value in sorted(match.groupdict().items(), key=lambda item: match.start(item[0])):
        if value is None or group == "sep":
            continue
        kind = group[0]
        if kind == "b":
            month_name = value
            values["m"] = month_number(value)
            code = "%B" if len(value) > 4 else "%b"
        elif kind == "o":
            code = "%o"
        else:
            values[kind.upper() if kind == "y" else kind] = int(value) + 2000 * (kind == "y")
            code = f"%{kind}" if kind in "Yy" or value[0] == "0" else f"%~{kind}" if len(value) == 2 else f"%-{kind}"
        pieces += [text[position : match.start(group)].replace("%", "%%"), code]
        position = match.end(group)
    return FoundDate(
        Span(*match.span()), "".join(pieces) + text[position : match.end()],
        WrittenDate(values["Y"], values["m"], values["d"]), month_name,
    )  # fmt: skip


def write_date(date_format: str, date: WrittenDate, month_names: Sequence[str] = ()) -> str | None:
    """A date in a format; None if it lacks the day. `month_names` are names of months as others are spelled."""
    counts = Counter(month_names)
    spelled = {month_number(name): name for name, _ in reversed(counts.most_common())}

    def code(match: re.Match[str]) -> str:
        kind = match[0][-1]
        if kind in "bB":
            name = _NAMES[date.month - 1]
            known = spelled.get(date.month, "")
            return known if known and (len(known) > 4) == (kind == "B") else name if kind == "B" else name[:3]
        if kind == "o":
            last = date.day % 10 if date.day not in (11, 12, 13) else 0
            return {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
        number = {"Y": date.year, "y": date.year % 100, "m": date.month, "d": date.day}[kind]
        return f"{number:02}" if kind != "Y" and "-" not in match[0] else str(number)

    if not date.day and re.search(r"%[-~]?d", date_format):
        return None
    return _CODE.sub(code, date_format)


def with_known_zeros(formats: Sequence[str]) -> dict[str, str]:
    """Formats of dates in a list by what they were: with `%m` or `%-m` for `%~m`, as most others have it, and the same for days."""
    known = {}
    for kind in "md":
        n_padded, n_bare = (sum(code in text for text in formats) for code in (f"%{kind}", f"%-{kind}"))
        known[f"%~{kind}"] = f"%-{kind}" if n_bare > n_padded else f"%{kind}"
    return {text: re.sub(r"%~[md]", lambda match: known[match[0]], text) for text in formats}
