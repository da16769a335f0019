"""A contents entry must name its section as the heading does.

Readers who click "Visual Tracking" and land under another name wonder whether they are in the right place; most often
the section was renamed and its entry forgotten. Case, punctuation and emoji are overlooked, and so is an entry that
shortens the heading, says more than it or translates it. What differs by a slip of the pen has no fix: that may be in
either.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from fgad_lint import inline
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.document import ContentsEntry, Document
from fgad_lint.papers import title_key
from fgad_lint.rule import Bad, Good
from fgad_lint.text import Span, words_in

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - [Visual Tracking](#mot)
           ^^^^^^^^^^^^^^^ its section is called "Multi-Object Tracking [MOT]" (line 4)

        <a name="mot"></a>
        ## Multi-Object Tracking [MOT]
        """,
        fixed="""
        - [Multi-Object Tracking [MOT]](#mot)

        <a name="mot"></a>
        ## Multi-Object Tracking [MOT]
        """,
    ),
    Bad(
        """
        - **[Segmentation](#segmention)**
             ^^^^^^^^^^^^ its section is called "Segmention" (line 3)

        ## Segmention
        """
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


def check(document: Document) -> Iterator[Finding]:
    entries = [entry for contents in document.contents for entry in contents.entries]
    leads = Counter(entry.target for entry in entries)
    names = {title_key(document.name(section)) for section in document.sections}
    for entry in entries:
        section = entry.target
        # An entry beside another of the same section means a part of it, or another section altogether.
        if section is None or section is document.root or leads[section] > 1 or entry.others:
            continue
        name = document.name(section)
        if title_key(entry.text) in names or _are_alike(entry.text, name) or _are_alike(entry.text, section.title):
            continue
        if _is_latin(entry.text) != _is_latin(name):
            continue  # One is the translation of the other.
        line = document.lines.place(section.heading.span.start).line
        message = f'its section is called "{name}" (line {line})'
        related = Related(section.heading.title_span, "its section")
        yield Finding(entry.link.label, message, _fix(document, entry, name), (related,))


def _is_latin(name: str) -> bool:
    return not any(char > _LAST_LATIN and char.isalpha() for char in name)


_LAST_LATIN = "\u024f"


def _are_alike(text: str, name: str) -> bool:
    """Whether one of two names is the other, a part of it or short for it."""
    if title_key(text) == title_key(name):
        return True
    short, long = sorted((words_in(text.casefold()), words_in(name.casefold())), key=len)
    initials = "".join(word[0] for word in long)
    return short == [initials] or _is_part(short, long)


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of `short` come in `long` in this order, perhaps shorter or longer."""
    rest = iter(long)
    return all(any(word.startswith(other) or other.startswith(word) for other in rest) for word in short)


def _fix(document: Document, entry: ContentsEntry, name: str) -> Fix | None:
    written = document.at(entry.link.label)
    start = written.find(entry.text)
    if entry.link.form != "inline" or start < 0 or _is_slip(entry.text, name):
        return None
    start += entry.link.label.start
    edit = Edit(Span(start, start + len(entry.text)), inline.spelled(name))
    return Fix((edit,), f'write "{name}"')


def _is_slip(text: str, name: str) -> bool:
    """Whether two names differ by a slip of the pen, which may be in either."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, text.casefold()[:200], name.casefold()[:200], autojunk=False).ratio() > 0.85
