"""Which order a list keeps, which papers are misplaced in it, and where they belong."""

import re

from fgad_lint.rule import Bad, Good

_ENTRY = re.compile(r"(.+?)(?: ((?:CVPR|ICCV|arXiv) \d{4}))?(?: (\d{4}\.\d{5}))?")


def entries_of(papers):
    """The entries of a list, from "Title CVPR 2023 2304.02643; …": a title, with or without a venue or an arXiv id."""
    return [f"- {_entry(*_ENTRY.fullmatch(paper.strip()).groups())}\n" for paper in papers.split(";")]


def _entry(title, venue, arxiv_id):
    url = f"https://arxiv.org/abs/{arxiv_id}" if arxiv_id else f"https://e.org/{'-'.join(title.lower().split())}"
    return f"{title} [[{venue or 'paper'}]]({url})" if venue or arxiv_id else f"[{title}]({url})"


def in_order(papers, config=""):
    """A list without findings."""
    return Good("".join(entries_of(papers)), config=config)


def _annotated(entries, messages):
    """A list with messages under some of its entries, by index."""
    rows = []
    for index, entry in enumerate(entries):
        rows.append(entry)
        if index in messages:
            title = re.match(r"- \[?(.+?)(?:\]\(| \[\[)", entry)
            rows.append(" " * title.start(1) + "^" * len(title[1]) + f" {messages[index]}\n")
    return "".join(rows)


def moved(papers, index, new_index, message, config=""):
    """A list with one finding, whose fix moves an entry."""
    entries = entries_of(papers)
    others = [*entries[:index], *entries[index + 1 :]]
    fixed = "".join([*others[:new_index], entries[index], *others[new_index:]])
    return Bad(_annotated(entries, {index: message}), fixed=fixed, safe=False, config=config)


def sorted_by_title(papers, messages, config=""):
    """A list whose fixes make it alphabetical."""
    entries = entries_of(papers)
    fixed = "".join(sorted(entries, key=str.casefold))
    return Bad(_annotated(entries, messages), fixed=fixed, safe=False, config=config)


def _tagged(form, after="", before_may=""):
    """A list of papers with tags, in the order of these and, but for one of October with an id of May, of their ids."""
    entries = []
    for month in range(12, 3, -1):
        entries.append(before_may if month == 5 else "")
        for day in (24, 16, 11):
            id_month = 5 if (month, day) == (10, 24) else month
            title = f"[Weaving Cloth, Part {month} {day}](https://arxiv.org/abs/24{id_month:02}.{month:02}0{day})"
            name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[month - 1]
            entries.append(form.format(month=month, day=day, name=name, title=title) + "\n")
    return "".join(entries) + after.lstrip("\n")


