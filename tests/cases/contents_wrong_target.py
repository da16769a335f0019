"""Where contents-wrong-target draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a top-level section is named without a parent": Bad(
        """
        - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys)
                      ^^^^^^^^ leads to "Surveys" on line 5, not to "Surveys" of "Videos" on line 7

        ## Surveys
        ## Videos
        ### Surveys
        """,
        fixed="""
        - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys-1)

        ## Surveys
        ## Videos
        ### Surveys
        """,
        safe=False,
    ),
    "entries nested in a broken one are checked": Bad(
        """
        - [Looms](#looms)
        - [Wheels](#gone)
          - [Needles](#pins)
                      ^^^^^ leads to "Pins" on line 8, not to "Needles" on line 7
        - [Pins](#pins)

        ## Looms
        ## Needles
        ## Pins
        """,
        fixed="""
        - [Looms](#looms)
        - [Wheels](#gone)
          - [Needles](#needles)
        - [Pins](#pins)

        ## Looms
        ## Needles
        ## Pins
        """,
        safe=False,
    ),
    "an entry with several links may name any of their targets": Good("""
        - [Looms](#looms)
        - [Wheels](#looms) and [more](#wheels)

        ## Looms
        ## Wheels
        """),
    "an entry may name a section outside its parent": Bad(
        """
        - [Weaving](#weaving)
          - [Looms](#looms)
          - [Wheels](#looms)
                     ^^^^^^ leads to "Looms" on line 7, not to "Wheels" on line 9
        - [Spinning](#spinning)

        ## Weaving
        ### Looms
        ## Spinning
        ### Wheels
        """,
        fixed="""
        - [Weaving](#weaving)
          - [Looms](#looms)
          - [Wheels](#wheels)
        - [Spinning](#spinning)

        ## Weaving
        ### Looms
        ## Spinning
        ### Wheels
        """,
        safe=False,
    ),
    "a section inside the parent is preferred": Bad(
        """
        - [Weaving](#weaving)
          - [Looms](#looms)
        - [Spinning](#spinning)
          - [Wheels](#looms)
                     ^^^^^^ leads to "Looms" on line 7, not to "Wheels" on line 10

        ## Weaving
        ### Looms
        ### Wheels
        ## Spinning
        ### Wheels
        """,
        fixed="""
        - [Weaving](#weaving)
          - [Looms](#looms)
        - [Spinning](#spinning)
          - [Wheels](#wheels-1)

        ## Weaving
        ### Looms
        ### Wheels
        ## Spinning
        ### Wheels
        """,
        safe=False,
    ),
    "either of two sections with the name may be meant": Good("""
        - [Looms](#looms)
        - [Wheels](#looms)

        ## Looms
        ## Wheels
        ## Weaving
        ### Wheels
        """),
    "a reference link and an unsupported heading id have no fix": Bad("""
        - [Looms](#looms)
        - [Wheels](#looms)
                   ^^^^^^ leads to "Looms" on line 5, not to "Wheels" on line 6
        - [Pins][pins]
                 ^^^^ leads to "Looms" on line 5, not to "Pins" on line 7

        ## Looms
        ## Wheels {#spinning}
        ## Pins

        [pins]: #looms
        """),
    "a name with a remark in parentheses": Bad(
        """
        - [Looms](#looms)
        - [Wheels (for Spinning)](#looms)
                                  ^^^^^^ leads to "Looms" on line 4, not to "Wheels" on line 5

        ## Looms
        ## Wheels
        """,
        fixed="""
        - [Looms](#looms)
        - [Wheels (for Spinning)](#wheels)

        ## Looms
        ## Wheels
        """,
        safe=False,
    ),
    "a heading in the list of the section above": Good("""
        - [Looms](#looms)
          - [Wood](#wood)
        - [Dyes](#dyes)

        # Looms

        + #### Wood
          - [A Loom](https://e.org/1)

        # Dyes

        ## Wood

        - [A Dye](https://e.org/2)
        """),
}
