"""Labels in entries that have no URL, or a placeholder for one, while other entries have a URL for them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Link, Markup
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.document import Document, total
from fgad_lint.model.labels import WORDS, is_label
from fgad_lint.model.links import has_no_host
from fgad_lint.model.papers import Paper
from fgad_lint.model.pieces import Piece
from fgad_lint.text import Span

_MIN_LINKED = 3  # With fewer links of a label, one without a URL may be meant to have none.
_PLACEHOLDERS = frozenset(
    "# ... - ? link url urls nan none null n/a na todo tba tbd soon xxx xx http:// https:// to-do coming-soon placeholder".split()
)
#   link_to_paper    your-url    ??
_WORDS_FOR_URL = lazy_re.compile(
    r"\?+|(?:link|url|your|insert|paper|code)[_-](?:(?:to|your|the)[_-])?(?:link|url|paper|code|project|page|here|repo)",
    re.IGNORECASE,
)
_MAX_PLACEHOLDER_LENGTH = 24
_NAMES_OF_FIELDS = frozenset(("title", "paper title", "paper name", "name", "project name", "link text"))
#   [[code]]   [code]   [**code**]   [`code`]
_BRACKETED = lazy_re.compile(
    r"\[(?<![!\\\[\]]\[)[\[\\*`]{0,3}(?P<label>[\w -]{2,21}+)[\\*`]{0,2}[\]\\]{1,3}+(?![(\[:{]|（| \(|</a)"
)
_ON_PURPOSE = lazy_re.compile(
    r"\b(?:soon|tb[ad]|to appear|to come|upcoming|forthcoming|(?:not|un)[ -]?(?:yet )?(?:available|released)|will be)\b",
    re.IGNORECASE,
)


def unlinked_labels(document: Document) -> Iterator[tuple[Span, str, int]]:
    """The labels in brackets without a URL, with their spans and the number of links that others have for them."""
    tallies = document.tallies(_unlinked)
    n_unlinked = total(tallies)
    if not n_unlinked:
        return
    n_linked = total(document.tallies(_linked))
    missing = {label for label, count in n_unlinked.items() if _is_usually_linked(n_linked[label], count)}
    around = document.excerpt(index for index, tally in enumerate(tallies) if not missing.isdisjoint(tally))
    entries = _Entries(around)
    for span, label in _unlinked(around):
        paper = entries.around(span)
        if (
            label in missing
            and paper
            and paper.links
            and not document.is_damaged(span)
            and not _ON_PURPOSE.search(document.text_of(paper.span))
        ):
            yield span, label, n_linked[label]


def _is_usually_linked(n_linked: int, n_unlinked: int) -> bool:
    return n_linked >= _MIN_LINKED and (n_unlinked == 1 or is_consensus(n_linked, n_linked + n_unlinked))


def _linked(document: Document) -> Iterator[tuple[Span, str]]:
    """The links with labels such as "code", and these labels."""
    for link in document.links:
        label = document.text_of(link.label).strip("[]*`\\ ").casefold()
        if label in WORDS and link.form != "image":
            yield link.span, label


def _unlinked(document: Document) -> Iterator[tuple[Span, str]]:
    """The labels such as "code" in brackets that are not part of links or code."""
    for piece in document.pieces:
        yield from _bracketed(piece)


def _bracketed(piece: Piece) -> Iterator[tuple[Span, str]]:
    """The labels in brackets that are not part of links or code."""
    for match in _BRACKETED.finditer(piece.text):
        label = match["label"].casefold()
        if label in WORDS and piece.inlines.by_start:
            span = Span(piece.span.start + match.start(), piece.span.start + match.end())
            leaf = piece.inlines.leaf_at(span.start)
            if span.end <= leaf.span.end and not any(
                _is_marked(leaf.inline.markup, offset) for offset in (span.start, span.end - 1)
            ):
                yield span, label


def _is_marked(markup: Sequence[Markup], offset: int) -> bool:
    """Whether the character at an offset is part of code, or of a link but not shown."""
    index = bisect_right(markup, (offset + 1,)) - 1
    return index >= 0 and markup[index][1] > offset


class _Entries:
    """The papers of a document by where they are."""

    def __init__(self, document: Document) -> None:
        self._papers = sorted(document.papers, key=lambda paper: paper.span)

    def around(self, span: Span) -> Paper | None:
        """The paper in whose entry a span is."""
        index = bisect_right(self._papers, span.start, key=lambda paper: paper.span.start) - 1
        paper = self._papers[index] if index >= 0 else None
        return paper if paper and span.end <= paper.span.end else None


def placeholders(document: Document) -> dict[str, list[Link]]:
    """The links in entries whose URL is a placeholder, by that."""
    links = document.links_where(_may_be_placeholder, among=has_no_host)
    around = document.excerpt(sorted({document.piece_index(link.span.start) for link in links}))
    entries = _Entries(around)
    by_url: dict[str, list[Link]] = {}
    for link in links:
        label = document.label_of(link).strip(" []").casefold()
        is_field = label in _NAMES_OF_FIELDS or not label
        is_top = link.url == "#" and not is_label(label)
        if not is_field and not is_top and entries.around(link.span):
            by_url.setdefault(link.url.casefold(), []).append(link)
    return by_url


def _may_be_placeholder(_text: str, link: Link) -> bool:
    return link.form == "inline" and is_placeholder(link.url)


def is_placeholder(url: str) -> bool:
    """Whether a URL only holds the place of one, such as `todo` or `link_to_code`."""
    if len(url) > _MAX_PLACEHOLDER_LENGTH:
        return False
    return url.casefold() in _PLACEHOLDERS or _WORDS_FOR_URL.fullmatch(url) is not None
