"""Text → blocks with spans, as cmark-gfm reads it.

The open blocks form a chain from the document down to the innermost one. Each line first continues as many of them as it
can, then opens new ones, and what is left of it is text. CommonMark's appendix, "A parsing strategy", describes the
algorithm. The text is neither copied nor rewritten, so every block knows its lines.
"""

import re
from collections.abc import Collection, Sequence

from fgad_lint.markdown import block_starts, tables
from fgad_lint.markdown.blocks import Markdown
from fgad_lint.markdown.cursor import CODE_INDENT, Cursor
from fgad_lint.markdown.inline import unescaped
from fgad_lint.markdown.link_syntax import definition, fold
from fgad_lint.markdown.nodes import BlockMaker, Node, NodeKind
from fgad_lint.text import Lines

_MAX_OPEN_BLOCKS = 48  # How many containers may be open at once; cmark's bound is a hundred lists.
_MARKER_CHARACTERS = "-+*0123456789"  # What the marker of a list item starts with.


def parse(text: str, lines: Lines, first: int = 0, boundaries: Collection[int] | None = None) -> Markdown:
    """Return the blocks of a text, whose lines are `lines`, from line `first` (from 0) on; no block may be open there.

    If there are `boundaries`, the offsets at which headings may start, the blocks end before the first of these at which a
    heading ends all blocks, or before a line where it is clear that no block goes on.
    """
    parser = _Parser(text, lines)
    end, is_closed = parser.parse(first, boundaries)
    return Markdown(tuple(BlockMaker(text, lines).cover(parser.nodes, first, end)), parser.definitions, is_closed)


