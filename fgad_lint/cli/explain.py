"""The command `explain`."""

import click

from fgad_lint.cli.options import CONTEXT_SETTINGS, complete_rule_names
from fgad_lint.cli.terminal import did_you_mean, fail, print_output


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("rule", required=False, shell_complete=complete_rule_names)
def explain(rule: str | None) -> None:
    """Explain a RULE with examples, or list all rules.

    \b
      fgad-lint explain
      fgad-lint explain broken-anchor
    """
    from fgad_lint import rule_pages, rules

    if rule is None:
        print_output(rule_pages.table(rules.load()))
    elif loaded := rules.load([rule]):
        print_output(rule_pages.page(loaded[0]))
    else:
        fail(f"{rule}: no such rule{did_you_mean(rule, rules.names()) or '; `fgad-lint explain` lists them'}")
