"""Where contents-duplicate draws the line."""

from fgad_lint.rule import Bad, Good

SECTIONS = "\n## Images\n## Videos\n"
CASES = {
    "entries that lead nowhere are left to broken-anchor": Good("- [Images](#pictures)\n- [Images](#pictures)\n" + SECTIONS),
    "the top of the page may be listed twice": Good(
        "- [Top](#top)\n- [Images](#images)\n- [Videos](#videos)\n- [Top](#top)\n" + SECTIONS
    ),
    "entries may differ in their other links": Good("""
        - [Videos](#videos): [2D](#2d)
        - [Videos](#videos): [3D](#3d)

        ## Videos
        ### 2D
        ### 3D
        """),
    "entries without letters have no name": Good("- [📷](#images)\n- [📷](#images)\n" + SECTIONS),
    "an entry with another anchor of the section has no fix": Bad("""
        - [Videos](#videos)
        - [Images](#images)
        - [Videos](#clips)
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ## Videos<a name="clips"></a>
        """),
    "an entry with nested entries has no fix": Bad("""
        - [Videos](#videos)
        - [Images](#images)
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one
          - [2D](#2d)

        ## Images
        ## Videos
        ### 2D
        """),
    "an entry after an item without a link has no fix": Bad("""
        - [Videos](#videos)
        - [Images](#images)
        - Maps, soon to come
        - [Videos](#videos)
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ## Videos
        """),
    "an entry with an HTML tag has no fix": Bad("""
        - [Videos](#videos) <br>
        - [Images](#images) <br>
        - [Videos](#videos) <br>
           ^^^^^^ already listed on line 1; keep one

        ## Images
        ## Videos
        """),
    "the last entry is dropped with its line end": Bad("""
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
    "the first of three entries is kept": Bad("""
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
