"""What two spellings of a title share."""

import pytest

from fgad_lint.model.papers import title_key

ALIKE = {
    "case and punctuation": ("Sub-Image Anomaly Detection!", "sub image anomaly detection"),
    "composed and decomposed accents": ("Sch\u00f6lkopf", "Scho\u0308lkopf"),
    "accents left out": ("A Na\u00efve Baseline", "A Naive Baseline"),
    "ligatures and full width": ("E\ufb03cient \uff21\uff24", "Efficient AD"),
    "Greek letter in LaTeX": ("$\\alpha$-Divergence", "\u03b1-Divergence"),
    "lambda in LaTeX": ("$\\lambda$-Returns", "\u03bb-Returns"),
    "command of LaTeX": ("\\textbf{Deep} SVDD", "Deep SVDD"),
}
UNLIKE = {
    "numbers": ("Part 1", "Part 2"),
    "letters": ("Attention", "Retention"),
    "Greek letters": ("$\\alpha$-Flows", "$\\beta$-Flows"),
}


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_same_title(one, other):
    assert title_key(one) == title_key(other) != ""


@pytest.mark.parametrize(("one", "other"), UNLIKE.values(), ids=UNLIKE)
def test_another_title(one, other):
    assert title_key(one) != title_key(other)
