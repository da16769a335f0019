"""A heading must start with `#` and a space, and nothing else may become one.

Without the space readers see `##Name` as text, the section is lost, and its link in the contents leads nowhere. A line
of dashes right below a paragraph makes the paragraph a heading. Hashtags are fine.
"""

from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model.document import Document
from fgad_lint.model.links import is_external
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        ## Textures

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        ##Point Clouds
        ^^ missing space after `##`, so this is not a heading

        - [BTF](https://arxiv.org/abs/2203.05550)

        #More Datasets
        ^ missing space after `#`, so this is not a heading
        """,
        fixed="""
        ## Textures

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        ## Point Clouds

        - [BTF](https://arxiv.org/abs/2203.05550)

        #More Datasets
        """,
    ),
    Bad(
        """
        ## Textures

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        ========
        ^^^^^^^^ shown as text at the end of the entry above; delete it
        """,
        fixed="""
        ## Textures

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        """,
    ),
    Bad(
        """
        We keep this list up to date. It has the papers that
        we have read, and those that our friends recommend.
        ---
        ^^^ makes a heading of the text above it; put a blank line between them
        """
    ),
    Bad(
        """
        Everything that the program writes down.
        #Visualize logs
        ^ no space after `#`, so this is not a heading
        ![loss](https://e.org/loss.png)
        """,
        severity="info",
    ),
    Good("""
        Point Clouds
        ============

        Textures
        --------

        #anomaly #detection

        #1 is best. Use `#!` and #3

        - [PaDiM](https://arxiv.org/abs/2011.08785) #textures

        ```
        ##define
        ```
        """),
)
#   ##Name    #Name of a Section
# "#Visualize logs", but no hashtag or sentence
_MAYBE_HEADING = lazy_re.compile(r"#[A-Z][\w-]+(?: [\w&/-]+){1,6}[ \t]*")
_HASHES = lazy_re.compile(r"#{1,6}(?=[^#\s])")
_TOO_MANY_HASHES = lazy_re.compile(r"(?P<hashes>#{7,12})[ \t]+[^#\s][^#\r\n]{0,100}\Z")
_LINK = lazy_re.compile(r"!?\[[^\[\]]*\]\([^#]")
_RULER = lazy_re.compile(r"[ \t]*(?P<ruler>={3,})[ \t]*\Z")
_MAX_LENGTH = 120  # Characters of a heading.
_MAX_LINE_WORDS = 25


def check(document: Document, context: Context) -> Iterator[Finding]:
    text = document.text
    entries = {damage.span.start for piece in document.pieces for damage in piece.damages}
    blocks = [block for block in document.all_blocks if block.kind in ("paragraph", "heading") and block.text_spans]
    for block in blocks:
        if block.kind == "heading":
            yield from _in_heading(document, block)
        elif len(block.text_spans) > 1 or text[block.text_spans[0].start] in "#=":
            for line in block.text_spans:
                if text[line.start] in "#=" and line.start not in entries:
                    yield from _in_line(document, block, line)


def _in_line(document: Document, block: Block, line: Span) -> Iterator[Finding]:
    """A line of a paragraph that was meant to be a heading or to make one."""
    text = document.text
    first = text[line.start]
    if first == "#" and (hashes := _TOO_MANY_HASHES.match(text, *line)):
        yield Finding(Span(*hashes.span("hashes")), "more than six `#`, so this is not a heading")
    elif first == "#" and _is_meant(document, block, line) and (hashes := _HASHES.match(text, *line)):
        span = Span(*hashes.span())
        # A hash may start a hashtag, and a link be an entry.
        is_certain = len(hashes[0]) > 1 and not _LINK.match(text, span.end, line.end)
        fix = Fix.safe("insert the space", Edit.insert(span.end, " ")) if is_certain else None
        yield Finding(span, f"missing space after `{hashes[0]}`, so this is not a heading", fix)
    elif first == "#" and (match := _MAYBE_HEADING.fullmatch(text, *line)):
        yield Finding(Span(line.start, line.start + 1), "no space after `#`, so this is not a heading", severity="info")
    elif first == "=" and line != block.text_spans[0] and (match := _RULER.match(text, *line)):
        span = Span(*match.span("ruler"))
        whole = document.lines.span(document.lines.line_index(span.start), document.lines.line_index(span.start) + 1)
        where = "at the end of" if line == block.text_spans[-1] else "in"
        # The line above may be meant as a heading, or the line be the marker of a merge conflict.
        is_certain = where != "in" and line == block.text_spans[1] and match["ruler"] != "======="
        fix = Fix.safe("delete the line", Edit.delete(whole)) if is_certain else None
        yield Finding(span, f"shown as text {where} the entry above; delete it", fix)


def _is_meant(document: Document, block: Block, line: Span) -> bool:
    """Whether a line that starts with `#` is meant as a heading rather than a hashtag or a number."""
    written = document.text[slice(*line)]
    title = written.lstrip("#").strip("# ")
    if len(written) > _MAX_LENGTH or not words_in(title) or "#" in title.partition("](")[0]:
        return False
    if written.startswith("##"):
        return True
    # A single hash may start a hashtag.
    is_alone = len(block.text_spans) == 1 and line.start == block.span.start
    return is_alone and title[0].isupper() and len(words_in(title)) > 1


def _in_heading(document: Document, block: Block) -> Iterator[Finding]:
    """A paragraph that the line below it makes a heading."""
    text = document.text
    first, last = block.text_spans[0], block.text_spans[-1]
    if text[first.start - 1 : first.start] in ("#", " ", "\t") or text.startswith("#", block.span.start):
        return
    leaf = document.leaf_at(first.start)
    if not _is_prose(text, leaf, block):
        return
    start = last.end + len(text[last.end : block.span.end]) - len(text[last.end : block.span.end].lstrip())
    ruler = Span(start, start + len(text[start : block.span.end].rstrip()))
    if text[ruler.start : ruler.start + 1] not in ("-", "="):
        return
    yield Finding(ruler, "makes a heading of the text above it; put a blank line between them")


def _is_prose(text: str, leaf: Leaf, block: Block) -> bool:
    """Whether the text of a heading is too long for one, or an entry."""
    n_words = len(words_in(leaf.inline.shown(text, *leaf.span)))
    has_links = sum(map(is_external, leaf.inline.links)) > 1
    return (
        (len(block.text_spans) > 1 and n_words > _MAX_LINE_WORDS // 2)
        or n_words > _MAX_LINE_WORDS
        or (has_links and n_words > _MAX_LINE_WORDS // 2)
    )
