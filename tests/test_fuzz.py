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


# No fix of these is certain, or the fix must not be one that the linter would reject.
BROKEN = {
    "rule below an entry and text": "# Textures\n- [5\n===\ns",
    "rule below a line that may be a heading": "- [Looms](https://e.org/1)\nDatasets\n===\n",
    "closing tag above a heading": "</details>\n# ",
    "attribute outside of a tag": 'href="http://i><',
    "tag on a line of its own": '<a href="h>\n<b\na\n<table',
    "paragraph above an indented list": "* []()\n\n[B f B]()\n  * [C](http://a",
    "backslash at the end of a URL": "[D](http://\\",
    "URL to correct in a heading": "# [A Data Set of More Things](hhttp://w) 2022",
    "URL without a scheme in a heading": "# [SPADE Again](httpsPaperarxiv.org/abs/2005.02357)arXiv",
    "row of one dash": "-|>\n--|\n8|C",
    "indented row of dashes": "-|>\n    -|\n[]()|I",
    "row in a paragraph": "**l I g**[]()\n**C d s**[]()\n|**i-n M**http://e",
    "heading without a space": "##6",
    "bold text that ends on the next line": "**e\n**http://a",
    "two bullets above an indented list": "* []()\n+  * []()\n  * D",
    "entry below a summary that is not closed": "- U[[N](https://arxiv.org/abs/2206.03687)]\n  <summary>A<\n- U[[N](https://arxiv.org/abs/2206.03687)]\n",
    "lookalike letter in a URL": "http://r\u0445i",
    "tag with one quote": '<a href="http://g><',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_no_harm_is_done(text):
    assert fuzz.fault(Case(fuzz.try_text, text)) == ""


def test_entries_that_may_have_headings_are_not_moved():
    settings = fuzz.Config(order=fuzz.Order(papers="alphabetical"))
    for text in ("- O[]()\n##WSDM\n- A(http://t", "-S[]()\n-H[]()\n  <summary>"):
        assert fuzz.fault(Case(fuzz.try_text, text, settings)) == ""


def test_id_of_a_heading_with_its_own_link():
    assert fuzz.fault(Case(fuzz.try_text, "># [P](#c)", fuzz.Config(renderer="kramdown"))) == ""


def test_broken_promise_is_found_and_shortened(monkeypatch):
    monkeypatch.setattr(fuzz.linting, "lint", lambda text, *_: 1 / (0 if "[x]" in text else 1) and [])
    case = Case(fuzz.try_text, "- a [x] b\n")
    assert fuzz.fault(case).startswith("ZeroDivisionError")
    assert fuzz.shortest(case).text == "[x]"
