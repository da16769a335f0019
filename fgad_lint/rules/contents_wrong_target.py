"""A contents entry must lead to the section that it names.

A copied entry whose link was not changed, or a number behind a repeated heading that is one off, sends readers to
another section, and nothing tells them. Only an entry whose own section no other entry leads to is reported.
"""

from collections.abc import Iterator, Mapping, Sequence

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model.document import ContentsEntry, Document, Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - [Embedding Methods](#embedding-methods)
        - [Flow Methods](#embedding-methods)
                         ^^^^^^^^^^^^^^^^^^ leads to "Embedding Methods" (line 4), not to "Flow Methods" (line 5)

        ## Embedding Methods
        ## Flow Methods
        """,
        fixed="""
        - [Embedding Methods](#embedding-methods)
        - [Flow Methods](#flow-methods)

        ## Embedding Methods
        ## Flow Methods
        """,
        safe=False,
    ),
    Bad(
        """
        - [Images](#images)
          - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys)
                      ^^^^^^^^ leads to "Surveys" of "Images" (line 7), not to "Surveys" of "Videos" (line 9)

        ## Images
        ### Surveys
        ## Videos
        ### Surveys
        """,
        fixed="""
        - [Images](#images)
          - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys-1)

        ## Images
        ### Surveys
        ## Videos
        ### Surveys
        """,
        safe=False,
    ),
    Good("""
        - [Methods](#flow)
          - [Flow](#flow)
          - [Distillation](#flow)
        - [Metrics](#metrics-for-images)

        ## Flow
        ## Metrics for Images
        ### Metrics
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    free = _free(document)
    for contents in document.contents:
        for above, level in contents.levels:
            around = above.target if above and above.target else contents.covers
            for entry in level:
                if entry.target and not entry.others:
                    meant = _meant(document, entry, entry.target, free, around, contents.covers)
                    if meant:
                        yield _finding(document, entry, entry.target, meant)


def _free(document: Document) -> dict[tuple[str, Section], list[Section]]:
    """The sections that no entry leads to, by name and by what they are part of."""
    listed = {entry.target for contents in document.contents for entry in contents.entries}
    free: dict[tuple[str, Section], list[Section]] = {}
    for section in document.sections:
        if section not in listed:
            for around in section.ancestors():
                free.setdefault((title_key(document.name(section)), around), []).append(section)
    return free


def _meant(
    document: Document,
    entry: ContentsEntry,
    target: Section,
    free: Mapping[tuple[str, Section], Sequence[Section]],
    around: Section,
    covers: Section,
) -> Section | None:
    """The section that an entry names, if it is no other than that and not its target."""
    text, name = title_key(entry.text), title_key(document.name(target))
    named = free.get((text, around), ())
    if text == name:
        # One of several sections of this name: the right one unless it stands elsewhere than the entry.
        named = () if around in target.ancestors() else named
    elif text in name:
        named = ()
    else:
        named = named or free.get((text, covers), ())
    return named[0] if len(named) == 1 else None


def _finding(document: Document, entry: ContentsEntry, target: Section, meant: Section) -> Finding:
    alike = title_key(document.name(target)) == title_key(document.name(meant))
    message = f"leads to {_said(document, target, alike)}, not to {_said(document, meant, alike)}"
    fragment = document.fragment(meant)
    fix = None
    if fragment and entry.link.form != "reference" and document.text_of(entry.link.target).startswith("#"):
        fix = Fix.unsafe(f"write `#{fragment}`", Edit.replace(entry.link.target, f"#{fragment}"))
    return Finding(entry.link.target, message, fix, (Related(meant.heading.title_span, "the section that it names"),))


def _said(document: Document, section: Section, with_parent: bool) -> str:
    line = document.line_of(section.heading.span)
    parent = f' of "{document.name(section.parent)}"' if with_parent and section.parent and section.parent.level else ""
    return f'"{document.name(section)}"{parent} (line {line})'
