"""Finding and comparing titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.model import labels
from fgad_lint.model.document import Document
from fgad_lint.model.titles import short_name, title_key
from fgad_lint.text import Span

SAME = {
    "case and punctuation": ("Sub-Image Anomaly Detection!", "sub image anomaly detection"),
    "composed and decomposed accents": ("Sch\u00f6lkopf", "Scho\u0308lkopf"),
    "missing accents": ("A Na\u00efve Baseline", "A Naive Baseline"),
    "ligatures and full width": ("E\ufb03cient \uff21\uff24", "Efficient AD"),
    "Greek letter in LaTeX": ("$\\alpha$-Divergence", "\u03b1-Divergence"),
    "lambda in LaTeX": ("$\\lambda$-Returns", "\u03bb-Returns"),
    "command of LaTeX": ("\\textbf{Deep} SVDD", "Deep SVDD"),
}
DIFFERENT = {
    "numbers": ("Part 1", "Part 2"),
    "letters": ("Attention", "Retention"),
    "Greek letters": ("$\\alpha$-Flows", "$\\beta$-Flows"),
}
WAYS_TO_WRITE_A_TITLE = {
    "linked": "[Deep SVDD for Novelty](https://e.org/1)",
    "linked after a labelled link": "[[PDF]](https://e.org/1) [Deep SVDD for Novelty](https://e.org/2)",
    "linked after its short name": "DSN: [Deep SVDD for Novelty](https://e.org/1)",
    "quoted after authors": 'X. Li. "Deep SVDD for Novelty." ICML 2018 [paper](https://e.org/1)',
    "plain before an image whose URL has an apostrophe": (
        """Deep SVDD for Novelty <img src="https://e.org/ICML'2018"> [<img src="https://e.org/P-grey">](https://e.org/1)"""
    ),
    "bold after a number": "1. **Deep SVDD for Novelty** X. Li [paper](https://e.org/1)",
    "plain after a number and a date": "[12] (2018-07) Deep SVDD for Novelty [paper](https://e.org/1)",
    "plain before a venue": "Deep SVDD for Novelty, ICML 2018 [[paper]](https://e.org/1)",
    "linked after numbers that are longer": "12 / 2018-07-01 / 2019-01-01 / [Deep SVDD for Novelty](https://e.org/1)",
    "plain after a badge": "![](https://e.org/badge.svg) Deep SVDD for Novelty [paper](https://e.org/1)",
}


@pytest.mark.parametrize("entry", WAYS_TO_WRITE_A_TITLE.values(), ids=WAYS_TO_WRITE_A_TITLE)
def test_title_is_found(entry):
    assert [paper.title for paper in Document(f"- {entry}\n").papers] == ["Deep SVDD for Novelty"]


@pytest.mark.parametrize(("title", "other_title"), SAME.values(), ids=SAME)
def test_same_title(title, other_title):
    assert title_key(title) == title_key(other_title) != ""


@given(st.text(st.characters(codec="ascii", exclude_characters="\\")))
def test_key_of_an_ascii_title_has_its_letters_and_digits(title):
    assert title_key(title) == re.sub(r"[\W_]+", "", title.casefold())


@pytest.mark.parametrize(("title", "other_title"), DIFFERENT.values(), ids=DIFFERENT)
def test_different_title(title, other_title):
    assert title_key(title) != title_key(other_title)


DECORATED = st.lists(st.sampled_from(["[", "]", "\\", "**", "*", "`", " ", "a", "b ", "(", "_"]), max_size=6).map(
    "".join
)


@pytest.mark.parametrize("label", ["[a]", "\\[a\\]", "**a**", "`a`", "*a*", " a", "a "])
def test_decoration_is_left_out(label):
    assert label[slice(*labels.undecorated(label, Span(0, len(label))))] == "a"


@given(DECORATED, DECORATED, DECORATED)
def test_label_that_does_not_start_like_a_decoration_has_none(before, label, after):
    span = Span(len(before), len(before + label))
    n_before, n_after = labels._decoration(label)
    assert labels.undecorated(before + label + after, span) == (span.start + n_before, span.end - n_after)


SHORT_NAMES = {
    "before a colon": ("MemAE: Memorizing Normality", "memae"),
    "with a space before the colon": ("MemAE : Memorizing Normality", "memae"),
    "in brackets": ("[MemAE]: Memorizing Normality", "memae"),
    "without a space after the colon": ("RL4VLA:What Can Learning Bring", "rl4vla"),
    "with symbols that count": ("MemAE++: Memorizing Normality", "memae++"),
    "with symbols that do not": ("Mem-AE^2: Memorizing Normality", "memae2"),
    "of three words": ("Look Listen Act: Towards Navigation", "looklistenact"),
    "none": ("Memorizing Normality to Detect Anomalies", ""),
    "none, but a time": ("Memorizing Normality at 10:30", ""),
    "none, but a long clause": ("Memorizing All that Is Normal in an Image: A Survey", ""),
}


@pytest.mark.parametrize(("title", "name"), SHORT_NAMES.values(), ids=SHORT_NAMES)
def test_short_name(title, name):
    assert short_name(title) == name
