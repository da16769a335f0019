"""Fuzz the program: make broken lists, records and configurations, and check what it promises about any input.

    python tests/fuzz.py --seconds 600 ../lists      change the seeds at random: the rules' examples, and the files of folders
    python tests/guided.py --seconds 600 ../lists    the same, guided by code coverage (needs `pip install atheris`)

Folders may have Markdown files, or JSON files, in which every string is a seed. Each kind of broken promise is printed once,
with a minimal case, which should become a test.
"""

import argparse
import json
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple, get_args

import linting
import texts
from jsonschema import Draft202012Validator

import fgad_lint
from fgad_lint import config, export, records, report, rules, schemas
from fgad_lint.config import Arxiv, Config, ConfigError, Order
from fgad_lint.config.describe import describe
from fgad_lint.config.files import from_toml
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.export import SourceFile
from fgad_lint.linter.fix_checks import lost_papers
from fgad_lint.markdown import inline, parser, slugs
from fgad_lint.model.document import Document
from fgad_lint.model.links import is_external, link_key
from fgad_lint.model.lookalikes import in_latin_letters
from fgad_lint.model.malformed_urls import meant_url
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.rule import sample

RULES = rules.load()
NAMES = rules.names()
REPORT_FORMATS = {name: report.load(name) for name in report.names()}
EXPORT_FORMATS = {name: export.load(name) for name in export.names()}
DIAGNOSTICS_SCHEMA = Draft202012Validator(json.loads(schemas.read("diagnostics")))
# Characters that must not be in any output: control characters except tabs and line ends, and marks of direction.
CONTROL = re.compile(r"[^\n\t -\x7e\xa0-\U0010ffff]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# The processor time that a case may take: ten times what most cases take.
SECONDS, SECONDS_PER_CHARACTER = 4.0, 0.001
MAX_LENGTH = 3000


class Broken(AssertionError):
    """A broken promise."""


class TooSlow(BaseException):
    """A case exceeded its time limit."""


class Case(NamedTuple):
    """A check, and the text and configuration to run it with."""

    attempt: Callable[[str, Config], None]
    text: str
    settings: Config = Config()

    def __str__(self) -> str:
        changed = {key: value for key, value in self.settings._asdict().items() if value != Config()._asdict()[key]}
        return f"{self.attempt.__name__}({self.text!r}{f', {changed}' if changed else ''})"


def promise(kept: bool, words: str) -> None:
    if not kept:
        raise Broken(words)


# Promises


def try_text(text: str, settings: Config) -> None:
    """Any text can be parsed, linted, fixed, reported on and written as a record, which renders as the same text."""
    document = Document(text, settings.renderer)
    promise("".join(document.text_of(block.span) for block in document.blocks) == text, "the blocks are not the text")
    try_fast_paths(document)
    diagnostics = linting.lint(text, RULES, settings)
    spans = [diagnostic.span for diagnostic in diagnostics]
    promise(all(0 <= start <= end <= len(text) for start, end in spans), "a finding outside the text")
    promise(spans == sorted(spans), "findings out of order")
    try_reports(text, diagnostics)
    for unsafe in (False, True):
        fixed, _, _, rejected, _ = linting.fix(text, RULES, settings, unsafe)
        promise(not rejected, f"a rejected fix: {rejected and rejected[0].reason}")
        if fixed != text:
            promise(linting.fix(fixed, RULES, settings, unsafe).text == fixed, "fixed twice is not fixed once")
            try_nothing_lost(document, Document(fixed, settings.renderer))
    suppressed = linting.add_ignores(text, RULES, settings)
    n_findings = len(suppressed.remaining) + len(suppressed.fixed)
    promise(n_findings == len(diagnostics), "comments that suppress too much or too little")
    try_nothing_lost(document, Document(suppressed.text, settings.renderer))
    record = records.to_record(text, settings)
    promise(
        records.read_record(records.write_record(record)) == record, "a record that changes when it is written and read"
    )
    promise(records.render(record) == text, "a record that does not render as the text")
    for name, format_papers in EXPORT_FORMATS.items():
        _check_output(name, format_papers([SourceFile("README.md", document)]))


def try_fast_paths(document: Document) -> None:
    """The fast paths of the parser give the same results as the slow ones."""
    promise(document.blocks == parser.parse(document.text, document.lines).blocks, "the pieces have other blocks")
    html = {block.text_spans[0].start for block in document.all_blocks if block.kind == "html" and block.text_spans}
    for leaf in (leaf for leaf in document.leaves if leaf.span.start not in html):
        slow = inline.scan(document.text, *leaf.span, {"never": ""})
        promise(inline.scan(document.text, *leaf.span, {}) == slow, "the fast path parses other links")


def try_reports(text: str, diagnostics: Sequence[Diagnostic]) -> None:
    """No report has control characters, and JSON fits its schema."""
    for name, format_findings in REPORT_FORMATS.items():
        shown = format_findings([CheckedFile("README.md", text, diagnostics)], DisplayOptions())
        _check_output(name, shown)
        if name == "json":
            promise(DIAGNOSTICS_SCHEMA.is_valid(json.loads(shown)), "a report that does not fit its schema")


def _check_output(name: str, shown: str) -> None:
    control = CONTROL.search(shown)
    promise(not control, f"{name}: {control and control[0]!r} in the output")


def try_nothing_lost(before: Document, after: Document) -> None:
    promise(not lost_papers(before, after), "a paper was lost")
    promise(_links(before) <= _links(after), "a link was lost")
    promise(Counter(map(_title, before.sections)) <= Counter(map(_title, after.sections)), "a section was lost")


def _links(document: Document) -> set[str]:
    return {
        link_key(in_latin_letters(meant_url(link.url))).partition("#")[0]
        for link in document.links
        if is_external(link) and ">" not in link.url
    }


def _title(section: Any) -> str:
    return str(section.title)


def try_record(source: str, _settings: Config) -> None:
    """An invalid record is rejected with a message of one line; a valid one can be rendered."""
    try:
        record = records.read_record(source)
        text = fgad_lint.render(record)
    except records.RecordError as error:
        _check_message(str(error))
        return
    Document(text)


def try_config(source: str, _settings: Config) -> None:
    """An invalid configuration is rejected with a message of one line; a valid one is shown as an equal one."""
    try:
        settings = from_toml(source, "fgad-lint.toml", NAMES)
    except ConfigError as error:
        _check_message(str(error))
        return
    shown = "\n".join(f"{key} = {value}" for key, value, _ in describe(settings, {}))
    promise(from_toml(shown, "", NAMES) == settings, "a configuration that is shown as a different one")


def _check_message(message: str) -> None:
    promise("\n" not in message and len(message) < 2000, "a message that is not one short line")


# Seeds and changes

PIECES: list[str] = [
    *(piece for line in texts.WRITTEN.split("\n    ")[1:] for piece in line.split("~")),
    *"\n|\n|\n\n|\n\n|\r\n|\r|\t|    |\ufeff|\u00a0|\u2028|\v|\f|\x85|\u202e|- [A](#a)\n|# A\n|## A B {#a}\n".split(
        "|"
    ),
    *"~~~ ~~ &#10; &nbsp; &lt; &amp;amp; \\| \\[ %23 % $x$ {{ (#a-b) [[code]]( [![x](y)](z) <h3> <li> <tr><td>".split(),
    *"https://arxiv.org/pdf/2110.14987v2.pdf http://www.arxiv.org/abs/1905.00001 <summary> </details> <!--".split(),
    *("<!-- fgad-lint: ignore -->", "<!-- fgad-lint: ignore-file paper-order -->", "<!-- fgad-lint: ignore"),
    *("\n| a | b |\n|---|---|\n", "A. Author et al.", ", 2019", "arXiv 2020"),
]
PREFIXES = ("> ", "- ", "+ ", "1. ", "  ", "    ", "\t", "# ", "| ", "\u200b", " ")
ODD_VALUES: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        2,
        10**40,
        1e308,
        1.0,
        2.0,
        "",
        " ",
        "\n",
        "#",
        "](x)",
        "\x00",
        "\ud800",
        "\u2028",
        "| ",
        "{title}",
    ),
    *("{url}", "{", "+ {title} {links}", "[{label}]({url})", "<b>", "[a]: https://e.org", "\n\n", "```", "\r"),
    *([], {}, [[]], {"title": "T"}, {"title": "T", "links": [{"label": "x", "url": "https://e.org"}]}),
    *({"prose": "Words."}, {"papers": []}, {"papers": [{"title": "A"}]}, {"contents": [{"title": "A", "anchor": "a"}]}),
]


