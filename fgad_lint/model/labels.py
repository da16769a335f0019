"""Labels of links: telling "paper" or "code" from a title, and stripping brackets and emphasis."""

from functools import lru_cache

from fgad_lint import lazy_re
from fgad_lint.text import Span, words_in

_CACHE_SIZE = 1 << 15  # Most entries of a list share a few labels.
WORDS = frozenset(
    """paper pdf arxiv abs abstract html link url code github gitlab project page website homepage web site home demo video
    youtube slides poster blog post data dataset datasets benchmark model models weights huggingface hf bibtex bib cite doi
    supp supplementary supplement appendix pub openreview acm ieee springer elsevier here official unofficial pytorch
    tensorflow tf keras jax matlab caffe mxnet colab notebook talk tweet twitter twt news media review survey report
    preprint journal conference workshop proceedings publication source repo implementation tutorial api docs app space
    spaces leaderboard 论文 代码 主页 解读 video1 video2 pdf1 pdf2 star stars""".split()
)
# "CVPR'24", "ICML 2024 Oral", "arXiv, 24 Jun 2025"
_DATED_LABEL = lazy_re.compile(
    r"(?:[A-Za-z][\w.&+/-]*[ ,'’-]*){0,3}(?:\d{1,2} [A-Za-z]{3,9}\.?,? )?(?:'|’)?(?:19|20)?\d\d(?:[ -][A-Za-z]+){0,2}"
)
_MAX_LENGTH = 40  # Characters of a dated label.
_MAY_OPEN_DECORATION = "[\\*` "  # The first characters of `_DECORATIONS`; a space may also end a label.
_DECORATIONS = (("[", "]"), ("\\[", "\\]"), ("[", "\\]"), ("**", "**"), ("`", "`"), ("*", "*"), (" ", ""), ("", " "))


@lru_cache(_CACHE_SIZE)
def is_label(label: str) -> bool:
    """Whether a label says what the link leads to ("paper", "arXiv 2025") rather than the title of the paper."""
    if len(label) > _MAX_LENGTH and (first := label.split(" ", 1)[0]).isalpha() and first.lower() not in WORDS:
        return False  # As for most titles.
    words = words_in(label.lower())
    if not words:
        return True
    if len(words) <= 4 and all(word in WORDS or word.isdigit() for word in words):
        return True
    return (
        len(label) <= _MAX_LENGTH
        and any(map(str.isdigit, label))
        and _DATED_LABEL.fullmatch(label.strip(" []()*")) is not None
    )


def undecorated(text: str, label: Span) -> Span:
    r"""The span of a label without the brackets, backticks and emphasis around it: `[x]`, `\[x\]`, `**x**`."""
    start, end = label
    if text[start : start + 1] not in _MAY_OPEN_DECORATION and text[end - 1] != " ":
        return label
    n_before, n_after = _decoration(text[label.start : label.end])
    return Span(label.start + n_before, label.end - n_after)


@lru_cache(_CACHE_SIZE)
def _decoration(label: str) -> tuple[int, int]:
    """The number of characters of decoration at the start and at the end of a label."""
    start, end = 0, len(label)
    while start < end:
        for opening, closing in _DECORATIONS:
            if label.startswith(opening, start) and label.endswith(closing, start + len(opening), end):
                start, end = start + len(opening), end - len(closing)
                break
        else:
            break
    return start, len(label) - end
