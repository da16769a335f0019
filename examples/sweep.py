"""Lint every list in a folder, on all processors: python examples/sweep.py FOLDER."""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import fgad_lint


def count(path: Path) -> tuple[Path, Counter[str]]:
    """How often each rule finds something in a list."""
    text = path.read_bytes().decode()
    return path, Counter(diagnostic.rule for diagnostic in fgad_lint.lint(text))


def main(folder: str) -> None:
    total: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for path, found in pool.map(count, sorted(Path(folder).rglob("*.md"))):
            print(f"{found.total():6} {path}")
            total += found
    for rule, number in total.most_common():
        print(f"{number:6} {rule}")


if __name__ == "__main__":
    main(sys.argv[1])
