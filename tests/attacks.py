"""Texts that slow a regular expression down, made from its source: many repetitions of what it repeats, without a match."""

from collections.abc import Iterator, Sequence
from itertools import islice
from re import _constants as code
from re import _parser as parser
from typing import NamedTuple

_MIN_REPEATS = 32  # A repeat with a lower limit takes no more time than this many characters.
_CHARACTERS = " \ta1_-.,:/([<*|\"'&#!\n\\é"
_TAILS = ("", "\0", "\n", "a", "!")
_MAX_SAMPLES = 12  # Of each part.
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_CATEGORIES = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    code.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    code.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    code.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


class Attack(NamedTuple):
    """A text of any size that repeats `unit`, fewer times if it is longer."""

    lead: str
    unit: str
    tail: str

    def text(self, size):
        return self.lead + self.unit * int(size / len(self.unit) ** 0.5) + self.tail


def attacks(source, flags=0):
    """The attacks on a pattern."""
    tree = parser.parse(source, flags)
    words = _first_samples(_words(tree))
    pumps = {
        pump
        for before, units in _pumps(tree, "")
        for unit in (*units, *words)
        for pump in ((before, unit), ("", before + unit))
        if unit
    }
    return [Attack(lead, unit, tail) for lead, unit in sorted(pumps) for tail in _TAILS]


def _pumps(nodes, before) -> Iterator[tuple[str, Sequence[str]]]:
    """For each unlimited repeat: a match for the pattern before it, and samples of what it repeats."""
    for node in nodes:
        operator, argument = node
        if operator in _REPEATS and argument[1] >= _MIN_REPEATS:
            yield before, _first_samples(_samples(argument[2]))
        for inner in _inside(node):
            yield from _pumps(inner, before)
        before += next(_samples([node]))


def _words(nodes) -> Iterator[str]:
    """Samples of the alternatives of a pattern."""
    for node in nodes:
        if node[0] is code.BRANCH:
            yield from _of_node(node)
        for inner in _inside(node):
            yield from _words(inner)


def _first_samples(samples):
    return list(dict.fromkeys(islice(samples, _MAX_SAMPLES)))


def _inside(node):
    """The sequences within a node."""
    operator, argument = node
    if operator in _REPEATS:
        return [argument[2]]
    if operator is code.SUBPATTERN:
        return [argument[3]]
    if operator is code.ATOMIC_GROUP:
        return [argument]
    if operator in (code.ASSERT, code.ASSERT_NOT):
        return [argument[1]]
    return argument[1] if operator is code.BRANCH else []


def _samples(nodes) -> Iterator[str]:
    """Matches of a sequence: the first sample of each node, then each other sample of one node at a time."""
    samples_by_node = [_first_samples(_of_node(node)) or [""] for node in nodes]
    firsts = [samples[0] for samples in samples_by_node]
    yield "".join(firsts)
    for index, samples in enumerate(samples_by_node):
        for sample in samples[1:]:
            yield "".join([*firsts[:index], sample, *firsts[index + 1 :]])


def _of_node(node) -> Iterator[str]:
    operator, argument = node
    if operator is code.LITERAL:
        yield chr(argument)
    elif operator in (code.NOT_LITERAL, code.ANY):
        yield from (char for char in _CHARACTERS if ord(char) != argument)
    elif operator is code.IN:
        yield from _of_class(argument)
    elif operator in _REPEATS:
        minimum, maximum, body = argument
        yield from (sample * max(minimum, min(1, maximum)) for sample in _samples(body))
        yield from [""] * (not minimum)
    elif operator is code.BRANCH:
        yield from (next(_samples(branch)) for branch in argument[1])
    elif operator in (code.SUBPATTERN, code.ATOMIC_GROUP):
        yield from _samples(_inside(node)[0])


def _of_class(items) -> Iterator[str]:
    named = [
        chr(value[0] if kind is code.RANGE else value) for kind, value in items if kind in (code.LITERAL, code.RANGE)
    ]
    is_negated = items[0][0] is code.NEGATE
    for char in dict.fromkeys((*named, *_CHARACTERS)):
        if any(_is_of(char, item) for item in items) is not is_negated:
            yield char


def _is_of(char, item):
    kind, value = item
    if kind is code.LITERAL:
        return ord(char) == value
    if kind is code.RANGE:
        return value[0] <= ord(char) <= value[1]
    return kind is code.CATEGORY and _CATEGORIES[value](char)
