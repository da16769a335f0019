"""A Latin word must not contain a Greek or Cyrillic letter that looks the same.

Nobody finds the paper by searching for the word, a link to the heading cannot be typed, and a URL leads to another site
or nowhere. Such letters come from PDF files and other keyboards. Titles, headings, and the labels and URLs of links are
checked. Words in Greek or Cyrillic are fine, and so are symbols such as the Δ of ParamΔ.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Link
from fgad_lint.model import link_edits
from fgad_lint.model.document import Document
from fgad_lint.model.pieces import Piece
from fgad_lint.model.titles import LATIN_LOOKALIKES
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.model.lookalikes import Lookalike

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - [Segment \u0410nything](https://arxiv.org/abs/2304.02643)
                   ^^^^^^^^ cyrillic capital letter a (U+0410) in a Latin word; write `A`
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        """,
    ),
    Bad(
        """
        - Mask R-CNN [[\u0420aper]](https://arxiv.org/abs/1703.06870)
                       ^^^^^ cyrillic capital letter er (U+0420) in a Latin word; write `P`
        """,
        fixed="""
        - Mask R-CNN [[Paper]](https://arxiv.org/abs/1703.06870)
        """,
    ),
    Bad(
        """
        - Mask R-CNN [[Paper]](https://ar\u0445iv.org/abs/1703.06870)
                                       ^^^^^ cyrillic small letter ha (U+0445) in a Latin word; write `x`
        """,
        fixed="""
        - Mask R-CNN [[Paper]](https://arxiv.org/abs/1703.06870)
        """,
        safe=False,
    ),
    Bad("""
        ## D\u0430tasets
           ^^^^^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
        """),
    Good("""
        - [ParamΔ for Models of 5 μm, with β-VAE and λScale](https://arxiv.org/abs/2504.21023)
        - [Обзор методов](https://e.org/1), [Ανασκόπηση](https://e.org/2)
        - [A Vitamin \u0410 Study](https://e.org/3) [[статья]](https://президент.рф/документы/GPT-модель.pdf)
        - [Mask R-CNN](https://e.org/%D0%A0aper), [in the repository](docs/\u0420aper.pdf), [below](#\u0420aper)
        """),
)
_SITE_AND_PATH = lazy_re.compile(r"https?://[^?#]*", re.IGNORECASE)
_MARKUP = lazy_re.compile(r"\]\(|<|://")

_FixMaker = Callable[[str, Edit], Fix]


def check(document: Document, context: Context) -> Iterator[Finding]:
    indexes = [
        index
        for index, piece in enumerate(document.pieces)
        if not piece.foreign_characters.isdisjoint(LATIN_LOOKALIKES)
    ]
    if not indexes:
        return
    from fgad_lint.model.lookalikes import find_lookalikes

    reported: set[Span] = set()
    for span, make_fix in _spans(document.excerpt(indexes)):
        for lookalike in find_lookalikes(document.text, span):
            if lookalike.span not in reported:
                reported.add(lookalike.span)
                yield _finding(lookalike, make_fix)


def _spans(document: Document) -> Iterator[tuple[Span, _FixMaker | None]]:
    """The spans in which to look, each with how to fix what is found there; some are in others that come before."""
    for heading in document.headings:
        if not heading.title.isascii():
            yield heading.title_span, None  # The link to a heading depends on its letters.
    for paper in document.papers:
        yield paper.title_span, Fix.safe
    n_links: dict[Piece, Counter[str]] = {}
    for link in document.links:
        if document.text_of(link.span).isascii():
            continue
        if link.form not in ("image", "bare", "autolink") and not _MARKUP.search(document.text, *link.label):
            yield link.label, None if link.form == "reference" else Fix.safe
        # A URL within the page or the repository is spelled as the heading or the file is.
        if url := _SITE_AND_PATH.match(document.text, *link.target):
            yield Span(*url.span()), Fix.unsafe if _is_fixable(document, link, n_links) else None


def _is_fixable(document: Document, link: Link, n_links: dict[Piece, Counter[str]]) -> bool:
    """Whether no other link near a link has its URL once that is in Latin letters; `n_links` counts those of known pieces."""
    from fgad_lint.model.lookalikes import in_latin_letters

    piece = document.piece_at(link.span.start)
    if piece not in n_links:
        n_links[piece] = Counter(in_latin_letters(other.url) for other in piece.inlines.links)
    return n_links[piece][in_latin_letters(link.url)] == 1 and link_edits.url_span(document, link) is not None


def _finding(lookalike: "Lookalike", make_fix: _FixMaker | None) -> Finding:
    from unicodedata import name

    span, letter, latin = lookalike
    message = f"{name(letter).lower()} (U+{ord(letter):04X}) in a Latin word; write `{LATIN_LOOKALIKES[letter]}`"
    return Finding(span, message, make_fix(f"write `{latin}`", Edit.replace(span, latin)) if make_fix else None)
