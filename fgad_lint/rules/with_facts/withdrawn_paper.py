"""A paper should not have been withdrawn.

Its authors or arXiv have taken it back, often because of an error, and the newest version has no text: a reader should
know. This is known from `.fgad-lint/papers.json`, which `fgad-lint facts update` writes. A link to an earlier version,
which can still be read, is left alone, and so is an entry that says that the paper was withdrawn.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - Segment Anything Twice [[paper]](https://arxiv.org/abs/2304.02643)
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
withdrawn from arXiv on 2023-05-02: "withdrawn by the authors because of an error in Section 3"
        """,
        facts="""
        {"format": 1, "papers": {
        "2304.02643": {"titles": {"1": "Segment Anything Twice"}, "latest": "2023-05-02", "versions": 2, "comment": "withdrawn by the authors because of an error in Section 3", "withdrawn": true}
        }}
        """,
    ),
    Good(
        """
        - Segment Anything Twice [[paper]](https://arxiv.org/abs/2304.02643v1)
        - Segment Anything Twice (withdrawn) [[paper]](https://arxiv.org/abs/2304.02643)
        """,
        facts="""
        {"format": 1, "papers": {
        "2304.02643": {"titles": {"1": "Segment Anything Twice"}, "latest": "2023-05-02", "versions": 2, "withdrawn": true}
        }}
        """,
    ),
)
_MAX_REASON_LENGTH = 120


def check(document: Document, context: Context) -> Iterator[Finding]:
    from fgad_lint.facts.entries import known_entries

    for entry in known_entries(document, context.facts()):
        known = entry.facts
        parsed = arxiv.parse_url(entry.link.url) if known.is_withdrawn and entry.likeness != "other" else None
        if parsed is None or 0 < parsed.identifier.version < known.n_versions:
            continue
        if "withdrawn" in document.text_of(entry.paper.span).lower():
            continue
        reason = short_title(" ".join(known.comment.split()), _MAX_REASON_LENGTH)
        message = (
            "withdrawn from arXiv"
            + (f" on {known.latest}" if known.latest else "")
            + (f': "{reason}"' if reason else "")
        )
        yield Finding(entry.link.url_span, message)
