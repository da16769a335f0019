"""Where duplicate-heading draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "headings without words are not compared": Good("""
        ##

        - [Dobby](https://e.org/dobby)

        ##

        - [Jacquard](https://e.org/jacquard)
        """),
    "the second heading may link to the first": Good("""
        ## Looms

        - [Dobby](https://e.org/dobby)

        ## Wheels

        - [Charkha](https://e.org/charkha)

        ## [Looms](#looms)
        """),
    "a link below a heading is not part of it": Bad("""
        ## Looms
        [More](#looms-1) of them come later.

        - [Dobby](https://e.org/dobby)

        ## Looms
           ^^^^^ same heading as on line 1, and its anchor is `looms-1`; merge or rename
        [Others](#looms) came before.

        - [Jacquard](https://e.org/jacquard)
        """),
    "a section with subsections is not a divider": Bad("""
        ## Weaving

        ### Looms

        - [Dobby](https://e.org/dobby)

        ## Data

        - [Threads](https://e.org/threads)

        ## Spinning

        ### Wheels

        - [Charkha](https://e.org/charkha)

        ## Data
           ^^^^ same heading as on line 7, and its anchor is `data-1`; merge or rename

        - [Yarns](https://e.org/yarns)
        """),
    "a heading with nothing but a link back is a divider": Good("""
        ## Weaving

        [Back](#weaving)

        ## Data

        - [Threads](https://e.org/threads)

        ## Spinning

        [Back](#weaving)

        ## Data

        - [Yarns](https://e.org/yarns)
        """),
    "headings of different levels are not compared": Good("""
        # Looms

        ## Dyes

        ### Looms

        - [Dobby](https://e.org/dobby)

        ## Looms

        - [Jacquard](https://e.org/jacquard)
        """),
}
