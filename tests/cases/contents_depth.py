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
    "two entries for the sections of one": Bad("""
        - [Papers](#papers)
          - [Screws](#screws)
          - [Nails](#nails)
          - [Bolts](#bolts)
          - [Nuts](#nuts)
          - [Rivets](#rivets)
          - [Pins](#pins)
          - [Hooks](#hooks)
          - [Hinges](#hinges)
        - [Tools](#tools)
        - [Hammers](#hammers)
           ^^^^^^^ not nested, but its section on line 24 is part of "Tools"; move the entry or the section
        - [Saws](#saws)
           ^^^^ not nested, but its section on line 25 is part of "Tools"; move the entry or the section

        ## Papers
        ### Screws
        ### Nails
        ### Bolts
        ### Nuts
        ### Rivets
        ### Pins
        ### Hooks
        ### Hinges
        ## Tools
        ### Hammers
        ### Saws
        """),
    "two entries, and few others for headings of their level": Good("""
        - [Papers](#papers)
          - [Screws](#screws)
          - [Nails](#nails)
          - [Bolts](#bolts)
        - [Tools](#tools)
        - [Hammers](#hammers)
        - [Saws](#saws)

        ## Papers
        ### Screws
        ### Nails
        ### Bolts
        ## Tools
        ### Hammers
        ### Saws
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