def seeds(folders: Iterable[Path] = ()) -> list[str]:
    """Texts to start with: the rules' examples, and parts of the files of folders."""
    seed_texts = [sample(example.text) for rule in RULES for example in rule.examples]
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.suffix in (".md", ".txt"):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            seed_texts += ["".join(lines[start : start + 12]) for start in range(0, len(lines), 12)]
        elif path.suffix == ".json":
            strings = _strings(json.loads(path.read_text(encoding="utf-8")))
            seed_texts += [text for text in strings if text]
    return seed_texts


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(item)


def changed(text: str, source: random.Random, others: Sequence[str]) -> str:
    """A text with a few changes."""
    for _ in range(source.randint(1, 5)):
        text = _changed_lines(text, source, others) if source.random() < 0.3 else _changed_words(text, source, others)
        text = text[:MAX_LENGTH]
    return text


def _changed_words(text: str, source: random.Random, others: Sequence[str]) -> str:
    """A text with characters inserted, deleted, repeated, swapped, or copied from another text."""
    start = source.randint(0, len(text))
    end = min(len(text), start + int(source.expovariate(0.1)))
    match source.randrange(8):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:start] + text[start:end] * source.choice((2, 2, 3, 40)) + text[end:]
        case 2:
            other = source.choice(others)
            other_start = source.randint(0, len(other))
            other_end = other_start + 1 + int(source.expovariate(0.02))
            return text[:start] + other[other_start:other_end] + text[start:]
        case 3:
            words = re.split(r"(\W+)", text)
            i, j = source.randrange(len(words)), source.randrange(len(words))
            words[i], words[j] = words[j], words[i]
            return "".join(words)
        case 4:
            return text[:start] + text[start:end].swapcase() + text[end:]
    return text[:start] + source.choice(PIECES) + text[start if source.random() < 0.7 else end :]


