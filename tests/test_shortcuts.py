"""What rules leave out, because they could find nothing there: with it, they find the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_arxiv import DEAD, FAULTS, READ
from test_rules import CASES
from texts import texts

from fgad_lint import rules
from fgad_lint.annotate import plain
from fgad_lint.model import arxiv, sort_keys
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, sample


class Unabridged(Document):
    """A document whose shorter views have everything that the longer ones have."""

    @property
    def listings_with_shared_keys(self):
        return tuple(self.listings)

    @property
    def arxiv_links(self):
        return tuple(link for link in self.links if link.form != "image")


ABOUT_SEVERAL_PAPERS = rules.load(["conflicting-arxiv-id", "conflicting-venue", "duplicate-paper", "reused-arxiv-id"])
ABOUT_ARXIV = rules.load(["arxiv-url", "dead-arxiv-host", "malformed-arxiv-id"])
EXAMPLES = [plain(sample(example.text)) for rule, example in (case.values for case in CASES)]
# Entries that differ in few ways, so that some share a title, an id, both or neither.
ENTRY = "- {}{} [[{}]]({})\n"
NAMES = st.sampled_from(["", "WWL: "])
TITLES = st.sampled_from(
    ["Weaving with Wooden Looms", "Colour Theory of Dyed Cotton", "Looms", "Spinning Wheels at Home", ""]
)
VENUES = st.sampled_from(["paper", "CVPR 2024", "ICCV 2023", "arXiv 2024"])
URLS = st.sampled_from(
    [
        *(f"https://arxiv.org/abs/2401.0000{digit}" for digit in range(1, 4)),
        "http://www.arXiv.org/pdf/2401.00001v2.pdf",
        "https://arixv.org/abs/2401.00002",
        "https://doi.org/10.48550/arXiv.2401.00001",
        "https://doi.org/10.1000/looms",
        "https://e.org/looms",
    ]
)
ENTRIES = st.builds(ENTRY.format, NAMES, TITLES, VENUES, URLS)
LISTS = st.lists(st.one_of(ENTRIES, st.just("\n## Part\n\n"), st.just("\nText\n\n")), max_size=14).map("".join)


def findings(rule, document):
    return list(rule.check(document, Context()))


@pytest.mark.parametrize("rule", [*ABOUT_SEVERAL_PAPERS, *ABOUT_ARXIV], ids=lambda rule: rule.name)
@given(text=st.one_of(LISTS, texts(), st.sampled_from(EXAMPLES)))
def test_rule_finds_the_same_in_shorter_views(rule, text):
    assert findings(rule, Document(text)) == findings(rule, Unabridged(text))


@pytest.mark.parametrize("url", sorted({row[0] for table in (READ, FAULTS, DEAD) for row in table.values()}))
def test_url_that_is_about_arxiv(url):
    [*links] = Document(f"[x](<{url}>)\n").links
    for link in links:
        if arxiv.fault(link.url) or arxiv.respelled(link.url) or arxiv.dead_host(link.url):
            assert Document(f"[x](<{url}>)\n").arxiv_links == (link,)


@given(st.one_of(LISTS, texts()), st.integers(0, 3))
def test_keys_are_read_until_too_many_neighbours_break_the_order(text, max_breaks):
    document = Document(text)
    for all_keys in (sort_keys.by_month(text, document.papers), *sort_keys.by_title(text, document.papers)):
        pairs = list(pairwise(all_keys.keys))
        n_breaks = min(
            sum(key < following for key, following in pairs), sum(key > following for key, following in pairs)
        )
        few_keys = [
            sort_keys.by_month(text, document.papers, max_breaks),
            *sort_keys.by_title(text, document.papers, max_breaks),
        ]
        is_read = (all_keys.papers, all_keys.keys) in [(few.papers, few.keys) for few in few_keys if few]
        assert is_read == (n_breaks <= max_breaks)


@given(texts())
def test_label_that_starts_with_a_word_is_shown(text):
    document = Document(text)
    for link in document.links:
        if document.text_of(link.label).lstrip(" [")[:1].isalnum():
            assert document.label_of(link).strip(" []")


@given(texts())
def test_list_has_one_bullet(text):
    document = Document(text)
    for block in document.all_blocks:
        if block.kind == "list":
            firsts = {document.text_of(item.span).lstrip(" \t>")[:1] for item in block.children}
            assert len(firsts & set("-+*")) <= 1
