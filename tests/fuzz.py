"""Makes broken lists, records and configurations, and holds the program to what it promises of any.

    python tests/fuzz.py --seconds 600 ../lists      change the seeds at random: the rules' examples, and the files of folders
    python tests/guided.py --seconds 600 ../lists    the same, led by what code has run (needs `pip install atheris`)

Folders may hold Markdown, or JSON of which every string is a seed. What breaks a promise is printed once, made as short as it
gets, and becomes a test.
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
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.export import Listed
from fgad_lint.linter.fix_checks import lost_papers
from fgad_lint.markdown import fast_path, inline, parser, slugs
from fgad_lint.model.document import Document
from fgad_lint.model.links import is_external, link_key
from fgad_lint.report import Checked, Look
from fgad_lint.rule import sample

RULES = rules.load()
NAMES = rules.names()
FORMATS = {name: report.load(name) for name in report.names()}
EXPORTS = [export.load(name) for name in export.names()]
FOUND = Draft202012Validator(json.loads(schemas.read("diagnostics")))
FOR_PROGRAMS = ("gitlab", "json", "jsonl", "rdjson", "sarif")
# A tab is harmless, and a space without width keeps apart what would be read together.
UNSEEN = re.compile(r"[^\n\t\u200b -\x7e\xa0-\U0010ffff]|[\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# A case may take so much time of the processor, and so much more for each character: ten times what most take.
SECONDS, SECONDS_PER_CHARACTER = 4.0, 0.001
LONGEST = 3000


class Broken(AssertionError):
    """A promise that was not kept."""


class TooSlow(BaseException):
    """The time for a case is over."""


class Case(NamedTuple):
    """What to try, on what."""

    attempt: Callable[[str, Config], None]
    text: str
    settings: Config = Config()

    def __str__(self) -> str:
        changed = {key: value for key, value in self.settings._asdict().items() if value != Config()._asdict()[key]}
        return f"{self.attempt.__name__}({self.text!r}{f', {changed}' if changed else ''})"


def promise(kept: bool, words: str) -> None:
    if not kept:
        raise Broken(words)


# What is promised ----------------------------------------------------------------------------------------------------


def try_text(text: str, settings: Config) -> None:
    """Any text can be read, linted, fixed, reported on and written as a record, and comes back as it was."""
    document = Document(text, settings.renderer)
    promise("".join(document.text_of(block.span) for block in document.blocks) == text, "the blocks are not the text")
    try_short_ways(document)
    found = linting.lint(text, RULES, settings)
    promise(all(0 <= each.span.start <= each.span.end <= len(text) for each in found), "a finding outside the text")
    promise([each.span for each in found] == sorted(each.span for each in found), "findings out of order")
    try_reports(text, found)
    for unsafe in (False, True):
        fixed, _, _, refusals, _ = linting.fix(text, RULES, settings, unsafe)
        promise(not refusals, f"a fix left out: {refusals and refusals[0].reason}")
        if fixed != text:
            promise(linting.fix(fixed, RULES, settings, unsafe).text == fixed, "fixed twice is not fixed once")
            try_nothing_lost(document, Document(fixed, settings.renderer))
    silenced = linting.add_ignores(text, RULES, settings)
    promise(len(silenced.left) + len(silenced.fixed) == len(found), "comments that silence more or less than that")
    try_nothing_lost(document, Document(silenced.text, settings.renderer))
    record = records.to_record(text, settings)
    promise(records.read_record(records.write_record(record)) == record, "a record that is another one when it is read")
    promise(records.render(record) == text, "a record that does not give the text back")
    for write in EXPORTS:
        shown = write([Listed("README.md", document)])
        promise(not re.search(r"[^\n -\x7e\xa0-\U0010ffff]|[\u2028\u2029]", shown), "a table with broken rows")


def try_short_ways(document: Document) -> None:
    """The short ways to read find what the long ones find."""
    short = fast_path.parse_plain(document.text, document.lines)
    promise(short in (None, parser.parse(document.text, document.lines)), "plain blocks are read otherwise")
    for run in document.prose:
        long = inline.scan(document.text, *run.span, {"never": ""})
        promise(inline.scan(document.text, *run.span, {}) == long, "plain links are read otherwise")


def try_reports(text: str, found: Sequence[Diagnostic]) -> None:
    for name, render in FORMATS.items():
        shown = render([Checked("README.md", text, found)], Look())
        unseen = re.search(r"[^\n -\U0010ffff]", shown) if name in FOR_PROGRAMS else UNSEEN.search(shown)
        promise(not unseen, f"{unseen and unseen[0]!r} in a report as {name}")
        if name == "json":
            promise(FOUND.is_valid(json.loads(shown)), "a report that does not fit its schema")


def try_nothing_lost(before: Document, after: Document) -> None:
    promise(not lost_papers(before, after), "a paper was lost")
    promise(_links(before) <= _links(after), "a link was lost")
    promise(Counter(map(_title, before.sections)) == Counter(map(_title, after.sections)), "a section was lost")


def _links(document: Document) -> set[str]:
    return {link_key(each.url).partition("#")[0] for each in document.links if is_external(each)}


def _title(section: Any) -> str:
    return str(section.title)


def try_record(source: str, _settings: Config) -> None:
    """What is no record is refused by a line; what is one gives a text that says the same."""
    try:
        record = records.read_record(source)
        text = fgad_lint.render(record)
    except records.RecordError as error:
        _check_complaint(str(error))
        return
    Document(text)


def try_config(source: str, _settings: Config) -> None:
    """What is no configuration is refused by a line; what is one can be shown, and means the same again."""
    try:
        settings = config.from_toml(source, "fgad-lint.toml", NAMES)
    except ConfigError as error:
        _check_complaint(str(error))
        return
    shown = "\n".join(f"{key} = {value}" for key, value, _ in config.describe(settings, {}, ""))
    promise(config.from_toml(shown, "", NAMES) == settings, "a configuration that is shown as another one")


def _check_complaint(words: str) -> None:
    promise("\n" not in words and len(words) < 2000, "a complaint that is not one line")


# Seeds and changes -----------------------------------------------------------------------------------------------------

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
ODD: list[Any] = [
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
    """Texts to begin with: the rules' examples, and pieces of the files of folders."""
    found = [sample(each.text) for rule in RULES for each in rule.examples]
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.suffix in (".md", ".txt"):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            found += ["".join(lines[at : at + 12]) for at in range(0, len(lines), 12)]
        elif path.suffix == ".json":
            strings = _strings(json.loads(path.read_text(encoding="utf-8")))
            found += [text for text in strings if text]
    return found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(inner)


