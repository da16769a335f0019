"""A Latin word must not contain a Greek or Cyrillic letter that looks the same.

Nobody finds the paper by searching for the word, and a link to the heading cannot be typed. Such letters come from PDF
files and other keyboards. Words in Greek or Cyrillic are fine, and so are symbols such as the Δ of ParamΔ.
"""

from collections.abc import Iterator
from unicodedata import name

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import LATIN_LOOKALIKES
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - [Segment \u0410nything](https://arxiv.org/abs/2304.02643)
                   ^^^^^^^^ cyrillic capital letter a (U+0410) in a Latin word; write `A`
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        """,
    ),
    Bad("""
        ## D\u0430tasets
           ^^^^^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
        """),
    Good("""
        - [ParamΔ for Models of 5 μm, with β-VAE and λScale](https://arxiv.org/abs/2504.21023)
        - [Обзор методов](https://e.org/1), [Ανασκόπηση](https://e.org/2)
        - [A Vitamin \u0410 Study](https://e.org/3)
        """),
)
_WORD = lazy_re.compile(r"[^\W\d_]{3,}")
_MAX_LOOKALIKES = 2  # A word with more of them is in another script.


def check(document: Document, context: Context) -> Iterator[Finding]:
    for heading in document.headings:
        if not heading.title.isascii():
            yield from _in_title(document, heading.title_span, is_heading=True)
    for paper in document.papers_where(_has_other_letters):
        yield from _in_title(document, paper.title_span, is_heading=False)


def _has_other_letters(_text: str, paper: Paper) -> bool:
    return not paper.title.isascii()


def _in_title(document: Document, title: Span, is_heading: bool) -> Iterator[Finding]:
    for match in _WORD.finditer(document.text, *title):
        word = match[0]
        lookalikes = [letter for letter in word if letter in LATIN_LOOKALIKES]
        others = [letter for letter in word if letter not in LATIN_LOOKALIKES]
        if not 0 < len(lookalikes) <= _MAX_LOOKALIKES or len(others) < 2 or not "".join(others).isascii():
            continue
        first = lookalikes[0]
        message = f"{name(first).lower()} (U+{ord(first):04X}) in a Latin word; write `{LATIN_LOOKALIKES[first]}`"
        span = Span(*match.span())
        latin = "".join(LATIN_LOOKALIKES.get(letter, letter) for letter in word)
        # The link to a heading depends on its letters.
        fix = None if is_heading else Fix.safe(f"write `{latin}`", Edit.replace(span, latin))
        yield Finding(span, message, fix)
