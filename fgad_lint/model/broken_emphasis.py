"""Bold text that is not bold, because of a space or a missing star, and backticks that close nothing."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.markdown import inline
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model.damage import Damage
from fgad_lint.text import Span

_RUN = lazy_re.compile(r"[*_`](?:(?<=\*)\**+|(?<=_)_*+|(?<=`)`*+)")
_STRONG = ("**", "__")
_BEFORE_TITLE = lazy_re.compile(r"(?:\[?\d{1,3}[.)\]]|[-–—•·:|(\s])*+")
_TEXT_START = lazy_re.compile(r"\s*+[\w\"“'‘(\[（【《「<$:]")
_MAX_BOLD_LENGTH = 300


class _Run(NamedTuple):
    """A run of stars, underscores or backticks of which `n_shown` are shown, and the characters before and after it."""

    span: Span
    chars: str
    n_shown: int
    before: str
    after: str


def find_broken_emphasis(
    text: str, leaf: Leaf, siblings_open_with_strong: Callable[[], bool] = bool
) -> Sequence[Damage]:
    """The broken emphasis in a leaf, in order. `text` is that of the document.

    `siblings_open_with_strong` tells whether the entries next to that of the leaf start with bold text.
    """
    runs = list(_shown_runs(text, leaf))
    backticks = [run for run in runs if run.chars[0] == "`"]
    damages = [*_stray_backticks(backticks)] if len(backticks) == 1 else []
    damages += (
        Damage(run.span, "`****` where `**` opens bold text", (Edit.delete(Span(run.span.start, run.span.start + 2)),))
        for run in runs
        if run.chars == "****" and run.n_shown == 2 and run.after.isalnum() and _opens_leaf(text, leaf, run.span.start)
    )
    strong = [run for run in runs if run.chars in _STRONG]
    while strong:
        run = strong.pop(0)
        damage = None
        if run.n_shown == 1:
            damage = _with_one_star(text, leaf, run, siblings_open_with_strong)
        elif strong and strong[0].chars == run.chars and (damage := _with_spaces(text, leaf, run, strong[0])):
            strong.pop(0)
        else:
            damage = _without_partner(text, leaf, run, siblings_open_with_strong)
        if damage:
            damages.append(damage)
    return sorted(damages, key=lambda damage: damage.span)


def _shown_runs(text: str, leaf: Leaf) -> Iterator[_Run]:
    """The runs that are not all markup, in order, outside bare URLs."""
    (start, end), content = leaf.span, leaf.inline
    bare = [link.span for link in content.links if link.form in ("bare", "autolink")]
    for match in _RUN.finditer(text, start, end):
        run = Span(*match.span())
        before = text[run.start - 1] if run.start > start else ""
        index = bisect_right(bare, run) - 1
        if before == "\\" or (index >= 0 and run.start < bare[index].end):
            continue
        index = bisect_right(content.markup, (run.end,)) - 1
        n_marked = 0
        while index >= 0 and content.markup[index][1] > run.start:
            n_marked += min(content.markup[index][1], run.end) - max(content.markup[index][0], run.start)
            index -= 1
        if n_marked < run.end - run.start:
            yield _Run(run, match[0], run.end - run.start - n_marked, before, text[run.end : min(run.end + 1, end)])


def _with_spaces(text: str, leaf: Leaf, opening: _Run, closing: _Run) -> Damage | None:
    """Bold text with white space inside it, or a letter right after it: `**Title **`, `**Title.**ICML`."""
    inside = Span(opening.span.end, closing.span.start)
    content = text[slice(*inside)]
    n_before, n_after = len(content) - len(content.lstrip()), len(content) - len(content.rstrip())
    is_text = _TEXT_START.match(text, *inside)
    if not is_text or len(content) > _MAX_BOLD_LENGTH or opening.before.isalnum():
        return None
    may_be_operator = n_before and opening.before.isspace() and not _opens_leaf(text, leaf, opening.span.start)
    if (n_after or closing.after.isalnum()) and (may_be_operator or (closing.before.isalnum() and not n_after)):
        return None  # "2 ** 3 ** 4", "a**b"
    edits = []
    if n_before:
        edits.append(Edit.delete(Span(inside.start, inside.start + n_before)))
    gap = " " if closing.after.isalnum() or closing.after in ("[", "(", "!") else ""
    if n_after:
        space = content[-n_after:]
        after = space if "\n" in space or "\r" in space else gap  # The next line may be an entry.
        edits.append(Edit(Span(inside.end - n_after, closing.span.end), f"{closing.chars}{after}"))
    elif not n_before and gap:
        edits.append(Edit.insert(closing.span.end, gap))
    where = (
        "spaces inside"
        if n_before and n_after
        else "space after"
        if n_before
        else "space before"
        if n_after
        else "no space after"
    )
    message = f"{where} `{opening.chars}`, so this is not bold"
    is_safe = bool(n_before or n_after) or closing.after.isascii()
    damage = Damage(Span(opening.span.start, closing.span.end), message, tuple(edits), is_safe)
    return damage if edits and _makes_bold(text, leaf, edits) else None


def _with_one_star(text: str, leaf: Leaf, run: _Run, siblings_open_with_strong: Callable[[], bool]) -> Damage | None:
    """Bold text with one star at one end: `**Title*`."""
    single = [start for start, end, _ in leaf.inline.markup if end == start + 1 and text[start] == run.chars[0]]
    after = [start for start in single if start >= run.span.end]
    before = [start for start in single if start < run.span.start]
    is_opening = run.span.end - 1 in single
    if is_opening and (damage := _with_star_inside(text, leaf, run, after)):
        return damage
    if is_opening and after and not run.before.isalnum():
        edit = Edit.insert(after[0], run.chars[0])
        span = Span(run.span.start, after[0] + 1)
        is_safe = siblings_open_with_strong()
    elif (
        run.span.start in single
        and before
        and _is_bold_place(text, leaf, Span(before[-1], run.span.end), siblings_open_with_strong)
    ):
        # Elsewhere, the last star may lead to a footnote: "*A. Author**".
        edit = Edit.insert(before[-1], run.chars[0])
        span = Span(before[-1], run.span.end)
        is_safe = True
    else:
        return None
    message = f"`{run.chars}` on one side and `{run.chars[0]}` on the other; write `{run.chars}` on both"
    return Damage(span, message, (edit,), is_safe) if _makes_bold(text, leaf, [edit]) else None


def _with_star_inside(text: str, leaf: Leaf, run: _Run, single: Sequence[int]) -> Damage | None:
    """Bold text with a star that was meant to be shown, which opens italics: `**Which *Net?**`; `single` are the stars after it."""
    stars = set(single)
    closing = next((start for start in single if start + 1 in stars), -1)
    inside = [start for start in single if start < closing]
    if len(inside) != 1 or text[inside[0] - 1].isalnum():
        return None
    edit = Edit.insert(inside[0], "\\")
    message = f"`{run.chars[0]}` inside bold text opens italics; write `\\{run.chars[0]}` for one that is text"
    return Damage(Span(inside[0], inside[0] + 1), message, (edit,), False) if _makes_bold(text, leaf, [edit]) else None


def _is_bold_place(text: str, leaf: Leaf, span: Span, siblings_open_with_strong: Callable[[], bool]) -> bool:
    """Whether a span is all of the label of a link, or where the other entries have bold text."""
    if any(link.label == span for link in leaf.inline.links):
        return True
    return _opens_leaf(text, leaf, span.start) and siblings_open_with_strong()


def _without_partner(text: str, leaf: Leaf, run: _Run, siblings_open_with_strong: Callable[[], bool]) -> Damage | None:
    """Stars that open bold text which is not closed, or close what is not opened."""
    can_open = run.after != "" and not run.after.isspace() and not run.before.isalnum()
    can_close = run.before != "" and not run.before.isspace() and not run.after.isalnum()
    links = [link for link in leaf.inline.links if link.form in ("inline", "reference")]
    around = next(
        (link for link in links if link.label.start <= run.span.start and run.span.end <= link.label.end), None
    )
    edits: tuple[Edit, ...] = ()
    is_safe = False
    if around and can_open and run.span.start == around.label.start:
        edits, is_safe = (Edit.insert(around.label.end, run.chars),), True
    elif around and can_close and run.span.end == around.label.end:
        edits, is_safe = (Edit.insert(around.label.start, run.chars),), True
    elif can_open and (link := next((link for link in links if link.span.start == run.span.end), None)):
        edits = (Edit.insert(link.span.end, run.chars),)
    elif can_open and _opens_leaf(text, leaf, run.span.start) and (run.after.isalnum() or run.after in '"“'):
        if not (siblings_open_with_strong() or (links and run.chars == "**")):
            return None
    elif can_close and not leaf.inline.strong and siblings_open_with_strong():
        return _without_opening(text, leaf, run)
    else:
        return None
    if edits and not _makes_bold(text, leaf, edits):
        return None
    message = (
        f"`{run.chars}` is not closed, so this is not bold"
        if can_open
        else f"`{run.chars}` closes nothing, so this is not bold"
    )
    return Damage(run.span, message, edits, is_safe)


def _without_opening(text: str, leaf: Leaf, run: _Run) -> Damage | None:
    """A title of which only the end has stars, where the other entries start with a bold one."""
    match = _BEFORE_TITLE.match(text, leaf.span.start, run.span.start)
    assert match is not None
    edit = Edit.insert(match.end(), run.chars)
    if not any(map(str.isalpha, text[match.end() : run.span.start])) or not _makes_bold(text, leaf, [edit]):
        return None
    return Damage(run.span, f"`{run.chars}` closes nothing, so this is not bold", (edit,))


def _opens_leaf(text: str, leaf: Leaf, offset: int) -> bool:
    """Whether only a number or punctuation is before an offset in a leaf."""
    return _BEFORE_TITLE.fullmatch(text, leaf.span.start, offset) is not None


def _makes_bold(text: str, leaf: Leaf, edits: Sequence[Edit]) -> bool:
    """Whether edits make one more text bold."""
    start, end = leaf.span
    shifted = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in edits]
    repaired = apply(text[start:end], shifted)
    return len(inline.scan(repaired, 0, len(repaired), {}).strong) > len(leaf.inline.strong)


def _stray_backticks(backticks: Sequence[_Run]) -> Iterator[Damage]:
    """A lone backtick next to a bracket of a link."""
    run = backticks[0]
    if len(run.chars) != 1:
        return
    is_after_link = run.before in ("]", ")") and not run.after.isalnum()
    is_before_link = run.after in ("[", "(") and not run.before.isalnum()
    if is_after_link or is_before_link:
        yield Damage(run.span, "stray backtick, which is shown", (Edit.delete(run.span),))
    elif run.before == "[" or run.after == "]":
        yield Damage(run.span, "stray backtick in a label, which is shown", (Edit.delete(run.span),), is_safe=False)
    elif run.before.isalpha() and not run.after.strip():
        yield Damage(run.span, "stray backtick, which is shown", (Edit.delete(run.span),), is_safe=False)
