"""The commands `facts update`, `facts show` and `facts prune`."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.facts_files import FactsFile
from fgad_lint.cli.facts_links import KeptLinks, bar
from fgad_lint.cli.inputs import exit_on_error, find_files, make_settings, read_sources
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, config_options, readme
from fgad_lint.cli.terminal import ErrorLog, escape_line, fail, is_terminal, print_output, progress, tell

if TYPE_CHECKING:
    from fgad_lint.facts.paper import PaperFacts
    from fgad_lint.facts.source import Wanted
    from fgad_lint.facts.update import Update
    from fgad_lint.linter.resolver import Settings
    from fgad_lint.model.document import Document

_EXTRA = "asking arXiv needs the packages httpx2 and defusedxml; install them with `pip install 'fgad-lint[facts]'`"
_MAX_NAMES = 10  # Of authors.


def _check_mail(_ctx: click.Context, _param: click.Parameter, address: str | None) -> str:
    if address and not (len(address) <= 254 and re.fullmatch(r"[\w.+-]+@[\w.-]+", address, re.ASCII)):
        raise click.BadParameter(f"{address!r} is not a mail address")
    return address or ""


@click.group(context_settings=CONTEXT_SETTINGS)
def facts() -> None:
    """Keep what arXiv says about the papers of a list.

    It is kept in the file .fgad-lint/papers.json, which is to be committed with the list: rules compare the list with it.
    Only update uses the network.

    \b
      fgad-lint facts update           ask about papers that are new or due
      fgad-lint facts show 2304.02643  show what is known about a paper
      fgad-lint facts prune            forget papers that are in no list any more
    """


@facts.command("update", context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option(
    "--max-age",
    metavar="DAYS",
    type=click.IntRange(min=0),
    default=90,
    show_default=True,
    help="Ask again about papers that were asked about so long ago.",
)
@click.option("--mailto", metavar="ADDRESS", callback=_check_mail, help="Tell arXiv how to reach you.")
@click.option(
    "--snapshot",
    metavar="FILE",
    type=PATH,
    help="Ask nobody, and read the metadata that arXiv publishes (JSON Lines, or .gz of it) from this file.",
)
@click.option("--links", is_flag=True, help="Also ask whether other links lead to pages.")
@click.option(
    "--lychee-report",
    metavar="FILE",
    type=PATH,
    help="Read what lychee found about links, as `lychee --verbose --format json` writes it, from this file.",
)
@config_options
def update(
    paths: tuple[str, ...],
    max_age: int,
    mailto: str,
    snapshot: str | None,
    links: bool,
    lychee_report: str | None,
    config: tuple[str, ...],
    isolated: bool,
) -> None:
    """Ask arXiv and others about papers; needs fgad-lint[facts].

    Papers are those that the lists in the PATHS link to. PATHS are files and folders (default: README.md). arXiv is
    asked about its ids, Crossref about DOIs, and OpenReview about its ids; nothing else is sent. arXiv gets one request
    every three seconds for up to 100 papers. With --links, the servers of all other links are asked whether they lead to
    pages, one request a second. If it fails or is stopped, what has come is kept, and the next run asks for the rest.

    \b
      fgad-lint facts update
      fgad-lint facts update docs --mailto me@example.org
      fgad-lint facts update --snapshot arxiv-metadata-oai-snapshot.json
      fgad-lint facts update --links
    """
    from fgad_lint.facts.store import FactsError
    from fgad_lint.facts.update import Linked, Update

    errors = ErrorLog()
    with exit_on_error(FactsError), progress() as show:
        for store in _stores(paths, make_settings(config, isolated), errors):
            work = Update(store.read(), Linked.of(store.documents), _today(), max_age)
            kept_links = KeptLinks(store.folder, store.documents, _today(), max_age) if links or lychee_report else None
            if kept_links and lychee_report:
                kept_links.take_report(lychee_report)
            try:
                if snapshot:
                    _read_snapshot(snapshot, work, store, show)
                else:
                    _ask_servers(work, store, mailto, show, errors)
            except KeyboardInterrupt:
                if work.taken:
                    store.save(work.papers.values())
                tell(f"{store.name}: stopped; what had come is kept")
                sys.exit(130)
            if kept_links and links:
                kept_links.ask(mailto, show, errors)
    sys.exit(2 if errors.lines else 0)


@facts.command("show", context_settings=CONTEXT_SETTINGS)
@click.argument("what", metavar="ID|PATH", default=readme)
@config_options
def show_facts(what: str, config: tuple[str, ...], isolated: bool) -> None:
    """Show what is known about a paper or a list.

    It is a list if there is such a file (default: README.md).

    \b
      fgad-lint facts show 2304.02643
      fgad-lint facts show docs/papers.md
    """
    from fgad_lint.facts.store import OTHER_ID, FactsError
    from fgad_lint.facts.update import Linked
    from fgad_lint.model import arxiv

    errors = ErrorLog()
    with exit_on_error(FactsError):
        identifier = None if os.path.exists(what) else arxiv.identifier(what.removeprefix("arXiv:"))
        paper_id = what.lower() if what.lower().startswith("doi:") else what
        if identifier or (OTHER_ID.fullmatch(paper_id) and not os.path.exists(what)):
            paper_id = identifier.number if identifier else paper_id
            known = _Store(_folder_of(readme())).read().get(paper_id)
            if known is None:
                fail(f"{paper_id}: not known; `fgad-lint facts update` asks about the papers of a list")
            _print_papers([known])
            return
        for store in _stores([what], make_settings(config, isolated), errors):
            papers, linked = store.read(), Linked.of(store.documents).papers
            _print_papers(papers[paper_id] for paper_id in sorted(linked) if paper_id in papers)
            if n_unknown := sum(paper_id not in papers for paper_id in linked):
                tell(f"{store.name}: nothing is known about {n_unknown} of {_count(len(linked))}")
    sys.exit(2 if errors.lines else 0)


@facts.command("prune", context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@config_options
def prune(paths: tuple[str, ...], config: tuple[str, ...], isolated: bool) -> None:
    """Forget papers and links that are in no list any more.

    The lists are those in the PATHS, which are files and folders (default: README.md). Other lists with the same file of facts are looked at as well. What is
    marked as "pinned" in the file stays.
    """
    from fgad_lint.facts.store import FactsError
    from fgad_lint.facts.update import Linked, pruned

    errors, settings = ErrorLog(), make_settings(config, isolated)
    with exit_on_error(FactsError):
        for store in _stores(paths, settings, errors):
            others = [other for other in _stores([store.top], settings, errors) if other.folder == store.folder]
            if errors.lines:
                break  # A list that cannot be read may have any paper.
            papers = store.read()
            documents = [document for other in (store, *others) for document in other.documents]
            kept = list(pruned(papers, Linked.of(documents)))
            if len(kept) < len(papers):
                store.save(kept)
            tell(f"{store.name}: {_count(len(papers) - len(kept))} forgotten, {len(kept)} kept")
            KeptLinks(store.folder, documents, _today()).prune()
    sys.exit(2 if errors.lines else 0)


class _Store:
    """The file in a folder that keeps what is known about the papers of some lists."""

    def __init__(self, folder: str) -> None:
        from fgad_lint.facts.store import PAPERS

        self.folder, self.top = folder, os.path.relpath(os.path.dirname(folder))
        self._file = FactsFile(folder, PAPERS)
        self.name = self._file.name
        self.documents: list[Document] = []

    def read(self) -> "dict[str, PaperFacts]":
        """The papers by id. Raises FactsError."""
        from fgad_lint.facts import store

        return {paper.id: paper for paper in store.read_papers(self._file.read(), self.name)}

    def save(self, papers: "Iterable[PaperFacts]") -> None:
        """Write the papers, unless another program has written the file since it was read. Raises FileError."""
        from fgad_lint.facts import store

        self._file.save(store.write_papers(papers))


def _stores(paths: Sequence[str], settings: "Settings", errors: ErrorLog) -> Iterator[_Store]:
    """The files for the facts about the lists that `paths` stand for, each with its lists."""
    from fgad_lint.model.document import Document

    stores: dict[str, _Store] = {}
    for source in read_sources(find_files(paths, settings, errors), None, settings, errors):
        folder = _folder_of(source.name)
        store = stores.setdefault(folder, _Store(folder))
        store.documents.append(Document(source.text, source.setting.config.renderer))
    return iter(stores.values())


def _folder_of(path: str) -> str:
    """The folder for the facts about the list at `path`: the one that is there, or beside the configuration or at the top."""
    from fgad_lint import paths
    from fgad_lint.config import files

    if folder := paths.facts_folder(path):
        return folder
    folder = os.path.dirname(os.path.abspath(path))
    top, configuration = paths.repository(folder), files.find(folder)
    if configuration and (top is None or paths.is_in(configuration, top)):
        folder = os.path.dirname(configuration)
    return os.path.join(top if top and not configuration else folder, paths.FACTS_FOLDER)


def _ask_servers(work: "Update", store: _Store, mailto: str, show: Callable[[str], None], errors: ErrorLog) -> None:
    if not (work.due() or work.doubtful(store.documents)):
        tell(f"{store.name}: nothing to ask about; {_count(len(work.papers))} known")
        return
    try:
        from fgad_lint.facts import http, sources
    except ImportError:
        fail(_EXTRA)
    steps: list[tuple[str, Callable[[], list[Wanted]]]] = [(kind, partial(work.due, kind)) for kind in sources.KINDS]
    steps.insert(1, (sources.ARXIV, partial(work.doubtful, store.documents)))
    failed = set[str]()
    with sources.Sources(http.user_agent(mailto), _today(), show if is_terminal(sys.stderr) else tell) as asked:
        for kind, find in steps:
            if kind in failed or not (wanted := find()):
                continue
            show(_bar(0, len(wanted)))
            try:
                for n_done in work.ask(asked.source(kind), wanted):
                    store.save(work.papers.values())
                    show(_bar(n_done, len(wanted)))
            except http.AskError as error:  # The others may answer.
                errors.add(str(error))
                failed.add(kind)
                if work.taken:
                    store.save(work.papers.values())
    _tell_result(work, store)
    if left := work.due():
        errors.add(f"{store.name}: no answer about {_count(len(left))}; run again later")


def _read_snapshot(path: str, work: "Update", store: _Store, show: Callable[[str], None]) -> None:
    from fgad_lint.facts import snapshot

    papers = snapshot.read(path, {paper.id for paper in work.due("")}, lambda n: show(f"{path}: {n:,} lines read"))
    work.take(papers)
    store.save(work.papers.values())
    _tell_result(work, store)
    if left := work.due(""):
        tell(f"{path}: nothing about {_count(len(left))}")


def _tell_result(work: "Update", store: _Store) -> None:
    missing = [paper_id for paper_id in work.taken if work.papers[paper_id].is_missing]
    n_dois = sum(":" in paper_id for paper_id in missing)
    unknown = f", {len(missing) - n_dois} of them unknown to arXiv" if len(missing) > n_dois else ""
    unknown += f", {n_dois} with a DOI that does not exist" if n_dois else ""
    tell(f"{store.name}: {_count(len(work.taken))} updated{unknown}")


def _bar(n_done: int, n_wanted: int) -> str:
    return bar(n_done, n_wanted, _count(n_wanted))


def _print_papers(papers: "Iterable[PaperFacts]") -> None:
    rows = (row for paper in papers for row in _described(paper))
    print_output("".join(f"{escape_line(row)}\n" for row in rows))


def _described(paper: "PaperFacts") -> Iterator[str]:
    """What is known about a paper, row by row."""
    from fgad_lint.facts.published import publication

    missing = "there is no such DOI" if ":" in paper.id else "arXiv has no such paper"
    yield f"{paper.id}  {missing if paper.is_missing else paper.title or '(no title)'}"
    authors = ", ".join(paper.authors[:_MAX_NAMES]) + (", …" if len(paper.authors) > _MAX_NAMES else "")
    latest = f", version {paper.n_versions} on {paper.latest}" if paper.n_versions > 1 else ""
    published = publication(paper)
    fields = {
        "earlier titles": "; ".join(f"{title} (version {version})" for version, title in paper.titles[:-1]),
        "authors": authors,
        "submitted": f"{paper.first}{latest}" if paper.first else "",
        "withdrawn": (f"on {paper.latest}" if paper.latest else "yes") if paper.is_withdrawn else "",
        "published": f"{published.name} {published.year or ''}".strip() if published else "",
        "venue": f"{paper.venue} {paper.year or ''}".strip(),
        "journal": paper.journal_ref,
        "DOI": paper.doi,
        "comment": paper.comment,
        "category": paper.category,
        "asked": paper.asked + (" (pinned)" if paper.is_pinned else ""),
    }
    for name, value in fields.items():
        if value:
            yield f"    {name + ':':15} {value}"


def _count(n_papers: int) -> str:
    return f"{n_papers:,} paper{'' if n_papers == 1 else 's'}"


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()
