"""No regular expression takes more than linear time, whatever text it is given."""

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
from fgad_lint.markdown import block_starts, fast_path, html_blocks, tables

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")
ROOT = Path(fgad_lint.__file__).parent
MODULES = [
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(ROOT.rglob("*.py"))
    if path.stem not in ("__main__", "lazy_re")
]
# What expressions are made of that stand in a function, besides the names of their module.
NAMES = {"first": SimpleNamespace(venue=SimpleNamespace(series="cvpr"))}
# What is only asked of labels of up to 40 characters.
OF_SHORT_TEXTS = {"fgad_lint.model.labels._DATED_LABEL"}


class Use(NamedTuple):
    """A regular expression, and the method that is called."""

    where: str
    method: str
    source: str
    flags: int


def tree_of(module):
    return ast.parse(Path(importlib.import_module(module).__file__).read_text(encoding="utf-8"))


def uses_of(module):
    """How the regular expressions of a module are used, by what its source says."""
    names = vars(importlib.import_module(module))
    patterns = {name: value for name, value in names.items() if hasattr(value, "fullmatch") and value is not re}
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            for name in (each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)):
                if name in patterns:
                    yield Use(f"{module}.{name}", node.attr, patterns[name].pattern, patterns[name].flags)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {f"re.{method}" for method in METHODS}:
            source = eval(ast.unparse(node.args[0]), names | NAMES)
            flags = sum(int(getattr(re, name)) for name in re.findall(r"\bre\.([A-Z]+)", ast.unparse(node)))
            yield Use(f"{module}: {source}", node.func.attr, source, flags)


def passed_on():
    """The uses of regular expressions that a source does not show: those that are passed to a function or kept in a table."""
    for bullet, pattern in fast_path._LISTS.items():
        yield Use(f"fgad_lint.markdown.fast_path._LISTS[{bullet}]", "match", pattern.pattern, pattern.flags)
    for fence in ("```", "~~~~"):
        end = block_starts._fence_end(fence)
        yield Use("fgad_lint.markdown.block_starts._fence_end", "match", end.pattern, end.flags)
    for module in (block_starts, html_blocks, tables):  # What Cursor.match is called with.
        for name, value in vars(module).items():
            if hasattr(value, "fullmatch") and value is not re:
                yield Use(f"{module.__name__}.{name}", "match", value.pattern, value.flags)
    for kind, end in html_blocks.ENDS.items():
        yield Use(f"fgad_lint.markdown.html_blocks.ENDS[{kind}]", "search", end.pattern, end.flags)


@cache
def uses():
    ours = [use for module in MODULES for use in uses_of(module)]
    return sorted({use for use in (*ours, *passed_on()) if use.where not in OF_SHORT_TEXTS})


def seconds(use, text, clock=process_time):
    """How long a use takes; what finds, or splits, goes on to the end of the text."""
    compiled = re.compile(use.source, use.flags)
    do = getattr(compiled, use.method if use.method in ("match", "fullmatch", "search") else "finditer")
    start = clock()
    found = do(text)
    if use.method not in ("match", "fullmatch", "search"):
        deque(found, 0)
    return clock() - start


def is_suspect(use, attack):
    """Whether an attack deserves a closer look. The text grows slowly at first, so that nothing hangs."""
    if any(seconds(use, attack.text(size), perf_counter) > 0.001 for size in (16, 24, 36, 54)):
        return True
    long = seconds(use, attack.text(2000), perf_counter)
    return long > 0.001 and long > 8 * min(seconds(use, attack.text(500), perf_counter) for _ in range(3))


def is_quadratic(use, attack):
    """Whether four times the text takes ten times as long."""
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
