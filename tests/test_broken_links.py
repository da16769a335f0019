"""A link with a wrong bracket is reported once and fixed, and the paper is read as it was meant."""

import pytest

from fgad_lint import rules
from fgad_lint.linter.fix import fix
from fgad_lint.linter.lint import lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context

RULES = [rule for rule in rules.load() if rule.on]
PAPERS = [
    ("Mending Nets by Hand", "2101.01234", "hand"),
    ("Knots That Do Not Slip", "2102.02345", "knots"),
    ("On the Drying of Sails", "2103.03456", "sails"),
    ("Ropes and Their Fibres", "2104.04567", "ropes"),
]
FORMS = {
    "label in double brackets": "- {} [[paper]({})] [[code]({})]",
    "label in brackets in a link": "- {} [[paper]]({}) [[code]]({})",
    "plain label": "+ {} [paper]({}) [code]({})",
    "linked title": "* [{}]({}) [code]({}) CVPR",
    "bold title": "1. **{}.** CVPR. [paper]({}) [code]({})",
    "bold linked title": "- **[{}]({})** Lee et al. [code]({})",
    "labels with bars": "- {}, ICCV [paper]({}) | [code]({})",
    "table": "| [{}]({}) | CVPR | [code]({}) |",
    "Chinese": "- {} 发表 [[论文]({})] [[代码]({})]",
    "label after authors": "- [{}]({}). *A. Lee, B. Kim*. ICCV. [[Code]({})]",
}
WRONG = {
    "[": ["", "[[", "{", "(", "［", "【"],
    "]": ["", "]]", "}", ")", "］", "】", "] ", "]\n"],
    "(": ["", "((", "（", "[", "{"],
    ")": ["", "))", "）", "]", "}"],
}
# Nothing else in the entry tells where the URL ends, or how its labels are written.
UNCLEAR = {
    "- Knots That Do Not Slip, ICCV [paper]](https://arxiv.org/abs/2102.02345) | [code](https://e.org/knots)",
    "+ Knots That Do Not Slip [paper]](https://arxiv.org/abs/2102.02345) [code](https://e.org/knots)",
    "* [Knots That Do Not Slip](https://arxiv.org/abs/2102.02345) [code](https://e.org/knots CVPR",
    "- **[Knots That Do Not Slip](https://arxiv.org/abs/2102.02345** Lee et al. [code](https://e.org/knots)",
    "- [Knots That Do Not Slip](https://arxiv.org/abs/2102.02345. *A. Lee, B. Kim*. ICCV. [[Code](https://e.org/knots)]",
}


def in_list(form, lines):
    header = "| Title | Venue | Code |\n|---|---|---|\n" if form == "table" else ""
    return header + "".join(f"{line}\n" for line in lines)


def damaged(line):
    """The line with each bracket replaced by each wrong one."""
    for offset, char in enumerate(line):
        for wrong in WRONG.get(char, ()):
            is_before_url = line.startswith("(", offset + 1)
            if wrong[-1:] not in (" ", "\n") or (is_before_url and (wrong[-1] == " " or line[0] != "|")):
                yield line[:offset] + wrong + line[offset + 1 :]


def papers(text):
    return [(paper.title, [link.url for link in paper.links]) for paper in Document(text).papers]


@pytest.mark.parametrize("form", FORMS)
def test_wrong_bracket(form):
    lines = [
        FORMS[form].format(title, f"https://arxiv.org/abs/{id_}", f"https://e.org/{name}")
        for title, id_, name in PAPERS
    ]
    intact = in_list(form, lines)
    assert not lint(Document(intact), RULES, Context()).diagnostics
    for line in damaged(lines[1]):
        text = in_list(form, [lines[0], line, *lines[2:]])
        if text == intact:
            continue
        [diagnostic] = lint(Document(text), RULES, Context()).diagnostics
        assert diagnostic.rule == "malformed-link", line
        if line in UNCLEAR:
            continue
        assert papers(text) == papers(intact), line
        assert fix(text, RULES, Context()).text in (intact, text if "\n" in line else intact), line
