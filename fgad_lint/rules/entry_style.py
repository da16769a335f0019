"""An entry must be written like nearly all other entries of the list.

Where 19 of 20 entries have a bold title, a period after the authors or a dash before the description, one without it
looks like a slip, and scripts that read the list trip over it. What is compared is the punctuation, the emphasis, the
brackets and the spaces around titles and links and at the ends of lines, between all entries of a file that are items,
rows or paragraphs. What several entries do alike is another way to write them, unless they only lack something; then
they are one finding in a report. Switch this off if entries may differ.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.blocks import Block, Kind
from fgad_lint.model.document import Document
from fgad_lint.model.entry_traits import (
    AFTER_TITLE,
    ANY,
    BEFORE_LINK,
    BEFORE_TITLE,
    END_OF_TITLE,
    FIRST_LINK,
    LINE_ENDS,
    LINKED,
    LINKS,
    START_OF_TITLE,
    WORD,
    Trait,
    is_slip,
    is_telling,
    traits_for,
    window_of,
)
from fgad_lint.model.links import is_external
from fgad_lint.model.listed_papers import ListedPapers, sample_of, traits_in
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.papers import Paper, opens_entry
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "info"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        ## Images

        - **PaDiM: Patch Distribution Modeling.** 2020. [[paper]](https://e.org/1)
        - **PatchCore: Towards Total Recall.** 2022. [[paper]](https://e.org/2)
        - **SPADE: Sub-Image Anomaly Detection.** 2020. [[paper]](https://e.org/3)
        - DRAEM: A Discriminative Embedding. 2021. [[paper]](https://e.org/4)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title is not bold, unlike those of all 17 other entries
        - **CutPaste: Self-Supervised Learning.** 2021. [[paper]](https://e.org/5)
        - **CFLOW: Conditional Normalizing Flows.** 2022. [[paper]](https://e.org/6)
        - **FastFlow: Unsupervised Detection via Flows.** 2021. [[paper]](https://e.org/7)
        - **SimpleNet: A Simple Network.** 2023. [[paper]](https://e.org/8)
        - **STPM: Student-Teacher Feature Pyramids.** 2021 [[paper]](https://e.org/9)
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ no `.` before this link, unlike all 16 other entries

        ## Videos

        - **DifferNet: Semi-Supervised Defect Detection.** 2021. [[paper]](https://e.org/10)
        - **UniAD: A Unified Model.** 2022. [[paper]](https://e.org/11)
        - **WinCLIP: Zero-Shot Segmentation.** 2023. [[paper]](https://e.org/12)
        - **RIAD: Reconstruction by Inpainting.** 2020. [[paper]](https://e.org/13)
        - **MemAE: Memorizing Normality.** 2019. [paper](https://e.org/14)
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ brackets unlike those in all 17 other entries; write it like "[[paper]](…)" on line 3
        - **InTra: Inpainting Transformer.** 2021. [[paper]](https://e.org/15)
        - **CutMix: Regularization of Classifiers.** 2019. [[paper]](https://e.org/16)
        - **RegAD: Registration Based Detection.** 2022. [[paper]](https://e.org/17)
        - **GANomaly: Adversarial Training.** 2018. [[paper]](https://e.org/18)
        """,
        fixed="""
        ## Images

        - **PaDiM: Patch Distribution Modeling.** 2020. [[paper]](https://e.org/1)
        - **PatchCore: Towards Total Recall.** 2022. [[paper]](https://e.org/2)
        - **SPADE: Sub-Image Anomaly Detection.** 2020. [[paper]](https://e.org/3)
        - DRAEM: A Discriminative Embedding. 2021. [[paper]](https://e.org/4)
        - **CutPaste: Self-Supervised Learning.** 2021. [[paper]](https://e.org/5)
        - **CFLOW: Conditional Normalizing Flows.** 2022. [[paper]](https://e.org/6)
        - **FastFlow: Unsupervised Detection via Flows.** 2021. [[paper]](https://e.org/7)
        - **SimpleNet: A Simple Network.** 2023. [[paper]](https://e.org/8)
        - **STPM: Student-Teacher Feature Pyramids.** 2021. [[paper]](https://e.org/9)

        ## Videos

        - **DifferNet: Semi-Supervised Defect Detection.** 2021. [[paper]](https://e.org/10)
        - **UniAD: A Unified Model.** 2022. [[paper]](https://e.org/11)
        - **WinCLIP: Zero-Shot Segmentation.** 2023. [[paper]](https://e.org/12)
        - **RIAD: Reconstruction by Inpainting.** 2020. [[paper]](https://e.org/13)
        - **MemAE: Memorizing Normality.** 2019. [paper](https://e.org/14)
        - **InTra: Inpainting Transformer.** 2021. [[paper]](https://e.org/15)
        - **CutMix: Regularization of Classifiers.** 2019. [[paper]](https://e.org/16)
        - **RegAD: Registration Based Detection.** 2022. [[paper]](https://e.org/17)
        - **GANomaly: Adversarial Training.** 2018. [[paper]](https://e.org/18)
        """,
        safe=False,
    ),
    Good("""
        - **PaDiM.** 2020. [paper](https://e.org/1)
        - PatchCore, 2022, [paper](https://e.org/2)
        - "SPADE" (2020) [paper](https://e.org/3)
        """),
)
_MIN_ENTRIES = 16
_MIN_SHARE = 0.9
_MIN_FEW = 8  # Entries, if only one lacks something.
_MIN_SHARE_OF_LACKING = 0.8  # Of entries that have something that the others lack.
_MAX_ALIKE = 2  # More entries that are alike, and more than a share of all, are another way to write them.
_MAX_SHARE_ALIKE = 0.01
_MIN_WITH_LABEL = 3
_MIN_FOR_LAYOUT = 10  # So many items of one list are compared by entry-layout.
_SAMPLE = 64  # Entries that tell whether to look at the others.
_MIN_SHARE_OF_SAMPLE = 0.75
_NOTHING = ("", WORD, LINKED, LINKED + WORD)
_MAX_SHOWN = 24  # Characters.
_NAMES = {" ": "space", "  ": "two spaces", "\t": "tab", "\u00a0": "no-break space"}
_ET_AL = lazy_re.compile(r"et al(?<=[\s(]et al)(?![\w<\]](?<!_))")
_NO_PAPERS = lazy_re.compile(
    r"licen[sc]e|contribut|contact|cit(?:e|ation)|acknowledg|about|author|maintain|star|refer|link|news|update|feedback",
    re.IGNORECASE,
)
_MARK = lazy_re.compile(r"`|:[a-z_]|[\u2190-\u2fff\ufe0f\U0001f000-\U0001ffff]")  # Code, or an emoji.
_CLOSING_QUOTES = tuple("\"'”’)")
_QUESTION = tuple("?!？！")
_PUNCTUATION = frozenset(" \u00a0\t.,:;-–—。，：")


