"""Where `moved-link` draws the line."""

from fgad_lint.rule import Bad


def moved(target):
    return f'{{"format": 1, "links": {{"https://e.org/a": {{"status": "moved", "target": "{target}"}}}}}}\n'


CASES = {
    "a target that would be more than a URL has no fix": Bad(
        """
        - [Segment Anything](https://e.org/a)
                             ^^^^^^^^^^^^^^^ the page has moved to https://e.org/b) [x](https://e.org/c
        """,
        link_facts=moved("https://e.org/b) [x](https://e.org/c"),
    ),
    "a target that is no page has no fix": Bad(
        """
        - [Segment Anything](https://e.org/a)
                             ^^^^^^^^^^^^^^^ the page has moved to javascript:alert
        """,
        link_facts=moved("javascript:alert"),
    ),
    "a URL in a reference has no fix": Bad(
        """
        - [Segment Anything][1]
                             ^ the page has moved to https://e.org/b

        [1]: https://e.org/a
        """,
        link_facts=moved("https://e.org/b"),
    ),
    "all links to a page are one cause": Bad(
        """
        - [Segment Anything](https://e.org/a)
                             ^^^^^^^^^^^^^^^ the page has moved to https://e.org/b
        - [Segment Nothing](https://e.org/a)
                            ^^^^^^^^^^^^^^^ the page has moved to https://e.org/b
        """,
        fixed="""
        - [Segment Anything](https://e.org/b)
        - [Segment Nothing](https://e.org/b)
        """,
        safe=False,
        link_facts=moved("https://e.org/b"),
    ),
}
