"""Templates: filled with more or fewer links than they have, extracted from a text, and shared by a list."""

import pytest

from fgad_lint.records import marks
from fgad_lint.records.extract import Hole, Item, extract_template
from fgad_lint.records.fill import fill
from fgad_lint.records.link_slots import find_slots
from fgad_lint.records.shared_templates import Condensed, Nested, condense_links, generalize, shared_templates
from fgad_lint.records.templates import DEFAULT_TEMPLATES, has_field
from fgad_lint.text import Span

PAPERS = DEFAULT_TEMPLATES["papers"]


def paper(*links):
    return {
        "title": "A Title",
        "links": [{"label": label, "url": url} if label else {"url": url} for label, url in links],
    }


PDF, CODE, BARE = ("pdf", "u"), ("code", "v"), ("", "w")
FILLED = {
    "as many links": ("+ {title} [{label}]({url})", [PDF], "list", "+ A Title [pdf](u)"),
    "braces": ("+ {title} {{x}}", [], "list", "+ A Title {x}"),
    "one more link": ("+ {title} [{label}]({url}).", [PDF, CODE], "list", "+ A Title [pdf](u) [[code]](v)."),
    "one more link after the title": ("+ **{title}.** By A.", [PDF], "list", "+ **A Title.** [[pdf]](u) By A."),
    "one link less": ("+ {title} [[{label}]]({url}), [[{label}]]({url})", [PDF], "list", "+ A Title [[pdf]](u)"),
    "one line less": ("+ {title}\n  [{label}]({url})\n  [{label}]({url})", [PDF], "list", "+ A Title\n  [pdf](u)"),
    "title that loses its link": ("+ [{title}]({url})", [], "list", "+ A Title"),
    "title of a paragraph that loses its link": ("[{title}]({url})", [], "list", "**A Title**"),
    "title that gets a link": ("+ {title} {links}", [BARE], "list", "+ [A Title](w)"),
    "title of an HTML entry that gets a link": ("<li>{title}</li>", [BARE], "html", '<li><a href="w">A Title</a></li>'),
    "label for a bare URL": ("+ {title} <{url}>", [PDF], "list", "+ A Title [[pdf]](u)"),
    "table row": ("| {title} | [{label}]({url}) |", [("a | b", "u|v")], "table", r"| A Title | [a \| b](u%7Cv) |"),
    "attribute": ('<a href="{url}">{label}</a>', [("a < b", "u&v")], "html", '<a href="u&amp;v">a &lt; b</a>'),
    "no place for anything": ("+ Literal", [PDF], "list", "+ Literal"),
}


@pytest.mark.parametrize(("template", "links", "form", "text"), FILLED.values(), ids=FILLED)
def test_fill(template, links, form, text):
    assert fill(template, paper(*links), PAPERS, form) == text


SLOTS = {
    "link": ("+ {title} [[{label}]]({url}).", [("[[{label}]]({url})", "labelled")]),
    "link in brackets": ("+ ([{label}]({url}))", [("([{label}]({url}))", "labelled")]),
    "linked title": ("+ [**{title}**]({url}) [{label}]({url})", [("[**{title}**]({url})", "title"), ("[{label}]({url})", "labelled")]),
    "reference": ("+ [{label}][{reference}]", [("[{label}][{reference}]", "labelled")]),
    "shortcut reference": ("+ [{reference}]", [("[{reference}]", "plain")]),
    "bare URL": ("+ {title} {url}", [("{url}", "plain")]),
    "URL in angle brackets": ("+ {title} <{url}>", [("<{url}>", "plain")]),
    "literal label": ("+ {title} [pdf]({url})", [("[pdf]({url})", "plain")]),
    "HTML": ("{title} <a href='{url}'>{label}</a>", [("<a href='{url}'>{label}</a>", "labelled")]),
    "no link": ("+ {title}", []),
}  # fmt: skip


