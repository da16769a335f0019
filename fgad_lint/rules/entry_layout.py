"""The links of an entry must be written as those of its list.

In a list of at least ten entries of which nine in ten write `[[code]](…)`, one that writes `[code](…)` looks as if it
were something else, and scripts that read the list miss it. Links are compared that have a label which other entries use
too, or a venue for a label; the space before the first of them counts as well. What else an entry says is its own affair.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model.consensus import consensus
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
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its brackets are not those of the list, as in "[[CVPR 2021]](…)" on line 1
        - Zeta [[ECCV 2022]](https://e.org/6)
        - Eta [[ICLR 2022]](https://e.org/7)
        - Theta [[ICLR 2023]](https://e.org/8)
        - Iota [[AAAI 2023]](https://e.org/9)
        - Kappa[[CVPR 2024]](https://e.org/10)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no space before it, as there is on line 1
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
    for found in document.paper_lists:
        if found.kind == "list" and len(found.papers) >= _MIN_ENTRIES:
            for _, group in groupby(found.papers, key=lambda paper: paper.path):
                entries = [(paper, labels) for paper in group if (labels := _labels(document, paper))]
                yield from _unlike_brackets(document, [label for _, labels in entries for label in labels])
                yield from _missing_spaces(document, [labels[0] for paper, labels in entries if _names(paper)])


_MIN_ENTRIES = 10


class _Label(NamedTuple):
    """A link with a label: what is written before the label, between it and the URL, and behind."""

    entry: Span
    kind: str
    link: PaperLink
    span: Span
    form: tuple[str, str, str]


def _names(paper: Paper) -> bool:
    """Whether the title of an entry is more than a number or a date."""
    return any(map(str.isalpha, paper.title))


def _labels(document: Document, paper: Paper) -> list[_Label]:
    return [label for link in paper.links if (label := _label(document, paper, link))]


def _label(document: Document, paper: Paper, link: PaperLink) -> _Label | None:
    text, (start, end) = document.text, link.span
    if (
        link.form != "inline"
        or not link.label
        or text.startswith("[![", start)
        or start <= paper.title_span.start < end
    ):
        return None
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    opens = text.find("(", link.label_span.end, link.url_span.start) + 1
    form = text[start : link.label_span.start], text[link.label_span.end : opens], text[link.span.end : end]
    venue = paper.venue and link.label_span.covers(paper.venue.year_span)
    kind = "venue" if venue else link.label.casefold()
    return _Label(paper.span, kind, link, Span(start, end), form)


def _unlike_brackets(document: Document, labels: Iterable[_Label]) -> Iterator[Finding]:
    of_kind: dict[str, list[_Label]] = {}
    said = set()
    for label in labels:
        of_kind.setdefault(label.kind, []).append(label)
    for alike in of_kind.values():
        usual, odd = _parted(alike, lambda label: label.form)
        for label in odd:
            if label.entry in said:
                continue
            said.add(label.entry)
            opening, between, behind = usual.form
            shown = f"{opening}{usual.link.label}{between}…){behind}"
            line = document.line_of(usual.span)
            message = f'its brackets are not those of the list, as in "{shown}" on line {line}'
            yield Finding(label.span, message, _fix(document, label, usual), (Related(usual.span, "written as usual"),))


def _missing_spaces(document: Document, firsts: Sequence[_Label]) -> Iterator[Finding]:
    if not firsts:
        return
    usual, odd = _parted(firsts, lambda label: document.text[label.span.start - 1])
    for label in odd:
        before = document.text[label.span.start - 1]
        is_stuck = before.isalnum() or before in ".)" or (before == "*" and not _opens_strong(document, label))
        space = Edit.insert(label.span.start, " ")
        if document.text[usual.span.start - 1] == " " and is_stuck and document.still_names([space]):
            line = document.line_of(usual.span)
            fix = Fix.safe("put a space before it", space)
            related = (Related(usual.span, "written as usual"),)
            yield Finding(label.span, f"no space before it, as there is on line {line}", fix, related)


def _opens_strong(document: Document, label: _Label) -> bool:
    """Whether the asterisks before a label open what it stands in."""
    return document.text[max(0, label.span.start - 4) : label.span.start].rstrip("*")[-1:].strip() == ""


def _parted(labels: Sequence[_Label], look: Callable[[_Label], object]) -> tuple[_Label, list[_Label]]:
    """The first label that looks as nine in ten do, and those that look otherwise; none where there is no such look."""
    usual_look = consensus(Counter(map(look, labels)), _MIN_ENTRIES)
    usual = next((label for label in labels if look(label) == usual_look), None)
    return (usual, [label for label in labels if look(label) != usual_look]) if usual else (labels[0], [])


def _fix(document: Document, label: _Label, usual: _Label) -> Fix | None:
    """Brackets for brackets; None where there is more to it, such as brackets around two links."""
    around = document.text[label.span.start - 1] + document.text[label.span.end : label.span.end + 1]
    if "[" in around or "]" in around or not all(set(part) <= _BRACKETS for part in (*label.form, *usual.form)):
        return None
    opening, between, behind = usual.form
    edits = (
        Edit.replace(Span(label.span.start, label.link.label_span.start), opening),
        Edit.replace(Span(label.link.label_span.end, label.link.label_span.end + len(label.form[1])), between),
        Edit.replace(Span(label.link.span.end, label.span.end), behind),
    )
    return Fix.safe("write it with those brackets", *edits) if document.still_names(edits) else None


_BRACKETS = frozenset("[](\\")
