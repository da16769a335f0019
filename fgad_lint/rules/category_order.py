"""Categories must be in the configured order.

Readers find a category faster if they know where to look. `order.categories` sets the order: `"alphabetical"`,
`"contents"` for that of the contents list, or a list of names. Alphabetical order applies only to the topmost
categories; "Others" and what comes before the contents may be anywhere. A name that is no category is reported if
at least half of the names are. `"any"`, the default, switches the rule off.
"""

import re
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.config import CategoryOrder
from fgad_lint.diagnostic import Finding, Fix, Related
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.ordering import Misplaced, first_misplaced
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import words_in

SEVERITY = "error"
OPTIONS = "order"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        # Diffusion

        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)

        <a name="nf"></a>
        # Normalizing Flows
          ^^^^^^^^^^^^^^^^^ belongs after "GANs" on line 10, in alphabetical order

        - [Normalizing Flows: An Introduction](https://arxiv.org/abs/1908.09257)

        # GANs

        - [Generative Adversarial Networks](https://arxiv.org/abs/1406.2661)
        """,
        fixed="""
        # Diffusion

        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)

        # GANs

        - [Generative Adversarial Networks](https://arxiv.org/abs/1406.2661)

        <a name="nf"></a>
        # Normalizing Flows

        - [Normalizing Flows: An Introduction](https://arxiv.org/abs/1908.09257)
        """,
        safe=False,
        config='order.categories = "alphabetical"',
    ),
    Bad(
        """
        - [Surveys](#surveys)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Metrics
           ^^^^^^^ belongs after "Methods" on line 7, as in the contents
        ## Surveys
        ## Methods
        ### Flows
        """,
        fixed="""
        - [Surveys](#surveys)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ## Methods
        ### Flows
        ## Metrics
        """,
        safe=False,
        config='order.categories = "contents"',
    ),
    Bad(
        """
        # Datasets
          ^^^^^^^^ belongs after "Surveys" on line 2, as configured
        # Surveys
        # License
        """,
        fixed="""
        # Surveys
        # Datasets
        # License
        """,
        safe=False,
        config='order.categories = ["Surveys", "Datasets"]',
    ),
    Bad(
        """
        # Surveys
          ^^^^^^^ `order.categories` has "Method", which is no category here; did you mean "Methods"?
        # Methods
        # Datasets
        """,
        config='order.categories = ["Surveys", "Method", "Datasets"]',
        severity="warning",
    ),
    Good("""
        # Flows
        # Diffusion
        """),
    Good(
        """
        # Diffusion

        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)

        # Others

        - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

        # Contributing
        """,
        config='order.categories = "alphabetical"',
    ),
)
_OTHERS = lazy_re.compile(r"(?:others?|misc\w*)\b", re.IGNORECASE)
_NUMBER_WIDTH = 20
_MAX_FIXES = 10  # Each fix is tried on the whole text; more are offered once these are made.


def check(document: Document, context: Context) -> Iterator[Finding]:
    categories = context.config.order.categories
    if isinstance(categories, tuple):
        yield from _unknown_names(document, categories)
    n_fixes = 0
    for ordered in _siblings_in_order(document, categories):
        siblings = sorted(ordered, key=lambda section: section.number)
        ranks = {section: rank for rank, section in enumerate(ordered)}
        if misplaced := first_misplaced([ranks[section] for section in siblings]):
            from fgad_lint.model.section_moves import reorder

            n_fixes += 1
            edits = reorder(document, siblings, ordered) if n_fixes <= _MAX_FIXES else None
            fix = Fix.unsafe("put the categories in order", *edits) if edits else None
            yield _finding(document, siblings, misplaced, _reason(categories), fix)


def _finding(
    document: Document, siblings: Sequence[Section], misplaced: Misplaced, reason: str, fix: Fix | None
) -> Finding:
    section, neighbour = siblings[misplaced.item_index], siblings[misplaced.neighbour_index]
    side = "before" if misplaced.is_before else "after"
    line = document.line_of(neighbour.heading.span)
    message = f'belongs {side} "{neighbour.name}" on line {line}, {reason}'
    if misplaced.n_misplaced > 1:
        message += f"; {misplaced.n_misplaced - 1} more {'is' if misplaced.n_misplaced == 2 else 'are'} out of place"
    related = Related(neighbour.heading.title_span, f"the category that it belongs {side}")
    return Finding(section.heading.title_span, message, fix, (related,))


def _unknown_names(document: Document, names: Sequence[str]) -> Iterator[Finding]:
    """Findings for configured names that are no categories, at the first category that has one of the other names."""
    keys = {title_key(name): name for name in names}
    named = [section for section in document.sections if section.name_key in keys]
    unknown = keys.keys() - {section.name_key for section in named}
    if not unknown or 2 * len(unknown) > len(keys):
        return
    from difflib import get_close_matches

    others = {section.name_key: section.name for section in document.sections if section.name_key not in keys}
    for key in sorted(unknown, key=list(keys).index):
        nearest = get_close_matches(key, others, n=1)
        advice = f'did you mean "{others[nearest[0]]}"?' if nearest else "drop it there"
        message = f'`order.categories` has "{keys[key]}", which is no category here; {advice}'
        yield Finding(named[0].heading.title_span, message, severity="warning")


def _reason(categories: CategoryOrder | tuple[str, ...]) -> str:
    if categories == "contents":
        return "as in the contents"
    return "in alphabetical order" if categories == "alphabetical" else "as configured"


def _siblings_in_order(document: Document, categories: CategoryOrder | tuple[str, ...]) -> Iterator[list[Section]]:
    """Groups of sibling sections, each in the configured order."""
    if categories == "alphabetical":
        yield sorted(_topmost_categories(document), key=lambda section: _sort_key(section.name))
    elif categories == "contents":
        yield from _as_in_contents(document)
    elif categories != "any":
        rank_of = {title_key(name): rank for rank, name in enumerate(categories)}
        keys = {section: section.name_key for section in document.sections}
        for parent in (document.root, *document.sections):
            named = [child for child in document.outline.children(parent) if keys[child] in rank_of]
            yield sorted(named, key=lambda section: rank_of[keys[section]])


def _as_in_contents(document: Document) -> Iterator[list[Section]]:
    seen: set[Section] = set()
    for contents in document.contents_lists:
        for _, level in contents.levels:
            by_parent: dict[Section | None, list[Section]] = {}
            for section in (entry.target for entry in level if entry.target):
                if section not in seen:
                    seen.add(section)
                    by_parent.setdefault(section.parent, []).append(section)
            yield from by_parent.values()


def _topmost_categories(document: Document) -> list[Section]:
    """The highest level with several sections of papers, without "Others" and sections before the contents."""
    with_papers = {ancestor for paper_list in document.paper_lists for ancestor in paper_list.section.ancestors()}
    contents_ends = {contents.covers: contents.span.end for contents in reversed(document.contents_lists)}
    categories = [document.root]
    while len(categories) == 1:
        (parent,) = categories
        start = contents_ends.get(parent, 0)
        categories = [
            child
            for child in document.outline.children(parent)
            if child.heading.span.start >= start and child in with_papers
        ]
    return [section for section in categories if not _OTHERS.match(section.name)]


def _sort_key(name: str) -> list[str]:
    """The words of a name in lower case, numbers padded so that they sort by size."""
    return [word.zfill(_NUMBER_WIDTH) if word.isdecimal() else word for word in words_in(name.casefold())]
