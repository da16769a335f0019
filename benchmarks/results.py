"""Format the measurements as Markdown: which goals were reached, and a table for each text."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import commands
from inputs import HOSTILE, HOSTILE_SIZES
from measure import LIMIT, Figures

Groups = Mapping[str, Mapping[str, Figures]]

GIVEN = "the list that was given"
LISTS = "many lists at once"
HOSTILE_TEXTS = "hostile texts"

_GROWTH = 11  # Ten times the text may take at most this many times the time.
_HEAD = """\
# How fast is it?

`python benchmarks/speed.py` times whole processes, each command in turn so that a slow phase of the machine slows all of them, and writes this page.
The lists are invented, in the form of the example in README.md, with a slip in one entry of fifty. Peers run with their default rules. They
look for other faults, so the comparison is about how long one waits.

"""


class Bar(NamedTuple):
    """A goal: ours takes at most `limit` times as much as theirs."""

    work: str
    other: str
    limit: float
    ours: float
    theirs: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """The ratio; at least this if ours was stopped, at most this if theirs was."""
        return self.ours / _until_stopped(self.theirs)

    @property
    def verdict(self) -> str:
        if math.isnan(self.ratio):
            return "not measured"
        return "met" if self.ratio <= self.limit else "**not met**"


def report(groups: Groups, about: Iterable[str]) -> str:
    """The whole page, as Markdown."""
    parts = [_HEAD, *(f"- {line}\n" for line in about)]
    parts += ["\n## Bars\n\n", bar_table(bars(groups))]
    for name, figures in groups.items():
        parts += [
            f"\n## {name[0].upper()}{name[1:]}\n\n",
            _hostile_table(figures) if name == HOSTILE_TEXTS else table(figures),
        ]
    return "".join(parts)


def hostile(text: str, size: str) -> str:
    """The name of the figures of a hostile text."""
    return f"{text}, {size}"


def bars(groups: Groups) -> list[Bar]:
    """The goals, with what was reached."""

    def seconds(group: str, name: str) -> float:
        return groups.get(group, {}).get(name, Figures()).median

    def megabytes(group: str, name: str) -> float:
        return groups.get(group, {}).get(name, Figures()).peak

    def bar(group: str, name: str, limit: float, other: str) -> Bar:
        return Bar(f"`{name}`, {group}", f"`{other}`", limit, seconds(group, name), seconds(group, other))

    slow = {peer: time for peer in commands.SLOW_PEERS if not math.isnan(time := seconds("100 KB", peer))}
    check = commands.CHECK
    found = [
        bar("6 KB", check, 1.25, commands.MISTUNE),
        *([bar(GIVEN, check, 1.25, commands.MISTUNE)] if GIVEN in groups else ()),
        *(bar("6 KB", name, 1.15, commands.CLICK) for name in (commands.VERSION, commands.HELP)),
        bar("100 KB", check, 1 / 3, min(slow, key=slow.__getitem__, default="a peer in Python or JavaScript")),
        bar("1 MB", check, 1.5, commands.RUMDL),
        bar("10 MB", check, 1, commands.RUMDL),
        Bar(
            f"the memory of `{check}`, 10 MB",
            f"`{commands.RUMDL}`",
            1,
            megabytes("10 MB", check),
            megabytes("10 MB", commands.RUMDL),
            "MB",
        ),
        bar(LISTS, commands.CHECK_ALONE, 1, commands.RUMDL),
        Bar(f"`{check}`, 10 MB", "the same, 1 MB", _GROWTH, seconds("10 MB", check), seconds("1 MB", check)),
        *(bar("1 MB", name, 2.5, check) for name in (commands.PARSE, commands.RENDER, commands.FIX)),
    ]
    return [*found, _worst(groups.get(HOSTILE_TEXTS, {}))]


def bar_table(found: Iterable[Bar]) -> str:
    rows = (
        f"| {bar.work} | {bar.limit:.3g} × {bar.other} | {_shown(bar.ours)} : {_shown(bar.theirs)} {bar.unit} "
        f"| {_ratio(bar.ours, bar.theirs)} | {bar.verdict} |\n"
        for bar in found
    )
    return "| work | at most | reached | ratio | |\n|---|---|---|---|---|\n" + "".join(rows)


def table(figures: Mapping[str, Figures]) -> str:
    """A table of the figures of commands, and how many times longer than our check they take."""
    check = figures[commands.CHECK].median
    rows = (
        f"| `{name}` | {_median(each)} | {_spread(each)} | {len(each.seconds)} | {_shown(each.peak)} "
        f"| {_ratio(each.median, check)} |\n"
        for name, each in figures.items()
    )
    head = f"| command | median, s | fastest to slowest | runs | peak, MB | × `{commands.CHECK}` |\n|---|---|---|---|---|---|\n"
    return head + "".join(rows)


def _hostile_table(figures: Mapping[str, Figures]) -> str:
    rows = []
    for text in HOSTILE:
        small, large = (figures[hostile(text, size)] for size in HOSTILE_SIZES)
        growth = _ratio(large.median, small.median)
        rows.append(f"| {text} | {_median(small)} | {_median(large)} | {_spread(large)} | {growth} |\n")
    sizes = [f"{size}, s" for size in HOSTILE_SIZES]
    return f"| text | {' | '.join(sizes)} | fastest to slowest | growth |\n|---|---|---|---|---|\n" + "".join(rows)


def _worst(figures: Mapping[str, Figures]) -> Bar:
    """The goal for the hostile text that grows most, or that could not be checked at all."""
    small, large = HOSTILE_SIZES
    found = [
        Bar(f"hostile text: {text}, {large}", f"the same, {small}", _GROWTH, times[large], times[small])
        for text in HOSTILE
        for times in [{size: figures.get(hostile(text, size), Figures()).median for size in HOSTILE_SIZES}]
    ]
    return max(found, key=lambda bar: math.inf if math.isnan(bar.ratio) else bar.ratio)


def _median(figures: Figures) -> str:
    return f"failed: {figures.failure}" if figures.failure else _shown(figures.median)


def _spread(figures: Figures) -> str:
    return f"{_shown(min(figures.seconds))} to {_shown(max(figures.seconds))}" if len(figures.seconds) > 1 else ""


def _shown(number: float) -> str:
    """A number with three significant digits."""
    if math.isnan(number):
        return "–"
    if math.isinf(number):
        return f"> {LIMIT}"
    return f"{number:#.3g}".rstrip(".") if abs(number) < 1_000 else f"{number:.0f}"


def _ratio(one: float, other: float) -> str:
    if math.isinf(one) and math.isinf(other):
        return _shown(math.nan)
    bound = "> " if math.isinf(one) else "< " if math.isinf(other) else ""
    return bound + _shown(_until_stopped(one) / _until_stopped(other))


def _until_stopped(seconds: float) -> float:
    return LIMIT if math.isinf(seconds) else seconds
