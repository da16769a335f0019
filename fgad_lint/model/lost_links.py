"""Text that was meant to be a link but is not one, because of its brackets."""

from collections.abc import Callable, Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.model import link_brackets
from fgad_lint.model.damage import Damage
from fgad_lint.model.labels import is_label
from fgad_lint.model.link_brackets import CLOSERS, OPENERS, Brackets, BracketSpans
from fgad_lint.model.titles import title_key
from fgad_lint.model.unlinked_text import UnlinkedText
from fgad_lint.text import Span

_MAX_LABEL_LENGTH = 300
_MIN_TITLE_WORDS = 4
_URL = lazy_re.compile(r"https?:\s?//[^\s()\[\]{}（）［］【】<>\0*|`]+(?<![.,;:!?，。、；\\])")
_SQUARE_OPENERS, _SQUARE_CLOSERS = "[［【", "]］】"
_AFTER_URL = lazy_re.compile(r"[.,;:!?，。、；]*+[ \t*_~|]*+(?:$|[\r\0\[［【(（])|[,;，、；]", 8)
#   [code](https://e.org/
#   1)
_CONTINUED = lazy_re.compile(r"(?P<break>[ \t]*+[\r\n]{1,2}[ \t]*+)[^\s()\[\]\0]++\)")
_CLOSED_LATER = lazy_re.compile(r"[^()（）\[\]\0\r\n]*\)")
_AFTER_LINK = lazy_re.compile(r"[^\w/&=#%-]|\Z")


def find_lost_links(text: str, unlinked: UnlinkedText, siblings_open_with_link: Callable[[], bool]) -> Iterator[Damage]:
    """The lost links around the URLs of a leaf; `text` is that of the document.

    `siblings_open_with_link` tells whether the entries next to that of the leaf start with a link.
    """
    position = 0
    for match in _URL.finditer(unlinked.text):
        url = Span(*match.span())
        damage = None
        if spans := _spans_around(unlinked, url, position):
            damage = _damage(text, unlinked, spans)
        elif unlinked.text.startswith("](", url.start - 2):
            damage = _without_opening(unlinked, url, position, siblings_open_with_link)
        if damage:
            yield damage
        position = url.end


def _spans_around(unlinked: UnlinkedText, url: Span, position: int) -> BracketSpans | None:
    """The brackets around a URL and a label before it, from `position` on; None if no bracket opens the label."""
    text = unlinked.text
    before_url = link_brackets.run_before(text, url.start, OPENERS, position)
    gap = _gap_start(text, before_url, position)
    after_label = link_brackets.run_before(text, gap, CLOSERS, position)
    start = max(position, gap - _MAX_LABEL_LENGTH, *(text.rfind(char, position, gap) + 1 for char in "\n\r\0"))
    opening = _label_opening(unlinked, start, after_label)
    if opening < 0:
        return None
    # "[[Code (in part)(https://e.org/1)]]": the first of these parentheses is part of the label.
    while after_label < gap and text[after_label] in ")）" and _opens_parenthesis(text[opening + 1 : after_label]):
        after_label += 1
    before, after = unlinked.runs_around(opening, url.end, start)
    if before and text[before - 1] in "!\\":  # An image, or brackets that are text.
        return None
    label_start = opening + 1
    while label_start < after_label and text[label_start] in OPENERS and label_start in unlinked.unmatched:
        label_start += 1
    return BracketSpans(
        Span(before, label_start),
        Span(label_start, after_label),
        Span(after_label, gap),
        Span(before_url, url.start),
        url,
        Span(url.end, after),
    )


def _opens_parenthesis(label: str) -> bool:
    return label.count("(") + label.count("（") > label.count(")") + label.count("）")


def _gap_start(text: str, end: int, position: int) -> int:
    """Where the white space before an offset starts, if it has at most one line end."""
    start = position + len(text[position:end].rstrip(" \t\r\n"))
    gap = text[start:end]
    return start if gap.count("\n") + gap.count("\r") - gap.count("\r\n") < 2 else end


