import re

import pytest

from fgad_lint import lazy_re


def test_compiled_at_first_use(monkeypatch):
    calls = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: calls.append(args) or compile_now(*args))
    word = lazy_re.compile(r"\w+", re.ASCII)
    assert word.pattern == r"\w+"
    assert calls == []
    assert word.findall("a é b") == ["a", "b"]
    assert word.match("é") is None
    assert calls == [(r"\w+", re.ASCII)]


def test_syntax_error_at_first_use():
    broken = lazy_re.compile("(")
    with pytest.raises(re.error):
        broken.search("")


def test_only_the_listed_methods():
    with pytest.raises(AttributeError):
        lazy_re.compile("a").scanner  # noqa: B018
