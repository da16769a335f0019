"""The white space around the cells of a table's rows."""

from collections import Counter
from collections.abc import Sequence

_MIN_ALIGNED_CELLS = 3
_MAX_NEAR_CELLS = 9


def padded(contents: Sequence[str], shown: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The cells of a row with white space around their contents, as in other rows.

    `shown` are the final texts of the cells, whose width counts where a column is aligned.
    """
    return [
        _padded(content, text.strip(), [row[index] for row in rows if index < len(row)])
        for index, (content, text) in enumerate(zip(contents, shown, strict=True))
    ]


def _padded(content: str, text: str, column: Sequence[str]) -> str:
    """A cell with the white space of those above and below it, the nearest first."""
    filled = [cell for cell in column if cell.strip()]
    if len({cell.strip() for cell in filled}) >= _MIN_ALIGNED_CELLS and (aligned := _aligned(content, text, filled)):
        return aligned
    if not content:
        empty = Counter(cell for cell in column if not cell.strip())
        return empty.most_common(1)[0][0] if empty else (" " if filled and filled[0][0] == " " else "")
    near = filled[:_MAX_NEAR_CELLS]
    spaces = Counter((cell[: len(cell) - len(cell.lstrip())], cell[len(cell.rstrip()) :]) for cell in near)
    before, after = spaces.most_common(1)[0][0] if spaces else (" ", " ")
    return f"{before}{content}{after}"


def _aligned(content: str, text: str, cells: Sequence[str]) -> str:
    """A cell that is as wide as others, to the left, the right or centered as they are; "" if they differ in width, or it is wider."""
    from wcwidth import wcswidth

    widths = Counter(wcswidth(cell) for cell in cells)
    width, count = widths.most_common(1)[0]
    n_spaces = width - wcswidth(text)
    if 10 * count < 9 * len(cells) or len({wcswidth(cell.strip()) for cell in cells}) < 2 or n_spaces < 0:
        return ""
    before = {len(cell) - len(cell.lstrip()) for cell in cells if wcswidth(cell) == width}
    after = {len(cell) - len(cell.rstrip()) for cell in cells if wcswidth(cell) == width}
    n_before = before.pop() if len(before) == 1 else n_spaces - after.pop() if len(after) == 1 else n_spaces // 2
    return f"{' ' * n_before}{content}{' ' * (n_spaces - n_before)}" if 0 <= n_before <= n_spaces else ""
