"""Makes broken lists, records and configurations, and holds the program to what it promises of any.

    python tests/fuzz.py --seconds 600 ../lists      change the seeds at random: the rules' examples, and the files of folders
    python tests/fuzz.py --seconds 600 --guided      look for code that has not run yet (needs `pip install atheris`)

What breaks a promise is printed, made as short as it gets, and becomes a test.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import texts

import fgad_lint
from fgad_lint import config, engine, records, report, rules
from fgad_lint.config import Config, ConfigError
from fgad_lint.document import Document
from fgad_lint.papers import is_external, link_key
from fgad_lint.report import Checked, Look
from fgad_lint.rule import sample

RULES = rules.load()
NAMES = rules.names()
FORMATS = {name: report.load(name) for name in report.names()}
PIECES: list[str] = [
    *texts.WRITTEN.replace("\n    ", "~").split("~"),
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "  ",
    "\t",
    "\ufeff",
    "\u00a0",
]
# A run may take so long, and so much longer for each character; ten times what it takes on a slow machine.
SECONDS, SECONDS_PER_CHARACTER = 4.0, 0.002
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    10**40,
    1e308,
    "",
    " ",
    "\n",
    "#",
    "](x)",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    {"title": "T"},
]


class Broken(AssertionError):
    """A promise that was not kept."""


def promise(kept: bool, words: str) -> None:
    if not kept:
        raise Broken(words)


# What is promised ----------------------------------------------------------------------------------------------------


def try_text(text: str) -> None:
    """Any text can be read, linted, fixed, reported on and written as a record, and comes back as it was."""
    document = Document(text)
    promise("".join(document.at(block.span) for block in document.blocks) == text, "the blocks are not the text")
    found = engine.lint(text, RULES, Config())
    promise(all(0 <= each.span.start <= each.span.end <= len(text) for each in found), "a finding outside the text")
    promise([each.span for each in found] == sorted(each.span for each in found), "findings out of order")
    for render in FORMATS.values():
        shown = render([Checked("README.md", text, found)], Look())
        promise(not any(char < " " and char not in "\n\t" for char in shown), "a control character in a report")
    for unsafe in (False, True):
        fixed = engine.fix(text, RULES, Config(), unsafe).text
        promise(engine.fix(fixed, RULES, Config(), unsafe).text == fixed, "fixed twice is not fixed once")
        promise(not (papers(document) - papers(Document(fixed))), "a paper lost by fixing")
        promise(not (links(document) - links(Document(fixed))), "a link lost by fixing")
    record = records.parse(text)
    promise(records.loads(records.dumps(record)) == record, "a record that does not fit its schema")
    promise(records.render(record) == text, "a record that does not give the text back")


def papers(document: Document) -> set[str]:
    return {paper.key for paper in document.papers}


def links(document: Document) -> set[str]:
    return {link_key(each.url).partition("#")[0] for each in document.links if is_external(each)}


def try_record(source: str) -> None:
    """What is no record is refused by a line; what is one gives a text."""
    try:
        record = records.loads(source)
        text = fgad_lint.render(record)
        text.encode()
        Document(text)
    except records.RecordError as error:
        promise("\n" not in str(error) and len(str(error)) < 2000, "a complaint that is not one line")


def try_config(source: str) -> None:
    """What is no configuration is refused by a line."""
    try:
        settings = config.from_toml(source, "fgad-lint.toml", NAMES)
        list(config.describe(settings, {}, "default"))
    except ConfigError as error:
        promise("\n" not in str(error) and len(str(error)) < 2000, "a complaint that is not one line")


# Seeds and changes -----------------------------------------------------------------------------------------------------


def seeds(folders: Iterable[Path] = ()) -> list[str]:
    """Texts to begin with: the rules' examples, and pieces of the Markdown files of folders."""
    found = [sample(each.text) for rule in RULES for each in rule.examples]
    for path in sorted(path for folder in folders for path in folder.rglob("*.md")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
        found += ["".join(lines[at : at + 30]) for at in range(0, len(lines), 90)]
    return found


def changed(text: str, source: random.Random, others: list[str]) -> str:
    """A text with a few changes: pieces put in, taken out, doubled, or put from another text."""
    for _ in range(source.randint(1, 5)):
        start = source.randint(0, len(text))
        end = min(len(text), start + int(source.expovariate(0.1)))
        match source.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:]
            case 2:
                other = source.choice(others)
                at = source.randint(0, len(other))
                text = text[:start] + other[at : at + 1 + int(source.expovariate(0.02))] + text[start:]
            case 3:
                lines = text.splitlines(keepends=True)
                source.shuffle(lines)
                text = "".join(lines)
            case _:
                text = text[:start] + source.choice(PIECES) + text[start if source.random() < 0.5 else end :]
    return text[:4000]


