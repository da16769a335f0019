"""A contents entry that names a section must be a link if the others are.

Readers click the name and nothing happens. Usually the entry was added without its link, or the anchor was written with
spaces, so that Markdown shows the brackets. It is only reported if at least two in three entries are links, and no
other entry leads to the section.
"""

from collections.abc import Iterator, Mapping, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.inlines import walk
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Detection](#detection)
        - Segmentation
          ^^^^^^^^^^^^ no link to "Segmentation" on line 8, but other entries have one; write `[Segmentation](#segmentation)`
        - [Depth]
          ^^^^^^^ no link to "Depth" on line 9, but other entries have one; write `[Depth](#depth)`
        - [Flow](#flow)
        - [Data](#data)
        - [Tools](#tools)

        ## Segmentation
        ## Depth
        ## Detection
        ## Flow
        ## Data
        ## Tools
        """,
        fixed="""
        - [Detection](#detection)
        - [Segmentation](#segmentation)
        - [Depth](#depth)
        - [Flow](#flow)
        - [Data](#data)
        - [Tools](#tools)

        ## Segmentation
        ## Depth
        ## Detection
        ## Flow
        ## Data
        ## Tools
        """,
    ),
    Bad(
        """
        1. [Detection](#detection)
        2. [Depth Maps](#Depth Maps)
           ^^^^^^^^^^^^^^^^^^^^^^^^^ no link to "Depth Maps" on line 6, but other entries have one; write `[Depth Maps](#depth-maps)`
        3. [Flow](#flow)

        ## Detection
        ## Depth Maps
        ## Flow
        """,
        fixed="""
        1. [Detection](#detection)
        2. [Depth Maps](#depth-maps)
        3. [Flow](#flow)

        ## Detection
        ## Depth Maps
        ## Flow
        """,
    ),
    Good("""
        - Methods
          - [Flow](#flow)
        - Data
          - [Images](#images)

        ## Methods
        ### Flow
        ## Data
        ### Images
        """),
    Good("""
        - [Detection](#detection)
        - Segmentation: to come
        - [Flow](#flow)
        - [Data](#data)

        ## Detection
        ## Segmentation
        ## Flow
        ## Data
        """),
)
_MAX_LENGTH = 200  # Of the text of an entry.
_ENTRY = lazy_re.compile(
    r"(?P<strong>\*{0,3})(?:\[(?P<label>[^\[\]\n]+)\](?:\(#[^*\n]*\))?|(?P<name>[^\[\]<>*_`|\n]+))(?P=strong)"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    unlisted: dict[str, list[Section]] | None = None
    for contents in document.contents_lists:
        items = [block for block in walk([contents.block]) if block.kind == "item"]
        linked = {entry.block.span for entry in contents.entries}
        others = [item for item in items if item.span not in linked]
        if others and 3 * len(others) <= len(items):
            unlisted = _unlisted_sections(document) if unlisted is None else unlisted
            for item in others:
                if finding := _finding(document, contents, item, unlisted):
                    yield finding


def _finding(
    document: Document, contents: ContentsList, item: Block, unlisted: Mapping[str, Sequence[Section]]
) -> Finding | None:
    leaves = document.piece_at(item.span.start).inlines.of_item(item)
    if len(leaves) != 1 or leaves[0].inline.links:
        return None
    start, end = leaves[0].span
    span = Span(start, start + len(document.text[start:end].rstrip()))
    entry = _ENTRY.fullmatch(document.text_of(span)) if span.end - start < _MAX_LENGTH else None
    sections = unlisted.get(title_key(entry["label"] or entry["name"]), ()) if entry else ()
    if entry is None or len(sections) != 1 or contents.covers not in sections[0].ancestors():
        return None
    section = sections[0]
    fragment = document.anchors.fragment(section)
    if fragment is None:
        return None
    span = Span(span.start + len(entry["strong"]), span.end - len(entry["strong"]))
    first_link = contents.entries[0].link
    page = document.url_as_written(first_link).removesuffix(first_link.url)
    written = f"[{entry['label'] or entry['name']}]({page}#{fragment})"
    line = document.line_of(section.heading.span)
    message = f'no link to "{section.name}" on line {line}, but other entries have one; write `{written}`'
    related = (Related(section.heading.title_span, "the section that it names"),)
    return Finding(span, message, Fix.safe(f"write `{written}`", Edit.replace(span, written)), related)


def _unlisted_sections(document: Document) -> dict[str, list[Section]]:
    """The sections, by the key of their name, if no entry leads to one of that name."""
    sections: dict[str, list[Section]] = {}
    for section in document.sections:
        sections.setdefault(section.name_key, []).append(section)
    for contents in document.contents_lists:
        for entry in contents.entries:
            if entry.target:
                sections.pop(entry.target.name_key, None)
    sections.pop("", None)
    return sections
