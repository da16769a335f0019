"""A link or image must not lead to a file that the repository does not have.

A file that was renamed, moved or never added leaves an error page, or a picture that is not shown. Links are followed
as on GitHub: from the folder of the list, or from the top of the repository if they start with `/`, and letter case
counts. If most of at least four files are missing, the list is probably a copy, which is only an info; if all of them
are, or most of them outside of git, nothing is reported.

Only names are looked up, in the git repository of the list, or without one in the folder of the list. The rule does not
run on standard input without a name, in a sparse checkout, and on lists for a site generator.
"""

from collections.abc import Iterator, Sequence

from fgad_lint.diagnostic import Finding
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
                 ^^^^^^^^^^^^ folder `bib` does not exist
                                       ^^^^^^^^^^^^ folder `bib` does not exist
                                                               ^^^^^^^^^^^^^^ folder `bib` does not exist
        - [License](LICENSE), [how to cite](citation.bib), [Shuttle](shuttle.pdf)
                                                                     ^^^^^^^^^^^ `shuttle.pdf` does not exist; did you mean `papers/shuttle.pdf`?
        """,
        repository=("LICENSE", "citation.bib", "papers/shuttle.pdf", "papers/spindle.pdf"),
    ),
    Bad(
        """
        [a](a.md) [b](b.md) [c](c.md) [d](d.md) [license](LICENSE)
            ^^^^ `a.md` does not exist, like most of the files that this list links to; is it a copy?
                      ^^^^ `b.md` does not exist, like most of the files that this list links to; is it a copy?
                                ^^^^ `c.md` does not exist, like most of the files that this list links to; is it a copy?
                                          ^^^^ `d.md` does not exist, like most of the files that this list links to; is it a copy?
        """,
        repository=("LICENSE",),
        severity="info",
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
    reported = {link.target for link, _ in links_without_hash_sign(document)}
    links = sorted(link for link in linked_files(around) if link[1] in files.missing and link[0] not in reported)
    groups: dict[str, list[tuple[Span, str]]] = {}
    for span, url in links:
        groups.setdefault(files.missing[url], []).append((span, url))
    if 2 * files.n_missing <= files.n_known or (repository.has_git and len(groups) < _MIN_MISSING):
        for part, group in groups.items():
            yield from _findings(document, files, part, group)
    elif repository.has_git and files.n_missing < files.n_known:
        for span, url in links:
            message = f"`{url}` does not exist, like most of the files that this list links to; is it a copy?"
            yield Finding(span, message, severity="info", cause="a copy")


def _findings(
    document: Document, files: LinkedFiles, part: str, links: Sequence[tuple[Span, str]]
) -> Iterator[Finding]:
    """The findings for the links to one missing file, or into one missing folder."""
    is_folder = len({files.paths[url] for _, url in links}) > 1
    for span, url in links:
        missing = f"folder `{part}`" if is_folder else f"`{url}`"
        nearest = files.nearest(url) or (f"#{url}" if url in document.anchors.by_id else "")
        hint = f"; did you mean `{nearest}`?" if nearest else ""
        yield Finding(span, f"{missing} does not exist{hint}", cause=part)
