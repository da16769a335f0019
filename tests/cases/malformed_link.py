"""What is a link written wrongly, what is only text, and what may be mended."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a sentence before the papers is mended": Bad(
        """
        Begin with [the survey] (https://e.org/survey).
                               ^ space between label and URL, so this is no link

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """,
        fixed="""
        Begin with [the survey](https://e.org/survey).

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """,
    ),
    "a sentence behind the papers is mended": Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)

        Go on with [the survey] (https://e.org/survey).
                               ^ space between label and URL, so this is no link
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)

        Go on with [the survey](https://e.org/survey).
        """,
    ),
    "a heading is not mended": Bad("""
        ## Notes and [code] (https://e.org/code)
                           ^ space between label and URL, so this is no link

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """),
    "what would give a paper another title is not mended": Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        - Paper (Denoising Diffusion Models)[https://arxiv.org/abs/2006.11239]
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)` expected
        """),
    "twenty faults of one text are mended": Bad(
        """
        [one] (https://e.org/one)
             ^ space between label and URL, so this is no link
        [two] (https://e.org/two)
             ^ space between label and URL, so this is no link
        [three] (https://e.org/three)
               ^ space between label and URL, so this is no link
        [four] (https://e.org/four)
              ^ space between label and URL, so this is no link
        [five] (https://e.org/five)
              ^ space between label and URL, so this is no link
        [six] (https://e.org/six)
             ^ space between label and URL, so this is no link
        [seven] (https://e.org/seven)
               ^ space between label and URL, so this is no link
        [eight] (https://e.org/eight)
               ^ space between label and URL, so this is no link
        [nine] (https://e.org/nine)
              ^ space between label and URL, so this is no link
        [ten] (https://e.org/ten)
             ^ space between label and URL, so this is no link
        [eleven] (https://e.org/eleven)
                ^ space between label and URL, so this is no link
        [twelve] (https://e.org/twelve)
                ^ space between label and URL, so this is no link
        [thirteen] (https://e.org/thirteen)
                  ^ space between label and URL, so this is no link
        [fourteen] (https://e.org/fourteen)
                  ^ space between label and URL, so this is no link
        [fifteen] (https://e.org/fifteen)
                 ^ space between label and URL, so this is no link
        [sixteen] (https://e.org/sixteen)
                 ^ space between label and URL, so this is no link
        [seventeen] (https://e.org/seventeen)
                   ^ space between label and URL, so this is no link
        [eighteen] (https://e.org/eighteen)
                  ^ space between label and URL, so this is no link
        [nineteen] (https://e.org/nineteen)
                  ^ space between label and URL, so this is no link
        [twenty] (https://e.org/twenty)
                ^ space between label and URL, so this is no link
        """,
        fixed="""
        [one](https://e.org/one)
        [two](https://e.org/two)
        [three](https://e.org/three)
        [four](https://e.org/four)
        [five](https://e.org/five)
        [six](https://e.org/six)
        [seven](https://e.org/seven)
        [eight](https://e.org/eight)
        [nine](https://e.org/nine)
        [ten](https://e.org/ten)
        [eleven](https://e.org/eleven)
        [twelve](https://e.org/twelve)
        [thirteen](https://e.org/thirteen)
        [fourteen](https://e.org/fourteen)
        [fifteen](https://e.org/fifteen)
        [sixteen](https://e.org/sixteen)
        [seventeen](https://e.org/seventeen)
        [eighteen](https://e.org/eighteen)
        [nineteen](https://e.org/nineteen)
        [twenty](https://e.org/twenty)
        """,
    ),
    "more than twenty faults of one text are left to a person": Bad("""
        [one] (https://e.org/one)
             ^ space between label and URL, so this is no link
        [two] (https://e.org/two)
             ^ space between label and URL, so this is no link
        [three] (https://e.org/three)
               ^ space between label and URL, so this is no link
        [four] (https://e.org/four)
              ^ space between label and URL, so this is no link
        [five] (https://e.org/five)
              ^ space between label and URL, so this is no link
        [six] (https://e.org/six)
             ^ space between label and URL, so this is no link
        [seven] (https://e.org/seven)
               ^ space between label and URL, so this is no link
        [eight] (https://e.org/eight)
               ^ space between label and URL, so this is no link
        [nine] (https://e.org/nine)
              ^ space between label and URL, so this is no link
        [ten] (https://e.org/ten)
             ^ space between label and URL, so this is no link
        [eleven] (https://e.org/eleven)
                ^ space between label and URL, so this is no link
        [twelve] (https://e.org/twelve)
                ^ space between label and URL, so this is no link
        [thirteen] (https://e.org/thirteen)
                  ^ space between label and URL, so this is no link
        [fourteen] (https://e.org/fourteen)
                  ^ space between label and URL, so this is no link
        [fifteen] (https://e.org/fifteen)
                 ^ space between label and URL, so this is no link
        [sixteen] (https://e.org/sixteen)
                 ^ space between label and URL, so this is no link
        [seventeen] (https://e.org/seventeen)
                   ^ space between label and URL, so this is no link
        [eighteen] (https://e.org/eighteen)
                  ^ space between label and URL, so this is no link
        [nineteen] (https://e.org/nineteen)
                  ^ space between label and URL, so this is no link
        [twenty] (https://e.org/twenty)
                ^ space between label and URL, so this is no link
        [twenty-one] (https://e.org/twenty-one)
                    ^ space between label and URL, so this is no link
        """),
    "a slip is mended only where it is known to be the same paper": Bad("""
        - Segment Anything [[code]](ttps://e.org/sam)
                                    ^^^^^^^^^^^^^^^^ `ttps://` should be `https://`
        """),
    "a slip without s is one in `http://`": Bad("""
        - Segment Anything [[code]](htp://e.org/sam)
                                    ^^^^^^^^^^^^^^^ `htp://` should be `http://`
        """),
    "a slip in a mark behind the scheme is one": Bad("""
        - Segment Anything [[code]](https//e.org/sam), [[page]](https;//e.org/page)
                                    ^^^^^^^^^^^^^^^^ `https//` should be `https://`
                                                                ^^^^^^^^^^^^^^^^^^ `https;//` should be `https://`
        """),
    "a scheme that is there twice is one too many": Bad("""
        - Segment Anything [[code]](https://https://e.org/sam)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ `https://` twice, once expected
        """),
    "a mail address needs its scheme": Bad("""
        - Segment Anything [[authors]](anna@e.org)
                                       ^^^^^^^^^^ no `mailto:` before the address, so this leads to a file beside the list
        """),
    "an address with its scheme is sound": Good("- Segment Anything [[authors]](mailto:anna@e.org)\n"),
    "a URL in a query is no second one": Good("- Segment Anything [[code]](https://e.org/go?to=,https://e.org/sam)\n"),
    "a URL behind a file's name is no second one": Good("- Segment Anything [[code]](docs/sam,https://e.org/sam)\n"),
    "a picture is no link": Good("- Segment Anything ![photo](ttps://e.org/sam.png)\n"),
    "faults in slanted text are found": Bad(
        """
        - **Segment Anything** with *[the code] (https://e.org/sam)*
                                               ^ space between label and URL, so this is no link
        """,
        fixed="- **Segment Anything** with *[the code](https://e.org/sam)*\n",
    ),
    "a box or a number is no label": Good("""
        - [x] (https://e.org/1)
        - [X] (https://e.org/2)
        - [ ] (https://e.org/3)
        - See [4] (https://e.org/4)
        """),
    "a picture in brackets of which one is missing is no link": Good(
        "- Segment Anything ![photo]](https://e.org/sam.png)\n"
    ),
    "a label behind another link has no plain start": Bad("""
        - As in [its survey](https://e.org/survey) Segment Anything](https://e.org/sam)
                                                                   ^ no `[` before the label, so this is no link
        """),
    "a label behind another bracket has no plain start": Bad("""
        - a) Segment Anything](https://e.org/sam)
                             ^ no `[` before the label, so this is no link
        """),
    "a bracket that closes behind the URL stays": Bad(
        """
        - **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643]
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `)` behind the URL, so this is no link
        """,
        fixed="- **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643)]\n",
    ),
    "a mark in the place of a label makes no link": Good("- **Segment Anything** (→)[https://e.org/sam]\n"),
    "two brackets make no link with a URL": Bad(
        """
        - **Segment Anything** [code][https://e.org/sam]
                               ^^^^^^^^^^^^^^^^^^^^^^^^^ `[code](https://e.org/sam)` expected
        """,
        fixed="- **Segment Anything** [code](https://e.org/sam)\n",
    ),
    "two faults side by side are two": Bad(
        """
        - **Segment Anything** [code][https://e.org/code][page][https://e.org/page]
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ `[code](https://e.org/code)` expected
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ `[page](https://e.org/page)` expected
        """,
        fixed="- **Segment Anything** [code](https://e.org/code)[page](https://e.org/page)\n",
    ),
    "a URL between unlike brackets needs a label": Bad("""
        - **Segment Anything** [https://e.org/sam)
                               ^^^^^^^^^^^^^^^^^^^ no label, `[label](https://e.org/sam)` expected
        """),
    "a label is no URL": Bad("""
        - [Segment Anything](Segment Anything)
                             ^^^^^^^^^^^^^^^^ the label once more instead of a URL, so this is no link
        """),
    "few words of the title behind a label are text": Good("- Segment Anything Now [[paper]](Segment Anything Now)\n"),
    "a few more are the title in the place of a URL": Bad("""
        - Segment Anything Here [[paper]](Segment Anything Here)
                                          ^^^^^^^^^^^^^^^^^^^^^ the title once more instead of a URL, so this is no link
        """),
    "words behind a bracket are text where they are not the title": Good(
        "- Segment Anything, with estimators [T](of the variance of all samples)\n"
    ),
    "a parenthesis behind a URL in angle brackets may be text": Good(
        "- Segment Anything, 1. see <https://e.org/sam>) 2. code\n"
    ),
    "a parenthesis that closes another is not too many": Good(
        "- Segment Anything (see [code](https://e.org/sam)) and 1) more\n"
    ),
    "a square bracket behind a link is text": Good("- Segment Anything [code](https://e.org/sam)] and more\n"),
    "a full-width parenthesis opens what a plain one closes": Good(
        "- Segment Anything（see [code](https://e.org/sam)) and more\n"
    ),
    "a bracket closes behind the link where a list has no habit": Bad(
        """
        - **Segment Anything** [[code](https://e.org/sam) and more
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ no `]` for the `[` before the link
        """,
        fixed="- **Segment Anything** [[code](https://e.org/sam)] and more\n",
    ),
    "a bracket closes behind the label where a list has that habit": Bad(
        """
        - **Mask R-CNN** [[code]](https://e.org/mask)
        - **Segment Anything** [[code](https://e.org/sam) and more
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ no `]` for the `[` before the link
        """,
        fixed="""
        - **Mask R-CNN** [[code]](https://e.org/mask)
        - **Segment Anything** [[code]](https://e.org/sam) and more
        """,
    ),
    "a bracket closes behind the link where both are as common": Bad(
        """
        - **Mask R-CNN** [[code]](https://e.org/mask) [[page](https://e.org/page)]
        - **Segment Anything** [[code](https://e.org/sam) and more
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ no `]` for the `[` before the link
        """,
        fixed="""
        - **Mask R-CNN** [[code]](https://e.org/mask) [[page](https://e.org/page)]
        - **Segment Anything** [[code](https://e.org/sam)] and more
        """,
    ),
    "a bracket before several links may be text": Good("""
        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)
        - **Segment Anything** [[code](https://e.org/sam), [page](https://e.org/page) and more
        """),
    "a label in bold is one": Bad(
        """
        - **Segment Anything** [**code**] (https://e.org/sam)
                                         ^ space between label and URL, so this is no link
        """,
        fixed="- **Segment Anything** [**code**](https://e.org/sam)\n",
    ),
    "what a URL has swallowed is told once": Bad("""
        - **Segment Anything** (see https://e.org/sam)[https://e.org/code]
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
        """),
    "a URL with an escape is left to a person": Bad("""
        - Segment Anything [[paper]](ttps://arxiv.org/abs/2304\\.02643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ttps://` should be `https://`
        """),
    "one URL twice in a link is written once": Bad(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643,https://arxiv.org/abs/2304.02643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
        """,
        fixed="- Segment Anything [[paper]](https://arxiv.org/abs/2304.02643)\n",
    ),
    "of two papers in one link a person must choose": Bad("""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643,https://arxiv.org/abs/1703.06870)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
        """),
    "no link is lost for another one": Bad("""
        See https://e.org/survey and its list](https://e.org/list)
                                             ^ no `[` before the label, so this is no link
        """),
    "a category with a link would be the paper of all below it": Bad("""
        - Faults of Cast Iron [[list](https://e.org/iron
                                     ^^^^^^^^^^^^^^^^^^^ no `)` behind the URL, so this is no link
          - [Cracks](https://e.org/1)
          - [Pores](https://e.org/2)
        """),
    "a list without labels in two brackets has one too many": Bad(
        """
        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Towards Total Recall in Industrial Anomaly Detection]](https://arxiv.org/abs/2106.08265)
                                                                ^ `]` too many behind `[Towards Total Recall in Industrial Anomaly Detection]`, so this is no link
        """,
        fixed="""
        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Towards Total Recall in Industrial Anomaly Detection](https://arxiv.org/abs/2106.08265)
        """,
    ),
    "a bracket or brace where the parenthesis should close is replaced": Bad(
        """
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643] [[code](https://e.org/sam)]
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `)` behind the URL, so this is no link
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643]] and more
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[paper](https://arxiv.org/abs/2304.02643)` expected
        - Segment Anything in Images [paper](https://arxiv.org/abs/2304.02643] and more
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `)` behind the URL, so this is no link
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643} [[code]](https://e.org/sam)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[[paper]](https://arxiv.org/abs/2304.02643)` expected
        """,
        fixed="""
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)] and more
        - Segment Anything in Images [paper](https://arxiv.org/abs/2304.02643) and more
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code]](https://e.org/sam)
        """,
    ),
    "full-width parentheses make no link": Bad(
        """
        1. Segment Anything in Images [paper]（https://arxiv.org/abs/2304.02643）, CVPR
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[paper](https://arxiv.org/abs/2304.02643)` expected
        2. Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643）] [[code](https://e.org/sam)]
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[paper](https://arxiv.org/abs/2304.02643)` expected

        | Title | Paper |
        |-------|-------|
        | Segment Anything in Images | [[paper]（https://arxiv.org/abs/2304.02643)] |
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[paper](https://arxiv.org/abs/2304.02643)` expected
        """,
        fixed="""
        1. Segment Anything in Images [paper](https://arxiv.org/abs/2304.02643), CVPR
        2. Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]

        | Title | Paper |
        |-------|-------|
        | Segment Anything in Images | [[paper](https://arxiv.org/abs/2304.02643)] |
        """,
    ),
    "braces make no link, nor does a URL without an opening parenthesis": Bad(
        """
        - [Segment Anything in Images]{https://arxiv.org/abs/2304.02643}
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[Segment Anything in Images](https://arxiv.org/abs/2304.02643)` expected
        - [Deep Residual Learning]https://arxiv.org/abs/1512.03385), CVPR
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[Deep Residual Learning](https://arxiv.org/abs/1512.03385)` expected
        """,
        fixed="""
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR
        """,
    ),
    "a label that does not close is kept whole": Bad(
        """
        - **Segment Anything** [[code (in part)(https://e.org/sam)]] [[paper(https://arxiv.org/abs/2304.02643)]
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[[code (in part)](https://e.org/sam)]` expected
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[[paper](https://arxiv.org/abs/2304.02643)]` expected
        """,
        fixed="- **Segment Anything** [[code (in part)](https://e.org/sam)] [[paper](https://arxiv.org/abs/2304.02643)]\n",
    ),
    "another character for the bracket behind a link is replaced": Bad(
        """
        - **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643)} [[code](https://e.org/sam))
                                                                         ^ `}` should be `]`
                                                                                                     ^ `)` should be `]`
        - **Mask R-CNN** [[paper](https://arxiv.org/abs/1703.06870]) [[code](https://e.org/mask])
                                                                  ^^ `])` should be `)]`
                                                                                               ^^ `])` should be `)]`
        """,
        fixed="""
        - **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]
        - **Mask R-CNN** [[paper](https://arxiv.org/abs/1703.06870)] [[code](https://e.org/mask)]
        """,
    ),
    "what follows a URL that is not closed may be part of it": Good(
        "- Segment Anything in Images [paper](https://e.org/sam and-more, [code](https://e.org/code)\n"
    ),
    "a URL behind a label in brackets is text": Good("""
        - Segment Anything [1]: https://e.org/sam, [2] https://e.org/mask, [3]https://e.org/rcnn and {https://e.org/code}
        """),
    "a label with parentheses that does not close is kept whole": Bad(
        """
        - Segment Anything in Images [code (TF)(https://e.org/sam)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[code (TF)](https://e.org/sam)` expected
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code (https://e.org/sam)]
                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[[code](https://e.org/sam)]` expected
        """,
        fixed="""
        - Segment Anything in Images [code (TF)](https://e.org/sam)
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code](https://e.org/sam)]
        """,
    ),
    "a URL in parentheses in brackets is text": Good(
        "- Segment Anything [see the code (https://e.org/sam)] and [code (TF)(https://e.org/rcnn)]\n"
    ),
    "a third bracket is one too many": Bad(
        """
        - Segment Anything [[[paper]](https://arxiv.org/abs/2304.02643)
                           ^ `[` too many before the link
        """,
        fixed="- Segment Anything [[paper]](https://arxiv.org/abs/2304.02643)\n",
    ),
    "a parenthesis that is open in a label is none of the brackets' fault": Good(
        "- Segment Anything in Images [[code (TF](https://e.org/sam)]\n"
    ),
    "a bracket is missing before the next link": Bad(
        """
        - Mask R-CNN [[paper]](https://arxiv.org/abs/1703.06870) [[code]](https://e.org/mask)
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643) [[code]](https://e.org/sam)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `]` for the `[` before the link
        """,
        fixed="""
        - Mask R-CNN [[paper]](https://arxiv.org/abs/1703.06870) [[code]](https://e.org/mask)
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code]](https://e.org/sam)
        """,
    ),
}
