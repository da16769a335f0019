"""Where entry-style draws the line."""

from fgad_lint.rule import Bad, Good

_TREES = "Ash Birch Cedar Elm Fir Hazel Larch Maple Oak Pine Rowan Spruce Teak Walnut Willow Yew Alder Beech".split()


def _entries(written: str, *lines: str, first: int = 0, end: int = 16) -> str:
    """Entries that are written alike, `TREE` being another word in each, followed by `lines`."""
    entries = [written.replace("TREE", tree) for tree in _TREES[first:end]]
    return "".join(f"{line}\n" for line in (*entries, *lines))


_DASH = "- [Growth of TREE Leaves](https://e.org/TREE) - How a TREE grows."
_BOLD = "- **Growth of TREE Leaves**, 2021, [paper](https://e.org/TREE)"
_AUTHORS = "- **Growth of TREE Leaves**\n  *Ann B. Loom, Cy TREE.*\n  [[pdf](https://e.org/TREE)]"
_ALL = "unlike all 16 other entries"

CASES = {
    "six entries are too few": Good(_entries(_BOLD, "- Roots in Dry Soil, 2021, [paper](https://e.org/1)", end=6)),
    "three of nineteen are another way to write entries": Good(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) : how roots grow.",
            "- [Roots in Wet Soil](https://e.org/2) : how roots grow.",
            "- [Roots in Sand](https://e.org/3) : how roots grow.",
        )
    ),
    "what a section does is its way to write entries": Good(
        "# Trees\n\n"
        + _entries(_DASH)
        + "\n# Groups\n\n- [Roots in Berlin](https://e.org/1)\n- [Roots in Tokyo](https://e.org/2)\n"
    ),
    "no dash": Bad(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) How roots grow.",
            f'   ^^^^^^^^^^^^^^^^^ no "- " after the title, {_ALL}',
        ),
        fixed=_entries(_DASH, "- [Roots in Dry Soil](https://e.org/1) - How roots grow."),
        safe=False,
    ),
    "another dash": Bad(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) – How roots grow.",
            "   ^^^^^^^^^^^^^^^^^ `–` after the title; all 16 other entries have `-`",
        ),
        fixed=_entries(_DASH, "- [Roots in Dry Soil](https://e.org/1) - How roots grow."),
        safe=False,
    ),
    "no description": Bad(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1)",
            "   ^^^^^^^^^^^^^^^^^ nothing follows the title, unlike those of all 16 other entries",
        )
    ),
    "no final period": Bad(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) - How roots grow",
            f"                                               ^^^^^^^^ no `.` at the end of this line, {_ALL}",
        ),
        fixed=_entries(_DASH, "- [Roots in Dry Soil](https://e.org/1) - How roots grow."),
        safe=False,
    ),
    "a question needs no period": Good(_entries(_DASH, "- [Roots in Dry Soil](https://e.org/1) - How do roots grow?")),
    "a description may start with code, emoji or a link": Good(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) - `roots` in soil.",
            "- [Roots in Wet Soil](https://e.org/2) - 🌱 Roots in soil.",
        )
    ),
    "one of eight without a comma": Bad(
        _entries(
            "- [Growth of TREE Leaves](https://e.org/TREE), Ann B. Loom, 2021",
            "- [Roots in Dry Soil](https://e.org/1) Cy Dyer, 2020",
            "   ^^^^^^^^^^^^^^^^^ no `,` after the title, unlike all 7 other entries",
            end=7,
        ),
        fixed=_entries(
            "- [Growth of TREE Leaves](https://e.org/TREE), Ann B. Loom, 2021",
            "- [Roots in Dry Soil](https://e.org/1), Cy Dyer, 2020",
            end=7,
        ),
        safe=False,
    ),
    "one in ten without a period": Bad(
        _entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) - Roots",
            "                                      ^^^^^^^^ no `.` at the end of this line, unlike 18 of the 20 other entries",
            "- [Roots in Wet Soil](https://e.org/2) - Wet roots",
            "                                          ^^^^^^^^ no `.` at the end of this line, unlike 18 of the 20 other entries",
            "- [Roots in Sand](https://e.org/3) - Sand and roots",
            "                                           ^^^^^^^^ no `.` at the end of this line, unlike 18 of the 20 other entries",
            end=18,
        ),
        fixed=_entries(
            _DASH,
            "- [Roots in Dry Soil](https://e.org/1) - Roots.",
            "- [Roots in Wet Soil](https://e.org/2) - Wet roots.",
            "- [Roots in Sand](https://e.org/3) - Sand and roots.",
            end=18,
        ),
        safe=False,
    ),
    "two spaces after two bullets": Bad(
        _entries(
            _BOLD,
            "-  **Roots in Dry Soil**, 2021, [paper](https://e.org/1)",
            "     ^^^^^^^^^^^^^^^^^ an extra space before the title, unlike 18 of the 19 other entries",
            "-  **Roots in Wet Soil**, 2021, [paper](https://e.org/2)",
            "     ^^^^^^^^^^^^^^^^^ an extra space before the title, unlike 18 of the 19 other entries",
            end=18,
        ),
        fixed=_entries(
            _BOLD,
            "- **Roots in Dry Soil**, 2021, [paper](https://e.org/1)",
            "- **Roots in Wet Soil**, 2021, [paper](https://e.org/2)",
            end=18,
        ),
        safe=False,
    ),
    "no period after the authors": Bad(
        _entries(
            _AUTHORS,
            "- **Roots in Dry Soil**",
            "  *Di Elk, Ed Fox*",
            f"          ^^^^^^^^ no `.` at the end of this line, {_ALL}",
            "  [[pdf](https://e.org/1)]",
        ),
        fixed=_entries(_AUTHORS, "- **Roots in Dry Soil**", "  *Di Elk, Ed Fox.*", "  [[pdf](https://e.org/1)]"),
        safe=False,
    ),
    "no year in the title": Bad(
        _entries(
            "- [2019 - Growth of TREE Leaves](https://e.org/TREE)",
            "- [Roots in Dry Soil](https://e.org/1)",
            '   ^^^^^^^^^^^^^^^^^ the title does not start as in all 16 other entries, such as "2019 - G"',
        )
    ),
    "no date before the title": Bad(
        _entries(
            "- [2021/05] **Growth of TREE Leaves** [paper](https://e.org/TREE)",
            "- **Roots in Dry Soil** [paper](https://e.org/1)",
            '    ^^^^^^^^^^^^^^^^^ nothing before the title, where all 16 other entries have something like "[2021/05]"',
        )
    ),
    "a bold title may be there on purpose": Good(
        _entries(
            "- [Growth of TREE Leaves](https://e.org/TREE), 2021",
            "- **[Roots in Dry Soil](https://e.org/1)**, 2021",
        )
    ),
    "a row without its last bar": Bad(
        "| Title | Link |\n| --- | --- |\n"
        + _entries(
            "| Growth of TREE Leaves | [pdf](https://e.org/TREE) |",
            "| Roots in Dry Soil | [pdf](https://e.org/1)",
            f"                                           ^ no `|` at the end of this row, {_ALL}",
        )
    ),
    "three stars for bold": Bad(
        _entries(
            _BOLD,
            "- ***Roots in Dry Soil***, 2021, [paper](https://e.org/1)",
            f"     ^^^^^^^^^^^^^^^^^ `*` before the title, {_ALL}",
        )
    ),
    "et al without its period": Bad(
        _entries(
            "- Growth of TREE Leaves, TREE et al., 2021",
            "- Roots in Dry Soil, _Elk et al_ 2021",
            "                          ^^^^^ no `.` after it, unlike 16 of the other 16",
        ),
        fixed=_entries("- Growth of TREE Leaves, TREE et al., 2021", "- Roots in Dry Soil, _Elk et al._ 2021"),
        safe=False,
    ),
    "a section without bullets": Bad(
        "".join(f"## {tree}\n\n- [Growth of {tree} Leaves](https://e.org/{tree})\n\n" for tree in _TREES)
        + "## Roots\n\n[Roots in Dry Soil](https://e.org/1)\n"
        + "^" * 36
        + " no bullet before this entry, unlike those in 18 other sections\n\n"
        + "## License\n\n[Creative Commons License Four](https://e.org/2)\n"
    ),
    "a section with a sentence": Good(
        "".join(f"## {tree}\n\n- [Growth of {tree} Leaves](https://e.org/{tree})\n\n" for tree in _TREES)
        + "## Roots\n\n[Roots in Dry Soil](https://e.org/1) is about roots.\n\n"
    ),
}
