"""Where duplicate-anchor draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "before the first heading there is nothing to name": Bad("""
        Go on to [Looms](#looms).

        <a name="top"></a> Words. <a name="top"></a>
                                  ^^^^^^^^^^^^^^ `top` is an id in line 3 too; choose another

        ## Looms
        """),
    "an id at a heading may be written twice there, but not below": Bad("""
        ## Wheels <a name="spin"></a> <a name="spin"></a>

        <a name="spin"></a>
        ^^^^^^^^^^^^^^^ `spin` is the id of "Wheels" (line 1) too; drop it or choose another

        Words.
        """),
    "the heading goes on to its very end": Good(
        '## Wheels <a name="spin"></a> <a name="spin"/>\n\\ no newline at end\n'
    ),
    "two places of one section need two ids": Bad("""
        ## Looms

        <a name="shed"></a> Words.

        <a name="shed"></a> Words.
        ^^^^^^^^^^^^^^^ `shed` is the id of "Looms" (line 3) too; drop it or choose another
        """),
    "braces that are shown as text give no id": Good("""
        ## Looms {#craft}
        ## Wheels {#craft}
        """),
    "a heading that shows its braces has an id by itself": Bad("""
        ## Looms {#craft}

        Words.

        ## Wheels <a name="looms-craft"></a>
                  ^^^^^^^^^^^^^^^^^^^^^^ `looms-craft` is the id of "Looms" (line 1) too; drop it or choose another
        """),
    "the place that comes later is reported, braces or not": Bad(
        """
        ## Looms {#craft}
        ## Wheels <a name="craft"></a>
                  ^^^^^^^^^^^^^^^^ `craft` is the id of "Looms" (line 1) too; drop it or choose another
        ## Pins {#craft}
                ^^^^^^^^ `craft` is the id of "Looms" (line 1) too; choose another
        """,
        config='renderer = "hugo"',
    ),
}
