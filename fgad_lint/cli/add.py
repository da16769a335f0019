"""The command `add`, which adds papers to a list."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from fgad_lint.cli.editing import edit_files, edit_options
from fgad_lint.cli.options import CONTEXT_SETTINGS, README, STDIN
from fgad_lint.cli.terminal import escape_line, fail

if TYPE_CHECKING:
    from fgad_lint.curation.editing import Edited
    from fgad_lint.curation.new_paper import NewLink, NewPaper
    from fgad_lint.facts.paper import Facts
    from fgad_lint.linter.resolver import Source
    from fgad_lint.model.document import Document


class _Given(NamedTuple):
    """What the command line says about one paper."""

    title: str
    links: tuple[str, ...]
    code: tuple[str, ...]
    authors: str
    venue: str
    year: int
    date: str
    description: str
    fields: tuple[str, ...]


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("words", nargs=-1, metavar="[FILE] [PAPER]...")
@click.option(
    "--section",
    metavar="SECTION",
    help="Where to add it: the title of a section, a path such as 'Methods / 3D', or #anchor.",
)
@click.option("--title", default="", help="The title of the paper.")
@click.option(
    "--link",
    "links",
    metavar="[LABEL=]URL",
    multiple=True,
    help="A link, such as 'arXiv 2025=https://…'. Without a label it gets that of such links in the list. May be repeated.",
)
@click.option("--code", metavar="[LABEL=]URL", multiple=True, help="A link to code. May be repeated.")
@click.option("--authors", metavar="NAMES", default="", help="The authors: 'Ann B. Loom; Cy Dyer'.")
@click.option("--venue", default="", help="Where it is published: 'CVPR 2025'.")
@click.option("--year", type=click.IntRange(1900, 2100), default=None, help="The year, if the venue has none.")
@click.option("--date", metavar="YYYY-MM[-DD]", default="", help="When it came out.")
@click.option("--description", metavar="MARKDOWN", default="", help="What the entry says about it.")
@click.option(
    "--field",
    "fields",
    metavar="NAME=TEXT",
    multiple=True,
    help="What is in a column of a table, by its header, or after such a key as 'Dataset:'. May be repeated.",
)
@click.option("--before", metavar="PAPER", default="", help="Put it before this paper: an arXiv id, DOI, URL or title.")
@click.option("--after", metavar="PAPER", default="", help="Put it after this paper.")
@click.option(
    "--from",
    "file",
    metavar="FILE",
    default="",
    help="Add the papers in a file, or - for standard input: BibTeX, CSL-JSON, CSV as `export` writes it, or one id a line.",
)
@edit_options
def add(
    words: tuple[str, ...],
    section: str | None,
    before: str,
    after: str,
    file: str,
    diff: bool,
    config: tuple[str, ...],
    isolated: bool,
    **given: object,
) -> None:
    """Add papers to a section, written as the entries around them.

    FILE is the list, or - for standard input (default: README.md). PAPER is an arXiv id, a DOI or a URL, of which facts are
    kept: see `fgad-lint facts`. A paper is put where the order of the section wants it, else at its end.

    \b
      fgad-lint add README.md 2509.20295 --section Surveys
      fgad-lint add --section "Methods / 3D" --title "A Loom" --link URL
      fgad-lint add --section Surveys --from papers.bib
    """
    from fgad_lint.curation.adding import add
    from fgad_lint.curation.editing import CurationError, Edited
    from fgad_lint.curation.new_paper import is_paper_id
    from fgad_lint.records import to_record

    if before and after:
        raise click.UsageError("--before and --after cannot be used together; leave one out")
    ids = [word for word in words if is_paper_id(word) and not os.path.lexists(word)]
    paths = [word for word in words if word not in ids]
    if len(paths) > 1:
        raise click.UsageError(
            f"papers are added to one list, not {len(paths)}; {paths[-1]} is not an arXiv id, DOI or URL"
        )
    path = paths[0] if paths else README
    if file == STDIN and path == STDIN:
        raise click.UsageError("the list and the papers cannot both be standard input")
    one = _Given(**{**given, "year": given["year"] or 0})  # type: ignore[arg-type]
    if (ids or file) and one.title:
        raise click.UsageError("--title is for one paper that nothing else names; leave it out, or the rest")
    if not (ids or file or one.title):
        raise click.UsageError("no paper: give --title and --link, an arXiv id, or --from FILE")
    if section is None and (path == STDIN or file == STDIN or not sys.stdin or not sys.stdin.isatty()):
        raise click.UsageError("no section: give --section")

    def edit(source: "Source") -> "Edited":
        try:
            papers = _papers(one, ids, file, source.facts())
        except CurationError as error:
            raise CurationError(_listed(source, ids) or str(error)) from None
        record = to_record(source.text, source.setting.config)
        place = section if section is not None else _ask_for_section(record)
        added = add(record, papers, place, before, after, source.setting.config.order.papers)
        return Edited(added.text, added.done, added.notes)

    edit_files([path] if paths else [], edit, diff, config, isolated)


def _listed(source: "Source", ids: Sequence[str]) -> str:
    """What to say if one of the papers that no facts are kept about is listed; "" if none is."""
    from fgad_lint.curation.lookup import find_same
    from fgad_lint.model.document import Document

    document = Document(source.text, source.setting.config.renderer)
    for paper_id in ids:
        if found := find_same(document.listings, paper_id):
            line = document.line_of(found[0].paper.title_span)
            return f"{paper_id} is listed already, on line {line}; to list it in another section too, use move --copy"
    return ""


def _papers(given: _Given, ids: Sequence[str], file: str, facts: "Facts | None") -> "list[NewPaper]":
    from fgad_lint.curation.new_paper import known_paper

    if not ids and not file:
        return [_with(given, None)]
    papers = [known_paper(paper_id, facts) for paper_id in ids]
    if file:
        papers += _read(file, facts)
    return [_with(given, paper) for paper in papers] if len(papers) == 1 else papers


def _read(file: str, facts: "Facts | None") -> "list[NewPaper]":
    from fgad_lint.cli.inputs import exit_on_error, name_of, read_text
    from fgad_lint.curation.paper_files import PaperFileError, read_papers

    with exit_on_error(PaperFileError):
        return read_papers(read_text(file), name_of(file), facts)


def _with(given: _Given, paper: "NewPaper | None") -> "NewPaper":
    """A paper with what the command line says about it."""
    from fgad_lint.curation.new_paper import NewPaper, parse_date, venue_and_year

    paper = paper or NewPaper(given.title.strip())
    venue, year = venue_and_year(given.venue)
    date = parse_date(given.date)
    if given.date and date is None:
        _wrong("--date", "write it as 2025-09 or 2025-09-21")
    fields = dict(_named("--field", field) for field in given.fields)
    links = (*(_link("--link", text) for text in given.links), *(_link("--code", text) for text in given.code))
    authors = tuple(filter(None, (name.strip() for name in given.authors.split(";"))))
    names = {
        "authors": authors,
        "venue": venue,
        "year": given.year or year,
        "date": date,
        "description": given.description,
    }
    new = {name: value for name, value in names.items() if value}
    return paper._replace(links=(*links, *paper.links), fields=fields, given=frozenset((*new, *fields)), **new)  # type: ignore[arg-type]


def _link(option: str, text: str) -> "NewLink":
    from fgad_lint.curation.new_paper import NewLink

    role = "code" if option == "--code" else ""
    before, equals, after = text.partition("=")
    if not equals or "://" in before:
        return NewLink(text.strip(), None, role)  # type: ignore[arg-type]
    return NewLink(after.strip(), before.strip() or None, role)  # type: ignore[arg-type]


def _named(option: str, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        _wrong(option, "write it as NAME=TEXT")
    return name.strip(), value.strip()


def _wrong(option: str, hint: str) -> NoReturn:
    fail(f"{option}: {hint}")


def _ask_for_section(record: "dict[str, object]") -> str:
    """Let a person choose a section on the terminal."""
    from fgad_lint.records import rendered

    document: Document = rendered(record)
    named = [section for section in document.sections if section.name and section.heading.anchor]
    if not named:
        fail("there are no sections to choose from; write the first one by hand")
    for number, section in enumerate(named, 1):
        click.echo(escape_line(f"{number:4} {'  ' * (section.level - 1)}{section.name}"), err=True)
    choice = click.prompt("Section", type=click.IntRange(1, len(named)), err=True)
    return f"#{named[choice - 1].heading.anchor}"
