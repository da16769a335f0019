"""Merge two versions of a list that both come from a third one, section by section and paper by paper."""

import re
from collections.abc import Sequence
from contextlib import suppress

from fgad_lint import lazy_re
from fgad_lint.config import Config
from fgad_lint.curation import merge_guard
from fgad_lint.curation.added_twice import drop_added_twice
from fgad_lint.curation.entry_order import EntryOrder
from fgad_lint.curation.merge_units import Unit, join_lines, read_units
from fgad_lint.curation.merged_units import Merged, blanks_before, renumbered
from fgad_lint.curation.stretch_merge import CannotMergeError, merge_stretch, merge_unit
from fgad_lint.curation.three_way import OURS, Markers, TextMerge, merge_lines, side_to_take, stretches
from fgad_lint.model.document import Document
from fgad_lint.text import Span

_MIN_COMMON_KEYS = 0.3  # Of those in the base; a side with fewer has rewritten the list.
_MARKERS = lazy_re.compile(r"^(?:(<){7,}|(\|){7,}|(=){7,}|(>){7,})(?= |\r?$)", re.MULTILINE)


class MarkersError(Exception):
    """A text has the markers of an earlier conflict. The message is one line, ready to print."""


def merge(
    base: str,
    ours: str,
    theirs: str,
    config: Config,
    markers: Markers | None = None,
    text_merge: TextMerge | None = None,
) -> TextMerge:
    """Merge two versions of a list, `ours` and `theirs`, that both come from `base`.

    Where a merge by lines is clean, the result is that merge, but a paper that both sides have added to a section is kept once. It is
    also returned if none of the texts is a list, or if a merge by papers would lose anything. `text_merge` is git's own, if git is
    at hand. Raises MarkersError if a text has conflict markers already.
    """
    texts: Sequence[str] = (base, ours, theirs)
    for name, text in zip(("the base", "ours", "theirs"), texts, strict=True):
        if line := _marker_line(text):
            raise MarkersError(f"{name} has conflict markers from line {line} on; settle them first")
    side = side_to_take(texts)
    if side is not None:
        return TextMerge(texts[side], 0)
    markers = markers or Markers()
    line_end, texts = _with_newlines(texts)
    if text_merge is None:
        text, n_conflicts = merge_lines(texts, markers)
        text_merge = TextMerge(text.replace("\n", line_end), n_conflicts)
    documents = [Document(text, config.renderer) for text in texts]
    if not all(document.papers for document in documents[OURS:]):
        return text_merge
    if not text_merge.n_conflicts:
        return text_merge._replace(text=drop_added_twice(text_merge.text, documents))
    merged = _merge_units(documents, markers, EntryOrder(documents[OURS], config.order.papers))
    return merged._replace(text=merged.text.replace("\n", line_end)) if merged else text_merge


def _marker_line(text: str) -> int:
    """The line, from 1, of the first conflict marker that is followed by the others, outside code; 0 if there is none."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return 0
    document = Document(text)
    code = [block.span for block in document.all_blocks if block.kind == "code"]
    markers = [match for match in _MARKERS.finditer(text) if not any(span.covers(Span(*match.span())) for span in code)]
    signs = "".join(marker[0][0] for marker in markers)
    found = re.search(r"<\|?=>", signs)
    return document.lines.position(markers[found.start()].start()).line if found else 0


def _with_newlines(texts: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The line end of ours, and the texts with newlines for line ends, unless one of them has line ends of several kinds."""
    if any(text.count("\r\n") not in (0, text.count("\n")) for text in texts):
        return "\n", texts
    return "\r\n" if "\r\n" in texts[OURS] else "\n", [text.replace("\r\n", "\n") for text in texts]


def _merge_units(documents: Sequence[Document], markers: Markers, order: EntryOrder) -> TextMerge | None:
    """Merge three versions of a list by units; None if they have too little in common, or if something would be lost."""
    versions = [read_units(document) for document in documents]
    keys = [{key for unit in version for key in unit.keys} for version in versions]
    if any(len(keys[0] & side_keys) < _MIN_COMMON_KEYS * len(keys[0]) for side_keys in keys[1:]):
        return None
    merged = _merge_stretches(versions, order)
    if _n_conflicts(merged):
        with suppress(CannotMergeError):  # What one side seems to have removed, it may have moved.
            merged = min(merge_stretch(versions, order.comes_before), merged, key=_n_conflicts)
    merged = renumbered(merged, versions)
    blanks = blanks_before(merged, versions)
    everything = join_lines(zip(blanks, (unit.lines_of_all for unit in merged), strict=True), documents[OURS].text)
    combined = [version.text for unit in merged if unit.is_combined for version in unit.versions if version]
    if not merge_guard.is_complete(everything, documents, combined):
        return None
    marked = [unit.marked(markers) for unit in merged]
    text = join_lines(zip(blanks, (lines for lines, _ in marked), strict=True), documents[OURS].text)
    return TextMerge(text, sum(n_conflicts for _, n_conflicts in marked))


def _merge_stretches(versions: Sequence[Sequence[Unit]], order: EntryOrder) -> list[Merged]:
    """Merge only those stretches by units that both sides have changed."""
    merged: list[Merged] = []
    for stretch in stretches(*([unit.content for unit in version] for version in versions)):
        parts = [version[part] for version, part in zip(versions, stretch.parts, strict=True)]
        side = side_to_take([[unit.content for unit in part] for part in parts])
        if stretch.is_stable:
            merged += filter(None, [merge_unit((parts[0][0], parts[1][0], parts[2][0]))])
        elif side is not None:
            merged += (
                Merged((None, unit, None) if side == OURS else (None, None, unit), unit.text) for unit in parts[side]
            )
        else:
            try:
                merged += merge_stretch(parts, order.comes_before)
            except CannotMergeError:
                merged.append(_joined(parts))
    return merged


def _n_conflicts(merged: Sequence[Merged]) -> int:
    return sum(unit.text is None for unit in merged)


def _joined(parts: Sequence[Sequence[Unit]]) -> Merged:
    """Some units that conflict, as if they were one."""
    base, ours, theirs = (
        part[-1]._replace(
            blank=part[0].blank, text="".join(unit.blank + unit.text + "\n" for unit in part)[len(part[0].blank) : -1]
        )
        if part
        else None
        for part in parts
    )
    return Merged((base, ours, theirs), None)
