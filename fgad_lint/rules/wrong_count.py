"""The number of papers that a list says it has must be right.

Whoever adds a paper forgets the number in the badge, in the introduction or after the heading, and readers take the
list for older and shorter than it is. A number is only reported if certainly more papers are listed than it says, but
not many more: it may count each paper once or each place where it is listed, and leave out data sets, software and
news. "400+" and "over 400" are right for a longer list. Switch the rule off if the number is about something else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import Listing
from fgad_lint.model.sections import Section
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
_PAPERS = """
        - [A Loom for Thin Threads](https://e.org/1)
        - [Shuttles That Come Back](https://e.org/2)
        - [Warp and Weft at Night](https://e.org/3)
        - [Red from Roots and Bark](https://e.org/4)
"""
EXAMPLES = (
    Bad(
        """
        ![Papers](https://img.shields.io/badge/Papers-3-blue)
                                                      ^ says 3 papers, but 4 are listed
        """
        + _PAPERS,
        fixed="""
        ![Papers](https://img.shields.io/badge/Papers-4-blue)
        """
        + _PAPERS,
    ),
    Bad(
        """
        Currently, this list has **3 papers**.
                                   ^ says 3 papers, but 4 are listed
        """
        + _PAPERS,
        fixed="""
        Currently, this list has **4 papers**.
        """
        + _PAPERS,
    ),
    Bad(
        """
        ## Weaving (3 papers)
                    ^ says 3 papers, but 4 are listed
        """
        + _PAPERS
    ),
    Good(
        """
        Currently over 2 papers, and at least 3 papers.
        ![Papers](https://img.shields.io/badge/Papers-3%2B-blue)
        """
        + _PAPERS
    ),
    Good(
        """
        ## ICCV (2023)
        """
        + _PAPERS
        + """
        ## Datasets (1)

        - [Threads of All Colors](https://e.org/5)
        """
    ),
)
_MIN_RATIO = 0.7  # If a list has many more papers than it says, the number is about something else, or we miscount.
_MIN_COUNT = 3
_MIN_LONE_COUNT = 10  # After a heading, if it does not say that it counts papers, and no other heading has one.
_MAX_INTRODUCTION = 20_000  # Characters in which to look for sentences.
_BADGE_HOST = "img.shields.io"
_BADGE = lazy_re.compile(
    r"https?://img\.shields\.io/(?:badge/(?P<label>[^/?#\s]{1,100}?)-|static/v1\?label=(?P<name>[^&#\s]{1,100})&message=)"
    r"(?P<count>\d{1,6})(?=[-&])",
    re.IGNORECASE,
)
_SPACE = lazy_re.compile(r"(?:%20|[-_+\s])+")
_COUNTS_PAPERS = lazy_re.compile(
    r"(?:(?:total )?(?:number|count) of |total |awesome |all )?papers?(?: ?(?:number|count|collected|listed|included|total|list))?"
    r"|papernumber|论文(?:数量?|总数)?",
    re.IGNORECASE,
)
_SENTENCE = lazy_re.compile(
    r"(?:\b(?:currently|now|so far|in total|altogether|a total of|total of|total papers:|number of papers:"
    r"|(?:this|the) (?:repo|repository|list|collection|page|README)(?: currently| now)?"
    r" (?:contains?|lists?|includes?|collects?|covers?|has))"
    r"[\W_]{0,4}(?:(?:this|the|our|it) ?(?:repo|repository|list|collection|page)? )?"
    r"(?:contain(?:s|ing)?|includ(?:es?|ing)|has|have|with|lists?|covers?|covering|collects?|collected)?[\W_]{0,4}"
    r"(?<![\d.])(?P<count>\d{1,3}(?:,\d{3})+|\d{1,6})[*_`\s]{1,4}(?:(?!more|most|new|other|recent|top|of)[a-z-]+ ){0,2}papers\b)"
    r"|(?:共计?|总计|合计|收录了?|收集了?|整理了?)有?[\s*_`]{0,4}(?P<articles>\d{1,6})[\s*_`]{0,4}篇(?!幅)",
    re.IGNORECASE,
)
# A fast test, because the pattern above takes long to compile and few lists say how long they are.
_MAY_BE_SENTENCE = lazy_re.compile(r"\d[*_`\s]{1,4}(?:[A-Za-z-]+ ){0,2}(?:papers|Papers|PAPERS)|\d[\s*_`]{0,4}篇")
_ELSEWHERE = lazy_re.compile(
    r"下载|回复|录用|接收|投稿|中稿|\b(?:accepted|submitted|download|survey|we)\b", re.IGNORECASE
)
_AFTER_NAME = lazy_re.compile(r"[(\[（【]\s?(?P<count>\d{1,5})\s?(?P<papers>papers|篇)?\s?[)\]）】]\Z", re.IGNORECASE)
_YEARS = range(1900, 2101)


class _Statement(NamedTuple):
    """A number that a list gives, and its span."""

    number: int
    span: Span


class _Counts(NamedTuple):
    """How many papers there may be, by how one counts: at least, and at most."""

    low: int
    high: int


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.paper_lists:
        return
    statements = [*_badges(document), *_sentences(document)]
    if statements:
        counts = _count(document, document.listings)
        for statement in statements:
            if finding := _finding(document, statement, counts, has_fix=True):
                yield finding
    yield from _headings(document)


def _badges(document: Document) -> list[_Statement]:
    """The number on a badge before the first paper; none if there are badges with several numbers, which are about other things."""
    statements = []
    introduction = document.text[: document.paper_lists[0].span.start]
    for badge in _BADGE.finditer(introduction) if _BADGE_HOST in introduction.lower() else ():
        label = _SPACE.sub(" ", badge["label"] or badge["name"])
        if _COUNTS_PAPERS.fullmatch(label.strip()) and _is_shown(document, badge.start()):
            statements.append(_Statement(int(badge["count"]), Span(*badge.span("count"))))
    numbers = {statement.number for statement in statements}
    return statements if len(numbers) == 1 and not numbers.intersection(_YEARS) else []


def _sentences(document: Document) -> Iterator[_Statement]:
    """The numbers in sentences before the first paper."""
    end = min(document.paper_lists[0].span.start, _MAX_INTRODUCTION)
    if not _MAY_BE_SENTENCE.search(document.text, 0, end):
        return
    for match in _SENTENCE.finditer(document.text, 0, end):
        group = "count" if match["count"] else "articles"
        span = Span(*match.span(group))
        line = document.text_of(document.lines.content(document.line_of(span) - 1))
        if _is_shown(document, span.start) and not _ELSEWHERE.search(line):
            yield _Statement(int(match[group].replace(",", "")), span)


def _is_shown(document: Document, offset: int) -> bool:
    """Whether a character is in a text and not in a comment."""
    if not document.piece_at(offset).inlines.by_start:
        return False
    leaf = document.leaf_at(offset)
    index = bisect_right(document.comments, offset, key=lambda comment: comment.span.start) - 1
    is_comment = index >= 0 and offset < document.comments[index].span.end
    return leaf.span.start <= offset < leaf.span.end and not is_comment


def _headings(document: Document) -> Iterator[Finding]:
    """Findings for numbers after the names of sections: those that say what they count, or that are mostly right."""
    found = {section: match for section in document.sections if (match := _number_after(section))}
    if not found:
        return
    listings: dict[Section, list[Listing]] = {section: [] for section in found}
    own: dict[Section, int] = dict.fromkeys(found, 0)
    for listing in document.listings:
        for section in listing.paper_list.section.ancestors():
            if section in listings:
                listings[section].append(listing)
                own[section] += section is listing.paper_list.section
    counts = {section: _count(document, listed) for section, listed in listings.items() if listed}
    n_right = sum(counted.low <= int(found[section]["count"]) <= counted.high for section, counted in counts.items())
    for section, counted in counts.items():
        statement = _Statement(int(found[section]["count"]), _span_in_heading(document, section, found[section]))
        is_habit = 2 * n_right >= len(counts) if len(counts) > 1 else statement.number >= _MIN_LONE_COUNT
        is_certain = (found[section]["papers"] or is_habit) and statement.number != own[section]
        if is_certain and (finding := _finding(document, statement, counted, has_fix=False)):
            yield finding


def _number_after(section: Section) -> re.Match[str] | None:
    match = _AFTER_NAME.search(section.name) if section.name[-1:] in (*")]）】",) else None
    return match if match and (match["papers"] or int(match["count"]) not in _YEARS) else None


def _span_in_heading(document: Document, section: Section, match: re.Match[str]) -> Span:
    start = document.text.rfind(match["count"], *section.heading.title_span)
    return Span(start, start + len(match["count"])) if start >= 0 else section.heading.title_span


def _count(document: Document, listings: Iterable[Listing]) -> _Counts:
    """How many papers some entries are about, counted in several ways."""
    from fgad_lint.model.category_kinds import is_for_resources, is_news
    from fgad_lint.model.distinct_papers import DistinctPapers

    n_entries = 0
    distinct = DistinctPapers()
    for listing in listings:
        n_entries += 1
        is_paper = bool(listing.paper.venue or listing.paper.ids)
        if not is_news(listing.paper_list.section) and (is_paper or not is_for_resources(document, listing)):
            distinct.number_of(listing.paper)
    return _Counts(len(distinct), n_entries)


def _finding(document: Document, statement: _Statement, counts: _Counts, has_fix: bool) -> Finding | None:
    if statement.number < _MIN_COUNT or not _MIN_RATIO * counts.low <= statement.number < counts.low:
        return None
    message = f"says {statement.number:,} papers, but "
    if counts.low < counts.high:
        return Finding(statement.span, f"{message}at least {counts.low:,} are listed")
    written = document.text_of(statement.span)
    right = f"{counts.low:,}" if "," in written else str(counts.low)
    replaced = tuple(link.url for link in document.links if link.target.start <= statement.span.start < link.target.end)
    fix = Fix(f"write {right}", (Edit.replace(statement.span, right),), True, replaced) if has_fix else None
    return Finding(statement.span, f"{message}{counts.low:,} are listed", fix)
