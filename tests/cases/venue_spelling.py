"""Which names venue-spelling takes for typos."""

from fgad_lint.rule import Bad, Good

_NEURIPS = "\n".join(f"- Paper {number} [[NeurIPS {2015 + number}]](https://e.org/{number})" for number in range(8))

CASES = {
    "the venue may be in text, code, emphasis or a table": Bad(
        """
        1. **Weaving at Home**. ICCV 2021. [pdf](https://e.org/1)
        1. **Spinning at Home**. *ICVC 2021*. [pdf](https://e.org/2)
                                  ^^^^ ICVC is ICCV in the other entries
        1. **Dyeing at Home**. ICCV, 2023. [pdf](https://e.org/3)

        | Title | Venue | Year |
        |---|---|---|
        | [Four](https://e.org/4) | EMNLP | 2022 |
        | [Five](https://e.org/5) | EMLNP | 2022 |
                                    ^^^^^ EMLNP is EMNLP in the other entries
        | [Six](https://e.org/6) | EMNLP | 2023 |
        """,
        fixed="""
        1. **Weaving at Home**. ICCV 2021. [pdf](https://e.org/1)
        1. **Spinning at Home**. *ICCV 2021*. [pdf](https://e.org/2)
        1. **Dyeing at Home**. ICCV, 2023. [pdf](https://e.org/3)

        | Title | Venue | Year |
        |---|---|---|
        | [Four](https://e.org/4) | EMNLP | 2022 |
        | [Five](https://e.org/5) | EMNLP | 2022 |
        | [Six](https://e.org/6) | EMNLP | 2023 |
        """,
        safe=False,
    ),
    "the usual name is written as most entries write it": Bad(
        f"""{_NEURIPS}
- Alpha [[NeruIPS 2022]](https://e.org/a)
          ^^^^^^^ NeruIPS is NeurIPS in the other entries
- Beta [[NeurlPS 2022 Spotlight]](https://e.org/b)
         ^^^^^^^ NeurlPS is NeurIPS in the other entries
- Gamma [[NEURIPS 2022]](https://e.org/c)
""",
        fixed=f"""{_NEURIPS}
- Alpha [[NeurIPS 2022]](https://e.org/a)
- Beta [[NeurIPS 2022 Spotlight]](https://e.org/b)
- Gamma [[NEURIPS 2022]](https://e.org/c)
""",
        safe=False,
    ),
    "a doubled or missing letter is a typo if five others have the usual name": Bad(
        """
        - One (ECCV'20) [[pdf](https://e.org/1)]
        - Two (ECCV 2020) [[pdf](https://e.org/2)]
        - Three (ECV 2020) [[pdf](https://e.org/3)]
                 ^^^ ECV is ECCV in the other entries
        - Four (ECCV 2020) [[pdf](https://e.org/4)]
        - Five (ECCV 2022) [[pdf](https://e.org/5)]
        - Six (ECCV 2022) [[pdf](https://e.org/6)]
        """,
        fixed="""
        - One (ECCV'20) [[pdf](https://e.org/1)]
        - Two (ECCV 2020) [[pdf](https://e.org/2)]
        - Three (ECCV 2020) [[pdf](https://e.org/3)]
        - Four (ECCV 2020) [[pdf](https://e.org/4)]
        - Five (ECCV 2022) [[pdf](https://e.org/5)]
        - Six (ECCV 2022) [[pdf](https://e.org/6)]
        """,
        safe=False,
    ),
    "venues with similar names are different venues": Good("""
        - One [[ICCV 2021]](https://e.org/1)
        - Two [[ICCV 2021]](https://e.org/2)
        - Three [[ECCV 2022]](https://e.org/3)
        - Four [[ACCV 2022]](https://e.org/4)
        - Five [[ICPR 2022]](https://e.org/5)
        - Six [[ICML 2022]](https://e.org/6)
        - Seven [[ICMR 2022]](https://e.org/7)
        - Eight [[ICML 2022]](https://e.org/8)
        - Nine [[ICLR 2022]](https://e.org/9)
        - Ten [[ICCVW 2022]](https://e.org/10)
        - Eleven [[AACL 2022]](https://e.org/11)
        - Twelve [[ACL 2022]](https://e.org/12)
        """),
    "a short name that no other entry has is left alone": Good("""
        - One [[ICCV 2021]](https://e.org/1)
        - Two [[CPVR 2021]](https://e.org/2)
        """),
    "two letters of a long name are swapped back": Bad(
        """
        - One [[NueripS 2021 Oral]](https://arxiv.org/abs/2106.00001)
                ^^^^^^^ should be NeuripS
        """,
        fixed="""
        - One [[NeuripS 2021 Oral]](https://arxiv.org/abs/2106.00001)
        """,
        safe=False,
    ),
    "a title keeps its venue": Bad("""
        - [Weaving with Wooden Looms. NeruIPS 2019](https://arxiv.org/abs/1911.07963)
                                      ^^^^^^^ should be NeurIPS
        """),
    "a word is not a venue": Good("""
        - One [[COLT 2021]](https://e.org/1)
        - Two [[COLT 2021]](https://e.org/2)
        - A clot 2021 [[pdf]](https://e.org/3)
        - [CLOT 2021 by e.org](https://e.org/CLOT-2021)
        """),
}
