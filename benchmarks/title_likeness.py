"""Measure how well wrong-paper tells the ids of papers: python benchmarks/title_likeness.py FOLDER… [--judge FOLDER…] [--show].

What arXiv would say is taken from the lists: the titles that other lists give an id are those of the versions of its paper, unless
a list has an id wrong. Then ids are replaced, a twentieth at a time: by that of any paper, or of the entry above. With --judge
only the lists of these folders are judged, and --show prints the entries of right ids that are taken for others.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from fgad_lint.facts.entries import KnownEntry, known_entries
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS, is_consensus
from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import own_arxiv_link
from fgad_lint.model.titles import title_key

PARTS = 20
Titles = Mapping[str, list[str]]  # By id.


def main(folders: list[Path], judged: list[Path], show: bool) -> None:
    paths = {
        name_of(path): path
        for folder in reversed(folders + judged)
        for path in sorted(folder.glob("*.md"), reverse=True)
    }
    documents = {name: Document(path.read_bytes().decode(errors="replace")) for name, path in sorted(paths.items())}
    titles = {name: titles_of(document) for name, document in documents.items()}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sources = {
        name for name, document in documents.items() if gives_titles(judge(document, others(name, titles, set(titles))))
    }
    generator = random.Random(1)
    pool = sorted({title for name in sources for title in titles[name].values()})
    chosen = {name_of(path) for folder in judged or folders for path in folder.glob("*.md")}
    for name, document in documents.items():
        known = others(name, titles, sources)
        if name not in chosen:
            continue
        entries = judge(document, known)
        counts["right"].update(entry.likeness for entry in entries)
        for entry in entries:
            if show and entry.likeness == "other":
                print(entry.facts.id, name, entry.paper.title, " / ".join(known[entry.facts.id]), sep="\t")
        if len(known) >= MIN_FOR_CONSENSUS:
            above = {entry.facts.id: before.facts.title for before, entry in pairwise(entries)}
            any_title = {paper_id: generator.choice(pool) for paper_id in sorted(known)}
            counts["random"].update(swapped(document, known, any_title))
            counts["neighbors"].update(swapped(document, known, above))
    print("| ids | number | same | renamed | other | unknown |\n|---|---|---|---|---|---|")
    for kind, of_kind in counts.items():
        columns = [of_kind[verdict] for verdict in ("same", "renamed", "other", "unknown")]
        print(f"| {kind} | {sum(columns)} | {' | '.join(map(str, columns))} |")


def name_of(path: Path) -> str:
    return "/".join(path.stem.split("__")[:2]).lower()


def titles_of(document: Document) -> dict[str, str]:
    """The first title that a list gives each arXiv id."""
    own = ((own_arxiv_link(paper), paper.title) for paper in document.papers)
    return dict(reversed([(link[0], title) for link, title in own if link and title]))


def others(name: str, titles: Mapping[str, Mapping[str, str]], sources: set[str]) -> Titles:
    """The titles that other lists give the ids of a list; a single word is hardly the title at arXiv."""
    found = {
        paper_id: sorted({titles[other][paper_id] for other in sources - {name} if paper_id in titles[other]})
        for paper_id in titles[name]
    }
    found = {paper_id: [title for title in given if len(title.split()) > 1] for paper_id, given in found.items()}
    return {paper_id: given for paper_id, given in found.items() if given}


def judge(document: Document, titles: Titles) -> list[KnownEntry]:
    papers = {paper_id: PaperFacts(paper_id, tuple(enumerate(given, 1))) for paper_id, given in titles.items()}
    return list(known_entries(document, Facts(papers, {})))


def gives_titles(entries: list[KnownEntry]) -> bool:
    """Whether a list gives titles, as arXiv does, or too few to tell."""
    n_same = sum(entry.likeness in ("same", "renamed") for entry in entries)
    return len(entries) < MIN_FOR_CONSENSUS or is_consensus(n_same, len(entries))


def swapped(document: Document, known: Titles, other_titles: Mapping[str, str]) -> Iterator[str]:
    """What is said about the entries whose ids are replaced by those of papers with other titles."""
    ids = [paper_id for paper_id in other_titles if is_other(other_titles[paper_id], known[paper_id])]
    random.Random(1).shuffle(ids)
    for part in range(PARTS):
        chosen = ids[part::PARTS]
        facts = {**known, **{paper_id: [other_titles[paper_id]] for paper_id in chosen}}
        yield from (entry.likeness for entry in judge(document, facts) if entry.facts.id in set(chosen))


def is_other(title: str, titles: list[str]) -> bool:
    return title_key(title) not in map(title_key, titles)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    at = arguments.index("--judge") if "--judge" in arguments else len(arguments)
    main(list(map(Path, arguments[:at])), list(map(Path, arguments[at + 1 :])), "--show" in sys.argv)