def changed_record(text: str, source: random.Random) -> str:
    """A record with a few changes, as JSON."""
    record: Any = records.parse(text)
    for _ in range(source.randint(1, 3)):
        places = list(_places(record))
        if not places:
            return json.dumps(record)
        holder, key = source.choice(places)
        other, name = source.choice(places)
        match source.randrange(4):
            case 0:
                holder[key] = source.choice(ODD)
            case 1:
                holder[key] = json.loads(json.dumps(other[name]))
            case 2:
                del holder[key]
            case _:
                if isinstance(holder[key], str):
                    holder[key] = changed(holder[key], source, PIECES)
    return json.dumps(record, ensure_ascii=source.random() < 0.5)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(entries):
        yield value, key
        yield from _places(inner)


CONFIGURATION = """
renderer = "hugo"
select = ["broken-anchor", "arxiv-year"]
ignore = ["paper-order"]
duplicates = "files"
[severity]
arxiv-year = "error"
[per-file-ignores]
"docs/**/*.md" = ["missing-link"]
[arxiv]
url = "abs"
versions = "drop"
[order]
papers = "newest-first"
categories = ["A", "B"]
"""


def cases(source: random.Random, begin: list[str]) -> Iterator[tuple[Callable[[str], None], str]]:
    """What to try, without end."""
    while True:
        text = changed(source.choice(begin), source, begin)
        yield try_text, text
        yield try_record, changed_record(source.choice(begin), source)
        yield try_record, changed(records.dumps(records.parse(source.choice(begin)[:500])), source, [text])
        yield try_config, changed(CONFIGURATION, source, [CONFIGURATION, text])


# Running ---------------------------------------------------------------------------------------------------------------


def fault(attempt: Callable[[str], None], text: str) -> str:
    """How a promise is broken on a text; "" where all are kept."""
    begin = time.process_time()
    try:
        attempt(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - begin
    return f"took {took:.1f} s" if took > SECONDS + SECONDS_PER_CHARACTER * len(text) else ""


def shortest(attempt: Callable[[str], None], text: str) -> str:
    """A text made shorter as long as a promise is broken in the same way."""
    kind = _kind(fault(attempt, text))
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            less = text[:at] + text[at + size :]
            if _kind(fault(attempt, less)) == kind:
                text = less
            else:
                at += size
        size //= 2
    return text


def _kind(said: str) -> str:
    """What two descriptions of one fault share."""
    return " ".join(said.split()[:10]) if said.startswith("Refused") else said.partition(":")[0]


def search(seconds: float, number: int, begin: list[str]) -> Counter[str]:
    """Try cases for some seconds; how many of each kind there were, and how many broke a promise."""
    counts = Counter[str]()
    end = time.monotonic() + seconds
    for attempt, text in cases(random.Random(number), begin):
        if time.monotonic() > end:
            break
        counts[attempt.__name__] += 1
        if said := fault(attempt, text):
            counts["broken"] += 1
            print(f"{attempt.__name__}: {said}\n  {shortest(attempt, text)!r}", flush=True)
    return counts


def guided(seconds: float, begin: list[str]) -> None:
    import atheris  # type: ignore[import-not-found, unused-ignore]

    def one(data: bytes) -> None:
        source = atheris.FuzzedDataProvider(data)
        attempt = (try_text, try_record, try_config)[source.ConsumeIntInRange(0, 2)]
        attempt(source.ConsumeUnicodeNoSurrogates(4000))

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        text = changed(data[1:].decode(errors="replace"), random.Random(seed), begin)
        return (data[:1] + text.encode())[:size]

    atheris.instrument_all()
    atheris.Setup(["fuzz", f"-max_total_time={int(seconds)}"], one, custom_mutator=mutate)
    atheris.Fuzz()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--number", type=int, default=0, help="begin with another number to try other cases")
    options.add_argument("--guided", action="store_true")
    asked = options.parse_args()
    begin = seeds(asked.folders)
    if asked.guided:
        guided(asked.seconds, begin)
    else:
        counts = search(asked.seconds, asked.number, begin)
        print(dict(counts))
        sys.exit(1 if counts["broken"] else 0)


if __name__ == "__main__":
    main()
