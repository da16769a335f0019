"""Texts are parsed as on GitHub, which uses cmark-gfm: it is the reference."""

import re
from html.parser import HTMLParser
from random import Random
from urllib.parse import unquote

import linting
import pytest
from cmarkgfm import cmark
from hypothesis import given
from hypothesis import strategies as st
from test_corpus import LISTS, SEED, read
from texts import texts

from fgad_lint import rules
from fgad_lint.annotate import plain
from fgad_lint.config.files import from_toml
from fgad_lint.markdown import parser
from fgad_lint.model.document import Document
from fgad_lint.model.own_page import repository_of
from fgad_lint.rule import sample
from fgad_lint.text import Lines

MARKUP = r"""
    # ~## ~- ~+ ~* ~1. ~2) ~> ~ ~  ~    ~     ~\t~|~---~===~```~~~~<!-- ~-->~<br>~<br/>~<img src="x"/>~<a name="x"/>~<a name='x'></a>
    <details>~</details>~<pre>~</pre>~<b>~</b>~[a]: https://e.org~[a]~[x](u)~[[x]](u)~https://e.org/a~HTTPS://e.org;~www.e.org
    http://a_b.c~(http://x.y)~*~**~_~`~[~]~(~)~!~&amp;~&not~;~.~word~A b~\~| a | b |~|---|---|~a|b~-|-~:-:~|-|"""
PIECES = st.sampled_from(
    [piece for line in MARKUP.split("\n    ")[1:] for piece in line.split("~")]
    + ["~~~", "\u00a0", "\u3000", "\u5730\u5740"]
)
INSERTED = [
    "",
    *"<br>|<br/>|<img src='x'/>|    |  |> |- |```|---|===|<!--|-->|<div>|</div>|1. |     x|[x]: y|&not|*|**".split("|"),
]
INSERTED += ["|", "\t", "https://a.b;", '<a name="x"/>', "- ```", "-      code", "\u5730\u5740"]
FOOTNOTE = re.compile(r"\[\^[^\]]*\]:")
TICKS = re.compile("`+")
WITH_LISTS = pytest.mark.skipif(not SEED.exists(), reason="no collection of lists in ../shared")
RULES = rules.load()
OPTIONS = cmark.Options.CMARK_OPT_SOURCEPOS | cmark.Options.CMARK_OPT_FOOTNOTES
EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
KINDS = {"ul": "list", "ol": "list", "li": "item", "pre": "code", "blockquote": "quote", "table": "table", "tr": "row"}
KINDS |= {"hr": "break", "p": "paragraph"} | {f"h{level}": "heading" for level in range(1, 7)}
MAIL = ("mailto:", "xmpp:")
UNSAFE = ("file:", "javascript:", "vbscript:")  # cmark-gfm leaves these URLs out.
# For other kinds cmark-gfm gives a wrong line if link definitions or a table come from the same paragraph.
WITH_LINES = {"list", "item", "code", "quote", "break"}


