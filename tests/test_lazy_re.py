import re

import pytest

from fgad_lint import lazy_re


def test_compiled_at_first_use(monkeypatch):
    made = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: made.append(args) or compiled(*args))
    word = lazy_re.compile(r"\w+", re.ASCII)
    assert word.pattern == r"\w+"
    assert made == []
    assert word.findall("a é b") == ["a", "b"]
    assert word.match("é") is None
    assert made == [(r"\w+", re.ASCII)]


def test_mistake_shows_at_first_use():
    broken = lazy_re.compile("(")
    with pytest.raises(re.error):
        broken.search("")


def test_has_what_a_pattern_has_and_no_more():
    with pytest.raises(AttributeError):
        lazy_re.compile("a").scanner  # noqa: B018
