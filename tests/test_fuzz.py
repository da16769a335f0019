"""A short, reproducible fuzz test; `fuzz.py` runs longer ones."""

import random
from itertools import islice

import fuzz
import pytest
from fuzz import Case


@pytest.mark.parametrize("seed", range(6))
def test_promises_are_kept(seed):
    for case in islice(fuzz.cases(random.Random(seed), fuzz.seeds()), 40):
        assert fuzz.fault(case) == "", case


def test_broken_promise_is_found_and_shortened(monkeypatch):
    monkeypatch.setattr(fuzz.linting, "lint", lambda text, *_: 1 / (0 if "[x]" in text else 1) and [])
    case = Case(fuzz.try_text, "- a [x] b\n")
    assert fuzz.fault(case).startswith("ZeroDivisionError")
    assert fuzz.shortest(case).text == "[x]"
