"""What a category lists: papers, news about them, or data sets, software and talks, of which several may share a link."""

import re
from bisect import bisect_left

from fgad_lint import lazy_re
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import Category, Listing
from fgad_lint.model.sections import Section
from fgad_lint.text import words_in

_NEWS = lazy_re.compile(r"\b(?:news|updates?|changelog|what's new)\b", re.IGNORECASE)
_DATA_SETS = lazy_re.compile(
    r"\b(?:data ?sets?|benchmarks?|corp(?:us|ora)|leaderboards?|tool(?:box|kit)(?:es|s)?|librar(?:y|ies)|software)\b|数据集|基准",
    re.IGNORECASE,
)
_RESOURCES = frozenset(
    """benchmarking blogs books challenge challenges checkpoints code codebases codes competitions courses data databases demo
    demos environments frameworks implementation implementations lectures llms materials mllms models packages platforms projects
    repositories repository resources simulators slides systems talks tools tutorials videos vlms weights zoo 代码 工具 教程 数据
    模型 视频 课程 资源""".split()
)
_WORDS_BESIDE = frozenset(
    """a and available base chat evaluation for foundation list model of official open our pre pretrained public released
    source the trained""".split()
)
_PREPRINTS = lazy_re.compile(r"\W*(?:arxiv|pre-?prints?)(?: papers?)?\W*", re.IGNORECASE)
_PUBLICATIONS = lazy_re.compile(r"\W*(?:journals?|conferences?|published)(?: papers?)?\W*", re.IGNORECASE)
_CELL = lazy_re.compile(r"(?<!\\)\|")


def is_news(section: Section) -> bool:
    """Whether a section or one around it has news or updates."""
    return any(_NEWS.search(ancestor.title) for ancestor in section.ancestors())


def is_for_resources(document: Document, listing: Listing) -> bool:
    """Whether an entry is among data sets, software or talks, by its captions, headings or the column of its title."""
    section = listing.paper_list.section
    names = [*listing.paper.path, section.title, _heading_above(document, listing), _column_header(document, listing)]
    outer = (ancestor.title for ancestor in section.ancestors() if ancestor.level > 1)
    return any(map(_names_resources, names)) or any(map(_DATA_SETS.search, outer))


def _names_resources(heading: str) -> bool:
    words = set(words_in(heading.lower()))
    return _DATA_SETS.search(heading) is not None or (bool(words & _RESOURCES) and words <= _RESOURCES | _WORDS_BESIDE)


def without_state(category: Category) -> tuple[Category, bool]:
    """A category without the captions that say how its papers are published, and whether they are preprints.

    ## Detection

    **Arxiv**
    ^^^^^^^^^ no category of its own, beside **Journal**
    """
    section, path = category
    names = [name for name in path if _PREPRINTS.fullmatch(name) or _PUBLICATIONS.fullmatch(name)]
    kept = tuple(name for name in path if name not in names)
    return Category(section, kept), any(map(_PREPRINTS.fullmatch, names))


def _heading_above(document: Document, listing: Listing) -> str:
    """The text of the heading above an entry, which opens no section if it is in HTML."""
    index = bisect_left(document.headings, listing.paper.span.start, key=lambda heading: heading.span.start)
    return document.headings[index - 1].title if index else ""


def _column_header(document: Document, listing: Listing) -> str:
    """The header of the column of a Markdown table that the title is in; "" if it is in none."""
    if listing.paper_list.kind != "table":
        return ""
    paper, table = listing.paper, listing.paper_list.span
    header = document.text[table.start : table.end].partition("\n")[0]
    cells = _CELL.split(header.strip().removeprefix("|"))
    before_title = document.text[paper.span.start : paper.title_span.start].strip().removeprefix("|")
    index = len(_CELL.findall(before_title))
    return cells[index] if index < len(cells) else ""
