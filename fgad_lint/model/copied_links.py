"""Two entries that link to one paper: whether they are about it, or the link was copied from one to the other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.category_kinds import is_for_resources, is_news, without_state
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.paper_identity import PaperIdentity, are_same_paper
from fgad_lint.model.paper_lists import Listing
from fgad_lint.model.papers import Paper
from fgad_lint.model.title_likeness import (
    COMMON_WEIGHT,
    ET_AL,
    TopicWords,
    content_words,
    is_latin,
    shared_words,
    weighted_share,
)
from fgad_lint.model.titles import short_name, title_key, title_words
from fgad_lint.text import Span, words_in

_Verdict = Literal["one paper", "alike", "unclear", "doubtful", "copied"]

_MAX_TITLES_PER_LINK = 8  # A link with more titles is that of a survey.
_MAX_ENTRY_LENGTH = 1000  # Characters of an entry in which the title of another is looked for.
_MIN_CITED_LENGTH = 20  # Letters of a title that an entry does not have by chance.
_MAX_AUTHOR_WORDS = 4  # "Loom et al."
_MIN_LONG_WORDS = 4  # Words of a title that says what its paper is about.
_WORDS_OF_NEWS = frozenset("we our released accepted".split())  # Words of a sentence about a paper, not of its title.
_RESOURCES = frozenset(
    """benchmark benchmarks challenge code codebase corpora corpus dataset datasets demo leaderboard library simulator toolbox
    toolkit""".split()
)
_URL = lazy_re.compile(r"https?://[^\s)]+")
_MODEL_SIZE = lazy_re.compile(r"\d[BMK]\b")
_METRIC = lazy_re.compile(r"\w{1,30}(?: \w{1,30}){1,2} \([A-Z][\w@-]{0,7}\)")  # "Exact Match (EM)"
_MAX_NAME_WORDS = 3  # Words of a name such as "LLaMA 7B Chat".


class LinkedListing(NamedTuple):
    """A listing, the link that should lead to its paper, and a key of what that leads to."""

    listing: Listing
    link: PaperLink
    key: str


class CopiedLink(NamedTuple):
    """Two listings with one link that are, for certain or perhaps, about two papers."""

    earlier: LinkedListing
    later: LinkedListing
    is_certain: bool

    @property
    def is_in_one_category(self) -> bool:
        """Whether both are listed in one category."""
        return _is_one_category(self.earlier.listing, self.later.listing)


def find_copied_links(document: Document, linked: Iterable[tuple[Listing, PaperLink, str]]) -> Iterator[CopiedLink]:
    """The links that were copied from one entry to another, each named once, with an earlier entry that has it.

    A paper that is listed again with the same link is not compared again in the same category.
    """
    judge = Judge(document)
    earlier_by_key: dict[str, list[LinkedListing]] = {}
    for later in map(LinkedListing._make, linked):
        earlier = earlier_by_key.setdefault(later.key, [])
        paper, category = later.listing.paper, later.listing.category
        is_listed = any((each.listing.paper.key, each.listing.category) == (paper.key, category) for each in earlier)
        if is_listed or len(earlier) == _MAX_TITLES_PER_LINK:
            continue
        verdicts = [judge.verdict(each.listing, later.listing) for each in earlier]
        if "one paper" not in verdicts:
            yield from _first_copied(earlier, later, verdicts)
        earlier.append(later)


def _first_copied(
    earlier: Sequence[LinkedListing], later: LinkedListing, verdicts: Sequence[_Verdict]
) -> Iterator[CopiedLink]:
    """The first of the earlier listings, preferably in the same category, whose link was copied, or the other way round."""
    copied = [
        CopiedLink(each, later, verdict == "copied")
        for each, verdict in zip(earlier, verdicts, strict=True)
        if verdict in ("doubtful", "copied")
    ]
    in_category = [pair for pair in copied if pair.is_in_one_category]
    yield from (in_category or (copied if "alike" not in verdicts else []))[:1]


class Judge:
    """Judges pairs of entries of a document. The words that many of its titles have count little."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._topic_words = TopicWords(document)
        self._identities: dict[Span, PaperIdentity] = {}

    def verdict(self, earlier: Listing, later: Listing) -> _Verdict:
        """What to make of two entries with one link: "copied" if they are about two papers, "doubtful" if they may be.

        They are about "one paper" if their titles are similar. If these are "alike" in two categories, one may have an earlier
        title. It is "unclear" if one may be news about a paper, or a data set, a model or software that has one, or names the
        other.
        """
        if earlier.paper.title == later.paper.title:
            return "one paper"
        if are_same_paper(self._identity(earlier.paper), self._identity(later.paper)):
            return "one paper"
        if any(map(is_aside, (earlier, later))):
            return "unclear"
        if self._cites(earlier.paper, later.paper) or self._cites(later.paper, earlier.paper):
            return "unclear"
        if is_latin(earlier.paper.key) != is_latin(later.paper.key):
            return "unclear"  # One title may be a translation of the other.
        is_unrelated = self._are_unrelated(earlier.paper, later.paper)
        are_long = [len(title_words(listing.paper.title) - ET_AL) >= _MIN_LONG_WORDS for listing in (earlier, later)]
        is_certain = is_unrelated and all(are_long) and not _is_one_preprint(earlier, later)
        is_certain = is_certain and not _share_half(earlier.paper, later.paper)
        if any(is_resource(self._document, listing) for listing in (earlier, later)):
            are_named = short_name(earlier.paper.title) and short_name(later.paper.title)
            return "copied" if is_certain and are_named else "unclear"
        if is_certain:
            return "copied"
        is_in_one_category = _is_one_category(earlier, later)
        max_name_words = 1 if is_in_one_category or not any(are_long) else _MAX_NAME_WORDS
        if any(_may_be_name(listing.paper, max_name_words) for listing in (earlier, later)):
            return "unclear"  # One may be the name of what the other is about.
        if _are_variants(earlier.paper, later.paper, all(are_long)):
            return "unclear"
        return "doubtful" if is_unrelated or is_in_one_category else "alike"

    def _identity(self, paper: Paper) -> PaperIdentity:
        if paper.span not in self._identities:
            self._identities[paper.span] = PaperIdentity(paper)
        return self._identities[paper.span]

    def _cites(self, paper: Paper, other_paper: Paper) -> bool:
        """Whether an entry has the title of another paper besides its own."""
        key = other_paper.key
        if len(key) < _MIN_CITED_LENGTH or key in paper.key:
            return False
        text = self._document.text_of(Span(paper.title_span.end, paper.span.end))[:_MAX_ENTRY_LENGTH]
        return key in title_key(_URL.sub("", text))

    def _are_unrelated(self, paper: Paper, other_paper: Paper) -> bool:
        """Whether two titles have at most a third of the words of the shorter one in common."""
        shared, n_shorter = _shared(paper, other_paper)
        if 3 * len(shared) <= n_shorter:
            return True
        if (1 + 2 * COMMON_WEIGHT) * len(shared) > n_shorter:
            return False  # Even if all these words are common.
        return 3 * weighted_share(shared, n_shorter, self._topic_words.has) <= 1


