"""A list → a configuration that fits it, with what was seen in the list as comments; a hook and a workflow for it."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from fgad_lint import __version__, records
from fgad_lint.config import Config, Order, PaperOrder
from fgad_lint.escape import escape_control_chars
from fgad_lint.linter.lint import lint_text
from fgad_lint.markdown import slugs
from fgad_lint.model import arxiv
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.document import Document, Heading
from fgad_lint.model.papers import Paper
from fgad_lint.records import templates as layouts
from fgad_lint.report.text import count
from fgad_lint.rule import Context, Rule

_MIN_FOR_HABIT = 10  # Of so few, none makes a habit; as for `arxiv.url = "auto"`.
_FEWEST_CATEGORIES = 4  # So many in alphabetical order do not stand so by chance.
_WIDTH = 100  # A comment quotes no more of a list than this.


def configuration(text: str, path: str, rules: Sequence[Rule]) -> str:
    """The text of an fgad-lint.toml for the list in `text`; with it, `rules` find no more there than without."""
    document = Document(text)
    trial = _Trial(text, rules)
    rows = [
        f"# What holds for {path}, and what was seen there.",
        f"# {_written(text, document)}",
        "",
        *_renderer(document.headings),
        "",
        "[arxiv]",
        *_arxiv(document, trial),
        "",
        "[order]",
        *_categories(document, trial),
        *_papers(document, trial),
    ]
    return "".join(f"{escape_control_chars(row)}\n" for row in rows)


def hook(path: str) -> str:
    """An entry of .pre-commit-config.yaml for the list at `path`, seen from the top folder of its repository."""
    return f"""\
  - repo: https://github.com/fgad-lint/fgad-lint
    rev: v{__version__}
    hooks:
      - id: fgad-lint # or fgad-lint-fix, which repairs
        files: {_yaml(f"^{re.escape(path)}$")}
"""


def workflow(path: str) -> str:
    """A workflow of GitHub's that checks what pull requests bring to the list at `path`, seen as for `hook`."""
    literal = path.replace("${{", "${{ '${{' }}")  # GitHub takes ${{ … }} for an expression, in a string of YAML too.
    files = "" if path == "README.md" else f"        with:\n          files: {_yaml(literal)}\n"
    return f"""\
name: fgad-lint
on: pull_request
permissions:
  contents: read
jobs:
  fgad-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: fgad-lint/fgad-lint@v{__version__}
{files}"""


class _Trial:
    """Whether an option would make the rules find more in a list than they do without it."""

    def __init__(self, text: str, rules: Sequence[Rule]) -> None:
        self._text = text
        self._rules = rules
        self._found = self._count(Config())

    def adds(self, config: Config) -> bool:
        """Whether any rule finds more with this configuration."""
        return bool(self._count(config) - self._found)

    def _count(self, config: Config) -> Counter[str]:
        return Counter(each.rule for each in lint_text(self._text, self._rules, Context(config)).diagnostics)


def _line(key: str, value: str, seen: str, adds: bool = False) -> str:
    """An option and why it is as it is; only proposed where it would add findings."""
    return f'{"# " if adds else ""}{key} = "{value}"  # {seen}{"; would add findings" if adds else ""}'


def _yaml(value: str) -> str:
    """A string as YAML reads it, in quotes only where it needs them; YAML has the escapes of JSON and of `visible`."""
    is_plain = re.fullmatch(r"[\w^][\w^$\\./ -]*(?<! )", value)
    return value if is_plain else escape_control_chars(json.dumps(value, ensure_ascii=False))


# Layout --------------------------------------------------------------------------------------------------------------


def _written(text: str, document: Document) -> str:
    """How many papers there are, and how most are written."""
    total = len(document.papers)
    layout, number = next(iter(Counter(_layouts(records.to_record(text))).most_common(1)), ("", 0))
    papers = f"{count(total, 'paper')} in {count(len({found.section for found in document.paper_lists}), 'section')}"
    if not layout or 2 * number <= total:
        return f"{papers}."
    shown = layout if len(layout) <= _WIDTH else f"{layout[:_WIDTH]}…"
    return f"{papers}; {number} of {total} are written as {shown}"


def _layouts(record: Mapping[str, Any]) -> Iterator[str]:
    """The layout of each paper that is written as its list is."""
    for block in record.get("blocks", ()):
        if papers := block.get("papers"):
            layout = layouts.USUAL["papers"] | block.get("layout", {})
            own = layout["entry"].replace("{links}", layout["link"])
            yield from (own for paper in papers if "layout" not in paper and "prose" not in paper)
    for section in record.get("sections", ()):
        yield from _layouts(section)


