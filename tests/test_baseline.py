"""Baselines: which findings they accept, how they are written, and which texts are refused."""

import linting
import pytest

from fgad_lint import rules
from fgad_lint.config import Config
from fgad_lint.results import baseline

RULES = [rule for rule in rules.load() if rule.on]
BAD = "- Bad One of Them [[arXiv 2020]](https://arxiv.org/abs/2108.07610)\n"
GOOD = "- One of the Papers [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n"


def lint(text):
    return linting.lint(text, RULES, Config())


CASES = {
    "the same": (BAD, BAD, 0, 0),
    "moved": (BAD, f"# List\n\n{GOOD}{BAD}", 0, 0),
    "renumbered": (f"1. {BAD[2:]}", f"1. {GOOD[2:]}2. {BAD[2:]}", 0, 0),
    "one more of the same": (BAD, f"{BAD}\n## More\n\n{BAD}", 1, 0),
    "gone": (f"{BAD}\n## More\n\n{BAD}", BAD, 0, 1),
    "changed": (BAD, BAD.replace("Bad", "Another"), 1, 1),
    "nothing accepted": (GOOD, BAD, 1, 0),
}


@pytest.mark.parametrize(("old", "new", "n_kept", "n_gone"), CASES.values(), ids=CASES)
def test_beyond(old, new, n_kept, n_gone):
    accepted = baseline.loads(baseline.dumps({"README.md": baseline.accepting(old, lint(old))}))
    beyond = baseline.beyond(accepted["README.md"], new, lint(new))
    assert (len(beyond.diagnostics), beyond.gone) == (n_kept, n_gone)


def test_text_is_sorted_and_has_one_finding_per_line():
    text = f"{BAD}{GOOD.replace('2021', '2020')}"
    written = baseline.dumps({"b.md": baseline.accepting(text, lint(text)), "a.md": baseline.accepting(BAD, lint(BAD))})
    assert written.index('"a.md"') < written.index('"b.md"')
    assert [line.split()[0] for line in written.splitlines() if "arxiv-year" in line] == 3 * ['"arxiv-year']
    assert written == baseline.dumps(baseline.loads(written))


@pytest.mark.parametrize(
    "text",
    ["", "[", "[" * 100_000, "[]", "{}", '{"fgad-lint": 2, "accepted": {}}', '{"fgad-lint": 1, "accepted": []}',
     '{"fgad-lint": 1, "accepted": {"a": 1}}', '{"fgad-lint": 1, "accepted": {"a": {"b": 0}}}',
     pytest.param(f'{{"fgad-lint": 1, "accepted": {{"a": {{"b": {"9" * 4300}}}}}}}', id="number that can be read"),
     pytest.param(f'{{"fgad-lint": 1, "accepted": {{"a": {{"b": {"9" * 5000}}}}}}}', id="number that cannot be read"),
     '{"fgad-lint": 1, "accepted": {"a": {"b": "1"}}}', '{"fgad-lint": 1, "accepted": {"a": {"b": true}}}'],
)  # fmt: skip
def test_invalid_baseline(text):
    with pytest.raises(baseline.BaselineError, match=r"^(not|no) [^\n]*$"):
        baseline.loads(text)
