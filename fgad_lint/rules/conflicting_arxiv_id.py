"""One title must not have two arXiv ids.

One of the two links leads to another paper, or to nothing. Titles of fewer than four words are not compared: different
papers may share them.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.document import Document
from fgad_lint.papers import Paper, PaperLink, identity
from fgad_lint.rule import Bad, Good

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


def check(document: Document) -> Iterator[Finding]:
    firsts: dict[str, tuple[Paper, dict[str, PaperLink]]] = {}
    for paper in document.papers:
        links = {key: link for link in paper.links if (key := identity(link.url)) and key.startswith("arxiv:")}
        if not links or len(paper.title.split()) < 4:
            continue
        entry = (paper, links)
        alike = [firsts.setdefault(key, entry) for key in (paper.key, paper.nameless_key)]
        first, known = next((each for each in alike if each[0] is not paper and each[0].has_title_of(paper)), entry)
        if not links.keys() & known.keys():
            number, there = next(iter(known.items()))
            line = document.lines.place(first.title_span.start).line
            message = f"the same title has the id {number.removeprefix('arxiv:')} on line {line}; check which is right"
            here = next(iter(links.values()))
            yield Finding(here.url_span, message, related=(Related(there.url_span, "another id"),))
