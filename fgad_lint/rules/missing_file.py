"""A link or image must not lead to a file that the repository does not have.

A file that was renamed, moved or never added leaves an error page, or a picture that is not shown. Links are followed
as on GitHub: from the folder of the list, or from the top of the repository if they start with `/`, and letter case
counts. A missing folder is reported once, and so is a list most of whose files are missing. If all of them are, or most
of them outside of git, the list is taken for a copy and not reported.

Only names are looked up, in the git repository of the list, or without one in the folder of the list. The rule does not
run on standard input without a name, in a sparse checkout, and on lists for a site generator.
"""

from collections.abc import Iterator, Sequence

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.linked_files import LinkedFiles, linked_files, links_without_hash_sign
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        ![The looms](assets/loom.png)

        - [Survey of Looms](docs/survey.md#wool) and [its data](Data/looms.csv)
                                                                ^^^^^^^^^^^^^^ `Data/looms.csv` does not exist; did you mean `data/looms.csv`?
        - [How to contribute](contributing.md), under this [license](LICENSE)
                                                                     ^^^^^^^ `LICENSE` does not exist
        """,
        repository=("assets/loom.png", "contributing.md", "data/looms.csv", "docs/survey.md"),
    ),
    Bad(
        """
        - [Loom](bib/loom.txt), [Dyer](bib/dyer.txt), [Weaver](bib/weaver.txt)
                 ^^^^^^^^^^^^ folder `bib` does not exist; 2 more links into it, the next on line 1
        - [License](LICENSE), [how to cite](citation.bib), [Shuttle](shuttle.pdf)
                                                                     ^^^^^^^^^^^ `shuttle.pdf` does not exist; did you mean `papers/shuttle.pdf`?
        """,
        repository=("LICENSE", "citation.bib", "papers/shuttle.pdf", "papers/spindle.pdf"),
    ),
    Bad(
        """
        ![The looms](assets/loom.png)
                     ^^^^^^^^^^^^^^^ 5 of the 6 files that this list links to do not exist, the next on line 3; is it a copy?

        See the [survey](docs/survey.md), the [data](data), the [license](LICENSE), [how to contribute](contributing.md)
        and [how to cite](citation.bib).
        """,
        repository=("LICENSE",),
    ),
    Good(
        """
        <img src="/assets/loom.png">

        - [Survey of Looms](docs/survey.md?plain=1#L3), [its folder](docs/), and [all surveys](./#surveys)
        - [Dyer](../dyer.md), [open an issue](../../issues), [coming soon](todo), [Weaver](), [code](github.com/loom/loom)

        ## Surveys
        """,
        repository=("assets/loom.png", "docs/survey.md"),
    ),
)
_MIN_MISSING = 4  # Before they are reported together.
_REPOSITORY_PAGES = ("github", "gitlab", "gitea")  # The renderers that show a repository, not a site made from it.


def check(document: Document, context: Context) -> Iterator[Finding]:
    tallies = document.tallies(linked_files)
    urls = frozenset().union(*tallies)
    repository = context.repository() if urls and document.renderer in _REPOSITORY_PAGES else None
    files = LinkedFiles(urls, repository) if repository else None
    if repository is None or files is None or not files.missing:
        return
    around = document.excerpt(
        index for index, tally in enumerate(tallies) if not files.missing.keys().isdisjoint(tally)
    )
    reported = {link.target for link in links_without_hash_sign(document)}
    links = sorted(link for link in linked_files(around) if link[1] in files.missing and link[0] not in reported)
    groups: dict[str, list[tuple[Span, str]]] = {}
    for span, url in links:
        groups.setdefault(files.missing[url], []).append((span, url))
    if 2 * files.n_missing <= files.n_known or (repository.has_git and len(groups) < _MIN_MISSING):
        for part, group in groups.items():
            yield _finding(document, files, part, group)
    elif repository.has_git and files.n_missing < files.n_known:
        message = f"{files.n_missing} of the {files.n_known} files that this list links to do not exist"
        yield _with_next(document, links, message, "; is it a copy?")


def _finding(document: Document, files: LinkedFiles, part: str, links: Sequence[tuple[Span, str]]) -> Finding:
    """The finding for the links to one missing file, or into one missing folder."""
    (_, url), *others = links
    is_folder = any(files.paths[other] != files.paths[url] for _, other in others)
    message = f"folder `{part}` does not exist" if is_folder else f"`{url}` does not exist"
    if others:
        message += f"; {len(others)} more {'link' if len(others) == 1 else 'links'} {'into' if is_folder else 'to'} it"
    nearest = files.nearest(url) or (f"#{url}" if url in document.anchors.by_id else "")
    return _with_next(document, links, message, f"; did you mean `{nearest}`?" if nearest else "")


def _with_next(document: Document, links: Sequence[tuple[Span, str]], message: str, question: str) -> Finding:
    """A finding at the first of some links that says where the next one is."""
    if len(links) == 1:
        return Finding(links[0][0], message + question)
    span, next_span = links[0][0], links[1][0]
    message += f", the next on line {document.line_of(next_span)}"
    return Finding(span, message + question, related=(Related(next_span, "the next of these links"),))
