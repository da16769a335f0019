"""Which order a list has, which papers are out of place in it, and where they go."""

from fgad_lint.rule import Bad, Good

CASES = {
    "ten papers with one out of place show no order": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose [[paper]](https://arxiv.org/abs/2204.14198)
        - Birch [[paper]](https://arxiv.org/abs/2112.10752)
        - Umbel [[paper]](https://arxiv.org/abs/2103.00020)
        - Hazel [[paper]](https://arxiv.org/abs/2010.11929)
        - Oak [[paper]](https://arxiv.org/abs/2005.14165)
        - Amber [[paper]](https://arxiv.org/abs/2006.11239)
        """),
    "three years of five papers show an order": Bad(
        """
        - Maple [[CVPR 2023]](https://e.org/1)
        - Elm [[CVPR 2023]](https://e.org/2)
        - Yarrow [[CVPR 2023]](https://e.org/3)
        - Cedar [[CVPR 2021]](https://e.org/4)
          ^^^^^ "Cedar" (2021) belongs behind "Willow" (2022) on line 11: this list is newest first
        - Rose [[CVPR 2023]](https://e.org/5)
        - Birch [[CVPR 2023]](https://e.org/6)
        - Umbel [[CVPR 2022]](https://e.org/7)
        - Hazel [[CVPR 2022]](https://e.org/8)
        - Oak [[CVPR 2022]](https://e.org/9)
        - Amber [[CVPR 2022]](https://e.org/10)
        - Willow [[CVPR 2022]](https://e.org/11)
        - Iris [[CVPR 2021]](https://e.org/12)
        - Thyme [[CVPR 2021]](https://e.org/13)
        - Fern [[CVPR 2021]](https://e.org/14)
        - Quince [[CVPR 2021]](https://e.org/15)
        """,
        fixed="""
        - Maple [[CVPR 2023]](https://e.org/1)
        - Elm [[CVPR 2023]](https://e.org/2)
        - Yarrow [[CVPR 2023]](https://e.org/3)
        - Rose [[CVPR 2023]](https://e.org/5)
        - Birch [[CVPR 2023]](https://e.org/6)
        - Umbel [[CVPR 2022]](https://e.org/7)
        - Hazel [[CVPR 2022]](https://e.org/8)
        - Oak [[CVPR 2022]](https://e.org/9)
        - Amber [[CVPR 2022]](https://e.org/10)
        - Willow [[CVPR 2022]](https://e.org/11)
        - Cedar [[CVPR 2021]](https://e.org/4)
        - Iris [[CVPR 2021]](https://e.org/12)
        - Thyme [[CVPR 2021]](https://e.org/13)
        - Fern [[CVPR 2021]](https://e.org/14)
        - Quince [[CVPR 2021]](https://e.org/15)
        """,
        safe=False,
    ),
    "three years of fewer papers show none": Good("""
        - Maple [[CVPR 2023]](https://e.org/1)
        - Elm [[CVPR 2023]](https://e.org/2)
        - Yarrow [[CVPR 2023]](https://e.org/3)
        - Cedar [[CVPR 2021]](https://e.org/4)
        - Rose [[CVPR 2023]](https://e.org/5)
        - Birch [[CVPR 2023]](https://e.org/6)
        - Umbel [[CVPR 2022]](https://e.org/7)
        - Hazel [[CVPR 2022]](https://e.org/8)
        - Oak [[CVPR 2022]](https://e.org/9)
        - Amber [[CVPR 2022]](https://e.org/10)
        - Willow [[CVPR 2022]](https://e.org/11)
        - Iris [[CVPR 2021]](https://e.org/12)
        - Thyme [[CVPR 2021]](https://e.org/13)
        - Fern [[CVPR 2021]](https://e.org/14)
        """),
    "two years show no order however many papers they have": Good("""
        - Maple [[CVPR 2022]](https://e.org/1)
        - Elm [[CVPR 2022]](https://e.org/2)
        - Yarrow [[CVPR 2022]](https://e.org/3)
        - Cedar [[CVPR 2022]](https://e.org/4)
        - Rose [[CVPR 2022]](https://e.org/5)
        - Birch [[CVPR 2022]](https://e.org/6)
        - Umbel [[CVPR 2021]](https://e.org/7)
        - Hazel [[CVPR 2022]](https://e.org/8)
        - Oak [[CVPR 2022]](https://e.org/9)
        - Amber [[CVPR 2022]](https://e.org/10)
        - Willow [[CVPR 2022]](https://e.org/11)
        - Iris [[CVPR 2022]](https://e.org/12)
        - Thyme [[CVPR 2021]](https://e.org/13)
        - Fern [[CVPR 2021]](https://e.org/14)
        - Quince [[CVPR 2021]](https://e.org/15)
        - Daisy [[CVPR 2021]](https://e.org/16)
        - Sage [[CVPR 2021]](https://e.org/17)
        - Gorse [[CVPR 2021]](https://e.org/18)
        - Pine [[CVPR 2021]](https://e.org/19)
        - Kale [[CVPR 2021]](https://e.org/20)
        - Violet [[CVPR 2021]](https://e.org/21)
        - Laurel [[CVPR 2021]](https://e.org/22)
        """),
    "a year that only a paper out of place has is none of three": Good("""
        - Maple [[CVPR 2022]](https://e.org/1)
        - Elm [[CVPR 2022]](https://e.org/2)
        - Yarrow [[CVPR 2022]](https://e.org/3)
        - Cedar [[CVPR 2022]](https://e.org/4)
        - Rose [[CVPR 2022]](https://e.org/5)
        - Birch [[CVPR 2022]](https://e.org/6)
        - Umbel [[CVPR 2019]](https://e.org/7)
        - Hazel [[CVPR 2022]](https://e.org/8)
        - Oak [[CVPR 2022]](https://e.org/9)
        - Amber [[CVPR 2022]](https://e.org/10)
        - Willow [[CVPR 2022]](https://e.org/11)
        - Iris [[CVPR 2022]](https://e.org/12)
        - Thyme [[CVPR 2021]](https://e.org/13)
        - Fern [[CVPR 2021]](https://e.org/14)
        - Quince [[CVPR 2021]](https://e.org/15)
        - Daisy [[CVPR 2021]](https://e.org/16)
        - Sage [[CVPR 2021]](https://e.org/17)
        - Gorse [[CVPR 2021]](https://e.org/18)
        - Pine [[CVPR 2021]](https://e.org/19)
        - Kale [[CVPR 2021]](https://e.org/20)
        - Violet [[CVPR 2021]](https://e.org/21)
        - Laurel [[CVPR 2021]](https://e.org/22)
        """),
    "a month counts within a year where every paper has an id": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2211.09800)
        - Yarrow [[paper]](https://arxiv.org/abs/2301.13971)
          ^^^^^^ "Yarrow" (2023-01) belongs before "Elm" (2022-11) on line 2: this list is newest first
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        """,
        fixed="""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Yarrow [[paper]](https://arxiv.org/abs/2301.13971)
        - Elm [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        """,
        safe=False,
        config='order.papers = "newest-first"',
    ),
    "the month of an id counts behind the year of the label": Bad(
        """
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2212.13971)
          ^^^ "Elm" (2023, id of 2022-12) belongs before "Maple" (2023, id of 2022-11) on line 1: this list is newest first
        - Yarrow [[CVPR 2022]](https://arxiv.org/abs/2205.11487)
        """,
        fixed="""
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2212.13971)
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Yarrow [[CVPR 2022]](https://arxiv.org/abs/2205.11487)
        """,
        safe=False,
        config='order.papers = "newest-first"',
    ),
    "of ids the year counts before the month": Good(
        """
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2301.13971)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2212.09800)
        - Yarrow [[CVPR 2022]](https://arxiv.org/abs/2205.11487)
        """,
        config='order.papers = "newest-first"',
    ),
    "no month counts where one paper has no id": Good(
        """
        - Amber [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Birch [[CVPR 2023]](https://arxiv.org/abs/2212.13971)
        - Cedar [[CVPR 2022]](https://e.org/cedar)
        """,
        config='order.papers = "newest-first"',
    ),
    "a year of the label is shown beside the month of another year": Bad(
        """
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Elm [[CVPR 2022]](https://arxiv.org/abs/2212.13971)
          ^^^ "Elm" (2022-12) belongs before "Maple" (2023, id of 2022-11) on line 1: this list is oldest first
        - Yarrow [[CVPR 2024]](https://arxiv.org/abs/2205.11487)
        """,
        fixed="""
        - Elm [[CVPR 2022]](https://arxiv.org/abs/2212.13971)
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Yarrow [[CVPR 2024]](https://arxiv.org/abs/2205.11487)
        """,
        safe=False,
        config='order.papers = "oldest-first"',
    ),
    "years alone are shown where a paper has no id": Bad(
        """
        - Amber [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Birch [[paper]](https://arxiv.org/abs/2212.13971)
          ^^^^^ "Birch" (2022) belongs before "Amber" (2023) on line 1: this list is oldest first
        - Cedar [[CVPR 2024]](https://e.org/cedar)
        """,
        fixed="""
        - Birch [[paper]](https://arxiv.org/abs/2212.13971)
        - Amber [[CVPR 2023]](https://arxiv.org/abs/2211.09800)
        - Cedar [[CVPR 2024]](https://e.org/cedar)
        """,
        safe=False,
        config='order.papers = "oldest-first"',
    ),
    "a paper without date may stand anywhere": Good(
        """
        - Amber [[CVPR 2021]](https://e.org/amber)
        - Birch [[paper]](https://e.org/birch)
        - Cedar [[CVPR 2024]](https://e.org/cedar)
        """,
        config='order.papers = "oldest-first"',
    ),
    "a paper goes no farther than it must past one without date": Bad(
        """
        - Amber [[CVPR 2021]](https://e.org/amber)
        - Birch [[CVPR 2024]](https://e.org/birch)
          ^^^^^ "Birch" (2024) belongs behind "Fern" (2023) on line 6: this list is oldest first
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
    "of two that could move the earlier one does": Bad(
        """
        - Maple [[CVPR 2021]](https://e.org/1)
        - Elm [[CVPR 2022]](https://e.org/2)
          ^^^ "Elm" (2022) belongs before "Maple" (2021) on line 1: this list is newest first
        """,
        fixed="""
        - Elm [[CVPR 2022]](https://e.org/2)
        - Maple [[CVPR 2021]](https://e.org/1)
        """,
        safe=False,
        config='order.papers = "newest-first"',
    ),
    "of two the one that moves past fewer papers does": Bad(
        """
        - Maple [[CVPR 2020]](https://e.org/1)
          ^^^^^ "Maple" (2020) belongs behind "Cedar" (2021) on line 4: this list is newest first
        - Elm [[CVPR 2023]](https://e.org/2)
        - Yarrow [[CVPR 2022]](https://e.org/3)
        - Cedar [[CVPR 2021]](https://e.org/4)
        """,
        fixed="""
        - Elm [[CVPR 2023]](https://e.org/2)
        - Yarrow [[CVPR 2022]](https://e.org/3)
        - Cedar [[CVPR 2021]](https://e.org/4)
        - Maple [[CVPR 2020]](https://e.org/1)
        """,
        safe=False,
        config='order.papers = "newest-first"',
    ),
    "two of forty are each told where they belong": Bad(
        """
        - [Amber and Ash](https://e.org/1)
        - [Amber by Night](https://e.org/2)
        - [Birch and Ash](https://e.org/3)
        - [Birch by Night](https://e.org/4)
        - [Cedar and Ash](https://e.org/5)
        - [Pine and Ash](https://e.org/6)
           ^^^^^^^^^^^^ "Pine and Ash" belongs behind "Oak by Night" on line 31: this list is alphabetical
        - [Cedar by Night](https://e.org/7)
        - [Daisy and Ash](https://e.org/8)
        - [Daisy by Night](https://e.org/9)
        - [Elm and Ash](https://e.org/10)
        - [Elm by Night](https://e.org/11)
        - [Fern and Ash](https://e.org/12)
        - [Kale and Ash](https://e.org/13)
           ^^^^^^^^^^^^ "Kale and Ash" belongs behind "Juniper by Night" on line 22: this list is alphabetical
        - [Fern by Night](https://e.org/14)
        - [Gorse and Ash](https://e.org/15)
        - [Gorse by Night](https://e.org/16)
        - [Hazel and Ash](https://e.org/17)
        - [Hazel by Night](https://e.org/18)
        - [Iris and Ash](https://e.org/19)
        - [Iris by Night](https://e.org/20)
        - [Juniper and Ash](https://e.org/21)
        - [Juniper by Night](https://e.org/22)
        - [Kale by Night](https://e.org/23)
        - [Laurel and Ash](https://e.org/24)
        - [Laurel by Night](https://e.org/25)
        - [Maple and Ash](https://e.org/26)
        - [Maple by Night](https://e.org/27)
        - [Nettle and Ash](https://e.org/28)
        - [Nettle by Night](https://e.org/29)
        - [Oak and Ash](https://e.org/30)
        - [Oak by Night](https://e.org/31)
        - [Pine by Night](https://e.org/32)
        - [Quince and Ash](https://e.org/33)
        - [Quince by Night](https://e.org/34)
        - [Rose and Ash](https://e.org/35)
        - [Rose by Night](https://e.org/36)
        - [Sage and Ash](https://e.org/37)
        - [Sage by Night](https://e.org/38)
        - [Thyme and Ash](https://e.org/39)
        - [Thyme by Night](https://e.org/40)
        """,
        fixed="""
        - [Amber and Ash](https://e.org/1)
        - [Amber by Night](https://e.org/2)
        - [Birch and Ash](https://e.org/3)
        - [Birch by Night](https://e.org/4)
        - [Cedar and Ash](https://e.org/5)
        - [Cedar by Night](https://e.org/7)
        - [Daisy and Ash](https://e.org/8)
        - [Daisy by Night](https://e.org/9)
        - [Elm and Ash](https://e.org/10)
        - [Elm by Night](https://e.org/11)
        - [Fern and Ash](https://e.org/12)
        - [Fern by Night](https://e.org/14)
        - [Gorse and Ash](https://e.org/15)
        - [Gorse by Night](https://e.org/16)
        - [Hazel and Ash](https://e.org/17)
        - [Hazel by Night](https://e.org/18)
        - [Iris and Ash](https://e.org/19)
        - [Iris by Night](https://e.org/20)
        - [Juniper and Ash](https://e.org/21)
        - [Juniper by Night](https://e.org/22)
        - [Kale and Ash](https://e.org/13)
        - [Kale by Night](https://e.org/23)
        - [Laurel and Ash](https://e.org/24)
        - [Laurel by Night](https://e.org/25)
        - [Maple and Ash](https://e.org/26)
        - [Maple by Night](https://e.org/27)
        - [Nettle and Ash](https://e.org/28)
        - [Nettle by Night](https://e.org/29)
        - [Oak and Ash](https://e.org/30)
        - [Oak by Night](https://e.org/31)
        - [Pine and Ash](https://e.org/6)
        - [Pine by Night](https://e.org/32)
        - [Quince and Ash](https://e.org/33)
        - [Quince by Night](https://e.org/34)
        - [Rose and Ash](https://e.org/35)
        - [Rose by Night](https://e.org/36)
        - [Sage and Ash](https://e.org/37)
        - [Sage by Night](https://e.org/38)
        - [Thyme and Ash](https://e.org/39)
        - [Thyme by Night](https://e.org/40)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "two of thirty-nine are too many to tell each": Bad(
        """
        - [Amber and Ash](https://e.org/1)
        - [Amber by Night](https://e.org/2)
        - [Birch and Ash](https://e.org/3)
        - [Birch by Night](https://e.org/4)
        - [Cedar and Ash](https://e.org/5)
        - [Pine and Ash](https://e.org/6)
           ^^^^^^^^^^^^ 2 of 39 papers are out of order: this list is to be alphabetical
        - [Cedar by Night](https://e.org/7)
        - [Daisy and Ash](https://e.org/8)
        - [Daisy by Night](https://e.org/9)
        - [Elm and Ash](https://e.org/10)
        - [Elm by Night](https://e.org/11)
        - [Fern and Ash](https://e.org/12)
        - [Kale and Ash](https://e.org/13)
        - [Fern by Night](https://e.org/14)
        - [Gorse and Ash](https://e.org/15)
        - [Gorse by Night](https://e.org/16)
        - [Hazel and Ash](https://e.org/17)
        - [Hazel by Night](https://e.org/18)
        - [Iris and Ash](https://e.org/19)
        - [Iris by Night](https://e.org/20)
        - [Juniper and Ash](https://e.org/21)
        - [Juniper by Night](https://e.org/22)
        - [Kale by Night](https://e.org/23)
        - [Laurel and Ash](https://e.org/24)
        - [Laurel by Night](https://e.org/25)
        - [Maple and Ash](https://e.org/26)
        - [Maple by Night](https://e.org/27)
        - [Nettle and Ash](https://e.org/28)
        - [Nettle by Night](https://e.org/29)
        - [Oak and Ash](https://e.org/30)
        - [Oak by Night](https://e.org/31)
        - [Pine by Night](https://e.org/32)
        - [Quince and Ash](https://e.org/33)
        - [Quince by Night](https://e.org/34)
        - [Rose and Ash](https://e.org/35)
        - [Rose by Night](https://e.org/36)
        - [Sage and Ash](https://e.org/37)
        - [Sage by Night](https://e.org/38)
        - [Thyme and Ash](https://e.org/39)
        """,
        fixed="""
        - [Amber and Ash](https://e.org/1)
        - [Amber by Night](https://e.org/2)
        - [Birch and Ash](https://e.org/3)
        - [Birch by Night](https://e.org/4)
        - [Cedar and Ash](https://e.org/5)
        - [Cedar by Night](https://e.org/7)
        - [Daisy and Ash](https://e.org/8)
        - [Daisy by Night](https://e.org/9)
        - [Elm and Ash](https://e.org/10)
        - [Elm by Night](https://e.org/11)
        - [Fern and Ash](https://e.org/12)
        - [Fern by Night](https://e.org/14)
        - [Gorse and Ash](https://e.org/15)
        - [Gorse by Night](https://e.org/16)
        - [Hazel and Ash](https://e.org/17)
        - [Hazel by Night](https://e.org/18)
        - [Iris and Ash](https://e.org/19)
        - [Iris by Night](https://e.org/20)
        - [Juniper and Ash](https://e.org/21)
        - [Juniper by Night](https://e.org/22)
        - [Kale and Ash](https://e.org/13)
        - [Kale by Night](https://e.org/23)
        - [Laurel and Ash](https://e.org/24)
        - [Laurel by Night](https://e.org/25)
        - [Maple and Ash](https://e.org/26)
        - [Maple by Night](https://e.org/27)
        - [Nettle and Ash](https://e.org/28)
        - [Nettle by Night](https://e.org/29)
        - [Oak and Ash](https://e.org/30)
        - [Oak by Night](https://e.org/31)
        - [Pine and Ash](https://e.org/6)
        - [Pine by Night](https://e.org/32)
        - [Quince and Ash](https://e.org/33)
        - [Quince by Night](https://e.org/34)
        - [Rose and Ash](https://e.org/35)
        - [Rose by Night](https://e.org/36)
        - [Sage and Ash](https://e.org/37)
        - [Sage by Night](https://e.org/38)
        - [Thyme and Ash](https://e.org/39)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "two together are moved out of a list that is alphabetical": Bad(
        """
        - [Amber and Ash](https://e.org/1)
        - [Amber by Night](https://e.org/2)
        - [Birch and Ash](https://e.org/3)
        - [Birch by Night](https://e.org/4)
        - [Cedar and Ash](https://e.org/5)
        - [Pine and Ash](https://e.org/6)
           ^^^^^^^^^^^^ "Pine and Ash" belongs behind "Oak by Night" on line 32: this list is alphabetical
        - [Pine by Night](https://e.org/7)
           ^^^^^^^^^^^^^ "Pine by Night" belongs behind "Oak by Night" on line 32: this list is alphabetical
        - [Cedar by Night](https://e.org/8)
        - [Daisy and Ash](https://e.org/9)
        - [Daisy by Night](https://e.org/10)
        - [Elm and Ash](https://e.org/11)
        - [Elm by Night](https://e.org/12)
        - [Fern and Ash](https://e.org/13)
        - [Fern by Night](https://e.org/14)
        - [Gorse and Ash](https://e.org/15)
        - [Gorse by Night](https://e.org/16)
        - [Hazel and Ash](https://e.org/17)
        - [Hazel by Night](https://e.org/18)
        - [Iris and Ash](https://e.org/19)
        - [Iris by Night](https://e.org/20)
        - [Juniper and Ash](https://e.org/21)
        - [Juniper by Night](https://e.org/22)
        - [Kale and Ash](https://e.org/23)
        - [Kale by Night](https://e.org/24)
        - [Laurel and Ash](https://e.org/25)
        - [Laurel by Night](https://e.org/26)
        - [Maple and Ash](https://e.org/27)
        - [Maple by Night](https://e.org/28)
        - [Nettle and Ash](https://e.org/29)
        - [Nettle by Night](https://e.org/30)
        - [Oak and Ash](https://e.org/31)
        - [Oak by Night](https://e.org/32)
        - [Quince and Ash](https://e.org/33)
        - [Quince by Night](https://e.org/34)
        - [Rose and Ash](https://e.org/35)
        - [Rose by Night](https://e.org/36)
        - [Sage and Ash](https://e.org/37)
        - [Sage by Night](https://e.org/38)
        - [Thyme and Ash](https://e.org/39)
        - [Thyme by Night](https://e.org/40)
        """,
        fixed="""
        - [Amber and Ash](https://e.org/1)
        - [Amber by Night](https://e.org/2)
        - [Birch and Ash](https://e.org/3)
        - [Birch by Night](https://e.org/4)
        - [Cedar and Ash](https://e.org/5)
        - [Cedar by Night](https://e.org/8)
        - [Daisy and Ash](https://e.org/9)
        - [Daisy by Night](https://e.org/10)
        - [Elm and Ash](https://e.org/11)
        - [Elm by Night](https://e.org/12)
        - [Fern and Ash](https://e.org/13)
        - [Fern by Night](https://e.org/14)
        - [Gorse and Ash](https://e.org/15)
        - [Gorse by Night](https://e.org/16)
        - [Hazel and Ash](https://e.org/17)
        - [Hazel by Night](https://e.org/18)
        - [Iris and Ash](https://e.org/19)
        - [Iris by Night](https://e.org/20)
        - [Juniper and Ash](https://e.org/21)
        - [Juniper by Night](https://e.org/22)
        - [Kale and Ash](https://e.org/23)
        - [Kale by Night](https://e.org/24)
        - [Laurel and Ash](https://e.org/25)
        - [Laurel by Night](https://e.org/26)
        - [Maple and Ash](https://e.org/27)
        - [Maple by Night](https://e.org/28)
        - [Nettle and Ash](https://e.org/29)
        - [Nettle by Night](https://e.org/30)
        - [Oak and Ash](https://e.org/31)
        - [Oak by Night](https://e.org/32)
        - [Pine and Ash](https://e.org/6)
        - [Pine by Night](https://e.org/7)
        - [Quince and Ash](https://e.org/33)
        - [Quince by Night](https://e.org/34)
        - [Rose and Ash](https://e.org/35)
        - [Rose by Night](https://e.org/36)
        - [Sage and Ash](https://e.org/37)
        - [Sage by Night](https://e.org/38)
        - [Thyme and Ash](https://e.org/39)
        - [Thyme by Night](https://e.org/40)
        """,
        safe=False,
    ),
    "a title may stand behind one that goes on as it does": Good(
        """
        - [Tube Archivist](https://e.org/1)
        - [Tube](https://e.org/2)
        - [Umbel](https://e.org/3)
        """,
        config='order.papers = "alphabetical"',
    ),
    "a title that goes on may stand before the shorter one": Good(
        """
        - [Amber](https://e.org/1)
        - [Tube Archivist](https://e.org/2)
        - [Tube](https://e.org/3)
        - [Tube Ace](https://e.org/4)
        - [Umbel](https://e.org/5)
        """,
        config='order.papers = "alphabetical"',
    ),
    "a title two papers before excuses nothing": Bad(
        """
        - [Amber](https://e.org/1)
        - [Tube Archivist](https://e.org/2)
        - [Umbel](https://e.org/3)
        - [Tube](https://e.org/4)
           ^^^^ "Tube" belongs before "Tube Archivist" on line 2: this list is alphabetical
        """,
        fixed="""
        - [Amber](https://e.org/1)
        - [Tube](https://e.org/4)
        - [Tube Archivist](https://e.org/2)
        - [Umbel](https://e.org/3)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "a title of one letter is one": Bad(
        """
        - [C](https://e.org/1)
        - [B](https://e.org/2)
           ^ "B" belongs before "C" on line 1: this list is alphabetical
        - [D](https://e.org/3)
        """,
        fixed="""
        - [B](https://e.org/2)
        - [C](https://e.org/1)
        - [D](https://e.org/3)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "beside a title that goes on as another does order is free": Good(
        """
        - [Amber](https://e.org/1)
        - [Tube Archivist](https://e.org/2)
        - [Tube](https://e.org/3)
        """,
        config='order.papers = "alphabetical"',
    ),
    "only neighbours excuse a title that goes on": Bad(
        """
        - [Tube](https://e.org/1)
           ^^^^ "Tube" belongs behind "Birch" on line 3: this list is alphabetical
        - [Amber](https://e.org/2)
        - [Birch](https://e.org/3)
        - [Tube Archivist](https://e.org/4)
        """,
        fixed="""
        - [Amber](https://e.org/2)
        - [Birch](https://e.org/3)
        - [Tube](https://e.org/1)
        - [Tube Archivist](https://e.org/4)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "what begins with no letter of the plain alphabet may stand anywhere": Good(
        """
        - [Birch](https://e.org/1)
        - [樹木](https://e.org/2)
        - [Cedar](https://e.org/3)
        """,
        config='order.papers = "alphabetical"',
    ),
    "an entry behind a label is not found by its title": Good(
        """
        - [Birch Trees](https://e.org/1)
        - [[paper]](https://e.org/2) Amber Trees
        - [Cedar Trees](https://e.org/3)
        """,
        config='order.papers = "alphabetical"',
    ),
    "numbers before titles are no words": Bad(
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
    "numbers that count stay where they are": Bad(
        """
        1. [Birch](https://e.org/1)
        2. [Amber](https://e.org/2)
            ^^^^^ "Amber" belongs before "Birch" on line 1: this list is alphabetical
        """,
        config='order.papers = "alphabetical"',
    ),
    "rows with a row between them that holds no paper are not moved": Bad(
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
    "a gap at the end is repeated behind it": Bad(
        """
        - [Elm](https://e.org/1)
           ^^^ "Elm" belongs behind "Daisy" on line 5: this list is alphabetical
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
    "many are moved with the blank lines between them": Bad(
        """
        - [Hazel](https://e.org/1)
           ^^^^^ 3 of 6 papers are out of order: this list is to be alphabetical

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
    "two that go to one place are moved in their order": Bad(
        """
        - [Birch 1](https://e.org/1)
        - [Daisy](https://e.org/2)
        - [Elm](https://e.org/3)
        - [Fern](https://e.org/4)
        - [Birch 3](https://e.org/5)
           ^^^^^^^ 2 of 8 papers are out of order: this list is to be alphabetical
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
    "the last goes to the first place": Bad(
        """
        - [Birch](https://e.org/1)
        - [Cedar](https://e.org/2)
        - [Daisy](https://e.org/3)
        - [Amber](https://e.org/4)
           ^^^^^ "Amber" belongs before "Birch" on line 1: this list is alphabetical
        """,
        fixed="""
        - [Amber](https://e.org/4)
        - [Birch](https://e.org/1)
        - [Cedar](https://e.org/2)
        - [Daisy](https://e.org/3)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    "the first goes to the last place": Bad(
        """
        - [Elm](https://e.org/1)
           ^^^ "Elm" belongs behind "Daisy" on line 4: this list is alphabetical
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
    "a wider gap between papers stays where it is": Bad(
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
    "the first of many goes with others that move": Bad(
        """
        - [Hazel](https://e.org/1)
           ^^^^^ 3 of 6 papers are out of order: this list is to be alphabetical
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
    "venues that stand before the preprints may have an order of their own": Good("""
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[CVPR 2018]](https://arxiv.org/abs/1801.00012)
        - Yarrow [[CVPR 2023]](https://arxiv.org/abs/2303.00013)
        - Cedar [[CVPR 2022]](https://arxiv.org/abs/2211.00014)
        - Rose [[arXiv 2022]](https://arxiv.org/abs/2208.00015)
        - Birch [[arXiv 2022]](https://arxiv.org/abs/2205.00016)
        - Umbel [[arXiv 2022]](https://arxiv.org/abs/2202.00017)
        - Hazel [[arXiv 2021]](https://arxiv.org/abs/2111.00018)
        - Oak [[arXiv 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[arXiv 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[arXiv 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[arXiv 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[arXiv 2019]](https://arxiv.org/abs/1911.00026)
        """),
    "a venue with only one other before the preprints is out of place": Bad(
        """
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[CVPR 2018]](https://arxiv.org/abs/1801.00013)
          ^^^^^^ "Yarrow" (2018-01) belongs behind "Daisy" (2019-11) on line 16: this list is newest first
        - Cedar [[CVPR 2022]](https://arxiv.org/abs/2211.00014)
        - Rose [[arXiv 2022]](https://arxiv.org/abs/2208.00015)
        - Birch [[arXiv 2022]](https://arxiv.org/abs/2205.00016)
        - Umbel [[arXiv 2022]](https://arxiv.org/abs/2202.00017)
        - Hazel [[arXiv 2021]](https://arxiv.org/abs/2111.00018)
        - Oak [[arXiv 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[arXiv 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[arXiv 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[arXiv 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[arXiv 2019]](https://arxiv.org/abs/1911.00026)
        """,
        fixed="""
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2303.00012)
        - Cedar [[CVPR 2022]](https://arxiv.org/abs/2211.00014)
        - Rose [[arXiv 2022]](https://arxiv.org/abs/2208.00015)
        - Birch [[arXiv 2022]](https://arxiv.org/abs/2205.00016)
        - Umbel [[arXiv 2022]](https://arxiv.org/abs/2202.00017)
        - Hazel [[arXiv 2021]](https://arxiv.org/abs/2111.00018)
        - Oak [[arXiv 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[arXiv 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[arXiv 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[arXiv 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[arXiv 2019]](https://arxiv.org/abs/1911.00026)
        - Yarrow [[CVPR 2018]](https://arxiv.org/abs/1801.00013)
        """,
        safe=False,
    ),
    "venues are apart where they change with preprints half as often as by chance": Good("""
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[CVPR 2022]](https://arxiv.org/abs/2211.00013)
        - Cedar [[arXiv 2022]](https://arxiv.org/abs/2208.00014)
        - Rose [[arXiv 2022]](https://arxiv.org/abs/2205.00015)
        - Birch [[arXiv 2022]](https://arxiv.org/abs/2202.00016)
        - Umbel [[arXiv 2021]](https://arxiv.org/abs/2111.00017)
        - Hazel [[CVPR 2018]](https://arxiv.org/abs/1801.00018)
        - Oak [[CVPR 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[CVPR 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[arXiv 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[CVPR 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[CVPR 2019]](https://arxiv.org/abs/1911.00026)
        """),
    "venues that change with preprints more often are not apart": Bad(
        """
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[CVPR 2022]](https://arxiv.org/abs/2211.00013)
        - Cedar [[arXiv 2022]](https://arxiv.org/abs/2208.00014)
        - Rose [[arXiv 2022]](https://arxiv.org/abs/2205.00015)
        - Birch [[arXiv 2022]](https://arxiv.org/abs/2202.00016)
        - Umbel [[arXiv 2021]](https://arxiv.org/abs/2111.00017)
        - Hazel [[CVPR 2018]](https://arxiv.org/abs/1801.00018)
          ^^^^^ "Hazel" (2018-01) belongs behind "Daisy" (2019-11) on line 16: this list is newest first
        - Oak [[CVPR 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[CVPR 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[arXiv 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[CVPR 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[CVPR 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[arXiv 2019]](https://arxiv.org/abs/1911.00026)
        """,
        fixed="""
        - Maple [[CVPR 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[CVPR 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[CVPR 2022]](https://arxiv.org/abs/2211.00013)
        - Cedar [[arXiv 2022]](https://arxiv.org/abs/2208.00014)
        - Rose [[arXiv 2022]](https://arxiv.org/abs/2205.00015)
        - Birch [[arXiv 2022]](https://arxiv.org/abs/2202.00016)
        - Umbel [[arXiv 2021]](https://arxiv.org/abs/2111.00017)
        - Oak [[CVPR 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[CVPR 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[arXiv 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[CVPR 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[CVPR 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[arXiv 2019]](https://arxiv.org/abs/1911.00026)
        - Hazel [[CVPR 2018]](https://arxiv.org/abs/1801.00018)
        """,
        safe=False,
    ),
    "few venues may stand together here and there": Good("""
        - Maple [[arXiv 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[arXiv 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[arXiv 2022]](https://arxiv.org/abs/2211.00013)
        - Cedar [[CVPR 2018]](https://arxiv.org/abs/1801.00014)
        - Rose [[CVPR 2022]](https://arxiv.org/abs/2208.00015)
        - Birch [[CVPR 2022]](https://arxiv.org/abs/2205.00016)
        - Umbel [[arXiv 2022]](https://arxiv.org/abs/2202.00017)
        - Hazel [[arXiv 2021]](https://arxiv.org/abs/2111.00018)
        - Oak [[arXiv 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[arXiv 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[CVPR 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[arXiv 2020]](https://arxiv.org/abs/2002.00025)
        - Daisy [[arXiv 2019]](https://arxiv.org/abs/1911.00026)
        """),
    "more than one venue in four is not few": Bad(
        """
        - Maple [[arXiv 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[arXiv 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[arXiv 2022]](https://arxiv.org/abs/2211.00013)
        - Cedar [[CVPR 2018]](https://arxiv.org/abs/1801.00014)
          ^^^^^ "Cedar" (2018-01) belongs behind "Quince" (2020-02) on line 15: this list is newest first
        - Rose [[CVPR 2022]](https://arxiv.org/abs/2208.00015)
        - Birch [[CVPR 2022]](https://arxiv.org/abs/2205.00016)
        - Umbel [[arXiv 2022]](https://arxiv.org/abs/2202.00017)
        - Hazel [[arXiv 2021]](https://arxiv.org/abs/2111.00018)
        - Oak [[arXiv 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[arXiv 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[CVPR 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[arXiv 2020]](https://arxiv.org/abs/2002.00025)
        """,
        fixed="""
        - Maple [[arXiv 2023]](https://arxiv.org/abs/2306.00011)
        - Elm [[arXiv 2023]](https://arxiv.org/abs/2303.00012)
        - Yarrow [[arXiv 2022]](https://arxiv.org/abs/2211.00013)
        - Rose [[CVPR 2022]](https://arxiv.org/abs/2208.00015)
        - Birch [[CVPR 2022]](https://arxiv.org/abs/2205.00016)
        - Umbel [[arXiv 2022]](https://arxiv.org/abs/2202.00017)
        - Hazel [[arXiv 2021]](https://arxiv.org/abs/2111.00018)
        - Oak [[arXiv 2021]](https://arxiv.org/abs/2108.00019)
        - Amber [[arXiv 2021]](https://arxiv.org/abs/2105.00020)
        - Willow [[CVPR 2021]](https://arxiv.org/abs/2102.00021)
        - Iris [[arXiv 2020]](https://arxiv.org/abs/2011.00022)
        - Thyme [[arXiv 2020]](https://arxiv.org/abs/2008.00023)
        - Fern [[arXiv 2020]](https://arxiv.org/abs/2005.00024)
        - Quince [[arXiv 2020]](https://arxiv.org/abs/2002.00025)
        - Cedar [[CVPR 2018]](https://arxiv.org/abs/1801.00014)
        """,
        safe=False,
    ),
    "a preprint may stand among venues where its id belongs": Good("""
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Hazel [[arXiv 2017]](https://arxiv.org/abs/1712.00011)
        - Oak [[CVPR 2018]](https://arxiv.org/abs/1803.06870)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """),
    "a preprint may stand so where the newest come first": Good("""
        - Maple [[CVPR 2020]](https://e.org/15)
        - Elm [[CVPR 2020]](https://e.org/14)
        - Yarrow [[CVPR 2020]](https://e.org/13)
        - Cedar [[CVPR 2019]](https://e.org/12)
        - Rose [[CVPR 2019]](https://e.org/11)
        - Birch [[CVPR 2019]](https://e.org/10)
        - Umbel [[CVPR 2018]](https://e.org/9)
        - Hazel [[CVPR 2018]](https://arxiv.org/abs/1803.06870)
        - Oak [[arXiv 2017]](https://arxiv.org/abs/1712.00011)
        - Amber [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Willow [[CVPR 2017]](https://e.org/6)
        - Iris [[CVPR 2017]](https://e.org/5)
        - Thyme [[CVPR 2017]](https://e.org/4)
        - Fern [[CVPR 2016]](https://e.org/3)
        - Quince [[CVPR 2016]](https://e.org/2)
        - Daisy [[CVPR 2016]](https://e.org/1)
        """),
    "a venue is not excused by its id": Bad(
        """
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Hazel [[ICCV 2017]](https://arxiv.org/abs/1712.00011)
          ^^^^^ "Hazel" (2017) belongs before "Umbel" (2018) on line 7: this list is oldest first
        - Oak [[CVPR 2018]](https://arxiv.org/abs/1803.06870)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """,
        fixed="""
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Hazel [[ICCV 2017]](https://arxiv.org/abs/1712.00011)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Oak [[CVPR 2018]](https://arxiv.org/abs/1803.06870)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """,
        safe=False,
    ),
    "a preprint whose id does not belong there is out of place": Bad(
        """
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Hazel [[arXiv 2017]](https://arxiv.org/abs/1704.00011)
          ^^^^^ "Hazel" (2017) belongs before "Umbel" (2018) on line 7: this list is oldest first
        - Oak [[CVPR 2018]](https://arxiv.org/abs/1803.06870)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """,
        fixed="""
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Hazel [[arXiv 2017]](https://arxiv.org/abs/1704.00011)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Oak [[CVPR 2018]](https://arxiv.org/abs/1803.06870)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """,
        safe=False,
    ),
    "a preprint beside a paper without id is out of place": Bad(
        """
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Hazel [[arXiv 2017]](https://arxiv.org/abs/1712.00011)
          ^^^^^ "Hazel" (2017) belongs before "Umbel" (2018) on line 7: this list is oldest first
        - Oak [[CVPR 2018]](https://e.org/after)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """,
        fixed="""
        - Maple [[CVPR 2016]](https://e.org/1)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Hazel [[arXiv 2017]](https://arxiv.org/abs/1712.00011)
        - Umbel [[CVPR 2018]](https://arxiv.org/abs/1711.06890)
        - Oak [[CVPR 2018]](https://e.org/after)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[CVPR 2020]](https://e.org/15)
        """,
        safe=False,
    ),
    "preprints at the ends have their years as well": Bad(
        """
        - Maple [[arXiv 2016]](https://arxiv.org/abs/1603.00011)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Umbel [[CVPR 2018]](https://e.org/before)
        - Hazel [[ICCV 2016]](https://e.org/odd)
          ^^^^^ "Hazel" (2016) belongs before "Cedar" (2017) on line 4: this list is oldest first
        - Oak [[CVPR 2018]](https://e.org/after)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[arXiv 2020]](https://arxiv.org/abs/2003.00011)
        """,
        fixed="""
        - Maple [[arXiv 2016]](https://arxiv.org/abs/1603.00011)
        - Elm [[CVPR 2016]](https://e.org/2)
        - Yarrow [[CVPR 2016]](https://e.org/3)
        - Hazel [[ICCV 2016]](https://e.org/odd)
        - Cedar [[CVPR 2017]](https://e.org/4)
        - Rose [[CVPR 2017]](https://e.org/5)
        - Birch [[CVPR 2017]](https://e.org/6)
        - Umbel [[CVPR 2018]](https://e.org/before)
        - Oak [[CVPR 2018]](https://e.org/after)
        - Amber [[CVPR 2018]](https://e.org/9)
        - Willow [[CVPR 2019]](https://e.org/10)
        - Iris [[CVPR 2019]](https://e.org/11)
        - Thyme [[CVPR 2019]](https://e.org/12)
        - Fern [[CVPR 2020]](https://e.org/13)
        - Quince [[CVPR 2020]](https://e.org/14)
        - Daisy [[arXiv 2020]](https://arxiv.org/abs/2003.00011)
        """,
        safe=False,
    ),
    "an entry that gives another year than its id may stand there": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (read in 2022) [[paper]](https://arxiv.org/abs/2010.11929)
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """),
    "an entry that gives the year of its id may not": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (read in 2020) [[paper]](https://arxiv.org/abs/2010.11929)
          ^^^^^^^^^^^^^^^^^^^ "Rose (read in 2020)" (2020-10) belongs behind "Hazel" (2021-03) on line 8: this list is newest first
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
        - Rose (read in 2020) [[paper]](https://arxiv.org/abs/2010.11929)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    "an entry that names another month of the year may stand there": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (Dec. 2020) [[paper]](https://arxiv.org/abs/2010.11929)
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """),
    "a day may stand between month and year": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (December 30, 2020) [[paper]](https://arxiv.org/abs/2010.11929)
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """),
    "an entry that names the month of its id may not": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (October 2020) [[paper]](https://arxiv.org/abs/2010.11929)
          ^^^^^^^^^^^^^^^^^^^ "Rose (October 2020)" (2020-10) belongs behind "Hazel" (2021-03) on line 8: this list is newest first
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
        - Rose (October 2020) [[paper]](https://arxiv.org/abs/2010.11929)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    "an entry that gives another month in digits may stand there": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (12/2020) [[paper]](https://arxiv.org/abs/2010.11929)
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """),
    "an entry that gives the month of its id in digits may not": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (10/2020) [[paper]](https://arxiv.org/abs/2010.11929)
          ^^^^^^^^^^^^^^ "Rose (10/2020)" (2020-10) belongs behind "Hazel" (2021-03) on line 8: this list is newest first
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
        - Rose (10/2020) [[paper]](https://arxiv.org/abs/2010.11929)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    "an entry that gives another month behind the year may stand there": Good("""
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (2020-12) [[paper]](https://arxiv.org/abs/2010.11929)
        - Birch [[paper]](https://arxiv.org/abs/2204.14198)
        - Umbel [[paper]](https://arxiv.org/abs/2112.10752)
        - Hazel [[paper]](https://arxiv.org/abs/2103.00020)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """),
    "an entry that gives the month of its id behind the year may not": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (2020.10) [[paper]](https://arxiv.org/abs/2010.11929)
          ^^^^^^^^^^^^^^ "Rose (2020.10)" (2020-10) belongs behind "Hazel" (2021-03) on line 8: this list is newest first
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
        - Rose (2020.10) [[paper]](https://arxiv.org/abs/2010.11929)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    "the month behind the year counts more than the number before it": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose (no. 12/2020-10) [[paper]](https://arxiv.org/abs/2010.11929)
          ^^^^^^^^^^^^^^^^^^^^^ "Rose (no. 12/2020-10)" (2020-10) belongs behind "Hazel" (2021-03) on line 8: this list is newest first
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
        - Rose (no. 12/2020-10) [[paper]](https://arxiv.org/abs/2010.11929)
        - Oak [[paper]](https://arxiv.org/abs/2006.11239)
        - Amber [[paper]](https://arxiv.org/abs/2005.14165)
        - Willow [[paper]](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    "a year in a URL is no date of the paper": Bad(
        """
        - Maple [[paper]](https://arxiv.org/abs/2304.02643)
        - Elm [[paper]](https://arxiv.org/abs/2302.13971)
        - Yarrow [[paper]](https://arxiv.org/abs/2211.09800)
        - Cedar [[paper]](https://arxiv.org/abs/2205.11487)
        - Rose  [[paper]](https://arxiv.org/abs/2010.11929) [[code]](https://e.org/2022/code)
          ^^^^ "Rose" (2020-10) belongs behind "Hazel" (2021-03) on line 8: this list is newest first
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
    "a year behind the links is a date of the paper": Good("""
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
    "three together stay where they are": Good("""
        - [Amber and Ash](https://e.org/1)
        - [Amber by Day](https://e.org/2)
        - [Amber by Night](https://e.org/3)
        - [Birch and Ash](https://e.org/4)
        - [Birch by Day](https://e.org/5)
        - [Nettle by Day](https://e.org/6)
        - [Nettle by Night](https://e.org/7)
        - [Oak and Ash](https://e.org/8)
        - [Birch by Night](https://e.org/9)
        - [Cedar and Ash](https://e.org/10)
        - [Cedar by Day](https://e.org/11)
        - [Cedar by Night](https://e.org/12)
        - [Daisy and Ash](https://e.org/13)
        - [Daisy by Day](https://e.org/14)
        - [Daisy by Night](https://e.org/15)
        - [Elm and Ash](https://e.org/16)
        - [Elm by Day](https://e.org/17)
        - [Elm by Night](https://e.org/18)
        - [Fern and Ash](https://e.org/19)
        - [Fern by Day](https://e.org/20)
        - [Fern by Night](https://e.org/21)
        - [Gorse and Ash](https://e.org/22)
        - [Gorse by Day](https://e.org/23)
        - [Gorse by Night](https://e.org/24)
        - [Hazel and Ash](https://e.org/25)
        - [Hazel by Day](https://e.org/26)
        - [Hazel by Night](https://e.org/27)
        - [Iris and Ash](https://e.org/28)
        - [Iris by Day](https://e.org/29)
        - [Iris by Night](https://e.org/30)
        - [Juniper and Ash](https://e.org/31)
        - [Juniper by Day](https://e.org/32)
        - [Juniper by Night](https://e.org/33)
        - [Kale and Ash](https://e.org/34)
        - [Kale by Day](https://e.org/35)
        - [Kale by Night](https://e.org/36)
        - [Laurel and Ash](https://e.org/37)
        - [Laurel by Day](https://e.org/38)
        - [Laurel by Night](https://e.org/39)
        - [Maple and Ash](https://e.org/40)
        - [Maple by Day](https://e.org/41)
        - [Maple by Night](https://e.org/42)
        - [Nettle and Ash](https://e.org/43)
        - [Oak by Day](https://e.org/44)
        - [Oak by Night](https://e.org/45)
        - [Pine and Ash](https://e.org/46)
        - [Pine by Day](https://e.org/47)
        - [Pine by Night](https://e.org/48)
        - [Quince and Ash](https://e.org/49)
        - [Quince by Day](https://e.org/50)
        - [Quince by Night](https://e.org/51)
        - [Rose and Ash](https://e.org/52)
        - [Rose by Day](https://e.org/53)
        - [Rose by Night](https://e.org/54)
        - [Sage and Ash](https://e.org/55)
        - [Sage by Day](https://e.org/56)
        - [Sage by Night](https://e.org/57)
        - [Thyme and Ash](https://e.org/58)
        - [Thyme by Day](https://e.org/59)
        - [Thyme by Night](https://e.org/60)
        """),
}
