"""One title must not have two arXiv ids.

One of the two links leads to another paper, or nowhere. Titles of fewer than four words are not compared, since
different papers may share them.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.paper_identity import has_distinctive_title, have_same_title
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Detection

        - End-to-End Object Detection with Transformers [[ECCV 2020]](https://arxiv.org/abs/2005.12872)

        # Transformers

        - End-to-end object detection with transformers [[arXiv 2020]](https://arxiv.org/pdf/2005.12782)
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
the same title has the id 2005.12872 on line 3; check which is right
        """),
    Bad("""
        - DETR: End-to-End Object Detection with Transformers [[ECCV 2020]](https://arxiv.org/abs/2005.12872)
        - End-to-End Object Detection with Transformers [[arXiv 2020]](https://arxiv.org/pdf/2005.12782)
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
the same title has the id 2005.12872 on line 1; check which is right
        """),
    Good("""
        - FedOne: A Federated Learning Framework [[paper]](https://arxiv.org/abs/2005.12872)
        - FedTwo: A Federated Learning Framework [[paper]](https://arxiv.org/abs/2005.12782)
        """),
    Good("""
        - End-to-End Object Detection with Transformers [[ECCV 2020]](https://arxiv.org/abs/2005.12872)
        - End-to-End Object Detection with Transformers [[arXiv 2020]](http://arxiv.org/pdf/2005.12872v3)
        """),
    Good("""
        - TGAN [[paper]](https://arxiv.org/abs/1611.06624)
        - TGAN [[paper]](https://arxiv.org/abs/1711.02666)
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    first_by_key: dict[str, tuple[Paper, dict[str, PaperLink]]] = {}
    for listing in document.listings_with_shared_keys:
        paper = listing.paper
        if paper.identifier is None or not has_distinctive_title(paper):
            continue
        links = paper.arxiv_links
        keys = (paper.key, paper.key_without_name)
        same_title = (
            first_by_key[key] for key in keys if key in first_by_key and have_same_title(first_by_key[key][0], paper)
        )
        earlier_paper, earlier_links = next(same_title, (paper, links))
        if not links.keys() & earlier_links.keys():
            arxiv_id, earlier_link = next(iter(earlier_links.items()))
            line = document.line_of(earlier_paper.title_span)
            message = f"the same title has the id {arxiv_id} on line {line}; check which is right"
            related = (Related(earlier_link.url_span, "another id"),)
            yield Finding(next(iter(links.values())).url_span, message, related=related)
        for key in keys:
            first_by_key.setdefault(key, (paper, links))
