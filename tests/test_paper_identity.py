"""Whether two entries are about the same paper."""

import pytest

from fgad_lint.model import paper_identity
from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import PaperIdentity

ID, OTHER_ID = "[paper](https://arxiv.org/abs/2401.00001)", "[paper](https://arxiv.org/abs/2401.00002)"
DOI, PAGE = "[paper](https://doi.org/10.1000/looms)", "[paper](https://e.org/looms)"


def papers(*entries):
    """The papers of a list with these entries."""
    listed = Document("".join(f"- {entry}\n" for entry in entries)).papers
    assert len(listed) == len(entries)
    return listed


def titled(*titles):
    """Papers with these titles, in one list."""
    return papers(*(f"{title} {PAGE}" for title in titles))


SAME_PAPER = {
    "one id, one title": (f"Looms {ID}", f"looms! {ID}"),
    "one id, a typo in the title": (f"Weaving with Looms {ID}", f"Weavng with Looms {ID}"),
    "one id, a longer title": (f"Weaving with Looms {ID}", f"Weaving with Looms at Home {ID}"),
    "one id of two": (f"Looms {ID} {OTHER_ID}", f"Looms {OTHER_ID}"),
    "a distinctive title, ids of two kinds": (f"Weaving with Wooden Looms {ID}", f"Weaving with Wooden Looms {DOI}"),
    "a distinctive title after a short name": (
        f"WWL: Weaving with Wooden Looms {ID}",
        f"Weaving with Wooden Looms {PAGE}",
    ),
    "a short title, one link": (f"Looms {PAGE}", f"Looms {PAGE}"),
    "one page, two URLs": (
        "Weaving with Looms [paper](https://openaccess.thecvf.com/content/CVPR2023/html/Loom_paper.html)",
        "Weaving with Looms at Home [pdf](http://openaccess.thecvf.com/content/CVPR2023/papers/Loom_paper.pdf)",
    ),
    "one id, a title with its venue and year": (f"Weaving with Looms {ID}", f"[Weaving with Looms. ICML 2024]{ID[7:]}"),
    "a Chinese title": (f"木制织机的编织综述 {ID}", f"木制织机的编织综述 {PAGE}"),
}
DIFFERENT_PAPERS = {
    "two ids": (f"Weaving with Wooden Looms {ID}", f"Weaving with Wooden Looms {OTHER_ID}"),
    "one id, parts of a work": (f"The Art of Weaving, Part 1 {ID}", f"The Art of Weaving, Part 2 {ID}"),
    "one id, short titles that differ": (f"Wooden Looms {ID}", f"Wooden Loom {ID}"),
    "one id, different short names": (f"WWL: Weaving with Looms {ID}", f"WWL++: Weaving with Looms {ID}"),
    "one book, two chapters": (
        "Weaving with Looms [pdf](https://e.org/book.pdf#page=1)",
        "Weaving with Looms at Home [pdf](https://e.org/book.pdf#page=2)",
    ),
    "one id, different titles": (f"Weaving with Wooden Looms {ID}", f"A Study of Spinning Wheels {ID}"),
    "a short title, two links": (f"Looms {ID}", f"Looms {PAGE}"),
    "one link, two titles": (f"Weaving with Wooden Looms {PAGE}", f"Spinning with Wooden Wheels {PAGE}"),
}
SAME_TITLE = ("Weaving with Wooden Looms", "weaving with wooden looms")
WITH_SHORT_NAME = ("WWL: Weaving with Wooden Looms", "Weaving with Wooden Looms")
TYPO = ("Weaving with Wooden Looms", "Weaving with Woden Looms")
LONGER = ("Weaving with Wooden Looms at Home", "Weaving with Wooden Looms")
PARTS = ("Weaving with Wooden Looms 1", "Weaving with Wooden Looms 2")
REORDERED = ("Weaving Wooden Looms for Home", "Looms for Home Weaving in Wooden Sheds")
UNRELATED = ("Weaving with Wooden Looms", "Colour Theory of Dyed Cotton")
PAIRS = (SAME_TITLE, WITH_SHORT_NAME, TYPO, LONGER, PARTS, REORDERED, UNRELATED)
TRUE_FOR = {
    paper_identity.have_same_title: {SAME_TITLE, WITH_SHORT_NAME},
    paper_identity.have_overlapping_titles: {SAME_TITLE, WITH_SHORT_NAME, LONGER},
    paper_identity.have_similar_titles: {SAME_TITLE, WITH_SHORT_NAME, LONGER, TYPO},
    paper_identity.share_most_title_words: {SAME_TITLE, WITH_SHORT_NAME, LONGER, TYPO, PARTS, REORDERED},
}


@pytest.mark.parametrize("entries", SAME_PAPER.values(), ids=SAME_PAPER)
def test_same_paper(entries):
    first, second = map(PaperIdentity, papers(*entries))
    assert paper_identity.are_same_paper(first, second)
    assert paper_identity.are_same_paper(second, first)
    assert {*paper_identity.matching_keys(first.paper)} & {*paper_identity.matching_keys(second.paper)}


@pytest.mark.parametrize("entries", DIFFERENT_PAPERS.values(), ids=DIFFERENT_PAPERS)
def test_different_papers(entries):
    first, second = map(PaperIdentity, papers(*entries))
    assert not paper_identity.are_same_paper(first, second)
    assert not paper_identity.are_same_paper(second, first)


@pytest.mark.parametrize("titles", PAIRS, ids=lambda titles: titles[0])
@pytest.mark.parametrize("compare", TRUE_FOR, ids=lambda compare: compare.__name__)
def test_titles(compare, titles):
    first, second = titled(*titles)
    assert compare(first, second) == compare(second, first) == (titles in TRUE_FOR[compare])


@pytest.mark.parametrize(
    ("title", "is_distinctive"), [("Weaving with Looms", False), ("Weaving with Wooden Looms", True)]
)
def test_distinctive_title(title, is_distinctive):
    [paper] = titled(title)
    assert paper_identity.has_distinctive_title(paper) == is_distinctive
