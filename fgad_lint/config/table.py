"""Validate a parsed TOML table and turn it into a `Config`, strictly: a typo must not switch a rule off."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from fgad_lint import lazy_re
from fgad_lint.config import ALL, CHOICES, Arxiv, Config, ConfigError, Order, option_name
from fgad_lint.diagnostic import Severity

_MAX_GLOB_LENGTH = 500  # Characters; fnmatch takes quadratic time.
_MAX_GLOBS_LENGTH = 20_000  # Characters of all globs together, because each file is matched against each glob.
_BARE_KEY = lazy_re.compile(r"[A-Za-z0-9_-]+")

_TYPE_NAMES = {
    str: "a string",
    bool: "a boolean",
    int: "an integer",
    list: "a list",
    dict: "a table",
}


def from_table(table: Mapping[str, object], source: str, rules: Collection[str]) -> Config:
    """The configuration in a parsed table; error messages begin with `source`. Raises ConfigError.

    `rules` are the names of all rules.
    """
    try:
        _check_keys("", table, map(option_name, Config._fields))
        return Config(
            renderer=_choice("renderer", table.get("renderer", Config().renderer)),
            exclude=_exclude("exclude", table.get("exclude", [])),
            select=_rule_names("select", table.get("select", []), rules),
            extend_select=_rule_names("extend-select", table.get("extend-select", []), rules),
            ignore=_rule_names("ignore", table.get("ignore", []), rules),
            severity=_severity(table.get("severity", {}), rules),
            per_file_ignores=_per_file_ignores(table.get("per-file-ignores", {}), rules),
            duplicates=_choice("duplicates", table.get("duplicates", Config().duplicates)),
            arxiv=_arxiv(table.get("arxiv", {})),
            order=_order(table.get("order", {})),
        )
    except ConfigError as error:
        raise ConfigError(f"{source}: {error}") from None


def overlay(
    config: Config,
    rules: Collection[str],
    select: Iterable[str] = (),
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Config:
    """A configuration with --select, --extend-select and --ignore from the command line. Raises ConfigError.

    --select replaces the selected rules, --extend-select adds to them, and both override the ignored ones; --ignore adds to
    the ignored rules.
    """
    selected = _rule_names("--select", list(select), rules)
    also_selected = _rule_names("--extend-select", list(extend_select), rules)
    also_ignored = _rule_names("--ignore", list(ignore), rules)
    if selected:
        severity = {rule: severity for rule, severity in config.severity.items() if rule in selected}
        config = config._replace(select=selected, extend_select=(), severity=severity)
    still_ignored = tuple(rule for rule in config.ignore if rule not in selected + also_selected)
    return config._replace(
        extend_select=tuple(dict.fromkeys(config.extend_select + also_selected)),
        ignore=tuple(dict.fromkeys(still_ignored + also_ignored)),
    )


def _check_keys(prefix: str, table: Mapping[str, object], known: Iterable[str]) -> None:
    options = list(known)
    for key in table:
        if key not in options:
            closest = _closest(key, options)
            hint = f"did you mean {prefix + closest!r}?" if closest else f"known keys are {', '.join(options)}"
            if key == "tool" and not prefix:
                hint = "[tool.fgad-lint] is for pyproject.toml only; leave it out here"
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
            raise ConfigError(f"order.categories must be {names}, but it contains {describe_type(name)}")
        if name in seen:
            raise ConfigError(f"order.categories has {name!r} twice; keep one")
        seen.add(name)
    return tuple(value)


def _severity(value: object, rules: Collection[str]) -> dict[str, Severity]:
    return {
        _rule_name("severity", rule, rules): _choice(dotted_key("severity", rule), severity, option="severity")
        for rule, severity in _table("severity", value).items()
    }


def _per_file_ignores(value: object, rules: Collection[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    table = _table("per-file-ignores", value)
    _check_globs("per-file-ignores", table)
    for glob, listed in table.items():
        listed_names = _rule_names(dotted_key("per-file-ignores", glob), listed, {*rules, ALL, "*"})
        names[glob] = tuple(ALL if name == "*" else name for name in listed_names)
    return names


def _exclude(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ConfigError(f"{key} must be a list of globs, not {describe_type(value)}")
    for glob in value:
        if not isinstance(glob, str):
            raise ConfigError(f"{key} must be a list of globs, but it contains {describe_type(glob)}")
    _check_globs(key, [glob.removeprefix("!") for glob in value])
    return tuple(value)


def _check_globs(key: str, globs: Collection[str]) -> None:
    if sum(map(len, globs)) > _MAX_GLOBS_LENGTH:
        raise ConfigError(f"{key} has globs of more than {_MAX_GLOBS_LENGTH} characters in total")
    for glob in globs:
        if not glob:
            raise ConfigError(f"{key} has an empty glob; write '*' for every file")
        if len(glob) > _MAX_GLOB_LENGTH:
            raise ConfigError(f"{key} has a glob of more than {_MAX_GLOB_LENGTH} characters")
        if "\\" in glob:
            raise ConfigError(f"{key} has a backslash in the glob {glob!r}; write '/'")


def _rule_names(key: str, value: object, rules: Collection[str]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ConfigError(f"{key} must be a list of rule names, not {describe_type(value)}")
    return tuple(_rule_name(key, name, rules) for name in value)


def _rule_name(key: str, name: object, rules: Collection[str]) -> str:
    if not isinstance(name, str):
        raise ConfigError(f"{key} must be a list of rule names, but it contains {describe_type(name)}")
    if name not in rules:
        closest = _closest(name, rules)
        hint = f"did you mean {closest!r}?" if closest else "`fgad-lint explain` lists the rules"
        raise ConfigError(f"unknown rule {name!r} in {key}; {hint}")
    return name


def _choice(key: str, value: object, others: tuple[str, ...] = (), option: str = "") -> Any:
    """Check that a value is one of an option's choices; `others` describe further valid values, for the error message."""
    choices = CHOICES[option or key]
    if value in choices:
        return value
    *most, last = (*map(repr, choices), *others)
    closest = _closest(value, choices) if isinstance(value, str) else None
    given = repr(value) if isinstance(value, str) else describe_type(value)
    hint = f"; did you mean {closest!r}?" if closest else ""
    raise ConfigError(f"{key} must be {', '.join(most)} or {last}, not {given}{hint}")


def _table(key: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ConfigError(f"{key} must be a table, not {describe_type(value)}")
    return value


def _closest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), sorted(known), n=1)), None)


def describe_type(value: object) -> str:
    """The type of a value, in words: "a string"."""
    return _TYPE_NAMES.get(type(value), f"a {type(value).__name__}")


def dotted_key(key: str, part: str) -> str:
    """A key of a nested table as TOML."""
    return f"{key}.{part if _BARE_KEY.fullmatch(part) else quoted(part)}"


def quoted(string: str) -> str:
    """A string as TOML, which has the escapes of JSON; invisible characters are escaped."""
    import json

    return "".join(map(_escape, json.dumps(string, ensure_ascii=False)))


def _escape(char: str) -> str:
    return char if char.isprintable() else f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"