class _Style(NamedTuple):
    """What nearly all entries have: a trait, its value, an entry with it, and how many other entries have it."""

    trait: Trait
    value: str
    example: Paper
    others: str


def check(document: Document, context: Context) -> Iterator[Finding]:
    by_kind: dict[Kind, list[PaperList]] = {}
    for paper_list in document.paper_lists:
        by_kind.setdefault(paper_list.kind, []).append(paper_list)
    yield from _without_period(document)
    yield from _without_bullets(document, by_kind.get("list", []))
    reported: set[Span] = set()
    for kind, lists in by_kind.items():
        if sum(map(len, lists)) >= _MIN_FEW:
            sample = sample_of([paper_list.listed for paper_list in lists], _SAMPLE)
            short = [each for each in lists if kind != "list" or len(each) < _MIN_FOR_LAYOUT]
            for trait in traits_for(kind):
                yield from _unlike_others(document, short if trait in LINKS else lists, sample, trait, reported)


def _without_period(document: Document) -> Iterator[Finding]:
    """The few places with "et al" rather than "et al."."""
    text = document.text
    if text.count("et al") < _MIN_ENTRIES:
        return
    places = [Span(*match.span()) for match in _ET_AL.finditer(text)]
    odd = [place for place in places if not text.startswith(".", place.end)]
    n_usual = len(places) - len(odd)
    if odd and n_usual >= _MIN_ENTRIES and n_usual >= _MIN_SHARE * len(places):
        cause = "et al" if len(odd) > _MAX_ALIKE else ""
        for place in odd:
            message = f"no `.` after it, unlike {n_usual} of the other {len(places) - 1}"
            fix = Fix.unsafe("insert the period", Edit.insert(place.end, "."))
            yield Finding(place, message, fix, cause=cause)


