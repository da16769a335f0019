"""[tool.fgad-lint] → Config, strictly: a typo must not switch a rule off."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from fgad_lint import lazy_re, paths
from fgad_lint.diagnostic import Severity
from fgad_lint.markdown.slugs import RENDERERS

if TYPE_CHECKING:
    pass

ArxivUrl = Literal["auto", "abs", "pdf", "any"]
ArxivVersions = Literal["keep", "drop"]
CategoryOrder = Literal["any", "alphabetical", "contents"]
Duplicates = Literal["file", "files"]
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

# In one folder the first of these wins.
FILES = ("fgad-lint.toml", ".fgad-lint.toml", "pyproject.toml")

_MAX_BYTES = 1 << 17  # In bytes, of a file.
_MAX_DOTS = 1000  # On one line.
_MAX_GLOB_LENGTH = 500  # fnmatch takes quadratic time for one.
_MAX_GLOBS_LENGTH = 20_000  # Of all together.
_BARE_KEY = lazy_re.compile(r"[A-Za-z0-9_-]+")

_KINDS = {
    str: "a string",
    bool: "a boolean",
    int: "an integer",
    list: "a list",
    dict: "a table",
}


class Arxiv(NamedTuple):
    """How links to arXiv should look; "auto" is the form that the list itself prefers."""

    url: ArxivUrl = "auto"
    versions: ArxivVersions = "keep"


class Order(NamedTuple):
    """What comes first: `categories` may also be names, in the order wanted."""

    categories: CategoryOrder | tuple[str, ...] = "any"
    papers: PaperOrder = "auto"


class Config(NamedTuple):
    """All options; an empty `select` means every rule that is on by default.

    `duplicates` says where a paper should be listed but once: in a category of a file, or in all files checked together.
    """

    renderer: str = "github"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    duplicates: Duplicates = "file"
    arxiv: Arxiv = Arxiv()
    order: Order = Order()


class ConfigError(Exception):
    """What is wrong in a configuration: one line, ready to print."""


def find(start: str) -> str | None:
    """The configuration nearest above `start`, a file or a folder that need not exist."""
    try:
        folder = os.path.abspath(start)
    except OSError:  # The working directory was removed: nothing is above it.
        return None
    while True:
        for name in FILES:
            if _is_ours(path := os.path.join(folder, name)):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def load(path: str, rules: Collection[str]) -> Config:
    """The configuration in a file; `rules` are the names of all there are."""
    return from_table(read(path), path, rules)


def read(path: str) -> Mapping[str, object]:
    """The options in a file, as its author wrote them: nothing is checked but the TOML."""
    try:
        if paths.escapes_repository(path):
            raise ConfigError(f"{path}: {paths.LEADS_OUT}")
        content = _content(path)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    table = _parse(content, path)
    return _tool_table(table, path) if os.path.basename(path) == "pyproject.toml" else table


def from_toml(text: str, where: str, rules: Collection[str]) -> Config:
    """The configuration in the text of an fgad-lint.toml; `where` begins every complaint."""
    return from_table(_parse(text, where), where, rules)


def from_table(table: Mapping[str, object], where: str, rules: Collection[str]) -> Config:
    """The configuration in a parsed table; `where` begins every complaint."""
    try:
        _check_keys("", table, map(_option, Config._fields))
        return Config(
            renderer=_choice("renderer", table.get("renderer", Config().renderer)),
            select=_rule_names("select", table.get("select", []), rules),
            ignore=_rule_names("ignore", table.get("ignore", []), rules),
            severity=_severity(table.get("severity", {}), rules),
            per_file_ignores=_per_file_ignores(table.get("per-file-ignores", {}), rules),
            duplicates=_choice("duplicates", table.get("duplicates", Config().duplicates)),
            arxiv=_arxiv(table.get("arxiv", {})),
            order=_order(table.get("order", {})),
        )
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from None


def overlay(config: Config, rules: Collection[str], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Config:
    """Put --select and --ignore over a configuration.

    Rules selected here replace those of the file, also where the file ignores them; rules ignored
    here are ignored besides those of the file.
    """
    selected = _rule_names("--select", list(select), rules)
    ignored_too = _rule_names("--ignore", list(ignore), rules)
    still_ignored = tuple(rule for rule in config.ignore if rule not in selected)
    return config._replace(
        select=selected or config.select,
        ignore=tuple(dict.fromkeys(still_ignored + ignored_too)),
    )


def describe(config: Config, table: Mapping[str, object], where: str) -> Iterator[tuple[str, str, str]]:
    """Every option: its dotted key, its value as TOML, and where it is from.

    That is `where` for an option that `table` sets (see `read`), and "default" for the others.
    """
    for field, value in config._asdict().items():
        option = _option(field)
        parts = value._asdict() if isinstance(value, Arxiv | Order) else value
        if isinstance(parts, Mapping) and parts:
            given: Any = table.get(option, {})
            for part, inner in parts.items():
                origin = where if part in given else "default"
                yield _dotted(option, part), _toml(inner), origin
        else:
            yield option, _toml(value), where if option in table else "default"


def _is_ours(path: str) -> bool:
    if os.path.basename(path) != "pyproject.toml":
        # A link that leads nowhere counts: whoever made it should hear that it is broken.
        return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))
    if not os.path.isfile(path) or paths.escapes_repository(path):
        return False
    try:
        content = _content(path)
    except OSError:
        return False
    if b"fgad-lint" not in content:
        return False
    try:
        tool = _parse(content, "").get("tool")
    except ConfigError:  # It may be meant for us, so let load() say what is wrong.
        return True
    return isinstance(tool, dict) and "fgad-lint" in tool


def _content(path: str) -> bytes:
    """What a file holds, or more of it than a configuration can hold."""
    with open(path, "rb") as file:
        return file.read(_MAX_BYTES + 1)


def _parse(content: bytes | str, where: str) -> dict[str, object]:
    import tomllib

    if len(content) > _MAX_BYTES:
        raise ConfigError(f"{where}: larger than {_MAX_BYTES >> 10} KiB; a configuration needs less")
    try:
        # Some editors on Windows put a byte order mark in front; tomllib will not have it.
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{where}: not UTF-8; save it as UTF-8") from None
    try:
        # tomllib takes quadratic time for a key of many parts, which stands on one line.
        if any(line.count(".") > _MAX_DOTS for line in text.split("\n")):
            raise RecursionError
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{where}: nested too deeply") from None
    except ValueError as error:  # Also an integer of thousands of digits.
        fault = str(error)
        raise ConfigError(f"{where}: not valid TOML: {fault[:1].lower()}{fault[1:]}") from None


def _tool_table(pyproject: dict[str, object], where: str) -> dict[str, object]:
    tool = pyproject.get("tool")
    if not isinstance(tool, dict) or "fgad-lint" not in tool:
        raise ConfigError(f"{where}: no table [tool.fgad-lint]; add one")
    table = tool["fgad-lint"]
    if not isinstance(table, dict):
        raise ConfigError(f"{where}: tool.fgad-lint must be a table, not {_kind(table)}")
    return table


def _option(field: str) -> str:
    return field.replace("_", "-")


def _check_keys(prefix: str, table: Mapping[str, object], known: Iterable[str]) -> None:
    options = list(known)
    for key in table:
        if key not in options:
            near = _near(key, options)
            hint = f"did you mean {prefix + near!r}?" if near else f"known are {', '.join(options)}"
            if key == "tool" and not prefix:
                hint = "only pyproject.toml needs [tool.fgad-lint], leave it out here"
            raise ConfigError(f"unknown key {prefix + key!r}; {hint}")


def _arxiv(value: object) -> Arxiv:
    table = _table("arxiv", value)
    _check_keys("arxiv.", table, Arxiv._fields)
    return Arxiv(**{key: _choice(f"arxiv.{key}", inner) for key, inner in table.items()})


def _order(value: object) -> Order:
    table = _table("order", value)
    _check_keys("order.", table, Order._fields)
    default = Order()
    return Order(
        categories=_categories(table.get("categories", default.categories)),
        papers=_choice("order.papers", table.get("papers", default.papers)),
    )


def _categories(value: object) -> Any:
    names = "a list of category names"
    if not isinstance(value, list):
        return _choice("order.categories", value, (names,))
    seen: set[str] = set()
    for name in value:
        if not isinstance(name, str):
            raise ConfigError(f"order.categories must be {names}, but {_kind(name)} is in it")
        if name in seen:
            raise ConfigError(f"order.categories has {name!r} twice; keep one")
        seen.add(name)
    return tuple(value)


def _severity(value: object, rules: Collection[str]) -> dict[str, Severity]:
    return {
        _rule_name("severity", rule, rules): _choice(_dotted("severity", rule), severity, of="severity")
        for rule, severity in _table("severity", value).items()
    }


def _per_file_ignores(value: object, rules: Collection[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    table = _table("per-file-ignores", value)
    if sum(map(len, table)) > _MAX_GLOBS_LENGTH:
        raise ConfigError(f"per-file-ignores has globs of more than {_MAX_GLOBS_LENGTH} characters together")
    for glob, listed in table.items():
        if not glob:
            raise ConfigError("per-file-ignores has an empty glob; write '*' for every file")
        if len(glob) > _MAX_GLOB_LENGTH:
            raise ConfigError(f"per-file-ignores has a glob of more than {_MAX_GLOB_LENGTH} characters")
        if "\\" in glob:
            raise ConfigError(f"per-file-ignores has a backslash in the glob {glob!r}; write '/'")
        names[glob] = _rule_names(_dotted("per-file-ignores", glob), listed, rules)
    return names


def _rule_names(key: str, value: object, rules: Collection[str]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ConfigError(f"{key} must be a list of rule names, not {_kind(value)}")
    return tuple(_rule_name(key, name, rules) for name in value)


def _rule_name(key: str, name: object, rules: Collection[str]) -> str:
    if not isinstance(name, str):
        raise ConfigError(f"{key} must be a list of rule names, but {_kind(name)} is in it")
    if name not in rules:
        near = _near(name, rules)
        hint = f"did you mean {near!r}?" if near else "`fgad-lint explain` lists the rules"
        raise ConfigError(f"unknown rule {name!r} in {key}; {hint}")
    return name


def _choice(key: str, value: object, others: tuple[str, ...] = (), of: str = "") -> Any:
    """`value`, if it is one of the choices that `of` (or `key`) has; `others` name further ones."""
    choices = CHOICES[of or key]
    if value in choices:
        return value
    *most, last = (*map(repr, choices), *others)
    near = _near(value, choices) if isinstance(value, str) else None
    given = repr(value) if isinstance(value, str) else _kind(value)
    hint = f"; did you mean {near!r}?" if near else ""
    raise ConfigError(f"{key} must be {', '.join(most)} or {last}, not {given}{hint}")


def _table(key: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ConfigError(f"{key} must be a table, not {_kind(value)}")
    return value


def _near(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), sorted(known), n=1)), None)


def _kind(value: object) -> str:
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _dotted(key: str, part: str) -> str:
    return f"{key}.{part if _BARE_KEY.fullmatch(part) else _toml(part)}"


def _toml(value: object) -> str:
    """A string, strings or an empty table, as TOML; what JSON escapes, TOML escapes alike."""
    import json

    if isinstance(value, str):
        return "".join(map(_in_toml, json.dumps(value, ensure_ascii=False)))
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return "{}"


def _in_toml(char: str) -> str:
    """A character of a string; what cannot be seen is escaped."""
    return char if char.isprintable() else f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"
