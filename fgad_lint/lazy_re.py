"""Regular expressions that are compiled when they are first used: most texts need few of them, and compiling takes long."""

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class _Pattern:
    """Stands for a compiled pattern; once that is made, its methods are called without a detour."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile(source: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001 - as in `re`
    """A regular expression as `re.compile` makes it, but not yet. A mistake in it shows when it is first used."""
    return cast(re.Pattern[str], _Pattern(source, flags))