def _without_bullets(document: Document, lists: Sequence[PaperList]) -> Iterator[Finding]:
    """The entries of sections that have links without bullets, where the entries of nearly all others are items."""
    in_lists = {paper_list.section for paper_list in lists}
    if len(in_lists) < _MIN_FEW:
        return
    found: list[list[Span]] = []
    for section in document.sections:
        kinds = {block.kind for block in section.blocks if block.kind != "blank"}
        if kinds != {"paragraph"} or section in in_lists or _NO_PAPERS.search(section.name):
            continue
        links = [_opening_link(document, block) for block in section.blocks if block.kind == "paragraph"]
        if None not in links:
            found.append([link for link in links if link])
    if len(in_lists) >= _MIN_SHARE * (len(in_lists) + len(found)):
        for spans in found:
            for span in spans:
                message = f"no bullet before this entry, unlike those in {len(in_lists)} other sections"
                yield Finding(span, message)


def _opening_link(document: Document, block: Block) -> Span | None:
    """The link with a title that a paragraph starts with; None if it starts with something else."""
    leaf = document.leaf_at(block.text_spans[0].start)
    if opens_entry(document.text, block.text_spans[0], leaf.inline) != "link":
        return None
    return next((link.span for link in leaf.inline.links if is_external(link)), None)