# Renderer ------------------------------------------------------------------------------------------------------------


def _renderer(headings: Sequence[Heading]) -> Iterator[str]:
    attributes = [heading.attribute for heading in headings if heading.attribute]
    if 2 * len(attributes) <= len(headings) or not attributes:
        others = ", ".join(slugs.RENDERERS[1:])
        yield _line("renderer", "github", f"or {others}: what shows the list, and makes the ids of its headings")
        return
    knowing = [name for name in slugs.RENDERERS if all(slugs.understands(name, each) for each in attributes)]
    yield f"# Where is this list shown? {len(attributes)} of {len(headings)} headings end in an id, as in {{#id}}, but GitHub shows that as text."
    if knowing:
        yield f"# If it is one of these that shows it, name that: {', '.join(knowing)}."
    yield 'renderer = "github"'


# arXiv ---------------------------------------------------------------------------------------------------------------


def _arxiv(document: Document, trial: _Trial) -> Iterator[str]:
    read = [found for link in document.links if link.form != "image" and (found := arxiv.read(link.url))]
    forms = Counter(found.form for found in read).most_common()
    total = len(read)
    usual, number = forms[0] if forms else ("", 0)
    said = " and ".join(f"{form} in {n}" for form, n in forms[:2])
    if usual in ("abs", "pdf") and is_consensus(number, total, _MIN_FOR_HABIT):
        config = Config(arxiv=Config().arxiv._replace(url="abs" if usual == "abs" else "pdf"))
        yield _line("url", usual, f"{usual} in {number} of {total} links", trial.adds(config))
    else:
        seen = f"{said} of {count(total, 'link')}, so either is fine" if total else "no links to arXiv yet"
        yield _line("url", "auto", seen)
    versions = sum(found.identifier.version > 0 for found in read)
    yield _line("versions", "keep", f"or drop: {versions} of {count(total, 'link')} name a version")


# Order ---------------------------------------------------------------------------------------------------------------


def _categories(document: Document, trial: _Trial) -> Iterator[str]:
    groups = [[document.name(each) for each in document.children(at)] for at in (document.root, *document.sections)]
    large = [group for group in groups if len(group) >= _FEWEST_CATEGORIES]
    named = all(name[:1].isalpha() for group in large for name in group)
    if large and named and all(group == sorted(group, key=str.casefold) for group in large):
        config = Config(order=Order(categories="alphabetical"))
        seen = f"so are they wherever {_FEWEST_CATEGORIES} or more stand beside each other"
        yield _line("categories", "alphabetical", seen, trial.adds(config))
    else:
        yield _line("categories", "any", "or alphabetical, contents, or a list of names")


class _Kept(NamedTuple):
    """An order, and how many neighbours that differ keep it."""

    order: PaperOrder
    kept: int
    total: int


def _papers(document: Document, trial: _Trial) -> Iterator[str]:
    best = max(_orders(document), key=lambda each: (each.kept / (each.total or 1), each.total))
    if not is_consensus(best.kept, best.total, _MIN_FOR_HABIT):
        yield _line("papers", "auto", "no order that all lists keep to; each is held to its own, if it has one")
        return
    seen = f"so are {best.kept} of {best.total} neighbours that differ"
    yield _line("papers", best.order, seen, trial.adds(Config(order=Order(papers=best.order))))


def _orders(document: Document) -> Iterator[_Kept]:
    file_set = [
        pair for found in document.paper_lists for pair in pairwise(found.papers) if pair[0].path == pair[1].path
    ]
    years = [(one, other) for first, second in file_set if (one := _year(first)) and (other := _year(second))]
    yield _kept("newest-first", [(other, one) for one, other in years])
    yield _kept("oldest-first", years)
    yield _kept("alphabetical", [(one.key, other.key) for one, other in file_set])


def _kept(order: PaperOrder, pairs: Iterable[tuple[Any, Any]]) -> _Kept:
    unlike = [one < other for one, other in pairs if one != other]
    return _Kept(order, sum(unlike), len(unlike))


def _year(paper: Paper) -> int | None:
    if paper.venue and paper.venue.year:
        return paper.venue.year
    return paper.identifier.year if paper.identifier else None
