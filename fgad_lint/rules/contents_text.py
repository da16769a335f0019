"""A contents entry must name its section as the heading does.

Readers who click "Visual Tracking" and land at another name wonder whether they are in the right place. Usually the
section was renamed and its entry forgotten. Case, punctuation and emoji are ignored, and an entry may shorten, extend
or translate the heading. It is an info unless they differ by a letter or two: any other name may be intended. The fix
is safe if the entry is misspelt: only the spelling of the heading is found elsewhere in the list.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from fgad_lint.diagnostic import Edit, Finding, Fix, Related, Severity
from fgad_lint.markdown import inline
from fgad_lint.model.contents import ContentsEntry
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Visual Tracking](#mot)
           ^^^^^^^^^^^^^^^ its section on line 4 is called "Multi-Object Tracking [MOT]"; rename one

        <a name="mot"></a>
        ## Multi-Object Tracking [MOT]
        """,
        fixed="""
        - [Multi-Object Tracking [MOT]](#mot)

        <a name="mot"></a>
        ## Multi-Object Tracking [MOT]
        """,
        safe=False,
        severity="info",
    ),
    Bad(
        """
        - ✨[Segmention](#-segmentation)
             ^^^^^^^^^^ its section on line 3 is called "✨ Segmentation"; rename one

        ## ✨ Segmentation

        - A Survey of Segmentation [[paper]](https://arxiv.org/abs/2401.00001)
        """,
        fixed="""
        - ✨[Segmentation](#-segmentation)

        ## ✨ Segmentation

        - A Survey of Segmentation [[paper]](https://arxiv.org/abs/2401.00001)
        """,
    ),
    Good("""
        - [Image Generation (12)](#image-generation)
        - [Data](#datasets-and-benchmarks)
        - [VQA](#visual-question-answering)
        - [✨ Multi-modal](#multimodal)

        ## Image Generation
        ## Datasets and Benchmarks
        ## Visual Question Answering
        ## Multimodal
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    entries = [entry for contents in document.contents_lists for entry in contents.entries]
    n_entries = Counter(entry.target for entry in entries)
    section_keys = {section.name_key for section in document.sections}
    for entry in entries:
        section = entry.target
        # One of several entries for a section is about a part of it, or about another section altogether.
        if section is None or section is document.root or n_entries[section] > 1 or entry.others:
            continue
        if title_key(entry.text) in section_keys or not _has_other_name(entry, section):
            continue
        line = document.line_of(section.heading.span)
        message = f'its section on line {line} is called "{section.name}"; rename one'
        related = Related(section.heading.title_span, "its section")
        fix = _fix(document, entry, section)
        severity: Severity | None = None if _differ_by_typos(entry, section) else "info"
        yield Finding(entry.link.label, message, fix, (related,), severity)


def _has_other_name(entry: ContentsEntry, section: Section) -> bool:
    from fgad_lint.model.section_names import is_latin, is_same_or_short

    if is_same_or_short(entry.text, section.name) or is_same_or_short(entry.text, section.title):
        return False
    # If only one is in Latin script, it is the translation of the other.
    return is_latin(entry.text) == is_latin(section.name)


def _differ_by_typos(entry: ContentsEntry, section: Section) -> bool:
    from fgad_lint.model.section_names import without_ornaments
    from fgad_lint.model.spelling import find_typos

    return bool(find_typos(without_ornaments(entry.text), without_ornaments(section.name)))


def _fix(document: Document, entry: ContentsEntry, section: Section) -> Fix | None:
    """Replace the words of the entry with those of the heading; the entry keeps its own emoji and number."""
    from fgad_lint.model.section_names import without_ornaments

    label, words = document.text_of(entry.link.label), without_ornaments(entry.text)
    offset = label.find(words)
    if entry.link.form != "inline" or not words or offset < 0:
        return None
    name = without_ornaments(section.name)
    if name in ("", words):
        return None
    start = entry.link.label.start + offset
    edit = Edit.replace(Span(start, start + len(words)), inline.spelled(name))
    return Fix(f'write "{name}"', (edit,), is_safe=_is_misspelt(document, entry, section, name))


def _is_misspelt(document: Document, entry: ContentsEntry, section: Section, name: str) -> bool:
    """Whether the entry has typos and its section, which is called `name`, has none.

    A spelling is right if it is found elsewhere in the list and the other is not.
    """
    from fgad_lint.model.spelling import count_words, find_typos

    typos = find_typos(entry.text, name)
    if not typos:
        return False
    counts = count_words(document.text)
    own_words = (words_in(document.text_of(span).casefold()) for span in (entry.span, section.heading.span))
    own_counts = Counter(chain.from_iterable(own_words))
    return all(counts[right] > own_counts[right] and counts[wrong] == own_counts[wrong] for wrong, right in typos)
