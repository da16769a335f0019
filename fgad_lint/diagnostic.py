"""What rules say, as data."""

from typing import Literal, NamedTuple

from fgad_lint.text import Span

Severity = Literal["error", "warning", "info"]


class Edit(NamedTuple):
    """Put `text` where `span` was."""

    span: Span
    text: str


MAX_SHARED_FINDINGS = (
    20  # So many findings at the most carry one fix that mends them all: each is written out with its own.
)


class Fix(NamedTuple):
    """Edits that belong together: all of them are made, or none.

    `message` says in the imperative what they do; a fix that is not `safe` wants a person's look.
    """

    edits: tuple[Edit, ...]
    message: str
    safe: bool = True


class Related(NamedTuple):
    """Another place that a finding speaks of; `path` is that of its file where it is in another one."""

    span: Span
    message: str
    path: str = ""


class Finding(NamedTuple):
    """One thing a rule found; `severity` where it is not the rule's own."""

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


class Diagnostic(NamedTuple):
    """A finding with the name of its rule and the severity that holds for it."""

    span: Span
    rule: str
    severity: Severity
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
