"""Where contents-link draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "bold": Bad(
        """
        * **[Detection](#detection)**
        * **Depth**
            ^^^^^ no link to "Depth" on line 6, but other entries have one; write `[Depth](#depth)`
        * **[Flow](#flow)**

        ## Detection
        ## Depth
        ## Flow
        """,
        fixed="""
        * **[Detection](#detection)**
        * **[Depth](#depth)**
        * **[Flow](#flow)**

        ## Detection
        ## Depth
        ## Flow
        """,
    ),
    "the entry is as long as the others": Bad(
        """
        1. [Detection](https://github.com/me/list#detection)
           - [Flow](https://github.com/me/list#flow)
           - Depth
             ^^^^^ no link to "Depth" on line 7, but other entries have one; write `[Depth](https://github.com/me/list#depth)`
           - [Data](https://github.com/me/list#data)

        ## Detection
        ### Depth
        ### Flow
        ### Data
        """,
        fixed="""
        1. [Detection](https://github.com/me/list#detection)
           - [Flow](https://github.com/me/list#flow)
           - [Depth](https://github.com/me/list#depth)
           - [Data](https://github.com/me/list#data)

        ## Detection
        ### Depth
        ### Flow
        ### Data
        """,
    ),
    "two sections with the name": Good("""
        - [Detection](#detection)
        - Depth
        - [Flow](#flow)

        ## Detection
        ### Depth
        ## Flow
        ### Depth
        """),
    "another entry leads to the section": Good("""
        - [Detection](#detection)
        - [Flow](#flow)
        - Depth
          - [Maps of Depth](#depth)

        ## Detection
        ## Flow
        ## Depth
        """),
    "no section has the name": Good("""
        - [Detection](#detection)
        - Depth
        - [Flow](#flow)

        ## Detection
        ## Flow
        """),
}
