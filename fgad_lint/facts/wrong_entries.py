"""The entries that lead to other papers, as far as facts tell."""

from typing import TYPE_CHECKING

from fgad_lint.model.document import Document
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.facts.paper import Facts


def wrong_entries(document: Document, facts: "Facts | None") -> frozenset[Span]:
    """The spans of the papers whose entries lead to other papers: what else is odd about their ids follows from that."""
    if facts is None:
        return frozenset()
    from fgad_lint.facts.entries import known_entries

    return frozenset(entry.paper.span for entry in known_entries(document, facts) if entry.likeness == "other")
