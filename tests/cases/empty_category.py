"""Where empty-category draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "what comes behind the last papers is no category": Good("""
        # Weaving

        ## Looms

        - [Dobby](https://e.org/dobby)

        ## Contributing

        ## License
        """),
    "an underlined heading that leads to a page is complete": Good("""
        - [Looms](#looms)
        - [Dyes](#dyes)

        [Looms](https://e.org/looms)
        ---

        ## Dyes

        - [Madder](https://e.org/madder)
        """),
    "a link that shows nothing fills no category": Bad("""
        - [Looms](#looms)
        - [Dyes](#dyes)

        ## Looms
           ^^^^^ "Looms" holds neither papers nor text nor subsections; fill it or drop it
        <a href="https://e.org/looms"></a>

        ## Dyes

        - [Madder](https://e.org/madder)
        """),
    "a picture in a heading does not lead to what it is about": Bad("""
        ## Dyes

        - [Madder](https://e.org/madder)

        ## ![hot](https://e.org/flame.svg) Spools
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Spools" holds neither papers nor text nor subsections; fill it or drop it

        ## Yarns

        - [Merino](https://e.org/merino)
        """),
    "a heading may lead further down, but neither up nor to itself nor nowhere": Bad("""
        ## Dyes

        - [Madder](https://e.org/madder)

        ## [Bobbins](#yarns)

        ## [Reeds](#dyes)
           ^^^^^^^^^^^^^^ "Reeds" holds neither papers nor text nor subsections; fill it or drop it

        ## [Heddles](#heddles)
           ^^^^^^^^^^^^^^^^^^^ "Heddles" holds neither papers nor text nor subsections; fill it or drop it

        ## [Treadles](#nowhere)
           ^^^^^^^^^^^^^^^^^^^^ "Treadles" holds neither papers nor text nor subsections; fill it or drop it

        ## Yarns

        - [Merino](https://e.org/merino)
        """),
}
