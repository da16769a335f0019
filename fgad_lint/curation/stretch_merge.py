"""Merge a stretch of a list that both sides have changed, unit by unit."""

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.curation.merge_units import Unit, nested_items
from fgad_lint.curation.merged_units import Merged
from fgad_lint.curation.three_way import OURS, THEIRS, matches, merge_words, side_to_take
from fgad_lint.model.paper_identity import are_versions
from fgad_lint.ordering import misplaced_indexes
from fgad_lint.text import words_in

_MAX_COMPARED = 1 << 12  # Units that may have replaced others: at most this many pairs are compared.
_MIN_SHARED_WORDS = 0.5  # Of the words of two texts that may be one text before and after a change.
_TAG = lazy_re.compile(r"<[^<>]*>")
_START = -1  # Stands before the first unit, whose number is 0.
_ENTRIES = ("paper", "item", "row")


class CannotMergeError(Exception):
    """Both sides have changed a stretch so that its units cannot be put together."""


def merge_stretch(versions: Sequence[Sequence[Unit]], comes_before: Callable[[Unit, Unit], bool]) -> list[Merged]:
    """Merge three versions of a stretch: base, ours, theirs.

    `comes_before` tells whether an entry of theirs belongs before one of ours, if both are new in one place. Raises CannotMergeError.
    """
    ids = _identify(versions)
    units = [dict(zip(numbers, version, strict=True)) for numbers, version in zip(ids, versions, strict=True)]
    merged: dict[int, Merged] = {}
    for number in dict.fromkeys(number for numbers in ids for number in numbers):
        found = tuple(version.get(number) for version in units)
        if result := merge_unit(found):  # type: ignore[arg-type]
            merged[number] = result
    headings = {number for version in units for number, unit in version.items() if unit.level}
    _check_replaced(ids, units, headings)
    order = _Order(ids, merged, headings, comes_before).order()
    _check_headings(ids, units[0], headings, order)
    for above, below in pairwise(merged[number].unit.table for number in order):
        if above and below and above != below:
            raise CannotMergeError("the header of a table has changed")
    return [merged[number] for number in order]


def merge_unit(versions: tuple[Unit | None, Unit | None, Unit | None]) -> Merged | None:
    """What becomes of a unit; None if it was removed."""
    base, ours, theirs = versions
    for feature in ("text", "content"):
        side = side_to_take([unit and getattr(unit, feature) for unit in versions])
        if side is not None:
            unit = versions[side]
            return Merged(versions, unit.text) if unit else None
    if not (ours and theirs):
        words = [unit.text.split() if unit else [] for unit in versions]
        return None if words[0] in words[1:] else Merged(versions, None)
    text = merge_words(base.text, ours.text, theirs.text) if base else fuller(ours.text, theirs.text)
    return Merged(versions, text or _merge_nested(versions))


def _merge_nested(versions: tuple[Unit | None, Unit | None, Unit | None]) -> str | None:
    """Merge the items that are nested in three versions of a unit; None if they conflict, or if there are none."""
    parts = [nested_items(unit) if unit else [] for unit in versions]
    if min(map(len, parts[1:])) < 2:
        return None
    merged = merge_stretch(parts, lambda *_: False)
    texts = [unit.text for unit in merged]
    return None if None in texts else "\n".join(map(str, texts))


def fuller(text: str, other_text: str) -> str | None:
    """The one of two texts that has all words of the other in their order; None if none has. The first if both are equal."""
    words, other_words = text.split(), other_text.split()
    if _contains(words, other_words):
        return text
    return other_text if _contains(other_words, words) else None


def _contains(words: Iterable[str], other_words: Sequence[str]) -> bool:
    remaining = iter(words)
    return all(word in remaining for word in other_words)


# Identity


def _identify(versions: Sequence[Sequence[Unit]]) -> list[list[int]]:
    """A number for each unit of three versions; versions of one unit have the same."""
    base, ours, theirs = versions
    numbers = [list(range(len(base)))]
    n_units = len(base)
    for version in (ours, theirs):
        in_base = _pairs_with_base(base, version)
        numbers.append([in_base[index] if index in in_base else n_units + index for index in range(len(version))])
        n_units += len(version)
    new_ours = [index for index, number in enumerate(numbers[OURS]) if number >= len(base)]
    new_theirs = [index for index, number in enumerate(numbers[THEIRS]) if number >= len(base)]
    pairs = _pairs_of_sides([ours[index] for index in new_ours], [theirs[index] for index in new_theirs])
    for index, our_index in pairs.items():
        numbers[THEIRS][new_theirs[index]] = numbers[OURS][new_ours[our_index]]
    return numbers


