"""What rules say, as data."""

from typing import Literal, NamedTuple, Self

from fgad_lint.text import Span

Severity = Literal["error", "warning", "info"]


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str

    @classmethod
    def insert(cls, offset: int, text: str) -> Self:
        """Insert `text` before the character at `offset`, counted from 0."""
        return cls(Span(offset, offset), text)

    @classmethod
    def delete(cls, span: Span) -> Self:
        """Delete the characters of `span`."""
        return cls(span, "")

    @classmethod
    def replace(cls, span: Span, text: str) -> Self:
        """Replace the characters of `span` by `text`."""
        return cls(span, text)


class Fix(NamedTuple):
    """Edits that belong together: either all of them are made, or none.

    `message` says in the imperative what they do. A fix that is not `is_safe` should be looked at by a person.
    Diagnostics with equal fixes share one: it is made once, and resolves them all.
    """

    message: str
    edits: tuple[Edit, ...]
    is_safe: bool

    @classmethod
    def safe(cls, message: str, *edits: Edit) -> Self:
        """A fix that keeps the meaning of the text for certain."""
        return cls(message, edits, True)

    @classmethod
    def unsafe(cls, message: str, *edits: Edit) -> Self:
        """A fix that a person should look at."""
        return cls(message, edits, False)


# At most this many findings carry the fix that they share: reports write it out with each of them.
MAX_FINDINGS_PER_FIX = 20


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
