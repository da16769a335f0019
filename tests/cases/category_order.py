"""Which categories category-order reports, and how it moves them."""

from fgad_lint.rule import Bad, Good

ALPHABETICAL = 'order.categories = "alphabetical"'
CONTENTS = 'order.categories = "contents"'


def sections(*names):
    return "".join(f"# {name}\n\n- [A Paper of {name}](https://e.org/{index})\n\n" for index, name in enumerate(names))


CASES = {
    "numbers are sorted by size": Good(sections("Level 2", "Level 10"), config=ALPHABETICAL),
    "numbers out of order": Bad(
        "# Level 10\n  ^^^^^^^^ belongs after \"Level 2\" on line 5, in alphabetical order\n\n"
        "- [A Paper of Level 10](https://e.org/0)\n\n# Level 2\n\n- [A Paper of Level 2](https://e.org/1)\n",
        fixed="# Level 2\n\n- [A Paper of Level 2](https://e.org/1)\n\n# Level 10\n\n- [A Paper of Level 10](https://e.org/0)\n",
        safe=False,
        config=ALPHABETICAL,
    ),
    "others may be anywhere": Good(sections("Depth", "Other Things", "Flows"), config=ALPHABETICAL),
    "categories before the contents may be in another order": Good(
        """
        # Tools

        - [A Tool](https://e.org/1)

        # Contents

        - [Depth](#depth)
        - [Flows](#flows)

        # Depth

        - [A Paper of Depth](https://e.org/2)

        # Flows

        - [A Paper of Flows](https://e.org/3)
        """,
        config=ALPHABETICAL,
    ),
    "sections of the same name are not moved": Bad(
        """
        - [Depth](#depth)
        - [Flows](#flows)
        - [Depth](#depth-1)

        # Flows
          ^^^^^ belongs after "Depth" on line 6, as in the contents
        # Depth
        # Depth
        """,
        config=CONTENTS,
    ),
    "an entry that leads nowhere is ignored": Good(
        """
        - [Depth](#depth)
        - [Gone](#gone)
        - [Flows](#flows)

        # Depth
        # Flows
        """,
        config=CONTENTS,
    ),
    "one of two misplaced sections is reported": Bad(
        """
        - [A](#a)
        - [B](#b)
        - [C](#c)
        - [D](#d)

        # D
          ^ belongs after "C" on line 9, as in the contents; 1 more is out of place
        # B
        # A
        # C
        """,
        fixed="""
        - [A](#a)
        - [B](#b)
        - [C](#c)
        - [D](#d)

        # A
        # B
        # C
        # D
        """,
        safe=False,
        config=CONTENTS,
    ),
    "one of three misplaced sections is reported": Bad(
        """
        - [A](#a)
        - [B](#b)
        - [C](#c)
        - [D](#d)

        # D
          ^ belongs after "A" on line 9, as in the contents; 2 more are out of place
        # C
        # B
        # A
        """,
        fixed="""
        - [A](#a)
        - [B](#b)
        - [C](#c)
        - [D](#d)

        # A
        # B
        # C
        # D
        """,
        safe=False,
        config=CONTENTS,
    ),
    "anchors above a heading and comments right above them move with it": Bad(
        """
        - [A](#a)
        - [B](#b)

        Words.

        <a name="x"></a>

        <!-- of B -->
        # B
          ^ belongs after "A" on line 13, as in the contents

        <!-- in B, since not right above A -->

        # A
        """,
        fixed="""
        - [A](#a)
        - [B](#b)

        Words.

        # A

        <a name="x"></a>

        <!-- of B -->
        # B

        <!-- in B, since not right above A -->
        """,
        safe=False,
        config=CONTENTS,
    ),
    "sections stay if a link would lead to another section": Bad(
        """
        - [Depth](#depth)
        - [Flows](#flows)

        # Flows
          ^^^^^ belongs after "Depth" on line 6, as in the contents
        ## Data
        # Depth
        ## Data

        [Data of flows](#data), [of depth](#data-1)
        """,
        config=CONTENTS,
    ),
    "an anchor on the first line moves with its section": Bad(
        """
        <a name="x"></a>

        # Flows
          ^^^^^ belongs after "Depth" on line 7, in alphabetical order

        - [A Paper of Flows](https://e.org/1)

        # Depth

        - [A Paper of Depth](https://e.org/2)
        """,
        fixed="""
        # Depth

        - [A Paper of Depth](https://e.org/2)

        <a name="x"></a>

        # Flows

        - [A Paper of Flows](https://e.org/1)
        """,
        safe=False,
        config=ALPHABETICAL,
    ),
    "a last line of one character moves with its section": Bad(
        """
        # Flows
          ^^^^^ belongs after "Depth" on line 6, in alphabetical order

        - [A Paper of Flows](https://e.org/1)

        …
        # Depth

        - [A Paper of Depth](https://e.org/2)
        """,
        fixed="""
        # Depth

        - [A Paper of Depth](https://e.org/2)
        # Flows

        - [A Paper of Flows](https://e.org/1)

        …
        """,
        safe=False,
        config=ALPHABETICAL,
    ),
    "sections stay if one closes an element that another opens": Bad(
        """
        <details>

        # Flows
          ^^^^^ belongs after "Depth" on line 7, in alphabetical order

        - [A Paper of Flows](https://e.org/1)

        # Depth

        - [A Paper of Depth](https://e.org/2)

        </details>

        # Zones

        - [A Paper of Zones](https://e.org/3)
        """,
        config=ALPHABETICAL,
    ),
    "a name that is no category, and is like none": Bad(
        """
        # Looms
          ^^^^^ `order.categories` has "Glass", which is no category here; drop it there
        # Dyes
        """,
        config='order.categories = ["Glass", "Looms", "Dyes"]',
        severity="warning",
    ),
    "one of two names is no category": Bad(
        """
        # Looms
          ^^^^^ `order.categories` has "Dye", which is no category here; did you mean "Dyes"?
        # Dyes
        """,
        config='order.categories = ["Dye", "Looms"]',
        severity="warning",
    ),
    "names most of which are no categories may be for another list": Good(
        "# Looms\n# Dyes\n", config='order.categories = ["Looms", "Glass", "Iron"]'
    ),
    "a name in another case, with an emoji": Good("# 🎨 looms\n# Dyes\n", config='order.categories = ["Looms", "Dyes"]'),
}  # fmt: skip
