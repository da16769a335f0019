"""A contents list must list a section only once.

One of the two entries is a leftover, and whoever moves or renames the section will update only one of them. Entries
with different names for one section are fine, and so are entries with different parents.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.contents import ContentsEntry
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Datasets](#datasets)
        - [Metrics](#metrics)
        - [Datasets](#datasets)
           ^^^^^^^^ already listed on line 1; keep one

        ## Datasets
        ## Metrics
        """,
        fixed="""
        - [Datasets](#datasets)
        - [Metrics](#metrics)

        ## Datasets
        ## Metrics
        """,
    ),
    Bad(
        """
        1. [Datasets](#datasets)

        2. [Metrics](#metrics)

        3. **[Data sets](#datasets)**
              ^^^^^^^^^ already listed on line 1; keep one

        ## Datasets
        ## Metrics
        """,
        fixed="""
        1. [Datasets](#datasets)

        2. [Metrics](#metrics)

        ## Datasets
        ## Metrics
        """,
        safe=False,
    ),
    Bad("""
        - [Papers](#papers)
        - [Papers](#papers)
           ^^^^^^ already listed on line 1; keep one, or link to another "Papers"

        # Papers
        # Tools
        # Papers
        """),
    Good("""
        - [Data](#datasets)
        - [Benchmarks](#datasets)
        - [Benchmarks](#datasets) of videos
        - [Images](#images)
          - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys)

        ## Surveys
        ## Datasets
        ## Images
        ## Videos
        """),
)
_LIST_MARKER = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    n_sections = Counter(section.name_key for section in document.sections)
    for contents in document.contents_lists:
        for _, level in contents.levels:
            earlier_entries: dict[tuple[Section, str, str], ContentsEntry] = {}
            for entry_index, entry in enumerate(level):
                name = title_key(entry.text)
                if entry.target is None or entry.target is document.root or entry.others or not name:
                    continue
                earlier = earlier_entries.setdefault((entry.target, name, _words_around_link(document, entry)), entry)
                if earlier is entry:
                    continue
                message = f"already listed on line {document.line_of(earlier.span)}; keep one"
                fix = _fix(document, earlier, level[entry_index - 1], entry)
                if n_sections[name] > 1:
                    message, fix = f'{message}, or link to another "{entry.text}"', None
                yield Finding(entry.link.label, message, fix, (Related(earlier.link.label, "listed here first"),))


def _words_around_link(document: Document, entry: ContentsEntry) -> str:
    """The words before and after the link, in which two entries may differ on purpose."""
    before = _without_marker(document.text[entry.span.start : entry.link.span.start])
    return title_key(before + document.text[entry.link.span.end : entry.span.end])


def _fix(document: Document, earlier: ContentsEntry, previous: ContentsEntry, entry: ContentsEntry) -> Fix | None:
    """Drop an entry that has the same URL and no nested ones, and the blank lines between it and the previous entry."""
    lines = _lines(document, entry)
    start = previous.block.span.start + len(_lines(document, previous))
    between = document.text[start : entry.span.start]
    if (
        entry.link.url != earlier.link.url
        or entry.span != entry.block.span
        or between.strip()
        or not between
        or "<" in lines
    ):
        return None
    is_same = _without_marker(_lines(document, earlier)).rstrip() == _without_marker(lines).rstrip()
    edit = Edit.delete(Span(start, entry.span.start + len(lines)))
    return Fix("drop the second entry", (edit,), is_safe=is_same)


def _lines(document: Document, entry: ContentsEntry) -> str:
    """The text of an entry with the entries nested in it, without the last line end."""
    return document.text_of(entry.block.span).rstrip("\r\n")


def _without_marker(text: str) -> str:
    marker = _LIST_MARKER.match(text)
    return text[marker.end() :] if marker else text
