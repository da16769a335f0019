"""The small edits that turn one text into another, so that folds, marks and the cursor of an editor stay."""

from fgad_lint.diagnostic import Edit
from fgad_lint.line_matcher import LineMatcher
from fgad_lint.text import Lines, Span


def edits_between(old: str, new: str) -> list[Edit]:
    """Edits of `old`, in order, that make it `new`. None begins or ends within a line end of two characters."""
    old_lines, new_lines = Lines(old), Lines(new)
    old_rows, new_rows = _rows(old, old_lines), _rows(new, new_lines)
    edits: list[Edit] = []
    for kind, i, i_end, j, j_end in LineMatcher(old_rows, new_rows).get_opcodes():
        if kind == "replace" and i_end - i == j_end - j:
            for row in range(i, i_end):
                edits.append(_edit_in_row(old_lines.starts[row], old_rows[row], new_rows[j + row - i]))
        elif kind != "equal":
            edits.append(Edit.replace(old_lines.span(i, i_end), "".join(new_rows[j:j_end])))
    return edits


def _rows(text: str, lines: Lines) -> list[str]:
    """The lines of a text, with their line ends."""
    return [text[slice(*lines.span(row, row + 1))] for row in range(len(lines))]


def _edit_in_row(start: int, old: str, new: str) -> Edit:
    """Replace what differs between two lines; `start` is the offset of the old one."""
    old_content, new_content = old.rstrip("\r\n"), new.rstrip("\r\n")
    n_before = _n_common(old_content, new_content)
    n_after = 0
    if old[len(old_content) :] == new[len(new_content) :]:
        n_after = _n_common(old_content[n_before:][::-1], new_content[n_before:][::-1]) + len(old) - len(old_content)
    return Edit.replace(Span(start + n_before, start + len(old) - n_after), new[n_before : len(new) - n_after])


def _n_common(a: str, b: str) -> int:
    """The number of characters with which both strings begin."""
    shorter = min(len(a), len(b))
    return next((index for index in range(shorter) if a[index] != b[index]), shorter)
