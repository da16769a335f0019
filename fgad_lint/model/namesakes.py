"""Two entries with one title: whether they are about one paper after all."""

from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.model.category_kinds import is_for_resources, is_news
from fgad_lint.model.dates import submission_month
from fgad_lint.model.duplicate_entries import Entry
from fgad_lint.model.paper_identity import have_different_names, have_same_title
from fgad_lint.model.papers import Paper
from fgad_lint.model.title_likeness import ET_AL
from fgad_lint.model.titles import title_words

Conflict = Literal["none", "possible", "certain"]
Likelihood = Literal["possible", "likely", "certain"]

_MIN_WORDS, _MIN_WORDS_OF_SURVEY = 3, 5  # Words that make a title, or that of a survey, one of its own.
_MANY_WORDS = 4  # Words of a title that no two papers of different years have in common.
_MAX_MONTHS_APART = 12  # Between the ids of two entries, one of which may have a wrong id.
_MAX_MONTHS_WITH_NAME = 2  # The same if one title has a short name before it: it may be that of a longer version.
_SURVEYS = frozenset(
    "survey surveys review overview tutorial introduction primer perspective roadmap report book".split()
)
_GENERAL_WORDS = _SURVEYS | frozenset(
    """a about accepted advances an and appendix applications approach approaches blog brief by challenges code comprehensive data
    dataset demo directions experiments extended for from future guide implementation in its link methods model models new of
    official on opportunities our page paper papers progress project pytorch recent release released results short slides study
    supplementary systematic techniques technical tensorflow the to towards trends unofficial using version via video we website
    with""".split()
)
_JOURNALS = frozenset("tpami pami ijcv tip tvcg tnnls tkde jmlr tmlr toplas tog tcsvt tmm journal extended".split())
# A title of four or more words nearly always has one of these; a list of authors and most journals have none.
_TITLE_WORDS = frozenset(
    "a an are as at by can do does for from how in into is on over the to towards under using via what when why with".split()
)
_FIELD = lazy_re.compile(r"[-*+ \t]*[A-Za-z][A-Za-z ]{0,20}[*_]*: ")
_MIN_NAMES = 1  # Capitalised words, without which nobody knows who wrote a paper.


def id_conflict(first: Entry, second: Entry) -> Conflict:
    """Whether one of two entries with one title and different arXiv ids has a wrong id.

    There is none if they may be two papers: the titles have different short names or few words of their own, the authors or the
    venues differ, or one is news.
    """
    papers = first.paper, second.paper
    if have_different_names(*papers) or not _has_own_title(papers[0]) or are_by_others(first, second):
        return "none"
    if _are_published_twice(*papers) or any(is_news(entry.category.section) for entry in (first, second)):
        return "none"
    if ("+:" in papers[0].title) != ("+:" in papers[1].title):
        return "none"
    is_same_title, n_months = papers[0].key == papers[1].key, _months_apart(*papers)
    n_words = len(title_words(papers[0].title) - _GENERAL_WORDS)
    if n_months > (_MAX_MONTHS_APART if is_same_title else _MAX_MONTHS_WITH_NAME):
        is_longer_version = bool(first.words & _JOURNALS) != bool(second.words & _JOURNALS)
        return "possible" if is_same_title and n_words >= _MANY_WORDS and not is_longer_version else "none"
    return "certain" if is_same_title and not _have_different_code(*papers) else "possible"


def likelihood(first: Entry, second: Entry) -> Likelihood:
    """How likely two entries of one category about the same paper were listed twice by mistake.

    It is certain if they have one title and share a link or most names, or if at most one has links and the title is beyond
    doubt one, rather than names of authors. Text between them may be a caption, under which the paper is listed again on purpose.
    """
    if first.identity.link_keys & second.identity.link_keys or first.identity.ids & second.identity.ids:
        return (
            "certain" if have_same_title(first.paper, second.paper) and _are_in_one_group(first, second) else "likely"
        )
    if not (first.identity.link_keys and second.identity.link_keys):
        is_certain = _is_title(second.paper) or first.text_key == second.text_key
        is_certain = is_certain and _are_in_one_group(first, second) and not are_by_others(first, second)
        return "certain" if is_certain else "likely"
    are_of_other_years = first.years and second.years and first.years.isdisjoint(second.years)
    if are_by_others(first, second) or are_of_other_years or not _is_title(second.paper):
        return "possible"
    return "certain" if 2 * len(first.names & second.names) > len(first.names | second.names) else "likely"