def _pairs_with_base(base: Sequence[Unit], side: Sequence[Unit]) -> dict[int, int]:
    """The indexes of the units of a side that the base has, too, each with the index there."""
    pairs = _equal_units(base, side)
    _pair_by_key(pairs, base, side, lambda unit: [(unit.kind, unit.place, key) for key in unit.keys])
    _pair_by_key(pairs, base, side, lambda unit: [(unit.kind, key) for key in unit.keys])
    _pair_replaced(pairs, base, side)
    return pairs


def _pairs_of_sides(ours: Sequence[Unit], theirs: Sequence[Unit]) -> dict[int, int]:
    """The indexes of units that theirs has added, each with that of the same unit that ours has added to the same section.

    Lines without words, such as `</details>`, are the same only next to units that are.
    """
    equal = {
        index: our_index
        for index, our_index in _equal_units(ours, theirs).items()
        if ours[our_index].place == theirs[index].place
    }
    pairs = {index: our_index for index, our_index in equal.items() if _has_words(theirs[index])}
    _pair_by_key(
        pairs, ours, theirs, lambda unit: [(unit.kind, unit.place, key) for key in unit.keys if _has_words(unit)]
    )
    paired = set(pairs.values())
    for step in (1, -1):
        for index in sorted(equal.keys() - pairs.keys(), reverse=step < 0):
            if pairs.get(index - step) == equal[index] - step and equal[index] not in paired:
                pairs[index] = equal[index]
                paired.add(equal[index])
    return pairs


