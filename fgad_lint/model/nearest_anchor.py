"""The anchor that a broken link most likely means."""

from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document
from fgad_lint.model.spelling import are_similar
from fgad_lint.model.titles import title_key
from fgad_lint.text import words_in

MAX_COMPARED = 200  # Fragments that are compared with many anchors in one document, and characters in each: it is slow.
_AFFIX_LENGTH = 3
_MAX_FIRST_WORDS_LENGTH = 100
_MAX_ANCHORS_PER_AFFIX = 20  # Each is compared with the fragment, which takes quadratic time in its length.
_NUMBER = lazy_re.compile(r"[0-9]{1,2}")
_DIMENSION = lazy_re.compile(r"[dD](?:-|\Z)")  # 2-D and 3-D are no numbers of sections.
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
        self._by_rest: dict[str, str | None] = {}  # By what follows the first hyphen; None for what several share.
        self._by_first_words: dict[str, str | None] = {}
        for anchor in anchors:
            folded = slugs.fold(anchor)
            rest = folded.partition("-")[2]
            self._by_rest[rest] = None if rest in self._by_rest else anchor
            first_words = _first_words(folded)
            self._by_first_words[first_words] = None if first_words in self._by_first_words else anchor
            for affix in _affixes(slugs.fold(anchor)):
                self._by_affix.setdefault(affix, []).append(anchor)

    def guess(self, fragment: str, label: str, is_compared: bool) -> Guess | None:
        """The anchor that a link most likely means. Similar words are looked for only if `is_compared`."""
        guess = self.same_letters(fragment, label) or self.with_other_start(fragment)
        if guess is None and is_compared and len(fragment) < MAX_COMPARED:
            return self.nearest(fragment) or self.with_longer_name(fragment)
        return guess

    def same_letters(self, fragment: str, label: str) -> Guess | None:
        """The anchor with the letters of a fragment, or whose heading has those of the link's label."""
        keys = title_key(fragment), title_key(label)
        anchor = next((anchor for key in keys if key and (anchor := self._by_letters.get(key))), None)
        return Guess(anchor, True) if anchor else None

    def with_other_start(self, fragment: str) -> Guess | None:
        """The anchor that differs from a fragment in the number or emoji before the heading only.

        #2-segmentation and #3-segmentation; #-detection and #rocket-detection
        """
        start, hyphen, rest = fragment.partition("-")
        is_numbered = _NUMBER.fullmatch(start) is not None
        if not hyphen or (start and not is_numbered):
            is_numbered, rest = True, fragment
        anchor = self._by_rest.get(rest) if rest.strip("-") else None
        if anchor is None or _DIMENSION.match(rest):
            return None
        anchor_start = anchor.partition("-")[0]
        return Guess(anchor, True) if not is_numbered or _NUMBER.fullmatch(anchor_start) else None

    def with_longer_name(self, fragment: str) -> Guess | None:
        """The only anchor that begins with the same two words, if its other words, or those of the fragment, follow them."""
        anchor = self._by_first_words.get(_first_words(fragment))
        if anchor is None:
            return None
        words, anchor_words = words_in(fragment), words_in(slugs.fold(anchor))
        n_common = min(len(words), len(anchor_words))
        is_longer = n_common > 1 and len(words) != len(anchor_words) and words[:n_common] == anchor_words[:n_common]
        return Guess(anchor, False) if is_longer else None

    def nearest(self, fragment: str) -> Guess | None:
        """The anchor with the most similar words, among those that begin or end like a fragment."""
        if not any(map(str.isalpha, fragment)):
            return None
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


def _first_words(fragment: str) -> str:
    return " ".join(words_in(fragment[:_MAX_FIRST_WORDS_LENGTH])[:2])


def _affixes(fragment: str) -> tuple[str, str]:
    """The first and the last letters of a fragment, with an ellipsis for the rest."""
    return f"{fragment[:_AFFIX_LENGTH]}…", f"…{fragment[-_AFFIX_LENGTH:]}"