def _label_opening(unlinked: UnlinkedText, start: int, end: int) -> int:
    """The offset of the bracket that opens a label, which ends at `end`; -1 if there is none from `start` on."""
    text, depth = unlinked.text, 0
    for offset in range(end - 1, start - 1, -1):
        if text[offset] in _SQUARE_CLOSERS:
            depth += 1
        elif text[offset] in _SQUARE_OPENERS:
            if not depth:
                return offset
            depth -= 1
    return max(
        (offset for offset in range(start, end) if text[offset] in "({（" and offset in unlinked.unmatched), default=-1
    )


def _damage(text: str, unlinked: UnlinkedText, spans: BracketSpans) -> Damage | None:
    label, written = text[slice(*unlinked.moved(spans.label))], spans.brackets(unlinked.text)
    gap = Span(spans.after_label.end, spans.before_url.start)
    if not _is_meant_as_link(unlinked, label.strip(), written, spans):
        return None
    if gap.end > gap.start and link_brackets.is_sound(written):
        what = "line break" if "\n" in unlinked.text[slice(*gap)] or "\r" in unlinked.text[slice(*gap)] else "space"
        space = unlinked.moved(gap)
        return Damage(space, f"{what} between label and URL, so this is not a link", (Edit.delete(space),))
    nearest = link_brackets.nearest(written, text, label, unlinked.styles_of_several(spans))
    if nearest is None:
        return None
    meant, is_certain = nearest
    if any(unlinked.partners.get(offset, offset) < spans.before_label.start for offset in range(*spans.after_label)):
        is_certain = False  # "(see [code])(https://e.org/1)"
    edits = link_brackets.edits(spans, written, meant)
    if gap.end > gap.start:
        edits = _without_gap(edits, gap)
    edits = tuple(Edit(unlinked.moved(edit.span), edit.text) for edit in edits)
    if not written.after_url and (continued := _CONTINUED.match(unlinked.text, spans.url.end)):
        line_break = unlinked.span(continued, "break")
        return Damage(line_break, "line break in the URL, so this is not a link", (Edit.delete(line_break),))
    if not written.after_url and not _AFTER_URL.match(unlinked.text, spans.url.end):
        if _CLOSED_LATER.match(unlinked.text, spans.url.end):
            return None  # There is a space in the URL.
        is_certain = False
    span, message = _described(unlinked, label, spans, written, meant)
    return Damage(span, message, edits, is_certain)


def _without_gap(edits: tuple[Edit, ...], gap: Span) -> tuple[Edit, ...]:
    """Edits that also delete the white space between label and URL."""
    joined = [edit for edit in edits if edit.span == Span(gap.start, gap.start)]
    others = [edit for edit in edits if edit not in joined]
    return tuple(sorted([*others, Edit.replace(gap, "".join(edit.text for edit in joined))]))


def _is_meant_as_link(unlinked: UnlinkedText, label: str, written: Brackets, spans: BracketSpans) -> bool:
    """Whether the brackets around a label and a URL leave no doubt that they were meant as a link."""
    _, after_label, before_url, after_url = written
    gap = unlinked.text[spans.after_label.end : spans.before_url.start]
    if not title_key(label) or "http" in label or not _AFTER_LINK.match(unlinked.text, spans.after_url.end):
        return False
    if label.isdigit() or label in ("x", "X"):
        return False  # A reference such as "[1]: https://e.org/1", or a checkbox.
    if not before_url:
        return bool(after_label) and not gap and after_url[:1] in (")", "）")
    if after_label:
        return not gap or (before_url in "(（" and after_url != "")
    if before_url == "[(":  # "[[code[(https://e.org/1)]"
        return not gap and is_label(label)
    # `[see the code (https://e.org)]` is text in brackets, `[code(https://e.org)]` and a title without the space are not.
    is_name = (label.isalpha() and is_label(label)) or len(label.split()) >= _MIN_TITLE_WORDS
    is_one_text = gap != "" or (_SQUARE_CLOSERS[0] in after_url and not is_name)
    return before_url in "(（" and after_url != "" and (len(written.before_label) > 1 or not is_one_text)


