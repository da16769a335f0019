"""Time edits of a list in one process, as an editor makes them: python edits.py FILE [NUMBER].

Each edit puts a letter into the title of another paper. Its time is the processor time up to the new findings.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

from fgad_lint import configure, rules
from fgad_lint.linter.lint import lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context

_WORD = re.compile(r"(?<![</&\w])[A-Za-z][a-z]{3,}\b")  # A word of a title, not of its markup.


def main(file: str, n_edits: str = "20") -> None:
    text = Path(file).read_bytes().decode("utf-8")
    milliseconds = [1000 * seconds for seconds in timed(text, int(n_edits))]
    print(
        f"median {median(milliseconds):.3f} ms, smallest {min(milliseconds):.3f} ms, largest {max(milliseconds):.3f} ms, "
        f"{len(milliseconds)} edits"
    )


def timed(text: str, n_edits: int) -> Iterator[float]:
    """The seconds of edits that are made one after the other; what is found at the end must be right."""
    context = Context(configure())
    running = [rule for rule in rules.load() if rule.on]
    renderer = context.config.renderer
    document = Document(text, renderer)
    linted = lint(document, running, context)
    for n_inserted, offset in enumerate(spots(document, n_edits)):
        start = offset + n_inserted
        text = f"{text[:start]}x{text[start:]}"
        begin = process_time()
        document = Document(text, renderer, previous=document)
        linted = lint(document, running, context)
        yield process_time() - begin
    if linted.failures or linted != lint(Document(text, renderer), running, context):
        raise SystemExit("the findings after the edits are not those of the text")


def spots(document: Document, n_edits: int) -> list[int]:
    """Offsets within words of titles, spread over the middle half of a text."""
    quarter = len(document.text) // 4
    starts = [
        match.start() + 1
        for span in sorted(paper.title_span for paper in document.papers)
        if quarter <= span.start < 3 * quarter and (match := _WORD.search(document.text, *span))
    ]
    if len(starts) < n_edits:
        raise SystemExit(f"{len(starts)} titles in the middle of the text, which are too few for {n_edits} edits")
    return [starts[index * len(starts) // n_edits] for index in range(n_edits)]


if __name__ == "__main__":
    main(*sys.argv[1:])
