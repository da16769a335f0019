"""A contents list must name a section only once.

Of two entries one is a leftover, and whoever moves or renames the section will mend only one of them. Entries that call one
section by two names are no fault, nor are entries that stand under different ones.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.document import ContentsEntry, Document, Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
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
           ^^^^^^ already listed on line 1; keep one, or lead it to another "Papers"

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
_MARKER = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    names = Counter(title_key(document.name(section)) for section in document.sections)
    for contents in document.contents:
        for _, level in contents.levels:
            firsts: dict[tuple[Section, str, str], ContentsEntry] = {}
            for number, entry in enumerate(level):
                name = title_key(entry.text)
                if entry.target is None or entry.target is document.root or entry.others or not name:
                    continue
                first = firsts.setdefault((entry.target, name, _beside(document, entry)), entry)
                if first is entry:
                    continue
                message = f"already listed on line {document.line_of(first.span)}; keep one"
                fix = _fix(document, first, level[number - 1], entry)
                if names[name] > 1:
                    message, fix = f'{message}, or lead it to another "{entry.text}"', None
                yield Finding(entry.link.label, message, fix, (Related(first.link.label, "listed here first"),))


def _beside(document: Document, entry: ContentsEntry) -> str:
    """The words beside the link, by which two entries may differ on purpose."""
    before = _without_marker(document.text[entry.span.start : entry.link.span.start])
    return title_key(before + document.text[entry.link.span.end : entry.span.end])


def _fix(document: Document, first: ContentsEntry, above: ContentsEntry, entry: ContentsEntry) -> Fix | None:
    """Drop the lines of an entry that nothing stands under, and the blank ones up to the entry above."""
    start = above.block.span.start + len(_lines(document, above))
    end = entry.span.start + len(_lines(document, entry))
    between = document.text[start : entry.span.start]
    if entry.span != entry.block.span or between.strip() or not between or "<" in _lines(document, entry):
        return None
    safe = _said(document, first) == _said(document, entry)
    return Fix("drop the second entry", (Edit.delete(Span(start, end)),), is_safe=safe)


def _lines(document: Document, entry: ContentsEntry) -> str:
    """An entry with what stands under it, its last line end left out."""
    return document.text_of(entry.block.span).rstrip("\r\n")


def _said(document: Document, entry: ContentsEntry) -> str:
    """What an entry says besides its bullet or number."""
    return _without_marker(_lines(document, entry)).rstrip()


def _without_marker(written: str) -> str:
    marker = _MARKER.match(written)
    return written[marker.end() :] if marker else written
