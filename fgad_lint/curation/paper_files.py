"""Read papers from files that other programs write: BibTeX, CSL-JSON, CSV as `export` writes it, or ids."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fgad_lint import lazy_re
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.new_paper import NewLink, NewPaper, known_paper
from fgad_lint.curation.written_dates import WrittenDate
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.facts.published import publication
from fgad_lint.model import arxiv
from fgad_lint.model.tex import without_tex

_BIBTEX = lazy_re.compile(r"\s*(?:%[^\n]*\n\s*)*@\s*[A-Za-z]+\s*[{(]")
_YEAR = lazy_re.compile(r"(?:19|20)\d\d")
_AND = lazy_re.compile(r"(?<=\s)and(?=\s)")
_ROLES = ("title", "paper", "code", "project", "data", "video", "other")  # In place of missing labels in CSV.
_MAX_PAPERS = 10_000


class PaperFileError(Exception):
    """A file of papers cannot be read. The message is one line, ready to print."""


def read_papers(text: str, name: str, facts: Facts | None = None) -> list[NewPaper]:
    """The papers in a text; its format is told by its name, or else by what it begins with. Raises PaperFileError."""
    if name.lower().endswith(".bib") or _BIBTEX.match(text):
        papers = _read_bibtex(text, name)
    elif name.lower().endswith(".json") or text.lstrip()[:1] in ("[", "{"):
        papers = _read_csl(text, name)
    elif name.lower().endswith(".csv") or "title" in text.partition("\n")[0].split(","):
        papers = _read_csv(text, name)
    else:
        papers = _read_ids(text, name, facts)
    found: list[NewPaper] = []
    for paper in papers:
        if not paper.title:
            raise PaperFileError(f"{name}: paper {len(found) + 1} has no title")
        found.append(paper)
        if len(found) > _MAX_PAPERS:
            raise PaperFileError(f"{name}: more than {_MAX_PAPERS:,} papers")
    if not found:
        raise PaperFileError(f"{name}: no papers")
    return found


def _read_ids(text: str, name: str, facts: Facts | None) -> Iterator[NewPaper]:
    for number, line in enumerate(text.splitlines(), 1):
        word = line.partition("#")[0].strip() if not line.strip().startswith("http") else line.strip()
        if word:
            try:
                yield known_paper(word, facts)
            except CurationError as error:
                raise PaperFileError(f"{name}: line {number}: {error}") from None


def _read_bibtex(text: str, name: str) -> Iterator[NewPaper]:
    try:
        import logging

        from bibtexparser.entrypoint import parse_string
    except ModuleNotFoundError:
        hint = "install it with `pip install 'fgad-lint[bibtex]'`"
        raise PaperFileError(f"{name}: BibTeX needs the package bibtexparser; {hint}") from None
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text)
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        raise PaperFileError(f"{name}: line {line}: not BibTeX: {_one_line(str(block.error))}")
    for entry in library.entries:
        fields = {key.lower(): str(field.value) for key, field in entry.fields_dict.items()}
        where = next((fields[key] for key in ("booktitle", "journal", "journaltitle") if key in fields), "")
        is_arxiv = fields.get("archiveprefix", fields.get("eprinttype", "arxiv")).lower() == "arxiv"
        mentioned = next((identifier for *_, identifier in arxiv.mentions(where)), None)
        identifier = (arxiv.identifier(fields.get("eprint", "")) if is_arxiv else None) or mentioned
        year = _YEAR.search(fields.get("year", fields.get("date", "")))
        yield _paper(
            without_tex(fields.get("title", "")),
            [
                _in_order(without_tex(author.strip()))
                for author in _AND.split(fields.get("author", ""))
                if author.strip()
            ],
            "" if mentioned else without_tex(where),
            int(year[0]) if year else 0,
            identifier.number if identifier else "",
            fields.get("doi", ""),
            fields.get("url", ""),
        )


def _in_order(author: str) -> str:
    """A name with the last name last: "Ann B. Loom" for "Loom, Ann B."."""
    parts = [part.strip() for part in author.split(",")]
    last, first = parts[0], parts[-1] if len(parts) > 1 else ""
    return " ".join(filter(None, (first, last, *parts[1:-1])))


def _read_csl(text: str, name: str) -> Iterator[NewPaper]:
    import json

    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PaperFileError(f"{name}: not JSON on line {getattr(error, 'lineno', 1)}") from None
    items = items.get("items", [items]) if isinstance(items, dict) else items
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise PaperFileError(f"{name}: not CSL-JSON, which is a list of papers")
    for item in items:
        issued = item.get("issued")
        parts = issued.get("date-parts") if isinstance(issued, dict) else None
        numbers = (
            [int(part) for part in parts[0] if str(part).isdigit()] if parts and isinstance(parts[0], list) else []
        )
        url = _text(item, "URL")
        parsed = arxiv.parse_url(url) or arxiv.parse_url(f"https://doi.org/{_text(item, 'DOI')}")
        paper = _paper(
            _text(item, "title"),
            list(_csl_names(item.get("author"))),
            _text(item, "container-title-short") or _text(item, "container-title"),
            numbers[0] if numbers else 0,
            parsed.identifier.number if parsed else "",
            "" if parsed else _text(item, "DOI"),
            "" if parsed else url,
        )
        is_month = len(numbers) > 1 and 1 <= numbers[1] <= 12
        yield paper._replace(date=WrittenDate(*numbers[:3]) if is_month else None)


def _text(item: Mapping[str, Any], field: str) -> str:
    value = item.get(field)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _csl_names(authors: object) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, dict):
            parts = ("given", "non-dropping-particle", "family", "suffix")
            yield _text(author, "literal") or " ".join(filter(None, (_text(author, part) for part in parts)))


def _read_csv(text: str, name: str) -> Iterator[NewPaper]:
    import csv

    rows = csv.DictReader(text.lstrip("\ufeff").splitlines())
    if "title" not in (rows.fieldnames or ()):
        raise PaperFileError(f'{name}: no column "title"')
    try:
        for row in rows:
            cells = {key: _unescaped(value) for key, value in row.items() if key and isinstance(value, str)}
            year = _YEAR.fullmatch(cells.get("year", ""))
            number = cells.get("arxiv", "").removeprefix("arXiv:")
            links = [link.partition("=")[::2] for link in cells.get("links", "").split("; ") if "=" in link]
            paper = _paper(
                cells["title"],
                [author.strip() for author in cells.get("authors", "").split(";") if author.strip()],
                cells.get("venue", ""),
                int(year[0]) if year else 0,
                "" if links else number,
                "" if links else cells.get("doi", ""),
                "" if links else cells.get("url", ""),
            )
            new = tuple(NewLink(url, None if label in _ROLES else _unquoted(label)) for label, url in links)
            yield paper._replace(links=tuple(dict.fromkeys((*paper.links, *new))))
    except csv.Error as error:
        raise PaperFileError(f"{name}: line {rows.line_num}: {_one_line(str(error))}") from None


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from reading a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" else cell


def _unquoted(label: str) -> str:
    """The label of a link as `export` had it."""
    return label.strip().replace("%3D", "=").replace("%3B", ";").replace("%25", "%")


def _paper(title: str, authors: list[str], venue: str, year: int, number: str, doi: str, url: str) -> NewPaper:
    """A paper with the links that its ids and its URL make, and the usual short name of its venue."""
    identifier = arxiv.identifier(number)
    parsed = arxiv.parse_url(url)
    urls: Iterable[str] = filter(None, (f"https://doi.org/{doi}" if doi and not url and not identifier else "", url))
    links = [] if parsed else [NewLink(found) for found in urls]
    published = publication(PaperFacts("", journal_ref=f"{venue} {year or ''}")) if venue else None
    return NewPaper(
        " ".join(title.split()),
        tuple(links),
        tuple("et al." if name == "others" else name for author in authors if (name := " ".join(author.split()))),
        (published.name if published else "") or " ".join(venue.split()),
        year,
        arxiv=identifier.number if identifier else parsed.identifier.number if parsed else "",
    )


def _one_line(message: str) -> str:
    return " ".join(message.split()).rstrip(".")
