"""Imports point up the list, never down."""

import ast
from pathlib import Path

import fgad_lint

LAYERS = """modules pattern bounds globs text diagnostic edits anchors arxiv blocks inline markdown html papers document neighbours sequence config schemas layout follow records rule rules suppress guards witness engine
fingerprint change baseline explain report export init settings tasks diff git files cli""".split()


def test_imports_point_up():
    root = Path(fgad_lint.__file__).parent
    for path in root.rglob("*.py"):
        layer = path.relative_to(root).parts[0].removesuffix(".py")
        if layer.startswith("__"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "fgad_lint":
                modules = (
                    [node.module] if node.module != "fgad_lint" else [f"fgad_lint.{name.name}" for name in node.names]
                )
                for module in modules:
                    above = module.split(".")[1]
                    if not above.startswith("__"):
                        assert LAYERS.index(above) <= LAYERS.index(layer), f"{path}:{node.lineno} imports {above}"
