"""Which dates arxiv-month compares with an id, and when it reports them."""

from textwrap import dedent

from fgad_lint.rule import Bad, Good

_IDS = "2005.14165 2006.11239 2010.11929 2103.00020 2112.10752 2204.14198 2205.11487 2211.09800 2302.13971 2304.02643"
_MONTHS = "January February March April May June July August September October November December".split()


def after_ten(form, entries):
    """A list of ten papers, written in a form, whose dates fit, and more entries."""
    lines = [
        form.format(
            url=f"https://arxiv.org/abs/{number}",
            year=f"20{number[:2]}",
            month=number[2:4],
            name=_MONTHS[int(number[2:4]) - 1],
        )
        for number in _IDS.split()
    ]
    return "\n".join(lines) + dedent(entries)


CASES = {
    "a day in italics is that of a later version": Good(
        after_ten(
            "- **Alpha** | _12 {month} {year}_ | [arxiv]({url})".replace("{month}", "{name}"),
            """
        - **Beta** | _24 may 2024_ | [arxiv](https://arxiv.org/abs/2310.00001)
        """,
        )
    ),
    "a date may come before the title": Bad(
        after_ten(
            "- [{year}/{month}] **Alpha** [[paper]]({url})",
            """
        - [2023/07] **Beta** [[paper]](https://arxiv.org/abs/2307.00001)
        - [2023/05] **Gamma** [[paper]](https://arxiv.org/abs/2309.00001)
           ^^^^^^^ 2023/05, but 2309.00001 was submitted in 2023-09; check which is right
        """,
        )
    ),
    "a date may have a day, before or after the month": Bad("""
        1. [One](https://arxiv.org/abs/2307.00001), 12 July 2023
        1. [Two](https://arxiv.org/abs/2307.00002), July 14th, 2023
        1. [Three](https://arxiv.org/abs/2307.00003), 14/07/2023
        1. [Four](https://arxiv.org/abs/2307.00004), 07/14/2020
                                                     ^^^^^^^^^^ 07/14/2020, but 2307.00004 was submitted in 2023-07; check which is right
        """),
    "a date may be the label of the link": Bad("""
        * One [[7 Jul 2023]](https://arxiv.org/abs/2307.00001)
        * Two [[9 Jul 2024]](https://arxiv.org/abs/2307.00002)
                ^^^^^^^^^^ 9 Jul 2024, but 2307.00002 was submitted in 2023-07; check which is right
        * Three [[10 Jul 2023]](https://arxiv.org/abs/2307.00003)
        """),
    "a date may be the text of a badge": Bad("""
        + [One](https://arxiv.org/abs/2307.00001) ![](https://img.shields.io/badge/arXiv-2023.07-red)
        + [Two](https://arxiv.org/abs/2307.00002) ![](https://img.shields.io/badge/arXiv-2021.07-red)
                                                                                         ^^^^^^^ 2021.07, but 2307.00002 was submitted in 2023-07; check which is right
        + [Three](https://arxiv.org/abs/2307.00003) ![](https://img.shields.io/badge/arXiv-2023.07-red)
        """),
    "a date may be Chinese": Bad("""
        - [One](https://arxiv.org/abs/2307.00001)\uff082023\u5e747\u6708\uff09
        - [Two](https://arxiv.org/abs/2307.00002)\uff082021\u5e747\u6708\uff09
                                                   ^^^^^^^^^ 2021\u5e747\u6708, but 2307.00002 was submitted in 2023-07; check which is right
        - [Three](https://arxiv.org/abs/2307.00003)\uff082023\u5e747\u6708\uff09
        """),
    "a date may be in an HTML table": Bad("""
        <table>
        <tr><td>2023-07</td><td><a href="https://arxiv.org/abs/2307.00001">Paper One</a></td></tr>
        <tr><td>2022-07</td><td><a href="https://arxiv.org/abs/2307.00002">Paper Two</a></td></tr>
                ^^^^^^^ 2022-07, but 2307.00002 was submitted in 2023-07; check which is right
        <tr><td>2023-07</td><td><a href="https://arxiv.org/abs/2307.00003">Paper Three</a></td></tr>
        </table>
        """),
    "a date may end the title": Bad("""
        [Paper One. 2023-07-01](https://arxiv.org/abs/2307.00001)

        [Paper Two of Some. 2021-07-01](https://arxiv.org/abs/2307.00002)
                            ^^^^^^^^^^ 2021-07-01, but 2307.00002 was submitted in 2023-07; check which is right

        [Paper Three of Some. 2023-07-01](https://arxiv.org/abs/2307.00003)

        [Paper Four of Some. 2023-07-01](https://arxiv.org/abs/2307.00004)
        """),
    "a date in the title is not that of the paper": Good("""
        - [One](https://arxiv.org/abs/2307.00001) 2023.07
        - [The Floods of July 2021 in Europe](https://arxiv.org/abs/2307.00002)
        - [Three](https://arxiv.org/abs/2307.00003) 2023.07
        """),
    "a date in a sentence or an image is not that of the paper": Good("""
        - [One](https://arxiv.org/abs/2307.00001) 2023.07
        - [Two](https://arxiv.org/abs/2307.00002), updated in May 2025
        - [Four](https://arxiv.org/abs/2307.00004) ![](https://e.org/2025/07/four.png)
        - [Three](https://arxiv.org/abs/2307.00003) 2023.07
        """),
    "another date in the entry may fit": Good("""
        - [One](https://arxiv.org/abs/2307.00001) 2023.07 (code: 2025.01)
        - [Two](https://arxiv.org/abs/2307.00002) 2023.07
        - [Three](https://arxiv.org/abs/2307.00003) 2023.07
        """),
    "an entry with two ids may give the date of either": Good("""
        - [One](https://arxiv.org/abs/2307.00001) 2023.07
        - [Two](https://arxiv.org/abs/2307.00002) 2021.07 [first part](https://arxiv.org/abs/2107.00002)
        - [Three](https://arxiv.org/abs/2307.00003) 2023.07
        """),
    "another date may be that of a version, a conference or a paper on hold": Good(
        after_ten(
            "- [Alpha]({url}) ({name} {year})",
            """
        - [One](https://arxiv.org/abs/2307.00001v2) (May 2024)
        - [Two](https://arxiv.org/abs/2307.00002) (CVPR, June 2024)
        - [Three](https://arxiv.org/abs/2307.00003) (March 11, 2024)
        - [Four](https://arxiv.org/abs/2307.00004) (August 2023)
        - [Five](https://arxiv.org/abs/2307.00005) (May 2023)
        - [Six](https://arxiv.org/abs/2307.00006) (March 11, 2023)
        - [Seven](https://arxiv.org/abs/2307.00007) [[ICML 2022]](https://e.org/7) (March 2022)
        """,
        )
    ),
    "a year and a page are not a date": Good("""
        - [One](https://arxiv.org/abs/2307.00001) 2023.07
        - [Two](https://arxiv.org/abs/2307.00002) Some Journal 2021.1234
        - [Three](https://arxiv.org/abs/2307.00003) 2023.07
        """),
    "news give the date of the news": Good("""
        # News

        - [2025/07] [One](https://arxiv.org/abs/2307.00001)

        # Papers

        - [2023/07] [Two](https://arxiv.org/abs/2307.00002)
        - [2023/07] [Three](https://arxiv.org/abs/2307.00003)
        """),
    "the month of a journal that is not well known": Good(
        after_ten(
            "- Title\n  *Preprint, {name} {year}.* [[arxiv]({url})]",
            """
        - Other
          *Weaving Letters, December 2021.* [[arxiv](https://arxiv.org/abs/2101.00001)]
        """,
        )
    ),
    "a data set may be older than its paper": Bad(
        after_ten(
            "- Title\n  *Preprint, {name} {year}.* [[arxiv]({url})]",
            """
        - LoomSet
          *Preprint, March 2020.* [[arxiv](https://arxiv.org/abs/2101.00001)] [[dataset](https://e.org/loomset)]
                     ^^^^^^^^^^ March 2020, but 2101.00001 was submitted in 2021-01; check which is right
        """,
        ),
        severity="info",
    ),
    "a model may be older than its paper": Bad(
        after_ten(
            "- Title\n  *Preprint, {name} {year}.* [[arxiv]({url})]",
            """
        - LoomNet
          *Preprint, March 2020.* [[arxiv](https://arxiv.org/abs/2101.00001)] [[model](https://e.org/loomnet)]
                     ^^^^^^^^^^ March 2020, but 2101.00001 was submitted in 2021-01; check which is right
        """,
        ),
        severity="info",
    ),
}