def _changed_lines(text: str, source: random.Random, others: Sequence[str]) -> str:
    """A text with lines moved, repeated, deleted, copied from another text, or with another prefix or line end."""
    lines = text.splitlines(keepends=True) or [""]
    first = source.randrange(len(lines))
    selected = slice(first, first + 1 + int(source.expovariate(0.4)))
    match source.randrange(7):
        case 0:
            del lines[selected]
        case 1:
            lines[selected] = lines[selected] * 2
        case 2:
            moved, target = lines[selected], source.randint(0, len(lines))
            del lines[selected]
            lines[target:target] = moved
        case 3:
            other = source.choice(others).splitlines(keepends=True)
            lines[first:first] = other[: 1 + int(source.expovariate(0.2))]
        case 4:
            source.shuffle(lines)
        case 5:
            prefix = source.choice(PREFIXES)
            lines[selected] = [prefix + line for line in lines[selected]]
        case _:
            end = source.choice(("\n", "\r\n", "\r", "\n\n", "  \n", "\u2028", "", "<br>\n", "\\\n"))
            lines[selected] = [line.rstrip("\r\n") + end for line in lines[selected]]
    return "".join(lines)


def changed_record(text: str, source: random.Random) -> str:
    """The record of a text with a few changes, as JSON."""
    record: Any = records.to_record(text)
    for _ in range(source.randint(1, 3)):
        values = list(_values(record))
        if not values:
            break
        (container, key), (other, other_key) = source.choice(values), source.choice(values)
        match source.randrange(5):
            case 0:
                container[key] = source.choice(ODD_VALUES)
            case 1:
                container[key] = json.loads(json.dumps(other[other_key]))
            case 2:
                del container[key]
            case 3 if isinstance(container, list):
                container.insert(source.randint(0, len(container)), json.loads(json.dumps(container[key])))
            case _:
                if isinstance(container[key], str):
                    container[key] = changed(container[key], source, PIECES)
    return json.dumps(record, ensure_ascii=source.random() < 0.5)


