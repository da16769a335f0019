"""A label must have a URL if the same label has one in the other entries.

`[[code]]` and `[code](nan)` look like links and lead nowhere. If code is only announced, say so in words: an entry with
"soon", "TBD" or "not available" is left alone. If more than five links share a placeholder, a report shows the first
and counts the others. Switch this off if your list has such labels on purpose.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.model.missing_urls import placeholders, unlinked_labels
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]
        - Mask R-CNN [[paper](https://arxiv.org/abs/1703.06870)] [[code]]
                                                                 ^^^^^^^^ "code" has no URL, unlike 4 others; add it or drop the label
        - Fast R-CNN [[paper](https://arxiv.org/abs/1504.08083)] [[code](https://e.org/fast)]
        - Deep Residual Learning [[paper](nan)] [[code](https://e.org/resnet)]
                                          ^^^ `nan` is a placeholder; give the link a URL or drop it
        - Very Deep Networks [[ICLR 2015]](#) [[code](link_to_code)]
                                           ^ `#` is a placeholder; give the link a URL or drop it
                                                      ^^^^^^^^^^^^ `link_to_code` is a placeholder; give the link a URL or drop it
        """),
    Good("""
        - Mask Nets <a href="https://e.org/mask">[code]</a> <a href="https://e.org/pdf">[paper]</a>
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]
        - Mask R-CNN [[paper](https://arxiv.org/abs/1703.06870)] [code coming soon] [[code]] (to be released soon)
        - Fast R-CNN [[paper](https://arxiv.org/abs/1504.08083)] [[code](https://e.org/fast)] `[code]` [^1]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)] [[code](https://e.org/resnet)] [project]

        [Back to top](#) and [what to write in an entry](link)

        [^1]: The [code].
        """),
)
_MAX_FINDINGS_PER_PLACEHOLDER = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    for span, label, n_linked in unlinked_labels(document):
        yield Finding(span, f'"{label}" has no URL, unlike {n_linked} others; add it or drop the label')
    for placeholder, links in placeholders(document).items():
        cause = placeholder if len(links) > _MAX_FINDINGS_PER_PLACEHOLDER else ""
        for link in links:
            yield Finding(link.target, f"`{link.url}` is a placeholder; give the link a URL or drop it", cause=cause)
