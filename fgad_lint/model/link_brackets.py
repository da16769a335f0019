"""The brackets around the label and the URL of a link that is broken, and those that were meant."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.model.labels import is_label
from fgad_lint.text import Span, moved, words_in

OPENERS, CLOSERS = "[({（［【", "])}）］】"
MAX_RUN = 3  # Longer runs of brackets are not about a link.
_MIN_TITLE_WORDS = 3  # Shorter labels may say what the link leads to.
_MAX_CHANGES = 2  # With more wrong brackets it is unclear what was meant.


class Brackets(NamedTuple):
    """The brackets before and after a label, and before and after its URL."""

    before_label: str
    after_label: str
    before_url: str
    after_url: str


PLAIN = Brackets("[", "]", "(", ")")
INNER = Brackets("[[", "]", "(", ")]")
OUTER = Brackets("[[", "]]", "(", ")")
IN_PARENTHESES = Brackets("([", "]", "(", "))")


class BracketSpans(NamedTuple):
    """The spans of the label and the URL of what was meant to be a link, and of the brackets around them."""

    before_label: Span
    label: Span
    after_label: Span
    before_url: Span
    url: Span
    after_url: Span

    def moved(self, distance: int) -> "BracketSpans":
        """The same in a text with `distance` more characters before it."""
        return moved(self, distance)

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.before_label.start, self.after_url.end)

    def brackets(self, text: str) -> Brackets:
        """The brackets as they are written."""
        spans = self.before_label, self.after_label, self.before_url, self.after_url
        return Brackets(*[text[slice(*span)] for span in spans])


def run_before(text: str, end: int, brackets: str, start: int) -> int:
    """Where the run of `brackets` before `end` starts, which is not before `start`."""
    start = max(start, end - MAX_RUN)
    return start + len(text[start:end].rstrip(brackets))


def is_sound(written: Brackets) -> bool:
    """Whether brackets are those of a link."""
    return written in (*STYLES, IN_PARENTHESES)


def edits(spans: BracketSpans, written: Brackets, meant: Brackets) -> tuple[Edit, ...]:
    """The edits that write the brackets that were meant."""
    groups = zip(
        (spans.before_label, spans.after_label, spans.before_url, spans.after_url), written, meant, strict=True
    )
    return tuple(_edit(span, old, new) for span, old, new in groups if old != new)


def _edit(span: Span, old: str, new: str) -> Edit:
    """The smallest edit that replaces a text; what is left out or inserted is first if both ends are the same."""
    n_after = _n_shared(old[::-1], new[::-1])
    n_before = _n_shared(old[: len(old) - n_after], new[: len(new) - n_after])
    return Edit.replace(Span(span.start + n_before, span.end - n_after), new[n_before : len(new) - n_after])


def _n_shared(old: str, new: str) -> int:
    """The number of characters that two texts start with."""
    return next((index for index, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def nearest(
    written: Brackets, text: str, label: str, other_styles: Sequence[Brackets] = ()
) -> tuple[Brackets, bool] | None:
    """The brackets of a link that differ least from those written, and whether no others differ as little.

    Among equals, one of `other_styles` wins, then the style of most links with that label in `text`, then the one with most
    brackets. None if all differ too much.
    """
    changes = {style: sum(map(_distance, written, style)) for style in (*STYLES, IN_PARENTHESES, *other_styles)}
    fewest = min(changes.values())
    if not 0 < fewest <= _MAX_CHANGES:
        return None
    best = [style for style, n_changes in changes.items() if n_changes == fewest]
    if len(best) == 1:
        return best[0], True
    if (of_several := [style for style in best if style in other_styles]) and len(of_several) == 1:
        return of_several[0], True
    usual = usual_style(text, label)
    return (usual, True) if usual in best else (max(best, key=_length), False)


def _length(brackets: Brackets) -> int:
    return sum(map(len, brackets))


def _distance(old: str, new: str) -> int:
    """The number of brackets to insert, delete, replace or swap; for texts that differ more, their length."""
    if old == new:
        return 0
    if len(old) == len(new):
        return 1 if old == new[::-1] else sum(a != b for a, b in zip(old, new, strict=True))
    longer, shorter = (old, new) if len(old) > len(new) else (new, old)
    n_more = len(longer) - len(shorter)
    if any(longer[:start] + longer[start + n_more :] == shorter for start in range(len(shorter) + 1)):
        return n_more
    return len(longer)


STYLES = (PLAIN, INNER, OUTER)
#   [code](    [[code](    [[code]](
_LABELLED = lazy_re.compile(r"\[(?P<nested>\[?)(?P<label>[^\[\]\r\n]{1,40})\](?P<outer>\]?)\(")
_ANY_LABEL = ""


@lru_cache(1)
def _style_counts(text: str) -> Counter[tuple[str, Brackets]]:
    """How often each label, and any label, is written in each style."""
    counts: Counter[tuple[str, Brackets]] = Counter()
    for match in _LABELLED.finditer(text):
        style = OUTER if match["outer"] else INNER if match["nested"] else PLAIN
        counts[match["label"].casefold(), style] += 1
        if is_label(match["label"]):
            counts[_ANY_LABEL, style] += 1
    return counts


def usual_style(text: str, label: str) -> Brackets | None:
    """The style of most links with a label in a text, or of most labels if it is rare; None if there is no such style."""
    if not is_label(label) and len(words_in(label)) >= _MIN_TITLE_WORDS:
        return PLAIN
    counts = _style_counts(text)
    for key in (label.casefold(), _ANY_LABEL):
        style = max(STYLES, key=lambda style: counts[key, style])
        n_others = sum(counts[key, other] for other in STYLES if other != style)
        if counts[key, style] > max(1, 2 * n_others):
            return style
    return None
