"""Measure how well titles tell one paper from another: python benchmarks/title_likeness.py FOLDER… [--show VERDICT].

Two lists with one arXiv id give two titles of one paper, unless an id in them is wrong. Ids of other entries, chosen at random or
copied from the entry above, give titles of two papers.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import own_arxiv_link
from fgad_lint.model.title_likeness import TopicWords, content_words, likeness
from fgad_lint.model.titles import title_key

N_RANDOM_PAIRS = 20_000
MIN_WORDS = 3


class Entry(NamedTuple):
    """An entry with an arXiv id; `topic` are the words that many titles of its list have."""

    list_name: str
    title: str
    arxiv_id: str
    topic: TopicWords


Pair = tuple[Entry, Entry]


def main(folders: list[Path], shown: str) -> None:
    entries = [entry for folder in folders for path in sorted(folder.glob("*.md")) for entry in entries_of(path)]
    pairs_by_kind = {"one paper": same_ids(entries), "random": random_pairs(entries), "neighbors": neighbors(entries)}
    print("| pairs | number | same | renamed | other | unknown | of these, short |\n|---|---|---|---|---|---|---|")
    for kind, pairs in pairs_by_kind.items():
        counts: Counter[str] = Counter()
        for entry, other in pairs:
            verdict = likeness(entry.title, other.title, entry.topic.has)
            counts[verdict] += 1
            if verdict == "unknown":
                counts["short"] += min(len(content_words(each.title)) for each in (entry, other)) < MIN_WORDS
            if f"{kind} {verdict}" == shown:
                print(
                    entry.arxiv_id, other.arxiv_id, entry.list_name, entry.title, other.list_name, other.title, sep="\t"
                )
        columns = [counts[name] for name in ("same", "renamed", "other", "unknown", "short")]
        print(f"| {kind} | {sum(columns[:-1])} | {' | '.join(map(str, columns))} |")


def entries_of(path: Path) -> Iterator[Entry]:
    """The entries of a list that have a title and one arXiv id."""
    document = Document(path.read_bytes().decode(errors="replace"))
    topic = TopicWords(document)
    name = "/".join(path.stem.split("__")[:2])
    for paper in document.papers:
        own = own_arxiv_link(paper)
        if own and paper.title:
            yield Entry(name, paper.title, own[0], topic)


def same_ids(entries: list[Entry]) -> list[Pair]:
    """Pairs of entries in two lists with the same id."""
    by_id: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        by_id[entry.arxiv_id].setdefault(entry.list_name, entry)
    return [pair for by_list in by_id.values() for pair in combinations(by_list.values(), 2)]


def random_pairs(entries: list[Entry]) -> list[Pair]:
    """Pairs of entries about different papers."""
    generator = random.Random(1)
    pairs = (tuple(generator.sample(entries, 2)) for _ in range(N_RANDOM_PAIRS))
    return [(entry, other) for entry, other in pairs if are_different(entry, other)]


def neighbors(entries: list[Entry]) -> list[Pair]:
    """Pairs of an entry and the one before it in the same list, about different papers."""
    return [
        (entry, above)
        for above, entry in pairwise(entries)
        if above.list_name == entry.list_name and are_different(entry, above)
    ]


def are_different(entry: Entry, other: Entry) -> bool:
    """Whether neither the ids nor the titles of two entries are the same."""
    return entry.arxiv_id != other.arxiv_id and title_key(entry.title) != title_key(other.title)


if __name__ == "__main__":
    arguments, _, to_show = " ".join(sys.argv[1:]).partition(" --show ")
    main([Path(folder) for folder in arguments.split()], to_show)