class GitHub(HTMLParser):
    """The blocks and links in the HTML that cmark-gfm makes of a text, except those of HTML in the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, int | None]] = []
        self.links: list[tuple[str, str]] = []
        self._open_tags: list[str] = []
        self._labels: list[str] | None = None
        self.feed(cmark.markdown_to_html_with_extensions(text, OPTIONS, EXTENSIONS))
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in KINDS and not (tag == "p" and self._is_in_item()):
            line = int(attributes.get("data-sourcepos", "0:").split(":")[0])
            self.blocks.append((KINDS[tag], line if KINDS[tag] in WITH_LINES else None))
        if tag == "a":
            self._url, self._labels = attributes.get("href", ""), []
        self._open_tags.append(tag)

    def handle_endtag(self, tag):
        self._open_tags.pop()
        if tag == "a" and self._labels is not None:
            self.links.append(folded(self._url, "".join(self._labels)))
            self._labels = None

    def handle_data(self, data):
        if self._labels is not None:
            self._labels.append(data)

    def handle_comment(self, _data):
        if not self._open_tags or self._open_tags[-1] == "blockquote":
            self.blocks.append(("html", None))

    def _is_in_item(self):
        return next((tag for tag in reversed(self._open_tags) if tag in ("li", "blockquote")), "") == "li"


def folded(url, label):
    return unquote(url), "".join(label.replace("~", "").split())


def our_blocks(text):
    lines = Lines(text)

    def walk(blocks, parent):
        for block in blocks:
            if block.kind in ("paragraph", "html") and parent == "item":
                continue
            if block.kind not in ("blank", "definition"):
                line = lines.line_index(block.span.start) + 1
                yield block.kind, line if block.kind in WITH_LINES else None
                yield from walk(block.children, block.kind)

    return list(walk(parser.parse(text, lines).blocks, ""))


def our_links(text):
    document = Document(text)
    dropped = sorted(cells_beyond_the_header(document.blocks))
    return [
        folded("" if link.url.startswith(UNSAFE) else link.url, document.label_of(link))
        for link in document.links
        if link.form in ("inline", "reference", "autolink", "bare")
        and not link.url.startswith(MAIL)
        and not any(start <= link.span.start < end for start, end in dropped)
    ]


def cells_beyond_the_header(blocks):
    """Yield the cells that GitHub drops. We keep them, because a rule reports them."""
    for block in blocks:
        if block.kind == "table":
            for row in block.children:
                yield from row.text_spans[len(block.children[0].text_spans) :]
        yield from cells_beyond_the_header(block.children)


def github_links(text):
    """The links on GitHub, with only the fragment of the URLs that lead to the page itself, as in ours."""
    repository = repository_of(text)
    page = re.compile(rf"https?://(?:www\.)?github\.com/{re.escape(repository)}\b[^#]*(?=#)", re.IGNORECASE)
    links = [link for link in GitHub(text).links if not link[0].startswith(MAIL)]
    return [(page.sub("", url), label) for url, label in links] if repository else links


def differences(text):
    """Nothing if cmark-gfm and our parser agree, else what each of them reads."""
    text = text.replace("\0", "\ufffd")  # cmark-gfm does so too.
    if may_differ(text):
        return ()
    readings = (GitHub(text).blocks, github_links(text)), (our_blocks(text), our_links(text))
    return () if readings[0] == readings[1] else readings


def may_differ(text):
    """Whether a text has something that cmark-gfm is known, and allowed, to read differently."""
    return (
        # cmark-gfm moves footnotes to the end of the page.
        FOOTNOTE.search(text) is not None
        # A later version of CommonMark ends comments differently.
        or "--->" in text
        # After backticks that are not closed, cmark-gfm misses every other code span.
        or any(len({*map(len, TICKS.findall(line))}) > 1 for line in text.splitlines())
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('<img src="a"/>\n+ b\n\n+ c\n', [("html", None), ("list", 4), ("item", 4)], id="self-closing image"),
        pytest.param("<br/>\n# a\n", [("html", None)], id="self-closing line break"),
        pytest.param('<a name="x"/>\n# a\n', [("html", None)], id="self-closing anchor"),
        pytest.param("a\n<br>\n# b\n", [("paragraph", None), ("heading", None)], id="tag in a paragraph"),
        pytest.param("- a\n<br>\n- b\n", [("list", 1), ("item", 1), ("html", None)], id="tag below an item"),
        pytest.param("- a\n  <br>\n- b\n", [("list", 1), ("item", 1), ("item", 3)], id="tag inside an item"),
        pytest.param("<SCRIPT>\n\n- a\n</pre> b\n- c\n", [("html", None), ("list", 5), ("item", 5)], id="script"),
        pytest.param("<!--> a\n- b\n", [("html", None), ("list", 2), ("item", 2)], id="shortest comment"),
        pytest.param("<?a\n\n- b ?> c\n- d\n", [("html", None), ("list", 4), ("item", 4)], id="instruction"),
        pytest.param("<!A\n\n- b > c\n- d\n", [("html", None), ("list", 4), ("item", 4)], id="declaration"),
        pytest.param("<![CDATA[\n\n- b ]]> c\n- d\n", [("html", None), ("list", 4), ("item", 4)], id="CDATA"),
        pytest.param("a\n<summary>\n- b\n", [("paragraph", None), ("html", None)], id="block tag below a paragraph"),
        pytest.param("|a|\n|-|\n|b|\n    c\n", [("table", None), *[("row", None)] * 2, ("code", 4)], id="code after a table"),
        pytest.param("-      a\n- b\n", [("list", 1), ("item", 1), ("code", 1), ("item", 2)], id="code after a marker"),
        pytest.param("-     a\n- b\n", [("list", 1), ("item", 1), ("code", 1), ("item", 2)], id="code five columns after a marker"),
        pytest.param("-    a\n- b\n", [("list", 1), ("item", 1), ("item", 2)], id="four spaces after a marker"),
        pytest.param("- a\n  ===\n- b\n  ---\n", [("list", 1), ("item", 1), ("heading", None), ("item", 3), ("heading", None)], id="underlined headings in items"),
        pytest.param("- a\n---\n", [("list", 1), ("item", 1), ("break", 2)], id="break below an item"),
        pytest.param("- ```\n  a\nb\n", [("list", 1), ("item", 1), ("code", 1), ("paragraph", None)], id="fence not closed in an item"),
        pytest.param("> ```\nb\n", [("quote", 1), ("code", 1), ("paragraph", None)], id="fence not closed in a quote"),
        pytest.param("- # a\nb\n", [("list", 1), ("item", 1), ("heading", None), ("paragraph", None)], id="no paragraph to continue"),
        pytest.param("- a\n2. b\n", [("list", 1), ("item", 1), ("list", 2), ("item", 2)], id="list of another type below an item"),
        pytest.param("a\n2. b\n", [("paragraph", None)], id="number in a paragraph"),
        pytest.param("a\n|b|\n|-|\n", [("paragraph", None), ("table", None), ("row", None)], id="paragraph above a table"),
        pytest.param("a\n:-:\n", [("table", None), ("row", None)], id="table without pipes"),
    ],
)  # fmt: skip
def test_blocks(text, expected):
    assert our_blocks(text) == expected
    assert not differences(text)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("\u5730\u5740https://e.org/a", ["https://e.org/a"]),
        ("HTTPS://e.org Http://f.org ftp://g.org", ["HTTPS://e.org", "Http://f.org", "ftp://g.org"]),
        ("1https://e.org xhttps://e.org", ["https://e.org"]),
        ("https://e.org/a; https://e.org/b;; (https://e.org/c);", [f"https://e.org/{name}" for name in "abc"]),
        ("https://e.org/?a&copy; https://e.org/?a&1;", ["https://e.org/?a", "https://e.org/?a&1"]),
        ("http://a_b.c.d http://a_b.c http://a.b_c/", ["http://a_b.c.d"]),
        ("http://a_b" + ".c" * 11 + " http://" + "a." * 11 + "b_c/", ["http://a_b" + ".c" * 11, "http://" + "a." * 11 + "b_c/"]),
        ("http://-a.b http://.a.b https://\u300a https://localhost", ["https://localhost"]),
        ("www.e.org xwww.e.org (www.f.org) Www.e.org www.", ["http://www.e.org", "http://www.f.org"]),
        ("https://e.org/a\u00a0b https://e.org/a\u3000b", ["https://e.org/a\u00a0b", "https://e.org/a\u3000b"]),
        ('[a](b\u00a0) [a](b\u3000"c")', ["b\u00a0", 'b\u3000"c"']),
        ("[a](b(c )", ["b(c"]),
        (r"[a](b\&amp;c) [a](b&#92;*c) [a](b&amp;lt;c)", ["b&c", "b*c", "b&lt;c"]),
        ("[a](b&notit;c) [a](b&#128;c)", ["b&notit;c", "b\x80c"]),
        ("[a]: b(c\n\n[a]", ["b(c"]),
        ("[a]: b 'c'd\n[a]", []),
        ("[a]: b\n'c'd\n[a]", ["b"]),
        ("[a]:\n\n[a]", []),
        ("[a]: <>\n\n[a]", [""]),
    ],
)  # fmt: skip
def test_links(text, urls):
    assert [unquote(url) for url, _ in our_links(text)] == urls
    assert not differences(text)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("x&noteId=y", "x&noteId=y"),
        ("x&not=y", "x&not=y"),
        ("x&not", "x\u00ac"),
        ("x&not/y", "x\u00ac/y"),
        ("x&not;y", "x\u00acy"),
        ("x&copy;=y", "x\u00a9=y"),
        ("x&amp;lt;y", "x&lt;y"),
        ("x&AMPy", "x&AMPy"),
        ("x&nosuch;y", "x&nosuch;y"),
        ("x&#38;lt;", "x&lt;"),
    ],
)
def test_attribute(source, value):
    (link,) = Document(f'<p><a href="{source}">A</a></p>\n').links
    assert link.url == value


def test_footnote():
    text = "a[^1]\n\n[^1]: b [c](u)\n    d\n\n    - e\nf\n"
    assert our_blocks(text) == [("paragraph", None), ("paragraph", None), ("list", 6), ("item", 6)]
    assert our_links(text) == [("u", "c")]


def test_nested_too_deeply():
    text = "> " * 100 + "a\n\nb\n"
    assert our_blocks(text) == [("raw", None), ("paragraph", None)]


ONE, TWO = (
    f"+ {title} [[arXiv 2021]](https://arxiv.org/abs/2108.0761{n})\n" for n, title in enumerate(("Looms", "Wool"))
)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param(
            f'<img src="a"/>\n{ONE}\n{ONE}{TWO}', f'<img src="a"/>\n{ONE}\n{ONE}{TWO}', id="copy inside an HTML block"
        ),
        pytest.param(f"# A\n\n{TWO}{ONE}<br>\n", f"# A\n\n{ONE}{TWO}<br>\n", id="HTML below a list"),
        pytest.param(f"# A\n\n{TWO}<br>\n{ONE}", f"# A\n\n{TWO}<br>\n{ONE}", id="HTML block that swallows an entry"),
    ],
)
def test_fixes(text, fixed):
    settings = from_toml('[order]\npapers = "alphabetical"\n', "example", rules.names())
    assert linting.fix(text, RULES, settings, True).text == fixed


@given(texts())
def test_texts(text):
    assert not differences(text)


@given(st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=7).map("\n".join))
def test_broken_markup(text):
    assert not differences(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_examples(rule):
    for example in rule.examples:
        assert not differences(plain(sample(example.text)))


@WITH_LISTS
def test_seed():
    assert not differences(read(SEED))


@WITH_LISTS
@pytest.mark.slow
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_list(path):
    text = read(path)
    assert not differences(text)
    lines, random = text.split("\n"), Random(path.stem)
    for _ in range(100):
        first = random.randrange(max(1, len(lines) - 60))
        part = lines[first : first + 60]
        for _ in range(4):
            mutate(part, random)
        assert not differences("\n".join(part))


def mutate(lines, random):
    """Delete, duplicate, prefix or break a line."""
    line_index = random.randrange(len(lines))
    line = lines[line_index]
    column = random.randrange(len(line) + 1)
    start, end = line[:column], line[column:]
    piece = random.choice(INSERTED)
    replacements = [
        [],
        [line] * 2,
        [line, piece],
        [piece + line],
        [start + end[1:]],
        [start + piece + end],
    ]
    lines[line_index : line_index + 1] = random.choice(replacements) or ([] if len(lines) > 1 else [""])