def _unlike_others(
    document: Document,
    lists: Sequence[PaperList],
    sample: Sequence[ListedPapers],
    trait: Trait,
    reported: set[Span],
) -> Iterator[Finding]:
    """The entries with another trait than nearly all others, without those that are in `reported`."""
    in_sample = Counter(chain.from_iterable(traits_in(sample, trait)))
    del in_sample[ANY]
    usual = max(in_sample, key=lambda value: in_sample[value], default=ANY)
    if in_sample[usual] < _MIN_SHARE_OF_SAMPLE * in_sample.total() or not is_telling(trait, usual):
        return  # So the others need not be looked at.
    traits = traits_in([paper_list.listed for paper_list in lists], trait)
    counts = Counter(chain.from_iterable(traits))
    del counts[ANY]
    n_entries, n_usual = counts.total(), counts[usual]
    if n_entries < _MIN_FEW or len(counts) < 2 or n_usual < _MIN_SHARE_OF_LACKING * n_entries:
        return
    odd = {
        value
        for value, count in counts.items()
        if is_slip(trait, value, usual) and _is_rare(trait, value, usual, count, n_usual, n_entries)
    }
    if not odd:
        return
    max_alike = max(_MAX_ALIKE, _MAX_SHARE_ALIKE * n_entries)
    how_many = f"all {n_usual}" if n_usual == n_entries - 1 else f"{n_usual} of the {n_entries - 1}"
    example = next(
        paper_list.paper(values.index(usual))
        for paper_list, values in zip(lists, traits, strict=True)
        if usual in values
    )
    style = _Style(trait, usual, example, f"{how_many} other entries")
    for paper_list, values in zip(lists, traits, strict=True):
        if odd.isdisjoint(values):
            continue
        n_usual_here = values.count(usual)
        n_other = len(values) - values.count(ANY) - n_usual_here
        for index, value in enumerate(values):
            max_other = max(1, n_usual_here if counts[value] <= max_alike else n_usual_here // 2)
            if value not in odd or n_other > max_other or _is_compared_in(paper_list, trait, value, usual):
                continue
            paper = paper_list.paper(index)
            if paper.span not in reported and _is_comparable(document, lists, style, paper, value):
                reported.add(paper.span)
                finding = _finding(document, style, paper, value)
                is_habit = counts[value] > max_alike
                yield finding._replace(cause=f"{trait.place} {value}") if is_habit else finding


def _is_rare(trait: Trait, value: str, usual: str, count: int, n_usual: int, n_entries: int) -> bool:
    """Whether so few entries have a trait that it is no other way to write them."""
    if _may_lack(trait, value) and not _difference(value, usual)[0]:
        return n_usual == n_entries - 1 or n_entries >= _MIN_ENTRIES  # Something is missing.
    is_consensus = n_entries >= _MIN_ENTRIES and n_usual >= _MIN_SHARE * n_entries
    return is_consensus and count <= max(_MAX_ALIKE, _MAX_SHARE_ALIKE * n_entries)


def _may_lack(trait: Trait, value: str) -> bool:
    """Whether several entries may lack the same; what comes after a title may be left out, but not what sets it off."""
    return trait in (END_OF_TITLE, *LINE_ENDS) or (trait is AFTER_TITLE and value not in _NOTHING)


def _difference(value: str, usual: str) -> tuple[str, str, int]:
    """What a trait has instead of what the usual one has, that, and how many characters before it are the same."""
    start = _n_common(value, usual)
    n_after = _n_common(value[start:][::-1], usual[start:][::-1])
    return value[start : len(value) - n_after], usual[start : len(usual) - n_after], start


def _is_compared_in(paper_list: PaperList, trait: Trait, value: str, usual: str) -> bool:
    """Whether entry-layout compares the entries of the list, which looks at the space before labels."""
    if paper_list.kind != "list" or len(paper_list) < _MIN_FOR_LAYOUT:
        return False
    is_space_missing = trait in (BEFORE_LINK, AFTER_TITLE) and value == usual.replace(" ", "") != usual
    return is_space_missing and usual.strip(LINKED + WORD + " ") == ""


def _is_comparable(document: Document, lists: Sequence[PaperList], style: _Style, paper: Paper, value: str) -> bool:
    """Whether an entry has the same parts as the others, and no damage that another rule reports."""
    text, trait, usual = document.text, style.trait, style.value
    end = max(paper.title_span.end, *(link.span.end for link in paper.links), 0)
    if document.is_damaged(Span(paper.span.start, end)):
        return False
    if any(damage.span.start < end and paper.span.start < damage.span.end for damage in document.damaged_entries):
        return False
    if trait in (BEFORE_LINK, *LINKS):
        return len(paper.links) > 1 or _has_usual_label(lists, paper)
    if trait in (BEFORE_TITLE, AFTER_TITLE) and "*" in usual and "*" not in value and value.strip(LINKED):
        return "**" not in text[paper.span.start : paper.title_span.end + 2] and _is_linked(paper) == _is_linked(
            style.example
        )
    if trait is BEFORE_TITLE:
        return _is_linked(paper) == _is_linked(style.example)
    if trait is AFTER_TITLE:
        window = window_of(trait, text, paper)
        mark = _MARK.search(document.text_of(window))
        has_mark = mark and mark[0] not in document.text_of(window_of(trait, text, style.example))
        ends_in_question = usual.startswith(".") and text[window.start - 1] in _QUESTION
        return not (has_mark or ends_in_question or text[window.start : window.start + 1] in _CLOSING_QUOTES)
    return True


def _is_linked(paper: Paper) -> bool:
    return any(link.span.covers(paper.title_span) for link in paper.links[:1])


def _has_usual_label(lists: Sequence[PaperList], paper: Paper) -> bool:
    """Whether other entries have the label of the only link of an entry."""
    label = paper.links[0].label
    with_label = [paper_list.listed for paper_list in lists if label in paper_list.listed.labels]
    return len(with_label) >= _MIN_WITH_LABEL or (
        sum(link.label == label for listed in with_label for paper in listed.papers for link in paper.links)
        >= _MIN_WITH_LABEL
    )


def _finding(document: Document, style: _Style, paper: Paper, value: str) -> Finding:
    trait, usual, example, others = style
    window, usual_window = (window_of(trait, document.text, entry) for entry in (paper, example))
    related = (Related(usual_window, "the usual way"),)
    if trait in LINKS:
        opening, middle, closing = usual.split(WORD)
        label = next(link.label for link in example.links if link.span == usual_window)
        shown = f"{opening}{label}{middle}…){closing}"
        message = f'brackets unlike those in {others}; write it like "{shown}" on line {document.line_of(usual_window)}'
        return Finding(window, message, related=related)
    span = window
    if trait in (BEFORE_TITLE, AFTER_TITLE, START_OF_TITLE):
        span = paper.title_span
    elif trait is BEFORE_LINK:
        span = window_of(FIRST_LINK, document.text, paper)
    if trait is START_OF_TITLE:
        message = f'the title does not start as in {others}, such as "{document.text_of(usual_window)}"'
        return Finding(span, message, related=related)
    if trait is BEFORE_TITLE and WORD in usual and WORD not in value:
        before = document.text[example.span.start : usual_window.end].lstrip(" \t>-+*0123456789.)").rstrip(" *[")
        message = f'nothing before the title, where {others} have something like "{before[:_MAX_SHOWN]}"'
        return Finding(span, message, related=related)
    if "**" in usual and "*" not in value and trait in (BEFORE_TITLE, AFTER_TITLE):
        return Finding(span, f"the title is not bold, unlike those of {others}", related=related)
    value, usual = value.removeprefix(LINKED), usual.removeprefix(LINKED)
    if trait is AFTER_TITLE and usual.endswith(WORD) and value in ("", usual.removesuffix(WORD).rstrip()):
        return Finding(span, f"nothing follows the title, unlike those of {others}", related=related)
    value, usual = value.strip(WORD), usual.strip(WORD)
    extra, lacking, start = _difference(value, usual)
    if extra and lacking:
        message = f"{_shown(extra)} {trait.place}; {others} have {_shown(lacking)}"
    elif extra:
        message = f"{_shown(extra, 'an extra ')} {trait.place}, unlike {others}"
    else:
        message = f"no {_shown(lacking)} {trait.place}, unlike {others}"
    offset = _offset(document.text, trait, window, value)
    fix = None
    if offset >= 0 and _PUNCTUATION.issuperset(extra + lacking):
        difference = Span(offset + start, offset + start + len(extra))
        fix = Fix.unsafe("write it like the other entries", Edit.replace(difference, lacking))
    return Finding(span, message, fix, related)


def _n_common(value: str, other: str) -> int:
    """How many characters two strings have in common at their start."""
    pairs = enumerate(zip(value, other, strict=False))
    return next(
        (index for index, (letter, other_letter) in pairs if letter != other_letter), min(len(value), len(other))
    )


def _offset(text: str, trait: Trait, window: Span, value: str) -> int:
    """Where a trait without words is written; -1 if not all of it is."""
    if trait is AFTER_TITLE:
        return window.start if text.startswith(value, window.start) else -1
    end = window.start + len(text[window.start : window.end].rstrip(" \t\r\n" if trait in LINE_ENDS else "["))
    return end - len(value) if text.endswith(value, window.start, end) else -1


def _shown(written: str, article: str = "") -> str:
    """Some punctuation in a message: what cannot be seen by its name."""
    if name := _NAMES.get(written):
        return article + name
    quote = '"' if "`" in written or written != written.strip() else "`"
    return f"{quote}{written}{quote}"
