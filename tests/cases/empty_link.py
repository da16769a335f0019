"""Where empty-link draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "an image is not a link": Good("""
        ![](https://e.org/loom.png)

        - Looms [[paper]](https://e.org/looms) ![]()
        """),
    "a link outside the entries must lead somewhere too": Bad("""
        The [contents]() come later.
            ^^^^^^^^^^^^ "contents" leads nowhere; give it a URL or drop it
        """),
    "the badge of an entry must lead somewhere": Bad("""
        [![chat](https://e.org/chat.svg)]()

        - Looms [[paper]](https://e.org/looms) [![code](https://e.org/code.svg)]()
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this link leads nowhere; give it a URL or drop it
        - Dyes [[paper]](https://e.org/dyes)
        """),
    "an image after a link is not its text": Bad("""
        - Looms [](https://e.org/looms) ![loom](https://e.org/loom.png)
                ^^^^^^^^^^^^^^^^^^^^^^^ link without text; write `[label](https://e.org/looms)`
        """),
    "a title may begin with not": Bad("""
        - [Not All Words Are Needed]() by Ada
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Not All Words Are Needed" leads nowhere; give it a URL or drop it
        """),
    "numbers in labels do not count": Bad(
        """
        - Looms [open - 2101]()
                ^^^^^^^^^^^^^^^ "open - 2101" leads nowhere; give it a URL or drop it
        - Dyes [open - 2102]()
               ^^^^^^^^^^^^^^^ "open - 2102" leads nowhere; give it a URL or drop it
        - Pins [open - 2103]()
               ^^^^^^^^^^^^^^^ "open - 2103" leads nowhere; give it a URL or drop it
        - Felts [empty repository, as of May]()
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "empty repository, as of May" leads nowhere; give it a URL or drop it
        """,
        severity="info",
    ),
    "ten links with the same label": Bad(
        "".join(
            f"- Loom {n} [[paper]](https://e.org/{n}) [code]()\n"
            '                                    ^^^^^^^^ "code" leads nowhere; give it a URL or drop it\n'
            for n in range(10)
        )
    ),
}
