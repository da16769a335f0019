"""Where broken-anchor draws the line."""

from fgad_lint.rule import Bad, Good

NOWHERE = "leads nowhere: no heading or anchor has this id"


def misspelt(fragment, heading, anchor):
    """A contents entry with a fragment that may be a typo for the id of the heading below."""
    return Bad(
        f"- [x](#{fragment})\n      {'^' * (len(fragment) + 1)} `#{fragment}` leads nowhere; did you mean `#{anchor}` "
        f'("{heading}" on line 3)?\n\n## {heading}\n',
        fixed=f"- [x](#{anchor})\n\n## {heading}\n",
        safe=False,
    )


def nowhere(fragment, heading):
    """A contents entry with a fragment that resembles no id."""
    return Bad(f"- [x](#{fragment})\n      {'^' * (len(fragment) + 1)} `#{fragment}` {NOWHERE}\n\n## {heading}\n")


LONG = " ".join([*["Segmentation"] * 15, "Masks"])  # Its id has 200 characters.
SEGMENTATION = "## Image Segmentation\n"
SUGGESTION = (
    '`#image-segmentaton` leads nowhere; did you mean `#image-segmentation` ("Image Segmentation" on line 202)?'
)
CASES = {
    "one word is misspelt": misspelt("image-segmentaton", "Image Segmentation", "image-segmentation"),
    "words with another first letter are other words": nowhere("dual-flows", "Full Flows"),
    "a number is not a typo for another": nowhere("week-of-may-31", "Week of May 30"),
    "a word with a digit is not a typo for another": nowhere("track-r2d2", "Track R2D3"),
    "words that are not similar enough": nowhere("image-retention", "Image Restoration"),
    "an anchor with one word less is named, but is no fix": Bad("""
        - [x](#image-segmentation-data)
              ^^^^^^^^^^^^^^^^^^^^^^^^ `#image-segmentation-data` leads nowhere; did you mean `#image-segmentation` ("Image Segmentation" on line 3)?

        ## Image Segmentation
        """),
    "one word in common is not enough": nowhere("segmentation-data", "Segmentation"),
    "as many words, one of them different": nowhere("image-segmentation-maps", "Image Segmentation Nets"),
    "a number at its end makes a word another word": nowhere("track-resnet50", "Track ResNet52"),
    "a prefix makes a word another word": nowhere("supervised-learning", "Unsupervised Learning"),
    "one letter of five is too much for a typo": nowhere("optical-flaws", "Optical Flows"),
    "three letters in common at the start are enough to be compared": misspelt("segnentatiom", "Segmentation", "segmentation"),
    "an anchor with the words in another order is named, but is no fix": Bad("""
        - [x](#deep-2d-image-segmentation)
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `#deep-2d-image-segmentation` leads nowhere; did you mean `#deep-image-segmentation-2d` ("Deep Image Segmentation 2D" on line 3)?

        ## Deep Image Segmentation 2D
        """),
    "a fragment of 199 characters is compared": misspelt(
        "segmentaton-" + "segmentation-" * 14 + "masks", LONG, "segmentation-" * 15 + "masks"
    ),
    "a fragment of 200 characters is not compared": nowhere("segmentatoin-" + "segmentation-" * 14 + "masks", LONG),
    "the first two hundred broken links are compared": Bad(
        f"- [x](#image-segmentaton)\n      {'^' * 18} {SUGGESTION}\n" * 200
        + f"- [x](#image-segmentaton)\n      {'^' * 18} `#image-segmentaton` {NOWHERE}\n{SEGMENTATION}",
        fixed="- [x](#image-segmentation)\n" * 201 + SEGMENTATION,
        safe=False,
    ),
    "an id that is shown as text is left to unsupported-heading-id": Bad("""
        - [x](#image-datasest)
              ^^^^^^^^^^^^^^^ `#image-datasest` leads nowhere; did you mean `#image-datasets` ("Image Datasets" on line 5)?
        - [y](#img)

        ## Pictures {#img}
        ## Image Datasets
        """, fixed="""
        - [x](#image-datasets)
        - [y](#img)

        ## Pictures {#img}
        ## Image Datasets
        """, safe=False),
    "an anchor that includes an unsupported id is not suggested": Bad("""
        - [Pictures](#pictures-imgs)
                     ^^^^^^^^^^^^^^ `#pictures-imgs` leads nowhere: no heading or anchor has this id

        ## Pictures {#img}
        """),
    "letters that two anchors share suggest neither": Bad("""
        - [Data](#da-ta-)
                 ^^^^^^^ `#da-ta-` leads nowhere: no heading or anchor has this id

        ## Data
        ## Data
        """),
    "the label of the link tells what it means": Bad("""
        - [Image Data](#images)
                       ^^^^^^^ `#images` leads nowhere; did you mean `#image-data` ("Image Data" on line 3)?

        ## Image Data
        """, fixed="""
        - [Image Data](#image-data)

        ## Image Data
        """, safe=False),
    "an anchor before the first heading may be meant": Bad("""
        <a id="start"></a>

        - [x](#strat)
              ^^^^^^ `#strat` leads nowhere: no heading or anchor has this id
        - [y](#sta-rt)
              ^^^^^^^ `#sta-rt` leads nowhere; did you mean `#start`?
        """, fixed="""
        <a id="start"></a>

        - [x](#strat)
        - [y](#start)
        """, safe=False),
    "another repository may have sections with some of the names": Good("""
        - [Flow](https://github.com/you/list#flow)
        - [Depth](https://github.com/you/list#deph)
        - [Data](https://github.com/you/list#datas)

        ## Flow
        ## Depth
        ## Data
        """),
    "a file beside the README is another page": Good("""
        - [Flow](https://github.com/me/list/blob/main/docs.md#flow)
        - [Depth](https://github.com/me/list/blob/main/docs.md#depth)
        - [Data](https://github.com/me/list/blob/main/docs.md#datas)

        ## Flow
        ## Depth
        ## Data
        """),
    "the number of a section changed": misspelt("2-segmentation", "3. Segmentation", "3-segmentation"),
    "the section got a number": misspelt("image-segmentation", "3. Image Segmentation", "3-image-segmentation"),
    "a shortcode counts with its name": misspelt("-detection", ":rocket: Detection", "rocket-detection"),
    "2-D is not a number of a section": nowhere("2-d", "3-D"),
    "a year is not a number of a section": nowhere("2023-papers", "2024 Papers"),
    "a longer heading is named, but is no fix": Bad("""
        - [x](#5-others)
              ^^^^^^^^^ `#5-others` leads nowhere; did you mean `#5-others-that-fit-no-other-place` ("5. Others That Fit No Other Place" on line 3)?

        ## 5. Others That Fit No Other Place
        """),
    "a URL after the hash sign may be what was meant": Bad("""
        - [x](#wool-http://e.org)
              ^^^^^^^^^^^^^^^^^^ `#wool-http://e.org` leads nowhere; did you mean `#wool-http-eorg` ("Wool http e.org" on line 3)?

        ## Wool http e.org
        """),
    "two longer headings": Bad("""
        - [x](#5-others)
              ^^^^^^^^^ `#5-others` leads nowhere: no heading or anchor has this id

        ## 5. Others That Fit No Other Place
        ## 5. Others Without Any Known Code
        """),
    "headings with one link lead back, not to themselves": Bad("""
        ## [Surveys](#content)
                     ^^^^^^^^ `#content` leads nowhere: no heading or anchor has this id

        - [One](https://e.org/1)

        ## [Datasets](#content)
                      ^^^^^^^^ `#content` leads nowhere: no heading or anchor has this id
        """),
    "links without a hash in other letters": Bad("""
        - [Surveys](#surveys)
        - [Old Looms](Old-Looms)
                      ^^^^^^^^^ should be `#old-looms`; this links to a file next to the list
        - [Loom's Rules](loom's-rules)
                         ^^^^^^^^^^^^ should be `#looms-rules`; this links to a file next to the list
        - [License](LICENSE)
        - [Dyes](dyes)
                 ^^^^ missing `#` before `dyes`, so this links to a file next to the list

        See [the page](https://e.org).

        ## Surveys
        ## Old Looms
        ## Loom's Rules
        ## Dyes
        ## License
        """),
    "numbers resemble no other number": Bad("""
        - [x](#3.1.)
              ^^^^^ `#3.1.` leads nowhere: no heading or anchor has this id

        <a name="2.3.1."></a>

        ## Wooden Looms
        """),
    "the links of a bot": Good("""
        <!-- ALL-CONTRIBUTORS-LIST:START -->
        <a href="#maintenance-loom" title="Maintenance">🚧</a>
        <!-- ALL-CONTRIBUTORS-LIST:END -->
        """),
}  # fmt: skip
