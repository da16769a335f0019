"""More cases of malformed-heading."""

from fgad_lint.rule import Bad, Good

CASES = {
    "the middle of a merge conflict is not deleted": Bad("""
        <<<<<<< HEAD
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        =======
        ^^^^^^^ shown as text at the end of the entry above; delete it
        - [SPADE](https://arxiv.org/abs/2005.02357)
        >>>>>>> new-papers
        """),
    "a title in bold, and one with an anchor": Bad(
        """
        # List

        ##**Textures**
        ^^ missing space after `##`, so this is not a heading

        ##<a name="3d"></a>Point Clouds
        ^^ missing space after `##`, so this is not a heading
        """,
        fixed="""
        # List

        ## **Textures**

        ## <a name="3d"></a>Point Clouds
        """,
    ),
    "a link between two lists may be an entry": Bad("""
        - [PaDiM](https://arxiv.org/abs/2011.08785)

        ##[SPADE](https://arxiv.org/abs/2005.02357)
        ^^ missing space after `##`, so this is not a heading

        - [PatchCore](https://arxiv.org/abs/2106.08265)
        """),
    "an entry": Good("""
        - Sub-Image Anomaly Detection [[paper](https://arxiv.org/abs/2005.02357)]
        ##A Patch Distribution Framework [[paper](https://arxiv.org/abs/2011.08785)]
        - Towards Total Recall [[paper](https://arxiv.org/abs/2106.08265)]
        """),
    "more than six hashes": Bad("""
        ###### Looms

        ####### Wooden Looms
        ^^^^^^^ more than six `#`, so this is not a heading

        ########

        - [Loom](https://e.org/loom)
        """),
}
