"""The same as sweep.py on Dask, which can use the machines of a cluster: pip install 'dask[distributed]' first.

python examples/sweep_dask.py FOLDER [ADDRESS OF A SCHEDULER]
"""

import sys
from collections import Counter
from pathlib import Path

from dask.distributed import Client, as_completed

import fgad_lint


def count(path: str, text: str) -> tuple[str, Counter[str]]:
    """How often each rule finds something in a list; the text comes along, so that a worker needs no files."""
    return path, Counter(diagnostic.rule for diagnostic in fgad_lint.lint(text))


def main(folder: str, *address: str) -> None:
    total: Counter[str] = Counter()
    paths = sorted(Path(folder).rglob("*.md"))
    with Client(*address) as client:
        waiting = client.map(count, list(map(str, paths)), [path.read_bytes().decode() for path in paths])
        for done in as_completed(waiting):
            path, found = done.result()
            print(f"{found.total():6} {path}")
            total += found
    for rule, number in total.most_common():
        print(f"{number:6} {rule}")


if __name__ == "__main__":
    main(*sys.argv[1:])