CASES = {
    "ten papers with one misplaced show no order": in_order(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose 2204.14198;
        Birch 2112.10752; Umbel 2103.00020; Hazel 2010.11929; Oak 2005.14165; Amber 2006.11239
        """,
    ),
    "nine titles with one misplaced show an order": moved(
        "Alder; Beech; Cedar; Elm; Fir; Hazel; Larch; Oak; Birch", 8, 2,
        '"Birch" belongs before "Cedar" on line 3: this list is alphabetical',
    ),
    "eight titles with one misplaced show no order": in_order("Alder; Beech; Cedar; Elm; Fir; Hazel; Larch; Birch"),
    "the first of nine titles may be there on purpose": in_order(
        "Umbel; Alder; Beech; Cedar; Elm; Fir; Hazel; Larch; Oak"
    ),
    "three years of five papers show an order": moved(
        """
        Maple CVPR 2023; Elm CVPR 2023; Yarrow CVPR 2023; Cedar CVPR 2021; Rose CVPR 2023; Birch CVPR 2023;
        Umbel CVPR 2022; Hazel CVPR 2022; Oak CVPR 2022; Amber CVPR 2022; Willow CVPR 2022; Iris CVPR 2021;
        Thyme CVPR 2021; Fern CVPR 2021; Quince CVPR 2021
        """,
        3, 10, '"Cedar" (2021) belongs after "Willow" (2022) on line 11: this list is newest first',
    ),
    "three years of fewer papers show no order": in_order(
        """
        Maple CVPR 2023; Elm CVPR 2023; Yarrow CVPR 2023; Cedar CVPR 2021; Rose CVPR 2023; Birch CVPR 2023;
        Umbel CVPR 2022; Hazel CVPR 2022; Oak CVPR 2022; Amber CVPR 2022; Willow CVPR 2022; Iris CVPR 2021;
        Thyme CVPR 2021; Fern CVPR 2021
        """,
    ),
    "two years of any number of papers show no order": in_order(
        """
        Maple CVPR 2022; Elm CVPR 2022; Yarrow CVPR 2022; Cedar CVPR 2022; Rose CVPR 2022; Birch CVPR 2022;
        Umbel CVPR 2021; Hazel CVPR 2022; Oak CVPR 2022; Amber CVPR 2022; Willow CVPR 2022; Iris CVPR 2022;
        Thyme CVPR 2021; Fern CVPR 2021; Quince CVPR 2021; Daisy CVPR 2021; Sage CVPR 2021; Gorse CVPR 2021;
        Pine CVPR 2021; Kale CVPR 2021; Violet CVPR 2021; Laurel CVPR 2021
        """,
    ),
    "the year of a misplaced paper does not count as a third": in_order(
        """
        Maple CVPR 2022; Elm CVPR 2022; Yarrow CVPR 2022; Cedar CVPR 2022; Rose CVPR 2022; Birch CVPR 2022;
        Umbel CVPR 2019; Hazel CVPR 2022; Oak CVPR 2022; Amber CVPR 2022; Willow CVPR 2022; Iris CVPR 2022;
        Thyme CVPR 2021; Fern CVPR 2021; Quince CVPR 2021; Daisy CVPR 2021; Sage CVPR 2021; Gorse CVPR 2021;
        Pine CVPR 2021; Kale CVPR 2021; Violet CVPR 2021; Laurel CVPR 2021
        """,
    ),
    "within a year the month counts if every paper has an id": moved(
        """
        Maple 2304.02643; Elm 2211.09800; Yarrow 2301.13971; Cedar 2205.11487
        """,
        2, 1, '"Yarrow" (2023-01) belongs before "Elm" (2022-11) on line 2: this list is newest first', config='order.papers = "newest-first"',
    ),
    "the year of the label counts before the month of the id": moved(
        """
        Maple CVPR 2023 2211.09800; Elm CVPR 2023 2212.13971; Yarrow CVPR 2022 2205.11487
        """,
        1, 0, '"Elm" (2023, submitted in 2022-12) belongs before "Maple" (2023, submitted in 2022-11) on line 1: this list is newest first', config='order.papers = "newest-first"',
    ),
    "the year of an id counts before its month": in_order(
        """
        Maple CVPR 2023 2301.13971; Elm CVPR 2023 2212.09800; Yarrow CVPR 2022 2205.11487
        """,
        config='order.papers = "newest-first"',
    ),
    "no month counts if one paper has no id": in_order(
        """
        Amber CVPR 2023 2211.09800; Birch CVPR 2023 2212.13971; Cedar CVPR 2022
        """,
        config='order.papers = "newest-first"',
    ),
    "the year of the label is shown next to a month of another year": moved(
        """
        Maple CVPR 2023 2211.09800; Elm CVPR 2022 2212.13971; Yarrow CVPR 2024 2205.11487
        """,
        1, 0, '"Elm" (2022-12) belongs before "Maple" (2023, submitted in 2022-11) on line 1: this list is oldest first', config='order.papers = "oldest-first"',
    ),
    "only years are shown if one paper has no id": moved(
        """
        Amber CVPR 2023 2211.09800; Birch 2212.13971; Cedar CVPR 2024
        """,
        1, 0, '"Birch" (2022) belongs before "Amber" (2023) on line 1: this list is oldest first', config='order.papers = "oldest-first"',
    ),
    "a paper without a date may be anywhere": Good(
        """
        - Amber [[CVPR 2021]](https://e.org/amber)
        - Birch [[paper]](https://e.org/birch)
        - Cedar [[CVPR 2024]](https://e.org/cedar)
        """,
        config='order.papers = "oldest-first"',
    ),
    "a paper moves no farther than it must, past papers without a date": Bad(
        """
        - Amber [[CVPR 2021]](https://e.org/amber)
        - Birch [[CVPR 2024]](https://e.org/birch)
          ^^^^^ "Birch" (2024) belongs after "Fern" (2023) on line 6: this list is oldest first
        - Cedar [[paper]](https://e.org/cedar)
        - Daisy [[CVPR 2022]](https://e.org/daisy)
        - Elm [[paper]](https://e.org/elm)
        - Fern [[CVPR 2023]](https://e.org/fern)
        - Gorse [[paper]](https://e.org/gorse)
        - Hazel [[CVPR 2025]](https://e.org/hazel)
        """,
        fixed="""
        - Amber [[CVPR 2021]](https://e.org/amber)
        - Cedar [[paper]](https://e.org/cedar)
        - Daisy [[CVPR 2022]](https://e.org/daisy)
        - Elm [[paper]](https://e.org/elm)
        - Fern [[CVPR 2023]](https://e.org/fern)
        - Birch [[CVPR 2024]](https://e.org/birch)
        - Gorse [[paper]](https://e.org/gorse)
        - Hazel [[CVPR 2025]](https://e.org/hazel)
        """,
        safe=False,
        config='order.papers = "oldest-first"',
    ),
    "of two swapped papers the later one moves": moved(
        """
        Maple CVPR 2021; Elm CVPR 2022
        """,
        1, 0, '"Elm" (2022) belongs before "Maple" (2021) on line 1: this list is newest first', config='order.papers = "newest-first"',
    ),
    "as few papers as possible move": moved(
        """
        Maple CVPR 2020; Elm CVPR 2023; Yarrow CVPR 2022; Cedar CVPR 2021
        """,
        0, 3, '"Maple" (2020) belongs after "Cedar" (2021) on line 4: this list is newest first', config='order.papers = "newest-first"',
    ),
    "two of forty are reported one by one": sorted_by_title(
        """
        Amber and Ash; Amber by Night; Birch and Ash; Birch by Night; Cedar and Ash; Pine and Ash;
        Cedar by Night; Daisy and Ash; Daisy by Night; Elm and Ash; Elm by Night; Fern and Ash; Kale and Ash;
        Fern by Night; Gorse and Ash; Gorse by Night; Hazel and Ash; Hazel by Night; Iris and Ash;
        Iris by Night; Juniper and Ash; Juniper by Night; Kale by Night; Laurel and Ash; Laurel by Night;
        Maple and Ash; Maple by Night; Nettle and Ash; Nettle by Night; Oak and Ash; Oak by Night;
        Pine by Night; Quince and Ash; Quince by Night; Rose and Ash; Rose by Night; Sage and Ash;
        Sage by Night; Thyme and Ash; Thyme by Night
        """,
        {5: '"Pine and Ash" belongs after "Oak by Night" on line 31: this list is alphabetical', 12: '"Kale and Ash" belongs after "Juniper by Night" on line 22: this list is alphabetical'}, config='order.papers = "alphabetical"',
    ),
    "two of thirty-nine are reported as one": sorted_by_title(
        """
        Amber and Ash; Amber by Night; Birch and Ash; Birch by Night; Cedar and Ash; Pine and Ash;
        Cedar by Night; Daisy and Ash; Daisy by Night; Elm and Ash; Elm by Night; Fern and Ash; Kale and Ash;
        Fern by Night; Gorse and Ash; Gorse by Night; Hazel and Ash; Hazel by Night; Iris and Ash;
        Iris by Night; Juniper and Ash; Juniper by Night; Kale by Night; Laurel and Ash; Laurel by Night;
        Maple and Ash; Maple by Night; Nettle and Ash; Nettle by Night; Oak and Ash; Oak by Night;
        Pine by Night; Quince and Ash; Quince by Night; Rose and Ash; Rose by Night; Sage and Ash;
        Sage by Night; Thyme and Ash
        """,
        {5: '2 of 39 papers are out of order: this list should be alphabetical'}, config='order.papers = "alphabetical"',
    ),
    "two in a row are misplaced in an alphabetical list": sorted_by_title(
        """
        Amber and Ash; Amber by Night; Birch and Ash; Birch by Night; Cedar and Ash; Pine and Ash;
        Pine by Night; Cedar by Night; Daisy and Ash; Daisy by Night; Elm and Ash; Elm by Night; Fern and Ash;
        Fern by Night; Gorse and Ash; Gorse by Night; Hazel and Ash; Hazel by Night; Iris and Ash;
        Iris by Night; Juniper and Ash; Juniper by Night; Kale and Ash; Kale by Night; Laurel and Ash;
        Laurel by Night; Maple and Ash; Maple by Night; Nettle and Ash; Nettle by Night; Oak and Ash;
        Oak by Night; Quince and Ash; Quince by Night; Rose and Ash; Rose by Night; Sage and Ash;
        Sage by Night; Thyme and Ash; Thyme by Night
        """,
        {5: '"Pine and Ash" belongs after "Oak by Night" on line 32: this list is alphabetical', 6: '"Pine by Night" belongs after "Oak by Night" on line 32: this list is alphabetical'},
    ),
    "a title may come after a longer form of it": in_order(
        """
        Tube Archivist; Tube; Umbel
        """,
        config='order.papers = "alphabetical"',
    ),
    "a title may come between two longer forms of it": in_order(
        """
        Amber; Tube Archivist; Tube; Tube Ace; Umbel
        """,
        config='order.papers = "alphabetical"',
    ),
    "a longer form two papers earlier is no excuse": moved(
        """
        Amber; Tube Archivist; Umbel; Tube
        """,
        3, 1, '"Tube" belongs before "Tube Archivist" on line 2: this list is alphabetical', config='order.papers = "alphabetical"',
    ),
    "a title may be a single letter": moved(
        """
        C; B; D
        """,
        1, 0, '"B" belongs before "C" on line 1: this list is alphabetical', config='order.papers = "alphabetical"',
    ),
    "the last title may come after a longer form of it": in_order(
        """
        Amber; Tube Archivist; Tube
        """,
        config='order.papers = "alphabetical"',
    ),
    "a longer form is an excuse only for a neighbour": moved(
        """
        Tube; Amber; Birch; Tube Archivist
        """,
        0, 2, '"Tube" belongs after "Birch" on line 3: this list is alphabetical', config='order.papers = "alphabetical"',
    ),
    "a title that stays where it is does not change where another belongs": moved(
        "Am; Amz; " + "; ".join(f"Am{letter}" for letter in "abcdefghijklmnopqrstuvwxy")
        + "; Oak; Pa; Pb; Pc; Pd; Pe; Pf; Pg; Ph; Pi; Pj; Pk; Pl; Amza",
        40, 27, '"Amza" belongs before "Oak" on line 28: this list is alphabetical', config='order.papers = "alphabetical"',
    ),
    "a title in another alphabet may be anywhere": in_order(
        """
        Birch; 樹木; Cedar
        """,
        config='order.papers = "alphabetical"',
    ),
    "an entry that starts with a label is not sorted by its title": Good(
        """
        - [Birch Trees](https://e.org/1)
        - [[paper]](https://e.org/2) Amber Trees
        - [Cedar Trees](https://e.org/3)
        """,
        config='order.papers = "alphabetical"',
    ),
    "a number before a title is not part of it": Bad(
        """
        1. [Birch](https://e.org/1)
        1. [Amber](https://e.org/2)
            ^^^^^ "Amber" belongs before "Birch" on line 1: this list is alphabetical
        1. [Cedar](https://e.org/3)
        """,
        fixed="""
        1. [Amber](https://e.org/2)
        1. [Birch](https://e.org/1)
        1. [Cedar](https://e.org/3)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "entries with different numbers are not moved": Bad(
        """
        1. [Birch](https://e.org/1)
        2. [Amber](https://e.org/2)
            ^^^^^ "Amber" belongs before "Birch" on line 1: this list is alphabetical
        """,
        config='order.papers = "alphabetical"',
    ),
    "rows around a row without a paper are not moved": Bad(
        """
        | Paper | Code |
        |-------|------|
        | [Birch](https://e.org/1) | [code](https://e.org/b) |
        | – | – |
        | [Amber](https://e.org/2) | [code](https://e.org/a) |
           ^^^^^ "Amber" belongs before "Birch" on line 3: this list is alphabetical
        | [Cedar](https://e.org/3) | [code](https://e.org/c) |
        """,
        config='order.papers = "alphabetical"',
    ),
    "after the last entry the blank line before it is repeated": Bad(
        """
        - [Elm](https://e.org/1)
           ^^^ "Elm" belongs after "Daisy" on line 5: this list is alphabetical
        - [Birch](https://e.org/2)
        - [Cedar](https://e.org/3)

        - [Daisy](https://e.org/4)
        """,
        fixed="""
        - [Birch](https://e.org/2)
        - [Cedar](https://e.org/3)

        - [Daisy](https://e.org/4)

        - [Elm](https://e.org/1)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "many papers are moved with the blank lines between them": Bad(
        """
        - [Hazel](https://e.org/1)
           ^^^^^ 3 of 6 papers are out of order: this list should be alphabetical

        - [Gorse](https://e.org/2)

        - [Birch](https://e.org/3)

        - [Cedar](https://e.org/4)

        - [Daisy](https://e.org/5)

        - [Amber](https://e.org/6)
        """,
        fixed="""
        - [Amber](https://e.org/6)

        - [Birch](https://e.org/3)

        - [Cedar](https://e.org/4)

        - [Daisy](https://e.org/5)

        - [Gorse](https://e.org/2)

        - [Hazel](https://e.org/1)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "two papers for one place are moved there in order": Bad(
        """
        - [Birch 1](https://e.org/1)
        - [Daisy](https://e.org/2)
        - [Elm](https://e.org/3)
        - [Fern](https://e.org/4)
        - [Birch 3](https://e.org/5)
           ^^^^^^^ 2 of 8 papers are out of order: this list should be alphabetical
        - [Birch 2](https://e.org/6)
        - [Gorse](https://e.org/7)
        - [Hazel](https://e.org/8)
        """,
        fixed="""
        - [Birch 1](https://e.org/1)
        - [Birch 2](https://e.org/6)
        - [Birch 3](https://e.org/5)
        - [Daisy](https://e.org/2)
        - [Elm](https://e.org/3)
        - [Fern](https://e.org/4)
        - [Gorse](https://e.org/7)
        - [Hazel](https://e.org/8)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "the last paper belongs first": moved(
        """
        Birch; Cedar; Daisy; Amber
        """,
        3, 0, '"Amber" belongs before "Birch" on line 1: this list is alphabetical', config='order.papers = "alphabetical"',
    ),
    "the first paper belongs last": moved(
        """
        Elm; Birch; Cedar; Daisy
        """,
        0, 3, '"Elm" belongs after "Daisy" on line 4: this list is alphabetical', config='order.papers = "alphabetical"',
    ),
    "a blank line between entries stays where it is": Bad(
        """
        - [Birch](https://e.org/1)
        - [Amber](https://e.org/2)
           ^^^^^ "Amber" belongs before "Birch" on line 1: this list is alphabetical

        - [Cedar](https://e.org/3)
        - [Daisy](https://e.org/4)
        """,
        fixed="""
        - [Amber](https://e.org/2)
        - [Birch](https://e.org/1)

        - [Cedar](https://e.org/3)
        - [Daisy](https://e.org/4)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "the first two entries and the last one move": Bad(
        """
        - [Hazel](https://e.org/1)
           ^^^^^ 3 of 6 papers are out of order: this list should be alphabetical
        - [Gorse](https://e.org/2)
        - [Birch](https://e.org/3)
        - [Cedar](https://e.org/4)
        - [Daisy](https://e.org/5)
        - [Amber](https://e.org/6)
        """,
        fixed="""
        - [Amber](https://e.org/6)
        - [Birch](https://e.org/3)
        - [Cedar](https://e.org/4)
        - [Daisy](https://e.org/5)
        - [Gorse](https://e.org/2)
        - [Hazel](https://e.org/1)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "venues before the preprints may have an order of their own": in_order(
        """
        Maple CVPR 2023 2306.00011; Elm CVPR 2018 1801.00012; Yarrow CVPR 2023 2303.00013;
        Cedar CVPR 2022 2211.00014; Rose arXiv 2022 2208.00015; Birch arXiv 2022 2205.00016;
        Umbel arXiv 2022 2202.00017; Hazel arXiv 2021 2111.00018; Oak arXiv 2021 2108.00019;
        Amber arXiv 2021 2105.00020; Willow arXiv 2021 2102.00021; Iris arXiv 2020 2011.00022;
        Thyme arXiv 2020 2008.00023; Fern arXiv 2020 2005.00024; Quince arXiv 2020 2002.00025;
        Daisy arXiv 2019 1911.00026
        """,
    ),
    "a venue followed by only one other before the preprints is misplaced": moved(
        """
        Maple CVPR 2023 2306.00011; Elm CVPR 2023 2303.00012; Yarrow CVPR 2018 1801.00013;
        Cedar CVPR 2022 2211.00014; Rose arXiv 2022 2208.00015; Birch arXiv 2022 2205.00016;
        Umbel arXiv 2022 2202.00017; Hazel arXiv 2021 2111.00018; Oak arXiv 2021 2108.00019;
        Amber arXiv 2021 2105.00020; Willow arXiv 2021 2102.00021; Iris arXiv 2020 2011.00022;
        Thyme arXiv 2020 2008.00023; Fern arXiv 2020 2005.00024; Quince arXiv 2020 2002.00025;
        Daisy arXiv 2019 1911.00026
        """,
        2, 15, '"Yarrow" (2018-01) belongs after "Daisy" (2019-11) on line 16: this list is newest first',
    ),
    "venues are apart if they alternate with preprints half as often as by chance": in_order(
        """
        Maple CVPR 2023 2306.00011; Elm CVPR 2023 2303.00012; Yarrow CVPR 2022 2211.00013;
        Cedar arXiv 2022 2208.00014; Rose arXiv 2022 2205.00015; Birch arXiv 2022 2202.00016;
        Umbel arXiv 2021 2111.00017; Hazel CVPR 2018 1801.00018; Oak CVPR 2021 2108.00019;
        Amber CVPR 2021 2105.00020; Willow arXiv 2021 2102.00021; Iris arXiv 2020 2011.00022;
        Thyme arXiv 2020 2008.00023; Fern arXiv 2020 2005.00024; Quince CVPR 2020 2002.00025;
        Daisy CVPR 2019 1911.00026
        """,
    ),
    "venues that alternate with preprints more often are not apart": moved(
        """
        Maple CVPR 2023 2306.00011; Elm CVPR 2023 2303.00012; Yarrow CVPR 2022 2211.00013;
        Cedar arXiv 2022 2208.00014; Rose arXiv 2022 2205.00015; Birch arXiv 2022 2202.00016;
        Umbel arXiv 2021 2111.00017; Hazel CVPR 2018 1801.00018; Oak CVPR 2021 2108.00019;
        Amber CVPR 2021 2105.00020; Willow arXiv 2021 2102.00021; Iris arXiv 2020 2011.00022;
        Thyme arXiv 2020 2008.00023; Fern CVPR 2020 2005.00024; Quince CVPR 2020 2002.00025;
        Daisy arXiv 2019 1911.00026
        """,
        7, 15, '"Hazel" (2018-01) belongs after "Daisy" (2019-11) on line 16: this list is newest first',
    ),
    "a few venues may be grouped in several places": in_order(
        """
        Maple arXiv 2023 2306.00011; Elm arXiv 2023 2303.00012; Yarrow arXiv 2022 2211.00013;
        Cedar CVPR 2018 1801.00014; Rose CVPR 2022 2208.00015; Birch CVPR 2022 2205.00016;
        Umbel arXiv 2022 2202.00017; Hazel arXiv 2021 2111.00018; Oak arXiv 2021 2108.00019;
        Amber arXiv 2021 2105.00020; Willow CVPR 2021 2102.00021; Iris arXiv 2020 2011.00022;
        Thyme arXiv 2020 2008.00023; Fern arXiv 2020 2005.00024; Quince arXiv 2020 2002.00025;
        Daisy arXiv 2019 1911.00026
        """,
    ),
    "more than one venue in four papers is not few": moved(
        """
        Maple arXiv 2023 2306.00011; Elm arXiv 2023 2303.00012; Yarrow arXiv 2022 2211.00013;
        Cedar CVPR 2018 1801.00014; Rose CVPR 2022 2208.00015; Birch CVPR 2022 2205.00016;
        Umbel arXiv 2022 2202.00017; Hazel arXiv 2021 2111.00018; Oak arXiv 2021 2108.00019;
        Amber arXiv 2021 2105.00020; Willow CVPR 2021 2102.00021; Iris arXiv 2020 2011.00022;
        Thyme arXiv 2020 2008.00023; Fern arXiv 2020 2005.00024; Quince arXiv 2020 2002.00025
        """,
        3, 14, '"Cedar" (2018-01) belongs after "Quince" (2020-02) on line 15: this list is newest first',
    ),
    "a preprint may be among venues where its id belongs": in_order(
        """
        Maple CVPR 2016; Elm CVPR 2016; Yarrow CVPR 2016; Cedar CVPR 2017; Rose CVPR 2017; Birch CVPR 2017;
        Umbel CVPR 2018 1711.06890; Hazel arXiv 2017 1712.00011; Oak CVPR 2018 1803.06870; Amber CVPR 2018;
        Willow CVPR 2019; Iris CVPR 2019; Thyme CVPR 2019; Fern CVPR 2020; Quince CVPR 2020; Daisy CVPR 2020
        """,
    ),
    "a preprint may be among venues in a newest-first list too": in_order(
        """
        Maple CVPR 2020; Elm CVPR 2020; Yarrow CVPR 2020; Cedar CVPR 2019; Rose CVPR 2019; Birch CVPR 2019;
        Umbel CVPR 2018; Hazel CVPR 2018 1803.06870; Oak arXiv 2017 1712.00011; Amber CVPR 2018 1711.06890;
        Willow CVPR 2017; Iris CVPR 2017; Thyme CVPR 2017; Fern CVPR 2016; Quince CVPR 2016; Daisy CVPR 2016
        """,
    ),
    "the id of a published paper does not excuse its place": moved(
        """
        Maple CVPR 2016; Elm CVPR 2016; Yarrow CVPR 2016; Cedar CVPR 2017; Rose CVPR 2017; Birch CVPR 2017;
        Umbel CVPR 2018 1711.06890; Hazel ICCV 2017 1712.00011; Oak CVPR 2018 1803.06870; Amber CVPR 2018;
        Willow CVPR 2019; Iris CVPR 2019; Thyme CVPR 2019; Fern CVPR 2020; Quince CVPR 2020; Daisy CVPR 2020
        """,
        7, 6, '"Hazel" (2017) belongs before "Umbel" (2018) on line 7: this list is oldest first',
    ),
    "a preprint whose id belongs elsewhere is misplaced": moved(
        """
        Maple CVPR 2016; Elm CVPR 2016; Yarrow CVPR 2016; Cedar CVPR 2017; Rose CVPR 2017; Birch CVPR 2017;
        Umbel CVPR 2018 1711.06890; Hazel arXiv 2017 1704.00011; Oak CVPR 2018 1803.06870; Amber CVPR 2018;
        Willow CVPR 2019; Iris CVPR 2019; Thyme CVPR 2019; Fern CVPR 2020; Quince CVPR 2020; Daisy CVPR 2020
        """,
        7, 6, '"Hazel" (2017) belongs before "Umbel" (2018) on line 7: this list is oldest first',
    ),
    "a preprint next to a paper without an id is misplaced": moved(
        """
        Maple CVPR 2016; Elm CVPR 2016; Yarrow CVPR 2016; Cedar CVPR 2017; Rose CVPR 2017; Birch CVPR 2017;
        Umbel CVPR 2018 1711.06890; Hazel arXiv 2017 1712.00011; Oak CVPR 2018; Amber CVPR 2018;
        Willow CVPR 2019; Iris CVPR 2019; Thyme CVPR 2019; Fern CVPR 2020; Quince CVPR 2020; Daisy CVPR 2020
        """,
        7, 6, '"Hazel" (2017) belongs before "Umbel" (2018) on line 7: this list is oldest first',
    ),
    "preprints at both ends count by their years": moved(
        """
        Maple arXiv 2016 1603.00011; Elm CVPR 2016; Yarrow CVPR 2016; Cedar CVPR 2017; Rose CVPR 2017;
        Birch CVPR 2017; Umbel CVPR 2018; Hazel ICCV 2016; Oak CVPR 2018; Amber CVPR 2018; Willow CVPR 2019;
        Iris CVPR 2019; Thyme CVPR 2019; Fern CVPR 2020; Quince CVPR 2020; Daisy arXiv 2020 2003.00011
        """,
        7, 3, '"Hazel" (2016) belongs before "Cedar" (2017) on line 4: this list is oldest first',
    ),
    "an entry that gives a year other than its id's is in order": in_order(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (read in 2022) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
    ),
    "an entry that gives the year of its id is misplaced": moved(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (read in 2020) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
        4, 7, '"Rose (read in 2020)" (2020-10) belongs after "Hazel" (2021-03) on line 8: this list is newest first',
    ),
    "an entry that names a month other than its id's is in order": in_order(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (Dec. 2020) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
    ),
    "there may be a day between month and year": in_order(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487;
        Rose (December 30, 2020) 2010.11929; Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020;
        Oak 2006.11239; Amber 2005.14165; Willow 1810.04805
        """,
    ),
    "an entry that names the month of its id is misplaced": moved(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (October 2020) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
        4, 7, '"Rose (October 2020)" (2020-10) belongs after "Hazel" (2021-03) on line 8: this list is newest first',
    ),
    "an entry with another month in digits before the year is in order": in_order(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (12/2020) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
    ),
    "an entry with its id's month in digits before the year is misplaced": moved(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (10/2020) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
        4, 7, '"Rose (10/2020)" (2020-10) belongs after "Hazel" (2021-03) on line 8: this list is newest first',
    ),
    "an entry with another month after the year is in order": in_order(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (2020-12) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
    ),
    "an entry with its id's month after the year is misplaced": moved(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487; Rose (2020.10) 2010.11929;
        Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239; Amber 2005.14165;
        Willow 1810.04805
        """,
        4, 7, '"Rose (2020.10)" (2020-10) belongs after "Hazel" (2021-03) on line 8: this list is newest first',
    ),
    "the month after the year counts, not the number before it": moved(
        """
        Maple 2304.02643; Elm 2302.13971; Yarrow 2211.09800; Cedar 2205.11487;
        Rose (no. 12/2020-10) 2010.11929; Birch 2204.14198; Umbel 2112.10752; Hazel 2103.00020; Oak 2006.11239;
        Amber 2005.14165; Willow 1810.04805
        """,
        4, 7, '"Rose (no. 12/2020-10)" (2020-10) belongs after "Hazel" (2021-03) on line 8: this list is newest first',
    ),
    "a year in a URL is not a date of the paper": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose  [[paper]](https://arxiv.org/abs/2010.11929) [[code]](https://e.org/2022/code)
          ^^^^ "Rose" (2020-10) belongs after "Hazel" (2021-03) on line 8: this list is newest first
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        fixed="""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Rose  [[paper]](https://arxiv.org/abs/2010.11929) [[code]](https://e.org/2022/code)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    "a year after the links is a date of the paper": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose  [[paper]](https://arxiv.org/abs/2010.11929) [[code]](https://e.org/code) 2022
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """),
    "three in a row stay where they are": in_order(
        """
        Amber and Ash; Amber by Day; Amber by Night; Birch and Ash; Birch by Day; Nettle by Day;
        Nettle by Night; Oak and Ash; Birch by Night; Cedar and Ash; Cedar by Day; Cedar by Night;
        Daisy and Ash; Daisy by Day; Daisy by Night; Elm and Ash; Elm by Day; Elm by Night; Fern and Ash;
        Fern by Day; Fern by Night; Gorse and Ash; Gorse by Day; Gorse by Night; Hazel and Ash; Hazel by Day;
        Hazel by Night; Iris and Ash; Iris by Day; Iris by Night; Juniper and Ash; Juniper by Day;
        Juniper by Night; Kale and Ash; Kale by Day; Kale by Night; Laurel and Ash; Laurel by Day;
        Laurel by Night; Maple and Ash; Maple by Day; Maple by Night; Nettle and Ash; Oak by Day; Oak by Night;
        Pine and Ash; Pine by Day; Pine by Night; Quince and Ash; Quince by Day; Quince by Night; Rose and Ash;
        Rose by Day; Rose by Night; Sage and Ash; Sage by Day; Sage by Night; Thyme and Ash; Thyme by Day;
        Thyme by Night
        """,
    ),
    "a line without a line break is not moved": Bad("""
        [A Paper of Ash Wood](https://arxiv.org/abs/2312.01234)<br>
        [A Paper of Oak Wood](https://arxiv.org/abs/2311.01234)<br>
        [A Paper of Elm Wood](https://arxiv.org/abs/2310.01234)<br>
        [A Paper of Yew Wood](https://arxiv.org/abs/2309.01234)<br>
        [A Paper of Fir Wood](https://arxiv.org/abs/2307.01234)<br>
        [A Paper of Box Wood](https://arxiv.org/abs/2306.01234)<br>
        [A Paper of Fig Wood](https://arxiv.org/abs/2305.01234)<br>
        [A Paper of Bay Wood](https://arxiv.org/abs/2304.01234)<br>
        [A Paper of Tea Wood](https://arxiv.org/abs/2303.01234)<br>
        [A Paper of Sloe Wood](https://arxiv.org/abs/2302.01234)<br>
        [A Paper of Pine Wood](https://arxiv.org/abs/2308.01234)
         ^^^^^^^^^^^^^^^^^^^^ "A Paper of Pine Wood" (2023-08) belongs before "A Paper of Fir Wood" (2023-07) on line 5: this list is newest first
        """),
    "a venue that comes too early is misplaced, not the preprints after it": moved(
        """
        Sage CVPR 2021 2001.00001; Heath CVPR 2021 2002.00002; Larch ICCV 2021 2003.00003; Reed CVPR 2021 2010.00004;
        Maple CVPR 2022 2103.10186; Elm ICCV 2022 2202.10223; Yarrow CVPR 2022 2205.10260; Cedar arXiv 2022 2203.10371;
        Rose CVPR 2023 2205.10408; Birch arXiv 2022 2210.10667; Umbel arXiv 2022 2211.10704; Hazel arXiv 2022 2211.10741;
        Oak arXiv 2022 2211.10778; Amber ICCV 2023 2206.10815; Willow CVPR 2023 2204.10926; Iris CVPR 2023 2306.10963;
        Thyme CVPR 2023 2212.11000; Fern ICCV 2023 2308.11037; Quince CVPR 2024 2402.11296; Daisy CVPR 2024 2403.11333
        """,
        8, 12, '"Rose" (2023) belongs after "Oak" (2022) on line 13: this list is oldest first',
    ),
    "two preprints of a year may be among venues where their ids belong": in_order(
        """
        Maple CVPR 2016; Elm CVPR 2016; Yarrow CVPR 2016; Cedar CVPR 2017; Rose CVPR 2017; Birch CVPR 2017;
        Umbel CVPR 2018 1711.06890; Hazel arXiv 2017 1712.00011; Gorse arXiv 2017 1712.00012; Oak CVPR 2018 1803.06870;
        Amber CVPR 2018; Willow CVPR 2019; Iris CVPR 2019; Thyme CVPR 2019; Fern CVPR 2020; Quince CVPR 2020;
        Daisy CVPR 2020; Sage CVPR 2021; Heath CVPR 2021; Larch CVPR 2022; Reed CVPR 2022
        """,
    ),
    "the venues of a year may come before its preprints": in_order(
        """
        Maple ICCV 2021 2104.12099; Elm CVPR 2021 2112.13528; Yarrow arXiv 2021 2104.10127; Cedar arXiv 2021 2108.02759;
        Rose arXiv 2021 2108.03990; Birch arXiv 2021 2108.07851; Umbel arXiv 2021 2110.03593; Hazel arXiv 2022 2203.06429;
        Oak arXiv 2022 2203.10785; Amber arXiv 2022 2205.11283; Willow arXiv 2022 2206.03105; Iris arXiv 2022 2207.03558;
        Thyme arXiv 2022 2207.04224; Fern arXiv 2022 2210.15933; Quince CVPR 2023 2308.03826
        """,
    ),
    "a list sorted by year need not keep the months in order": in_order(
        """
        Maple 2312.00001; Elm 2303.00002; Yarrow 2309.00003; Cedar 2307.00004; Rose 2208.00005; Birch 2212.00006;
        Umbel 2205.00007; Hazel 2111.00008; Oak 2112.00009
        """,
        'order.papers = "newest-first"',
    ),
    "a few neighbours show no order of months": in_order(
        """
        Maple CVPR 2023 2301.00011; Elm ICCV 2023 2210.00011; Yarrow CVPR 2023 2305.00012; Cedar CVPR 2022 2205.00013
        """,
        'order.papers = "newest-first"',
    ),
    "one paper may break the order of the months": moved(
        """
        Maple 2312.00001; Elm 2303.00002; Yarrow 2309.00003; Cedar 2302.00004; Rose 2212.00005; Birch 2208.00006
        """,
        2, 1, '"Yarrow" (2023-09) belongs before "Elm" (2023-03) on line 2: this list is newest first',
        'order.papers = "newest-first"',
    ),
    **{
        f"{where} a title, {tag} may give a month other than the id's": Good(_tagged(form))
        for where, tag, form in (
            ("before", "[10/30]", "- [{month:02}/{day:02}] {title}"),
            ("before", "(10-30)", "- ({month:02}-{day:02}) {title}"),
            ("before", "**[Oct 30]**", "- **[{name} {day}]** {title}"),
            ("before", "**10/30**", "- **{month:02}/{day:02}** {title}"),
            ("before", "[30.10]", "- [{day:02}.{month:02}] {title}"),
            ("before", "2024/10/30", "- 2024/{month:02}/{day:02} {title}"),
            ("before", "[Oct]", "- [{name}] {title}"),
            ("before", "10\u670830\u65e5", "- {month}\u6708{day}\u65e5 {title}"),
            ("before", "[2024_1030]", "- [2024_{month:02}{day:02}] {title}"),
            ("after", "[10/30]", "1. {title} [{month:02}/{day:02}]"),
            ("after", "`30.10`", "* {title} `{day:02}.{month:02}`"),
            ("after", "(Oct)", "+ {title} ({name})"),
            ("after", "(30 Oct)", "+ {title} ({day} {name})"),
        )
    },
    "a tag that is out of order too does not excuse its place": Bad(
        _tagged("- [{month:02}/{day:02}] {title}", """
- [06/01] [Weaving Wool](https://arxiv.org/abs/2406.00001)
           ^^^^^^^^^^^^ "Weaving Wool" (2024-06) belongs before "Weaving Cloth, Part 5 24" (2024-05) on line 22: this list is newest first
"""),
        fixed=_tagged("- [{month:02}/{day:02}] {title}", before_may="- [06/01] [Weaving Wool](https://arxiv.org/abs/2406.00001)\n"),
        safe=False,
    ),
    "a paper may be a month off": in_order(
        """
        Maple 2312.00001; Elm 2311.00002; Yarrow 2310.00003; Cedar 2309.00004; Rose 2310.00005; Birch 2308.00006;
        Umbel 2306.00007; Hazel 2305.00008; Oak 2304.00009; Amber 2302.00010; Willow 2301.00011
        """,
    ),
    "the first preprint of a year may come after its venues": in_order(
        """
        Maple ICCV 2025 2407.17920; Elm CVPR 2025 2512.12829; Yarrow arXiv 2025 2511.10354; Cedar arXiv 2025 2508.16695;
        Rose arXiv 2025 2506.16151; Birch arXiv 2025 2506.16042; Umbel arXiv 2025 2501.10728; Hazel ICCV 2024 2407.14234;
        Oak CVPR 2024 2407.13036; Amber arXiv 2024 2412.19410; Willow arXiv 2024 2407.10464; Iris arXiv 2024 2407.16208;
        Thyme arXiv 2024 2407.15551; Fern arXiv 2024 2403.17363; Quince arXiv 2024 2401.19951
        """,
    ),
    "titles may be sorted without hyphens": in_order(
        "Beech; Cedar; Data Sets; Database Nets; Multimodal Nets; Multi-objective Nets; Oak; Pine; Quince; Rose; Willow; Yew"
    ),
    "a year in brackets after the title counts more than one in a label": Good(
        "".join(
            f"- **Loom {n} for Weaving** [{2025 - n // 2}]\n  [arXiv ({2024 if n == 2 else 2025 - n // 2})](https://e.org/{n})\n"
            for n in range(1, 12)
        )
        + "- **A Later Loom** [2019]\n  [arXiv (2025)](https://e.org/later)\n"
        + "- **A Loom of Iron** [2019]\n  [arXiv (2019)](https://e.org/iron)\n"
    ),
    "numbers in titles may be sorted by value": in_order(
        "C1. Looms; C2. Threads; C3. Dyes; C4. Wheels; C5. Pins; C6. Yarns; C7. Needles; C8. Bobbins; C9. Felts; C10. Knots"
    ),
    "capitals may be sorted before all other letters": in_order(
        "Beech; Cedar; Data; Fern; Maple; Oak; Pine; SCALE; SDA; SPDZ; Semi; Tea; Umbel; Yew"
    ),
    "months do not count within the years that entries give, unless the list keeps them": Good(
        "".join(
            f"- [20{arxiv_id[:2]} - {name}](https://arxiv.org/abs/{arxiv_id})\n"
            for name, arxiv_id in (
                ("Maple", "2305.00001"), ("Elm", "2301.00002"), ("Yarrow", "2209.00003"), ("Cedar", "2204.00004"),
                ("Rose", "2106.00005"), ("Birch", "2004.00006"), ("Umbel", "2001.00007"), ("Hazel", "2009.00008"),
                ("Oak", "1905.00009"), ("Amber", "1904.00010"), ("Willow", "1806.00011"), ("Iris", "1702.00012"),
            )
        )
    ),
    "a month within the year that an entry gives counts if the list keeps months": moved(
        """
        Maple arXiv 2023 2312.00001; Elm arXiv 2023 2311.00002; Yarrow arXiv 2023 2310.00003; Cedar arXiv 2023 2309.00004;
        Rose arXiv 2023 2303.00005; Birch arXiv 2023 2308.00006; Umbel arXiv 2023 2307.00007; Hazel arXiv 2023 2306.00008;
        Oak arXiv 2023 2305.00009; Amber arXiv 2023 2304.00010; Willow arXiv 2023 2302.00011; Iris arXiv 2023 2301.00012
        """,
        4, 9, '"Rose" (2023-03) belongs after "Amber" (2023-04) on line 10: this list is newest first',
    ),
    "a paper may be next to one of its venue": in_order(
        """
        Maple ICCV 2023 2312.00001; Elm arXiv 2023 2311.00002; Yarrow CVPR 2023 2310.00003; Cedar arXiv 2023 2309.00004;
        Rose CVPR 2023 2303.00005; Birch CVPR 2023 2308.00006; Umbel arXiv 2023 2307.00007; Hazel ICCV 2023 2306.00008;
        Oak arXiv 2023 2305.00009; Amber ICCV 2023 2304.00010; Willow arXiv 2023 2302.00011; Iris ICCV 2023 2301.00012
        """,
    ),
    "the year of a venue may have two digits": Good(
        "".join(
            f"- **Weaving {month}** [paper](https://arxiv.org/abs/20{month:02}.00001)\n"
            + ("- **A Loom** `LOOM20` [paper](https://arxiv.org/abs/1909.00001)\n" if month == 8 else "")
            for month in range(12, 0, -1)
        )
    ),
    "a paper with two ids has two dates": Good(
        "".join(
            f"- Weaving {month} [paper](https://arxiv.org/abs/20{month:02}.00001)\n"
            + ("- Looms I and II https://arxiv.org/abs/1909.00001, https://arxiv.org/abs/2007.00001\n" if month == 8 else "")
            for month in range(12, 0, -1)
        )
    ),
    "a published paper may be where its id belongs if the list keeps the order of ids": in_order(
        """
        Maple CVPR 2025 2502.00001; Elm CVPR 2025 2501.00002; Yarrow ICCV 2024 2412.00003; Cedar arXiv 2024 2410.00004;
        Rose arXiv 2024 2403.00005; Birch CVPR 2024 2409.00006; Umbel CVPR 2024 2408.00007; Hazel arXiv 2024 2407.00008;
        Fern CVPR 2024 2401.00009; Oak arXiv 2023 2312.00010; Amber arXiv 2023 2310.00011; Willow arXiv 2023 2309.00012;
        Iris arXiv 2023 2301.00013; Thyme CVPR 2023 2308.00014; Quince CVPR 2023 2307.00015; Daisy arXiv 2022 2212.00016;
        Gorse ICCV 2022 2211.00017; Sage CVPR 2023 2210.00018; Heath ICCV 2022 2209.00019; Larch arXiv 2022 2208.00020
        """,
    ),
}  # fmt: skip
