"""Which years impossible-year takes for typos."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a number after a venue may be in text, code or emphasis, or touch it": Bad("""
        1. **One**, *ICLR 20223*. [pdf](https://e.org/1)
                          ^^^^^ 20223 is no year; write four digits
        1. **Two**, `CVPR202021`. [pdf](https://e.org/2)
                         ^^^^^^ 202021 is no year; write four digits
        1. **Three** (NeurIPS'202). [pdf](https://e.org/3)
                              ^^^ 202 is no year; write four digits
        """),
    "a number in brackets is a year if those of other entries are": Bad("""
        - [One](https://e.org/1) (2019)
        - [Two](https://e.org/2) (2020)
        - [Three](https://e.org/3) (20211)
                                    ^^^^^ 20211 is no year; write four digits
        - [Four](https://e.org/4) (2021)
        - [Five](https://e.org/5) (2022)
        - [Six](https://e.org/6) (2023)
        """),
    "a number in brackets is no year elsewhere": Good("""
        - [One](https://e.org/1) (20480)
        - [Two](https://e.org/2) (20192)
        """),
    "a number in a column of years is a year": Bad("""
        | Year | Title |
        |---|---|
        | 2019 | [One](https://e.org/1) |
        | 1020 | [Two](https://e.org/2) |
          ^^^^ 1020 is no year; write four digits
        | 2020 | [Three](https://e.org/3) |
        | 2021 | [Four](https://e.org/4) |
        """),
    "a column may have other numbers": Good("""
        | Years of work | Title |
        |---|---|
        | 100 | [One](https://e.org/1) |
        | 2000 | [Two](https://e.org/2) |
        | 350 | [Three](https://e.org/3) |
        | 1999 | [Four](https://e.org/4) |
        | 1998 | [Five](https://e.org/5) |
        """),
    "a month may follow the year, and a number may be in a URL or a title": Good("""
        - One [[arXiv 202312]](https://e.org/1)
        - [CVPR 2023](https://e.org/CVPR202021/CVPR-20211)
        - Two of 20480 Pictures [[CVPR 2020]](https://e.org/2)
        - Nature 201.5 [[pdf]](https://e.org/3)
        """),
    "next year is near": Good("""
        - One [[CVPR 2024]](https://e.org/1)
        """),
    "a venue in a table is compared with the only id": Bad("""
        | Title | Venue |
        |---|---|
        | [One](https://arxiv.org/abs/2304.02643) | NeurIPS 2020 |
                                                            ^^^^ NeurIPS 2020, but 2304.02643 was submitted in 2023-04; check which is right
        | [Two](https://arxiv.org/abs/2304.02643) [part one](https://arxiv.org/abs/2004.00001) | NeurIPS 2020 |
        """),
    "a venue in HTML is compared": Bad("""
        <ul>
        <li><b>(CVPR 2019)</b> <a href="https://arxiv.org/abs/2304.02643">Paper One</a></li>
                     ^^^^ CVPR 2019, but 2304.02643 was submitted in 2023-04; check which is right
        <li><b>(CVPR 2023)</b> <a href="https://arxiv.org/abs/2304.02644">Paper Two</a></li>
        <li><b>(CVPR 2023)</b> <a href="https://arxiv.org/abs/2304.02645">Paper Three</a></li>
        </ul>
        """),
    "a venue may follow a few words": Bad("""
        - **Weaving with Wooden Looms**, accepted to CVPR 2019. [pdf](https://arxiv.org/abs/2304.02643)
                                                          ^^^^ CVPR 2019, but 2304.02643 was submitted in 2023-04; check which is right
        """),
    "a year of two digits is compared": Bad("""
        - **One** (ACL'18) [[pdf](https://arxiv.org/abs/2304.02643)]
                      ^^^ ACL 2018, but 2304.02643 was submitted in 2023-04; check which is right
        """),
    "papers of other conferences and of journals are put on arXiv late": Good("""
        - One [[CIKM 2018]](https://arxiv.org/abs/2002.12307)
        - Two [[TIP 2015]](https://arxiv.org/abs/1904.08671)
        """),
    "a heading or a link may confirm the year": Good("""
        # 2020

        - One [[CVPR 2020]](https://arxiv.org/abs/2304.02643)

        # Other

        - Two [[CVPR 2020]](https://e.org/cvpr2020/two) [[arXiv]](https://arxiv.org/abs/2304.02644)
        """),
    "a venue in a sentence is that of another paper": Good("""
        - **One** [pdf](https://arxiv.org/abs/2304.02643), applies the CVPR 2018 paper
        - **Two** [pdf](https://arxiv.org/abs/2304.02644)
          Similar to deep learning. CVPR 2018
        """),
    "the year of a preprint is not that of a venue": Good("""
        - One [[arXiv 2020]](https://arxiv.org/abs/2304.02643)
        """),
}
