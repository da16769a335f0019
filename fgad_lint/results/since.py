"""Compare two versions of a text: find new findings and changed lines."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.results.fingerprint import content_hashes
from fgad_lint.text import Lines

_MAX_DIGITS = 9  # Of a count in a message; a longer number is quoted from the list.
_MORE = lazy_re.compile(rf"\b(\d{{1,{_MAX_DIGITS}}}) more\b")


def new_findings(
    old_text: str, old: Sequence[Diagnostic], new_text: str, new: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """The findings `new` of `new_text` that match none of the findings `old` of `old_text`.

    Findings match if they have the same rule, marked text and line, wherever the line has moved, or else the same rule and
    marked text.
    A finding that counts more occurrences than its match ("and 3 more") is new again.
    """
    old_index = _match(content_hashes(new_text, new), content_hashes(old_text, old))
    unmatched_new = [index for index in range(len(new)) if index not in old_index]
    unmatched_old = sorted(set(range(len(old))) - set(old_index.values()))
    by_marked_text = _match(
        [_marked_text(new_text, new[index]) for index in unmatched_new],
        [_marked_text(old_text, old[index]) for index in unmatched_old],
    )
    old_index |= {unmatched_new[i]: unmatched_old[j] for i, j in by_marked_text.items()}
    return [
        diagnostic
        for index, diagnostic in enumerate(new)
        if index not in old_index or _n_more(old[old_index[index]]) < _n_more(diagnostic)
    ]


def _match(new: Sequence[Hashable], old: Sequence[Hashable]) -> dict[int, int]:
    """Match equal items: index in `new` → index in `old`; each item is used only once, in order."""
    unused: dict[Hashable, list[int]] = {}
    for index in range(len(old) - 1, -1, -1):
        unused.setdefault(old[index], []).append(index)
    return {index: old_indexes.pop() for index, key in enumerate(new) if (old_indexes := unused.get(key))}


def _marked_text(text: str, diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.rule, text[slice(*diagnostic.span)]


def _n_more(diagnostic: Diagnostic) -> int:
    """How many more occurrences the message of a finding counts."""
    return sum(int(count) for count in _MORE.findall(diagnostic.message))


def changed_lines(old: str, new: str) -> frozenset[int]:
    """The lines of `new`, from 1, that `old` does not contain; line ends are ignored."""
    unused = Counter(_lines(old))
    changed = []
    for line_number, line in enumerate(_lines(new), 1):
        if unused[line]:
            unused[line] -= 1
        else:
            changed.append(line_number)
    return frozenset(changed)


def _lines(text: str) -> Iterator[str]:
    lines = Lines(text)
    return (text[slice(*lines.content(line))] for line in range(len(lines)))
