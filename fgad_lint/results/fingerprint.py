"""By what a finding is known again when lines have moved."""

from collections import Counter
from collections.abc import Iterable

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.text import Lines

_LEAD = lazy_re.compile(rf"[\s>]*(?:{LIST_MARKER}\s+)?")


def fingerprints(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each diagnostic of a text: its mark, made another for each that is alike."""
    seen: Counter[str] = Counter()
    found = []
    for mark in marks(text, diagnostics):
        found.append(_digest(f"{mark}\0{seen[mark]}")[:16])
        seen[mark] += 1
    return found


def marks(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """What each diagnostic of a text shares with others that are alike and nothing else.

    It is made of the rule, the words marked and the line they are in. Line numbers, messages and paths are left out, because
    they change while the finding stays, and so are the marker and the number of a list item.
    """
    lines = Lines(text)
    digests: dict[int, str] = {}
    found = []
    for diagnostic in diagnostics:
        start, end = diagnostic.span
        line = lines.number(start)
        # A line may be the whole file and have a finding in every word, so it is read but once.
        digest = digests.get(line) or digests.setdefault(line, _digest(_without_lead(text, lines, line)))
        found.append(_digest("\0".join((diagnostic.rule, text[start:end], digest)))[:16])
    return found


def _without_lead(text: str, lines: Lines, line: int) -> str:
    content = text[slice(*lines.content(line))]
    lead = _LEAD.match(content)
    return content[lead.end() if lead else 0 :].rstrip()


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
