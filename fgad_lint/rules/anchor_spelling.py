"""A link to a place in the page must spell its id exactly.

Ids are compared letter by letter: whether `#Datasets` finds `datasets` depends on where the page is shown, and an
editor or another tool may be stricter than the website that the link was tried on. Some emoji carry an invisible U+FE0F
into the id of their heading, which those who write the link by hand leave out.
"""

from collections.abc import Iterator
from unicodedata import normalize

from fgad_lint import anchors
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.document import Document
from fgad_lint.inline import Link
from fgad_lint.rule import Bad, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - [Video Editing](#Video-Editing)
                          ^^^^^^^^^^^^^^ `#Video-Editing` should be `#video-editing`: letter case counts
        - <a href="#MOT (2D)">Tracking</a>
                   ^^^^^^^^^ `#MOT (2D)` should be `#mot%20%282d%29`: letter case counts

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
                      ^^^^^^^^^ `#-cutting` should be `#\ufe0f-cutting`: the invisible U+FE0F counts

        ## ✂️ Cutting
        """,
        fixed="""
        - [✂️ Cutting](#\ufe0f-cutting)

        ## ✂️ Cutting
        """,
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


def check(document: Document) -> Iterator[Finding]:
    for link in document.links:
        if not link.url.startswith("#") or link.form == "image" or document.target(link.url):
            continue
        anchor = document.spelled_otherwise(link.url)
        if anchor is None or anchors.decode(link.url[1:]) in document.unsupported_ids:
            continue
        right = f"#{anchors.encode(anchor)}"
        span = document.fragment_span(link)
        fix = Fix((Edit(span, right),), f"write `{right}`") if span else None
        yield Finding(link.target, f"`{link.url}` should be `{right}`: {_difference(link, anchor)} counts", fix)


def _difference(link: Link, anchor: str) -> str:
    written, wanted = anchors.decode(link.url[1:]).replace("\ufe0f", ""), anchor.replace("\ufe0f", "")
    if written == wanted:
        return "the invisible U+FE0F"
    return "the Unicode form" if normalize("NFC", written) == normalize("NFC", wanted) else "letter case"
