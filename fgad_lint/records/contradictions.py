"""What in a record contradicts the text rendered from it, as messages."""

import re
from collections.abc import Collection, Sequence

from fgad_lint import lazy_re
from fgad_lint.model import arxiv
from fgad_lint.model.malformed_urls import find_url_problem
from fgad_lint.records.facts import Fact
from fgad_lint.records.record import format_value, shown, shown_title
from fgad_lint.records.templates import has_field

_KINDS = {"section": "section", "papers": "paper", "contents": "contents entry"}
_MISSING = {
    "section": "would be read as text, not as a heading; close what is open above it, such as a code block or a comment",
    "papers": "would be read as text, not as a paper; give it a link, or change its layout",
    "contents": "would be read as text, not as a contents entry; change its layout, or what is right above it",
}
_HINTS = {
    "level": 'change "level" or the layout',
    "above": "only anchors can be right above a heading",
    "depth": 'change or delete "depth"',
    "number of links": 'change "links" or the layout',
}
_DERIVED = frozenset(("venue", "year", "arxiv"))  # They only repeat what the links say.
_FROM_LINKS = _DERIVED | {"number of links"}
_WEB = lazy_re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)


def first_contradiction(facts: Sequence[Fact], in_text: Sequence[Fact]) -> tuple[Fact | None, str] | None:
    """The first fact of a record that its text contradicts, and a message; None if the text says just what the record says.

    The fact is None if the record has none.
    """
    n_extra = len(in_text) - len(facts)
    for index, (fact, text_fact) in enumerate(zip(facts, in_text, strict=False)):
        if names := _differing(fact, text_fact):
            # If entries were lost or added here, the others still follow.
            next_fact = facts[index - n_extra] if n_extra < 0 and index - n_extra < len(facts) else None
            if next_fact and not _differing(next_fact, text_fact):
                return fact, _missing(fact)
            if next_fact and _depth(facts[index + 1]) > _depth(fact) and _FROM_LINKS.issuperset(names):
                message = f"would be read as part of the {_KINDS[fact.kind]} above it; {_HINTS['depth']}"
                return facts[index + 1], message
            if n_extra > 0 and not _differing(fact, in_text[index + n_extra]):
                return fact, f"right above it, {_extra(text_fact)}"
            return fact, _contradiction(fact, text_fact, names)
    if n_extra < 0:
        fact = facts[len(in_text)]
        return fact, _missing(fact)
    if n_extra > 0:
        extra = _extra(in_text[len(facts)])
        return (facts[-1], f"below it, {extra}") if facts else (None, extra)
    return None


def _depth(fact: Fact) -> int:
    return int(fact.fields["depth"])


def _differing(fact: Fact, text_fact: Fact) -> list[str]:
    """The names of the fields that differ; those that a record leaves out do not."""
    return [name for name, value in fact.fields.items() if text_fact.fields.get(name) != value]


def _missing(fact: Fact) -> str:
    return _wrong_layout(fact, ["title"]) or _MISSING[fact.kind]


def _extra(text_fact: Fact) -> str:
    kind = _KINDS[text_fact.kind]
    return f"text would be read as the {kind} {shown_title(text_fact.item)}; put a {kind} in the record instead"


def _contradiction(fact: Fact, text_fact: Fact, names: Sequence[str]) -> str:
    """What a fact says in the fields `names` and the text does not, and what to change."""
    if "kind" in names:
        kind, text_kind = _KINDS[fact.kind], _KINDS[text_fact.kind]
        return (
            f"would be read as the {text_kind} {shown_title(text_fact.item)}, not as a {kind}; "
            "change its layout, or what is right above it"
        )
    message = _wrong_layout(fact, {name.rpartition(".")[2] for name in names}) or _wrong_link(fact, text_fact, names)
    if message:
        return message
    if _DERIVED.issuperset(names):
        return _wrong_derived_fields(fact, text_fact, names)
    name = next(name for name in names if name not in _DERIVED)
    value, text_value = format_value(fact.fields[name]), format_value(text_fact.fields.get(name))
    return f"{name} is {value}, but in the Markdown it would be {text_value}; {_HINTS.get(name, 'change it')}"


def _wrong_layout(fact: Fact, fields: Collection[str]) -> str | None:
    """A message about the first of some fields that the layout has no place for."""
    for field in ("title", "label", "url"):
        if field in fields and not has_field(fact.template, field):
            return f"its layout has no place for the {field}: {format_value(fact.template)}"
    return None


def _wrong_link(fact: Fact, text_fact: Fact, names: Sequence[str]) -> str | None:
    """A message about a link that would be lost, or is in a wrong place, or has a wrong URL, perhaps that of an arXiv paper."""
    links, text_links = fact.item.get("links", ()), text_fact.item.get("links", ())
    text_urls = {link["url"] for link in text_links}
    is_same_entry = str(text_fact.item["title"]).startswith(fact.item["title"])
    for link_index, link in enumerate(links):
        url = link["url"]
        is_lost = is_same_entry and url not in text_urls
        if is_lost and "reference" in link and link_index < len(text_links):
            reference, text_url = format_value(link["reference"]), format_value(text_links[link_index]["url"])
            return f"the reference {reference} leads to {text_url}, not to {format_value(url)}; change one of them"
        if (is_lost or "arxiv" in names) and (fault := _url_fault(url)):
            return f"wrong URL {format_value(url)}: {fault}; correct it"
        if is_lost:
            return f"its link to {format_value(url)} would be lost; {_HINTS['number of links']}"
    if links and text_links and "label" not in text_links[0] and links[0]["url"] != text_links[0]["url"]:
        return "a link without label becomes that of the title; put it first, or give it a label"
    return None


def _url_fault(url: str) -> str | None:
    if problem := find_url_problem(url):
        return problem.message
    return arxiv.fault(url) or (None if _WEB.fullmatch(url) else "not a web address")


def _wrong_derived_fields(fact: Fact, text_fact: Fact, names: Sequence[str]) -> str:
    """What the fields `names`, which only repeat what the links say, say instead."""
    clauses = []
    hint = "delete"
    for group, source in (("venue", "year"), "text" if text_fact.has_venue_in_text else "label"), (("arxiv",), "URL"):
        fields = [name for name in group if name in names]
        says = " ".join(shown(fact.fields[name]) for name in fields)
        text_says = " ".join(shown(text_fact.fields[name]) for name in fields if name in text_fact.fields)
        if fields:
            text_clause = f"the {source} says {text_says}" if text_says else f"no {source} does"
            clauses.append(f"{_listed(fields)} {'says' if len(fields) == 1 else 'say'} {says} but {text_clause}")
        if text_says:
            hint = "change or delete"
    hint = f"correct the URL or {hint}" if hint == "delete" and list(names) == ["arxiv"] else hint
    quoted = [f'"{name}"' for name in names]
    return f"{', and '.join(clauses)}; {hint} {_listed(quoted)}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
