"""The units of a merged list, and what is between them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.curation.merge_units import Unit
from fgad_lint.curation.three_way import OURS, THEIRS, Markers, TextMerge, merge_lines, side_to_take

# 12. A Loom for Thin Threads
# ^^ number
_NUMBER = lazy_re.compile(r"\A([ \t>]*)(\d{1,9})(?=[.)][ \t])")


class Merged(NamedTuple):
    """A unit of the result: its versions (base, ours, theirs), and the text that was made of them, None if they conflict."""

    versions: tuple[Unit | None, Unit | None, Unit | None]
    text: str | None

    @property
    def unit(self) -> Unit:
        """One of its versions: ours if there is one."""
        base, ours, theirs = self.versions
        return ours or theirs or base  # type: ignore[return-value]

    @property
    def is_combined(self) -> bool:
        """Whether its text is not that of both sides, and each side has one."""
        _, ours, theirs = self.versions
        return ours is not None and theirs is not None and not self.text == ours.text == theirs.text

    @property
    def lines_of_all(self) -> str:
        """Its lines, or those of both sides if they conflict."""
        if self.text is not None:
            return self.unit._replace(text=self.text).lines
        return "".join(version.lines for version in self.versions[1:] if version)

    def marked(self, markers: Markers) -> TextMerge:
        """Its lines, with markers around those that conflict."""
        if self.text is not None:
            return TextMerge(self.lines_of_all, 0)
        return merge_lines([version.lines if version else "" for version in self.versions], markers)


def blanks_before(merged: Sequence[Merged], versions: Sequence[Sequence[Unit]]) -> list[str]:
    """The blank lines before each unit of the result."""
    usual: dict[tuple[str, int], Counter[str]] = {}
    for above, below in pairwise(versions[OURS]):
        if _layout(above) == _layout(below):
            usual.setdefault(_layout(below), Counter())[below.blank] += 1
    return [merged[0].unit.blank, *(_blank(versions, usual, *pair) for pair in pairwise(merged))]


def _blank(
    versions: Sequence[Sequence[Unit]], usual: Mapping[tuple[str, int], Counter[str]], above: Merged, below: Merged
) -> str:
    """The blank lines between two units: those that a side has there, or has between one of them and one like the other.

    Else, `usual` has those that are usual between two units that are alike.
    """
    known = [
        after.blank if before and after and after.position == before.position + 1 else None
        for before, after in zip(above.versions, below.versions, strict=True)
    ]
    sides = [blank for blank in known[1:] if blank is not None]
    if sides:
        return sides[-1] if side_to_take(known) == THEIRS else sides[0]
    candidates: list[
        tuple[str, Unit, Unit]
    ] = []  # Blank lines, the unit on one side of them, and the one that is here.
    for version, before, after in zip(versions[1:], above.versions[1:], below.versions[1:], strict=True):
        if after and after.position:
            candidates.append((after.blank, version[after.position - 1], above.unit))
        if before:
            following = version[before.position + 1]
            candidates.append((following.blank, following, below.unit))
    alike = [blank for blank, there, here in candidates if _layout(there) == _layout(here)]
    if alike:
        return alike[0]
    if _layout(above.unit) == _layout(below.unit) in usual:
        return usual[_layout(below.unit)].most_common(1)[0][0]
    return max((blank for blank, _, _ in candidates), key=len)


def _layout(unit: Unit) -> tuple[str, int]:
    return unit.kind, unit.indent


def renumbered(merged: Sequence[Merged], versions: Sequence[Sequence[Unit]]) -> list[Merged]:
    """The units of the result; items of a numbered list count on where they do so in the versions that they come from."""
    steps = [_steps(version) for version in versions]
    result = list(merged)
    for run in _runs([unit.unit for unit in merged]):
        for step, indexes in _counted(run, merged, steps):
            anchor = 0 if step > 0 else len(indexes) - 1
            first = _number(merged[indexes[anchor]].unit) or 0
            for place, index in enumerate(indexes):
                text = merged[index].text
                number = rf"\g<1>{first + step * (place - anchor)}"
                result[index] = merged[index]._replace(text=text and _NUMBER.sub(number, text, count=1))
    return result


def _counted(
    run: Sequence[int], merged: Sequence[Merged], steps: Sequence[Mapping[int, int | None]]
) -> Iterator[tuple[int, list[int]]]:
    """The parts of a numbered list whose items count up or down by one, each with that step; an item may begin a new part."""
    step, part = 0, [run[0]]
    for index in run[1:]:
        own = {steps[side].get(unit.position) for side, unit in enumerate(merged[index].versions) if unit and side} - {
            0
        }
        if None not in own and len(own | {step} - {0}) < 2:
            step = next((own_step for own_step in own if own_step), step)
            part.append(index)
        else:
            if step:
                yield step, part
            step, part = 0, [index]
    if step:
        yield step, part


def _steps(version: Sequence[Unit]) -> dict[int, int | None]:
    """By how much the number of each item of a numbered list differs from the one before; 0 of the first, None unless it is by one."""
    steps: dict[int, int | None] = {}
    for run in _runs(version):
        steps[run[0]] = 0
        for previous, index in pairwise(run):
            step = (_number(version[index]) or 0) - (_number(version[previous]) or 0)
            steps[index] = step if abs(step) == 1 else None
    return steps


def _runs(units: Sequence[Unit]) -> Iterator[list[int]]:
    """The indexes of the items of each numbered list; those of nested lists are by themselves."""
    open_runs: dict[int, list[int]] = {}  # By indentation.
    for index, unit in enumerate(units):
        number = _number(unit)
        for indent in [
            indent for indent in open_runs if indent > unit.indent or (indent == unit.indent and number is None)
        ]:
            yield open_runs.pop(indent)
        if number is not None:
            open_runs.setdefault(unit.indent, []).append(index)
    yield from open_runs.values()


def _number(unit: Unit) -> int | None:
    number = _NUMBER.match(unit.text)
    return int(number[2]) if number else None
