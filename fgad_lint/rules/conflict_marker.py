"""Markers of a merge conflict must be resolved.

Readers see `<<<<<<< HEAD` and both versions of the lines between the markers, usually a paper twice. Only a person
knows which version is right.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        <<<<<<< HEAD
        ^^^^^^^^^^^^ marker of a merge conflict; keep one version of these lines and delete the markers
        - [SPADE](https://arxiv.org/abs/2005.02357) ICLR 2021
        ||||||| 8f3c2e1
        ^^^^^^^^^^^^^^^ marker of a merge conflict; keep one version of these lines and delete the markers
        - [SPADE](https://arxiv.org/abs/2005.02357)
        =======
        ^^^^^^^ marker of a merge conflict; keep one version of these lines and delete the markers
        - [SPADE](https://arxiv.org/abs/2005.02357) arXiv 2020
        >>>>>>> new-papers
        ^^^^^^^^^^^^^^^^^^ marker of a merge conflict; keep one version of these lines and delete the markers
        """),
    Good("""
        Detection
        =======

        - [PaDiM](https://arxiv.org/abs/2011.08785)

        > > > > > > > Quoted seven times.

        ```
        <<<<<<< HEAD
        =======
        >>>>>>> new-papers
        ```
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    text = document.text
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return
    code = [block.span for block in document.all_blocks if block.kind == "code"]
    is_open = False
    for line in range(len(document.lines)):
        span = document.lines.content(line)
        marker = text[slice(*span)]
        is_edge = marker.startswith(("<<<<<<< ", ">>>>>>> "))
        is_between = is_open and (marker == "=======" or marker.startswith("||||||| "))
        if not (is_edge or is_between) or any(block.covers(span) for block in code):
            continue
        is_open = not marker.startswith(">")
        yield Finding(span, "marker of a merge conflict; keep one version of these lines and delete the markers")
