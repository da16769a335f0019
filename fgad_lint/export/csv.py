"""One row per paper, for spreadsheets and scripts.

Each row is one line: white space and control characters in a cell become a space. Marks of direction, which would reorder
the cells of a row on screen, are removed, and percent-encoded in URLs. Spreadsheets evaluate cells starting with `=`, `+`,
`-` or `@` as formulas, and the text is untrusted, so such a cell is prefixed with an apostrophe. An arXiv id begins with
`arXiv:`, because without it, spreadsheets and pandas read a number: 2412.0651 for 2412.06510.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from fgad_lint import lazy_re
from fgad_lint.escape import escape_formula
from fgad_lint.export import SourceFile
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

COLUMNS = ("line", "end_line", "section", "title", "venue", "year", "arxiv", "arxiv_year", "doi", "url", "links")
_WHITE_SPACE = lazy_re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_INVISIBLE = lazy_re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # Marks of direction, and the BOM.
_MAX_CATEGORY_LENGTH = 300  # Every row repeats its category, so a long one would make the table too large.


def format_papers(files: Sequence[SourceFile]) -> str:
    """The papers as CSV; if there are several files, the first column is `path`."""
    has_paths = len(files) > 1
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(("path", *COLUMNS) if has_paths else COLUMNS)
    for path, document in files:
        for row in _rows(document):
            writer.writerow(map(_cell, (path, *row) if has_paths else row))
    return output.getvalue()


def _rows(document: Document) -> Iterator[tuple[str, ...]]:
    for paper_list in document.paper_lists:
        for paper in paper_list.papers:
            venue = paper.venue
            yield (
                *_lines(document, paper.span),
                _category(paper_list, paper),
                paper.title,
                venue.name if venue else "",
                str(venue.year or "") if venue else "",
                f"arXiv:{paper.arxiv}" if paper.arxiv else "",
                str(paper.identifier.year) if paper.identifier else "",
                paper.doi or "",
                _url(_main_link(paper)),
                "; ".join(f"{_label(paper, link)}={_url(link)}" for link in paper.links),
            )


def _cell(value: str) -> str:
    return escape_formula(_WHITE_SPACE.sub(" ", _INVISIBLE.sub("", value)).strip())


def _lines(document: Document, span: Span) -> tuple[str, str]:
    """The first and the last line of an entry, from 1."""
    end = span.start + len(document.text_of(span).rstrip())
    return str(document.line_of(span)), str(document.lines.position(end).line)


def _category(paper_list: PaperList, paper: Paper) -> str:
    """The heading and the list items above a paper, cut if they are too long."""
    category = " / ".join(name for name in (paper_list.section.name, *paper.path) if name)
    return category if len(category) <= _MAX_CATEGORY_LENGTH else f"{category[: _MAX_CATEGORY_LENGTH - 1]}…"


def _main_link(paper: Paper) -> PaperLink | None:
    """The title's link, falling back to the first paper link, then to the first link."""
    title_links = (link for link in paper.links if _is_title_link(paper, link))
    paper_links = (link for link in paper.links if link.role == "paper")
    return next(title_links, None) or next(paper_links, None) or next(iter(paper.links), None)


def _is_title_link(paper: Paper, link: PaperLink) -> bool:
    return not link.label and link.span.covers(paper.title_span)


def _label(paper: Paper, link: PaperLink) -> str:
    """The label of a link, or its role; `=` and `;`, which separate links, are percent-encoded."""
    label = link.label or ("title" if _is_title_link(paper, link) else link.role)
    return label.replace("%", "%25").replace("=", "%3D").replace(";", "%3B")


def _url(link: PaperLink | None) -> str:
    if link is None:
        return ""
    return _INVISIBLE.sub(lambda match: quote(match[0]), _WHITE_SPACE.sub("%20", link.url.strip()))
