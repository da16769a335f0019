"""Find and read configuration files."""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress

from fgad_lint import lazy_re, paths
from fgad_lint.config import Config, ConfigError

# If a folder has several of these, the first one wins.
FILES = ("fgad-lint.toml", ".fgad-lint.toml", "pyproject.toml")

_MISSPELT = "fgad_lint"  # As a table in pyproject.toml.
_MAX_BYTES = 1 << 17  # Of a file; a configuration needs far less.
_MAX_LINE_LENGTH = 1000  # Of an option on the command line that may lack quotes.
_MAX_DOTS = 1000  # On a line, because tomllib takes quadratic time for a key of many parts.

_BARE_WORD = lazy_re.compile(r"[^\s,\[\]{}=]+")


def find(path: str) -> str | None:
    """The path of the configuration nearest above a file or folder, which need not exist."""
    try:
        folder = os.path.abspath(path)
    except OSError:  # The working directory was removed: nothing is above it.
        return None
    while True:
        for name in FILES:
            if _is_configuration(candidate := os.path.join(folder, name)):
                return candidate
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load(path: str, rules: Collection[str], options: Mapping[str, object] | None = None) -> Config:
    """The configuration in a file, with `options` that override it; `rules` are the names of all rules. Raises ConfigError."""
    from fgad_lint.config.table import from_table

    return from_table(merged(read(path), options or {}), path, rules)


def merged(table: Mapping[str, object], options: Mapping[str, object]) -> dict[str, object]:
    """A table of options, overridden by other options. Tables in them are merged."""
    result = dict(table)
    for key, value in options.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def read(path: str) -> Mapping[str, object]:
    """The options in a file; only the TOML syntax is checked. Raises ConfigError."""
    try:
        if paths.escapes_repository(path):
            raise ConfigError(f"{path}: {paths.LEADS_OUT}")
        content = _read_bytes(path)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    table = _parse_toml(content, path)
    return _tool_table(table, path) if os.path.basename(path) == "pyproject.toml" else table


def parse_options(text: str, rules: Collection[str]) -> dict[str, object]:
    """The options in a line of TOML, such as `order.papers = "newest-first"`. Raises ConfigError."""
    from fgad_lint.config.table import from_table

    source = f"--config {text}"
    try:
        table = _parse_toml(text, source)
    except ConfigError:
        if repaired := _with_quotes(text, rules):
            raise ConfigError(
                f"{source}: a string needs quotes inside those of the shell: --config {repaired}"
            ) from None
        raise
    from_table(table, source, rules)
    return table


def _with_quotes(text: str, rules: Collection[str]) -> str | None:
    """A line of TOML without quotes, as to type it in a shell; None if it is not quotes that it lacks."""
    from shlex import quote

    from fgad_lint.config.table import from_table

    key, _, value = (part.strip() for part in text.partition("="))
    if len(text) > _MAX_LINE_LENGTH or any(char in value for char in "\"'"):
        return None
    value = _BARE_WORD.sub(r'"\g<0>"', value)
    for repaired in (f"{key} = {value}", f"{key} = [{value}]"):
        with suppress(ConfigError):
            from_table(_parse_toml(repaired, ""), "", rules)
            return quote(repaired)
    return None


def from_toml(text: str, source: str, rules: Collection[str]) -> Config:
    """The configuration in the text of an fgad-lint.toml; error messages begin with `source`. Raises ConfigError."""
    from fgad_lint.config.table import from_table

    return from_table(_parse_toml(text, source), source, rules)


def _is_configuration(path: str) -> bool:
    if os.path.basename(path) != "pyproject.toml":
        # A broken link counts, so that load() reports it.
        return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))
    if not os.path.isfile(path) or paths.escapes_repository(path):
        return False
    try:
        content = _read_bytes(path)
    except OSError:
        return False
    if not any(name in content for name in (b"fgad-lint", _MISSPELT.encode())):
        return False
    try:
        tool = _parse_toml(content, "").get("tool")
    except ConfigError:  # It may have our table; load() reports the error.
        return True
    return isinstance(tool, dict) and ("fgad-lint" in tool or _MISSPELT in tool)


def _read_bytes(path: str) -> bytes:
    """The content of a file, or just enough of it to see that it is too large."""
    with open(path, "rb") as file:
        return file.read(_MAX_BYTES + 1)


def _parse_toml(content: bytes | str, source: str) -> dict[str, object]:
    import tomllib

    if len(content) > _MAX_BYTES:
        raise ConfigError(f"{source}: larger than {_MAX_BYTES >> 10} KiB; a configuration needs less")
    try:
        # Some editors on Windows start a file with a byte order mark, which tomllib does not accept.
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{source}: not UTF-8; save it as UTF-8") from None
    try:
        if any(line.count(".") > _MAX_DOTS for line in text.split("\n")):
            raise RecursionError
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{source}: nested too deeply") from None
    except ValueError as error:  # Also an integer of thousands of digits.
        message = str(error)
        raise ConfigError(f"{source}: not valid TOML: {message[:1].lower()}{message[1:]}") from None


def _tool_table(pyproject: dict[str, object], source: str) -> dict[str, object]:
    tool = pyproject.get("tool")
    if isinstance(tool, dict) and _MISSPELT in tool:
        raise ConfigError(f"{source}: [tool.{_MISSPELT}] is misspelt; write [tool.fgad-lint]")
    if not isinstance(tool, dict) or "fgad-lint" not in tool:
        raise ConfigError(f"{source}: no table [tool.fgad-lint]; add one")
    table = tool["fgad-lint"]
    if not isinstance(table, dict):
        from fgad_lint.config.table import describe_type

        raise ConfigError(f"{source}: tool.fgad-lint must be a table, not {describe_type(table)}")
    return table
