"""An anchor must be unique in its file.

A link leads to only one of the two, so the other is out of reach. If one of them is the id that a heading gets from its
text, a contents list that looks right sends readers to another section. An id that many lines have and no link uses is
passed over.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.markdown import slugs
from fgad_lint.model.anchors import Anchor
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        <a name="seg"></a>
        ## Segmentation

        <a name="seg"></a>
        ^^^^^^^^^^^^^^ `seg` is also the id of "Segmentation" on line 1; drop it or choose another
        ## Segment Anything
        """),
    Bad("""
        ## Surveys
        ## Recent Reviews <a id="surveys"></a>
                          ^^^^^^^^^^^^^^^^ `surveys` is also the id of "Surveys" on line 1; drop it or choose another
        """),
    Bad(
        """
        ## Surveys {#reviews}
        ## Recent Reviews {#reviews}
                          ^^^^^^^^^^ `reviews` is also the id of "Surveys" on line 1; choose another
        """,
        config='renderer = "hugo"',
    ),
    Good("""
        - <a name="todo"></a> [DRAEM](https://arxiv.org/abs/2108.07610)
        - <a name="todo"></a> [PaDiM](https://arxiv.org/abs/2011.08785)
        - <a name="todo"></a> [SPADE](https://arxiv.org/abs/2005.02357)
        - <a name="todo"></a> [CutPaste](https://arxiv.org/abs/2104.04015)
        - <a name="todo"></a> [FastFlow](https://arxiv.org/abs/2111.07677)
        """),
    Good("""
        <a name="seg"></a>
        ## Segmentation

        <a name="surveys"></a>
        ## <span id="surveys"></span>Surveys
        """),
)

_MAX_COPIES = 3  # An id that more entries have, and no link leads to, came with a copied line.


def check(document: Document, context: Context) -> Iterator[Finding]:
    generated: dict[str, Anchor] = {}
    for heading in document.headings:
        if not heading.attribute or heading.anchor != heading.attribute.id:
            section = document.section_at(heading.span.start)
            generated.setdefault(heading.anchor, Anchor(heading.anchor, heading.span, section))
    written: dict[str, Anchor] = {}
    anchors = _written_anchors(document)
    counts = Counter(anchor.id for anchor in anchors)
    copied = {anchor_id for anchor_id, count in counts.items() if count > _MAX_COPIES}
    copied -= {link.url[1:] for link in document.fragment_links if link.url.startswith("#")} if copied else copied
    for anchor in anchors:
        if anchor.id in copied:
            continue
        duplicate = written.setdefault(anchor.id, anchor)
        if duplicate is anchor:
            duplicate = generated.get(anchor.id, anchor)
            is_harmless = duplicate.section is anchor.section
        else:
            is_harmless = duplicate.section is anchor.section and _is_at_heading(anchor)
        if not is_harmless:
            yield _finding(document, anchor, duplicate)


def _written_anchors(document: Document) -> list[Anchor]:
    """The anchors written in HTML or as heading attributes, in order."""
    attributes = (
        Anchor(heading.attribute.id, heading.attribute_span, document.section_at(heading.span.start))
        for heading in document.headings
        if heading.attribute and slugs.understands(document.renderer, heading.attribute)
    )
    return sorted([*document.anchors.written, *attributes], key=lambda anchor: anchor.span)


def _is_at_heading(anchor: Anchor) -> bool:
    """Whether an anchor comes before or in the heading of its section."""
    return anchor.span.end <= anchor.section.heading.span.end


def _finding(document: Document, anchor: Anchor, duplicate: Anchor) -> Finding:
    line = document.line_of(duplicate.span)
    title = duplicate.section.name
    where = f'the id of "{title}" on line {line}' if title else f"an id on line {line}"
    related = Related(duplicate.span, "the same id")
    # A heading with an id of its own does not need the one that leads elsewhere.
    has_own_id = anchor.section.heading.anchor not in ("", anchor.id)
    advice = "drop it or choose another" if has_own_id else "choose another"
    return Finding(anchor.span, f"`{anchor.id}` is also {where}; {advice}", None, (related,))
