"""Which entries contents-order reports, and how it moves them."""

from fgad_lint.rule import Bad, Good

CASES = {
    "an entry that belongs further up": Bad(
        """
        - [Looms](#looms)
        - [Wheels](#wheels)
        - [Pins](#pins)
        - [Dyes](#dyes)
           ^^^^ out of order: its section on line 7 comes before "Wheels" on line 8

        ## Looms
        ## Dyes
        ## Wheels
        ## Pins
        """,
        fixed="""
        - [Looms](#looms)
        - [Dyes](#dyes)
        - [Wheels](#wheels)
        - [Pins](#pins)

        ## Looms
        ## Dyes
        ## Wheels
        ## Pins
        """,
    ),
    "half of the entries are misplaced": Bad(
        """
        - [Looms](#looms)
           ^^^^^ out of order: its section on line 9 comes after "Dyes" on line 8; 2 more are out of place
        - [Dyes](#dyes)
        - [Wheels](#wheels)
        - [Pins](#pins)
        - [Yarns](#yarns)
        - [Needles](#needles)

        ## Dyes
        ## Looms
        ## Pins
        ## Wheels
        ## Needles
        ## Yarns
        """,
        fixed="""
        - [Dyes](#dyes)
        - [Looms](#looms)
        - [Pins](#pins)
        - [Wheels](#wheels)
        - [Needles](#needles)
        - [Yarns](#yarns)

        ## Dyes
        ## Looms
        ## Pins
        ## Wheels
        ## Needles
        ## Yarns
        """,
    ),
    "more than half are misplaced on purpose": Good("""
        - [Looms](#looms)
        - [Dyes](#dyes)
        - [Wheels](#wheels)
        - [Yarns](#yarns)
        - [Pins](#pins)

        ## Wheels
        ## Dyes
        ## Looms
        ## Pins
        ## Yarns
        """),
    "a list in reverse order may lead to a section twice": Good("""
        - [Now](#now)
        - [May](#spring)
        - [April](#spring)
        - [Past](#past)

        ## Past
        ## Spring
        ## Now
        """),
    "an entry with several links is ignored": Good("""
        - [Wheels](#wheels), [Looms](#looms)
        - [Dyes](#dyes)
        - [Looms](#looms)
        - [Yarns](#yarns)

        ## Dyes
        ## Looms
        ## Wheels
        ## Yarns
        """),
    "a section above the contents may be at any place": Good("""
        ## Citation

        ## Contents

        - [Looms](#looms)
        - [Dyes](#dyes)
        - [Citation](#citation)
        - [Pins](#pins)

        ## Looms
        ## Dyes
        ## Pins
        """),
    "an entry that leads to a namesake elsewhere is left to contents-wrong-target": Good("""
        - [Wool](#wool)
          - [Looms](#looms)
          - [Others](#others)
        - [Silk](#silk)
          - [Pins](#pins)
          - [Felts](#felts)
          - [Others](#others)

        # Wool
        ## Looms
        ## Others
        # Silk
        ## Pins
        ## Felts
        ## Others
        """),
    "items with several links group sections in another way": Good("""
        - [Wheels](#wheels), [Looms](#looms)
        - [Yarns](#yarns) / [Pins](#pins)
        - [Dyes](#dyes)
        - [Felts](#felts)
        - [Needles](#needles)

        ## Dyes
        ## Looms
        ## Needles
        ## Felts
        ## Wheels
        ## Pins
        ## Yarns
        """),
    "captions whose sections have one parent group them as the headings do": Bad(
        """
        - Wool
          - [Looms](#looms)
             ^^^^^ out of order: its section on line 11 comes after "Dyes" on line 10
          - [Dyes](#dyes)
          - [Felts](#felts)
        - Silk
          - [Wheels](#wheels)
          - [Pins](#pins)

        # Wool
        ## Dyes
        ## Looms
        ## Felts
        # Silk
        ## Wheels
        ## Pins
        """,
        fixed="""
        - Wool
          - [Dyes](#dyes)
          - [Looms](#looms)
          - [Felts](#felts)
        - Silk
          - [Wheels](#wheels)
          - [Pins](#pins)

        # Wool
        ## Dyes
        ## Looms
        ## Felts
        # Silk
        ## Wheels
        ## Pins
        """,
    ),
    "an entry whose section shares its name is ignored": Good("""
        - [Notes](#notes-1)
        - [Wheels](#wheels)
        - [Dyes](#dyes)

        ## Notes
        ## Wheels
        ## Dyes
        ## Notes
        """),
    "entries with different indentation are not moved": Bad("""
        - [Wheels](#wheels)
           ^^^^^^ out of order: its section on line 6 comes after "Looms" on line 5
         - [Looms](#looms)
        - [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """),
    "entries of one line move even if their numbers differ in length": Bad(
        """
        9. [Wheels](#wheels)
            ^^^^^^ out of order: its section on line 6 comes after "Looms" on line 5
        10. [Looms](#looms)
        11. [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """,
        fixed="""
        9. [Looms](#looms)
        10. [Wheels](#wheels)
        11. [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """,
    ),
    "entries of several lines do not move if their numbers differ in length": Bad("""
        9. [Wheels](#wheels)
            ^^^^^^ out of order: its section on line 7 comes after "Looms" on line 6
           - [Rims](#rims)
        10. [Looms](#looms)
        11. [Yarns](#yarns)

        ## Looms
        ## Wheels
        ### Rims
        ## Yarns
        """),
    "the last line of an entry moves with it, however short": Bad(
        """
        - [Wheels](#wheels)
           ^^^^^^ out of order: its section on line 8 comes after "Looms" on line 7
          and
        X
        - [Looms](#looms)
        - [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """,
        fixed="""
        - [Looms](#looms)
        - [Wheels](#wheels)
          and
        X
        - [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """,
    ),
    "the fix is unsafe if an ignored entry gets new neighbours": Bad(
        """
        - [Wheels](#wheels)
           ^^^^^^ out of order: its section on line 7 comes after "Looms" on line 6
        - [Pins](#gone)
        - [Looms](#looms)
        - [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """,
        fixed="""
        - [Looms](#looms)
        - [Pins](#gone)
        - [Wheels](#wheels)
        - [Yarns](#yarns)

        ## Looms
        ## Wheels
        ## Yarns
        """,
        safe=False,
    ),
    "the fix is safe if ignored entries are before and after those that move": Bad(
        """
        - [Yarns](#yarns)
        - [Pins](#gone)
        - [Wheels](#wheels)
           ^^^^^^ out of order: its section on line 10 comes after "Looms" on line 9
        - [Looms](#looms)
        - [Needles](#gone-too)
        - [Dyes](#dyes)

        ## Yarns
        ## Looms
        ## Wheels
        ## Dyes
        """,
        fixed="""
        - [Yarns](#yarns)
        - [Pins](#gone)
        - [Looms](#looms)
        - [Wheels](#wheels)
        - [Needles](#gone-too)
        - [Dyes](#dyes)

        ## Yarns
        ## Looms
        ## Wheels
        ## Dyes
        """,
    ),
    "a tag after the last entry stays where it is": Bad(
        """
        <details>
        <summary>Contents</summary>

        - [Yarns](#yarns)
        - [Wheels](#wheels)
           ^^^^^^ out of order: its section on line 11 comes after "Looms" on line 10
        - [Looms](#looms)
        </details>

        ## Yarns
        ## Looms
        ## Wheels
        """,
        fixed="""
        <details>
        <summary>Contents</summary>

        - [Yarns](#yarns)
        - [Looms](#looms)
        - [Wheels](#wheels)
        </details>

        ## Yarns
        ## Looms
        ## Wheels
        """,
    ),
    "an entry with the link of another has no place": Good("""
        - [Looms](#looms)
        - [Wheels](#wheels)
        - [Pins](#pins)
        - [Dyes](#looms)

        ## Looms
        ## Wheels
        ## Pins
        """),
}