@pytest.mark.parametrize(("template", "slots"), SLOTS.values(), ids=SLOTS)
def test_find_slots(template, slots):
    marked = marks.mark(template)
    assert [(marks.unmark(marked[slice(*slot.span)]), slot.kind) for slot in find_slots(marked)] == slots


@pytest.mark.parametrize("template", ["+ {title} {{x}} [{label}]({url})", "{links}{anchor}{reference}", "", "{{"])
def test_mark_and_unmark(template):
    assert marks.unmark(marks.mark(template)) == template


@pytest.mark.parametrize(
    ("template", "field", "expected"),
    [
        ("+ {title}", "title", True),
        ("+ {{title}}", "title", False),
        ("+ {title} {links}", "url", True),
        ("+ {links}", "title", False),
    ],
)
def test_has_field(template, field, expected):
    assert has_field(template, field) is expected


CONDENSED = {
    "two links": ("+ {title} [{label}]({url}), [{label}]({url}).", Condensed("+ {title} {links}.", "[{label}]({url})", ", ")),
    "one link": ("+ {title} [{label}]({url})", Condensed("+ {title} {links}", "[{label}]({url})", None)),
    "linked title": ("+ [{title}]({url}) [{label}]({url})", Condensed("+ [{title}]({url}) {links}", "[{label}]({url})", None)),
    "links of two kinds": ("+ {title} [{label}]({url}) [[{label}]]({url})", Condensed("+ {title} [{label}]({url}) [[{label}]]({url})", "", None)),
    "words in the link": ("+ {title} [see {label}]({url})", Condensed("+ {title} [see {label}]({url})", "", None)),
    "no link": ("+ {title}", Condensed("+ {title}", "", None)),
}  # fmt: skip


@pytest.mark.parametrize(("template", "condensed"), CONDENSED.values(), ids=CONDENSED)
def test_condense_links(template, condensed):
    assert condense_links(template) == condensed


GENERALIZED = {
    "bold title and authors": ("* **{title}.** *A. Author.* [{label}]({url})", "list", "* **{title}.** {links}"),
    "linked title and authors": ("- [{title}]({url}) by A. Author", "list", "- [{title}]({url}) {links}"),
    "paragraph": ("{title} by A. Author", "list", "**{title}** {links}"),
    "table row": ("| 2021 | **{title}** | [{label}]({url}) | x |", "table", "| | **{title}** | {links} | |"),
    "HTML": ("<li><b>{title}</b> by A. Author</li>", "html", "<li><b>{title}</b><br>{links}</li>"),
    "no title": ("- A Title", "list", ""),
}


@pytest.mark.parametrize(("template", "form", "general"), GENERALIZED.values(), ids=GENERALIZED)
def test_generalize(template, form, general):
    assert generalize(template, form) == general


def test_shared_templates_are_those_of_most_items():
    items = [Nested("- {title} [{label}]({url}), [{label}]({url})", 0), Nested("    - {title} [{label}]({url})", 1)]
    assert shared_templates([*items, Nested("* {title}", 0)], PAPERS, "list") == {
        "indent": "    ",
        "entry": "- {title} {links}",
        "link": "[{label}]({url})",
        "between": ", ",
    }


EXTRACTED = {
    "plain title": ("+ A Title!", "A Title", "+ {title}!", None),
    "title with default escapes": (r"+ A \<T>!", "A <T>", "+ {title}!", None),
    "title with other escapes": ("+ A &lt;T>!", "A <T>", "+ {title}!", "A &lt;T>"),
    "title that reads differently": ("+ A Title!", "A T", "+ A Title!", None),
}


@pytest.mark.parametrize(("text", "title", "template", "source"), EXTRACTED.values(), ids=EXTRACTED)
def test_extract_template(text, title, template, source):
    hole = Hole(Span(2, len(text) - 1), "title", title)
    extracted = extract_template(text, Item(Span(0, len(text)), {"title": title}, [hole]), "list")
    assert extracted.template == template
    assert extracted.fields.get("source", {}).get("title") == source
