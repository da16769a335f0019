"""Where contents-duplicate draws the line."""

from fgad_lint.rule import Bad, Good

SECTIONS = "\n## Images\n## Videos\n"
CASES = {
    "entries that lead nowhere are another rule's": Good("- [Images](#pictures)\n- [Images](#pictures)\n" + SECTIONS),
    "the top of the page may be linked again": Good(
        "- [Top](#top)\n- [Images](#images)\n- [Videos](#videos)\n- [Top](#top)\n" + SECTIONS
    ),
    "entries with more links differ by these": Good("""
        - [Videos](#videos): [2D](#2d)
        - [Videos](#videos): [3D](#3d)

        ## Videos
        ### 2D
        ### 3D
        """),
    "entries without a letter have no name": Good("- [📷](#images)\n- [📷](#images)\n" + SECTIONS),
    "an entry that others stand under stays": Bad("""
        - [Videos](#videos)
        - [Images](#images)
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one
          - [2D](#2d)

        ## Images
        ## Videos
        ### 2D
        """),
    "an entry behind an item that links nothing stays": Bad("""
        - [Videos](#videos)
        - [Images](#images)
        - Maps, soon to come
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ## Videos
        """),
    "an entry with a tag stays": Bad("""
        - [Videos](#videos) <br>
        - [Images](#images) <br>
        - [Videos](#videos) <br>
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ## Videos
        """),
    "the last entry goes with the end of its line": Bad("""
        - [Videos](#videos)
        - [Images](#images)
          - [2D](#2d)
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ### 2D
        ## Videos
        """, fixed="""
        - [Videos](#videos)
        - [Images](#images)
          - [2D](#2d)

        ## Images
        ### 2D
        ## Videos
        """),
    "of three entries the first stays": Bad("""
        - [Videos](#videos)
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one
        - [Images](#images)
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ## Videos
        """, fixed="""
        - [Videos](#videos)
        - [Images](#images)

        ## Images
        ## Videos
        """),
}  # fmt: skip
