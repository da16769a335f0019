"""What the findings in a text become in the protocol."""

from collections.abc import Iterable, Mapping

from lsprotocol import types

from fgad_lint import rules
from fgad_lint.diagnostic import Diagnostic, Edit, Severity
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import HOME
from fgad_lint.server.positions import Encoding, Positions
from fgad_lint.server.workspace import Checked, Workspace
from fgad_lint.text import Span

SOURCE = "fgad-lint"

_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
# Findings about text that a reader would not miss. Editors show it faded.
_UNNECESSARY = {"contents-duplicate", "duplicate-paper", "unused-suppression"}


class Converter:
    """Converts the findings in a text."""

    def __init__(self, workspace: Workspace, checked: Checked, encoding: Encoding) -> None:
        self.positions = Positions(checked.buffer.text, encoding, checked.document.lines if checked.rules else None)
        self._workspace = workspace
        self._checked = checked
        self._encoding = encoding
        self._others: dict[str, Positions] = {}

    def all(self) -> list[types.Diagnostic]:
        """All findings of the text, or why there are none."""
        if self._checked.error:
            start = types.Position(0, 0)
            end = self.positions.position(self.positions.lines.content(0).end)
            message = escape_control_chars(self._checked.error)
            error = types.DiagnosticSeverity.Error
            return [types.Diagnostic(types.Range(start, end), message, severity=error, source=SOURCE)]
        return [self.one(diagnostic) for diagnostic in self._checked.diagnostics]

    def one(self, diagnostic: Diagnostic) -> types.Diagnostic:
        """A finding, on the first line of its span."""
        return types.Diagnostic(
            self.range(diagnostic.span),
            escape_control_chars(diagnostic.message),
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.rule,
            code_description=types.CodeDescription(rule_url(diagnostic.rule)),
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if diagnostic.rule in _UNNECESSARY else None,
            related_information=self._related(diagnostic) or None,
        )

    def edits(self, edits: Iterable[Edit]) -> list[types.TextEdit]:
        """Edits of the text."""
        return [types.TextEdit(self.positions.range(edit.span), edit.text) for edit in edits]

    def range(self, span: Span) -> types.Range:
        """The part of a span that is on its first line."""
        return self.positions.range(self.positions.lines.on_first(span))

    def _related(self, diagnostic: Diagnostic) -> list[types.DiagnosticRelatedInformation]:
        related = []
        for span, message, name in diagnostic.related:
            uri, positions = self._checked.buffer.uri, self.positions
            if name:
                document = self._checked.context.files.documents[name]
                uri = self._workspace.uri_of(self._workspace.path_in_folder(self._checked.buffer, name))
                positions = self._others.setdefault(name, Positions(document.text, self._encoding, document.lines))
            place = types.Location(uri, positions.range(positions.lines.on_first(span)))
            related.append(types.DiagnosticRelatedInformation(place, escape_control_chars(message)))
        return related


def rule_url(rule: str) -> str:
    """The address of the file of a rule, which begins with what its page says."""
    return f"{HOME}/blob/main/fgad_lint/rules/{rules.path(rule)}"
