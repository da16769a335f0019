"""A paper must not be listed twice in one category.

One of two entries is soon out of date, and the list seems to have more papers than it has. Two entries are about the
same paper if they link to the same arXiv, DOI or OpenReview id or page under similar titles, or if they have the same
title and no contradicting ids. A paper may be listed in several categories, and in several rows of a table that are
about its data sets or models; but one under "Arxiv" that is also under "Journal" in the same section is a warning. So
is one in two categories with `duplicates = "file"`, and one in two of the files that are checked together with
`"files"`. It is a warning, too, if the entries share no link, their titles are only similar, or text between them may
be a caption, and an info if they share no link and may be two papers: by others, of other years, or with a title that
may be names. There is no fix if each entry has a link or a word that the other lacks. News may be about a paper again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from fgad_lint.config import Duplicates
from fgad_lint.diagnostic import Finding, Related, Severity
from fgad_lint.model.category_kinds import is_news, without_state
from fgad_lint.model.document import Document
from fgad_lint.model.duplicate_entries import Entry, Removal, differ_in_a_cell, entries_of, removal_of_duplicate
from fgad_lint.model.entries import are_listed
from fgad_lint.model.paper_identity import PaperIdentity, are_same_paper, matching_keys
from fgad_lint.model.paper_lists import Category, PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, moved

SEVERITY = "error"
OPTIONS = "duplicates"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        # Detection

        - Towards Total Recall in Industrial Anomaly Detection [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - PaDiM: a Patch Distribution Modeling Framework [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        - Towards total recall in industrial anomaly detection [[arXiv 2021]](http://arxiv.org/pdf/2106.08265v2)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        fixed="""
        # Detection

        - Towards Total Recall in Industrial Anomaly Detection [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - PaDiM: a Patch Distribution Modeling Framework [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        """,
    ),
    Bad(
        """
        1. **Deep Residual Learning for Image Recognition.** [paper](https://arxiv.org/abs/1512.03385)

        1. **Densely Connected Convolutional Networks.** [paper](https://arxiv.org/abs/1608.06993)

        1. **Deep Residual Learning for Image Recognition.**
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        fixed="""
        1. **Deep Residual Learning for Image Recognition.** [paper](https://arxiv.org/abs/1512.03385)

        1. **Densely Connected Convolutional Networks.** [paper](https://arxiv.org/abs/1608.06993)
        """,
        safe=False,
    ),
    Bad(
        """
        - [Self-Supervised Learning for Anomaly Detection and Localization](https://arxiv.org/abs/2104.04015)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/pdf/2108.07610) [code](https://e.org/draem)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - [Self-Supervised Learning for Anomaly Detection and Localization](https://arxiv.org/abs/2104.04015)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/pdf/2108.07610) [code](https://e.org/draem)
        """,
        safe=False,
    ),
    Bad("""
        - Image Inpainting for Irregular Holes [[ECCV 2018]](https://arxiv.org/abs/1804.07723)
        - Image Inpainting for Irregular Holes [[TPAMI 2020]](https://arxiv.org/abs/1804.07723) by all of them
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    Bad(
        """
        - [The Memory-augmented Autoencoder](https://arxiv.org/abs/1904.02639)
        - [MemAE: Memory-augmented Autoencoder](https://arxiv.org/abs/1904.02639)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "The Memory-augmented Autoencoder" on line 1; keep one
        """,
        severity="warning",
    ),
    Bad(
        """
        - [Memory for Anomaly Detection](https://arxiv.org/abs/1904.02639)
        - [Memory for Anomaly Detection](https://e.org/memory.pdf)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        severity="warning",
    ),
    Bad(
        """
        - [Paul Weaver and Ann Dyer](https://e.org/1)
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        - [Paul Weaver and Ann Dyer](https://e.org/2)
           ^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        severity="info",
    ),
    Bad(
        """
        - [工业图像异常检测方法综述与展望](https://e.org/zh/1)
        - [AnomalyDAE](https://e.org/dae)
        - [AnomalyDAE](https://e.org/dae)
           ^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - [工业图像异常检测方法综述与展望](https://e.org/zh/1)
        - [AnomalyDAE](https://e.org/dae)
        """,
    ),
    Bad(
        """
        # Models

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3 of archive.md; keep one
        """,
        config='duplicates = "files"',
        other_files={
            "archive.md": """
        # 2022

        - A Unified Model for Multi-class Anomaly Detection [[paper]](https://arxiv.org/abs/2206.03687)
        """
        },
        severity="warning",
    ),
    Good("""
        # Models

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)

        # Benchmarks

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """),
    Good("""
        - SGAN [[paper]](https://arxiv.org/abs/1611.08207)
        - SGAN [[paper]](https://arxiv.org/abs/1612.04357)
        - MVTec LOCO images [[paper]](https://e.org/loco)
        - MVTec LOCO masks [[paper]](https://e.org/loco)
        """),
    Bad(
        """
        | Year | Title | Venue | Links |
        |---|---|---|---|
        | 2021 | [Towards Total Recall in Anomaly Detection](https://arxiv.org/abs/2106.08265) | arXiv | - |
        | 2022 | [Anomaly Detection via Reverse Distillation](https://arxiv.org/abs/2201.10703) | CVPR | - |
        | 2022 | [Towards Total Recall in Anomaly Detection](https://arxiv.org/abs/2106.08265) | CVPR | [code](https://e.org/1) |
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        safe=False,
    ),
    Bad(
        """
        - [MemAE: Memorizing Normality to Detect Anomaly](https://arxiv.org/abs/1904.02639)
        - [Deep One-Class Classification](https://e.org/svdd)
        - Memorizing Normality to Detect Anomaly
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "MemAE: Memorizing Normality to Detect…" on line 1; keep one
        """
    ),
    Bad(
        """
        # Detection

        **Journal**

        - A Unified Model for Multi-class Anomaly Detection [[TPAMI 2023]](https://arxiv.org/abs/2206.03687)

        **Arxiv**

        - A Unified Model for Multi-class Anomaly Detection [[8 Jun 2022]](https://arxiv.org/abs/2206.03687)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 5; keep one
        """,
        severity="warning",
    ),
    Bad(
        """
        # Detection

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)

        # Benchmarks

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        config='duplicates = "file"',
        severity="warning",
    ),
    Good("""
        - [How to write a graphics paper](https://e.org/how/talk.pptx) - Slides (Hong Kong)
        - [How to write a graphics paper](https://e.org/course) - Course in Asia 2011
        - [How to review a graphics paper](https://e.org/review) - Course in Asia 2012
        """),
    Good("""
        # Datasets

        - [CHAI]: Mapping Instructions to Actions in 3D Environments [paper](https://arxiv.org/abs/1809.00786)
        - [LANI]: Mapping Instructions to Actions in 3D Environments [paper](https://arxiv.org/abs/1809.00786)
        - [TOUCH]: Natural Language Navigation in Streets [paper](https://arxiv.org/abs/1811.12354)
        """),
    Good("""
        - [FedOne: A Federated Learning Framework](https://e.org/1)
        - [FedTwo: A Federated Learning Framework](https://e.org/2)
        """),
    Good("""
        **Textures**

        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)

        **Objects:**

        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)

        <details>
        <summary>Faster</summary>

        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)

        </details>
        """),
    Good("""
        # News

        - 2023-10-08: [Towards Total Recall in Anomaly Detection](https://arxiv.org/abs/2106.08265) has been accepted
        - 2023-05-01: [Towards Total Recall in Anomaly Detection](https://arxiv.org/abs/2106.08265) is on arXiv
        """),
    Good("""
        | Data set | Paper | Year |
        |---|---|---|
        | MVTec AD | [A Dataset for Unsupervised Anomaly Detection](https://e.org/ad) | 2019 |
        | MVTec Extra | [A Dataset for Unsupervised Anomaly Detection](https://e.org/ad) | 2019 |
        """),
    Bad("""
        - Masked Autoencoders Are Scalable Vision Learners, https://arxiv.org/abs/2111.06377
        - Masked Autoencoders Are Scalable Vision Learners, https://arxiv.org/abs/2111.06377
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - And more to come
        """),
    Good(
        """
        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """,
        config='duplicates = "file"',
        other_files={
            "archive.md": """
        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """
        },
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    scope = context.config.duplicates
    earlier_files = list(context.files.before()) if scope == "files" else []
    first_entries: dict[Category | None, dict[str, Entry]] = {}
    duplicates: list[tuple[Entry, Entry, Removal | None]] = []
    # Only another file can have an entry about the same paper as one that shares no key in this file.
    for entry in entries_of(document, document.listings if earlier_files else document.listings_with_shared_keys):
        keys = list(matching_keys(entry.paper))
        first_by_key = [first_entries.setdefault(category, {}) for category in _categories(entry, scope)]
        candidates = (by_key[key] for by_key in first_by_key for key in keys if key in by_key)
        first = next((candidate for candidate in candidates if _is_duplicate(candidate, entry, scope)), None)
        if first:
            removal = removal_of_duplicate(first, entry) if first.category == entry.category else None
            duplicates.append((first, entry, removal))
        else:
            yield from _in_earlier_file(earlier_files, entry, keys)
        for by_key in first_by_key:
            for key in keys:
                by_key.setdefault(key, entry)
    removed = {removal.entry.paper.span for *_, removal in duplicates if removal}
    changed = {removal.entry.paper_list for *_, removal in duplicates if removal}
    remaining = {paper_list.span for paper_list in changed if _remains(paper_list, removed)}
    for first, entry, removal in duplicates:
        fix = removal.fix if removal and removal.entry.paper_list.span in remaining else None
        related = (Related(first.paper.title_span, "listed here first"),)
        severity = _severity(first, entry)
        yield Finding(entry.paper.title_span, _message(document, first.paper, entry.paper), fix, related, severity)


def _severity(first: Entry, entry: Entry) -> Severity:
    from fgad_lint.model.namesakes import likelihood

    if first.category != entry.category:
        return "warning"
    severities: dict[str, Severity] = {"certain": "error", "likely": "warning", "possible": "info"}
    return severities[likelihood(first, entry)]


def _categories(entry: Entry, scope: Duplicates) -> Iterator[Category | None]:
    """The categories in which a paper should be listed once: its own, that without captions like "Journal", the whole file."""
    yield entry.category
    category, _ = without_state(entry.category)
    if category != entry.category:
        yield category
    if scope != "section":
        yield None


def _is_duplicate(first: Entry, entry: Entry, scope: Duplicates) -> bool:
    """Whether two entries in one of `_categories` are about the same paper, and one of them should go."""
    is_preprint, is_first_preprint = without_state(entry.category)[1], without_state(first.category)[1]
    is_in_scope = scope != "section" or first.category == entry.category or is_preprint != is_first_preprint
    if not is_in_scope or not are_same_paper(first.identity, entry.identity) or is_news(entry.category.section):
        return False
    from fgad_lint.model.namesakes import (
        are_two_editions,
        are_two_fields,
        are_two_resources,
        are_two_talks,
        are_two_works,
        cite_one_paper,
    )

    return not (
        (entry.paper_list.kind == "table" and differ_in_a_cell(first, entry))
        or (scope == "section" and first.html_heading != entry.html_heading)
        or are_two_talks(first, entry)
        or are_two_editions(first, entry)
        or are_two_resources(first, entry)
        or are_two_works(first, entry)
        or cite_one_paper(first, entry)
        or are_two_fields(first, entry)
    )


def _remains(paper_list: PaperList, removed: Collection[Span]) -> bool:
    """Whether a list without the removed entries is still read as a list of papers."""
    distance = paper_list.piece.distance
    papers = [paper for paper in paper_list.listed.papers if moved(paper.span, distance) not in removed]
    return are_listed(paper_list.kind, papers)


def _in_earlier_file(files: Iterable[tuple[str, Document]], entry: Entry, keys: Sequence[str]) -> Iterator[Finding]:
    """The finding for a paper that one of the files has."""
    for path, document in files:
        candidates = (paper for key in keys for paper in document.papers_with_key(key)[:_MAX_CANDIDATES_PER_KEY])
        first = next((paper for paper in candidates if are_same_paper(PaperIdentity(paper), entry.identity)), None)
        if first:
            message = _message(document, first, entry.paper, f" of {path}")
            related = (Related(first.title_span, "listed here first", path),)
            yield Finding(entry.paper.title_span, message, related=related, severity="warning")
            return


_MAX_CANDIDATES_PER_KEY = 8  # Papers of a file to compare; all its rows may link to one survey.


def _message(document: Document, first: Paper, second: Paper, file: str = "") -> str:
    line = document.line_of(first.title_span)
    same = "already listed" if first.key == second.key else f'same paper as "{short_title(first.title)}"'
    return f"{same} on line {line}{file}; keep one"
