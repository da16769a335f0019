"""A contents entry must name its section as the heading does.

Readers who click "Visual Tracking" and land under another name wonder whether they are in the right place; most often
the section was renamed and its entry forgotten. Case, punctuation and emoji are overlooked, and so is an entry that
shortens the heading, says more than it or translates it. The fix is safe where the entry is misspelt: the heading differs
by a letter or two, and its spelling, not that of the entry, is found elsewhere in the list. Any other name may be meant.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown import inline
from fgad_lint.model.document import ContentsEntry, Document
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
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
        safe=False,
    ),
    Bad(
        """
        - ✨[Segmention](#-segmentation)
             ^^^^^^^^^^ its section is called "✨ Segmentation" (line 3)

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
        line = document.line_of(section.heading.span)
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
    """Write the words of the heading for those of the entry; each keeps its own emoji and numbers."""
    written, words = document.text_of(entry.link.label), _without_ornaments(entry.text)
    start = written.find(words)
    if entry.link.form != "inline" or not words or start < 0:
        return None
    start += entry.link.label.start
    name = _without_ornaments(name)
    if name in ("", words):
        return None
    edit = Edit.replace(Span(start, start + len(words)), inline.spelled(name))
    return Fix(f'write "{name}"', (edit,), is_safe=_is_misspelt(document, entry, name))


def _without_ornaments(name: str) -> str:
    """A name without the emoji at its ends and the number before it."""
    start, end = 0, len(name)
    while start < end and (length := _emoji_length(_SHORTCODE.match(name, start), name[start])):
        start += length
    if number := _NUMBER.match(name, start):
        start = number.end()
    while end > start and (
        length := _emoji_length(_SHORTCODE_BEFORE.search(name, max(start, end - 42), end), name[end - 1])
    ):
        end -= length
    return name[start:end]


def _emoji_length(shortcode: re.Match[str] | None, char: str) -> int:
    """How many characters an emoji has: all of a shortcode, or else the one character; 0 if that is another."""
    if shortcode:
        return len(shortcode[0])
    from unicodedata import category

    return int(char.isspace() or char in _EMOJI_JOINERS or category(char) in ("So", "Sk"))


_SHORTCODE = lazy_re.compile(r":[a-z0-9_+-]{1,40}:")
_SHORTCODE_BEFORE = lazy_re.compile(rf"{_SHORTCODE.pattern}\Z")
_EMOJI_JOINERS = "\u200d\ufe0e\ufe0f"
_NUMBER = lazy_re.compile(r"\d{1,3}(?:(?:\.\d{1,3})+\.?|[.)])\s+")


def _is_misspelt(document: Document, entry: ContentsEntry, name: str) -> bool:
    """Whether an entry has slips of the pen which the heading, called `name`, has not.

    A word is taken for the right one of two if it alone of the two is found elsewhere in the list.
    """
    words, heading_words = words_in(entry.text.casefold()), words_in(name.casefold())
    if len(words) != len(heading_words) or entry.target is None:
        return False
    pairs = [pair for pair in zip(words, heading_words, strict=True) if pair[0] != pair[1]]
    if not pairs or not all(_is_slip(*pair) for pair in pairs):
        return False
    counts = _word_counts(document.text)
    here = Counter(
        word for span in (entry.span, entry.target.heading.span) for word in words_in(document.text_of(span).casefold())
    )
    return all(counts[right] > here[right] and counts[wrong] == here[wrong] for wrong, right in pairs)


@lru_cache(1)  # It is asked for each entry that may be misspelt.
def _word_counts(text: str) -> Counter[str]:
    return Counter(words_in(text.casefold()))


def _is_slip(word: str, other: str) -> bool:
    """Whether two words differ by a letter or two, and not as British and American spellings do."""
    from difflib import SequenceMatcher

    longer = max(len(word), len(other))
    if not _MIN_WORD_LENGTH <= longer <= _MAX_WORD_LENGTH or _american(word) == _american(other):
        return False
    matches = SequenceMatcher(None, word, other, autojunk=False).get_matching_blocks()
    return longer - sum(match.size for match in matches) <= 2


def _american(word: str) -> str:
    """A word as Americans spell it, as far as endings tell."""
    for british, american in _ENDINGS:
        word = british.sub(american, word)
    return word


_ENDINGS = (
    (lazy_re.compile(r"our"), "or"),
    (lazy_re.compile(r"is(?=e|ing|ation)"), "iz"),
    (lazy_re.compile(r"ys(?=e|ing)"), "yz"),
    (lazy_re.compile(r"(model|label|level|signal|travel|cancel|channel|fuel)l(?=ing|ed|er)"), r"\1"),
    (lazy_re.compile(r"tre\b"), "ter"),
    (lazy_re.compile(r"ogue\b"), "og"),
)
_MIN_WORD_LENGTH = 5  # Shorter words that differ by a letter or two are other words.
_MAX_WORD_LENGTH = 100
