"""Whether two entries are about the same paper, judged by the ids in their links and by their titles."""

from collections.abc import Iterator
from functools import cached_property

from fgad_lint import lazy_re
from fgad_lint.model.links import link_key
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import are_similar_keys, title_words

MIN_DISTINCTIVE_WORDS = 4  # Different papers may share a shorter title.
_MIN_SIMILAR_WORDS = 3  # Shorter titles that differ by a letter are different titles.
_MAX_KEY_LENGTH = 1000  # Letters of a title that are compared with another title.
_IDEOGRAPH = lazy_re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LAST_LATIN_LETTER = "\u024f"
_WORDS_OF_NEWS = {"released", "we"}  # Words of a sentence about a paper, not of its title.
_WORDS_OF_AUTHORS = {"et", "al"}


class PaperIdentity:
    """What identifies the paper of an entry, computed lazily and cached, because a paper is compared with many others."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @cached_property
    def ids(self) -> set[str]:
        """The ids found in its links, such as `arxiv:2106.08265`."""
        return self.paper.ids

    @cached_property
    def id_kinds(self) -> set[str]:
        """The kinds of its ids: `arxiv`, `doi`, `openreview`."""
        return {paper_id.partition(":")[0] for paper_id in self.ids}

    @cached_property
    def link_keys(self) -> set[str]:
        """The keys of its links (see `link_key`)."""
        return {link_key(link.url) for link in self.paper.links}

    @cached_property
    def n_title_words(self) -> int:
        """The number of words in its title, counting three Chinese or Japanese characters as one word."""
        title = self.paper.title
        n_words = len(title.split())
        return n_words if title.isascii() else n_words + len(_IDEOGRAPH.findall(title)) // 3


def matching_keys(paper: Paper) -> Iterator[str]:
    """The keys to look up a paper by: two entries about the same paper share at least one."""
    yield from (paper.key, paper.key_without_name, *sorted(paper.ids))


def are_same_paper(earlier: PaperIdentity, later: PaperIdentity) -> bool:
    """Whether two entries are about the same paper.

    If they share an id, their titles must be similar, since an id may have been copied. If not, their titles must be the
    same, and either be distinctive, without two ids of one kind, or have the same links.
    """
    if earlier.ids & later.ids:
        n_words = min(earlier.n_title_words, later.n_title_words)
        return earlier.paper.key == later.paper.key or (
            n_words >= _MIN_SIMILAR_WORDS and have_similar_titles(earlier.paper, later.paper)
        )
    if not have_same_title(earlier.paper, later.paper):
        return False
    if earlier.n_title_words >= MIN_DISTINCTIVE_WORDS and not earlier.id_kinds & later.id_kinds:
        return True
    return earlier.link_keys == later.link_keys != set()


def has_distinctive_title(paper: Paper) -> bool:
    """Whether a title has enough words, separated by spaces, to belong to only one paper."""
    return len(paper.title.split()) >= MIN_DISTINCTIVE_WORDS


def have_same_title(paper: Paper, other_paper: Paper) -> bool:
    """Whether two papers have the same title, with or without a short name before it."""
    return paper.key in (other_paper.key, other_paper.key_without_name) or other_paper.key == paper.key_without_name


def have_overlapping_titles(paper: Paper, other_paper: Paper) -> bool:
    """Whether the title of one paper contains that of the other."""
    key, other_key = paper.key[:_MAX_KEY_LENGTH], other_paper.key[:_MAX_KEY_LENGTH]
    return key in other_key or other_key in key


def have_similar_titles(paper: Paper, other_paper: Paper) -> bool:
    """Whether one title contains the other or differs by a few letters, but not by digits, as parts of a work do."""
    key, other_key = paper.key[:_MAX_KEY_LENGTH], other_paper.key[:_MAX_KEY_LENGTH]
    if [char for char in key if char.isdigit()] != [char for char in other_key if char.isdigit()]:
        return False
    return have_overlapping_titles(paper, other_paper) or are_similar_keys(key, other_key, 0.9)


def share_most_title_words(paper: Paper, other_paper: Paper) -> bool:
    """Whether two titles are the same, or have more than half of the words of the longer one in common."""
    words, other_words = title_words(paper.title), title_words(other_paper.title)
    return paper.key == other_paper.key or 2 * len(words & other_words) > max(len(words), len(other_words))


def have_unrelated_titles(paper: Paper, other_paper: Paper) -> bool:
    """Whether two titles are certainly of different papers: they have few words and letters in common.

    Short titles are never certain, nor is text that may be a remark about another paper (news, or all in lower case), nor
    a title that may be a translation of the other.
    """
    titles = (paper.title, other_paper.title)
    words, other_words = (title_words(title) - _WORDS_OF_AUTHORS for title in titles)
    n_words = min(len(words), len(other_words))
    if n_words < MIN_DISTINCTIVE_WORDS or 3 * len(words & other_words) > n_words:
        return False
    if any(map(str.islower, titles)) or (words | other_words) & _WORDS_OF_NEWS:
        return False
    if not _is_latin(paper.key) or not _is_latin(other_paper.key):
        return False
    return not are_similar_keys(paper.key, other_paper.key, 0.6)


def _is_latin(key: str) -> bool:
    return key != "" and max(key) <= _LAST_LATIN_LETTER
