"""Fingerprints: hashes that identify a finding even if its line moves."""

from collections import Counter
from collections.abc import Iterable

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.ignore_comments import PREFIX
from fgad_lint.text import Lines

_LINE_PREFIX = lazy_re.compile(rf"[\s>]*(?:{LIST_MARKER}\s+)?")

_IGNORE_COMMENT = lazy_re.compile(rf"(?<![ \t])[ \t]*<!--\s*{PREFIX}[^<>]*-->")


def fingerprints(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each diagnostic of a text, unique in the text."""
    n_seen: Counter[str] = Counter()
    unique_hashes = []
    for content_hash in content_hashes(text, diagnostics):
        unique_hashes.append(_hash(f"{content_hash}\0{n_seen[content_hash]}"))
        n_seen[content_hash] += 1
    return unique_hashes


def content_hashes(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A hash for each diagnostic of a text; diagnostics with the same rule, marked text and line have the same hash.

    Line numbers, messages, paths, list markers and ignore comments are not hashed, because they may change while the finding stays.
    """
    lines = Lines(text)
    line_hashes: dict[int, str] = {}
    hashes = []
    for diagnostic in diagnostics:
        start, end = diagnostic.span
        line = lines.line_index(start)
        # A line may be the whole file and have a finding in every word, so it is hashed only once.
        if line not in line_hashes:
            line_hashes[line] = _long_hash(_bare(text[slice(*lines.content(line))]))
        hashes.append(_hash("\0".join((diagnostic.rule, text[start:end], line_hashes[line]))))
    return hashes


def _bare(line: str) -> str:
    """A line without its list marker and ignore comments."""
    prefix = _LINE_PREFIX.match(line)
    return _IGNORE_COMMENT.sub("", line[prefix.end() if prefix else 0 :]).rstrip()


def _hash(text: str) -> str:
    return _long_hash(text)[:16]


def _long_hash(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
