"""Texts that slow a regular expression down, made of its source: what it repeats, very often, where it will not match in the end."""

from collections.abc import Iterator, Sequence
from itertools import islice
from re import _constants as code
from re import _parser as parser
from typing import NamedTuple

_MANY = 32  # A repeat that ends sooner takes no more time than so many characters.
_CHARACTERS = " \ta1_-.,:/([<*|\"'&#!\n\\é"
_TAILS = ("", "\0", "\n", "a", "!")
_FEW = 12  # So many samples of a part are enough.
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
    """A text of any size: `unit` again and again, a longer one not so often."""

    lead: str
    unit: str
    tail: str

    def text(self, size):
        return self.lead + self.unit * int(size / len(self.unit) ** 0.5) + self.tail


def attacks(source, flags=0):
    """The attacks on a pattern."""
    tree = parser.parse(source, flags)
    words = _few(_words(tree))
    pumps = {
        pump
        for before, units in _pumps(tree, "")
        for unit in (*units, *words)
        for pump in ((before, unit), ("", before + unit))
        if unit
    }
    return [Attack(lead, unit, tail) for lead, unit in sorted(pumps) for tail in _TAILS]


def _pumps(nodes, before) -> Iterator[tuple[str, Sequence[str]]]:
    """For each repeat without end: what stands before it, and what it may repeat."""
    for node in nodes:
        operator, argument = node
        if operator in _REPEATS and argument[1] >= _MANY:
            yield before, _few(_samples(argument[2]))
        for inner in _inside(node):
            yield from _pumps(inner, before)
        before += next(_samples([node]))


def _words(nodes) -> Iterator[str]:
    """What a pattern has to choose from."""
    for node in nodes:
        if node[0] is code.BRANCH:
            yield from _of_node(node)
        for inner in _inside(node):
            yield from _words(inner)


def _few(samples):
    return list(dict.fromkeys(islice(samples, _FEW)))


def _inside(node):
    """The sequences that a node is made of."""
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
    """Some of what a sequence matches: the first samples of all its nodes, then every other one of each in turn."""
    each = [_few(_of_node(node)) or [""] for node in nodes]
    firsts = [samples[0] for samples in each]
    yield "".join(firsts)
    for number, samples in enumerate(each):
        for other in samples[1:]:
            yield "".join([*firsts[:number], other, *firsts[number + 1 :]])


def _of_node(node) -> Iterator[str]:
    operator, argument = node
    if operator is code.LITERAL:
        yield chr(argument)
    elif operator in (code.NOT_LITERAL, code.ANY):
        yield from (char for char in _CHARACTERS if ord(char) != argument)
    elif operator is code.IN:
        yield from _of_class(argument)
    elif operator in _REPEATS:
        least, most, body = argument
        yield from (sample * max(least, min(1, most)) for sample in _samples(body))
        yield from [""] * (not least)
    elif operator is code.BRANCH:
        yield from (next(_samples(branch)) for branch in argument[1])
    elif operator in (code.SUBPATTERN, code.ATOMIC_GROUP):
        yield from _samples(_inside(node)[0])


def _of_class(items) -> Iterator[str]:
    named = [chr(at[0] if kind is code.RANGE else at) for kind, at in items if kind in (code.LITERAL, code.RANGE)]
    is_negated = items[0][0] is code.NEGATE
    for char in dict.fromkeys((*named, *_CHARACTERS)):
        if any(_is_of(char, item) for item in items) is not is_negated:
            yield char


def _is_of(char, item):
    kind, at = item
    if kind is code.LITERAL:
        return ord(char) == at
    if kind is code.RANGE:
        return at[0] <= ord(char) <= at[1]
    return kind is code.CATEGORY and _CATEGORIES[at](char)
