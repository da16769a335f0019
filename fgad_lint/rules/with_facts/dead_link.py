"""Links must lead to pages that exist.

A reader gets an error page instead of the paper or its code. Which pages are gone is known from
`.fgad-lint/links.json`, which `fgad-lint facts update --links` writes: a page is dead if it was missing on two
different days, not if a server only refuses to answer. Switch this off if another tool checks your links.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[code]](https://e.org/sam) [[page]](https://e.org/page)
                                    ^^^^^^^^^^^^^^^^^ the page was not found on 2026-03-02 and 2026-03-09
        """,
        link_facts="""
        {"format": 1, "links": {
        "https://e.org/page": {"status": "ok", "asked": ["2026-03-09"]},
        "https://e.org/sam": {"status": "dead", "asked": ["2026-03-02", "2026-03-09"]}
        }}
        """,
    ),
    Good(
        """
        - Segment Anything [[code]](https://e.org/sam) [[page]](https://e.org/page)
        """,
        link_facts="""
        {"format": 1, "links": {
        "https://e.org/sam": {"status": "unknown", "asked": ["2026-03-09"]}
        }}
        """,
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    facts = context.facts()
    for link in document.links:
        known = facts.link(link.url) if facts else None
        if known and known.status == "dead":
            yield Finding(link.target, f"the page was not found on {' and '.join(known.asked)}", cause=link.url)
