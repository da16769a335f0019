"""`fgad-lint explain`."""

import click

from fgad_lint.cli.options import CONTEXT_SETTINGS, complete_rules
from fgad_lint.cli.terminal import fail, meant, print_text


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("rule", required=False, shell_complete=complete_rules)
def explain(rule: str | None) -> None:
    """Explain a RULE with examples, or list all rules.

    \b
      fgad-lint explain
      fgad-lint explain broken-anchor
    """
    from fgad_lint import rule_pages, rules

    if rule is None:
        print_text(rule_pages.table(rules.load()))
    elif found := rules.load([rule]):
        print_text(rule_pages.page(found[0]))
    else:
        fail(f"{rule}: no such rule{meant(rule, rules.names()) or '; `fgad-lint explain` lists them'}")