class _Parser:
    """Builds the tree of blocks.

    > - Title
    >   text    continues all open blocks: document, quote, list, item, paragraph
    lazy        continues only the document, but is text of the paragraph
    """

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines
        self._open = [Node("document", 0)]  # Each block is in the one before it.
        self.definitions: dict[str, str] = {}

    @property
    def nodes(self) -> Sequence[Node]:
        """The blocks of the document."""
        return self._open[0].children

    def parse(self, first: int, boundaries: Collection[int] | None) -> tuple[int, bool]:
        """Parse from line `first` on; return the line before which it ended, and whether a heading there would be one."""
        line = first
        is_closed: bool | None = None
        while line < len(self._lines):
            self._line = line
            start, end = self._lines.content(line)
            if start == len(self._text):  # This is no line if something follows the text.
                is_closed = self._may_end()
            if boundaries is not None and line > first and self._ends_part(start, boundaries):
                break
            if line == 0 and self._text.startswith("\ufeff"):
                start = 1
            self._cursor = Cursor(self._text, start, end)
            self._read_line()
            line += 1
        if is_closed is None:
            is_closed = self._may_end()
        self._close(1, line)
        return line, is_closed

    def _ends_part(self, start: int, boundaries: Collection[int]) -> bool:
        """Whether no block goes on in the line at `start`, as far as is clear from what it starts with."""
        char = self._text[start : start + 1]
        if char in ("", " ", "\t", "\r", "\n"):
            return False
        if len(self._open) == 1:
            return True
        if start not in boundaries and (char in _MARKER_CHARACTERS or not self._is_after_blank(start)):
            return False
        return self._may_end()

    def _is_after_blank(self, start: int) -> bool:
        return not self._text[self._lines.starts[self._line - 1] : start].strip(" \t\r\n")

    def _may_end(self) -> bool:
        """Whether a heading without indentation would end all open blocks: fences and HTML may go on."""
        outermost = self._open[1] if len(self._open) > 1 else self._open[0]
        return outermost.kind != "html" and (outermost.kind != "code" or outermost.end_pattern is None)

    def _read_line(self) -> None:
        depth = 1  # How many open blocks the line continues.
        while depth < len(self._open):
            node = self._open[depth]
            if node.kind == "code" and self._is_closing_fence(node):
                self._close(depth, self._line + 1)
                return
            if not self._continues(node):
                break
            depth += 1
        depth_of_text = self._open_blocks(depth)
        if depth_of_text is not None:
            self._read_text(depth_of_text)

    def _is_closing_fence(self, code: Node) -> bool:
        if code.end_pattern is None or self._cursor.indent >= CODE_INDENT:
            return False
        return self._cursor.match(code.end_pattern) is not None

    def _continues(self, node: Node) -> bool:
        """Whether the line continues an open block. If so, skip the prefix that shows it."""
        cursor = self._cursor
        match node.kind:
            case "list":
                return True
            case "item":
                if cursor.indent >= node.content_indent:
                    cursor.skip_columns(node.content_indent)
                    return True
                return not cursor.char and bool(node.children)
            case "quote":
                return self._skip_quote_mark()
            case "footnote":
                if cursor.indent >= CODE_INDENT:
                    cursor.skip_columns(CODE_INDENT)
                    return True
                return self._lines.content(self._line).start == cursor.end
            case "code":
                return node.end_pattern is not None or cursor.indent >= CODE_INDENT or not cursor.char
            case "html":
                return node.end_pattern is not None or bool(cursor.char)
            case "table":
                return tables.has_cells(cursor)
        return bool(cursor.char)

    def _skip_quote_mark(self) -> bool:
        cursor = self._cursor
        if cursor.char != ">" or cursor.indent >= CODE_INDENT:
            return False
        cursor.skip_to(cursor.inner + 1)
        cursor.skip_columns(1)
        return True

    def _open_blocks(self, depth: int) -> int | None:
        """Open the blocks that start in a line that continues `depth` open blocks.

        Return how many blocks then stay open for the text of the line; None if nothing is left of it.
        """
        cursor = self._cursor
        may_be_lazy = self._open[-1].kind == "paragraph"
        while cursor.char and (container := self._open[depth - 1]).kind not in ("code", "html"):
            if cursor.indent >= CODE_INDENT:
                if may_be_lazy:
                    return depth
                self._add("code", depth)
                return None
            if cursor.char in block_starts.CHARACTERS:
                if self._read_leaf(container, depth):
                    return None
                if self._open_container(container, depth):
                    depth = len(self._open)
                    may_be_lazy = False
                    continue
                if container.kind == "paragraph":
                    return None if self._open_table(container) else depth
            if container.kind != "table":
                return depth
            self._add_row(depth)
            return None
        return depth

    def _read_leaf(self, container: Node, depth: int) -> bool:
        """Read a heading, a thematic break or the start of fenced code or HTML, if the line is one."""
        cursor = self._cursor
        is_paragraph = container.kind == "paragraph"
        match cursor.char:
            case "#":
                if heading := block_starts.heading(cursor):
                    node = self._add_line("heading", depth)
                    node.level, title = heading
                    node.content.append(title)
                    return True
            case "`" | "~":
                if fence_end := block_starts.code_fence_end(cursor):
                    self._add("code", depth).end_pattern = fence_end
                    return True
            case "<":
                return self._open_html(depth, is_paragraph)
            case "=" | "-" if is_paragraph and (level := block_starts.underlined_level(cursor)):
                self._underline(container, level, depth)
                return True
            case "-" | "*" | "_" if block_starts.is_break(cursor):
                self._add_line("break", depth)
                return True
        return False

    def _open_html(self, depth: int, is_paragraph: bool) -> bool:
        from fgad_lint.markdown import html_blocks

        kind = html_blocks.html_kind(self._cursor)
        if kind is None or (kind == html_blocks.LONE_TAG and is_paragraph):
            return False
        self._add("html", depth).end_pattern = html_blocks.ENDS.get(kind)
        self._read_text(len(self._open))
        return True

    def _underline(self, paragraph: Node, level: int, depth: int) -> None:
        """Turn a paragraph, the last of `depth` open blocks, into a heading. If it has only definitions, the line is text."""
        self._define(paragraph, self._open[depth - 2])
        if paragraph.content:
            paragraph.kind, paragraph.level = "heading", level
            self._close(depth - 1, self._line + 1)
        else:
            self._open.pop()
            self._add("paragraph", depth - 1).content.append(self._cursor.rest())

    def _open_container(self, container: Node, depth: int) -> bool:
        """Open a quote, a footnote, or an item and its list, if the line starts one."""
        cursor = self._cursor
        is_quote = cursor.char == ">"
        footnote_start = block_starts.footnote_start(cursor)
        marker = block_starts.list_marker(cursor)
        if marker and container.kind == "paragraph" and not block_starts.interrupts_paragraph(cursor, marker):
            marker = None
        if not (is_quote or footnote_start or marker):
            return False
        if depth >= _MAX_OPEN_BLOCKS:
            self._open[1].is_too_deep = True
            return False
        if is_quote:
            self._add("quote", depth)
            self._skip_quote_mark()
        elif footnote_start:
            self._add("footnote", depth)
            cursor.skip_to(footnote_start)
        elif marker:
            self._open_item(marker, container, depth)
        return True

    def _open_item(self, marker: re.Match[str], container: Node, depth: int) -> None:
        cursor = self._cursor
        list_type = marker["bullet"] or marker["delimiter"]
        if container.kind != "list" or container.list_type != list_type:
            self._add("list", depth).list_type = list_type
            depth = len(self._open)
        item = self._add("item", depth)
        item.content_indent = cursor.indent + len(marker[0])
        cursor.skip_to(marker.end())
        if cursor.char and 1 <= cursor.indent <= CODE_INDENT:
            item.content_indent += cursor.indent
            cursor.skip_to(cursor.inner)
        else:  # An empty item, or code.
            item.content_indent += 1
            cursor.skip_columns(1)

    def _open_table(self, paragraph: Node) -> bool:
        """Turn the last line of a paragraph into the header of a table, if the line is the delimiter row for it."""
        if paragraph.is_no_table or not tables.is_delimiter_row(self._cursor):
            return False
        header = paragraph.content[-1]
        if tables.n_cells(self._text, header) != tables.n_cells(self._text, self._cursor.rest()):
            paragraph.is_no_table = True
            return False
        self._open.pop()
        siblings = self._open[-1].children
        paragraph.content.pop()
        paragraph.last = self._line - 1
        if not paragraph.content:
            siblings.pop()
        table, row = Node("table", self._line - 1), Node("row", self._line - 1)
        row.content.append(header)
        table.children.append(row)
        siblings.append(table)
        self._open.append(table)
        return True

    def _read_text(self, depth: int) -> None:
        """Add what is left of the line to the innermost block or to a new paragraph. The first `depth` blocks stay open."""
        cursor = self._cursor
        innermost = self._open[-1]
        if innermost.kind == "paragraph" and cursor.char:  # Even if the line continues it only lazily.
            innermost.content.append(cursor.rest())
            return
        self._close(depth, self._line)
        innermost = self._open[-1]
        if innermost.kind == "html":
            innermost.content.append(cursor.rest())
            if innermost.end_pattern and innermost.end_pattern.search(self._text, cursor.inner, cursor.end):
                self._close(depth - 1, self._line + 1)
        elif cursor.char and innermost.kind != "code":
            self._add("paragraph", depth).content.append(cursor.rest())

    def _add(self, kind: NodeKind, depth: int) -> Node:
        """Open a block inside the last of `depth` open ones that may contain it, and close those after that."""
        self._close(depth, self._line)
        while (parent := self._open[-1].kind) in ("paragraph", "table") or (parent == "list" and kind != "item"):
            self._close(len(self._open) - 1, self._line)
        node = Node(kind, self._line)
        self._open[-1].children.append(node)
        self._open.append(node)
        return node

    def _add_line(self, kind: NodeKind, depth: int) -> Node:
        """Add a block of one line, as `_add` does, and close it."""
        node = self._add(kind, depth)
        self._open.pop()
        return node

    def _add_row(self, depth: int) -> None:
        """Add the line to the table that is the last of `depth` open blocks."""
        self._close(depth, self._line)
        row = Node("row", self._line)
        row.content.append(self._cursor.rest())
        self._open[-1].children.append(row)

    def _close(self, depth: int, line: int) -> None:
        """Close all but the first `depth` open blocks. They end before `line`."""
        while len(self._open) > depth:
            node = self._open.pop()
            node.last = max(line, node.first + 1)
            if node.kind == "paragraph":
                self._define(node, self._open[-1])

    def _define(self, paragraph: Node, parent: Node) -> None:
        """Remove the link definitions from the start of a paragraph, and remember them."""
        content = paragraph.content
        if not self._text.startswith("[", content[0].start):
            return
        text = "\n".join(self._text[slice(*line)] for line in content)
        offset = 0
        while parsed := definition(text, offset):
            name, destination, offset = parsed
            self.definitions.setdefault(fold(name), unescaped(text[slice(*destination)]))
        n_lines = text.count("\n", 0, offset) + (0 < offset == len(text))
        del content[:n_lines]
        paragraph.first += n_lines
        if not content:
            parent.children.pop()
