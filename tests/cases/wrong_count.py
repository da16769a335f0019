"""Where wrong-count draws the line."""

from fgad_lint.rule import Bad, Good

TITLES = (
    *("A Loom for Thin Threads", "Shuttles That Come Back", "Warp and Weft at Night", "Red from Roots and Bark"),
    *("Blue from Leaves of Woad", "Spindles of Stone", "Knots That Hold", "Needles of Bone", "Felt without Water"),
    *("Ropes of Bark", "Nets for Small Fish", "Sails of Wool", "Tents of Goat Hair"),
)


def papers(count, first=0):
    numbers = range(first, first + count)
    return "\n" + "".join(f"- [{TITLES[number]}](https://e.org/{number})\n" for number in numbers)


CASES = {
    "a right number": Good("Currently 4 papers.\n" + papers(4)),
    "a greater number, since an entry may not have been recognized": Good("Currently 5 papers.\n" + papers(4)),
    "a number that is about something else": Good("Currently 4 papers.\n" + papers(6)),
    "at least so many": Good("This list contains over 4 papers, more than 4 papers, 4+ papers.\n" + papers(5)),
    "papers of others": Good(
        "We currently have 4 papers. A total of 4 papers were accepted. This list has 4 new papers.\n" + papers(5)
    ),
    "a number below the first paper": Good(papers(5) + "\nCurrently 4 papers.\n"),
    "a comment": Good("<!-- Currently 4 papers. -->\n" + papers(5)),
    "code": Good("    Currently 4 papers.\n" + papers(5)),
    "several badges": Good(
        "![](https://img.shields.io/badge/papers-4-blue) ![](https://img.shields.io/badge/papers-12-blue)\n" + papers(5)
    ),
    "badges about other things": Good(
        "![](https://img.shields.io/badge/tools-4-blue) ![](https://img.shields.io/badge/awesome-4-blue)\n" + papers(5)
    ),
    "a paper that is listed twice may count once or twice": Good(
        "A total of 4 papers.\n\n## Looms\n" + papers(4) + "\n## Threads\n" + papers(1)
    ),
    "a paper that is listed twice counts once at least": Bad(
        "A total of 4 papers.\n           ^ says 4 papers, but at least 5 are listed\n\n## Looms\n"
        + papers(5)
        + "\n## Threads\n"
        + papers(1)
    ),
    "data sets may not count": Good(
        "A total of 4 papers.\n\n## Looms\n" + papers(4) + "\n## Datasets\n" + papers(1, 4)
    ),
    "papers among data sets count": Bad(
        "A total of 4 papers.\n           ^ says 4 papers, but 5 are listed\n\n## Looms\n"
        + papers(4)
        + "\n## Datasets\n\n- [Threads of All Colors](https://arxiv.org/abs/2401.00001)\n",
        fixed="A total of 5 papers.\n\n## Looms\n"
        + papers(4)
        + "\n## Datasets\n\n- [Threads of All Colors](https://arxiv.org/abs/2401.00001)\n",
    ),
    "a badge with a label in two words": Bad(
        "![](https://img.shields.io/badge/Number%20of%20Papers-4-blue)\n"
        + " " * 54
        + "^ says 4 papers, but 5 are listed\n"
        + papers(5),
        fixed="![](https://img.shields.io/badge/Number%20of%20Papers-5-blue)\n" + papers(5),
    ),
    "a badge in HTML": Bad(
        '<img src="https://img.shields.io/static/v1?label=papers&message=4&color=blue">\n'
        + " " * 64
        + "^ says 4 papers, but 5 are listed\n"
        + papers(5),
        fixed='<img src="https://img.shields.io/static/v1?label=papers&message=5&color=blue">\n' + papers(5),
    ),
    "a list in Chinese": Bad(
        "本列表共收录 4 篇论文。\n             ^ says 4 papers, but 5 are listed\n" + papers(5),
        fixed="本列表共收录 5 篇论文。\n" + papers(5),
    ),
    "years after headings": Good("## Looms (2024)\n" + papers(3) + "\n## Threads (2023)\n" + papers(4, 3)),
    "numbers after headings that are mostly right": Bad(
        "## Looms (3)\n"
        + papers(3)
        + "\n## Threads [4]\n            ^ says 4 papers, but 5 are listed\n"
        + papers(5, 3)
    ),
    "numbers after headings that are mostly wrong": Good(
        "## Part (4)\n" + papers(5) + "\n## Part (5)\n" + papers(6, 5)
    ),
    "a number after a heading counts the subsections": Good(
        "## Looms (5)\n" + papers(2) + "\n### Wide\n" + papers(3, 2)
    ),
    "or leaves them out": Good("## Looms (4 papers)\n" + papers(4) + "\n### Wide\n" + papers(1, 4)),
    "a lone number after a heading may mean something else": Good("## Part (4)\n" + papers(5)),
    "a lone number that is large enough": Bad(
        "## Papers (11)\n           ^^ says 11 papers, but 13 are listed\n" + papers(13)
    ),
}
