"""Where broken-anchor draws the line."""

from fgad_lint.rule import Bad

NOWHERE = "leads nowhere: no heading or anchor has this id"


def misspelt(fragment, heading, anchor):
    """A contents entry whose fragment may be a slip for the id of the heading below."""
    return Bad(
        f"- [x](#{fragment})\n      {'^' * (len(fragment) + 1)} `#{fragment}` leads nowhere; the nearest is `#{anchor}` "
        f'of "{heading}" (line 3)\n\n## {heading}\n',
        fixed=f"- [x](#{anchor})\n\n## {heading}\n",
        safe=False,
    )


def nowhere(fragment, heading):
    return Bad(f"- [x](#{fragment})\n      {'^' * (len(fragment) + 1)} `#{fragment}` {NOWHERE}\n\n## {heading}\n")


LONG = " ".join([*["Segmentation"] * 15, "Masks"])  # Its id has 200 characters.
SEGMENTATION = "## Image Segmentation\n"
NEAREST = '`#image-segmentaton` leads nowhere; the nearest is `#image-segmentation` of "Image Segmentation" (line 202)'
CASES = {
    "one word is misspelt": misspelt("image-segmentaton", "Image Segmentation", "image-segmentation"),
    "words that begin otherwise are other words": nowhere("dual-flows", "Full Flows"),
    "a number is no slip for another": nowhere("week-of-may-31", "Week of May 30"),
    "a word with a digit is no slip for another": nowhere("track-r2d2", "Track R2D3"),
    "words that are but a little alike": nowhere("image-retention", "Image Restoration"),
    "a word more is another section, which is told": Bad("""
        - [x](#image-segmentation-data)
              ^^^^^^^^^^^^^^^^^^^^^^^^ `#image-segmentation-data` leads nowhere; the nearest is `#image-segmentation` of "Image Segmentation" (line 3)

        ## Image Segmentation
        """),
    "one word of several is too little": nowhere("segmentation-data", "Segmentation"),
    "as many words, of which one is another": nowhere("image-segmentation-maps", "Image Segmentation Nets"),
    "a number at the end of a word makes another word": nowhere("track-resnet50", "Track ResNet52"),
    "what a word begins with makes another word": nowhere("supervised-learning", "Unsupervised Learning"),
    "one letter of five is too much for a slip": nowhere("optical-flaws", "Optical Flows"),
    "three letters at the start are enough to be compared": misspelt("segnentatiom", "Segmentation", "segmentation"),
    "the same words in another order are told": Bad("""
        - [x](#deep-2d-image-segmentation)
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `#deep-2d-image-segmentation` leads nowhere; the nearest is `#deep-image-segmentation-2d` of "Deep Image Segmentation 2D" (line 3)

        ## Deep Image Segmentation 2D
        """),
    "a fragment of 199 characters is compared": misspelt(
        "segmentaton-" + "segmentation-" * 14 + "masks", LONG, "segmentation-" * 15 + "masks"
    ),
    "a fragment of 200 characters is not compared": nowhere("segmentatoin-" + "segmentation-" * 14 + "masks", LONG),
    "the first two hundred that lead nowhere are compared": Bad(
        f"- [x](#image-segmentaton)\n      {'^' * 18} {NEAREST}\n" * 200
        + f"- [x](#image-segmentaton)\n      {'^' * 18} `#image-segmentaton` {NOWHERE}\n{SEGMENTATION}",
        fixed="- [x](#image-segmentation)\n" * 201 + SEGMENTATION,
        safe=False,
    ),
    "an id that the renderer shows as text is another rule's": Bad("""
        - [x](#image-datasest)
              ^^^^^^^^^^^^^^^ `#image-datasest` leads nowhere; the nearest is `#image-datasets` of "Image Datasets" (line 5)
        - [y](#img)

        ## Pictures {#img}
        ## Image Datasets
        """, fixed="""
        - [x](#image-datasets)
        - [y](#img)

        ## Pictures {#img}
        ## Image Datasets
        """, safe=False),
    "an anchor that will pass is not the nearest": Bad("""
        - [Pictures](#pictures-imgs)
                     ^^^^^^^^^^^^^^ `#pictures-imgs` leads nowhere: no heading or anchor has this id

        ## Pictures {#img}
        """),
    "letters that two sections have lead to neither": Bad("""
        - [Data](#da-ta-)
                 ^^^^^^^ `#da-ta-` leads nowhere: no heading or anchor has this id

        ## Data
        ## Data
        """),
    "the label tells what is meant": Bad("""
        - [Image Data](#images)
                       ^^^^^^^ `#images` leads nowhere; the nearest is `#image-data` of "Image Data" (line 3)

        ## Image Data
        """, fixed="""
        - [Image Data](#image-data)

        ## Image Data
        """, safe=False),
    "the nearest may be an anchor of the page's title": Bad("""
        <a id="start"></a>

        - [x](#strat)
              ^^^^^^ `#strat` leads nowhere: no heading or anchor has this id
        - [y](#sta-rt)
              ^^^^^^^ `#sta-rt` leads nowhere; the nearest is `#start`
        """, fixed="""
        <a id="start"></a>

        - [x](#strat)
        - [y](#start)
        """, safe=False),
}  # fmt: skip
