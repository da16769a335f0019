"""One title must not have two arXiv ids.

One of the two links leads to another paper, or to nothing. Titles of fewer than four words are not compared: different
papers may share them.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
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
    firsts: dict[str, Paper] = {}
    links_of: dict[Span, dict[str, PaperLink]] = {}
    for paper in document.papers:
        if paper.identifier is None or len(paper.title.split()) < 4:
            continue
        alike = [firsts.setdefault(key, paper) for key in (paper.key, paper.key_without_name)]
        first = next((each for each in alike if each is not paper and each.has_title_of(paper)), None)
        if first is None:
            continue
        if first.span not in links_of:
            links_of[first.span] = first.arxiv_links
        links, known = paper.arxiv_links, links_of[first.span]
        if not links.keys() & known.keys():
            number, there = next(iter(known.items()))
            line = document.line_of(first.title_span)
            message = f"the same title has the id {number} on line {line}; check which is right"
            here = next(iter(links.values()))
            yield Finding(here.url_span, message, related=(Related(there.url_span, "another id"),))
