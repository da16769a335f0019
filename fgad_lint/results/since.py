"""What a change brought: the findings of a text that were not in it before, and the lines."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.results.fingerprint import marks
from fgad_lint.text import Lines

_MAX_DIGITS = 9  # A longer number in a message is from the list and counts nothing.
_MORE = lazy_re.compile(rf"\b(\d{{1,{_MAX_DIGITS}}}) more\b")


def new_findings(old: str, before: Sequence[Diagnostic], new: str, now: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings `now` in the text `new` that are not among those `before` in `old`.

    A finding is the same if its line is, wherever that has moved, or else if the same words are marked for the same rule;
    one that speaks of more places than before is a new one.
    """
    partners = _paired(marks(new, now), marks(old, before))
    rest = [n for n in range(len(now)) if n not in partners]
    free = sorted(set(range(len(before))) - set(partners.values()))
    words = _paired([_words(new, now[n]) for n in rest], [_words(old, before[n]) for n in free])
    partners |= {rest[n]: free[other] for n, other in words.items()}
    return [each for n, each in enumerate(now) if n not in partners or _more(before[partners[n]]) < _more(each)]


def _paired(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> dict[int, int]:
    """Which of `ours` go with which of `theirs`, by number: one with one, those that are equal, in order."""
    waiting: dict[Hashable, list[int]] = {}
    for n in range(len(theirs) - 1, -1, -1):
        waiting.setdefault(theirs[n], []).append(n)
    return {n: partners.pop() for n, each in enumerate(ours) if (partners := waiting.get(each))}


def _words(text: str, diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.rule, text[slice(*diagnostic.span)]


def _more(diagnostic: Diagnostic) -> int:
    """How many more places a finding says that it speaks of."""
    return sum(int(number) for number in _MORE.findall(diagnostic.message))


def changed_lines(old: str, new: str) -> frozenset[int]:
    """The lines of `new`, from 1, that are nowhere in `old`; line ends do not count."""
    known = Counter(_contents(old))
    changed = []
    for number, line in enumerate(_contents(new), 1):
        if known[line]:
            known[line] -= 1
        else:
            changed.append(number)
    return frozenset(changed)


def _contents(text: str) -> Iterator[str]:
    lines = Lines(text)
    return (text[slice(*lines.content(line))] for line in range(len(lines)))
