"""Regular expressions that are compiled when first used: compiling is slow, and most texts need few of them."""

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class _Pattern:
    """A pattern that is compiled when a method is first called; later calls go straight to the compiled pattern."""

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
    """Like `re.compile`, but lazy and with only the methods in `_METHODS`; a syntax error is raised at the first use."""
    return cast(re.Pattern[str], _Pattern(source, flags))
