"""Where a paper has been published, as arXiv's fields tell."""

import pytest

from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.published import publication

COMMENTS = {
    "accepted at": ("Accepted at CVPR 2025", ("CVPR", 2025)),
    "accepted to, without a space": ("Accepted to CVPR2025", ("CVPR", 2025)),
    "accepted by, with more": ("Accepted by NeurIPS 2023 (Spotlight). 25 pages, 10 figures", ("NeurIPS", 2023)),
    "after other remarks": ("10 pages, 5 figures, accepted for ICRA 2024", ("ICRA", 2024)),
    "to appear": ("To appear in ECCV 2022, code at https://e.org/2021/x", ("ECCV", 2022)),
    "published in": ("Published in TMLR (05/2024)", ("TMLR", None)),
    "presented at": ("presented at ICML'23", ("ICML", 2023)),
    "camera-ready": ("Camera-ready version for IJCAI 2021", ("IJCAI", 2021)),
    "camera-ready, after the venue": ("ACL 2021 camera ready", ("ACL", 2021)),
    "two words": ("Accepted at SIGGRAPH Asia 2023", ("SIGGRAPH Asia", 2023)),
    "name in full": (
        "Accepted at the European Conference on Computer Vision, 2022",
        ("ECCV", 2022),
    ),
    "name in full and short": ("Accepted at the International Conference on Learning Representations (ICLR) 2022", ("ICLR", 2022)),
    "in the second sentence": ("Project page: https://e.org. Accepted at CoRL 2022.", ("CoRL", 2022)),
    "venue alone": ("CVPR 2025", None),
    "submitted": ("Submitted to CVPR 2025", None),
    "under review": ("Under review at ICLR 2025", None),
    "rejected": ("Not accepted at CVPR 2025", None),
    "workshop": ("Accepted at the CVPR 2025 Workshop on Looms", None),
    "workshop by its acronym": ("Accepted at CVPRW 2025", None),
    "extended version": ("Extended version of a paper accepted at CVPR 2024", None),
    "findings": ("Accepted to Findings of EMNLP 2023", None),
    "demo": ("Accepted at AAAI 2023 demonstration track", None),
    "withdrawn": ("Accepted, then withdrawn from ICLR 2024", None),
    "unknown venue": ("Accepted at the Journal of Looms, 2023", None),
    "word of a sentence": ("Accepted by a journal of computer Science in 2023", None),
    "two venues": ("Accepted at CVPR 2024 and ECCV 2024", None),
    "two years": ("Accepted at CVPR 2024, first submitted in 2023", None),
    "nothing": ("", None),
}  # fmt: skip
REFERENCES = {
    "name in full": (
        "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), 2023, pp. 1999-2008",
        ("CVPR", 2023),
    ),
    "European conference": ("European Conference on Computer Vision 2020", ("ECCV", 2020)),
    "world conference": ("IEEE International Conference on Computer Vision (2019) 12-20", ("ICCV", 2019)),
    "journal": ("IEEE Transactions on Pattern Analysis and Machine Intelligence, 45(3), 2023", ("TPAMI", 2023)),
    "unknown journal": ("Journal of Looms 12 (2023) 34-56", ("", 2023)),
    "journal with the name of another": ("Nature Communications 12, 2021", ("", 2021)),
    "workshop": ("CVPR Workshops 2022", ("", 2022)),
    "two years": ("Proc. ICML 2020, PMLR 2021", ("ICML", None)),
}


@pytest.mark.parametrize(("comment", "expected"), COMMENTS.values(), ids=COMMENTS)
def test_comment(comment, expected):
    published = publication(PaperFacts("2401.00001", comment=comment))
    is_certain = expected is not None and None not in expected
    assert (published and (published.name, published.year)) == (expected if is_certain else None)


@pytest.mark.parametrize(("reference", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_journal_reference(reference, expected):
    published = publication(PaperFacts("2401.00001", journal_ref=reference))
    assert (published.name, published.year) == expected
    assert published.source.startswith("arXiv's journal reference ")


DOIS = {
    "published": ("10.1109/CVPR.2023.12", "arXiv's DOI 10.1109/CVPR.2023.12"),
    "of arXiv": ("10.48550/arXiv.2401.00001", None),
    "of another preprint server": ("10.1101/2024.01.01.000001", None),
    "none": ("", None),
}


@pytest.mark.parametrize(("doi", "source"), DOIS.values(), ids=DOIS)
def test_doi(doi, source):
    published = publication(PaperFacts("2401.00001", doi=doi))
    assert (published and published.source) == source


def test_what_names_a_conference_comes_first():
    paper = PaperFacts(
        "2401.00001", journal_ref="Journal of Looms 12 (2023)", comment="Accepted at ICCV 2023", doi="10.5555/a"
    )
    assert publication(paper).source == 'arXiv\'s comment "Accepted at ICCV 2023"'
    assert publication(paper._replace(comment="")).source == 'arXiv\'s journal reference "Journal of Looms 12 (2023)"'
    assert publication(paper._replace(comment="", journal_ref="")).source == "arXiv's DOI 10.5555/a"


RECORDS = {
    "of a DOI": (
        PaperFacts(
            "doi:10.1109/a",
            venue="2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
            year=2023,
        ),
        (
            'DOI 10.1109/a: "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"',
            "CVPR",
            2023,
        ),
    ),
    "of a DOI, with the year of publication": (
        PaperFacts("doi:10.1/a", venue="IJCV", year=2024),
        ('DOI 10.1/a: "IJCV"', "IJCV", 2024),
    ),
    "of a journal that is not well known": (
        PaperFacts("doi:10.1/a", venue="Journal of Looms", year=2024),
        ('DOI 10.1/a: "Journal of Looms"', "", 2024),
    ),
    "at OpenReview": (
        PaperFacts("openreview:a", venue="ICLR 2024 oral"),
        ('OpenReview: "ICLR 2024 oral"', "ICLR", 2024),
    ),
    "submitted": (PaperFacts("openreview:a", venue="Submitted to ICLR 2024"), None),
    "rejected": (PaperFacts("openreview:a", venue="ICLR 2024 Conference Rejected Submission"), None),
    "of a preprint": (PaperFacts("openreview:a", venue="CoRR", year=2024), None),
    "without a venue": (PaperFacts("doi:10.1/a", year=2024), None),
}


@pytest.mark.parametrize(("record", "expected"), RECORDS.values(), ids=RECORDS)
def test_record(record, expected):
    published = publication(PaperFacts("2401.00001"), [record])
    assert (published and tuple(published)) == expected
