"""Tell what an entry says in its own words from the words that all entries of a list have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.curation.entry_parts import ARXIV_ID, REPO, SINGLE_NAME, Part, WrittenEntry, column_names

_TAG = lazy_re.compile(r"<[^<>]*>")
_WORD = lazy_re.compile(r"!\[[^\]\n]{0,200}+\]\([^()\n]{0,500}+\)|(?::\w{1,40}+:)++|\w++")
_LABEL_OF_LINK = lazy_re.compile(r"[:：][\s*_]{0,9}+\Z")
#   - *datasets*: GLUE
#   ^^^^^^^^^^^^^ before, with the key
_KEYED = lazy_re.compile(
    r"(?P<before>\n[ \t]*+(?:[-+*] ++)?+[*_]{0,3}+(?P<key>[^\W\d_][\w /-]{0,30}?)[*_]{0,3}\s?[:：][*_]{0,3}+[ \t]*+)(?P<body>[^\n]*+)"
)
_PUNCTUATION = lazy_re.compile(r"(?:[\s,.;:|*_~–—•+\])}\"“”-]|<[^<>]{0,200}+>)*+")
_AT_END = ' \t\r\n,;|*_~([–—"“”-'
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_VENUE_NAME = lazy_re.compile(r"[^\W\d_a-z][\w&.,:/ -]{1,80}[\w)]")
NAME = "name"  # The field with the short name of a paper, before its title.


def with_free_texts(entries: Sequence[WrittenEntry]) -> list[WrittenEntry]:
    """Entries with their own words as the fields that they are: a description, a column of a table, or what follows a key.

    Entries that have own words in several places other than these are left out.
    """
    in_context: Counter[tuple[object, ...]] = Counter()
    with_words: Counter[tuple[object, ...]] = Counter()
    keys: Counter[str] = Counter()
    counted: set[tuple[object, ...]] = set()  # A paper that is listed again counts once.
    for entry in entries:
        for _, context, words, part in _texts(entry):
            if (entry.title, context, words) in counted:
                continue
            counted.add((entry.title, context, words))
            in_context[context] += 1
            with_words[context, words] += 1
            if match := _KEYED.fullmatch(part.text):
                keys[match["key"]] += 1

    def is_own(context: tuple[object, ...], words: tuple[str, ...]) -> bool:
        return bool(words) and (2 * with_words[context, words] <= in_context[context] or in_context[context] == 1)

    n_with_authors = sum(any(part.kind == "authors" for part in entry.parts) for entry in entries)
    have_authors = 2 * n_with_authors > len(entries)
    around_venues = _around_venues(entries)
    read = []
    for entry in entries:
        own = {index: part for index, context, words, part in _texts(entry) if is_own(context, words)}
        entry, own = _with_whole_venues(entry, own)
        if (found := _with_own_words(entry, own, keys, have_authors, around_venues)) is not None:
            read.append(found)
    return read


def _texts(entry: WrittenEntry) -> Iterator[tuple[int, tuple[object, ...], tuple[str, ...], Part]]:
    """The texts of an entry with their index, what they are between, and their words."""
    column = 0
    parts = entry.parts
    for index, part in enumerate(parts):
        column += part.kind == "bar"
        if part.kind != "text":
            continue
        after = parts[index + 1] if index + 1 < len(parts) else Part("bar")
        is_label = after.kind == "link" and _LABEL_OF_LINK.search(part.text)
        if is_label or REPO in part.text or ARXIV_ID in part.text:
            continue
        before = parts[index - 1].kind if index else "bar"
        words = tuple(_WORD.findall(_TAG.sub("", part.text)))
        yield index, (column, before, after.kind, after.role), words, part


def _with_whole_venues(entry: WrittenEntry, own: dict[int, Part]) -> tuple[WrittenEntry, dict[int, Part]]:
    """An entry whose cell with a venue and own words, such as "EMNLP 2020 (Findings)", is all venue; and its other own words."""
    bars = [index for index, part in enumerate(entry.parts) if part.kind == "bar"]
    for start, end in pairwise(bars):
        cell = entry.parts[start + 1 : end]
        kinds = {part.kind for part in cell}
        if "venue" in kinds <= {"venue", "year", "text"} and any(start < index < end for index in own):
            texts = {"venue": entry.values.venue, "year": str(entry.values.year)}
            venue = "".join(texts.get(part.kind, part.text) for part in cell)
            parts = (*entry.parts[: start + 1], Part("venue"), *entry.parts[end:])
            n_gone = len(cell) - 1
            moved = {index - n_gone * (index > start): part for index, part in own.items() if not start < index < end}
            return entry._replace(parts=parts, values=entry.values._replace(venue=venue)), moved
    return entry, own


def _with_own_words(
    entry: WrittenEntry,
    own: dict[int, Part],
    keys: Counter[str],
    have_authors: bool,
    around_venues: Sequence[tuple[str, str]],
) -> WrittenEntry | None:
    parts: list[Part] = []
    fields: dict[str, str] = {}
    description = ""
    columns = column_names(entry.entry) if entry.parts and any(part.kind == "bar" for part in entry.parts) else []
    column = 0
    for index, part in enumerate(entry.parts):
        column += part.kind == "bar"
        if index not in own:
            parts.append(part)
            continue
        around = entry.parts[max(0, index - 1) : index] + entry.parts[index + 1 : index + 2]
        match = _KEYED.fullmatch(part.text)
        if columns and all(other.kind == "bar" for other in around) and column < len(columns) and columns[column]:
            fields[columns[column]] = part.text
            parts.append(Part("field", columns[column]))
        elif match and keys[match["key"]] > 1 and (body := match["body"].rstrip(" \t")):
            fields[match["key"]] = body
            after = match["body"][len(body) :]
            parts += [Part("text", match["before"]), Part("field", match["key"]), Part("text", after)]
        elif not entry.values.venue and (venue := _between(part.text, around_venues)):
            start = part.text.index(venue)
            entry = entry._replace(values=entry.values._replace(venue=venue))
            parts += [Part("text", part.text[:start]), Part("venue"), Part("text", part.text[start + len(venue) :])]
        else:
            before, body, after = _free(part.text)
            if not body or "\n" in body:
                return None
            single = SINGLE_NAME.match(body) if have_authors and not entry.values.authors else None
            if single and body[single.end() :] in ("", "."):
                entry = entry._replace(values=entry.values._replace(authors=single[0]))
                parts += [Part("text", before), Part("authors"), Part("text", body[single.end() :] + after)]
            elif entry.parts[index + 1 : index + 2] and entry.parts[index + 1].kind == "title" and "\n" not in after:
                fields[NAME] = body
                parts += [Part("text", before), Part("field", NAME), Part("text", after)]
            elif description:
                return None
            else:
                description = body
                parts += [Part("text", before), Part("description"), Part("text", after)]
    kept = tuple(part for part in parts if part.kind != "text" or part.text)
    return entry._replace(parts=kept, values=entry.values._replace(description=description, fields=fields))


def _free(text: str) -> tuple[str, str, str]:
    """The words of a text, and the punctuation and tags before and after them."""
    match = _PUNCTUATION.match(text)
    start, end = match.end() if match else 0, len(text)
    while end > start:
        tag = text.rfind("<", start, end) if text[end - 1] == ">" else -1
        if text[end - 1] in _AT_END or (text[end - 1 : end] == ":" and not text[end:].strip(' \t*"“')):
            end -= 1
        elif tag >= 0:
            end = tag
        else:
            break
    if end < len(text) and text[end - 1 : end] in (".", ":") and text[end - 2 : end - 1] in (")", "]"):
        end -= 1
    opening, inner = text[start : start + 1], text[start + 1 : end - 1]
    if text[end - 1 : end] == _BRACKETS.get(opening, " ") and not any(char in inner for char in "()[]"):
        start, end = start + 1, end - 1
    return text[:start], text[start:end], text[end:]


def _around_venues(entries: Sequence[WrittenEntry]) -> list[tuple[str, str]]:
    """The texts before and after venues, the longest first."""
    around: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        for before, part, after in zip(entry.parts, entry.parts[1:], entry.parts[2:], strict=False):
            if part.kind == "venue" and before.kind == after.kind == "text":
                around[before.text, after.text] += 1
    return sorted((texts for texts, count in around.items() if count > 1), key=lambda texts: -len("".join(texts)))


def _between(text: str, around: Sequence[tuple[str, str]]) -> str:
    """What may be a venue in a text, because the same is before and after it as with other venues; "" if nothing may be."""
    for before, after in around:
        name = text[len(before) : len(text) - len(after)]
        if f"{before}{name}{after}" == text and _VENUE_NAME.fullmatch(name):
            return name
    return ""
