"""Whether an edit in or next to a link leaves the other links and the title as they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Fix
from fgad_lint.edits import apply
from fgad_lint.markdown import inline
from fgad_lint.markdown.inline import Inline, Link
from fgad_lint.model import papers
from fgad_lint.model.arxiv import parse_url
from fgad_lint.model.document import Document
from fgad_lint.model.links import is_external, link_key
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

_ARXIV_ID = lazy_re.compile(r"(?<![\w.])(\d{4}\.\d{4,5}|(?<!-)[a-z]{1,9}(?:-[a-z]{1,9}){0,2}/\d{7})(?:v\d+)?(?!\d)")


def url_span(document: Document, link: Link) -> Span | None:
    """The span of a link's URL if a fix may replace it.

    None if the URL is written elsewhere, is part of a title, or has swallowed a bracket.
    """
    if link.form in ("image", "reference") or inline.swallows_bracket(document.text, link):
        return None
    if link.form in ("bare", "autolink"):
        index = bisect_right(document.title_spans, (link.span.start, len(document.text))) - 1
        if index >= 0 and link.span.end <= document.title_spans[index].end:
            return None
    return link.target


def keeps_links_and_title(document: Document, edits: Sequence[Edit]) -> bool:
    """Whether edits, all of them in one leaf, keep its links and the title of its paper.

    The title may get shorter: one that contains a broken link ends before that link once it is repaired.
    """
    leaf = document.leaf_at(edits[0].span.start)
    start, end = leaf.span
    shifted = [Edit.replace(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in edits]
    text = apply(document.text[start:end], shifted)
    edited = document.scan(text)
    if not _link_keys(leaf.inline) <= _link_keys(edited.inline):
        return False
    paper = _paper_titled_within(document, leaf.span)
    if paper is None:
        return True
    edited_paper = papers.read(text, edited.span, [edited], (), 0)
    if edited_paper is None:
        return False
    return not paper.key or (edited_paper.key != "" and paper.key.startswith(edited_paper.key))


def replace_arxiv_id(document: Document, paper: Paper, number: str, new_number: str) -> Fix | None:
    """A fix that writes another arXiv id, without a version, wherever an entry has one.

    None if one of its links has the id in another spelling, or written elsewhere.
    """
    start = paper.span.start
    written = _ARXIV_ID.finditer(document.text_of(paper.span))
    spans = [Span(start + match.start(), start + match.end()) for match in written if match[1] == number]
    links = [link for link in paper.links if (parsed := parse_url(link.url)) and parsed.identifier.number == number]
    if not all(any(link.url_span.covers(span) for span in spans) for link in links):
        return None
    edits = tuple(Edit.replace(span, new_number) for span in spans)
    # The title may have the id, too.
    return Fix(f"write {new_number}", edits, False, (paper.title, *(link.url for link in links)))


def _paper_titled_within(document: Document, span: Span) -> Paper | None:
    """The first paper whose title starts in a span or right after it."""
    by_title = document.papers_by_title_start
    index = bisect_left(by_title, span.start, key=lambda paper: paper.title_span.start)
    return by_title[index] if index < len(by_title) and by_title[index].title_span.start <= span.end else None


def _link_keys(content: Inline) -> set[str]:
    return {link_key(link.url) for link in content.links if is_external(link)}
