"""How the value of a field is written in Markdown or HTML, so that it reads as that value again."""

import re
from html import escape
from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.markdown import html, inline
from fgad_lint.model import title_markup
from fgad_lint.records.templates import Fields, Form

Enclosure = Literal["", "link", "quotes", "attribute"]

_PLAIN_URL = lazy_re.compile(r"[^\s()<>\\&\x00-\x1f\x7f]+")


def spell(name: str, owner: Fields, form: Form, inside: Enclosure = "") -> str:
    """Write a field of `owner`, an item or link: as its `source`, if that reads as the field, or in the default way."""
    source = owner.get("source", {}).get(name)
    if source is not None and reads_as(source, name, owner[name], form):
        return str(source)
    return default_spelling(name, owner[name], form, inside)


def default_spelling(name: str, value: str, form: Form, inside: Enclosure = "") -> str:
    """Write the value of a field that has no `source`."""
    if name in ("anchor", "reference"):
        return value
    if name == "url":
        return _spell_url(value, form, inside)
    if form == "html":
        return re.sub(r"[\n\r]|(?<= ) ", lambda space: f"&#{ord(space[0])};", escape(value, quote=False))
    if form == "heading":
        return re.sub(r"(?:^|(?<=\s))(?=#+\Z)", r"\\", inline.spelled(value))
    written = (
        title_markup.escape_title(value, inside) if name == "title" and inside != "attribute" else inline.spelled(value)
    )
    return re.sub(r"(?<!\\)\|", r"\\|", written) if form == "table" else written


def _spell_url(url: str, form: Form, inside: Enclosure) -> str:
    if inside == "attribute" or form == "html":
        return escape(url, quote=True)
    if _PLAIN_URL.fullmatch(url) or (inline.unescaped(url) == url and _ends_link(url)):
        return url.replace("|", "%7C") if form == "table" else url
    # GitHub resolves entities before backslashes, so a backslash would not keep an ampersand from starting one.
    return "<" + re.sub(r"([<>\\])", r"\\\1", url.replace("&", "&amp;")) + ">"


def _ends_link(url: str) -> bool:
    """Whether an unescaped URL fits in a link; its parentheses may not."""
    link = f"[]({url})"
    links = inline.scan(link, 0, len(link), {}).links
    return len(links) == 1 and links[0].span == (0, len(link)) and links[0].url == url


def reads_as(source: str, name: str, value: str, form: Form) -> bool:
    """Whether `source`, written as the field `name`, reads as `value`."""
    if name in ("anchor", "reference"):
        return source == value
    if name == "url":
        return source == value or value in (
            inline.unescaped(source.removeprefix("<").removesuffix(">")),
            html.unescaped(source),
        )
    if form == "html":
        return html.unescaped(" ".join(source.split())).replace("\xa0", " ").strip() == value and "<" not in source
    return inline.reads_as(source, value)
