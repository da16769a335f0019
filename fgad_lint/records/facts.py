"""What two records say, compared: the check that a rendered text says what its record says."""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.records import templates
from fgad_lint.records.record import Record, RecordError, heading_template, level_of, shown


class Fact(NamedTuple):
    """A section, paper or contents entry: where in the record, its fields but for how they are written, and its template."""

    path: str
    fields: Record
    template: str = ""


def facts(record: Record) -> Iterator[Fact]:
    """Everything that a record says, in its order."""
    yield from _facts_below(record, 0, "")


def _facts_below(around: Record, level: int, path: str) -> Iterator[Fact]:
    for number, block in enumerate(around.get("blocks", ())):
        for kind, usual in templates.USUAL.items():
            for at, item in enumerate(block.get(kind, ())):
                if "prose" not in item:
                    template = item.get("layout", block.get("layout", usual).get("entry", usual["entry"]))
                    yield Fact(f"{path}blocks[{number}].{kind}[{at}]", {"kind": kind, **_said(item)}, template)
    for number, section in enumerate(around.get("sections", ())):
        inner = f"{path}sections[{number}]"
        depth = level_of(section, level)
        template = section.get("layout", heading_template(depth))
        yield Fact(inner, {"kind": "section", "level": depth, **_said(section)}, template)
        yield from _facts_below(section, depth, f"{inner}.")


def _said(item: Record) -> Record:
    said: Record = {name: item[name] for name in ("title", "anchor", "above", "venue", "year", "arxiv") if name in item}
    said["depth"] = item.get("depth", 0)
    for number, link in enumerate(item.get("links", ())):
        said |= {f"links[{number}].{name}": link[name] for name in ("label", "url") if name in link}
    said["number of links"] = len(item.get("links", ()))
    return said


def compare(fact: Fact, other: Fact) -> None:
    """Raise RecordError where a record says something that the text rendered from it, `other`, does not."""
    for name, value in fact.fields.items():
        read = other.fields.get(name)
        if read != value:
            field = name.rpartition(".")[2]
            if fact.template and field in ("title", "label", "url") and not templates.has_place(fact.template, field):
                raise RecordError(f"{fact.path}: its layout has no place for the {field}: {shown(fact.template)}")
            raise RecordError(f"{fact.path}: {name} is {shown(value)}, but the Markdown would say {shown(read)}")
