"""Whether two entries are about the same paper, judged by the ids in their links and by their titles."""

from collections.abc import Iterator, Mapping

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.model.links import PaperLink, link_key, role_of
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import are_similar_keys, short_name, title_key, title_words
from fgad_lint.text import words_in

MIN_DISTINCTIVE_WORDS = 4  # Different papers may share a shorter title.
_MIN_SIMILAR_WORDS = 3  # Shorter titles that differ by a letter are different titles.
_MAX_KEY_LENGTH = 1000  # Letters of a title that are compared with another title.
_IDEOGRAPH = lazy_re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_YEAR = lazy_re.compile(r"(?:19|20)\d\d")
_MAX_LABEL_WORDS = 5  # A longer label is the title of another paper.


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
        """The kinds of its ids, such as `arxiv`, of which a paper has one. It may have several pages."""
        return {paper_id.partition(":")[0] for paper_id in self.ids} - {"page"}

    @cached_property
    def link_keys(self) -> set[str]:
        """The keys of its links (see `link_key`)."""
        return {link_key(link.url) for link in self.paper.links}

    @cached_property
    def is_published(self) -> bool:
        """Whether the entry says that it is about a paper: it has the link of one, or a venue with a name."""
        venue, links = self.paper.venue, self.paper.links
        return (venue is not None and venue.name != "") or any(
            role_of(link.label, link.url) == "paper" for link in links
        )

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
    if have_different_names(earlier.paper, later.paper):
        return False
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


def are_versions(old: PaperIdentity, new: PaperIdentity) -> bool:
    """Whether two entries that share a key are about one paper: they share an id, or have no other one, or similar titles."""
    if old.ids & new.ids or not old.id_kinds & new.id_kinds:
        return True
    return have_similar_titles(old.paper, new.paper)


def has_distinctive_title(paper: Paper) -> bool:
    """Whether a title has enough words, separated by spaces, to belong to only one paper."""
    return len(paper.title.split()) >= MIN_DISTINCTIVE_WORDS


def own_arxiv_link(paper: Paper) -> tuple[str, PaperLink] | None:
    """The only arXiv id of an entry, or the only one under its title or a label such as "paper", with its link; None if unclear."""
    return own_link(paper, paper.arxiv_links)


def own_link(paper: Paper, links: Mapping[str, PaperLink]) -> tuple[str, PaperLink] | None:
    """The only one of some links of an entry by id, or the only one under its title or a label such as "paper"; None if unclear."""
    if len(links) > 1:
        links = {paper_id: link for paper_id, link in links.items() if not link.label or link.role_by_label == "paper"}
    own = [(paper_id, link) for paper_id, link in links.items() if not names_other_paper(paper, link)]
    return own[0] if len(own) == len(links) == 1 else None


def names_other_paper(paper: Paper, link: PaperLink) -> bool:
    """Whether the label of a link is the title of another paper than that of the entry."""
    return len(words_in(link.label)) > _MAX_LABEL_WORDS and title_key(link.label) not in paper.key


def have_different_names(paper: Paper, other_paper: Paper) -> bool:
    """Whether the titles of two papers have different short names before them, such as "ISS" and "ISS++"."""
    name, other_name = short_name(paper.title), short_name(other_paper.title)
    return name != "" != other_name != name


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
        return _adds_date(paper.title, other_paper.title) or _adds_date(other_paper.title, paper.title)
    return have_overlapping_titles(paper, other_paper) or are_similar_keys(key, other_key, 0.9)


def _adds_date(title: str, longer_title: str) -> bool:
    """Whether a title is another one with a venue or a date after it, as read from "[Title. ICLR 2021](…)"."""
    rest = longer_title[len(title) :].lstrip() if longer_title.startswith(title) else ""
    return rest[:1] in (".", ",", "(", "[") and _YEAR.search(rest) is not None


def share_most_title_words(paper: Paper, other_paper: Paper) -> bool:
    """Whether two titles are the same, or have more than half of the words of the longer one in common."""
    words, other_words = title_words(paper.title), title_words(other_paper.title)
    return paper.key == other_paper.key or 2 * len(words & other_words) > max(len(words), len(other_words))
