"""Where arxiv-url draws the line."""

from fgad_lint.rule import Bad, Good


def listed(*forms):
    """A list with a link of each form, in which "ID" stands for a different id each time."""
    return "".join(
        f"- A <{form.replace('ID', f'2001.{paper_number:05}')}>\n" for paper_number, form in enumerate(forms, 1)
    )


def marked(text, line, message):
    """A list as `listed` makes it, with a finding at the link on a line (from 1)."""
    lines = text.splitlines(keepends=True)
    url = lines[line - 1].removeprefix("- A <").removesuffix(">\n")
    return "".join((*lines[:line], f"     {'^' * len(url)} {message}\n", *lines[line:]))


ABS = "https://arxiv.org/abs/ID"
PDF = "https://arxiv.org/pdf/ID"
CASES = {
    "nine of eleven links are not a consensus": Good(listed(*[ABS] * 9, *[PDF] * 2)),
    "eight of nine links are too few for a consensus": Good(listed(*[ABS] * 8, PDF)),
    "nineteen of twenty links are a consensus": Bad(
        marked(
            listed(*[PDF] * 9, ABS, *[PDF] * 10),
            10,
            "should be `https://arxiv.org/pdf/2001.00010`, like 19 of 20 arXiv links",
        ),
        fixed=listed(*[PDF] * 20),
        safe=False,
    ),
    "a PDF followed by the abstract is there on purpose": Good(
        """
        - SAM [[pdf]](https://arxiv.org/pdf/2304.02643) [[abstract]](https://arxiv.org/abs/2304.02643)
        """,
        config='arxiv.url = "abs"',
    ),
    "the abstract on the line before does not count": Bad(
        """
        - SAM [[abstract]](https://arxiv.org/abs/2304.02643)
        - SAM [[pdf]](https://arxiv.org/pdf/2304.02643)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/2304.02643`, as configured
        """,
        fixed="""
        - SAM [[abstract]](https://arxiv.org/abs/2304.02643)
        - SAM [[pdf]](https://arxiv.org/abs/2304.02643)
        """,
        config='arxiv.url = "abs"',
    ),
    "a malformed id is left to another rule": Good("- SAM <http://arxiv.org/2304.02643>\n"),
    "a dead host is left to another rule": Good("- SAM <http://cn.arxiv.org/abs/2304.02643>\n"),
    "a fragment of a PDF does not exist in the abstract": Good(
        "- SAM [[page 3]](https://arxiv.org/pdf/2304.02643#page=3)\n", config='arxiv.url = "abs"'
    ),
}  # fmt: skip
