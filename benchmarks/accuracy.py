"""Count what each rule finds in a folder of lists, as in the tables of accuracy.md: python benchmarks/accuracy.py FOLDER."""

import sys
from collections import Counter
from pathlib import Path

import fgad_lint
from fgad_lint.model.document import Document
from fgad_lint.results.causes import one_per_cause


def main(folder: Path) -> None:
    totals: Counter[str] = Counter()
    lists: Counter[str] = Counter()
    rows = []
    for path in sorted(folder.glob("*.md")):
        text = path.read_bytes().decode()
        counts = Counter(
            f"{diagnostic.rule} ({diagnostic.severity})" for diagnostic in one_per_cause(text, fgad_lint.lint(text))
        )
        totals += counts
        lists.update(counts.keys())
        severities = Counter({"error": 0, "warning": 0, "info": 0})
        for name, count in counts.items():
            severities[name.rpartition("(")[2].rstrip(")")] += count
        papers = len(Document(text).papers)
        rows.append(f"| {path.stem.replace('__', '/')} | {papers} | {' | '.join(map(str, severities.values()))} |")
    print("| rule | findings | lists |\n|---|---|---|")
    for name, count in sorted(totals.items()):
        print(f"| {name} | {count} | {lists[name]} |")
    print("\n| list | papers | errors | warnings | infos |\n|---|---|---|---|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
