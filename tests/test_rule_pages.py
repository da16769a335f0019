"""The pages of the rules, and their table."""

import click
import mistune
import pytest
from texts import is_visible

from fgad_lint import rule_pages, rules
from fgad_lint.annotate import columns
from fgad_lint.cli import explain
from fgad_lint.rule import Bad, Good, Rule

RULE = Rule(
    "odd-link",
    "A link must not be odd | or even.\n\nOdd links confuse.",
    "warning",
    (
        Bad(
            """
            - [a](b\u200b)
                  ^^ odd
            """,
            fixed="""
            - [a](b)
            """,
        ),
        Bad("- [a](c)\n      ^ odd\n", fixed="- [a](d)\n", safe=False, config='arxiv.url = "pdf"\n'),
        Bad("```\n      ^ odd\n", severity="error"),
        Good("- a \r\n"),
    ),
    lambda *_: (),
    False,
    "arxiv",
)

PAGE = r"""# odd-link

A link must not be odd | or even.

Odd links confuse.

- severity: warning or error
- fix: safe, by --fix, or unsafe, by --fix --unsafe-fixes; none if a person must decide
- off unless selected, as by `select = ["odd-link"]` or `--select odd-link`
- options: the table `arxiv` of the configuration
- to ignore it on a line: `<!-- fgad-lint: ignore odd-link -->`

## Examples

This is reported:

    - [a](b\u200b)
          ^^ odd

and becomes, by --fix:

    - [a](b)

With this in fgad-lint.toml:

    arxiv.url = "pdf"

this is reported:

    - [a](c)
          ^ odd

and becomes, by --fix --unsafe-fixes:

    - [a](d)

This is reported:

    ```
          ^ odd

This is fine:

    - a \r
"""

TERMINAL_RULE = Rule(
    "odd-link",
    "A link must not be odd.\n\nOdd links confuse readers, editors and all\nother people who come across them.",
    "error",
    (
        Good("- one\n"),
        Bad(
            """
            - [a](https://e.org/1) and more text than there is room for
                  ^^^^^^^^^^^^^^^ odd, and this message of twelve words is too long for one row
            - more text than there is room for on a terminal, [异常](b)
                                                               ^^^^ odd
            - more text than there is room for on a terminal

            - [c](d)
                  ^ odd
            """,
            fixed="""
            - [c](d) has become more text than there is room for
            """,
        ),
        Bad("- two\n"),
        Good("- three\n"),
    ),
    lambda *_: (),
)

TERMINAL_PAGE = """\
# odd-link

A link must not be odd.

Odd links confuse readers, editors and
all other people who come across them.

- severity: error
- fix: safe, by --fix; none if a person
  must decide
- to ignore it on a line: `<!--
  fgad-lint: ignore odd-link -->`

## Examples

This is reported:

    - [a](https://e.org/1) and more tex…
          ^^^^^^^^^^^^^^^
odd, and this message of twelve words is
    too long for one row
…re is room for on a terminal, [异常](b)
                                ^^^^ odd
    - more text than there is room for …

    - [c](d)
          ^ odd

and becomes, by --fix:

    - [c](d) has become more text than …

This is fine:

    - one

2 more: `fgad-lint explain odd-link
--all`
"""

TABLE = r"""| rule       | severity               | fix            | what must hold |
| ---------- | ---------------------- | -------------- | -------------- |
| `odd-link` | warning or error (off) | safe or unsafe | A link must not be odd \| or even. |
| `plain`    | error                  |                | A plain rule. |
"""


def test_page():
    assert rule_pages.page(RULE) == PAGE


def test_table_on_a_terminal():
    long = Rule("a", "Every line must fit into the width of the terminal.", "error", (), lambda *_: ())
    table = explain.terminal_table([RULE, long], 40)
    assert click.unstyle(table) == (
        "odd-link  A link must not be odd | or\n"
        "          even. (off)\n"
        "a         Every line must fit into the\n"
        "          width of the terminal.\n"
    )
    assert table.startswith(click.style("odd-link", "yellow"))
    assert click.style("a", "red") in table


def test_page_on_a_terminal():
    page = explain.terminal_page(TERMINAL_RULE, 40, all_examples=False)
    assert click.unstyle(page) == TERMINAL_PAGE
    assert [line for line in page.split("\n") if "\x1b" in line] == [
        click.style("# odd-link", bold=True),
        click.style("## Examples", bold=True),
        click.style("          ^^^^^^^^^^^^^^^", "red"),
        click.style("odd, and this message of twelve words is", "red"),
        click.style("    too long for one row", "red"),
        click.style("                                ^^^^ odd", "red"),
        click.style("          ^ odd", "red"),
    ]


def test_page_on_a_terminal_has_all_examples_if_asked():
    page = explain.terminal_page(TERMINAL_RULE, 200, all_examples=True)
    plain = rule_pages.page(TERMINAL_RULE).replace("editors and all\nother", "editors and all other")
    assert click.unstyle(page) == plain


@pytest.mark.parametrize("rule", rules.load(), ids=lambda rule: rule.name)
def test_every_page_fits_the_terminal(rule):
    page = click.unstyle(explain.terminal_page(rule, 80, all_examples=True))
    assert max(map(columns, page.split("\n"))) <= 80
    assert n_markers(page) == n_markers(rule_pages.page(rule))


def n_markers(page):
    return sum(line.lstrip().startswith("^") for line in page.split("\n"))


def test_table():
    plain = Rule("plain", "A plain rule.", "error", (), lambda *_: ())
    assert rule_pages.table([RULE, plain]) == TABLE


@pytest.mark.parametrize(
    ("examples", "promise"),
    [
        ((), "none; a person must decide"),
        ((Bad("", fixed=""),), "safe, by --fix; none if a person must decide"),
        ((Bad("", fixed="", safe=False),), "unsafe, by --fix --unsafe-fixes; none if a person must decide"),
    ],
    ids=["without fixes", "with safe fixes", "with unsafe fixes"],
)
def test_page_promises_only_the_fixes_there_are(examples, promise):
    rule = Rule("plain", "A plain rule.", "error", examples, lambda *_: ())
    assert f"\n- fix: {promise}\n" in rule_pages.page(rule)


def test_table_is_a_table():
    html = mistune.create_markdown(plugins=["table"])(rule_pages.table(rules.load()))
    assert html.count("<tr>") == len(rules.names()) + 1
    assert html.count("<td>") == len(rules.names()) * 4


@pytest.mark.parametrize("rule", rules.load(), ids=lambda rule: rule.name)
def test_every_rule_has_a_page(rule):
    page = rule_pages.page(rule)
    assert page.startswith(f"# {rule.name}\n\n{rule.doc}\n")
    assert all(map(is_visible, page.split("\n")))
