"""An entry must start with the marker of its list.

Without its bullet, or without the space after it, an entry runs into the one above or is shown as a paragraph, and
tools that read lists overlook it; with a `#` in its place, it is a heading. What counts as an entry is a line that is
written as those around it, but for its bullet or number. Authors, venues and links on lines of their own are fine. A
number must follow the one above it, because readers see 1, 2, 3 whatever is written, but several may be 1 at the start;
of more than five wrong ones, a report shows the first and counts the others. A bullet must have text after it, and an
entry must not be the only one that is indented as a part of another, unless both have a long word in common.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.odd_items import EMPTY_ITEM, MISNUMBERED
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        -Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        ^ no space after `-`, so it runs into the line above
        Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `-` before this entry, so it runs into the line above
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        ^^^ `- -` makes a list within the list; write `-`
        - An Image is Worth Words [[paper](https://arxiv.org/abs/2010.11929)]
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        - An Image is Worth Words [[paper](https://arxiv.org/abs/2010.11929)]
        """,
    ),
    Bad(
        """
        1. **Segment Anything.** ICCV 2023. [paper](https://arxiv.org/abs/2304.02643)

           *Alexander Kirillov, Eric Mintun.*

        2.**Masked Autoencoders.** CVPR 2022. [paper](https://arxiv.org/abs/2111.06377)
        ^^ no space after `2.`, so it is not an item of the list

           *Kaiming He, Xinlei Chen.*

        3. **Deep Residual Learning.** CVPR 2016. [paper](https://arxiv.org/abs/1512.03385)
        """,
        fixed="""
        1. **Segment Anything.** ICCV 2023. [paper](https://arxiv.org/abs/2304.02643)

           *Alexander Kirillov, Eric Mintun.*

        2. **Masked Autoencoders.** CVPR 2022. [paper](https://arxiv.org/abs/2111.06377)

           *Kaiming He, Xinlei Chen.*

        3. **Deep Residual Learning.** CVPR 2016. [paper](https://arxiv.org/abs/1512.03385)
        """,
    ),
    Bad(
        """
        1. [Segment Anything](https://arxiv.org/abs/2304.02643)
        2. [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        3. [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        5. [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        ^ `5.` after `3.`; readers see 4
        5. [Densely Connected Networks](https://arxiv.org/abs/1608.06993)
        """,
        fixed="""
        1. [Segment Anything](https://arxiv.org/abs/2304.02643)
        2. [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        3. [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        4. [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        5. [Densely Connected Networks](https://arxiv.org/abs/1608.06993)
        """,
    ),
    Bad(
        """
        * [Segment Anything](https://arxiv.org/abs/2304.02643)
        *
        ^ empty item; write the entry or delete it
        * [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        """,
        fixed="""
        * [Segment Anything](https://arxiv.org/abs/2304.02643)
        * [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        """,
        safe=False,
    ),
    Bad("""
        # Vision

        ## Segmentation

        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)]
        ## Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        ^^ `##` makes a heading of this entry; write `-`
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        """),
    Good("""
        * [Segment Anything](https://arxiv.org/abs/2304.02643)
        *Alexander Kirillov, Eric Mintun.*
        * [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        Kaiming He, Xinlei Chen, CVPR 2022. [[code](https://e.org/mae)]
        * Long Short-Term Memory Networks for
        Anomaly Detection in Time Series [[paper](https://e.org/lstm)]

        1. [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        1. [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        """),
)

_MAX_EMPTY = 3
_MAX_MISNUMBERED = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    damages = document.damaged_entries
    n_empty = sum(damage.message == EMPTY_ITEM for damage in damages)
    n_misnumbered = sum(MISNUMBERED in damage.message for damage in damages)
    for damage in damages:
        # Many empty items are there on purpose, perhaps as space between entries.
        is_habit = damage.message == EMPTY_ITEM and n_empty > _MAX_EMPTY
        is_safe = damage.is_safe and not is_habit
        # What starts with `##` may have been meant as a heading.
        is_clear = bool(damage.edits) and not document.text.startswith("##", damage.span.start)
        fix = Fix("repair the marker", damage.edits, is_safe) if is_clear else None
        cause = EMPTY_ITEM if is_habit else ""
        if MISNUMBERED in damage.message and n_misnumbered > _MAX_MISNUMBERED:
            cause = MISNUMBERED
        yield Finding(damage.span, damage.message, fix, cause=cause)
