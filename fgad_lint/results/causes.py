"""Show the findings with one cause as one."""

from collections.abc import Iterable

from fgad_lint.diagnostic import Diagnostic, Fix, Related
from fgad_lint.text import Lines


def one_per_cause(text: str, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a text, but of those with the same rule and cause only the first, which counts the others.

    Its fix makes the edits of all of them, and is safe if theirs are.
    """
    by_cause: dict[tuple[str, str], list[Diagnostic]] = {}
    shown: list[list[Diagnostic]] = []
    for diagnostic in diagnostics:
        group = [diagnostic]
        if diagnostic.cause:
            group = by_cause.setdefault((diagnostic.rule, diagnostic.cause), [])
            group.append(diagnostic)
        if len(group) == 1:
            shown.append(group)
    if all(len(group) == 1 for group in shown):
        return [diagnostic for (diagnostic,) in shown]
    lines = Lines(text)
    return [_merged(lines, group) if len(group) > 1 else group[0] for group in shown]


def _merged(lines: Lines, group: list[Diagnostic]) -> Diagnostic:
    first, second, *_ = group
    line = lines.position(second.span.start).line
    separator = "" if first.message.endswith("?") else ";"
    where = f"on line {line}" if len(group) == 2 else f"the next on line {line}"
    return first._replace(
        message=f"{first.message}{separator} {len(group) - 1} more like it, {where}",
        fix=_fix_of_all([diagnostic.fix for diagnostic in group]),
        n_findings=len(group),
        related=(*first.related, Related(second.span, "the next one")),
    )


def _fix_of_all(fixes: list[Fix | None]) -> Fix | None:
    made = [fix for fix in fixes if fix]
    if len(made) < len(fixes):
        return None
    edits = tuple(edit for fix in made for edit in fix.edits)
    others = "the other one" if len(made) == 2 else f"the {len(made) - 1} others"
    return Fix(f"{made[0].message}, and {others} likewise", edits, all(fix.is_safe for fix in made))
