"""Measure how well `add` writes entries: python benchmarks/readding.py FOLDER [--lists N] [--papers N] [--own-words] [--show].

Papers are taken out of the lists of a folder, one at a time, and added again at their place, from what a reader finds in their entries: title, links
with labels, authors, venue, year, date, description, and what is in columns and after keys. The rest comes from the entries around. Counted is how the text
differs from before. An entry is `usual` if it is written as most entries with the same fields are. Lists in which
few entries link to papers are left out. With --own-words, entries are added as records have them, with their `layout`.
"""

import difflib
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from fgad_lint.curation.adding import nearest_last
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.entry_parts import EntryReader, Part, WrittenEntry
from fgad_lint.curation.entry_template import EntryWriter, split_authors
from fgad_lint.curation.free_texts import with_free_texts
from fgad_lint.curation.insertion import Place, entries_to_join, insert
from fgad_lint.curation.new_paper import NewLink, NewPaper
from fgad_lint.curation.open_list import Entry, OpenList, with_own_template
from fgad_lint.curation.removing import take_out
from fgad_lint.markdown import inline
from fgad_lint.records import RecordError, render, to_record

MIN_ENTRIES = 40
MAX_SIZE = 300_000  # Characters: larger lists take long.
RESULTS = ("same", "spaces at line ends", "other spaces", "other", "refused")


def main(folder: Path, n_lists: int, n_papers: int, own_words: bool, show: bool) -> None:
    totals: Counter[tuple[bool, str]] = Counter()
    print("| list | papers | same | same but for spaces | other | refused |\n|---|---|---|---|---|---|")
    for path in list(lists_of_papers(folder))[:n_lists]:
        counts: Counter[str] = Counter()
        for is_usual, result in readded(path, n_papers, own_words, show):
            counts[result] += 1
            totals[is_usual, result] += 1
        print_row(path.stem, counts)
    for name, kinds in (("all", (True, False)), ("usual", (True,))):
        print_row(name, Counter({result: sum(totals[kind, result] for kind in kinds) for result in RESULTS}))


def print_row(name: str, counts: Counter[str]) -> None:
    same, at_ends, others, other, refused = (counts[result] for result in RESULTS)
    print(f"| {name} | {counts.total()} | {same} | {at_ends + others} | {other} | {refused} |", flush=True)


def lists_of_papers(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob("*.md")):
        text = path.read_bytes().decode(errors="replace")
        if len(text) > MAX_SIZE:
            continue
        papers = [listing.paper for listing in OpenList(to_record(text)).document.listings]
        n_linked = sum(any(link.role == "paper" and "//" in link.url for link in paper.links) for paper in papers)
        if len(papers) >= MIN_ENTRIES and 2 * n_linked >= len(papers):
            yield path


def readded(path: Path, n_papers: int, own_words: bool, show: bool) -> Iterator[tuple[bool, str]]:
    """Whether each of some papers of a list is written as most, and how the text differs when it was added again."""
    text = path.read_bytes().decode(errors="replace")
    record = to_record(text)
    open_list = OpenList(record)
    reader = EntryReader(open_list.document)
    written = {index: found for index, entry in enumerate(open_list.entries) if (found := reader.read(entry))}
    free = {id(found.entry.item): found for found in with_free_texts(list(written.values()))}
    most = usual_forms(list(free.values()))
    generator = random.Random(path.name)
    for index in generator.sample(range(len(open_list.entries)), min(n_papers, len(open_list.entries))):
        found = free.get(id(open_list.entries[index].item), written.get(index))
        if own_words:
            again = added_again(record, index, None)
        elif found:
            again = added_again(record, index, paper_of(found))
        else:
            yield False, "refused"
            continue
        result = difference(text, again)
        if show and result != "same":
            print(path.stem, result)
            sys.stdout.writelines(list(difflib.unified_diff(text.splitlines(True), again.splitlines(True), n=0))[2:12])
        yield found is not None and most.get(form_of(found)) == found.parts, result


def usual_forms(entries: list[WrittenEntry]) -> dict[tuple[str, ...], tuple[Part, ...]]:
    counts: dict[tuple[str, ...], Counter[tuple[Part, ...]]] = {}
    for entry in entries:
        counts.setdefault(form_of(entry), Counter())[entry.parts] += 1
    return {form: of_form.most_common(1)[0][0] for form, of_form in counts.items()}


def form_of(entry: WrittenEntry) -> tuple[str, ...]:
    """The fields of an entry, in order."""
    return tuple(f"{part.kind} {part.role}" for part in entry.parts if part.kind != "text")


def paper_of(entry: WrittenEntry) -> NewPaper:
    values = entry.values
    fields = dict(values.fields)
    fields |= {name: getattr(values, name) for name in ("venue", "year", "date", "authors", "description")}
    return NewPaper(
        entry.title,
        tuple(NewLink(url, label) for label, url in entry.links),
        tuple(split_authors(shown(values.authors))) if values.authors else (),
        shown(values.venue),
        values.year,
        values.date,
        values.description,
        values.fields,
        given=frozenset(name for name, value in fields.items() if value),
    )


def shown(text: str) -> str:
    return inline.scan(text, 0, len(text), {}).shown(text, 0, len(text))


def added_again(record: dict[str, object], index: int, paper: NewPaper | None) -> str:
    """The text of a list after its paper at an index was taken out and added again; what is wrong if that is refused.

    Without `paper`, it is added in its own words.
    """
    before = OpenList(record)
    entry = before.entries[index]
    place_index, is_before = place_of(before.entries, index)
    own = with_own_template(before.document, entry)
    own |= {"after": entry.item["after"]} if "after" in entry.item else {}
    take_out(before, entry)
    try:
        open_list = OpenList(to_record(render(before.record)))
        place = Place(open_list.entries[place_index], is_before)
        neighbours = entries_to_join(open_list, place.entry.category)
        writer = EntryWriter(open_list.document, open_list.entries, nearest_last(open_list.document, neighbours, place))
        insert(open_list, place.entry.category, writer.write(paper).item if paper else own, place=place)
        return render(open_list.record)
    except (CurationError, RecordError, IndexError) as error:
        return f"refused: {error}\n"


def place_of(entries: Sequence[Entry], index: int) -> tuple[int, bool]:
    """The index, without an entry, of the one to put it before or after: one right beside it in its category."""
    entry = entries[index]
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(entries):
            other = entries[beside]
            is_adjacent = other.block is entry.block and abs(other.item_index - entry.item_index) == 1
            if is_adjacent and other.category == entry.category:
                return min(index, beside), beside > index
    beside = index - 1 if index and entries[index - 1].category == entry.category else index + 1
    return min(index, beside), beside > index


def difference(text: str, again: str) -> str:
    if again == text:
        return "same"
    if again.startswith("refused: "):
        return "refused"
    if [line.rstrip() for line in text.splitlines()] == [line.rstrip() for line in again.splitlines()]:
        return "spaces at line ends"
    return (
        "other spaces" if text.split() == again.split() or "".join(text.split()) == "".join(again.split()) else "other"
    )


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    options = dict(zip(sys.argv, sys.argv[1:], strict=False))
    numbers = int(options.get("--lists", "20")), int(options.get("--papers", "10"))
    main(Path(words[0]), *numbers, "--own-words" in sys.argv, "--show" in sys.argv)
