"""An ignore comment must silence something.

A comment that is no longer needed would hide the next finding on its line, and one with a misspelt name hides nothing.
Only comments for rules that ran are reported, so a run with --select leaves those for other rules alone.
"""

from collections.abc import Iterator, Sequence

from fgad_lint import rules
from fgad_lint.diagnostic import Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.ignore_comments import EVERY_RULE, IgnoreComment, InvalidComment, ignore_comments
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
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

        <!-- fgad-lint: skip unused-suppression -->
                        ^^^^ unknown word `skip`; write `ignore`, `ignore-file`, `disable`, `enable` or `disable-next-line`
        ## Surveys

        <!-- fgad-lint: ignore-file -->
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ignore-file` works only at the top of the file; move it there
        """),
    Bad(
        """
        # Papers

        <!-- fgad-lint ignore duplicate-paper -- two data sets -->
             ^^^^^^^^^^^^^^^^ lacks a colon; write `fgad-lint: ignore`
        - Mamba [[arXiv 2023]](https://arxiv.org/abs/2312.00752)
        """,
        fixed="""
        # Papers

        <!-- fgad-lint: ignore duplicate-paper -- two data sets -->
        - Mamba [[arXiv 2023]](https://arxiv.org/abs/2312.00752)
        """,
    ),
    Good("""
        # Papers

        End an entry with `<!-- fgad-lint: ignore RULE -->` to ignore a rule there.
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    comments = ignore_comments(document)
    known = rules.names() if comments else []
    for comment in comments:
        if isinstance(comment, InvalidComment):
            fix = Fix.safe("correct the comment", comment.edit) if comment.edit else None
            yield Finding(comment.span, comment.message, fix)
        else:
            yield from _check_comment(document, context, comment, known)


def _check_comment(
    document: Document, context: Context, comment: IgnoreComment, known: Sequence[str]
) -> Iterator[Finding]:
    scope = "in this file" if comment.is_for_file else "here"
    if not comment.names and (comment.span.start, EVERY_RULE) not in context.used_targets:
        # A rule that did not run this time may need it.
        fix = _delete_comment(document, comment, is_safe=False)
        yield Finding(comment.span, f"no rule that ran finds anything {scope}; drop the comment", fix)
    for name_index, span in enumerate(comment.names):
        name = document.text_of(span)
        if name in known:
            if name in context.rules_run and (comment.span.start, name) not in context.used_targets:
                fix = _delete_name(document, comment, name_index, is_safe=True)
                yield Finding(span, f"`{name}` finds nothing {scope}; drop it", fix)
        elif closest := _closest(name, known):
            yield Finding(span, f"there is no rule `{name}`; did you mean `{closest}`?")
        else:
            fix = _delete_name(document, comment, name_index, is_safe=False)
            yield Finding(span, f"there is no rule `{name}`; drop it", fix)


def _closest(name: str, known: Sequence[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1)), None)


def _delete_name(document: Document, comment: IgnoreComment, name_index: int, is_safe: bool) -> Fix | None:
    """Delete a name, or the whole comment if it has no other name."""
    from fgad_lint.model.comment_edits import delete_name

    if len(comment.names) == 1:
        return _delete_comment(document, comment, is_safe)
    name = document.text_of(comment.names[name_index])
    return Fix(f"drop `{name}`", (delete_name(comment, name_index),), is_safe)


def _delete_comment(document: Document, comment: IgnoreComment, is_safe: bool) -> Fix | None:
    from fgad_lint.model.comment_edits import delete_comment

    edit = delete_comment(document, comment.span)
    return Fix("drop the comment", (edit,), is_safe) if edit else None
