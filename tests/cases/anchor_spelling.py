"""Where anchor-spelling draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "an id that is shown as text is left to unsupported-heading-id": Good("""
        - [Pictures](#IMG)

        ## Pictures {#IMG}
        ## Img
        """),
    "composed and decomposed letters differ": Bad(
        "- [x](#cafe\u0301)\n      ^^^^^ `#cafe\u0301` should be `#caf\u00e9`: the Unicode form matters\n\n## Caf\u00e9\n",
        fixed="- [x](#caf\u00e9)\n\n## Caf\u00e9\n",
    ),
    "an anchor in upper case is written in upper case": Bad("""
        - [Tracking](#mot)
                     ^^^^ `#mot` should be `#MOT`: letter case matters

        <a name="MOT"></a>
        """, fixed="""
        - [Tracking](#MOT)

        <a name="MOT"></a>
        """),
    "anchors that differ only in letter case are both found": Good("""
        - [Tracking](#mot) [tables](#MOT)

        <a name="MOT"></a>
        ## MOT
        """),
    "an anchor of 300 characters is compared": Bad(
        f"- [x](#{'A' * 300})\n      {'^' * 301} `#{'A' * 300}` should be `#{'a' * 300}`: letter case matters\n\n## {'A' * 300}\n",
        fixed=f"- [x](#{'a' * 300})\n\n## {'A' * 300}\n",
    ),
    "an anchor of 301 characters is not compared": Good(f"- [x](#{'A' * 301})\n\n## {'A' * 301}\n"),
}  # fmt: skip