def changed(text: str, source: random.Random, others: Sequence[str]) -> str:
    """A text with a few changes."""
    for _ in range(source.randint(1, 5)):
        text = _changed_lines(text, source, others) if source.random() < 0.3 else _changed_words(text, source, others)
        text = text[:LONGEST]
    return text


def _changed_words(text: str, source: random.Random, others: Sequence[str]) -> str:
    """A text in which something was put in, taken out, doubled, swapped, or put from another text."""
    start = source.randint(0, len(text))
    end = min(len(text), start + int(source.expovariate(0.1)))
    match source.randrange(8):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:start] + text[start:end] * source.choice((2, 2, 3, 40)) + text[end:]
        case 2:
            other = source.choice(others)
            at = source.randint(0, len(other))
            return text[:start] + other[at : at + 1 + int(source.expovariate(0.02))] + text[start:]
        case 3:
            words = re.split(r"(\W+)", text)
            one, other_one = source.randrange(len(words)), source.randrange(len(words))
            words[one], words[other_one] = words[other_one], words[one]
            return "".join(words)
        case 4:
            return text[:start] + text[start:end].swapcase() + text[end:]
    return text[:start] + source.choice(PIECES) + text[start if source.random() < 0.7 else end :]


def _changed_lines(text: str, source: random.Random, others: Sequence[str]) -> str:
    """A text with lines moved, doubled, taken out or in from another text, or with something else before or behind them."""
    lines = text.splitlines(keepends=True) or [""]
    first = source.randrange(len(lines))
    some = slice(first, first + 1 + int(source.expovariate(0.4)))
    match source.randrange(7):
        case 0:
            del lines[some]
        case 1:
            lines[some] = lines[some] * 2
        case 2:
            moved, at = lines[some], source.randint(0, len(lines))
            del lines[some]
            lines[at:at] = moved
        case 3:
            other = source.choice(others).splitlines(keepends=True)
            lines[first:first] = other[: 1 + int(source.expovariate(0.2))]
        case 4:
            source.shuffle(lines)
        case 5:
            prefix = source.choice(PREFIXES)
            lines[some] = [prefix + line for line in lines[some]]
        case _:
            end = source.choice(("\n", "\r\n", "\r", "\n\n", "  \n", "\u2028", "", "<br>\n", "\\\n"))
            lines[some] = [line.rstrip("\r\n") + end for line in lines[some]]
    return "".join(lines)


