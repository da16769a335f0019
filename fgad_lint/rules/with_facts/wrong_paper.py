"""The link of an entry must lead to the paper that its title names.

A reader who follows the link gets another paper; usually a line was copied and its id was not changed. The titles of
papers, by their ids at arXiv and OpenReview and by their DOIs, are those in `.fgad-lint/papers.json`, which
`fgad-lint facts update` writes. Titles are compared by their words, short names before them and remarks aside. Nothing
is said in a list if more than a quarter of at least ten titles are other names, nor about names of one word unless at
least ten of the list show that they are those of papers, nor if the entry has the short name, most words of the title
or the authors of the paper: it may have had another title. Switch this off if your titles are your own descriptions.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.model.link_edits import replace_arxiv_id
from fgad_lint.model.tex import without_tex
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - Deep Residual Learning for Image Recognition [[paper]](https://arxiv.org/abs/1512.00567v3)
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
1512.00567 is another paper, "Rethinking the Inception Architecture for Computer Vision"; this one is 1512.03385
        """,
        fixed="""
        - Deep Residual Learning for Image Recognition [[paper]](https://arxiv.org/abs/1512.03385)
        """,
        safe=False,
        facts="""
        {"format": 1, "papers": {
        "1512.00567": {"titles": {"1": "Rethinking the Inception Architecture for Computer Vision"}},
        "1512.03385": {"titles": {"1": "Deep Residual Learning for Image Recognition"}}
        }}
        """,
    ),
    Bad(
        """
        - [Segment Anything in Images and Videos](https://arxiv.org/abs/2006.11239)
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
2006.11239 is another paper, "Denoising Diffusion Probabilistic Models"; check the id
        """,
        facts="""
        {"format": 1, "papers": {
        "2006.11239": {"titles": {"1": "Denoising Diffusion Probabilistic Models"}}
        }}
        """,
    ),
    Bad(
        """
        - Segment Anything in Images and Videos [[paper]](https://doi.org/10.5555/loom)
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
DOI 10.5555/loom is another paper, "Weaving High-Resolution Pictures"; check the link
        """,
        facts="""
        {"format": 1, "papers": {
        "doi:10.5555/loom": {"titles": {"1": "Weaving High-Resolution Pictures"}}
        }}
        """,
    ),
    Good(
        """
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        - Residual Networks: Deep Residual Learning, CVPR 2016 (Oral) [[paper]](https://arxiv.org/abs/1512.03385)
        - K. He et al. Very Deep Networks by Shortcuts between Layers [[paper]](https://arxiv.org/abs/1512.03385)
        """,
        facts="""
        {"format": 1, "papers": {
        "1512.03385": {"titles": {"1": "Deep Residual Learning for Image Recognition"}, "authors": ["Kaiming He", "Jian Sun"]}
        }}
        """,
    ),
)
_MAX_SHOWN_TITLE = 100


def check(document: Document, context: Context) -> Iterator[Finding]:
    from fgad_lint.facts.entries import known_entries

    facts = context.facts()
    for kind in ("arxiv", "doi", "openreview"):
        for entry in known_entries(document, facts, kind):
            if entry.likeness == "other":
                number = entry.facts.id
                right = facts.with_title(entry.paper.title) if facts and kind == "arxiv" else None
                advice = f"this one is {right.id}" if right else f"check the {'id' if kind == 'arxiv' else 'link'}"
                name = number.replace("doi:", "DOI ").replace("openreview:", "OpenReview's ")
                title = short_title(without_tex(entry.facts.title), _MAX_SHOWN_TITLE)
                fix = replace_arxiv_id(document, entry.paper, number, right.id) if right else None
                yield Finding(entry.link.url_span, f'{name} is another paper, "{title}"; {advice}', fix)
