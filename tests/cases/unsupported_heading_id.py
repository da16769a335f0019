"""What happens to the links in a page when its headings lose their ids."""

from fgad_lint.rule import Bad

CASES = {
    "a heading with nothing but an id needs a title": Bad("""
        ## {#outlook}
           ^^^^^^^^^^ `{#outlook}` is shown as text on GitHub; write a title
        """),
    "an id stays if dropping it would redirect a link": Bad("""
        - [Methods](#methods)

        ## Methods {#of-old}
                   ^^^^^^^^^ `{#of-old}` is shown as text on GitHub; drop it and check the links in the page

        ## Methods
        """),
    "a heading is fixed even if a person must fix the links to another": Bad(
        """
        - [Surveys](#surveys-surveys)

        ## Surveys {#surveys}
                   ^^^^^^^^^^ `{#surveys}` is shown as text on GitHub; drop it and fix the links to `#surveys-surveys`

        ## Outlook {#the-end}
                   ^^^^^^^^^^ `{#the-end}` is shown as text on GitHub; drop it
        """,
        fixed="""
        - [Surveys](#surveys-surveys)

        ## Surveys {#surveys}

        ## Outlook
        """,
    ),
    "a link that is broken anyway does not prevent a fix": Bad(
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
    "a link to a file with the same name does not lead to the heading": Bad(
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
