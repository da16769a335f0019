"""A link must spell its anchor exactly.

Anchors are compared letter by letter: whether `#Datasets` finds `datasets` depends on the website, and an editor or
another tool may be stricter than the website on which the link was tried. Some emoji add an invisible U+FE0F to the id
of their heading, which people leave out when they type the link. Of several links with the same kind of slip, a report
shows the first and counts the others.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import Target
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import normalized

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Video Editing](#Video-Editing)
                          ^^^^^^^^^^^^^^ `#Video-Editing` should be `#video-editing`: letter case matters
        - <a href="#MOT (2D)">Tracking</a>
                   ^^^^^^^^^ `#MOT (2D)` should be `#mot%20%282d%29`: letter case matters

        ## Video Editing
        <a id="mot (2d)"></a>
        """,
        fixed="""
        - [Video Editing](#video-editing)
        - <a href="#mot%20%282d%29">Tracking</a>

        ## Video Editing
        <a id="mot (2d)"></a>
        """,
    ),
    Bad(
        """
        - [✂️ Cutting](#-cutting)
                       ^^^^^^^^^ `#-cutting` should be `#\ufe0f-cutting`: the invisible U+FE0F matters

        ## ✂️ Cutting
        """,
        fixed="""
        - [✂️ Cutting](#\ufe0f-cutting)

        ## ✂️ Cutting
        """,
    ),
    Bad(
        """
        - [Datasets](docs/data.md#Datasets)
                     ^^^^^^^^^^^^^^^^^^^^^ `docs/data.md#Datasets` should be `docs/data.md#datasets`: letter case matters
        """,
        fixed="""
        - [Datasets](docs/data.md#datasets)
        """,
        other_files={"docs/data.md": "## Datasets\n"},
    ),
    Good("""
        - [Video Editing](#video-editing)
        - [✂️ Cutting](#%EF%B8%8F-cutting)
        - [Tracking](#MOT)

        ## Video Editing
        ## ✂️ Cutting
        <a name="MOT"></a>
        """),
)


_MAX_ANCHOR_LENGTH = 300  # Characters; each finding quotes its anchor twice.


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link in document.fragment_links:
        target = context.files.target(document, link)
        anchor = _misspelt_anchor(target) if target else None
        if target is None or anchor is None or len(anchor) > _MAX_ANCHOR_LENGTH:
            continue
        fragment = f"#{slugs.encode(anchor)}"
        span = document.anchors.fragment_span(link)
        fix = Fix.safe(f"write `{fragment}`", Edit.replace(span, fragment)) if span else None
        written = document.url_as_written(link)
        url = written.removesuffix(target.fragment) + fragment
        difference = _difference(target, anchor)
        yield Finding(link.target, f"`{written}` should be `{url}`: {difference} matters", fix, cause=difference)


def _misspelt_anchor(target: Target) -> str | None:
    """The anchor that a fragment means but does not spell exactly."""
    document, fragment = target.document, target.fragment
    if document.anchors.target(fragment) or slugs.decode(fragment[1:]) in document.anchors.unsupported:
        return None
    return document.anchors.spelled_otherwise(fragment)


def _difference(target: Target, anchor: str) -> str:
    written, expected = (text.replace("\ufe0f", "") for text in (slugs.decode(target.fragment[1:]), anchor))
    if written == expected:
        return "the invisible U+FE0F"
    return "the Unicode form" if normalized("NFC", written) == normalized("NFC", expected) else "letter case"