def _described(
    unlinked: UnlinkedText, label: str, spans: BracketSpans, written: Brackets, meant: Brackets
) -> tuple[Span, str]:
    """The span and the message of a finding."""
    url = unlinked.text[slice(*spans.url)]
    if written[:3] == meant[:3] and ")" not in written.after_url and written.after_url in ("", "]"):
        return unlinked.moved(
            Span(spans.before_url.start, spans.url.end)
        ), "missing `)` after the URL, so this is not a link"
    if written == meant._replace(after_label=f"{meant.after_label}]"):
        bracket = unlinked.moved(Span(spans.after_label.end - 1, spans.after_label.end))
        return bracket, f"extra `]` after `[{label}]`, so this is not a link"
    if written == meant._replace(before_label=meant.before_label[1:]):
        return unlinked.moved(
            spans.span
        ), f"missing `[` before `{written.before_label}{label}{written.after_label}`, so this is not a link"
    before_label, after_label, before_url, after_url = meant
    return unlinked.moved(spans.span), f"should be `{before_label}{label}{after_label}{before_url}{url}{after_url}`"


# A label without an opening bracket -----------------------------------------------------------------------------------

_DECORATION = lazy_re.compile(r"[\s*_~,;.|/:&-]*+")
_LAST_WORDS = lazy_re.compile(r"(?:[^\s\[\](){}]+ ){0,2}[^\s\[\](){}]+\Z")


def _without_opening(
    unlinked: UnlinkedText, url: Span, position: int, siblings_open_with_link: Callable[[], bool]
) -> Damage | None:
    """A label that no bracket opens: `code](https://e.org/1)`."""
    text = unlinked.text
    bracket = Span(url.start - 2, url.start - 1)
    if text[bracket.start - 1 : bracket.start] == "]" or not text.startswith(")", url.end):
        return None
    starts = [text.rfind(char, position, bracket.start) + 1 for char in "\n\r\0()（）]"]
    start = _DECORATION.match(text, max(position, *starts)).end()  # type: ignore[union-attr]
    label = text[start : bracket.start]
    opens_leaf = not text[:start].strip(" \t*_~")
    offset, is_safe = start, True
    if not is_label(label):
        last = next((words for words in _endings(label) if is_label(words)), "")
        is_title = opens_leaf and siblings_open_with_link()
        offset = start if is_title or not last else bracket.start - len(last)
        is_safe = is_title or bool(last)
        if not (opens_leaf or last):
            offset = -1
    edits = (Edit.insert(unlinked.start + offset, "["),) if offset >= 0 and label else ()
    return Damage(unlinked.moved(bracket), "missing `[` before the label, so this is not a link", edits, is_safe)


def _endings(label: str) -> Iterator[str]:
    """The last three, two and one words of a label."""
    words = label.split(" ")
    for n_words in (3, 2, 1):
        if n_words < len(words) and all(map(str.isalpha, words[-n_words:])):
            yield " ".join(words[-n_words:])


#   Deep One-Class Classification(https://e.org/1), ICML 2018
_TITLE_AND_URL = lazy_re.compile(
    r"[ \t]*(?P<title>[^\[\]()（）\0\r\n]{1,300}(?<![\s.,;:]))(?P<space>)[(（](?P<url>https?://[^\s()\0]+)\)"
)


def find_unbracketed_title(unlinked: UnlinkedText, siblings_open_with_link: Callable[[], bool]) -> Iterator[Damage]:
    """A title with a URL in parentheses right after it, where the entries next to this one start with a link."""
    match = _TITLE_AND_URL.match(unlinked.text)
    if match and " " in match["title"] and siblings_open_with_link():
        title = unlinked.moved(Span(*match.span("title")))
        edits = Edit.insert(title.start, "["), Edit.insert(title.end, "]")
        yield Damage(unlinked.moved(Span(*match.span())), f"should be `[{match['title']}]({match['url']})`", edits)
