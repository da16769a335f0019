"""The anchor that a broken link most likely means."""

from typing import NamedTuple

from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document
from fgad_lint.model.spelling import are_similar
from fgad_lint.model.titles import title_key
from fgad_lint.text import words_in

_AFFIX_LENGTH = 3
_MAX_ANCHORS_PER_AFFIX = 20  # Each is compared with the fragment, which takes quadratic time in its length.
_MIN_RATIO = 0.7  # Of letters in common, from 0 to 1.


class Guess(NamedTuple):
    """An anchor that a broken link may mean; `is_likely` unless it has more or fewer words than the link's fragment."""

    anchor: str
    is_likely: bool


class AnchorGuesser:
    """Guesses which anchor of a document a broken link means; all fragments are folded.

    `unsupported_ids` are those that the renderer shows as text.
    """

    def __init__(self, document: Document) -> None:
        self.unsupported_ids = frozenset(map(slugs.fold, document.anchors.unsupported))
        self._by_letters: dict[str, str | None] = {}  # None for letters that several anchors share.
        self._by_affix: dict[str, list[str]] = {}
        # Without its unsupported `{#id}`, a heading will have another id.
        temporary = {
            heading.anchor
            for heading in document.headings
            if heading.attribute and heading.anchor != heading.attribute.id
        }
        anchors = [anchor for anchor in document.anchors.by_id if anchor not in temporary]
        titles = [(heading.title, heading.anchor) for heading in document.headings if heading.anchor not in temporary]
        # A link to one of several sections with the same name may name its parent too: #rust-computer-vision.
        titles_with_parents = [
            (f"{section.parent.title} {section.title}", section.heading.anchor)
            for section in document.sections
            if section.parent and section.heading.anchor not in temporary
        ]
        for name, anchor in [*zip(anchors, anchors, strict=True), *titles, *titles_with_parents]:
            key = title_key(name)
            self._by_letters[key] = anchor if self._by_letters.get(key, anchor) == anchor else None
        for anchor in anchors:
            for affix in _affixes(slugs.fold(anchor)):
                self._by_affix.setdefault(affix, []).append(anchor)

    def same_letters(self, fragment: str, label: str) -> Guess | None:
        """The anchor with the letters of a fragment, or whose heading has those of the link's label."""
        keys = title_key(fragment), title_key(label)
        anchor = next((anchor for key in keys if key and (anchor := self._by_letters.get(key))), None)
        return Guess(anchor, True) if anchor else None

    def nearest(self, fragment: str) -> Guess | None:
        """The anchor with the most similar words, among those that begin or end like a fragment."""
        from difflib import get_close_matches

        candidates = {
            slugs.fold(anchor): anchor
            for affix in _affixes(fragment)
            for anchor in self._by_affix.get(affix, [])[:_MAX_ANCHORS_PER_AFFIX]
        }
        words = words_in(fragment)
        for candidate in get_close_matches(fragment, candidates, len(candidates) or 1, _MIN_RATIO):
            candidate_words = words_in(candidate)
            if words and len(words) == len(candidate_words) and all(map(are_similar, words, candidate_words)):
                return Guess(candidates[candidate], True)
            fewer, more = sorted((words, candidate_words), key=len)
            if len(fewer) > 1 and set(fewer) <= set(more):
                return Guess(candidates[candidate], False)
        return None


def _affixes(fragment: str) -> tuple[str, str]:
    """The first and the last letters of a fragment, with an ellipsis for the rest."""
    return f"{fragment[:_AFFIX_LENGTH]}…", f"…{fragment[-_AFFIX_LENGTH:]}"
