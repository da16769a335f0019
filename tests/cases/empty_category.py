"""Where empty-category draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "bullets without text are no content": Bad("""
        - [Looms](#looms)
        - [Dyes](#dyes)
        - [Yarns](#yarns)

        ## Looms
           ^^^^^ "Looms" has no papers, text or subsections; fill it or drop it
        -

        ## Dyes
           ^^^^ "Dyes" has no papers, text or subsections; fill it or drop it

        1.
        2.

        ## Yarns

        *
        * [Worsted](https://e.org/worsted)
        """),
    "a section after the last papers is not a category": Good("""
        # Weaving

        ## Looms

        - [Dobby](https://e.org/dobby)

        ## Contributing

        ## License
        """),
    "an underlined heading that links to a page is not empty": Good("""
        - [Looms](#looms)
        - [Dyes](#dyes)

        [Looms](https://e.org/looms)
        ---

        ## Dyes

        - [Madder](https://e.org/madder)
        """),
    "a link without a label does not fill a category": Bad("""
        - [Looms](#looms)
        - [Dyes](#dyes)

        ## Looms
           ^^^^^ "Looms" has no papers, text or subsections; fill it or drop it
        <a href="https://e.org/looms"></a>

        ## Dyes

        - [Madder](https://e.org/madder)
        """),
    "a picture in a heading does not link to its content": Bad("""
        ## Dyes

        - [Madder](https://e.org/madder)

        ## ![hot](https://e.org/flame.svg) Spools
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Spools" has no papers, text or subsections; fill it or drop it

        ## Yarns

        - [Merino](https://e.org/merino)
        """),
    "a heading may link to a later section, but not to an earlier one, itself or nowhere": Bad("""
        ## Dyes

        - [Madder](https://e.org/madder)

        ## [Bobbins](#yarns)

        ## [Reeds](#dyes)
           ^^^^^^^^^^^^^^ "Reeds" has no papers, text or subsections; fill it or drop it

        ## [Heddles](#heddles)
           ^^^^^^^^^^^^^^^^^^^ "Heddles" has no papers, text or subsections; fill it or drop it

        ## [Treadles](#nowhere)
           ^^^^^^^^^^^^^^^^^^^^ "Treadles" has no papers, text or subsections; fill it or drop it

        ## Yarns

        - [Merino](https://e.org/merino)
        """),
    "the heading of the whole list": Good("""
        - [Looms](#looms)

        # Looms

        - [Loom](https://e.org/loom)

        # Paper list for weaving

        # Dyes

        - [Dye](https://e.org/dye)
        """),
    "a section whose parts have headings of its own level": Good("""
        - [1 Looms](#1-looms)
        - [2 Dyes](#2-dyes)

        ## 1 Looms

        ## 1.1 Wooden Looms

        - [Loom](https://e.org/loom)

        ## 2 Dyes

        - [Dye](https://e.org/dye)
        """),
    "the next section is no part of it": Bad("""
        - [1 Looms](#1-looms)
        - [10 Dyes](#10-dyes)

        ## 1 Looms
           ^^^^^^^ "1 Looms" has no papers, text or subsections; fill it or drop it

        ## 10 Dyes

        - [Dye](https://e.org/dye)
        """),
    "a centered heading divides the list": Good("""
        - [Looms](#looms)
        - [Everything Else](#everything-else)
        - [Dyes](#dyes)

        # Wood

        ## Looms

        - [Loom](https://e.org/loom)

        <div align="center">

        ## Everything Else

        </div>

        ## Dyes

        - [Dye](https://e.org/dye)
        """),
    "the contents say that the next sections are its parts": Good("""
        - [Papers](#papers)
          - [Looms](#looms)
        - [Books](#books)

        ## Papers

        ## Looms

        - [Loom](https://e.org/loom)

        ## Books

        - [Book](https://e.org/book)
        """),
    "years with the same sections at their own level": Good("""
        - [Papers](#papers)
        - [2024](#2024)
        - [2023](#2023)

        ## Papers

        ### 2024
        ### Journals

        - [Loom](https://e.org/loom)

        ### Talks

        - [Talk](https://e.org/talk)

        ### 2023
        ### Journals

        - [Dye](https://e.org/dye)

        ### Talks

        - [Yarn](https://e.org/yarn)
        """),
}
