"""The number of findings of each rule, largest first."""

from collections.abc import Sequence

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.text import fixable, summary


def format_findings(results: Sequence[CheckedFile], options: DisplayOptions) -> str:
    """A line for each rule with findings, and unless `quiet` the total."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for checked in results:
        for diagnostic in checked.diagnostics:
            by_rule.setdefault(diagnostic.rule, []).append(diagnostic)
    ranked = sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    rule_width = max(map(len, by_rule), default=0)
    count_width = len(str(max(map(len, by_rule.values()), default=0)))
    rows = [
        f"{len(diagnostics):>{count_width}}  {rule:{rule_width}}  {fixable(diagnostics)}".rstrip()
        for rule, diagnostics in ranked
    ]
    shown = ["".join(f"{row}\n" for row in rows)] if rows else []
    if results and not options.quiet:
        shown.append(summary(results))
    return "\n".join(shown)
