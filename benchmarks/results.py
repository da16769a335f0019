"""Format the measurements as Markdown: which goals were reached, and a table for each text."""

import math
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

import commands
from inputs import GROWING_SIZES, HOSTILE
from measure import LIMIT, Figures

Groups = Mapping[str, Mapping[str, Figures]]

GIVEN = "the list that was given"
LISTS = "many lists at once"
CHAINS = "20 passes of fixes"
EDITS = "one edit in an open list"
KEYSTROKES = "one keystroke in a language server"
GROWING = "growing texts"

MADE_LIST = "a made list, 100 KB"
REAL_LISTS = {"a real list, about 100 KB": 100_000, "a real list, about 500 KB": 500_000}

LONG_HEADING = "papers below a long heading"
FIXED_CHAINS = f"`{commands.FIX}`, {CHAINS}"
EXPORTED = f"`{commands.EXPORT}`, {LONG_HEADING}"
PARSED = f"`{commands.PARSE}`, {LONG_HEADING}"
_GROWING_TEXTS = (*HOSTILE, FIXED_CHAINS, EXPORTED, PARSED)

_GROWTH = 11  # Ten times the text may take at most this many times the time.
_HEAD = """\
# How fast is it?

`python benchmarks/speed.py` times whole processes, each command in turn so that a slow phase of the machine slows all of them, and writes this page.
The lists are invented, in the form of the example in README.md, with a slip in one entry of fifty. Peers run with their default rules. They
look for other faults, so the comparison is about how long one waits.

Starting is compared with `import click`, because click is the only library that these commands load. Processor time is user and system
time, in all processes of a command. Edits are timed within one process, `benchmarks/edits.py`, in processor time up to the new findings. Keystrokes are
timed as an editor sees them, `benchmarks/keystrokes.py`: from the notification of a change to the findings that the server sends.

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
    tables = {EDITS: _edit_table, KEYSTROKES: _edit_table, GROWING: _growing_table}
    for name, figures in groups.items():
        parts += [f"\n## {name[0].upper()}{name[1:]}\n\n", tables.get(name, table)(figures)]
    return "".join(parts)


def growing(text: str, size: str) -> str:
    """The name of the figures of a growing text."""
    return f"{text}, {size}"


def keystroke(server: str, text: str) -> str:
    """The name of the figures of keystrokes in a language server."""
    return f"`{server}`, {text}"


def bars(groups: Groups) -> list[Bar]:
    """The goals, with what was reached."""
    bar, memory, processor = partial(_bar, groups), partial(_memory_bar, groups), partial(_processor_bar, groups)
    edit, growth, text_growth = partial(_edit_bar, groups), partial(_growth, groups), partial(_text_growth, groups)
    texts = (MADE_LIST, *REAL_LISTS)
    check = commands.CHECK
    return [
        bar("6 KB", check, 1.25, commands.CLICK),
        *([bar(GIVEN, check, 1.25, commands.CLICK)] if GIVEN in groups else ()),
        *(bar("6 KB", name, 1.15, commands.CLICK) for name in (commands.VERSION, commands.HELP)),
        bar("100 KB", check, 0.33, commands.MDFORMAT),
        bar("1 MB", check, 3, commands.RUMDL),
        bar("10 MB", check, 2, commands.RUMDL),
        memory("10 MB", check, 1, commands.RUMDL),
        processor(LISTS, commands.CHECK_ALONE, 4, commands.RUMDL_ALONE),
        bar(CHAINS, commands.FIX, 2, check),
        *(bar("1 MB", name, 2, check) for name in (commands.FIX, commands.ADD_IGNORES, commands.SINCE)),
        *(bar("1 MB", name, 2.5, check) for name in (commands.PARSE, commands.RENDER)),
        *(edit(EDITS, text, limit) for text, limit in zip(texts, (30, 30, 100), strict=True)),
        *(
            edit(KEYSTROKES, keystroke(commands.SERVER, text), limit)
            for text, limit in zip(texts, (50, 50, 150), strict=True)
        ),
        *map(growth, (check, commands.EXPORT, commands.PARSE)),
        *map(text_growth, (FIXED_CHAINS, EXPORTED, PARSED)),
        _worst(map(text_growth, HOSTILE)),
    ]


def _figures(groups: Groups, group: str, name: str) -> Figures:
    return groups.get(group, {}).get(name, Figures())


def _bar(groups: Groups, group: str, name: str, limit: float, other: str) -> Bar:
    ours, theirs = _figures(groups, group, name), _figures(groups, group, other)
    return Bar(f"`{name}`, {group}", f"`{other}`", limit, ours.median, theirs.median)


def _memory_bar(groups: Groups, group: str, name: str, limit: float, other: str) -> Bar:
    ours, theirs = _figures(groups, group, name), _figures(groups, group, other)
    return Bar(f"the memory of `{name}`, {group}", f"`{other}`", limit, ours.peak, theirs.peak, "MB")


def _processor_bar(groups: Groups, group: str, name: str, limit: float, other: str) -> Bar:
    ours, theirs = _figures(groups, group, name), _figures(groups, group, other)
    work = f"the processor time of `{name}`, {group}"
    return Bar(work, f"`{other}`", limit, ours.processor, theirs.processor)


def _edit_bar(groups: Groups, group: str, text: str, milliseconds: int) -> Bar:
    reached = 1000 * _figures(groups, group, text).median
    return Bar(f"{group}: {text}", f"{milliseconds} ms", 1, reached, milliseconds, "ms")


def _growth(groups: Groups, name: str) -> Bar:
    small, large = (_figures(groups, size, name) for size in ("1 MB", "10 MB"))
    return Bar(f"`{name}`, 10 MB", "the same, 1 MB", _GROWTH, large.median, small.median)


def _text_growth(groups: Groups, text: str) -> Bar:
    small_size, large_size = GROWING_SIZES
    small, large = (_figures(groups, GROWING, growing(text, size)) for size in GROWING_SIZES)
    work = f"`{commands.CHECK}`, {text}" if text in HOSTILE else text
    return Bar(growing(work, large_size), f"the same, {small_size}", _GROWTH, large.median, small.median)


def _worst(found: Iterable[Bar]) -> Bar:
    """The goal for the text whose time grows most, or that could not be measured at all."""
    return max(found, key=lambda bar: math.inf if math.isnan(bar.ratio) else bar.ratio)


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
        f"| `{name}` | {_median(each)} | {_spread(each)} | {len(each.seconds)} | {_shown(each.processor)} "
        f"| {_shown(each.peak)} | {_ratio(each.median, check)} |\n"
        for name, each in figures.items()
    )
    head = f"| command | median, s | fastest to slowest | runs | processor, s | peak, MB | × `{commands.CHECK}` |\n"
    return head + "|---|---|---|---|---|---|---|\n" + "".join(rows)


def _edit_table(figures: Mapping[str, Figures]) -> str:
    rows = (f"| {text} | {_median(each)} | {_spread(each)} |\n" for text, each in figures.items())
    return "| text | median, s | fastest to slowest |\n|---|---|---|\n" + "".join(rows)


def _growing_table(figures: Mapping[str, Figures]) -> str:
    rows = []
    for text in _GROWING_TEXTS:
        small, large = (figures[growing(text, size)] for size in GROWING_SIZES)
        growth = _ratio(large.median, small.median)
        rows.append(f"| {text} | {_median(small)} | {_median(large)} | {_spread(large)} | {growth} |\n")
    sizes = [f"{size}, s" for size in GROWING_SIZES]
    return f"| text | {' | '.join(sizes)} | fastest to slowest | growth |\n|---|---|---|---|---|\n" + "".join(rows)


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
