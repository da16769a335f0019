"""By what a finding is known again when lines have moved."""

from collections import Counter
from collections.abc import Iterable

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.text import Lines


def fingerprints(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each diagnostic of a text.

    It is made of the rule, the words marked, the line they are in, and how many alike came before. Line numbers,
    messages and paths are left out, because they change while the finding stays.
    """
    lines = Lines(text)
    digests: dict[int, str] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in diagnostics:
        start, end = diagnostic.span
        line = lines.number(start)
        # A line may be the whole file and have a finding in every word, so it is read but once.
        digest = digests.get(line) or digests.setdefault(line, _digest(text[slice(*lines.content(line))].strip()))
        key = diagnostic.rule, text[start:end], digest
        found.append(_digest("\0".join((*key, str(seen[key]))))[:16])
        seen[key] += 1
    return found


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
