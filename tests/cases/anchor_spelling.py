"""Where anchor-spelling draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "an id that the renderer shows as text is another rule's": Good("""
        - [Pictures](#IMG)

        ## Pictures {#IMG}
        ## Img
        """),
    "letters may be composed in two ways": Bad(
        "- [x](#cafe\u0301)\n      ^^^^^ `#cafe\u0301` should be `#caf\u00e9`: the Unicode form counts\n\n## Caf\u00e9\n",
        fixed="- [x](#caf\u00e9)\n\n## Caf\u00e9\n",
    ),
    "an id in capitals is written in capitals": Bad("""
        - [Tracking](#mot)
                     ^^^^ `#mot` should be `#MOT`: letter case counts

        <a name="MOT"></a>
        """, fixed="""
        - [Tracking](#MOT)

        <a name="MOT"></a>
        """),
    "of two ids that differ in their letter case each has its own": Good("""
        - [Tracking](#mot) [tables](#MOT)

        <a name="MOT"></a>
        ## MOT
        """),
    "an anchor of 300 characters is compared": Bad(
        f"- [x](#{'A' * 300})\n      {'^' * 301} `#{'A' * 300}` should be `#{'a' * 300}`: letter case counts\n\n## {'A' * 300}\n",
        fixed=f"- [x](#{'a' * 300})\n\n## {'A' * 300}\n",
    ),
    "a longer anchor is not": Good(f"- [x](#{'A' * 301})\n\n## {'A' * 301}\n"),
}  # fmt: skip