def _values(record: Any) -> Iterator[tuple[Any, Any]]:
    """The values of a record, at all levels: the container of each, and its key there."""
    stack = [record]
    while stack:
        value = stack.pop()
        for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            if isinstance(item, dict | list):
                stack.append(item)


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


def some_settings(source: random.Random) -> Config:
    """A configuration; half of the time the default one."""
    if source.random() < 0.5:
        return Config()
    return Config(
        renderer=source.choice(slugs.RENDERERS),
        arxiv=Arxiv(source.choice(get_args(config.ArxivUrl)), source.choice(get_args(config.ArxivVersions))),
        order=Order(
            source.choice([*get_args(config.CategoryOrder), ("T", "A", "B")]),
            source.choice(get_args(config.PaperOrder)),
        ),
    )


def cases(source: random.Random, seed_texts: Sequence[str]) -> Iterator[Case]:
    """Cases without end."""
    while True:
        unchanged = "".join(source.choice(seed_texts) for _ in range(source.choice((1, 1, 1, 2, 3))))
        text = changed(unchanged, source, seed_texts)
        yield Case(try_text, text, some_settings(source))
        if source.random() < 0.005:
            yield Case(try_text, (text * 100)[: 10 * MAX_LENGTH])
        yield Case(try_record, changed_record(unchanged[:MAX_LENGTH], source))
        if source.random() < 0.2:
            yield Case(try_record, changed(records.write_record(records.to_record(unchanged[:500])), source, [text]))
            yield Case(try_config, changed(CONFIGURATION, source, [CONFIGURATION, text]))


# Running


class Search:
    """Runs cases, and prints each kind of broken promise once, with a minimal case."""

    def __init__(self) -> None:
        self.counts = Counter[str]()
        self.broken = Counter[str]()

    def run(self, case: Case) -> None:
        self.counts[case.attempt.__name__] += 1
        if description := fault(case):
            kind = _kind(description)
            self.broken[kind] += 1
            if self.broken[kind] == 1:
                print(f"{description}\n  {shortest(case)}", flush=True)

    def sum_up(self) -> int:
        """Print the counts, and return the exit status."""
        print(f"{dict(self.counts)}, {time.process_time():.0f} s of processor time")
        for kind, count in self.broken.items():
            print(f"{count} times {kind}")
        return 1 if self.broken else 0


def fault(case: Case) -> str:
    """A description of the promise that a case breaks; "" if it breaks none."""
    try:
        with _bounded(SECONDS + SECONDS_PER_CHARACTER * len(case.text)):
            case.attempt(case.text, case.settings)
    except Broken as error:
        return f"Broken: {error}"
    except (Exception, TooSlow) as error:
        own_frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "fgad_lint" in frame.filename]
        return f"{type(error).__name__} in {own_frames[-1].name if own_frames else '?'}: {error}"
    return ""


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Raise TooSlow after this much processor time, if the system can measure it."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def shortest(case: Case) -> Case:
    """A shorter case that breaks a promise in the same way."""
    kind = _kind(fault(case))
    if _kind(fault(case._replace(settings=Config()))) == kind:
        case = case._replace(settings=Config())
    size = len(case.text) // 2
    while size:
        start = 0
        while start < len(case.text):
            shorter = case._replace(text=case.text[:start] + case.text[start + size :])
            if _kind(fault(shorter)) == kind:
                case = shorter
            else:
                start += size
        size //= 2
    return case


def _kind(description: str) -> str:
    """The part of a description that is the same for all cases of a fault."""
    description = re.sub(r"(?<=lose the) .*", "", description)
    if description.startswith(("Broken", "TooSlow")):
        return description.partition(" in ")[0]
    return description.partition(":")[0]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="*", type=Path)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument(
        "--number", type=int, default=0, help="seed of the random numbers; another one gives other cases"
    )
    options = arguments.parse_args()
    search = Search()
    end = time.monotonic() + options.seconds
    for case in cases(random.Random(options.number), seeds(options.folders)):
        search.run(case)
        if time.monotonic() > end:
            break
    sys.exit(search.sum_up())


if __name__ == "__main__":
    main()
