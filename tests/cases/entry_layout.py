"""Where entry-layout draws the line."""

from fgad_lint.rule import Bad, Good

_TREES = "Ash Birch Cedar Elm Fir Hazel Larch Maple Oak".split()


def _nine(end: str, *lines: str) -> str:
    """A list of nine entries that end in `end`, followed by `lines`."""
    entries = [f"- {tree} {end.replace('TREE', tree.lower())}" for tree in _TREES]
    return "".join(f"{line}\n" for line in (*entries, *lines))


_CODE = "[[code]](https://e.org/TREE)"
_AS_CODE = 'brackets differ from the other entries; write it like "[[code]](…)" on line'
_OUTSIDE = "[[code](https://e.org/TREE)]"
_BOTH = "[[pdf]](https://e.org/TREE.pdf) [[code]](https://e.org/TREE)"
_VENUE = "[[CVPR 2021]](https://e.org/TREE)"

CASES = {
    "nine entries are too few, however many links they have": Good(
        _nine(_CODE).replace("(https://e.org/oak)", "(https://e.org/oak) [code](https://e.org/bark)")
    ),
    "eight in ten are too few": Good(
        _nine(_CODE, "- Yew [code](https://e.org/yew)").replace(
            "[[code]](https://e.org/oak", "[code](https://e.org/oak"
        )
    ),
    "nine in eleven are too few": Good(
        _nine(_CODE, "- Yew [code](https://e.org/yew)", "- Box [code](https://e.org/box)")
    ),
    "the rows of a table may differ": Good("""
        | Title | Code |
        |---|---|
        | Ash | [[code]](https://e.org/ash) |
        | Birch | [[code]](https://e.org/birch) |
        | Cedar | [[code]](https://e.org/cedar) |
        | Elm | [[code]](https://e.org/elm) |
        | Fir | [[code]](https://e.org/fir) |
        | Hazel | [[code]](https://e.org/hazel) |
        | Larch | [[code]](https://e.org/larch) |
        | Maple | [[code]](https://e.org/maple) |
        | Oak | [[code]](https://e.org/oak) |
        | Yew | [code](https://e.org/yew) |
        """),
    "the first entry may be the one that differs": Bad(
        f"- Yew [code](https://e.org/yew)\n      ^^^^^^^^^^^^^^^^^^^^^^^^^ {_AS_CODE} 2\n{_nine(_CODE)}",
        fixed=f"- Yew [[code]](https://e.org/yew)\n{_nine(_CODE)}",
    ),
    "a reference link has no brackets to compare": Good(
        _nine(_CODE, "- Yew [code][yew]", "", "[yew]: https://e.org/yew")
    ),
    "a badge has no brackets to compare": Good(
        _nine(_CODE, "- Yew [![code](https://e.org/code.svg)](https://e.org/yew)")
    ),
    "a link around the title has no label": Good(
        _nine(_VENUE, '- ["The Slow Growth of Yews", CVPR 2021](https://e.org/yew)')
    ),
    "a label right before the title counts": Bad(
        _nine(_CODE, "- [code](https://e.org/yew)The Slow Growth of Yews", f"  ^^^^^^^^^^^^^^^^^^^^^^^^^ {_AS_CODE} 1"),
        fixed=_nine(_CODE, "- [[code]](https://e.org/yew)The Slow Growth of Yews"),
    ),
    "a year alone counts as a venue": Bad(
        _nine(
            _VENUE,
            "- Yew [2021](https://e.org/yew)",
            '      ^^^^^^^^^^^^^^^^^^^^^^^^^ brackets differ from the other entries; write it like "[[CVPR 2021]](…)" on line 1',
        ),
        fixed=_nine(_VENUE, "- Yew [[2021]](https://e.org/yew)"),
    ),
    "brackets around a link are compared": Bad(
        _nine(
            _OUTSIDE,
            "- Yew [code](https://e.org/yew)",
            '      ^^^^^^^^^^^^^^^^^^^^^^^^^ brackets differ from the other entries; write it like "[[code](…)]" on line 1',
        ),
        fixed=_nine(_OUTSIDE, "- Yew [[code](https://e.org/yew)]"),
    ),
    "brackets around a link may be removed": Bad(
        _nine(
            "[code](https://e.org/TREE)",
            "- Yew [[code](https://e.org/yew)]",
            '      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ brackets differ from the other entries; write it like "[code](…)" on line 1',
        ),
        fixed=_nine("[code](https://e.org/TREE)", "- Yew [code](https://e.org/yew)"),
    ),
    "brackets around two links belong to neither": Good(
        _nine(
            "[[pdf](https://e.org/TREE.pdf), [code](https://e.org/TREE)]",
            "- Yew [pdf](https://e.org/yew.pdf), [code](https://e.org/yew)",
        )
    ),
    "an entry is reported once and fixed as a whole": Bad(
        _nine(
            _BOTH,
            "- Yew [pdf](https://e.org/yew.pdf) [code](https://e.org/yew)",
            '      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ brackets differ from the other entries; write it like "[[pdf]](…)" on line 1',
        ),
        fixed=_nine(_BOTH, "- Yew [[pdf]](https://e.org/yew.pdf) [[code]](https://e.org/yew)"),
    ),
    "a link after a bracket has no fix": Bad(
        _nine(_CODE, "- Yew [[code](https://e.org/yew), a demo]", f"       ^^^^^^^^^^^^^^^^^^^^^^^^^ {_AS_CODE} 1")
    ),
    "a link before a bracket has no fix": Bad(
        _nine(
            _CODE, "- Yew [a demo, [code](https://e.org/yew)]", f"               ^^^^^^^^^^^^^^^^^^^^^^^^^ {_AS_CODE} 1"
        )
    ),
    "a bracket further on does not matter": Bad(
        _nine(_CODE, "- Yew [code](https://e.org/yew) [not tested]", f"      ^^^^^^^^^^^^^^^^^^^^^^^^^ {_AS_CODE} 1"),
        fixed=_nine(_CODE, "- Yew [[code]](https://e.org/yew) [not tested]"),
    ),
    "emphasis within a label has no fix": Bad(
        _nine(_CODE, "- Yew [**code**](https://e.org/yew)", f"      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ {_AS_CODE} 1")
    ),
    "a space is missing after emphasis or a full stop": Bad(
        _nine(
            _CODE,
            "- *Yew*[[code]](https://e.org/yew)",
            "       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no space before this link; add one, as on line 1",
            *(
                f"- {tree} [[code]](https://e.org/{tree.lower()})"
                for tree in "Alder Aspen Beech Hawthorn Holly".split()
            ),
            *(f"- {tree} [[code]](https://e.org/{tree.lower()})" for tree in "Linden Pine Rowan Spruce".split()),
            "- Box.[[code]](https://e.org/box)",
            "      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no space before this link; add one, as on line 1",
        ),
        fixed=_nine(
            _CODE,
            "- *Yew* [[code]](https://e.org/yew)",
            *(
                f"- {tree} [[code]](https://e.org/{tree.lower()})"
                for tree in "Alder Aspen Beech Hawthorn Holly".split()
            ),
            *(f"- {tree} [[code]](https://e.org/{tree.lower()})" for tree in "Linden Pine Rowan Spruce".split()),
            "- Box. [[code]](https://e.org/box)",
        ),
    ),
    "a dash may come right before a link": Good(_nine(_CODE, "- Yew—[[code]](https://e.org/yew)")),
    "a list without spaces needs none": Good(
        "".join(f"- *{tree}*[[code]](https://e.org/{tree.lower()})\n" for tree in _TREES)
        + "- Yew[[code]](https://e.org/yew)\n"
    ),
    "a label in bold has its space before the asterisks": Good(_nine(_CODE, "- Yew **[[code]](https://e.org/yew)**")),
    "a date before a bold name is not a title": Good(
        "".join(
            f"- 2023.[**{name}Set**](https://e.org/{name})\nA set of images. Paper: [Author et al. 2023](https://e.org/a)\n"
            for name in ("Alder", "Beech", "Birch", "Cedar", "Elder", "Hazel", "Maple", "Poplar", "Rowan", "Willow")
        )
        + "- 2023.[**Yew**](https://e.org/yew)\n- 2023.[[code]](https://e.org/nameless)\n"
    ),
    "a link is in the brackets that the others have around more": Good(
        _nine(
            "[`wood`; [code](https://e.org/TREE)]",
            "- Yew [`wood`; [code](https://e.org/yew)]",
            "- Pine [[code](https://e.org/pine)]",
        )
    ),
    "a single link is in the brackets that the others have around several": Good(
        _nine(
            "[[pdf](https://e.org/TREE.pdf),[code](https://e.org/TREE)]",
            "- Yew [[pdf](https://e.org/yew.pdf)]",
            "- Pine [[code](https://e.org/pine)]",
        )
    ),
    "a space inside the brackets is removed": Bad(
        _nine(
            _OUTSIDE,
            "- Yew [[code](https://e.org/yew) ]",
            '      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space inside the brackets; write it like "[[code](…)]" on line 1',
        ),
        fixed=_nine(_OUTSIDE, "- Yew [[code](https://e.org/yew)]"),
    ),
    "a lost bracket is reported by malformed-link": Good(
        _nine(_OUTSIDE, "- Yew [[code](https://e.org/yew)]", "- Pine [code](https://e.org/pine)]")
    ),
    "a bracket with a backslash looks like one without": Good(
        _nine("[[pdf]](https://e.org/TREE)", r"- Yew [\[pdf\]](https://e.org/yew)")
        + _nine(r"\[[code](https://e.org/TREE)]", r"- Yew \[[code](https://e.org/yew)\]")
    ),
}
