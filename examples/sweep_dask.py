"""Lint every list in a folder with Dask, for example on a cluster: pip install 'dask[distributed]' first.

python examples/sweep_dask.py FOLDER [SCHEDULER ADDRESS]
"""

import sys
from collections import Counter
from pathlib import Path

from dask.distributed import Client, as_completed

import fgad_lint


def count_findings(path: str, text: str) -> tuple[str, Counter[str]]:
    """The number of findings of each rule in a list; workers get its text, so they need no access to the file."""
    return path, Counter(diagnostic.rule for diagnostic in fgad_lint.lint(text))


def main(folder: str, *address: str) -> None:
    total: Counter[str] = Counter()
    paths = sorted(Path(folder).rglob("*.md"))
    with Client(*address) as client:
        texts = [path.read_bytes().decode() for path in paths]
        for future in as_completed(client.map(count_findings, list(map(str, paths)), texts)):
            path, counts = future.result()
            print(f"{counts.total():6} {path}")
            total += counts
    for rule, n_findings in total.most_common():
        print(f"{n_findings:6} {rule}")


if __name__ == "__main__":
    main(*sys.argv[1:])
