"""Where empty-link draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a picture is no link": Good("""
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
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a link leads nowhere; give it a URL or drop it
        - Dyes [[paper]](https://e.org/dyes)
        """),
    "a picture behind a link is not its text": Bad("""
        - Looms [](https://e.org/looms) ![loom](https://e.org/loom.png)
                ^^^^^^^^^^^^^^^^^^^^^^^ link without text, `[label](https://e.org/looms)` expected
        """),
    "ten with one label are told apart": Bad(
        "".join(
            f"- Loom {n} [[paper]](https://e.org/{n}) [code]()\n"
            '                                    ^^^^^^^^ "code" leads nowhere; give it a URL or drop it\n'
            for n in range(10)
        )
    ),
    "labels are counted each for itself": Bad("""
        - Looms [[paper]](https://e.org/1) [[]]()
                                           ^^^^^^ a link leads nowhere; give it a URL or drop it
        - Dyes [[paper]](https://e.org/2) [code](), [Code](), [code](), [code](), [code](), [code](), [code](), [code]()
                                          ^^^^^^^^ "code" leads nowhere; 10 more like it, the next on line 2
        - Yarns [[paper]](https://e.org/3) [code](), [code](), [code](), [data]()
                                                                         ^^^^^^^^ "data" leads nowhere; give it a URL or drop it
        """),
}
