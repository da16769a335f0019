"""Lint every list in a folder, on all processors: python examples/sweep.py FOLDER."""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import fgad_lint


def count_findings(path: Path) -> tuple[Path, Counter[str]]:
    """The number of findings of each rule in a list."""
    text = path.read_bytes().decode()
    return path, Counter(diagnostic.rule for diagnostic in fgad_lint.lint(text))


def main(folder: str) -> None:
    total: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for path, counts in pool.map(count_findings, sorted(Path(folder).rglob("*.md"))):
            print(f"{counts.total():6} {path}")
            total += counts
    for rule, n_findings in total.most_common():
        print(f"{n_findings:6} {rule}")


if __name__ == "__main__":
    main(sys.argv[1])
