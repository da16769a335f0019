"""Where contents-depth draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a numbered list": Bad("""
        1. [Detection](#detection)
           1. [Screws](#screws)
           2. [Datasets](#datasets)
               ^^^^^^^^ nested under "Detection", but its section on line 8 is not part of it; move the entry or the section
        2. [Tools](#tools)

        ## Detection
        ### Screws
        ## Datasets
        ## Tools
        """),
    "the page by the URL of its repository": Bad("""
        * [Detection](https://github.com/me/list#detection)
          * [Screws](https://github.com/me/list#screws)
        * [Nails](https://github.com/me/list#nails)
           ^^^^^ not nested, but its section on line 8 is part of "Detection"; move the entry or the section
        * [Tools](https://github.com/me/list#tools)

        ## Detection
        ### Screws
        ### Nails
        ## Tools
        """),
    "two entries of which either may be wrong": Good("""
        - [Detection](#detection)
          - [Segmentation](#segmentation)

        ## Detection
        ## Segmentation
        """),
    "levels that are skipped among the headings": Good("""
        - [Detection](#detection)
          - [Screws](#screws)
        - [Tools](#tools)
          - [Nails](#nails)

        ## Detection
        ### Screws
        ## Tools
        #### Nails
        """),
    "the title of the list is an entry": Good("""
        - [The List](#the-list)
        - [Detection](#detection)
        - [Tools](#tools)

        # The List
        ## Detection
        ## Tools
        """),
}
