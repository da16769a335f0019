"""What counts as a description of a category, and which categories need none."""

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
           ^^^^^^^ no sentence says what belongs in "Methods"; add one
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        # Videos
        All that moves.
        ## Methods
           ^^^^^^^ no sentence says what belongs in "Methods"; add one
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        """),
    "a year in the title of the list does not date its categories": Bad("""
        # Anomaly Detection 2024
        ## Objects
           ^^^^^^^ no sentence says what belongs in "Objects"; add one
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        """),
    "papers that are paragraphs are no description": Bad("""
        # Textures
          ^^^^^^^^ no sentence says what belongs in "Textures"; add one

        [**Surfaces as Signals: Finding Faults in Wood**](https://e.org/1)

        [**Threads and Weaves: Finding Faults in Cloth**](https://e.org/2)

        [**Grains and Pores: Finding Faults in Stone**](https://e.org/3)

        [**Rust and Dents: Finding Faults in Metal**](https://e.org/4)
        """),
    "a quote right after the papers is a description": Good("""
        # Textures
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        > Surfaces such as wood or carpet.
        """),
    "a sentence after the papers is a description": Good("""
        # Textures
        - [DRAEM](https://arxiv.org/abs/2108.07610)

        These are surfaces such as wood or carpet.
        """),
}
