"""One title must not have two arXiv ids.

One of the two links leads to another paper, or nowhere. Different papers may share a title: those with few words, like
"A Survey of Models", those whose short names, authors or venues differ, and news are not compared. It is only a warning
if the ids are more than a year apart, if the entries have different code, or if only one title has a short name.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.duplicate_entries import entries_of
from fgad_lint.model.links import PaperLink, doi_of
from fgad_lint.model.paper_identity import have_same_title, own_arxiv_link
from fgad_lint.model.paper_lists import Listing
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
    Bad(
        """
        - DETR: End-to-End Object Detection with Transformers [[ECCV 2020]](https://arxiv.org/abs/2005.12872)
        - End-to-End Object Detection with Transformers [[arXiv 2020]](https://arxiv.org/pdf/2005.12782)
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
the same title has the id 2005.12872 on line 1; check which is right
        """,
        severity="warning",
    ),
    Good("""
        - SoloText: Let a Decoder Solo for Text Spotting [[CVPR 2023]](https://arxiv.org/abs/2211.10772)
        - SoloText++: Let a Decoder Solo for Text Spotting [[arXiv 2023]](https://arxiv.org/abs/2305.19957)
        """),
    Good("""
        - **Diffusion in NLP: A Survey of Models**, Ada Brook, Max Tarn [[pdf]](https://arxiv.org/abs/2305.14671)
        - **Diffusion in NLP: A Survey of Models**, Cleo Marsh, Ian Moor [[pdf]](https://arxiv.org/abs/2303.07576)
        """),
    Good("""
        - Deep Clustering of Small Images [[CVPR 2018]](https://arxiv.org/abs/1807.05520)
        - Deep Clustering of Small Images [[TPAMI 2019]](https://arxiv.org/abs/1905.01235)
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
    first_by_key: dict[str, _WithId] = {}
    conflicts: list[tuple[_WithId, _WithId]] = []
    ids_by_title: dict[str, set[str]] = {}
    for listing in document.listings_with_shared_keys:
        own = own_arxiv_link(listing.paper) if listing.paper.key else None
        if own is None:
            continue
        second = _WithId(listing, *own)
        keys = (listing.paper.key, listing.paper.key_without_name)
        candidates = (first_by_key[key] for key in keys if key in first_by_key)
        first = next((first for first in candidates if have_same_title(first.listing.paper, listing.paper)), None)
        if first and first.arxiv_id not in listing.paper.arxiv_links and not _have_own_dois(first, second):
            conflicts.append((first, second))
            ids_by_title.setdefault(first.listing.paper.key, {first.arxiv_id}).add(second.arxiv_id)
        for key in keys:
            first_by_key.setdefault(key, second)
    listings = {with_id.listing.paper.span: with_id.listing for pair in conflicts for with_id in pair}
    entries = dict(zip(listings, entries_of(document, listings.values()), strict=True))
    wrong = context.wrong_entries(document) if conflicts else frozenset()
    for first, second in conflicts:
        from fgad_lint.model.namesakes import id_conflict

        if not wrong.isdisjoint((first.listing.paper.span, second.listing.paper.span)):
            continue
        conflict = id_conflict(entries[first.listing.paper.span], entries[second.listing.paper.span])
        if conflict != "none" and len(ids_by_title[first.listing.paper.key]) <= _MAX_IDS_PER_TITLE:
            yield _finding(document, first, second, conflict == "certain")


_MAX_IDS_PER_TITLE = 2  # What has more ids is not the title of a paper, but a heading in a table.


class _WithId(NamedTuple):
    """A listing and its arXiv id."""

    listing: Listing
    arxiv_id: str
    link: PaperLink


def _have_own_dois(first: _WithId, second: _WithId) -> bool:
    """Whether both were published, such as the proceedings of a conference and the longer paper after it."""
    dois, other_dois = ({doi_of(link.url) for link in each.listing.paper.links} - {None} for each in (first, second))
    return bool(dois and other_dois) and dois.isdisjoint(other_dois)


def _finding(document: Document, first: _WithId, second: _WithId, is_certain: bool) -> Finding:
    line = document.line_of(first.listing.paper.title_span)
    message = f"the same title has the id {first.arxiv_id} on line {line}; check which is right"
    related = (Related(first.link.url_span, "another id"),)
    return Finding(second.link.url_span, message, None, related, None if is_certain else "warning")
