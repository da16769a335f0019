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
