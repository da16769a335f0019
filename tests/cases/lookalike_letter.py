"""Where lookalike-letter draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a word in a title that is a link is reported once": Bad(
        """
        - [Segment \u0410nything](https://e.org/1), [\u0420aper](https://e.org/2)
                   ^^^^^^^^ cyrillic capital letter a (U+0410) in a Latin word; write `A`
                                                ^^^^^ cyrillic capital letter er (U+0420) in a Latin word; write `P`
        """,
        fixed="""
        - [Segment Anything](https://e.org/1), [Paper](https://e.org/2)
        """,
    ),
    "a label outside of entries": Bad(
        """
        See the [d\u0430ta](https://e.org/1).
                 ^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
        """,
        fixed="""
        See the [data](https://e.org/1).
        """,
    ),
    "a label in a contents list": Bad(
        """
        - [Dat\u0430](#data)
           ^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
        - [Code](#code)

        ## Data
        ## Code
        """,
        fixed="""
        - [Data](#data)
        - [Code](#code)

        ## Data
        ## Code
        """,
    ),
    "a label may be the name of a link definition": Bad(
        """
        See the [dat\u0430] and the [c\u043ede][1].
                 ^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
                                ^^^^ cyrillic small letter o (U+043E) in a Latin word; write `o`

        [dat\u0430]: https://e.org/1
        [1]: https://e.org/2
        """
    ),
    "a URL in an image, in HTML, and without a label": Bad(
        """
        See ![d\u0430ta](https://im\u0430ge.org/1.png), <https://e.\u043erg/2>,
                            ^^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
                                                         ^^^ cyrillic small letter o (U+043E) in a Latin word; write `o`
        <a href="https://e.org/d\u0430ta/3"><b>d\u0430ta</b></a>.
                               ^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
        """,
        fixed="""
        See ![d\u0430ta](https://im\u0430ge.org/1.png), <https://e.org/2>,
        <a href="https://e.org/data/3"><b>d\u0430ta</b></a>.
        """,
        safe=False,
    ),
    "a URL that another link near it already has gets no fix": Bad("""
        See the [paper](https://ar\u0445iv.org/abs/1703.06870) ([PDF](https://arxiv.org/abs/1703.06870)).
                                ^^^^^ cyrillic small letter ha (U+0445) in a Latin word; write `x`
        """),
    "a URL in a heading is no part of its words": Bad(
        """
        ## [Data](https://e.org/d\u0430ta)
                                ^^^^ cyrillic small letter a (U+0430) in a Latin word; write `a`
        """,
        fixed="""
        ## [Data](https://e.org/data)
        """,
        safe=False,
    ),
    "a query, a fragment, a file, an anchor, escapes, other scripts and several such letters": Good("""
        [query](https://e.org/?q=d\u0430ta#d\u0430ta), [file](d\u0430ta.md), [anchor](#d\u0430ta), [escapes](https://e.org/d%D0%B0ta)

        [\u043c\u0435\u0442\u043e\u0434 GPT](https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/GPT-\u043c\u0435\u0442\u043e\u0434), [\u0441\u043e\u0430 x](https://e.org/\u0441\u043e\u0430)
        """),
}