def is_aside(listing: Listing) -> bool:
    """Whether an entry may only tell of a paper: it is news, its title is in lower case or names its authors."""
    title = listing.paper.title
    return (
        title.islower()
        or (title_words(title) >= ET_AL and len(words_in(title)) <= _MAX_AUTHOR_WORDS)
        or not _WORDS_OF_NEWS.isdisjoint(title_words(title))
        or not listing.paper.key
        or is_news(listing.category.section)
    )


def is_resource(document: Document, listing: Listing) -> bool:
    """Whether an entry is about a data set, a model or software, judged by its title and its category."""
    title = listing.paper.title
    return (
        _last_word(title) in _RESOURCES
        or (len(title.split()) <= _MAX_NAME_WORDS and _MODEL_SIZE.search(title) is not None)
        or is_for_resources(document, listing)
    )


def _may_be_name(paper: Paper, max_words: int) -> bool:
    """Whether a title of up to so many words may be the name of a model, such as "ResNet", "Res Net" or "LLaMA for Chat", or of a metric."""
    if _METRIC.fullmatch(paper.title):
        return True
    words = paper.title.split()
    has_capital_inside = any(not (word.istitle() or word.islower()) for word in words)
    return is_latin(paper.key) and len(words) <= max_words and (len(words) < _MAX_NAME_WORDS or has_capital_inside)


def _are_variants(paper: Paper, other_paper: Paper, are_long: bool) -> bool:
    """Whether two titles may be those of variants of one model: they differ in digits, or short ones begin with the same word."""
    if not are_long and paper.title.split()[0].casefold() == other_paper.title.split()[0].casefold():
        return True
    key, other_key = ("".join(filter(str.isalpha, entry.key)) for entry in (paper, other_paper))
    return key == other_key


def _last_word(title: str) -> str:
    """The last word of a title, or the one before a remark in parentheses at its end, in lower case."""
    words = (
        words_in((title.rpartition("(")[0] or title).casefold()) if title.endswith(")") else words_in(title.casefold())
    )
    return words[-1] if words else ""


def _is_one_category(listing: Listing, other_listing: Listing) -> bool:
    return without_state(listing.category)[0] == without_state(other_listing.category)[0]


def _is_one_preprint(listing: Listing, other_listing: Listing) -> bool:
    """Whether only one of two entries is listed as a preprint, so that its title may be an earlier one."""
    return _is_preprint(listing) != _is_preprint(other_listing)


def _is_preprint(listing: Listing) -> bool:
    venue = listing.paper.venue
    return (venue is not None and venue.is_preprint) or without_state(listing.category)[1]


def _share_half(paper: Paper, other_paper: Paper) -> bool:
    """Whether two titles have half of the words of the shorter one in common, though these may be common ones."""
    shared, n_shorter = _shared(paper, other_paper)
    return len(shared) >= _MIN_LONG_WORDS and 2 * len(shared) >= n_shorter


def _shared(paper: Paper, other_paper: Paper) -> tuple[list[str], int]:
    """The content words that two titles share, and how many the shorter one has."""
    words, other_words = content_words(paper.title), content_words(other_paper.title)
    return shared_words(words, paper.key, other_words, other_paper.key), min(len(words), len(other_words))
