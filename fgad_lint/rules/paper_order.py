"""Papers must be in the order of their list.

Readers look for a paper among others of its time, and editors add one where readers will look. The order is the
configured one, or with `auto` the one that a list of at least eight papers already keeps: nine in ten neighbours are
in order, and at most one paper in twenty is out of place, or one of nine titles. `auto` tries the months of the arXiv
ids, the years of the labels, and the titles. `newest-first` and `oldest-first` go by the year of the label or else of
the arXiv id, and within a year by the month of the id if every paper has one and nine in ten neighbours are in that
order. A paper without a date may be anywhere. `auto` also ignores a paper that another date of its entry, its venue or
a tag such as `[10/30]` puts in place, or that is a month off; three or more misplaced papers in a row; venues kept
apart from preprints; and titles in order by the values of numbers, or with capitals first. `any` switches the rule off.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from fgad_lint.diagnostic import Finding, Fix, Related
from fgad_lint.model.document import Document
from fgad_lint.model.list_order import ListOrder, RankedPaper, Slot, configured_order, inferred_order
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good

if TYPE_CHECKING:
    from fgad_lint.model.entry_moves import MovableEntries

SEVERITY = "warning"
OPTIONS = "order"
EXAMPLES = (
    Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [LLaMA](https://arxiv.org/abs/2302.13971)
        - [InstructPix2Pix](https://arxiv.org/abs/2211.09800)
        - [Imagen](https://arxiv.org/abs/2205.11487)
        - [ViT](https://arxiv.org/abs/2010.11929)
           ^^^ "ViT" (2020-10) belongs after "CLIP" (2021-03) on line 8: this list is newest first
        - [Flamingo](https://arxiv.org/abs/2204.14198)
        - [Latent Diffusion](https://arxiv.org/abs/2112.10752)
        - [CLIP](https://arxiv.org/abs/2103.00020)
        - [DDPM](https://arxiv.org/abs/2006.11239)
        - [GPT-3](https://arxiv.org/abs/2005.14165)
        - [BERT](https://arxiv.org/abs/1810.04805)
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [LLaMA](https://arxiv.org/abs/2302.13971)
        - [InstructPix2Pix](https://arxiv.org/abs/2211.09800)
        - [Imagen](https://arxiv.org/abs/2205.11487)
        - [Flamingo](https://arxiv.org/abs/2204.14198)
        - [Latent Diffusion](https://arxiv.org/abs/2112.10752)
        - [CLIP](https://arxiv.org/abs/2103.00020)
        - [ViT](https://arxiv.org/abs/2010.11929)
        - [DDPM](https://arxiv.org/abs/2006.11239)
        - [GPT-3](https://arxiv.org/abs/2005.14165)
        - [BERT](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    Bad(
        """
        1. SPADE [[arXiv 2020]](https://e.org/spade)

        1. PatchCore [[CVPR 2022]](https://e.org/patchcore)
           ^^^^^^^^^ "PatchCore" (2022) belongs before "SPADE" (2020) on line 1: this list is newest first

           Kept in memory, for the most part.

        1. PaDiM [[ICPR 2020]](https://e.org/padim)
        \\ no newline at end
        """,
        fixed="""
        1. PatchCore [[CVPR 2022]](https://e.org/patchcore)

           Kept in memory, for the most part.

        1. SPADE [[arXiv 2020]](https://e.org/spade)

        1. PaDiM [[ICPR 2020]](https://e.org/padim)""",
        safe=False,
        config='order.papers = "newest-first"',
    ),
    Bad(
        """
        - Transformers
          - T-Three [[ICCV 2023]](https://e.org/3)
          - T-Two [[ICCV 2021]](https://e.org/2)
            ^^^^^ 2 of 3 papers are out of order: this list should be oldest first
          - T-One [[ICCV 2019]](https://e.org/1)
        - Convolutions
          - C-One [[ICCV 2017]](https://e.org/c)
        """,
        fixed="""
        - Transformers
          - T-One [[ICCV 2019]](https://e.org/1)
          - T-Two [[ICCV 2021]](https://e.org/2)
          - T-Three [[ICCV 2023]](https://e.org/3)
        - Convolutions
          - C-One [[ICCV 2017]](https://e.org/c)
        """,
        safe=False,
        config='order.papers = "oldest-first"',
    ),
    Bad(
        """
        - [CutPaste](https://arxiv.org/abs/2104.04015)
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
           ^^^^^^^^^ "PatchCore" belongs before "Reverse Distillation" on line 2: this list is alphabetical
        """,
        fixed="""
        - [CutPaste](https://arxiv.org/abs/2104.04015)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    Good("""
        - Draw [[ICCV 2019]](https://e.org/1)
        - Paint [[ICCV 2023]](https://e.org/2)
        - Carve [[ICCV 2021]](https://e.org/3)
        """),
    Good("""
        - Pix2Seq [[ICLR 2022]](https://arxiv.org/abs/2109.10852)
        - DINO [[ICLR 2023]](https://e.org/dino)
        - Mask2Former [[CVPR 2022]](https://e.org/mask2former)
        - Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643)
        - LLaMA [[arXiv 2023]](https://arxiv.org/abs/2302.13971)
        - InstructPix2Pix [[arXiv 2022]](https://arxiv.org/abs/2211.09800)
        - Imagen [[arXiv 2022]](https://arxiv.org/abs/2205.11487)
        - Flamingo [[arXiv 2022]](https://arxiv.org/abs/2204.14198)
        - CLIP [[arXiv 2021]](https://arxiv.org/abs/2103.00020)
        - DDPM [[arXiv 2020]](https://arxiv.org/abs/2006.11239)
        - GPT-3 [[arXiv 2020]](https://arxiv.org/abs/2005.14165)
        - BERT [[arXiv 2018]](https://arxiv.org/abs/1810.04805)
        - Transformer [[arXiv 2017]](https://arxiv.org/abs/1706.03762)
        - DenseNet [[arXiv 2016]](https://arxiv.org/abs/1608.06993)
        - ResNet [[arXiv 2015]](https://arxiv.org/abs/1512.03385)
        """),
    Good("""
        - VGG [[ICLR 2015]](https://arxiv.org/abs/1409.1556)
        - ResNet [[CVPR 2016]](https://arxiv.org/abs/1512.03385)
        - DenseNet [[CVPR 2017]](https://arxiv.org/abs/1608.06993)
        - MobileNet [[arXiv 2017]](https://e.org/mobilenet)
        - CLEVR [[CVPR 2018]](https://arxiv.org/abs/1612.06890)
        - SPADE [[arXiv 2017]](https://arxiv.org/abs/1703.00001)
        - Mask R-CNN [[ICCV 2018]](https://arxiv.org/abs/1703.06870)
        - BERT [[NAACL 2019]](https://e.org/bert)
        - EfficientNet [[ICML 2019]](https://e.org/efficientnet)
        - DETR [[ECCV 2020]](https://e.org/detr)
        - ViT [[ICLR 2021]](https://e.org/vit)
        - MAE [[CVPR 2022]](https://e.org/mae)
        - SAM [[ICCV 2023]](https://e.org/sam)
        """),
    Good("""
        - [bert](https://e.org/1)
        - [clip](https://e.org/2)
        - [detr](https://e.org/3)
        - [go doc](https://e.org/4)
        - [go plugin](https://e.org/11)
        - [go-mode](https://e.org/5)
        - [gocode](https://e.org/6)
        - [llama](https://e.org/7)
        - [vgg](https://e.org/8)
        - [vit](https://e.org/9)
        - [yolo](https://e.org/10)
        """),
    Good(
        """
        - Draw [[ICCV 2019]](https://e.org/1)
        - Paint [[ICCV 2023]](https://e.org/2)
        """,
        config='order.papers = "any"',
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    option = context.config.order.papers
    if option == "any":
        return
    for paper_list in document.paper_lists:
        for _, group in groupby(paper_list.papers, key=lambda paper: paper.path):
            papers = list(group)
            if option == "auto":
                order = inferred_order(document.text, papers)
            else:
                order = configured_order(document.text, papers, option)
            if order and order.misplaced:
                from fgad_lint.model.entry_moves import MovableEntries

                entries = MovableEntries.of(document.text, papers, paper_list.kind)
                if order.is_nearly_kept:
                    yield from _finding_for_each(document, order, entries)
                else:
                    yield _finding_for_all(order, entries)


def _finding_for_all(order: ListOrder, entries: "MovableEntries | None") -> Finding:
    n_misplaced = len(order.misplaced)
    message = f"{n_misplaced} of {len(order.papers)} papers are out of order: this list should be {_order_name(order)}"
    fix = _fix(entries, list(order.slots(order.misplaced)))
    return Finding(order.papers[order.misplaced[0]].paper.title_span, message, fix)


def _finding_for_each(document: Document, order: ListOrder, entries: "MovableEntries | None") -> Iterator[Finding]:
    for slot in order.slots(index for index in order.misplaced if index not in order.deliberate):
        neighbour = slot.neighbour.paper
        side = "before" if slot.is_before else "after"
        place = f"{side} {_title_and_date(slot.neighbour)} on line {document.line_of(neighbour.title_span)}"
        related = Related(neighbour.title_span, "its new neighbour")
        fix = _fix(entries, [slot])
        for ranked in slot.papers:
            message = f"{_title_and_date(ranked)} belongs {place}: this list is {_order_name(order)}"
            yield Finding(ranked.paper.title_span, message, fix, (related,))
            fix = None  # One fix moves all papers of a slot, because two fixes cannot insert at the same offset.


def _title_and_date(ranked: RankedPaper) -> str:
    return f'"{short_title(ranked.paper.title)}"' + (f" ({ranked.date})" if ranked.date else "")


def _order_name(order: ListOrder) -> str:
    return order.name.replace("-", " ")


def _fix(entries: "MovableEntries | None", slots: Sequence[Slot]) -> Fix | None:
    from fgad_lint.model.entry_moves import Move

    if entries is None:
        return None
    moves = [
        Move(
            [ranked.paper for ranked in sorted(slot.papers, key=lambda ranked: ranked.rank)],
            slot.neighbour.paper,
            slot.is_before,
        )
        for slot in slots
    ]
    n_moved = sum(len(slot.papers) for slot in slots)
    message = f"move {n_moved} papers to their places" if n_moved > 1 else "move it to its place"
    return Fix.unsafe(message, *entries.edits(moves))
