"""An entry must start with the marker of its list.

Without its bullet, or without the space after it, an entry runs into the one above or is shown as a paragraph, and tools
that read lists overlook it. An entry is a line that is written as its neighbours are, but for the bullet or number; lines
that go on with an entry are fine.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        -Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        ^ no space after `-`, so it runs into the entry above
        Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `-` before this entry, so it runs into the entry above
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        """,
    ),
    Good("""
        - **Segment Anything**
          Alexander Kirillov, Eric Mintun. ICCV 2023
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for damage in document.damaged_entries:
        fix = Fix("repair the marker", damage.edits, damage.is_safe) if damage.edits else None
        yield Finding(damage.span, damage.message, fix)
