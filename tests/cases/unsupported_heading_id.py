"""What becomes of the links in a page when ids are dropped from its headings."""

from fgad_lint.rule import Bad

CASES = {
    "a heading that has nothing but an id needs a title": Bad("""
        ## {#outlook}
           ^^^^^^^^^^ `{#outlook}` is shown as text on GitHub; write a title
        """),
    "an id that another heading has already is not given away": Bad("""
        - [Methods](#methods)

        ## Methods {#of-old}
                   ^^^^^^^^^ `{#of-old}` is shown as text on GitHub; drop it, and try the links in the page

        ## Methods
        """),
    "a heading is mended though a person must mend the links to another": Bad(
        """
        - [Surveys](#surveys-surveys)

        ## Surveys {#surveys}
                   ^^^^^^^^^^ `{#surveys}` is shown as text on GitHub; drop it, and mend the links to `#surveys-surveys`

        ## Outlook {#the-end}
                   ^^^^^^^^^^ `{#the-end}` is shown as text on GitHub; drop it
        """,
        fixed="""
        - [Surveys](#surveys-surveys)

        ## Surveys {#surveys}

        ## Outlook
        """,
    ),
    "a link that leads nowhere by itself hinders nothing": Bad(
        """
        - [Methods](#nowhere)

        ## Outlook {#the-end}
                   ^^^^^^^^^^ `{#the-end}` is shown as text on GitHub; drop it
        """,
        fixed="""
        - [Methods](#nowhere)

        ## Outlook
        """,
    ),
    "a link to a file of the same name is none to the heading": Bad(
        """
        - [Notes on few-shot methods](/few-shot)

        ## Few-Shot Methods {#few-shot}
                            ^^^^^^^^^^^ `{#few-shot}` is shown as text on GitHub; drop it
        """,
        fixed="""
        - [Notes on few-shot methods](/few-shot)

        ## Few-Shot Methods
        """,
    ),
}
