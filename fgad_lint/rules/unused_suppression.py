"""An ignore comment must silence something.

A comment that outlived its fault would hide the next one, and a misspelt one hides nothing: whoever wrote it should
hear that. A rule is blamed only if it ran, so a run with --select leaves the comments for other rules alone.
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

        An entry that may stay as it is ends in `<!-- fgad-lint: ignore RULE -->`.
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from context.unused_suppressions
