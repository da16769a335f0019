"""An ignore comment must silence something.

A comment that is no longer needed would hide the next problem on its line, and one with a misspelt name hides nothing.
Only comments for rules that ran are reported, so a run with --select leaves those for other rules alone.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        <!-- fgad-lint: ignore unused-suppression -->
                               ^^^^^^^^^^^^^^^^^^ `unused-suppression` finds nothing here; drop it
        - Mamba [[arXiv 2023]](https://arxiv.org/abs/2312.00752) <!-- fgad-lint: ignore broken-anchor -->
        """,
        fixed="""
        - Mamba [[arXiv 2023]](https://arxiv.org/abs/2312.00752) <!-- fgad-lint: ignore broken-anchor -->
        """,
    ),
    Bad(
        """
        <!-- fgad-lint: ignore-file broken-anchors -->
                                    ^^^^^^^^^^^^^^ there is no rule `broken-anchors`; did you mean `broken-anchor`?
        # Papers
        """
    ),
    Bad("""
        # Papers

        <!-- fgad-lint: disable unused-suppression -->
                        ^^^^^^^ `disable` is neither `ignore` nor `ignore-file`
        ## Surveys

        <!-- fgad-lint: ignore-file -->
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ignore-file` works only at the top of the file; move it there
        """),
    Good("""
        # Papers

        End an entry with `<!-- fgad-lint: ignore RULE -->` to ignore a rule there.
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from context.unused_suppressions
