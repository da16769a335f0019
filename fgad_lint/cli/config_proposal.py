"""Propose a configuration that fits a list, with comments that say why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from fgad_lint import records
from fgad_lint.config import Config, Order, PaperOrder
from fgad_lint.escape import escape_control_chars
from fgad_lint.linter.lint import lint_text
from fgad_lint.markdown import slugs
from fgad_lint.model import arxiv
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.document import Document
from fgad_lint.model.headings import Heading
from fgad_lint.model.papers import Paper
from fgad_lint.records import templates
from fgad_lint.report.text import count
from fgad_lint.rule import Context, Rule

_MIN_FOR_CONSENSUS = 10  # Of links, or of pairs of papers, as for `arxiv.url = "auto"`.
_MIN_CATEGORIES_FOR_ORDER = 4  # Fewer are often in alphabetical order by chance.
_MAX_TEMPLATE_LENGTH = 100  # Characters of a template that a comment shows.


def propose(text: str, path: str, rules: Sequence[Rule]) -> str:
    """The text of an fgad-lint.toml that fits a list: it adds no findings of `rules`."""
    document = Document(text)
    trial = _Trial(text, rules)
    lines = [
        f"# Configuration of fgad-lint for {path}",
        f"# {_summary(text, document)}",
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
    return "".join(f"{escape_control_chars(line)}\n" for line in lines)


class _Trial:
    """Tries configurations on a list."""

    def __init__(self, text: str, rules: Sequence[Rule]) -> None:
        self._text = text
        self._rules = rules
        self._n_findings = self._count(Config())

    def adds_findings(self, config: Config) -> bool:
        """Whether any rule has more findings with this configuration than without one."""
        return bool(self._count(config) - self._n_findings)

    def _count(self, config: Config) -> Counter[str]:
        diagnostics = lint_text(self._text, self._rules, Context(config)).diagnostics
        return Counter(diagnostic.rule for diagnostic in diagnostics)


def _option(key: str, value: str, comment: str, adds_findings: bool = False) -> str:
    """The line of an option; it is commented out if it would add findings."""
    if adds_findings:
        return f'# {key} = "{value}"  # {comment}; would add findings'
    return f'{key} = "{value}"  # {comment}'


def _summary(text: str, document: Document) -> str:
    """How many papers there are, and the template that most of them use."""
    n_papers = len(document.papers)
    n_sections = len({paper_list.section for paper_list in document.paper_lists})
    size = f"{count(n_papers, 'paper')} in {count(n_sections, 'section')}"
    counts = Counter(_entry_templates(records.to_record(text)))
    template, n_uses = next(iter(counts.most_common(1)), ("", 0))
    if not template or 2 * n_uses <= n_papers:
        return f"{size}."
    shown = template if len(template) <= _MAX_TEMPLATE_LENGTH else f"{template[:_MAX_TEMPLATE_LENGTH]}…"
    return f"{size}; {n_uses} of {n_papers} are written as {shown}"


def _entry_templates(record: Mapping[str, Any]) -> Iterator[str]:
    """The template of each paper that uses the template of its list."""
    for block in record.get("blocks", ()):
        if papers := block.get("papers"):
            layout = templates.DEFAULT_TEMPLATES["papers"] | block.get("layout", {})
            template = layout["entry"].replace("{links}", layout["link"])
            yield from (template for paper in papers if "layout" not in paper and "prose" not in paper)
    for section in record.get("sections", ()):
        yield from _entry_templates(section)


def _renderer(headings: Sequence[Heading]) -> Iterator[str]:
    attributes = [heading.attribute for heading in headings if heading.attribute]
    if 2 * len(attributes) <= len(headings) or not attributes:
        alternatives = ", ".join(slugs.RENDERERS[1:])
        yield _option("renderer", "github", f"the site that shows the list and makes heading ids; or {alternatives}")
        return
    yield f"# {len(attributes)} of {len(headings)} headings end in an id, such as {{#id}}, which GitHub shows as text."
    candidates = [
        renderer
        for renderer in slugs.RENDERERS
        if all(slugs.understands(renderer, attribute) for attribute in attributes)
    ]
    if candidates:
        yield f"# If the list is shown by one of these, name it here: {', '.join(candidates)}."
    yield 'renderer = "github"'


def _arxiv(document: Document, trial: _Trial) -> Iterator[str]:
    links = [parsed for link in document.links if link.form != "image" and (parsed := arxiv.parse_url(link.url))]
    forms = Counter(link.form for link in links).most_common()
    usual_form, n_usual = forms[0] if forms else ("", 0)
    n_links = count(len(links), "link")
    if usual_form in ("abs", "pdf") and is_consensus(n_usual, len(links), _MIN_FOR_CONSENSUS):
        config = Config(arxiv=Config().arxiv._replace(url="abs" if usual_form == "abs" else "pdf"))
        yield _option("url", usual_form, f"{usual_form} in {n_usual} of {n_links}", trial.adds_findings(config))
    elif links:
        shares = " and ".join(f"{form} in {n_uses}" for form, n_uses in forms[:2])
        yield _option("url", "auto", f"{shares} of {n_links}, so both are fine")
    else:
        yield _option("url", "auto", "no links to arXiv yet")
    n_versions = sum(link.identifier.version > 0 for link in links)
    yield _option("versions", "keep", f"or drop; {n_versions} of {n_links} name a version")


def _categories(document: Document, trial: _Trial) -> Iterator[str]:
    parents = (document.root, *document.sections)
    groups = [[child.name for child in document.outline.children(parent)] for parent in parents]
    large = [group for group in groups if len(group) >= _MIN_CATEGORIES_FOR_ORDER]
    all_start_with_letters = all(name[:1].isalpha() for group in large for name in group)
    if large and all_start_with_letters and all(group == sorted(group, key=str.casefold) for group in large):
        config = Config(order=Order(categories="alphabetical"))
        comment = f"all groups of {_MIN_CATEGORIES_FOR_ORDER} or more categories are in this order"
        yield _option("categories", "alphabetical", comment, trial.adds_findings(config))
    else:
        yield _option("categories", "any", "or alphabetical, contents, or a list of names")


class _OrderCount(NamedTuple):
    """How many pairs of adjacent papers are in an order, out of the pairs whose keys differ."""

    order: PaperOrder
    n_ordered: int
    n_pairs: int


def _papers(document: Document, trial: _Trial) -> Iterator[str]:
    best = max(
        _order_counts(document), key=lambda counted: (counted.n_ordered / (counted.n_pairs or 1), counted.n_pairs)
    )
    if not is_consensus(best.n_ordered, best.n_pairs, _MIN_FOR_CONSENSUS):
        yield _option("papers", "auto", "the lists share no order; each must keep its own, if it has one")
        return
    comment = f"{best.n_ordered} of {best.n_pairs} adjacent pairs that differ are in this order"
    config = Config(order=Order(papers=best.order))
    yield _option("papers", best.order, comment, trial.adds_findings(config))


def _order_counts(document: Document) -> Iterator[_OrderCount]:
    pairs = [
        (paper, next_paper)
        for paper_list in document.paper_lists
        for paper, next_paper in pairwise(paper_list.papers)
        if paper.path == next_paper.path
    ]
    years = [(year, next_year) for a, b in pairs if (year := _year(a)) and (next_year := _year(b))]
    yield _order_count("newest-first", [(next_year, year) for year, next_year in years])
    yield _order_count("oldest-first", years)
    yield _order_count("alphabetical", [(paper.key, next_paper.key) for paper, next_paper in pairs])


def _order_count(order: PaperOrder, pairs: Iterable[tuple[Any, Any]]) -> _OrderCount:
    is_ordered = [key < next_key for key, next_key in pairs if key != next_key]
    return _OrderCount(order, sum(is_ordered), len(is_ordered))


def _year(paper: Paper) -> int | None:
    if paper.venue and paper.venue.year:
        return paper.venue.year
    return paper.identifier.year if paper.identifier else None