def changed_record(source_of: str, source: random.Random) -> str:
    """The record of a text with a few changes, as JSON."""
    record: Any = records.to_record(source_of)
    for _ in range(source.randint(1, 3)):
        places = list(_places(record))
        if not places:
            break
        (holder, key), (other, name) = source.choice(places), source.choice(places)
        match source.randrange(5):
            case 0:
                holder[key] = source.choice(ODD)
            case 1:
                holder[key] = json.loads(json.dumps(other[name]))
            case 2:
                del holder[key]
            case 3 if isinstance(holder, list):
                holder.insert(source.randint(0, len(holder)), json.loads(json.dumps(holder[key])))
            case _:
                if isinstance(holder[key], str):
                    holder[key] = changed(holder[key], source, PIECES)
    return json.dumps(record, ensure_ascii=source.random() < 0.5)


def _places(record: Any) -> Iterator[tuple[Any, Any]]:
    """Where the values of a record stand: what holds each, and by which key."""
    waiting = [record]
    while waiting:
        value = waiting.pop()
        for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            if isinstance(inner, dict | list):
                waiting.append(inner)


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
    """A configuration; half of the time, what holds where there is none."""
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


def cases(source: random.Random, begin: Sequence[str]) -> Iterator[Case]:
    """What to try, without end."""
    while True:
        some = "".join(source.choice(begin) for _ in range(source.choice((1, 1, 1, 2, 3))))
        text = changed(some, source, begin)
        yield Case(try_text, text, some_settings(source))
        if source.random() < 0.005:
            yield Case(try_text, (text * 100)[: 10 * LONGEST])
        yield Case(try_record, changed_record(some[:LONGEST], source))
        if source.random() < 0.2:
            yield Case(try_record, changed(records.write_record(records.to_record(some[:500])), source, [text]))
            yield Case(try_config, changed(CONFIGURATION, source, [CONFIGURATION, text]))


# Running ---------------------------------------------------------------------------------------------------------------


class Search:
    """Tries cases; prints each kind of broken promise once, by a case as short as it gets."""

    def __init__(self) -> None:
        self.counts = Counter[str]()
        self.broken = Counter[str]()

    def see(self, case: Case) -> None:
        self.counts[case.attempt.__name__] += 1
        if said := fault(case):
            kind = _kind(said)
            self.broken[kind] += 1
            if self.broken[kind] == 1:
                print(f"{said}\n  {shortest(case)}", flush=True)

    def sum_up(self) -> int:
        """Print what was done; the exit status that says it."""
        print(f"{dict(self.counts)}, {time.process_time():.0f} s of the processor")
        for kind, count in self.broken.items():
            print(f"{count} times {kind}")
        return 1 if self.broken else 0


def fault(case: Case) -> str:
    """How a promise is broken by a case; "" where all are kept."""
    try:
        with _bounded(SECONDS + SECONDS_PER_CHARACTER * len(case.text)):
            case.attempt(case.text, case.settings)
    except Broken as error:
        return f"Broken: {error}"
    except (Exception, TooSlow) as error:
        ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "fgad_lint" in frame.filename]
        return f"{type(error).__name__} in {ours[-1].name if ours else '?'}: {error}"
    return ""


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Let something take that much time of the processor and no more, where the system can count it."""

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
    """A case made shorter as long as it breaks a promise in the same way."""
    kind = _kind(fault(case))
    if _kind(fault(case._replace(settings=Config()))) == kind:
        case = case._replace(settings=Config())
    size = len(case.text) // 2
    while size:
        at = 0
        while at < len(case.text):
            less = case._replace(text=case.text[:at] + case.text[at + size :])
            if _kind(fault(less)) == kind:
                case = less
            else:
                at += size
        size //= 2
    return case


def _kind(said: str) -> str:
    """What two descriptions of one fault share."""
    said = re.sub(r"(?<=lose the) .*", "", said)
    if said.startswith(("Broken", "TooSlow")):
        return said.partition(" in ")[0]
    return said.partition(":")[0]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--number", type=int, default=0, help="begin with another number to try other cases")
    asked = options.parse_args()
    search = Search()
    end = time.monotonic() + asked.seconds
    for case in cases(random.Random(asked.number), seeds(asked.folders)):
        search.see(case)
        if time.monotonic() > end:
            break
    sys.exit(search.sum_up())


if __name__ == "__main__":
    main()
