"""Text must not have characters that were left over from copying or typing.

Readers stumble over them, and nobody who searches for a title finds it if it has `%2C` in place of a comma. This is
about codes of URLs in titles, years with one bracket, Chinese punctuation in English text, a colon of another kind
around the name of an emoji, two full stops, a space before a label, and a letter or a hyphen right after the last link
of a line.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, moved

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [ Segment Anything](https://arxiv.org/abs/2304.02643)
           ^ space before the label; delete it
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        """,
    ),
    Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)s。 With code and data :fire：
                                                               ^^ `。` in English text; write `.`
                                                                                     ^^^^^^^ should be `:fire:`
        - Mask R-CNN (ICCV 2017(, best paper.. [[pdf](https://arxiv.org/abs/1703.06870)]-
                               ^ should be `)`
                                             ^ two full stops; write one
                                                                                        ^ `-` at the end of the line; delete it
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)s. With code and data :fire:
        - Mask R-CNN (ICCV 2017), best paper. [[pdf](https://arxiv.org/abs/1703.06870)]
        """,
    ),
    Bad("""
        - [Surveys](#surveys)ß
                             ^ `ß` after the link; delete it

        ## Surveys

        - [Depth%2C Normals and Flow](https://e.org/depth%2Cflow)
                ^^^ code of a character in a URL; write `,`
        - Mask R-CNN, ICCV 2017), with code [[pdf](https://arxiv.org/abs/1703.06870)]
                               ^ no `(` for this bracket
        """),
    Good("""
        - [Depth at 30%2C, 100%](https://e.org/depth%2Cflow), (in Jan (ICCV 2019) or 2020) ... and so on..., `a%2Cb`
        - 深度学习综述。With code，and data. :fire: 代码：https://e.org/code, [[pdf](https://e.org/1)] [code](https://e.org/2)s
        - Mask R-CNN [ pdf ](https://arxiv.org/abs/1703.06870) [ ] [ not a link]
        """),
)
# By the text that a piece must have to be searched: most have none. Each pattern starts with one or two characters, so that the search is fast.
_SUSPECTS = {
    "%": lazy_re.compile(
        r"(?P<code>%(?<!\d%)(?:2[0-9A-F]|3[A-F]|5[B-F]|7[B-E]|[CD][0-9A-F]%[89AB][0-9A-F]|E[0-9A-F](?:%[89AB][0-9A-F]){2}))"
    ),
    "20": lazy_re.compile(r"20\d\d(?P<bracket>[()])(?<![\w.-]....[()])(?! ?\w)"),
    "19": lazy_re.compile(r"19\d\d(?P<bracket>[()])(?<![\w.-]....[()])(?! ?\w)"),
    "..": lazy_re.compile(r"\.(?<=[a-z)]\.)(?P<stop>\.)(?=[\s*_]|\]\(|$)"),
    "：": lazy_re.compile(
        r"(?P<emoji>[:：](?:(?<=：)[a-z][a-z_]{1,20}(?<!http)(?<!https):|(?<=:)[a-z][a-z_]{1,20}：))"
    ),
    "[ ": lazy_re.compile(r"\[(?P<space> )(?=\w[^\[\]\r\n]{0,200}(?<! )\]\()"),
    "。": lazy_re.compile(r"(?P<chinese>。(?<=[\x20-\x7e]。)(?= ?[\x20-\x7e]))"),
    "，": lazy_re.compile(r"(?P<chinese>，(?<=[\x20-\x7e]，)(?= ?[\x20-\x7e]))"),
}
_LAST = lazy_re.compile(r"[A-Za-zß-ɏ-](?=[ \t]*(?:[\r\n]|$))")
_CHINESE = lazy_re.compile(r"[\u3040-\u9fff]")
_BRACKET = lazy_re.compile(r"[()（）]")
_MAX_DISTANCE = 1000  # Characters around a suspect that are looked at.
_LATIN_STOPS = {"。": ".", "，": ","}


def check(document: Document, context: Context) -> Iterator[Finding]:
    is_chinese = cache(lambda: any(_CHINESE.search("".join(piece.foreign_characters)) for piece in document.pieces))
    for piece in document.pieces:
        text = piece.text
        for part, pattern in _SUSPECTS.items():
            if part in text and piece.inlines.by_start:
                if part in _LATIN_STOPS and is_chinese():
                    continue  # Its authors write Chinese, and such punctuation is their habit.
                for match in pattern.finditer(text):
                    kind = match.lastgroup or ""
                    span = moved(Span(*match.span(kind)), piece.span.start)
                    yield from _finding(document, kind, span)
        for span in _after_last_bracket(document.text, piece.inlines.leaves):
            yield from _finding(document, "end", span)


def _after_last_bracket(text: str, leaves: Sequence[Leaf]) -> Iterator[Span]:
    """The letters and hyphens that end a line right after a bracket."""
    for end in [end for (_, end), _ in leaves if text[end - 2 : end - 1] in (")", "]")]:
        if _LAST.match(text, end - 1):
            yield Span(end - 1, end)


def _finding(document: Document, kind: str, span: Span) -> Iterator[Finding]:
    leaf = document.leaf_at(span.start)
    problem = _PROBLEMS[kind](document, leaf, span) if leaf.span.covers(span) and not _is_hidden(leaf, span) else None
    if problem:
        message, replacement = problem
        fix = Fix.safe("repair the text", Edit.replace(span, replacement)) if replacement is not None else None
        # Many spaces in labels are a habit.
        yield Finding(span, message, fix, cause=kind if kind == "space" else "")


_Problem = tuple[str, str | None]  # A message, and what to write instead; None if a person must decide.


def _is_hidden(leaf: Leaf, span: Span) -> bool:
    """Whether a span is in a URL, in code or in another part of the text that is not shown as it is."""
    links, markup = leaf.inline.links, leaf.inline.markup
    before = bisect_right(links, ((span.start, span.end),))
    if any(link.target.start <= span.start < link.target.end for link in links[max(0, before - 2) : before]):
        return True
    index = bisect_right(markup, (span.start, span.end)) - 1
    return index >= 0 and span.start < markup[index][1]


def _code(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    titles = document.title_spans
    index = bisect_right(titles, (span.start, span.end)) - 1
    if index < 0 or not titles[index].covers(span):
        return None
    before = document.text[max(titles[index].start, span.start - _MAX_DISTANCE) : span.start]
    if "://" in before.split(" ")[-1]:
        return None
    from urllib.parse import unquote

    return f"code of a character in a URL; write `{unquote(document.text_of(span))}`", None


def _bracket(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    start = leaf.span.start
    text = document.text[start : leaf.span.end]
    if span.start - start > _MAX_DISTANCE or text.count("(") + text.count("（") == text.count(")") + text.count("）"):
        return None
    depth = 0
    for match in _BRACKET.finditer(document.text, start, span.start):
        depth = depth + 1 if match[0] in "(（" else max(0, depth - 1)
    if document.text_of(span) == "(":
        return ("should be `)`", ")") if depth == 1 else None
    return None if depth else ("no `(` for this bracket", None)


def _stop(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    return "two full stops; write one", ""


def _emoji(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    name = f":{document.text_of(span).strip(':：')}:"
    return f"should be `{name}`", name


def _end(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    char = document.text_of(span)
    if char == "-":
        return "`-` at the end of the line; delete it", ""
    is_after_link = any(link.span.end == span.start for link in leaf.inline.links)
    return (f"`{char}` after the link; delete it", None) if is_after_link and char not in "sS" else None


def _chinese(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    char = document.text_of(span)
    stop = _LATIN_STOPS[char]
    is_spaced = document.text[span.end : span.end + 1] == " "
    return f"`{char}` in English text; write `{stop}`", stop if is_spaced else f"{stop} "


def _space(document: Document, leaf: Leaf, span: Span) -> _Problem | None:
    links = leaf.inline.links_within(span.start - 1, span.start)
    is_label = any(link.label.start == span.start and link.form == "inline" for link in links)
    return ("space before the label; delete it", "") if is_label else None


_PROBLEMS: Mapping[str, Callable[[Document, Leaf, Span], _Problem | None]] = {
    "code": _code,
    "bracket": _bracket,
    "stop": _stop,
    "emoji": _emoji,
    "end": _end,
    "space": _space,
    "chinese": _chinese,
}
