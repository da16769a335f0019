"""What rules leave out, because they could find nothing there: with it, they find the same."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_arxiv import DEAD, FAULTS, READ
from test_corpus import EACH_LIST, read
from test_rules import CASES
from texts import texts

from fgad_lint import rules
from fgad_lint.annotate import plain
from fgad_lint.markdown import html, inline
from fgad_lint.model import arxiv, links, malformed_urls, sort_keys, soundness, title_markup
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

    def links_where(self, _is_wanted, **_first_tests):
        return [link for link in self.links if link.form != "image"]

    def papers_where(self, _is_wanted):
        return [*self.papers]

    def excerpt(self, _piece_indexes):
        return self


ABOUT_SEVERAL_PAPERS = rules.load(["conflicting-arxiv-id", "conflicting-venue", "duplicate-paper", "reused-arxiv-id"])
ABOUT_ARXIV = rules.load(["arxiv-url", "arxiv-year", "dead-arxiv-host", "malformed-arxiv-id"])
ABOUT_SUSPECTS = rules.load(["anchor-spelling", "broken-anchor", "empty-link", "list-marker", "unsupported-heading-id"])
EXAMPLES = [plain(sample(case.values[1].text)) for case in CASES]
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


NEVER = re.compile("(?!)")  # In place of a pattern that recognizes what a shortcut is for.
KNOWN_URLS = sorted({row[0] for table in (READ, FAULTS, DEAD) for row in table.values()})
URL_PARTS = """
    https:// http:// HTTPS:// ttps:// // www. cn. arxiv.org ARXIV.org arixv.org ar5iv.org alphaxiv.org hf.co e.org doi.org
    dx.doi.org 10.48550 10.1000/x /abs/ /pdf/ /papers/ /doi/ / : # ? & % arXiv. 2401.00001 9912.00001 2401.00000 2401.0001
    v2 v0 .pdf .html x . ( ) \u00e9""".split()
ODD_URLS = st.lists(st.sampled_from(URL_PARTS), max_size=8).map("".join)
PAPER_URLS = st.tuples(
    *map(
        st.sampled_from,
        (
            ["https://", "http://", ""],
            ["arxiv.org/", "www.arxiv.org/", "arixv.org/"],
            ["abs/", "pdf/", "html/", ""],
            ["2401.00001", "1501.12345", "9912.00001", "2413.00001", "1412.0001", "2401.00000"],
            ["", "v1", "v0", "v12"],
            ["", ".pdf", ".html", "/", "#page=2", "x"],
        ),
    )
).map("".join)
SOME_URLS = st.one_of(ODD_URLS, PAPER_URLS, st.sampled_from(KNOWN_URLS))
TAG_PARTS = [
    "<",
    ">",
    "/",
    "a",
    "img",
    " ",
    "\n",
    "href",
    "title",
    "data1",
    "X",
    "=",
    '"',
    '"',
    "'",
    "u",
    "&amp;",
    "&",
    ":",
]
ATTRIBUTES = st.builds(
    '{}{}="{}"'.format,
    st.sampled_from([" ", "\n", ""]),
    st.sampled_from(["href", "a-b", "A"]),
    st.sampled_from(["", "u=", "a>b", "&lt;"]),
)
TAGS = st.one_of(
    st.builds(
        "<{}{}{}>".format,
        st.sampled_from(["a", "IMG", "/a"]),
        st.lists(ATTRIBUTES, max_size=4).map("".join),
        st.sampled_from(["", "/", " /"]),
    ),
    st.lists(st.sampled_from(TAG_PARTS), max_size=14).map(lambda parts: f"<a {''.join(parts)}>"),
)


def findings(rule, document):
    return list(rule.check(document, Context()))


@pytest.mark.parametrize("rule", [*ABOUT_SEVERAL_PAPERS, *ABOUT_ARXIV, *ABOUT_SUSPECTS], ids=lambda rule: rule.name)
@given(text=st.one_of(LISTS, texts(), st.sampled_from(EXAMPLES)))
def test_rule_finds_the_same_in_shorter_views(rule, text):
    assert findings(rule, Document(text)) == findings(rule, Unabridged(text))


@EACH_LIST
def test_rules_find_the_same_in_shorter_views_of_lists(path):
    text = read(path)
    for rule in (*ABOUT_SEVERAL_PAPERS, *ABOUT_ARXIV, *ABOUT_SUSPECTS):
        assert findings(rule, Document(text)) == findings(rule, Unabridged(text)), rule.name


@pytest.mark.parametrize("url", KNOWN_URLS)
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


def all_about(url):
    respelled = [arxiv.respelled(url, form, version) for form in (None, "abs") for version in (True, False)]
    return arxiv.parse_url.__wrapped__(url), respelled, arxiv.junk(url), arxiv.fault(url)


@example("https://arxiv.org/abs/2401.00001x")
@example("http://arxiv.org/pdf/2401.00001v2.pdf")
@given(SOME_URLS)
def test_usual_arxiv_url_is_read_like_others(url):
    read = all_about(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arxiv, "_plain", lambda _: None)
        assert all_about(url) == read
    assert arxiv.dead_host(url) == arxiv.dead_host(f" {url}")


@example("https://huggingface.co/papers/2401.00001")
@example("https://cn.arxiv.org/abs/2401.00001")
@given(SOME_URLS)
def test_host_starts_with_one_of_few_letters(url):
    pattern, n_removed = re.subn(r"\(\?= \[a-z\]\{2\}.*", "", arxiv._START.pattern)
    assert n_removed == 1
    match, full_match = arxiv._START.match(url), re.match(pattern, url, arxiv._START.flags)
    assert (match and match.groups()) == (full_match and full_match.groups())


@example("https://doi.org/10.1000/x")
@given(SOME_URLS)
def test_url_with_doi_has_its_prefix(url):
    match = links._DOI.search(url)
    assert links.doi_of(url) == (match[1].lower().removesuffix(".pdf") if match and not arxiv.parse_url(url) else None)


@example("https://e.org/https://e.org/1")
@example("https://e.org/\u00e9")
@given(SOME_URLS)
def test_sound_url_has_no_problem(url):
    problem = malformed_urls.find_url_problem(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(malformed_urls, "_SOUND", NEVER)
        assert malformed_urls.find_url_problem(url) == problem


@example(r"![a](b\*c) [*a*](b&amp;c)")
@given(st.one_of(LISTS, texts(), st.sampled_from(EXAMPLES)))
def test_simple_link_is_read_like_others(text):
    content = inline.scan(text, 0, len(text), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "_SIMPLE_LINK", NEVER)
        patch.setattr(inline, "_SIMPLE_TARGET", NEVER)
        assert inline.scan(text, 0, len(text), {}) == content


@example('<a href="&lt;">')
@example('<a href="u" href="v">')
@given(st.one_of(TAGS, texts()))
def test_simple_tag_is_read_like_others(text):
    tags = list(html.tags(text, 0, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "_SIMPLE_TAG", NEVER)
        assert list(html.tags(text, 0, len(text))) == tags


@example("[a](my page)")
@given(st.one_of(LISTS, texts(), st.sampled_from(EXAMPLES)))
def test_text_is_suspect_without_backtracking(text):
    backtracking = soundness._BROKEN_LINK.pattern.replace("*+", "*")
    assert bool(soundness._BROKEN_LINK.search(text)) == bool(re.search(backtracking, text))


BRACKETED = st.lists(
    st.sampled_from([*"[]()（）【】\\ -", "a", "word ", "a" * 38, "[a](b)", "(2018-07)"]), max_size=10
).map("".join)


@given(st.one_of(BRACKETED, texts()))
def test_tag_in_brackets_is_skipped_in_one_step(text):
    one_step = rf"(?:{title_markup._NO_BRACKET}{{0,40}}+[\])）】]|(?={title_markup._NO_BRACKET}{{0,40}}\[)"
    pattern = title_markup._TAG_PREFIX.pattern.replace(one_step, "(?:")
    assert pattern != title_markup._TAG_PREFIX.pattern
    assert title_markup._TAG_PREFIX.match(text).end() == re.match(pattern, text).end()
