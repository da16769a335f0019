"""The links of an entry must be written like those of its list.

If nine in ten of at least ten entries write `[[code]](…)`, one with `[code](…)` looks like something else, and scripts
that read the list miss it. Links with the same label are compared, as are those with a venue as their label, and the
space before the first link of an entry. Switch this off if your list mixes two ways to write a link on purpose.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model import link_edits
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS, consensus
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - Alpha [[CVPR 2021]](https://e.org/1)
        - Beta [[CVPR 2022]](https://e.org/2)
        - Gamma [[ICCV 2021]](https://e.org/3) [[code]](https://e.org/code3)
        - Delta [[CVPR 2023]](https://e.org/4)
        - Epsilon [CVPR 2024](https://e.org/5) ([see also](https://e.org/other))
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ brackets differ from the other entries; write it like "[[CVPR 2021]](…)" on line 1
        - Zeta [[ECCV 2022]](https://e.org/6)
        - Eta [[ICLR 2022]](https://e.org/7)
        - Theta [[ICLR 2023]](https://e.org/8)
        - Iota [[AAAI 2023]](https://e.org/9)
        - Kappa[[CVPR 2024]](https://e.org/10)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no space before this link; add one, as on line 1
        """,
        fixed="""
        - Alpha [[CVPR 2021]](https://e.org/1)
        - Beta [[CVPR 2022]](https://e.org/2)
        - Gamma [[ICCV 2021]](https://e.org/3) [[code]](https://e.org/code3)
        - Delta [[CVPR 2023]](https://e.org/4)
        - Epsilon [[CVPR 2024]](https://e.org/5) ([see also](https://e.org/other))
        - Zeta [[ECCV 2022]](https://e.org/6)
        - Eta [[ICLR 2022]](https://e.org/7)
        - Theta [[ICLR 2023]](https://e.org/8)
        - Iota [[AAAI 2023]](https://e.org/9)
        - Kappa [[CVPR 2024]](https://e.org/10)
        """,
    ),
    Good("""
        - Alpha [[CVPR 2021]](https://e.org/1)
        - Beta [CVPR 2022](https://e.org/2)
        - Gamma [ICCV 2021](https://e.org/3)
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for paper_list in document.paper_lists:
        if paper_list.kind == "list" and len(paper_list.papers) >= MIN_FOR_CONSENSUS:
            for _, papers in groupby(paper_list.papers, key=lambda paper: paper.path):
                entries = [(paper, links) for paper in papers if (links := _labelled_links(document, paper))]
                yield from _unusual_brackets(document, [link for _, links in entries for link in links])
                yield from _missing_spaces(document, [links[0] for paper, links in entries if _has_name(paper)])


class _LabelledLink(NamedTuple):
    """A link with a label, in its entry.

    [[CVPR 2021]](https://e.org/1)
    ^^         ^^^               ^ brackets

    `kind` is the label, or "venue" for every venue. `span` includes brackets around the link.
    """

    entry: Span
    kind: str
    link: PaperLink
    span: Span
    brackets: tuple[str, str, str]


def _has_name(paper: Paper) -> bool:
    """Whether a title is more than a number or a date."""
    return any(map(str.isalpha, paper.title))


def _labelled_links(document: Document, paper: Paper) -> list[_LabelledLink]:
    return [labelled for link in paper.links if (labelled := _labelled_link(document, paper, link))]


def _labelled_link(document: Document, paper: Paper, link: PaperLink) -> _LabelledLink | None:
    text, (start, end) = document.text, link.span
    if link.form != "inline" or not link.label or start <= paper.title_span.start < end:
        return None
    if text.startswith("[![", start):
        return None  # A badge.
    if text[start - 1 : start] == "[" and (closing := _CLOSING_BRACKET.match(text, end)):
        start, end = start - 1, closing.end()
    url_start = text.find("(", link.label_span.end, link.url_span.start) + 1
    brackets = (text[start : link.label_span.start], text[link.label_span.end : url_start], text[link.span.end : end])
    is_venue = paper.venue and link.label_span.covers(paper.venue.year_span)
    return _LabelledLink(paper.span, "venue" if is_venue else link.label.casefold(), link, Span(start, end), brackets)


def _unusual_brackets(document: Document, links: Iterable[_LabelledLink]) -> Iterator[Finding]:
    links_by_kind: dict[str, list[_LabelledLink]] = {}
    reported = set()
    for link in links:
        links_by_kind.setdefault(link.kind, []).append(link)
    for same_kind in links_by_kind.values():
        usual, unusual = _by_consensus(same_kind, lambda link: "\n".join(link.brackets).replace("\\", ""))
        for link in unusual:
            if link.entry in reported or document.is_damaged(link.span) or _is_in_brackets(document.text, link, usual):
                continue
            reported.add(link.entry)
            opening, middle, closing = usual.brackets
            shown = f"{opening}{usual.link.label}{middle}…){closing}"
            line = document.line_of(usual.span)
            is_spaced = "".join(link.brackets).replace(" ", "") == "".join(usual.brackets)
            problem = "space inside the brackets" if is_spaced else "brackets differ from the other entries"
            message = f'{problem}; write it like "{shown}" on line {line}'
            related = (Related(usual.span, "the usual way"),)
            yield Finding(link.span, message, _bracket_fix(document, link, usual), related)


def _is_in_brackets(text: str, link: _LabelledLink, usual: _LabelledLink) -> bool:
    """Whether a link is in brackets like the usual ones, which have more in them, or malformed-link reports one after it.

    [`flow`; [code](https://e.org/1)]    [[pdf](https://e.org/1),[code](https://e.org/1)]
    [[code](https://e.org/2)]            [[pdf](https://e.org/2)]
    """
    has_outer = (text[usual.span.start - 1] == "[" and link.brackets[0].startswith("[[")) or (
        text[usual.span.end : usual.span.end + 1] == "]" and link.brackets[2].endswith("]")
    )
    before = text[link.entry.start : link.link.span.start]
    is_extra = text.startswith("]", link.link.span.end) and before.count("[") == before.count("]")
    return has_outer or is_extra


def _missing_spaces(document: Document, links: Sequence[_LabelledLink]) -> Iterator[Finding]:
    if not links:
        return
    usual, unusual = _by_consensus(links, lambda link: document.text[link.span.start - 1])
    for link in unusual:
        before = document.text[link.span.start - 1]
        is_stuck = before.isalnum() or before in ".)" or (before == "*" and not _is_in_strong(document, link))
        space = Edit.insert(link.span.start, " ")
        if (
            document.text[usual.span.start - 1] == " "
            and is_stuck
            and link_edits.keeps_links_and_title(document, [space])
        ):
            line = document.line_of(usual.span)
            fix = Fix.safe("add a space before the link", space)
            related = (Related(usual.span, "the usual way"),)
            yield Finding(link.span, f"no space before this link; add one, as on line {line}", fix, related)


def _is_in_strong(document: Document, link: _LabelledLink) -> bool:
    """Whether the asterisks before a link open strong text, rather than close it."""
    return document.text[max(0, link.span.start - 4) : link.span.start].rstrip("*")[-1:].strip() == ""


def _by_consensus(
    links: Sequence[_LabelledLink], feature: Callable[[_LabelledLink], object]
) -> tuple[_LabelledLink, list[_LabelledLink]]:
    """The first link with the usual feature, and the links without it, which are none if there is no consensus."""
    features = list(map(feature, links))
    usual = consensus(Counter(features))
    if usual is None:
        return links[0], []
    unusual = [link for link, link_feature in zip(links, features, strict=True) if link_feature != usual]
    return links[features.index(usual)], unusual


def _bracket_fix(document: Document, link: _LabelledLink, usual: _LabelledLink) -> Fix | None:
    """Write the usual brackets; None if there is more to change, such as brackets around two links."""
    text_around = document.text[link.span.start - 1] + document.text[link.span.end : link.span.end + 1]
    if "[" in text_around or "]" in text_around:
        return None
    if not all(set(part) <= _BRACKETS for part in (*link.brackets, *usual.brackets)):
        return None
    label_span, (opening, middle, closing) = link.link.label_span, usual.brackets
    edits = (
        Edit.replace(Span(link.span.start, label_span.start), opening),
        Edit.replace(Span(label_span.end, label_span.end + len(link.brackets[1])), middle),
        Edit.replace(Span(link.link.span.end, link.span.end), closing),
    )
    return (
        Fix.safe("use the brackets of the other entries", *edits)
        if link_edits.keeps_links_and_title(document, edits)
        else None
    )


_BRACKETS = frozenset("[](\\ ")
_CLOSING_BRACKET = lazy_re.compile(r" {0,2}\\?\]")