def _equal_units(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    pairs = matches([unit.content for unit in old], [unit.content for unit in new])
    return {new_index: index for index, new_index in pairs}


def _has_words(unit: Unit) -> bool:
    return bool(words_in(_TAG.sub("", unit.text)))


def _pair_by_key(
    pairs: dict[int, int], old: Sequence[Unit], new: Sequence[Unit], keys: Callable[[Unit], Iterable[object]]
) -> None:
    """Pair units that share a key, each with the first that is left."""
    paired = set(pairs.values())
    left: dict[object, deque[int]] = {}
    for index, unit in enumerate(old):
        for key in keys(unit) if index not in paired else ():
            left.setdefault(key, deque()).append(index)
    for new_index, unit in enumerate(new):
        for key in keys(unit) if new_index not in pairs else ():
            indexes = left.get(key, deque())
            while indexes and indexes[0] in paired:
                indexes.popleft()
            if indexes and _are_same(old[indexes[0]], unit):
                pairs[new_index] = indexes[0]
                paired.add(indexes[0])
                break


def _are_same(old: Unit, new: Unit) -> bool:
    return old.identity is None or new.identity is None or are_versions(old.identity, new.identity)


def _pair_replaced(pairs: dict[int, int], base: Sequence[Unit], side: Sequence[Unit]) -> None:
    """Pair units that are in the same place between two that are paired, if one may be the other after a change."""
    paired = set(pairs.values())
    start = side_start = 0
    for side_end, end in [*sorted(pairs.items()), (len(side), len(base))]:
        removed = [index for index in range(start, end) if index not in paired]
        added = range(side_start, side_end)
        if len(removed) * len(added) <= _MAX_COMPARED:
            is_alone = len(removed) == len(added) == 1
            for side_index in added:
                changed = (index for index in removed if _may_be_changed(base[index], side[side_index], is_alone))
                if (index := next(changed, None)) is not None:
                    pairs[side_index] = index
                    removed.remove(index)
        start, side_start = end + 1, side_end + 1


def _may_be_changed(old: Unit, new: Unit, is_alone: bool) -> bool:
    if old.kind != new.kind:
        return False
    if is_alone and old.kind in ("heading", "line") and old.level == new.level:
        return True
    words, new_words = Counter(words_in(old.content)), Counter(words_in(new.content))
    n_shared = sum((words & new_words).values())
    return n_shared > 0 and n_shared >= _MIN_SHARED_WORDS * max(sum(words.values()), sum(new_words.values()))


# Order


class _Order:
    """Puts the units of the result in order: as ours has them, with what theirs added or moved after its predecessor there.

    What ours added to a section goes with the section.
    """

    def __init__(
        self,
        ids: Sequence[Sequence[int]],
        merged: Mapping[int, Merged],
        headings: Collection[int],
        comes_before: Callable[[Unit, Unit], bool],
    ) -> None:
        self._merged = merged
        self._comes_before = comes_before
        base, ours, theirs = ids
        self._ours = [number for number in ours if number in merged]
        self._theirs = [number for number in theirs if number in merged]
        self._only_ours = set(ours) - set(base) - set(theirs)
        moved = _moved(base, theirs) - _moved(base, ours)
        for heading, numbers in _sections(ours, headings):
            if heading in moved:
                moved.update(set(numbers) - set(base))
        unmoved = [number for number in self._ours if number not in moved]
        self._following = dict(zip([_START, *unmoved], [*unmoved, _START], strict=True))  # A ring.

    def order(self) -> list[int]:
        """The numbers of the units, in order."""
        self._place(self._theirs, self._skip)
        self._place(self._ours, lambda _, previous: previous)
        order = []
        number = self._following[_START]
        while number != _START:
            order.append(number)
            number = self._following[number]
        return order

    def _place(self, numbers: Iterable[int], place: Callable[[int, int], int]) -> None:
        """Put those units of a side that have no place yet after the one that `place` tells: the previous one, or one after that."""
        previous = _START
        for number in numbers:
            if number not in self._following:
                previous = place(number, previous)
                self._following[number] = self._following[previous]
                self._following[previous] = number
            previous = number

    def _skip(self, number: int, previous: int) -> int:
        """The unit after which one of theirs belongs: `previous`, or new ones of ours after that."""
        unit = self._merged[number].unit
        while (next_number := self._following[previous]) in self._only_ours:
            next_unit = self._merged[next_number].unit
            if unit.kind in _ENTRIES:
                if next_unit.kind not in _ENTRIES or next_unit.indent < unit.indent:
                    break
                if next_unit.indent == unit.indent and self._comes_before(unit, next_unit):
                    break
            elif unit.kind == "line" and next_unit.kind == "heading":
                break
            previous = next_number
        return previous


def _moved(base: Sequence[int], side: Sequence[int]) -> set[int]:
    """The units that a side has put elsewhere among those of the base."""
    place = {number: index for index, number in enumerate(base)}
    common = [number for number in side if number in place]
    return {common[index] for index in misplaced_indexes([place[number] for number in common])}


def _check_replaced(
    ids: Sequence[Sequence[int]], units: Sequence[Mapping[int, Unit]], headings: Collection[int]
) -> None:
    """Raise CannotMergeError if both sides have replaced lines of text in a section, each by other lines."""
    base, *sides = ({heading: set(numbers) for heading, numbers in _sections(numbers, headings)} for numbers in ids)
    for heading, numbers in base.items():
        removed = numbers - set(ids[OURS]) - set(ids[THEIRS])
        added = [side.get(heading, set()) - set(ids[0]) for side in sides]
        own = [added[0] - set(ids[THEIRS]), added[1] - set(ids[OURS])]
        if _has_line(removed, units[0]) and all(map(_has_line, own, units[OURS:])):
            raise CannotMergeError("both sides have replaced the same lines")


def _has_line(numbers: Iterable[int], units: Mapping[int, Unit]) -> bool:
    return any(units[number].kind == "line" and _has_words(units[number]) for number in numbers)


def _check_headings(
    ids: Sequence[Sequence[int]], base: Mapping[int, Unit], headings: Collection[int], order: Sequence[int]
) -> None:
    """Raise CannotMergeError if a unit would get under a heading that it is under on no side, unless its neighbors do, too.

    That happens if the other side has removed the heading above a unit that was added.
    """
    in_result = {number: heading for heading, numbers in _sections(order, headings) for number in numbers}
    allowed: dict[int, set[int]] = {}
    for side in (OURS, THEIRS):
        for heading, numbers in _sections(ids[side], headings):
            neighbors = [number for number in numbers if number in base and base[number].text and number in in_result]
            around = {heading, *(in_result[number] for number in neighbors)}
            for number in numbers:
                allowed.setdefault(number, set()).update({heading} if number in base else around)
    if any(heading not in allowed[number] for number, heading in in_result.items()):
        raise CannotMergeError("the heading above a unit is gone")


def _sections(numbers: Iterable[int], headings: Collection[int]) -> Iterator[tuple[int, list[int]]]:
    """The numbers of headings, each with the units under it; _START stands for what is before the first one."""
    heading = _START
    below: list[int] = []
    for number in numbers:
        if number not in headings:
            below.append(number)
        else:
            yield heading, below
            heading, below = number, []
    yield heading, below
