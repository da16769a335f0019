"""A link must lead somewhere and show something to click on.

`[code]()` looks like a link but opens the page that the reader is on; a link without text cannot be seen. If code is
only announced, say so in words. If more than ten links with the same label lead nowhere, a report shows the first and
counts the others. They are infos if there are at least three, and more than links with this label that have a URL:
then it may be a mark, or fill a cell. Numbers in labels do not count. So are three badges, and labels that say that
there is nothing, such as `[no code]()`. Switch this off if you keep empty links as reminders.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding, Severity
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.links import is_incomplete
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[code]]()
                                                                       ^^^^^^^^^^ "code" leads nowhere; give it a URL or drop it
        - Denoising Diffusion [](https://arxiv.org/abs/2006.11239)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link without text; write `[label](https://arxiv.org/abs/2006.11239)`
        """),
    Bad(
        """
        - Segment Anything [open]()
                           ^^^^^^^^ "open" leads nowhere; give it a URL or drop it
        - Denoising Diffusion [open]()
                              ^^^^^^^^ "open" leads nowhere; give it a URL or drop it
        - Deep Residual Learning [open]()
                                 ^^^^^^^^ "open" leads nowhere; give it a URL or drop it
        """,
        severity="info",
    ),
    Bad(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[No code - 210805]]()
                                                                       ^^^^^^^^^^^^^^^^^^^^^^ "No code - 210805" leads nowhere; give it a URL or drop it
        """,
        severity="info",
    ),
    Good("""
        [![build](https://e.org/passing.svg)]()

        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) (code to come)
        - [![arXiv](https://e.org/badge.svg)](https://arxiv.org/abs/2006.11239) Denoising Diffusion
        - [](#top)
        """),
)
_MAX_FINDINGS_PER_LABEL = 10
_MIN_CUSTOM = 3
# "No code", "not yet available", "empty repository, as of May", but no title such as "Not All Words Are Needed".
_NOTHING = lazy_re.compile(
    r"(?:no|none|n/?a|not|empty|unavailable|missing|coming|soon|tb[ad]|todo)\b"
    r"(?:[\W\d]*(?:\w+[\W\d]*){0,2}\Z|.{0,40}\b(?:code|repo|repository|link|pdf|available|released)\b)",
    re.IGNORECASE,
)
_NUMBER = lazy_re.compile(r"[\d\W]+")


def check(document: Document, context: Context) -> Iterator[Finding]:
    links = document.links_where(is_incomplete)
    around = document.excerpt(sorted({document.piece_index(link.span.start) for link in links}))
    papers = around.papers if any(not link.url for link in links) else ()
    in_papers = {link.span for paper in papers for link in paper.links if not link.url}
    with_images = _links_with_images(around)
    by_label: dict[str, list[tuple[Link, str]]] = {}
    for link in links:
        if link.url.startswith("#") or (link in with_images and (link.url or link.span not in in_papers)):
            continue
        label = document.label_of(link).strip(" []")
        if not link.url:
            by_label.setdefault(_key(label), []).append((link, label))
        elif not label:
            yield Finding(link.span, f"link without text; write `[label]({link.url})`")
    custom = _custom_labels(document, by_label)
    for key, labelled in by_label.items():
        cause = (key or "no label") if len(labelled) > _MAX_FINDINGS_PER_LABEL else ""
        for link, label in labelled:
            severity: Severity | None = "info" if key in custom or _NOTHING.match(label) else None
            message = f"{_quoted(label)} leads nowhere; give it a URL or drop it"
            yield Finding(link.span, message, cause=cause, severity=severity)


def _custom_labels(document: Document, by_label: Mapping[str, Sequence[object]]) -> set[str]:
    """The labels that a list writes mostly without a URL, as a mark or to fill a cell; "" for badges that lead nowhere."""
    repeated = {label for label, labelled in by_label.items() if len(labelled) >= _MIN_CUSTOM}
    if not repeated - {""}:
        return repeated
    counts = Counter(_key(document.label_of(link).strip(" []")) for link in document.links)
    return {label for label in repeated if not label or 2 * len(by_label[label]) > counts[label]}


def _key(label: str) -> str:
    """The words of a label in lower case, without numbers; the label if it has none."""
    folded = label.casefold()
    return _NUMBER.sub(" ", folded).strip() or folded


def _links_with_images(document: Document) -> set[Link]:
    """The links that show an image, or contain tags that may show one."""
    outer, links = None, set()
    for link in document.links:
        if link.form != "image":
            outer = link
            if document.text.find("<", *link.label) >= 0:
                links.add(link)
        elif outer and link.span.end <= outer.span.end:
            links.add(outer)
    return links


def _quoted(label: str) -> str:
    return f'"{label}"' if label else "this link"
