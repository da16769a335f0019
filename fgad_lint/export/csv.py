"""One row a paper, for spreadsheets and scripts.

Every row is one line: white space and control characters in a cell become a space. Lists are written by strangers, and a
spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, so such a cell begins with an apostrophe.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.export import Listed
from fgad_lint.model.document import Document, PaperList
from fgad_lint.model.links import PaperLink
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

COLUMNS = ("line", "end_line", "section", "title", "venue", "year", "arxiv", "doi", "url", "links")
_SPACE = lazy_re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_MAX_CATEGORY = 300
_FORMULA = tuple("=+-@＝＋－＠")


def render(files: Sequence[Listed]) -> str:
    """The papers as CSV; of several files, with a column in front that says which."""
    several = len(files) > 1
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("path", *COLUMNS) if several else COLUMNS)
    for path, document in files:
        for row in _rows(document):
            writer.writerow(map(_cell, (path, *row) if several else row))
    return written.getvalue()


def _rows(document: Document) -> Iterator[tuple[str, ...]]:
    for found in document.paper_lists:
        for paper in found.papers:
            venue = paper.venue
            yield (
                *_lines(document, paper.span),
                _category(document, found, paper),
                paper.title,
                venue.name if venue else "",
                str(venue.year or "") if venue else "",
                paper.arxiv or "",
                paper.doi or "",
                _url(_main(paper)),
                "; ".join(f"{_label(paper, link)}={_url(link)}" for link in paper.links),
            )


def _cell(value: str) -> str:
    value = _SPACE.sub(" ", value.replace("\ufeff", "")).strip()
    return f"'{value}" if value.startswith(_FORMULA) else value


def _lines(document: Document, span: Span) -> tuple[str, str]:
    """The first line of an entry and its last one."""
    end = span.start + len(document.text_of(span).rstrip())
    return str(document.line_of(span)), str(document.lines.place(end).line)


def _category(document: Document, found: PaperList, paper: Paper) -> str:
    """The category of a paper: the heading that it stands under, and the bullets; every row repeats it, so it is bounded."""
    category = " / ".join(name for name in (document.name(found.section), *paper.path) if name)
    return category if len(category) <= _MAX_CATEGORY else f"{category[: _MAX_CATEGORY - 1]}…"


def _main(paper: Paper) -> PaperLink | None:
    """The link of the title, or else the first to the paper itself, or else the first."""
    titled = (link for link in paper.links if _is_title(paper, link))
    leading = (link for link in paper.links if link.role == "paper")
    return next(titled, None) or next(leading, None) or next(iter(paper.links), None)


def _is_title(paper: Paper, link: PaperLink) -> bool:
    return not link.label and link.span.covers(paper.title_span)


def _label(paper: Paper, link: PaperLink) -> str:
    """What a link is called, or what it leads to; what would end it too early is escaped as in a URL."""
    label = link.label or ("title" if _is_title(paper, link) else link.role)
    return label.replace("%", "%25").replace("=", "%3D").replace(";", "%3B")


def _url(link: PaperLink | None) -> str:
    return _SPACE.sub("%20", link.url.strip()) if link else ""
