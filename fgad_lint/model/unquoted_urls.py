"""URLs in HTML tags with a quote on one side only."""

from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.model.damage import Damage
from fgad_lint.model.inlines import Inlines
from fgad_lint.text import Span

#   <a href="https://e.org/1>code</a>    <a href=https://e.org/1">code</a>
#           ^ quote         ^ end                               ^ closing
_UNQUOTED = lazy_re.compile(
    r"\bhref=(?:(?P<quote>[\"'])[^\"'<>\s]+(?P<end>>)(?=[^\"'<>]*<)|(?P<start>)[^\"'<>\s=]+(?P<closing>[\"'])>)"
)


def find_unquoted_urls(inlines: Inlines) -> Iterator[Damage]:
    """The URLs in the tags of a piece that have one quote, in order; those in code are left out."""
    if not inlines.by_start:
        return
    first, *_, last = (*inlines.by_start.values(),) * 2
    start, end = first.span.start, last.span.end
    if inlines.text.find("href=", start, end) < 0:
        return
    for match in _UNQUOTED.finditer(inlines.text, start, end):
        leaf = inlines.leaf_at(match.start())
        if match.end() > leaf.span.end or _is_code(inlines.text, leaf.inline.markup, match.start()):
            continue
        quote = match["quote"] or match["closing"]
        offset = match.start("end") if match["quote"] else match.start("start")
        where = "after" if match["quote"] else "before"
        message = f"missing `{quote}` {where} the URL, so the link is broken"
        yield Damage(Span(match.start(), match.end()), message, (Edit.insert(offset, quote),))


def _is_code(text: str, markup: tuple[tuple[int, int, str], ...], offset: int) -> bool:
    return any(start <= offset < end and text[start] == "`" for start, end, _ in markup)
