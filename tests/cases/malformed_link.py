"""Which text is a malformed link, and which malformed links have a fix."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a label and its URL in one pair of brackets": Bad(
        """
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Mask R-CNN[paper(https://arxiv.org/abs/1703.06870)]
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper](https://arxiv.org/abs/1703.06870)]`
        - Fast R-CNN [[paper[(https://arxiv.org/abs/1504.08083)]
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper](https://arxiv.org/abs/1504.08083)]`
        - Detection with Transformers [[paper](https://arxiv.org/abs/2005.12872)]
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Mask R-CNN[[paper](https://arxiv.org/abs/1703.06870)]
        - Fast R-CNN [[paper](https://arxiv.org/abs/1504.08083)]
        - Detection with Transformers [[paper](https://arxiv.org/abs/2005.12872)]
        """,
    ),
    "a link in place of the URL": Bad(
        """
        - Segment Anything [paper]([https://arxiv.org/abs/2304.02643](https://arxiv.org/abs/2304.02643))
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a link in place of the URL
        """,
    ),
    "a backslash before the URL": Bad(
        """
        - Segment Anything [[paper](\\https://arxiv.org/abs/2304.02643)]
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ extra `\\` before the URL
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        """,
    ),
    "a URL without encryption": Bad(
        """
        - Segment Anything [code] (http://e.org/code)
                                 ^ space between label and URL, so this is not a link
        """,
        fixed="""
        - Segment Anything [code](http://e.org/code)
        """,
    ),
    "HTML has no links in Markdown": Good("""
        <div>
        Begin with [the survey] (https://e.org/survey).
        </div>
        """),
    "a sentence before the papers is fixed": Bad(
        """
        Begin with [the survey] (https://e.org/survey).
                               ^ space between label and URL, so this is not a link

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """,
        fixed="""
        Begin with [the survey](https://e.org/survey).

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """,
    ),
    "a sentence after the papers is fixed": Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)

        Go on with [the survey] (https://e.org/survey).
                               ^ space between label and URL, so this is not a link
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)

        Go on with [the survey](https://e.org/survey).
        """,
    ),
    "a heading has no fix": Bad("""
        ## Notes and [code] (https://e.org/code)
                           ^ space between label and URL, so this is not a link

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """),
    "a title in the wrong brackets is fixed": Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        - Paper (Denoising Diffusion Models)[https://arxiv.org/abs/2006.11239]
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)`
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        - Paper [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)
        """,
    ),
    "twenty broken links in one paragraph are fixed": Bad(
        """
        [one] (https://e.org/one)
             ^ space between label and URL, so this is not a link
        [two] (https://e.org/two)
             ^ space between label and URL, so this is not a link
        [three] (https://e.org/three)
               ^ space between label and URL, so this is not a link
        [four] (https://e.org/four)
              ^ space between label and URL, so this is not a link
        [five] (https://e.org/five)
              ^ space between label and URL, so this is not a link
        [six] (https://e.org/six)
             ^ space between label and URL, so this is not a link
        [seven] (https://e.org/seven)
               ^ space between label and URL, so this is not a link
        [eight] (https://e.org/eight)
               ^ space between label and URL, so this is not a link
        [nine] (https://e.org/nine)
              ^ space between label and URL, so this is not a link
        [ten] (https://e.org/ten)
             ^ space between label and URL, so this is not a link
        [eleven] (https://e.org/eleven)
                ^ space between label and URL, so this is not a link
        [twelve] (https://e.org/twelve)
                ^ space between label and URL, so this is not a link
        [thirteen] (https://e.org/thirteen)
                  ^ space between label and URL, so this is not a link
        [fourteen] (https://e.org/fourteen)
                  ^ space between label and URL, so this is not a link
        [fifteen] (https://e.org/fifteen)
                 ^ space between label and URL, so this is not a link
        [sixteen] (https://e.org/sixteen)
                 ^ space between label and URL, so this is not a link
        [seventeen] (https://e.org/seventeen)
                   ^ space between label and URL, so this is not a link
        [eighteen] (https://e.org/eighteen)
                  ^ space between label and URL, so this is not a link
        [nineteen] (https://e.org/nineteen)
                  ^ space between label and URL, so this is not a link
        [twenty] (https://e.org/twenty)
                ^ space between label and URL, so this is not a link
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
    "more than twenty broken links in one paragraph have no fix": Bad("""
        [one] (https://e.org/one)
             ^ space between label and URL, so this is not a link
        [two] (https://e.org/two)
             ^ space between label and URL, so this is not a link
        [three] (https://e.org/three)
               ^ space between label and URL, so this is not a link
        [four] (https://e.org/four)
              ^ space between label and URL, so this is not a link
        [five] (https://e.org/five)
              ^ space between label and URL, so this is not a link
        [six] (https://e.org/six)
             ^ space between label and URL, so this is not a link
        [seven] (https://e.org/seven)
               ^ space between label and URL, so this is not a link
        [eight] (https://e.org/eight)
               ^ space between label and URL, so this is not a link
        [nine] (https://e.org/nine)
              ^ space between label and URL, so this is not a link
        [ten] (https://e.org/ten)
             ^ space between label and URL, so this is not a link
        [eleven] (https://e.org/eleven)
                ^ space between label and URL, so this is not a link
        [twelve] (https://e.org/twelve)
                ^ space between label and URL, so this is not a link
        [thirteen] (https://e.org/thirteen)
                  ^ space between label and URL, so this is not a link
        [fourteen] (https://e.org/fourteen)
                  ^ space between label and URL, so this is not a link
        [fifteen] (https://e.org/fifteen)
                 ^ space between label and URL, so this is not a link
        [sixteen] (https://e.org/sixteen)
                 ^ space between label and URL, so this is not a link
        [seventeen] (https://e.org/seventeen)
                   ^ space between label and URL, so this is not a link
        [eighteen] (https://e.org/eighteen)
                  ^ space between label and URL, so this is not a link
        [nineteen] (https://e.org/nineteen)
                  ^ space between label and URL, so this is not a link
        [twenty] (https://e.org/twenty)
                ^ space between label and URL, so this is not a link
        [twenty-one] (https://e.org/twenty-one)
                    ^ space between label and URL, so this is not a link
        """),
    "a typo in the scheme is fixed": Bad(
        """
        - Segment Anything [[code]](ttps://e.org/sam)
                                    ^^^^^^^^^^^^^^^^ `ttps://` should be `https://`
        """,
        fixed="- Segment Anything [[code]](https://e.org/sam)\n",
    ),
    "a typo without an s means `http://`": Bad(
        """
        - Segment Anything [[code]](htp://e.org/sam)
                                    ^^^^^^^^^^^^^^^ `htp://` should be `http://`
        """,
        fixed="- Segment Anything [[code]](http://e.org/sam)\n",
    ),
    "wrong punctuation after the scheme is a typo": Bad(
        """
        - Segment Anything [[code]](https//e.org/sam), [[page]](https;//e.org/page)
                                    ^^^^^^^^^^^^^^^^ `https//` should be `https://`
                                                                ^^^^^^^^^^^^^^^^^^ `https;//` should be `https://`
        """,
        fixed="- Segment Anything [[code]](https://e.org/sam), [[page]](https://e.org/page)\n",
    ),
    "a scheme must not be repeated": Bad(
        """
        - Segment Anything [[code]](https://https://e.org/sam)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ `https://` written twice
        """,
        fixed="- Segment Anything [[code]](https://e.org/sam)\n",
    ),
    "a host must not be repeated": Bad(
        """
        - Segment Anything [[code]](https://e.org/https://e.org/https://e.org/sam)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `https://e.org/` written 3 times
        """,
        fixed="- Segment Anything [[code]](https://e.org/sam)\n",
    ),
    "a mail address needs a scheme": Bad(
        """
        - Segment Anything [[authors]](anna@e.org)
                                       ^^^^^^^^^^ missing `mailto:`, so this links to a file next to the list
        """,
        fixed="- Segment Anything [[authors]](mailto:anna@e.org)\n",
    ),
    "a mail address with a scheme is valid": Good("- Segment Anything [[authors]](mailto:anna@e.org)\n"),
    "a URL in a query is not a second URL": Good(
        "- Segment Anything [[code]](https://e.org/go?to=,https://e.org/sam)\n"
    ),
    "a URL after a file name is not a second URL": Good("- Segment Anything [[code]](docs/sam,https://e.org/sam)\n"),
    "an image is not a link": Good("- Segment Anything ![photo](ttps://e.org/sam.png)\n"),
    "a link in italics can be broken": Bad(
        """
        - **Segment Anything** with *[the code] (https://e.org/sam)*
                                               ^ space between label and URL, so this is not a link
        """,
        fixed="- **Segment Anything** with *[the code](https://e.org/sam)*\n",
    ),
    "a checkbox or a number is not a label": Good("""
        - [x] (https://e.org/1)
        - [X] (https://e.org/2)
        - [ ] (https://e.org/3)
        - See [4] (https://e.org/4)
        """),
    "an image with an extra bracket is not a link": Good("- Segment Anything ![photo]](https://e.org/sam.png)\n"),
    "it is unclear where a label after another link starts": Bad("""
        - As in [its survey](https://e.org/survey) Segment Anything](https://e.org/sam)
                                                                   ^ missing `[` before the label, so this is not a link
        """),
    "it is unclear where a label after another bracket starts": Bad("""
        - a) Segment Anything](https://e.org/sam)
                             ^ missing `[` before the label, so this is not a link
        """),
    "the bracket that closes after the URL is kept": Bad(
        """
        - **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643]
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
        """,
        fixed="- **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643)]\n",
    ),
    "an arrow is not a label": Good("- **Segment Anything** (→)[https://e.org/sam]\n"),
    "a URL in square brackets is not a destination": Bad(
        """
        - **Segment Anything** [code][https://e.org/sam]
                               ^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[code](https://e.org/sam)`
        """,
        fixed="- **Segment Anything** [code](https://e.org/sam)\n",
    ),
    "adjacent broken links are reported separately": Bad(
        """
        - **Segment Anything** [code][https://e.org/code][page][https://e.org/page]
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[code](https://e.org/code)`
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[page](https://e.org/page)`
        """,
        fixed="- **Segment Anything** [code](https://e.org/code)[page](https://e.org/page)\n",
    ),
    "a URL between two kinds of bracket needs a label": Bad("""
        - **Segment Anything** [https://e.org/sam)
                               ^^^^^^^^^^^^^^^^^^^ no label; write `[label](https://e.org/sam)`
        """),
    "the label is not a URL": Bad("""
        - [Segment Anything](Segment Anything)
                             ^^^^^^^^^^^^^^^^ label repeated in place of the URL, so this is not a link
        """),
    "a short title after a label is text": Good("- Segment Anything Now [[paper]](Segment Anything Now)\n"),
    "a longer title after a label is in place of a URL": Bad("""
        - Segment Anything Here [[paper]](Segment Anything Here)
                                          ^^^^^^^^^^^^^^^^^^^^^ title repeated in place of the URL, so this is not a link
        """),
    "words other than the title after a label are text": Good(
        "- Segment Anything, with estimators [T](of the variance of all samples)\n"
    ),
    "a parenthesis after a URL in angle brackets may be text": Good(
        "- Segment Anything, 1. see <https://e.org/sam>) 2. code\n"
    ),
    "a parenthesis with a partner is not extra": Good(
        "- Segment Anything (see [code](https://e.org/sam)) and 1) more\n"
    ),
    "a square bracket after a link is text": Good("- Segment Anything [code](https://e.org/sam)] and more\n"),
    "a full-width parenthesis is the partner of a plain one": Good(
        "- Segment Anything（see [code](https://e.org/sam)) and more\n"
    ),
    "a bracket is closed after the link if the list shows no preference": Bad(
        """
        - **Segment Anything** [[code](https://e.org/sam) and more
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `]` for the `[` before the link
        """,
        fixed="- **Segment Anything** [[code](https://e.org/sam)] and more\n",
    ),
    "a bracket is closed after the label if the list prefers that": Bad(
        """
        - **Mask R-CNN** [[code]](https://e.org/mask)
        - **Segment Anything** [[code](https://e.org/sam) and more
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `]` for the `[` before the link
        """,
        fixed="""
        - **Mask R-CNN** [[code]](https://e.org/mask)
        - **Segment Anything** [[code]](https://e.org/sam) and more
        """,
    ),
    "a bracket is closed after the link if both are equally common": Bad(
        """
        - **Mask R-CNN** [[code]](https://e.org/mask) [[page](https://e.org/page)]
        - **Segment Anything** [[code](https://e.org/sam) and more
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `]` for the `[` before the link
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
    "a label may be bold": Bad(
        """
        - **Segment Anything** [**code**] (https://e.org/sam)
                                         ^ space between label and URL, so this is not a link
        """,
        fixed="- **Segment Anything** [**code**](https://e.org/sam)\n",
    ),
    "brackets that a URL has swallowed are reported once": Bad("""
        - **Segment Anything** (see https://e.org/sam)[https://e.org/code]
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
        """),
    "a URL with an escape has no fix": Bad("""
        - Segment Anything [[paper]](ttps://arxiv.org/abs/2304\\.02643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ttps://` should be `https://`
        """),
    "a repeated URL in a link is written once": Bad(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643,https://arxiv.org/abs/2304.02643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
        """,
        fixed="- Segment Anything [[paper]](https://arxiv.org/abs/2304.02643)\n",
    ),
    "two papers in one link have no fix": Bad("""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643,https://arxiv.org/abs/1703.06870)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
        """),
    "a fix must not cost another link": Bad("""
        See https://e.org/survey and its list](https://e.org/list)
                                             ^ missing `[` before the label, so this is not a link
        """),
    "a category with a link would become the paper of all entries below it": Bad("""
        - Faults of Cast Iron [[list](https://e.org/iron
                                     ^^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
          - [Cracks](https://e.org/1)
          - [Pores](https://e.org/2)
        """),
    "a list of labels in single brackets has an extra bracket": Bad(
        """
        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Towards Total Recall in Industrial Anomaly Detection]](https://arxiv.org/abs/2106.08265)
                                                                ^ extra `]` after `[Towards Total Recall in Industrial Anomaly Detection]`, so this is not a link
        """,
        fixed="""
        - [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Towards Total Recall in Industrial Anomaly Detection](https://arxiv.org/abs/2106.08265)
        """,
    ),
    "a bracket or brace in place of the closing parenthesis is replaced": Bad(
        """
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643] [[code](https://e.org/sam)]
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643]] and more
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper](https://arxiv.org/abs/2304.02643)]`
        - Segment Anything in Images [paper](https://arxiv.org/abs/2304.02643] and more
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643} [[code]](https://e.org/sam)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper]](https://arxiv.org/abs/2304.02643)`
        """,
        fixed="""
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)] and more
        - Segment Anything in Images [paper](https://arxiv.org/abs/2304.02643) and more
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code]](https://e.org/sam)
        """,
    ),
    "full-width parentheses do not make a link": Bad(
        """
        1. Segment Anything in Images [paper]（https://arxiv.org/abs/2304.02643）, CVPR
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[paper](https://arxiv.org/abs/2304.02643)`
        2. Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643）] [[code](https://e.org/sam)]
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper](https://arxiv.org/abs/2304.02643)]`

        | Title | Paper |
        |-------|-------|
        | Segment Anything in Images | [[paper]（https://arxiv.org/abs/2304.02643)] |
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper](https://arxiv.org/abs/2304.02643)]`
        """,
        fixed="""
        1. Segment Anything in Images [paper](https://arxiv.org/abs/2304.02643), CVPR
        2. Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://e.org/sam)]

        | Title | Paper |
        |-------|-------|
        | Segment Anything in Images | [[paper](https://arxiv.org/abs/2304.02643)] |
        """,
    ),
    "braces do not make a link, nor does a URL without an opening parenthesis": Bad(
        """
        - [Segment Anything in Images]{https://arxiv.org/abs/2304.02643}
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[Segment Anything in Images](https://arxiv.org/abs/2304.02643)`
        - [Deep Residual Learning]https://arxiv.org/abs/1512.03385), CVPR
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[Deep Residual Learning](https://arxiv.org/abs/1512.03385)`
        """,
        fixed="""
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR
        """,
    ),
    "all of an unclosed label is kept": Bad(
        """
        - **Segment Anything** [[code (in part)(https://e.org/sam)]] [[paper(https://arxiv.org/abs/2304.02643)]
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[code (in part)](https://e.org/sam)]`
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[paper](https://arxiv.org/abs/2304.02643)]`
        """,
        fixed="- **Segment Anything** [[code (in part)](https://e.org/sam)] [[paper](https://arxiv.org/abs/2304.02643)]\n",
    ),
    "another character in place of the bracket after a link is replaced": Bad(
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
    "text after an unclosed URL may be part of it": Bad(
        """
        - Segment Anything in Images [paper](https://e.org/sam and-more, [code](https://e.org/code)
                                            ^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
        """,
        fixed="- Segment Anything in Images [paper](https://e.org/sam) and-more, [code](https://e.org/code)\n",
        safe=False,
    ),
    "a URL after a number in brackets is text": Good("""
        - Segment Anything [1]: https://e.org/sam, [2] https://e.org/mask, [3]https://e.org/rcnn and {https://e.org/code}
        """),
    "all of an unclosed label with parentheses is kept": Bad(
        """
        - Segment Anything in Images [code (TF)(https://e.org/sam)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[code (TF)](https://e.org/sam)`
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code (https://e.org/sam)]
                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[[code](https://e.org/sam)]`
        """,
        fixed="""
        - Segment Anything in Images [code (TF)](https://e.org/sam)
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code](https://e.org/sam)]
        """,
    ),
    "a URL in parentheses within brackets is text": Good(
        "- Segment Anything [see the code (https://e.org/sam)] and [code (TF)(https://e.org/rcnn)]\n"
    ),
    "a third bracket is extra": Bad(
        """
        - Segment Anything [[[paper]](https://arxiv.org/abs/2304.02643)
                           ^ extra `[` before the link
        """,
        fixed="- Segment Anything [[paper]](https://arxiv.org/abs/2304.02643)\n",
    ),
    "an unclosed parenthesis in a label explains the brackets": Good(
        "- Segment Anything in Images [[code (TF](https://e.org/sam)]\n"
    ),
    "a bracket is missing before the next link": Bad(
        """
        - Mask R-CNN [[paper]](https://arxiv.org/abs/1703.06870) [[code]](https://e.org/mask)
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643) [[code]](https://e.org/sam)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `]` for the `[` before the link
        """,
        fixed="""
        - Mask R-CNN [[paper]](https://arxiv.org/abs/1703.06870) [[code]](https://e.org/mask)
        - Segment Anything in Images [[paper]](https://arxiv.org/abs/2304.02643) [[code]](https://e.org/sam)
        """,
    ),
    "other typos in the scheme": Bad(
        """
        - Segment Anything [[code]](https:/e.org/sam), [[page]](hhttps://e.org/page), [[data]](https:://e.org/data)
                                    ^^^^^^^^^^^^^^^^ `https:/` should be `https://`
                                                                ^^^^^^^^^^^^^^^^^^^ `hhttps://` should be `https://`
                                                                                               ^^^^^^^^^^^^^^^^^^^ `https:://` should be `https://`
        """,
        fixed="- Segment Anything [[code]](https://e.org/sam), [[page]](https://e.org/page), [[data]](https://e.org/data)\n",
    ),
    "a host that may have no certificate needs a person": Bad(
        """
        - Segment Anything [[code]](vision.uni.example.nl)
                                    ^^^^^^^^^^^^^^^^^^^^^ missing `https://`, so this links to a file next to the list
        """,
        fixed="- Segment Anything [[code]](https://vision.uni.example.nl)\n",
        safe=False,
    ),
    "file names are no hosts": Good(
        "- [notes](docs/setup.org), [readme](README.zh.cn), [paper](paper.v2.pdf), [org](setup.org), [tool](tool.v1.py)\n"
    ),
    "a URL and its label in each other's place": Bad("""
        - Segment Anything [https://e.org/sam](code) [https://e.org/sam](docs/sam.md) [https://e.org](https://e.org/1)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^ URL and label in each other's place; write `[code](https://e.org/sam)`
        """),
    "a URL and a title in each other's place": Bad("""
        - [https://arxiv.org/abs/2304.02643](Segment Anything in Images), ICCV 2023
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL and label in each other's place; write `[Segment Anything in Images](https://arxiv.org/abs/2304.02643)`
        """),
    "a title and a URL in parentheses, where the other entries are links": Bad(
        """
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643), ICCV
        - Denoising Diffusion Models(https://arxiv.org/abs/2006.11239), NeurIPS
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)`
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR
        """,
        fixed="""
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643), ICCV
        - [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239), NeurIPS
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR
        """,
    ),
    "a URL in parentheses where no other entries are links": Good("""
        - Segment Anything in Images(https://arxiv.org/abs/2304.02643), ICCV
        - Denoising Diffusion Models(https://arxiv.org/abs/2006.11239), NeurIPS
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR
        """),
    "a URL in HTML with one quote": Bad(
        """
        - **Segment Anything** [paper](https://arxiv.org/abs/2304.02643) <a href="https://e.org/sam>code</a>
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^ missing `"` after the URL, so the link is broken
        - **Mask R-CNN** [paper](https://arxiv.org/abs/1703.06870) `<a href="x>code</a>` <a href="https://e.org/a>b">x</a>

        <p>
        <a href="https://arxiv.org/abs/1504.08083">Fast R-CNN</a> <a href='https://e.org/fast>code</a>
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ missing `'` after the URL, so the link is broken
        <a href=https://arxiv.org/abs/1512.03385">Deep Residual Learning</a> <a href=https://e.org/resnet>code</a>
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `"` before the URL, so the link is broken
        </p>
        """,
        fixed="""
        - **Segment Anything** [paper](https://arxiv.org/abs/2304.02643) <a href="https://e.org/sam">code</a>
        - **Mask R-CNN** [paper](https://arxiv.org/abs/1703.06870) `<a href="x>code</a>` <a href="https://e.org/a>b">x</a>

        <p>
        <a href="https://arxiv.org/abs/1504.08083">Fast R-CNN</a> <a href='https://e.org/fast'>code</a>
        <a href="https://arxiv.org/abs/1512.03385">Deep Residual Learning</a> <a href=https://e.org/resnet>code</a>
        </p>
        """,
    ),
    "a line break in a link, which only a person can move": Bad("""
        - [Segment Anything in Images]
                                      ^ line break between label and URL, so this is not a link
          (https://arxiv.org/abs/2304.02643), ICCV
        - [Denoising Diffusion Models](https://arxiv.org/abs/
                                                             ^ line break in the URL, so this is not a link
          2006.11239), NeurIPS
        """),
    "a parenthesis too many in a label": Bad(
        """
        - Segment Anything in Images [Paper)](https://arxiv.org/abs/2304.02643)
                                           ^ extra `)` in the label
        """,
        fixed="- Segment Anything in Images [Paper](https://arxiv.org/abs/2304.02643)\n",
    ),
    "a title may have a parenthesis too many": Bad(
        """
        - [Denoising Diffusion Models)](https://arxiv.org/abs/2006.11239)
                                     ^ extra `)` in the label
        """,
        fixed="- [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)\n",
        safe=False,
    ),
    "stars or letters between label and URL": Bad(
        """
        - **[Segment Anything]**(https://arxiv.org/abs/2304.02643)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `**` between label and URL; write `[**Segment Anything**](https://arxiv.org/abs/2304.02643)`
        - [Mask R-CNN]rp(https://arxiv.org/abs/1703.06870)
                      ^^ `rp` between label and URL, so this is not a link
        """,
        fixed="""
        - [**Segment Anything**](https://arxiv.org/abs/2304.02643)
        - [Mask R-CNN]rp(https://arxiv.org/abs/1703.06870)
        """,
    ),
    "a word after a reference": Good("""
        - Segment Anything [1]see(https://arxiv.org/abs/2304.02643)
        """),
    "an anchor in square brackets": Bad(
        """
        - [Looms][#looms]
          ^^^^^^^^^^^^^^^ should be `[Looms](#looms)`
        - [Dyes](#dyes)

        ## Looms
        ## Dyes
        """,
        fixed="""
        - [Looms](#looms)
        - [Dyes](#dyes)

        ## Looms
        ## Dyes
        """,
    ),
    "no bracket between two links in brackets": Bad(
        """
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)[[code](https://e.org/sam)]
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `]` for the `[` before the link
        - Mask R-CNN [[paper](https://arxiv.org/abs/1703.06870)]
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)][[code](https://e.org/sam)]
        - Mask R-CNN [[paper](https://arxiv.org/abs/1703.06870)]
        """,
    ),
    "a character before the scheme": Bad(
        """
        - Segment Anything [paper](1https://arxiv.org/abs/2304.02643)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ extra `1` before the URL
        """,
        fixed="""
        - Segment Anything [paper](https://arxiv.org/abs/2304.02643)
        """,
    ),
    "links in backticks": Bad(
        """
        - Warp Nets [[paper](https://e.org/1)] [[code](https://e.org/warp)]
        - Weft Nets `[[paper](https://e.org/2)] [[code](https://e.org/weft)]`
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links between backticks are shown as code; delete the backticks
        - Reed Nets [[paper](https://e.org/3)] [[code](https://e.org/reed)]
        - Beam Nets [[paper](https://e.org/4)] [[code](https://e.org/beam)]
        """,
        fixed="""
        - Warp Nets [[paper](https://e.org/1)] [[code](https://e.org/warp)]
        - Weft Nets [[paper](https://e.org/2)] [[code](https://e.org/weft)]
        - Reed Nets [[paper](https://e.org/3)] [[code](https://e.org/reed)]
        - Beam Nets [[paper](https://e.org/4)] [[code](https://e.org/beam)]
        """,
    ),
    "links and words between backticks": Bad("""
        - Warp Nets [[paper](https://e.org/1)]
        - Weft` Nets [[paper](https://e.org/2)] and `more
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links between backticks are shown as code; delete the backticks
        - Reed Nets [[paper](https://e.org/3)]
        - Beam Nets [[paper](https://e.org/4)]
        """),
    "a link in code that shows the form": Good("""
        - Warp Nets [[paper](https://e.org/1)]
        - Reed Nets [[paper](https://e.org/3)]
        - Beam Nets [[paper](https://e.org/4)]
        - New entries: `Title [[paper](https://example.org/1)]`
        """),
    "a bracket between label and URL, a URL before its parentheses, and one with a comma": Bad(
        """
        * <[Looms in Every Home]>(https://e.org/1), by Jo Weaver
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `>` between label and URL; write `[Looms in Every Home](https://e.org/1)>`
        * <[Wheels in Every Home](https://e.org/2,)>, by Jo Spinner
                                  ^^^^^^^^^^^^^^^^ extra `,` after the URL
        * [Dyes in Every Home]https://e.org/3(), 2021
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[Dyes in Every Home](https://e.org/3)`
        """,
        fixed="""
        * <[Looms in Every Home](https://e.org/1)>, by Jo Weaver
        * <[Wheels in Every Home](https://e.org/2)>, by Jo Spinner
        * [Dyes in Every Home]https://e.org/3(), 2021
        """,
    ),
    "a title with its URL in one pair of brackets": Bad(
        """
        - [Looms in Every Home(https://e.org/1)], 2021
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[Looms in Every Home](https://e.org/1)`
        """,
        fixed="""
        - [Looms in Every Home](https://e.org/1), 2021
        """,
    ),
    "brackets of which one is turned around, without a URL": Bad(
        """
        [Looms in Every Home[(), 2021
        ^^^^^^^^^^^^^^^^^^^^^^^ should be `[Looms in Every Home]()` with a URL

        [Wheels in Every Home](https://e.org/1), 2021
        """
    ),
    "brackets that are no damaged links": Good(
        """
        - f[i]() and a[b[()]], [x > y](https://e.org/1), [a](https://e.org/?q=1,)
        """
    ),
    "a space in the URL of an image, but not before its title": Bad(
        """
        - Growing Leaves ![](https://e.org/badge/Prompt Tuning-blue)
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is not an image
        - Growing Roots ![](https://e.org/badge/ICCV'23 (Oral)-red)
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is not an image
        - Growing Trees ![](https://e.org/badge/Tuning-blue "Tuning")
        """
    ),
    "a space in an anchor or in the name of a file": Bad("""
        - [Evolution](#-(new) evolution)
                      ^^^^^^^^^^^^^^^^^ space in the URL, so this is not a link
        - [Retrieval](lists/Augmented Generation.md)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is not a link
        """),
    "no bracket before an anchor": Bad(
        """
        - Binding for the [Leaves(#leaves) library
                          ^^^^^^^^^^^^^^^^ should be `[Leaves](#leaves)`
        - Binding for the [leaves (#leaves)](https://e.org/1)

        # Leaves
        """,
        fixed="""
        - Binding for the [Leaves](#leaves) library
        - Binding for the [leaves (#leaves)](https://e.org/1)

        # Leaves
        """,
    ),
}
