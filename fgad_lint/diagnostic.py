"""Findings, fixes and edits, as immutable records.

Spans are offsets into the text that was checked, in code points from 0, end excluded.
"""

from typing import Literal, NamedTuple, Self

from fgad_lint.text import Span

Severity = Literal["error", "warning", "info"]


class Edit(NamedTuple):
    """A change of a text: replace the characters of `span` by `text`, which may be empty."""

    span: Span
    text: str

    @classmethod
    def insert(cls, offset: int, text: str) -> Self:
        """Insert `text` before the character at `offset`, from 0."""
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
    """Edits that are applied together or not at all.

    `message` describes them in the imperative. A person should review the result of a fix that is not `is_safe`.
    `replaced` are the titles and URLs that the edits replace by others: the document has lost nothing if it lacks them then.
    Diagnostics with equal fixes share one fix: it is applied once and resolves all of them.
    """

    message: str
    edits: tuple[Edit, ...]
    is_safe: bool
    replaced: tuple[str, ...] = ()

    @classmethod
    def safe(cls, message: str, *edits: Edit) -> Self:
        """A fix that certainly keeps the meaning of the text."""
        return cls(message, edits, True)

    @classmethod
    def unsafe(cls, message: str, *edits: Edit) -> Self:
        """A fix whose result a person should review."""
        return cls(message, edits, False)


# At most this many findings share one fix: reports repeat it for each of them.
MAX_FINDINGS_PER_FIX = 20


class Related(NamedTuple):
    """Another span that a finding is about; `path` is the path of its file, or "" for the same file."""

    span: Span
    message: str
    path: str = ""


class Finding(NamedTuple):
    """Something that a rule found; `severity` overrides that of the rule.

    Findings of a rule with the same `cause`, if it is not empty, are one thing to a reader: reports show the first of them.
    """

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    cause: str = ""


class Diagnostic(NamedTuple):
    """A finding with the name of its rule, and its severity according to the configuration.

    In reports, it may stand for several: `n_findings` is their number.
    """

    span: Span
    rule: str
    severity: Severity
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    cause: str = ""
    n_findings: int = 1
