"""How often each rule found something, most often first."""

from collections.abc import Sequence

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.report import Checked, Look
from fgad_lint.report.text import fixable, summary


def render(results: Sequence[Checked], look: Look) -> str:
    """A line for each rule that found something, and unless `quiet` how many findings there are in all."""
    found: dict[str, list[Diagnostic]] = {}
    for checked in results:
        for diagnostic in checked.diagnostics:
            found.setdefault(diagnostic.rule, []).append(diagnostic)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    wide = max(map(len, found), default=0)
    deep = len(str(max(map(len, found.values()), default=0)))
    rows = [f"{len(each):>{deep}}  {rule:{wide}}  {fixable(one.fix for one in each)}".rstrip() for rule, each in ranked]
    shown = ["".join(f"{row}\n" for row in rows)] if rows else []
    if results and not look.quiet:
        shown.append(summary(results))
    return "\n".join(shown)
