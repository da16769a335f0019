"""The configuration: all options and their values.

`files` finds and reads configuration files, `table` validates them, `describe` shows the result.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from fgad_lint.diagnostic import Severity
from fgad_lint.markdown.slugs import RENDERERS

ArxivUrl = Literal["auto", "abs", "pdf", "any"]
ArxivVersions = Literal["keep", "drop"]
CategoryOrder = Literal["any", "alphabetical", "contents"]
Duplicates = Literal["section", "file", "files"]
PaperOrder = Literal["auto", "any", "newest-first", "oldest-first", "alphabetical"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "renderer": RENDERERS,
    "severity": get_args(Severity),
    "duplicates": get_args(Duplicates),
    "arxiv.url": get_args(ArxivUrl),
    "arxiv.versions": get_args(ArxivVersions),
    "order.categories": get_args(CategoryOrder),
    "order.papers": get_args(PaperOrder),
}

ALL = "all"  # Instead of the names of rules.


class Arxiv(NamedTuple):
    """How links to arXiv should be written; "auto" is the form that nearly all links of the file have."""

    url: ArxivUrl = "auto"
    versions: ArxivVersions = "keep"


class Order(NamedTuple):
    """The order of categories and papers; `categories` may also be a sequence of names."""

    categories: CategoryOrder | tuple[str, ...] = "any"
    papers: PaperOrder = "auto"


class Config(NamedTuple):
    """All options; an empty `select` means every rule that is on by default.

    Rules in `extend_select`, and those that `severity` names, run too. Names in `per_file_ignores` may be `ALL`.
    `duplicates` says where a paper should be listed only once: in each category, in each file, or in all files checked together.
    """

    renderer: str = "github"
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    duplicates: Duplicates = "section"
    arxiv: Arxiv = Arxiv()
    order: Order = Order()


class ConfigError(Exception):
    """An invalid configuration. The message is one line, ready to print."""


def option_name(field: str) -> str:
    """The name that a field of `Config` has in TOML."""
    return field.replace("_", "-")
