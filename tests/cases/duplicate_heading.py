"""Where duplicate-heading draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "headings without words are another fault": Good("""
        ##

        - [Dobby](https://e.org/dobby)

        ##

        - [Jacquard](https://e.org/jacquard)
        """),
    "the second may lead to the first": Good("""
        ## Looms

        - [Dobby](https://e.org/dobby)

        ## Wheels

        - [Charkha](https://e.org/charkha)

        ## [Looms](#looms)
        """),
    "a link below a heading leads on, but is no heading": Bad("""
        ## Looms
        [More](#looms-1) of them come later.

        - [Dobby](https://e.org/dobby)

        ## Looms
           ^^^^^ "Looms" heads line 1 as well, and the id here is `looms-1`; join the two or rename one
        [Others](#looms) came before.

        - [Jacquard](https://e.org/jacquard)
        """),
    "a section that has sections below is not above the next one": Bad("""
        ## Weaving

        ### Looms

        - [Dobby](https://e.org/dobby)

        ## Data

        - [Threads](https://e.org/threads)

        ## Spinning

        ### Wheels

        - [Charkha](https://e.org/charkha)

        ## Data
           ^^^^ "Data" heads line 7 as well, and the id here is `data-1`; join the two or rename one

        - [Yarns](https://e.org/yarns)
        """),
    "a heading that only leads back has nothing below": Good("""
        ## Weaving

        [Back](#weaving)

        ## Data

        - [Threads](https://e.org/threads)

        ## Spinning

        [Back](#weaving)

        ## Data

        - [Yarns](https://e.org/yarns)
        """),
    "headings of two levels are no namesakes": Good("""
        # Looms

        ## Dyes

        ### Looms

        - [Dobby](https://e.org/dobby)

        ## Looms

        - [Jacquard](https://e.org/jacquard)
        """),
}
