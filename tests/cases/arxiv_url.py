"""Where arxiv-url draws the line."""

from fgad_lint.rule import Bad, Good


def listed(*forms):
    """Links to as many papers, a line each, in which "ID" stands for the id."""
    return "".join(f"- A <{form.replace('ID', f'2001.{number:05}')}>\n" for number, form in enumerate(forms, 1))


def marked(text, line, message):
    """A text of `listed` with a finding at the link of a line, counted from 1."""
    lines = text.splitlines(keepends=True)
    url = lines[line - 1].removeprefix("- A <").removesuffix(">\n")
    return "".join((*lines[:line], f"     {'^' * len(url)} {message}\n", *lines[line:]))


HTTP = "http://arxiv.org/abs/ID"
ABS = "https://arxiv.org/abs/ID"
PDF = "https://arxiv.org/pdf/ID"
TEN = listed(*[HTTP] * 10)
MIXED = listed(*[PDF] * 6, *[f"{PDF}.pdf"] * 5)
CASES = {
    "ten of one cause are told apart": Bad(
        "".join(
            f"- A <{url}>\n     {'^' * len(url)} should be `{url.replace('http:', 'https:')}`\n"
            for number in range(1, 11)
            for url in (f"http://arxiv.org/abs/2001.{number:05}",)
        ),
        fixed=TEN.replace("http:", "https:"),
    ),
    "what is configured is one cause, however the links are spelt": Bad(
        marked(MIXED, 1, "should be `https://arxiv.org/abs/…`, as configured; 10 more like it, the next on line 2"),
        fixed=listed(*[ABS] * 11),
        config='arxiv.url = "abs"',
    ),
    "nine of eleven links are no habit": Good(listed(*[ABS] * 9, *[PDF] * 2)),
    "eight of nine links are too few for a habit": Good(listed(*[ABS] * 8, PDF)),
    "a habit may be that of all links but one in twenty": Bad(
        marked(
            listed(*[PDF] * 9, ABS, *[PDF] * 10),
            10,
            "should be `https://arxiv.org/pdf/2001.00010`, like 19 of 20 arXiv links",
        ),
        fixed=listed(*[PDF] * 20),
        safe=False,
    ),
    "a PDF and then the abstract of one paper are there on purpose": Good(
        """
        - SAM [[pdf]](https://arxiv.org/pdf/2304.02643) [[abstract]](https://arxiv.org/abs/2304.02643)
        """,
        config='arxiv.url = "abs"',
    ),
    "the abstract on the line before is not beside it": Bad(
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
    "a link with a fault is another rule's": Good("- SAM <http://arxiv.org/2304.02643>\n"),
    "a link to a host that is gone is another rule's": Good("- SAM <http://cn.arxiv.org/abs/2304.02643>\n"),
    "a place in a PDF has no page in the abstract": Good(
        "- SAM [[page 3]](https://arxiv.org/pdf/2304.02643#page=3)\n", config='arxiv.url = "abs"'
    ),
}  # fmt: skip
