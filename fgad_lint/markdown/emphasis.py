"""Emphasis and strong emphasis: which `*` and `_` pair up, by "process emphasis" of CommonMark's appendix."""

from collections.abc import Iterator, Sequence

from fgad_lint.text import Span


def pairs(text: str, bounds: Span, runs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the span of each opener with that of its closer, inner ones first. Two characters make strong emphasis.

    `runs` are the delimiter runs, in order. Characters outside `bounds` do not count.

        ***a* b** c_d
        ^^^ ^  ^^  ^    runs
          ^ ^           first pair
        ^^     ^^       second pair
    """
    openers: list[_Run] = []
    # No opener below this index matches a closer of that kind.
    floors: dict[tuple[str, bool, int], int] = {}
    for span in runs:
        run = _Run(text, bounds, span)
        if run.can_close:
            kind = run.char, run.can_open, run.length % 3
            while run.end > run.start:
                floor = floors.get(kind, 0)
                index = len(openers) - 1
                while index >= floor and not _match(openers[index], run):
                    index -= 1
                if index < floor:
                    floors[kind] = len(openers)
                    break
                opener = openers[index]
                width = 2 if opener.end - opener.start >= 2 and run.end - run.start >= 2 else 1
                yield Span(opener.end - width, opener.end), Span(run.start, run.start + width)
                opener.end -= width
                run.start += width
                del openers[index + 1 :]
                if opener.start == opener.end:
                    openers.pop()
                floors = {key: min(floor, len(openers)) for key, floor in floors.items()}
        if run.can_open and run.end > run.start:
            openers.append(run)


class _Run:
    """A delimiter run. From `start` to `end` it is not paired yet: openers are paired from the end, closers from the start."""

    __slots__ = ("can_close", "can_open", "char", "end", "length", "start")

    def __init__(self, text: str, bounds: Span, span: Span) -> None:
        self.char = text[span.start]
        self.start, self.end = span
        self.length = span.end - span.start
        before = text[span.start - 1] if span.start > bounds.start else " "
        after = text[span.end] if span.end < bounds.end else " "
        space_before, space_after = before.isspace(), after.isspace()
        punctuation_before, punctuation_after = is_punctuation(before), is_punctuation(after)
        left_flanking = not space_after and (not punctuation_after or space_before or punctuation_before)
        right_flanking = not space_before and (not punctuation_before or space_after or punctuation_after)
        if self.char == "*":
            self.can_open, self.can_close = left_flanking, right_flanking
        else:
            self.can_open = left_flanking and (not right_flanking or punctuation_before)
            self.can_close = right_flanking and (not left_flanking or punctuation_after)


def _match(opener: _Run, closer: _Run) -> bool:
    """Whether two runs can pair. If one of them can both open and close, CommonMark's rule of three applies."""
    if opener.char != closer.char:
        return False
    if not (opener.can_close or closer.can_open) or (opener.length + closer.length) % 3:
        return True
    return opener.length % 3 == 0 and closer.length % 3 == 0


def is_punctuation(char: str) -> bool:
    """Whether a character is punctuation for CommonMark: of Unicode's categories P and S."""
    if char < "\x80":
        return char in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    from unicodedata import category

    return category(char)[0] in "PS"
