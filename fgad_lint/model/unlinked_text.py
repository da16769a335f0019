"""The text of a leaf that is not part of a link, and the unmatched brackets in it."""

import re

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model.link_brackets import CLOSERS, MAX_RUN, OPENERS, Brackets, BracketSpans, run_before
from fgad_lint.text import Span

_BRACKET = lazy_re.compile(rf"[{re.escape(OPENERS + CLOSERS)}]")
_ESCAPED = lazy_re.compile(r"(?<=\\)[()\[\]{}]")
_PLACEHOLDER = "\ue000"
_HALF_WIDTH = str.maketrans("（）［］【】", "()[][]")
_ENCLOSING = ("()", "{}", "（）", "［］", "【】")
_PARTNERS = dict(zip("])}", "[({", strict=True))


class UnlinkedText:
    """The text of a leaf in which NULs replace the syntax of links, except for labels, and all code, tags and images. An escaped bracket is another character, but may pair.

        [Title](https://e.org/1) `f(x)` [[code (https://e.org/2)]
        .Title.................. ...... [[code (https://e.org/2)]    each dot is a NUL
                                        ^ unmatched

    `start` is the offset of the leaf in the document. `partners` has the offsets, from `start`, of each two brackets that pair,
    keyed by the other one; `unmatched` those of the brackets that pair with no other, in order.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = _ESCAPED.sub(_PLACEHOLDER, text) if "\\" in text else text
        self.start = start
        self.partners, self.unmatched = _paired(text)

    @cached_property
    def _last_unmatched(self) -> dict[str, int]:
        return {bracket: offset for offset, bracket in self.unmatched.items()}

    @cached_property
    def _first_unmatched(self) -> dict[str, int]:
        return {bracket: offset for offset, bracket in reversed(self.unmatched.items())}

    def span(self, match: re.Match[str], group: str | int = 0) -> Span:
        """The span in the document of a match in `text`, or of a group of it."""
        return Span(self.start + match.start(group), self.start + match.end(group))

    def moved(self, span: Span) -> Span:
        """The span in the document of a span of `text`."""
        return Span(self.start + span.start, self.start + span.end)

    def runs_around(self, start: int, end: int, first: int = 0) -> tuple[int, int]:
        """Where the brackets right before `start` begin, not before `first`, and where those right after `end` end.

        Brackets are left out if they pair with some that are neither in the runs nor between them, or enclose all of it.
        """
        before = run_before(self.text, start, OPENERS, first)
        after_text = self.text[end : end + MAX_RUN]
        after = end + len(after_text) - len(after_text.lstrip(CLOSERS))
        while before < start and self.partners.get(before, start) >= after:
            before += 1
        while after > end and self.partners.get(after - 1, start) < before:
            after -= 1
        while (
            before < start
            and self.partners.get(before) == after - 1
            and self.text[before] + self.text[after - 1] in _ENCLOSING
        ):
            before, after = before + 1, after - 1
        return before, after

    def is_odd(self, offset: int, brackets: str, span: Span) -> bool:
        """Whether the character at `offset` of the document is one of `brackets` and pairs with none in `span` of it."""
        offset -= self.start
        if self.text[offset] not in brackets:
            return False
        partner = self.partners.get(offset)
        return partner is None or not span.start <= partner + self.start < span.end

    def is_pair(self, opening: int, closing: int) -> bool:
        """Whether the brackets at two offsets of the document pair with each other."""
        return self.partners.get(opening - self.start) == closing - self.start

    def styles_of_several(self, spans: BracketSpans) -> list[Brackets]:
        """How the first or the last of several links in brackets is written, if there are other brackets to match.

        `spans` are offsets into `text`.
        """
        styles = []
        openings = (*range(*spans.before_label), *range(*spans.before_url))
        for opening, closing in ("[]", "()"):
            is_closed_later = any(self.partners.get(offset, 0) >= spans.after_url.end for offset in openings)
            if is_closed_later or self._last_unmatched.get(closing, -1) >= spans.after_url.end:
                styles.append(Brackets(f"{opening}[", "]", "(", ")"))
            if self._first_unmatched.get(opening, spans.before_label.start) < spans.before_label.start:
                styles.append(Brackets("[", "]", "(", f"){closing}"))
        return styles

    def is_unmatched(self, bracket: str, offset: int) -> bool:
        """Whether the character at `offset` of the document is this bracket and is unmatched."""
        return self.unmatched.get(offset - self.start) == bracket


def without_links(text: str, leaf: Leaf) -> UnlinkedText:
    """The unlinked text of a leaf; `text` is that of the document."""
    unlinked = _blank_out(text, leaf)
    return UnlinkedText(unlinked, leaf.span.start)


def _blank_out(text: str, leaf: Leaf) -> str:
    inline = leaf.inline
    spans = [*inline.tags, *(Span(start, end) for start, end, _ in inline.markup if text[start] == "`")]
    for link in inline.links:
        if link.form in ("image", "html", "autolink"):
            spans.append(link.span)
        elif link.form != "bare":
            spans += Span(link.span.start, link.label.start), Span(link.label.end, link.span.end)
    parts: list[str] = []
    position = leaf.span.start
    for start, end in sorted(spans):
        if end > position:
            start = max(start, position)
            parts += text[position:start], "\0" * (end - start)
            position = end
    return "".join(parts) + text[position : leaf.span.end]


def _paired(text: str) -> tuple[dict[int, int], dict[int, str]]:
    """The brackets that pair, by the offset of the other one, and those that do not. A bracket's width does not matter."""
    opening: list[tuple[int, str]] = []
    partners = {}
    unmatched = {}
    for match in _BRACKET.finditer(text):
        bracket = match[0].translate(_HALF_WIDTH)
        if bracket in "([{":
            opening.append((match.start(), bracket))
        elif opening and opening[-1][1] == _PARTNERS[bracket]:
            start, _ = opening.pop()
            partners[start], partners[match.start()] = match.start(), start
        else:
            unmatched[match.start()] = match[0]
    unmatched |= {start: text[start] for start, _ in opening}
    return partners, dict(sorted(unmatched.items()))