def _are_in_one_group(first: Entry, second: Entry) -> bool:
    """Whether there are only entries between two entries; paragraphs always have other text between them."""
    if first.paper_list.kind == "paragraph":
        return True
    return (first.paper_list.span, first.group) == (second.paper_list.span, second.group)


def _is_title(paper: Paper) -> bool:
    """Whether a title is certainly one, rather than names of authors or of a journal."""
    words = title_words(paper.title)
    return not paper.title.isascii() or ":" in paper.title or "?" in paper.title or not words.isdisjoint(_TITLE_WORDS)


def are_by_others(first: Entry, second: Entry) -> bool:
    """Whether two entries have names of authors, most of them different."""
    fewest = min(len(first.names), len(second.names))
    return fewest >= _MIN_NAMES and 3 * len(first.names & second.names) < fewest


def are_two_talks(first: Entry, second: Entry) -> bool:
    """Whether two entries with one title have nothing else in common: other pages, other descriptions, and no paper."""
    return (
        "table" not in (first.paper_list.kind, second.paper_list.kind)
        and not any(entry.identity.ids or entry.identity.is_published for entry in (first, second))
        and not first.identity.link_keys & second.identity.link_keys
        and 2 * len(first.words & second.words) < min(len(first.words), len(second.words))
    )


def are_two_works(first: Entry, second: Entry) -> bool:
    """Whether two entries with one title and no common link are from other years and by others, or of two kinds.

    - 🎥 [What Weaving Is](https://e.org/1)
    - 📄 [What Weaving Is](https://e.org/2)
    """
    if first.identity.link_keys & second.identity.link_keys or first.identity.ids & second.identity.ids:
        return False
    if first.emoji and second.emoji and first.emoji != second.emoji:
        return True
    return bool(first.years and second.years) and first.years.isdisjoint(second.years) and are_by_others(first, second)


def cite_one_paper(first: Entry, second: Entry) -> bool:
    """Whether two lines of text begin with a citation of one paper.

    [Loom et al. (2018)](https://e.org/1) report that threads break.
    [Loom et al. (2018)](https://e.org/1) use stronger ones.
    """
    kinds = {first.paper_list.kind, second.paper_list.kind}
    return kinds == {"paragraph"} and title_words(second.paper.title) >= ET_AL


def are_two_fields(first: Entry, second: Entry) -> bool:
    """Whether two items of one list are fields of a record, which may lead to one page.

    - Project: [Looms](https://e.org/1)
    - Download: [Looms](https://e.org/1)
    """
    if first.paper_list is not second.paper_list or first.lead == second.lead:
        return False
    leads = (entry.document.text[entry.paper.span.start : entry.paper.title_span.start] for entry in (first, second))
    return all(map(_FIELD.match, leads))


def are_two_editions(first: Entry, second: Entry) -> bool:
    """Whether two entries name different editions or volumes of a work."""
    return bool(first.editions and second.editions) and first.editions != second.editions


def are_two_resources(first: Entry, second: Entry) -> bool:
    """Whether two entries with the title of one paper have different names before it, as two data sets of it have."""
    return "" != first.lead != second.lead != "" and is_for_resources(second.document, second.listing)


def _has_own_title(paper: Paper) -> bool:
    words = title_words(paper.title)
    n_words = len(words - _GENERAL_WORDS)
    return n_words >= (_MIN_WORDS if _SURVEYS.isdisjoint(words) else _MIN_WORDS_OF_SURVEY) and "we" not in words


def _are_published_twice(paper: Paper, other_paper: Paper) -> bool:
    """Whether two entries name different conferences or journals."""
    names = {_published_in(paper), _published_in(other_paper)}
    return len(names) == 2 and "" not in names


def _published_in(paper: Paper) -> str:
    venue = paper.venue
    return "" if venue is None or venue.is_preprint else venue.series or venue.name.casefold()


def _months_apart(paper: Paper, other_paper: Paper) -> int:
    month, other_month = submission_month(paper), submission_month(other_paper)
    if month is None or other_month is None:
        return 0
    return abs(12 * (month.year - other_month.year) + month.month - other_month.month)


def _have_different_code(paper: Paper, other_paper: Paper) -> bool:
    code, other_code = _code(paper), _code(other_paper)
    return bool(code and other_code) and not code & other_code


def _code(paper: Paper) -> set[str]:
    return {link.url.casefold().partition("?")[0].rstrip("/") for link in paper.links if link.role == "code"}
