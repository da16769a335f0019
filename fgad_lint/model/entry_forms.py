"""How an entry is written: what it starts with, and the label of its first link."""

from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Inline, Link
from fgad_lint.model.labels import is_label, undecorated
from fgad_lint.model.links import is_external
from fgad_lint.text import Span, words_in

Opening = Literal["link", "label", "bold", "quote", "tag", "text"]

_MIN_TITLE_WORDS = 3
# Two Chinese or Japanese characters are a word.
_WORD = lazy_re.compile(r"[\u3040-\u9fff]{2}|(?:(?![\u3040-\u9fff])[^\W_])+")
_DECORATION = " \t*_~`[(\\"
_TAGS = "[(（【"
_AFTER_LINK = " \t*_~`])\r\n"


class Form(NamedTuple):
    """How an entry is written.

    `opening` is what it starts with: a linked title or label, a bold or quoted title, a tag in brackets, or other text. `label`
    is what the first link after the opening says: the letters of a label such as "paper", "0" for one with a date, "" for a
    title. It is None if the entry has no link. `after_link` is what follows that link: the
    punctuation, "a" if it is a word, or "".
    """

    opening: Opening
    label: str | None
    after_link: str

    def is_like(self, other: "Form") -> bool:
        """Whether two entries start alike, and both or neither have a link."""
        return self.opening == other.opening and (self.label is None) == (other.label is None)

    def is_same(self, other: "Form") -> bool:
        """Whether two entries start alike, and have a link with the same label."""
        return self.opening == other.opening and self.label == other.label is not None


def form_of(text: str, span: Span, inline: Inline) -> Form:
    """The form of an entry, or of a line, that is written in `span`."""
    inline = inline.within(*span)
    link = next(filter(is_external, inline.links), None)
    label = _label(text, inline, link) if link else None
    after = text[link.span.end : span.end].strip(_AFTER_LINK)[:1] if link else ""
    return Form(_opening(text, span, inline, link, label), label, "a" if after.isalnum() else after)


def has_title(text: str, span: Span, inline: Inline) -> bool:
    """Whether a line has several words before its first link, or in the label of a link or the bold text that it starts with."""
    inline = inline.within(*span)
    link = next(filter(is_external, inline.links), None)
    end = link.span.start if link else span.end
    before = inline.shown(text, span.start, end).strip(_DECORATION)
    if not before and link:
        before = inline.shown(text, *link.label)
    n_words = len(words_in(before)) if before.isascii() else len(_WORD.findall(before))
    return n_words >= _MIN_TITLE_WORDS and not is_label(before)


def _label(text: str, inline: Inline, link: Link) -> str:
    shown = inline.shown(text, *undecorated(text, link.label)).strip()
    if link.form in ("bare", "autolink"):
        return "url"
    if not is_label(shown):
        return ""
    return "0" if any(map(str.isdigit, shown)) else "".join(filter(str.isalpha, shown.lower()))


def _opening(text: str, span: Span, inline: Inline, link: Link | None, label: str | None) -> Opening:
    if link and not text[span.start : link.span.start].strip(_DECORATION):
        return "label" if label else "link"
    strong = next(iter(inline.strong), None)
    if strong and text[span.start : strong.start] in ("**", "__"):
        return "bold"
    first = text[span.start : span.start + 1]
    if first in '"“':
        return "quote"
    if first in _TAGS:
        return "tag"
    before = text[span.start : link.span.start if link else span.end]
    return "label" if is_label(before.strip(" :*_[(")) else "text"
