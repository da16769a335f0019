"""Where contents-wrong-target draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a section that is part of no other is named alone": Bad(
        """
        - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys)
                      ^^^^^^^^ leads to "Surveys" (line 5), not to "Surveys" of "Videos" (line 7)

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
    "an entry that leads nowhere is another fault, and those below it are read as before": Bad(
        """
        - [Looms](#looms)
        - [Wheels](#gone)
          - [Needles](#pins)
                      ^^^^^ leads to "Pins" (line 8), not to "Needles" (line 7)
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
    "an entry of several links may mean any of them": Good("""
        - [Looms](#looms)
        - [Wheels](#looms) and [more](#wheels)

        ## Looms
        ## Wheels
        """),
    "a section elsewhere is meant where there is none around": Bad(
        """
        - [Weaving](#weaving)
          - [Looms](#looms)
          - [Wheels](#looms)
                     ^^^^^^ leads to "Looms" (line 7), not to "Wheels" (line 9)
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
    "a section around goes before one elsewhere": Bad(
        """
        - [Weaving](#weaving)
          - [Looms](#looms)
        - [Spinning](#spinning)
          - [Wheels](#looms)
                     ^^^^^^ leads to "Looms" (line 7), not to "Wheels" (line 10)

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
    "of two sections of the name either may be meant": Good("""
        - [Looms](#looms)
        - [Wheels](#looms)

        ## Looms
        ## Wheels
        ## Weaving
        ### Wheels
        """),
    "a reference and an id that is shown as text have no fix": Bad("""
        - [Looms](#looms)
        - [Wheels](#looms)
                   ^^^^^^ leads to "Looms" (line 5), not to "Wheels" (line 6)
        - [Pins][pins]
                 ^^^^ leads to "Looms" (line 5), not to "Pins" (line 7)

        ## Looms
        ## Wheels {#spinning}
        ## Pins

        [pins]: #looms
        """),
}
