"""HTML that folds text or makes tables and lists must be opened and closed once.

Without `</details>` everything below is folded away with it, and a second one closes a part around it. Browsers repair
some of this, but each in its own way.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag
    from fgad_lint.markdown.inline import Leaf

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        <details>
        <summary>Surveys</summary>

        - [A Unifying Review](https://arxiv.org/abs/2009.11732)

        </details>

        </details>
        ^^^^^^^^^^ nothing is open that this closes; delete it
        """,
        fixed="""
        <details>
        <summary>Surveys</summary>

        - [A Unifying Review](https://arxiv.org/abs/2009.11732)

        </details>

        """,
    ),
    Bad(
        """
        <details>
        <summary>Surveys</summary>

        - [A Unifying Review](https://arxiv.org/abs/2009.11732)

        <details>
        ^^^^^^^^^ should be `</details>`

        ## Textures

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        """,
        fixed="""
        <details>
        <summary>Surveys</summary>

        - [A Unifying Review](https://arxiv.org/abs/2009.11732)

        </details>

        ## Textures

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        """,
    ),
    Bad("""
        - [PaDiM](https://arxiv.org/abs/2011.08785)
          <details>
          ^^^^^^^^^ not closed; write `</details>` where it ends
          <summary>Abstract</summary>
          We model the patches.
        - [SPADE](https://arxiv.org/abs/2005.02357)
          <details>
          <summary>Abstract</summary>
          We compare the pixels.
          </details>
        """),
    Bad("""
        ## Surveys <a name="surveys"</a>
                   ^^^^^^^^^^^^^^^^^ missing `>` after the name, so this is shown as text
        """),
    Good("""
        Write `<a name="surveys"</a>`.

        <details>
        <summary>All</summary>

        <details>
        <summary>Surveys</summary>

        - [A Unifying Review](https://arxiv.org/abs/2009.11732)

        </details>

        </details>

        Write `<details>` and `</summary>`. <!-- <table> -->

        <table><tr><td>A<td>B</table>
        <p align="center">
        """),
)
#   ## Surveys <a name="surveys"</a>
_WITHOUT_BRACKET = lazy_re.compile(r"<a\s+(?:name|id)=(?P<quote>[\"'])[^\"'<>\r\n]*(?P=quote)(?=</a>)", re.IGNORECASE)
_NAMES = "details", "summary", "table", "ul", "ol"
_TAG = lazy_re.compile(rf"</?(?:{'|'.join(_NAMES)})(?=[\s>/])", re.IGNORECASE)
# At most twenty lines of tags, so that many tags in a row take no more time.
_ONLY_TAGS = lazy_re.compile(r"(?:\r?+\n[ \t]*+(?:<[^<>\r\n]*+>[ \t]*+)++){,20}+(?:\r?+\n[ \t]*+)?+(?=[\r\n]|\Z)")
_SUMMARY = lazy_re.compile(r"\s*(?:<!--.{0,200}?-->\s*)?<summary", re.IGNORECASE)
_MAX_MARGIN_LENGTH = 200  # Longer ones are alike if their start is: one line may have very many tags.


def check(document: Document, context: Context) -> Iterator[Finding]:
    for match in _WITHOUT_BRACKET.finditer(document.text):
        leaves = document.piece_at(match.start()).inlines.by_start
        leaf = document.leaf_at(match.start()) if leaves else None
        if leaf and leaf.span.covers(Span(*match.span())) and not _is_code(document.text, leaf, match.start()):
            yield Finding(Span(*match.span()), "missing `>` after the name, so this is shown as text")
    counts = dict.fromkeys(_NAMES, 0)
    for match in _TAG.finditer(document.text):
        name = match[0].strip("</").lower()
        counts[name] += -1 if match[0].startswith("</") else 1
    for name, surplus in counts.items():
        if surplus:
            yield from _unbalanced(document, name)


def _is_code(text: str, leaf: "Leaf", offset: int) -> bool:
    markup = leaf.inline.markup
    index = bisect_right(markup, (offset, len(text))) - 1
    return index >= 0 and offset < markup[index][1] and text[markup[index][0]] == "`"


def _unbalanced(document: Document, name: str) -> Iterator[Finding]:
    tags = [tag for piece in document.pieces for tag in piece.inlines.tags if tag.name == name]
    still_open: list[Tag] = []
    for tag in tags:
        if not tag.closes:
            still_open.append(tag)
        elif still_open:
            still_open.pop()
        else:
            yield Finding(tag.span, "nothing is open that this closes; delete it", _delete(document, tag))
    for tag in _not_closed(document, tags, len(still_open)):
        if name == "details" and tag is not tags[0] and _SUMMARY.match(document.text, tag.span.end) is None:
            fix = Fix.safe("write `</details>`", Edit.insert(tag.span.start + 1, "/"))
            yield Finding(tag.span, "should be `</details>`", fix)
            return
    for tag in _not_closed(document, tags, len(still_open)):
        yield Finding(tag.span, f"not closed; write `</{name}>` where it ends")


def _not_closed(document: Document, tags: Sequence["Tag"], count: int) -> list["Tag"]:
    """The tags that are not closed, so many: first those before another one at the same distance from the margin."""
    opened: list[Tag] = []
    suspects: list[Tag] = []
    for tag in tags:
        if tag.closes:
            if opened:
                opened.pop()
            continue
        if opened and _margin(document, opened[-1]) == _margin(document, tag):
            suspects.append(opened.pop())
        opened.append(tag)
    suspects += reversed(opened)
    return sorted(suspects[:count], key=lambda tag: tag.span)


def _margin(document: Document, tag: "Tag") -> tuple[int, str]:
    """How far a tag is from the start of its line, and the first characters there."""
    start = document.lines.content(document.lines.line_index(tag.span.start)).start
    return tag.span.start - start, document.text[start : min(tag.span.start, start + _MAX_MARGIN_LENGTH)]


def _delete(document: Document, tag: "Tag") -> Fix | None:
    """Delete a tag that is alone on its line, with the line, if only tags follow it up to the next blank line."""
    line = document.lines.line_index(tag.span.start)
    if tag.name == "summary" or document.text_of(document.lines.content(line)).strip() != document.text_of(tag.span):
        return None
    if not _ONLY_TAGS.match(document.text, document.lines.content(line).end):
        return None  # Without the tag, what follows may become a heading.
    from fgad_lint.model.comment_edits import keeps_apart

    if keeps_apart(document, tag.span):
        return None
    return Fix.safe("delete the tag", Edit.delete(document.lines.span(line, line + 1)))
