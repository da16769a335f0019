"""Each regular expression takes linear time, whatever the text."""

import ast
import importlib
import re
from collections import deque
from functools import cache
from pathlib import Path
from time import perf_counter, process_time
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from attacks import attacks

import fgad_lint
from fgad_lint.markdown import block_starts, html_blocks, tables

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")
ROOT = Path(fgad_lint.__file__).parent
MODULES = [
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(ROOT.rglob("*.py"))
    if path.stem not in ("__main__", "lazy_re")
]
# Names in a function that its expressions are built from, besides those of the module.
NAMES = {"first": SimpleNamespace(venue=SimpleNamespace(series="cvpr"))}
# Matched only with labels of up to 40 characters.
OF_SHORT_TEXTS = {"fgad_lint.model.labels._DATED_LABEL"}


class Use(NamedTuple):
    """A regular expression and the method that is called."""

    where: str
    method: str
    source: str
    flags: int


def tree_of(module):
    return ast.parse(Path(importlib.import_module(module).__file__).read_text(encoding="utf-8"))


def uses_of(module):
    """Yield the uses of regular expressions in the source of a module."""
    names = vars(importlib.import_module(module))
    patterns = {name: value for name, value in names.items() if hasattr(value, "fullmatch") and value is not re}
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            for part in ast.walk(node.value):
                if isinstance(part, ast.Name) and part.id in patterns:
                    pattern = patterns[part.id]
                    yield Use(f"{module}.{part.id}", node.attr, pattern.pattern, pattern.flags)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {f"re.{method}" for method in METHODS}:
            source = eval(ast.unparse(node.args[0]), names | NAMES)
            flags = sum(int(getattr(re, name)) for name in re.findall(r"\bre\.([A-Z]+)", ast.unparse(node)))
            yield Use(f"{module}: {source}", node.func.attr, source, flags)


def indirect_uses():
    """Yield the uses that the source does not show: of patterns that are in a table or passed to a function."""
    for fence in ("```", "~~~~"):
        end = block_starts._fence_end(fence)
        yield Use("fgad_lint.markdown.block_starts._fence_end", "match", end.pattern, end.flags)
    for module in (block_starts, html_blocks, tables):  # These patterns are passed to Cursor.match.
        for name, value in vars(module).items():
            if hasattr(value, "fullmatch") and value is not re:
                yield Use(f"{module.__name__}.{name}", "match", value.pattern, value.flags)
    for kind, end in html_blocks.ENDS.items():
        yield Use(f"fgad_lint.markdown.html_blocks.ENDS[{kind}]", "search", end.pattern, end.flags)


@cache
def uses():
    direct_uses = [use for module in MODULES for use in uses_of(module)]
    return sorted({use for use in (*direct_uses, *indirect_uses()) if use.where not in OF_SHORT_TEXTS})


def seconds(use, text, clock=process_time):
    """The time that a use takes. A method that finds all matches, or splits, goes on to the end of the text."""
    finds_one = use.method in ("match", "fullmatch", "search")
    method = getattr(re.compile(use.source, use.flags), use.method if finds_one else "finditer")
    start = clock()
    matches = method(text)
    if not finds_one:
        deque(matches, 0)
    return clock() - start


def is_suspect(use, attack):
    """Whether an attack needs a closer look. Small texts are tried first, lest the test hang."""
    if any(seconds(use, attack.text(size), perf_counter) > 0.001 for size in (16, 24, 36, 54)):
        return True
    long = seconds(use, attack.text(2000), perf_counter)
    return long > 0.001 and long > 8 * min(seconds(use, attack.text(500), perf_counter) for _ in range(3))


def is_quadratic(use, attack):
    """Whether a text four times as long takes more than ten times as long."""
    size = 20
    while (short := min(seconds(use, attack.text(size)) for _ in range(3))) < 0.003 and size < 8000:
        size += size // 2
    if size < 200:
        return True
    long = min(seconds(use, attack.text(4 * size)) for _ in range(2))
    return long > 0.02 and long > 10 * short


@pytest.mark.parametrize("use", uses(), ids=lambda use: f"{use.where} {use.method}")
def test_time_is_linear(use):
    for attack in attacks(use.source, use.flags):
        assert not (is_suspect(use, attack) and is_quadratic(use, attack)), attack
