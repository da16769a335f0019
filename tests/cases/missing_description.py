"""What describes a category, and which need no description."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a name that three sections have needs no description": Good("""
        # Images
        All that stands still.
        ## Methods
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        # Videos
        All that moves.
        ## Methods
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        # Sounds
        All that is heard.
        ## Methods
        - [SPADE](https://arxiv.org/abs/2005.02357)
        """),
    "a name that two sections have needs one in both": Bad("""
        # Images
        All that stands still.
        ## Methods
           ^^^^^^^ no sentence says what belongs in "Methods"; begin with one
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        # Videos
        All that moves.
        ## Methods
           ^^^^^^^ no sentence says what belongs in "Methods"; begin with one
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        """),
    "the year of the whole list dates none of its categories": Bad("""
        # Anomaly Detection 2024
        ## Objects
           ^^^^^^^ no sentence says what belongs in "Objects"; begin with one
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        """),
    "papers that are paragraphs describe nothing": Bad("""
        # Textures
          ^^^^^^^^ no sentence says what belongs in "Textures"; begin with one

        [**Surfaces as Signals: Finding Faults in Wood**](https://e.org/1)

        [**Threads and Weaves: Finding Faults in Cloth**](https://e.org/2)

        [**Grains and Pores: Finding Faults in Stone**](https://e.org/3)

        [**Rust and Dents: Finding Faults in Metal**](https://e.org/4)
        """),
    "a quote right behind the papers describes them": Good("""
        # Textures
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        > Surfaces such as wood or carpet.
        """),
    "a sentence behind the papers describes them": Good("""
        # Textures
        - [DRAEM](https://arxiv.org/abs/2108.07610)

        These are surfaces such as wood or carpet.
        """),
}
