"""The command `explain`."""

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from fgad_lint import lazy_re
from fgad_lint.cli.options import CONTEXT_SETTINGS, complete_rule_names
from fgad_lint.cli.terminal import did_you_mean, fail, print_output, terminal_width, wants_color
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.rule import Rule

_CODE = "    "  # The indentation of an example.
_MARKER = lazy_re.compile(r"(?P<before>[ \t]*)(?P<carets>\^+) (?P<message>.*)")


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("rule", required=False, shell_complete=complete_rule_names)
@click.option("--all", "all_examples", is_flag=True, help="Show all examples, as in a file or a pipe.")
def explain(rule: str | None, all_examples: bool) -> None:
    """Explain a RULE with examples, or list all rules.

    On a terminal, only the two most important examples are shown.

    \b
      fgad-lint explain
      fgad-lint explain broken-anchor
      fgad-lint explain broken-anchor --all
    """
    from fgad_lint import rule_pages, rules

    width = terminal_width(sys.stdout)
    loaded = rules.load(None if rule is None else [rule])
    if rule is None:
        shown = rule_pages.table(loaded) if width is None else terminal_table(loaded, width)
    elif loaded:
        shown = rule_pages.page(loaded[0]) if width is None else terminal_page(loaded[0], width, all_examples)
    else:
        fail(f"{rule}: no such rule{did_you_mean(rule, rules.names()) or '; `fgad-lint explain` lists them'}")
    print_output(shown if wants_color(None, sys.stdout) else click.unstyle(shown))


def terminal_table(rules: "Sequence[Rule]", width: int) -> str:
    """The names of rules, and what must hold, as wide as a terminal and in color."""
    from fgad_lint.report.concise import COLORS
    from fgad_lint.report.text import wrap

    indent = max(len(rule.name) for rule in rules) + 2
    rows = (
        f"{click.style(rule.name, COLORS[rule.severity])}{' ' * (indent - len(rule.name))}"
        f"{rule.summary}{'' if rule.on else ' (off)'}"
        for rule in rules
    )
    return "".join(f"{part}\n" for row in rows for part in wrap(row, width, " " * indent))


def terminal_page(rule: "Rule", width: int, all_examples: bool) -> str:
    """The page of a rule as wide as a terminal and in color, with two examples unless all are wanted."""
    from fgad_lint import rule_pages

    examples = rule.examples if all_examples else rule_pages.first_examples(rule)
    paragraphs = rule_pages.paragraphs(rule, examples)
    if n_more := len(rule.examples) - len(examples):
        paragraphs.append(f"{n_more} more: `fgad-lint explain {rule.name} --all`")
    return "\n\n".join("\n".join(_rows(paragraph, width, rule)) for paragraph in paragraphs) + "\n"


def _rows(paragraph: str, width: int, rule: "Rule") -> Iterator[str]:
    """The lines of a paragraph, broken or, in an example, cut at `width` columns."""
    from fgad_lint.report.text import wrap

    lines = paragraph.split("\n")
    if paragraph.startswith("#"):
        yield click.style(paragraph, bold=True)
    elif any(line.startswith(_CODE) for line in lines):
        yield from _example_rows(lines, width, rule)
    elif paragraph.startswith("- "):
        for line in lines:
            yield from wrap(line, width, "  ")
    else:
        yield from wrap(" ".join(lines), width, "")


def _example_rows(lines: Sequence[str], width: int, rule: "Rule") -> Iterator[str]:
    """The lines of an example, cut around what is marked in them."""
    from fgad_lint.annotate import columns
    from fgad_lint.report.concise import COLORS
    from fgad_lint.report.text import mark, wrap

    text = ""
    for line, next_line in pairwise((*lines, "")):
        if marker := _MARKER.fullmatch(line):
            start = columns(marker["before"])
            span = Span(_offset(text, start), _offset(text, start + len(marker["carets"])))
            row, *below = mark(text, Span(0, len(text)), span, marker["message"], width)
            yield row
            yield from (click.style(part, COLORS[rule.severity]) for row in below for part in wrap(row, width))
        else:
            text = line
            if not _MARKER.fullmatch(next_line):
                yield mark(text, Span(0, len(text)), Span(0, 0), "", width)[0]


def _offset(line: str, column: int) -> int:
    """The offset in a line of the character that is shown in a column, from 0."""
    from fgad_lint.annotate import columns, graphemes

    offset = 0
    for part in graphemes(line):
        if column <= 0:
            break
        column -= columns(part)
        offset += len(part)
    return offset
