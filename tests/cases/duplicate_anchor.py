"""Where duplicate-anchor draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "anchors before the first heading have no section to name": Bad("""
        Go on to [Looms](#looms).

        <a name="top"></a> Words. <a name="top"></a>
                                  ^^^^^^^^^^^^^^ `top` is also an id on line 3; choose another

        ## Looms
        """),
    "an id may be repeated in a heading, but not below it": Bad("""
        ## Wheels <a name="spin"></a> <a name="spin"></a>

        <a name="spin"></a>
        ^^^^^^^^^^^^^^^ `spin` is also the id of "Wheels" on line 1; drop it or choose another

        Words.
        """),
    "an anchor at the very end of a heading is part of it": Good(
        '## Wheels <a name="spin"></a> <a name="spin"/>\n\\ no newline at end\n'
    ),
    "two places in one section need two ids": Bad("""
        ## Looms

        <a name="shed"></a> Words.

        <a name="shed"></a> Words.
        ^^^^^^^^^^^^^^^ `shed` is also the id of "Looms" on line 3; drop it or choose another
        """),
    "an unsupported heading id is not an anchor": Good("""
        ## Looms {#craft}
        ## Wheels {#craft}
        """),
    "a heading with an unsupported id gets its id from its text": Bad("""
        ## Looms {#craft}

        Words.

        ## Wheels <a name="looms-craft"></a>
                  ^^^^^^^^^^^^^^^^^^^^^^ `looms-craft` is also the id of "Looms" on line 1; drop it or choose another
        """),
    "the later anchor is reported, in HTML or in braces": Bad(
        """
        ## Looms {#craft}
        ## Wheels <a name="craft"></a>
                  ^^^^^^^^^^^^^^^^ `craft` is also the id of "Looms" on line 1; drop it or choose another
        ## Pins {#craft}
                ^^^^^^^^ `craft` is also the id of "Looms" on line 1; choose another
        """,
        config='renderer = "hugo"',
    ),
}
