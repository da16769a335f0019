"""Texts for Hypothesis: the parts of lists, valid and broken."""

import re

from hypothesis import strategies as st

LINE_ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
BLANKS = st.sampled_from(["", " ", "\t", "  ", "\u00a0", "\u2028", "\v", "\f"])
WRITTEN = """
    # ~## ~### ~#~- ~+ ~* ~1. ~2) ~> ~   ~    ~\t~|~|- |~---~===~```~<!-- ~-->~<details>~<a name="x">~</a>~<h2>T</h2>~\\~&amp;
    [~]~(~)~](~[[~]]~]]( ~![~<~>~*~**~_~__~`~``~{#x}~{~}~}}~#x~#t~[a]: https://e.org~[a]~https://e.org/a_(b)~.~:~,
    [[arXiv 2025]](https://arxiv.org/abs/2410.14987)~[T](#t)~[Paper](https://e.org/p.pdf)~<a href="https://e.org">T</a>
    https://arxiv.org/abs/2410.14987~arXiv:2410.14987~CVPR 2024~T~Title~A Survey of Anomalies~word
    \u5f02\u5e38~\u00e9~e\u0301~\U0001f600~\ufe0f~\u200b~\x00~\x1b"""
PIECES = st.sampled_from([piece for line in WRITTEN.split("\n    ")[1:] for piece in line.split("~")] + ["~~~"])
LINES = st.lists(st.one_of(PIECES, PIECES, BLANKS, st.characters(exclude_categories=["Cs"])), max_size=8).map("".join)
_JOINED = re.compile("(?<=[👨👩])\u200d(?=[👩👧💻])")  # In the emoji that tests use.
_ENTRY = "+ {} [[arXiv 20{}]](https://arxiv.org/abs/2{}10.1498{})"
ENTRIES = st.builds(_ENTRY.format, st.sampled_from("ABC"), st.integers(23, 25), st.integers(3, 5), st.integers(1, 3))
LISTS = st.lists(st.one_of(LINES, LINES, ENTRIES), min_size=1, max_size=12)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of a few lines, with any line ends, sometimes with a byte order mark or without a last line end."""
    lines = draw(LISTS)
    ends = draw(st.lists(LINE_ENDS, min_size=len(lines), max_size=len(lines)))
    text = "".join(line + end for line, end in zip(lines, ends, strict=True))
    text = text if draw(st.booleans()) else text.rstrip("\r\n")
    return "\ufeff" + text if draw(st.integers(0, 9)) == 0 else text


def is_visible(row: str) -> bool:
    """Whether a row has no control or invisible characters but tabs, and joiners within emoji."""
    return _JOINED.sub("", row).replace("\t", "").isprintable()
