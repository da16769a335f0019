"""Links must lead to pages where they are now.

A page that has moved for good still redirects, but not forever. Where pages have moved is known from
`.fgad-lint/links.json`, which `fgad-lint facts update --links` writes. The fix writes the new address; it is safe if
that only has `https` in place of `http`. Switch this off if another tool checks your links.
"""

from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model import link_edits
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "info"
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[code]](https://e.org/old/sam)
                                    ^^^^^^^^^^^^^^^^^^^^^ the page has moved to https://e.org/sam
        """,
        fixed="""
        - Segment Anything [[code]](https://e.org/sam)
        """,
        safe=False,
        link_facts="""
        {"format": 1, "links": {
        "https://e.org/old/sam": {"status": "moved", "target": "https://e.org/sam"}
        }}
        """,
    ),
    Bad(
        """
        - Segment Anything [[code]](http://e.org/sam)
                                    ^^^^^^^^^^^^^^^^ the page has moved to https://e.org/sam
        """,
        fixed="""
        - Segment Anything [[code]](https://e.org/sam)
        """,
        link_facts="""
        {"format": 1, "links": {
        "http://e.org/sam": {"status": "moved", "target": "https://e.org/sam"}
        }}
        """,
    ),
    Good(
        """
        - Segment Anything [[code]](https://e.org/sam)
        """,
        link_facts="""
        {"format": 1, "links": {
        "https://e.org/old/sam": {"status": "moved", "target": "https://e.org/sam"},
        "https://e.org/sam": {"status": "ok"}
        }}
        """,
    ),
)
_PLAIN_URL = lazy_re.compile(r"https?://[^\s<>()\[\]\"'`|\\]+")


def check(document: Document, context: Context) -> Iterator[Finding]:
    facts = context.facts()
    for link in document.links:
        known = facts.link(link.url) if facts else None
        if known and known.status == "moved" and known.target not in ("", link.url):
            span, target = link_edits.url_span(document, link), known.target
            is_safe = target == link.url.replace("http://", "https://", 1)
            fix = None
            if span and _PLAIN_URL.fullmatch(target):
                fix = Fix(f"write {target}", (Edit.replace(span, target),), is_safe, (link.url,))
            yield Finding(link.target, f"the page has moved to {target}", fix, cause=link.url)
