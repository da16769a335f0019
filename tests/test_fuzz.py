"""A short search for broken promises, the same each time; `fuzz.py` searches longer."""

import random
from itertools import islice

import fuzz
import pytest


@pytest.mark.parametrize("number", range(4))
def test_promises_are_kept(number):
    begin = fuzz.seeds()
    for attempt, text in islice(fuzz.cases(random.Random(number), begin), 60):
        assert fuzz.fault(attempt, text) == "", text


def test_broken_promise_is_found_and_made_short(monkeypatch):
    monkeypatch.setattr(fuzz.engine, "lint", lambda text, *_: 1 / (0 if "[x]" in text else 1) and [])
    assert fuzz.fault(fuzz.try_text, "- a [x] b\n") == "ZeroDivisionError: division by zero"
    assert fuzz.shortest(fuzz.try_text, "- a [x] b\n") == "[x]"
