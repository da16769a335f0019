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
    r"<[a-zA-Z]++\s(?:[^<>]*?\s)??(?P<attribute>href=)(?:(?P<quote>[\"'])[^\"'<>\s]+(?P<end>>)(?=[^\"'<>]*<)|(?P<start>)[^\"'<>\s=]+(?P<closing>[\"'])>)"
)


def find_unquoted_urls(inlines: Inlines) -> Iterator[Damage]:
    """The URLs in the tags of a piece that have one quote, in order; those in code are left out."""
    if not inlines.by_start:
        return
    start, end = next(iter(inlines.by_start)), next(reversed(inlines.by_start.values())).span.end
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
        # On a line of its own, a complete tag starts HTML that goes on up to the next blank line.
        starts_html = match.start() == leaf.span.start and inlines.text[match.end() : match.end() + 1] in (
            "",
            "\n",
            "\r",
        )
        edits = () if starts_html else (Edit.insert(offset, quote),)
        yield Damage(Span(match.start("attribute"), match.end()), message, edits)


def _is_code(text: str, markup: tuple[tuple[int, int, str], ...], offset: int) -> bool:
    return any(start <= offset < end and text[start] == "`" for start, end, _ in markup)
