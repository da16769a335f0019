"""Categories must stand in the order that the configuration asks for.

Readers find a category by where it should be. `order.categories` says what they may rely on: `"alphabetical"`, as the
`"contents"` list them, or a list of names; with `"any"`, the default, the order is free. The alphabet is asked of the
topmost categories only, not of what stands before the contents, and "Others" may stand anywhere.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.config import CategoryOrder
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model.document import Document, Section
from fgad_lint.model.titles import title_key
from fgad_lint.ordering import stray
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "error"
OPTIONS = "order"
EXAMPLES = (
    Bad(
        """
        # Diffusion

        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)

        <a name="nf"></a>
        # Normalizing Flows
          ^^^^^^^^^^^^^^^^^ should stand after "GANs" (line 10) in alphabetical order

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
           ^^^^^^^ should stand after "Methods" (line 7) as in the contents
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
          ^^^^^^^^ should stand after "Surveys" (line 2) as configured
        # Surveys
        # License
        """,
        fixed="""
        # Surveys
        # Datasets
        # License
        """,
        safe=False,
        config='order.categories = ["Surveys", "Methods", "Datasets"]',
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
_MAX_FIXES = 10  # Each fix is tried on the whole text; those after so many have their turn when these are made.
_ABOVE = lazy_re.compile(r"(?:<(?:a|span)\b[^<>]*>(?:</(?:a|span)>)?)+", re.IGNORECASE)
_COMMENT = lazy_re.compile(r"(?:<!--(?:(?!-->).)*-->)+")


def check(document: Document, context: Context) -> Iterator[Finding]:
    options = context.config.order
    fixes = 0
    for wanted in _families(document, options.categories):
        siblings = sorted(wanted, key=lambda section: section.number)
        ranks = {section: n for n, section in enumerate(wanted)}
        if wrong := stray([ranks[section] for section in siblings]):
            section, other = siblings[wrong.at], siblings[wrong.other]
            line = document.line_of(other.heading.span)
            where = "before" if wrong.before else "after"
            message = f'should stand {where} "{document.name(other)}" (line {line}) {_reason(options.categories)}'
            if wrong.total > 1:
                message += f"; {wrong.total - 1} more {'is' if wrong.total == 2 else 'are'} out of place"
            related = Related(other.heading.title_span, f"the category that it belongs {where}")
            fixes += 1
            fix = _fix(document, wanted, siblings) if fixes <= _MAX_FIXES else None
            yield Finding(section.heading.title_span, message, fix, (related,))


def _reason(categories: CategoryOrder | tuple[str, ...]) -> str:
    if categories == "contents":
        return "as in the contents"
    return "in alphabetical order" if categories == "alphabetical" else "as configured"


def _families(document: Document, categories: CategoryOrder | tuple[str, ...]) -> Iterator[list[Section]]:
    """The sections under one parent of which an order is wanted, in that order."""
    if categories == "alphabetical":
        yield sorted(_topmost(document), key=lambda section: _alphabetical(document.name(section)))
    elif categories == "contents":
        seen: set[Section] = set()
        for contents in document.contents:
            for _, level in contents.levels:
                families: dict[Section | None, list[Section]] = {}
                for section in (entry.target for entry in level if entry.target):
                    if section not in seen:
                        seen.add(section)
                        families.setdefault(section.parent, []).append(section)
                yield from families.values()
    elif categories != "any":
        wanted = {title_key(name): n for n, name in enumerate(categories)}
        keys = {section: title_key(document.name(section)) for section in document.sections}
        for parent in (document.root, *document.sections):
            named = [child for child in document.children(parent) if keys[child] in wanted]
            yield sorted(named, key=lambda section: wanted[keys[section]])


def _alphabetical(name: str) -> list[str]:
    """The words of a name as they are to be compared, numbers by their size."""
    return [word.zfill(20) if word.isdecimal() else word for word in words_in(name.casefold())]


def _topmost(document: Document) -> list[Section]:
    """The topmost sections with papers, where there are several, without "Others" and those before the contents."""
    holders = {above for found in document.paper_lists for above in found.section.ancestors()}
    begins = {contents.covers: contents.span.end for contents in reversed(document.contents)}
    categories = [document.root]
    while len(categories) == 1:
        (parent,) = categories
        begin = begins.get(parent, 0)
        within = [child for child in document.children(parent) if child.heading.span.start >= begin]
        categories = [child for child in within if child in holders]
    return [each for each in categories if not _OTHERS.match(document.name(each))]


def _fix(document: Document, wanted: Sequence[Section], siblings: Sequence[Section]) -> Fix | None:
    """Move whole sections with the anchors above them; None where a section or a link would be another then."""
    if len({section.title for section in siblings}) < len(siblings):
        return None
    slots = {section: _slot(document, section) for section in siblings}
    if not all(_is_whole(document, slot) for slot in slots.values()):
        return None
    moves = [(slots[old], slots[new]) for old, new in zip(siblings, wanted, strict=True) if old is not new]
    edits = [Edit.replace(slot, document.text_of(moved)) for slot, moved in moves]
    parts: list[str] = []
    position = 0
    for span, moved in edits:
        parts += document.text[position : span.start], moved
        position = span.end
    after = Document("".join(parts) + document.text[position:], document.renderer)
    if _paths(document) != _paths(after):
        return None
    return Fix.unsafe("put the categories in order", *edits)


def _is_whole(document: Document, slot: Span) -> bool:
    """Whether what a section closes in HTML begins in it, and the other way round."""
    from fgad_lint.markdown import html

    depths = Counter[str]()
    for tag in html.tags(document.text, *slot):
        depths[tag.name] += -1 if tag.closes else 1
    return not any(depths[name] for name in _FOLDS)


_FOLDS = ("details", "div", "table", "center", "ul", "ol")


def _slot(document: Document, section: Section) -> Span:
    """A section with the anchors above it, without the blank lines after it."""
    start, end = _start(document, section), document.extent(section).end
    if end < len(document.text):
        end = _start(document, document.section_at(end))
    last = start + len(document.text[start:end].rstrip()) - 1
    return Span(start, document.lines.content(document.lines.number(last)).end)


def _start(document: Document, section: Section) -> int:
    """Where a section starts with the anchors above its heading, and the comments if they stand right above."""
    first = number = document.lines.number(section.heading.span.start)
    while number > 0:
        number -= 1
        line = document.text_of(document.lines.content(number)).strip()
        if _ABOVE.fullmatch(line) or (first == number + 1 and _COMMENT.fullmatch(line)):
            first = number
        elif line:
            break
    return document.lines.starts[first]


def _paths(document: Document) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """The sections, each by the titles around it, and the links with where they lead in the page."""
    paths = {each: tuple(above.title for above in each.ancestors()) for each in (document.root, *document.sections)}
    leads = [(link.url, document.target(link.url) if link.url.startswith("#") else None) for link in document.links]
    return Counter(paths.values()), Counter((url, *paths[target]) if target else (url,) for url, target in leads)
