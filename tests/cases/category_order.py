"""Where category-order draws the line."""

from fgad_lint.rule import Bad, Good

ALPHABETICAL = 'order.categories = "alphabetical"'
CONTENTS = 'order.categories = "contents"'


def listed(*names):
    return "".join(
        f"# {name}\n\n- [A Paper of {name}](https://e.org/{number})\n\n" for number, name in enumerate(names)
    )


CASES = {
    "numbers are compared by their size": Good(listed("Level 2", "Level 10"), config=ALPHABETICAL),
    "numbers out of order": Bad(
        "# Level 10\n  ^^^^^^^^ should stand after \"Level 2\" (line 5) in alphabetical order\n\n"
        "- [A Paper of Level 10](https://e.org/0)\n\n# Level 2\n\n- [A Paper of Level 2](https://e.org/1)\n",
        fixed="# Level 2\n\n- [A Paper of Level 2](https://e.org/1)\n\n# Level 10\n\n- [A Paper of Level 10](https://e.org/0)\n",
        safe=False,
        config=ALPHABETICAL,
    ),
    "others come last, or wherever they are": Good(listed("Depth", "Other Things", "Flows"), config=ALPHABETICAL),
    "categories before the contents have an order of their own": Good(
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
    "sections of one name are not moved": Bad(
        """
        - [Depth](#depth)
        - [Flows](#flows)
        - [Depth](#depth-1)

        # Flows
          ^^^^^ should stand after "Depth" (line 6) as in the contents
        # Depth
        # Depth
        """,
        config=CONTENTS,
    ),
    "an entry that leads nowhere has no place": Good(
        """
        - [Depth](#depth)
        - [Gone](#gone)
        - [Flows](#flows)

        # Depth
        # Flows
        """,
        config=CONTENTS,
    ),
    "several are out of place, and one is named": Bad(
        """
        - [A](#a)
        - [B](#b)
        - [C](#c)
        - [D](#d)

        # D
          ^ should stand after "C" (line 9) as in the contents; 1 more is out of place
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
    "two more are out of place": Bad(
        """
        - [A](#a)
        - [B](#b)
        - [C](#c)
        - [D](#d)

        # D
          ^ should stand after "A" (line 9) as in the contents; 2 more are out of place
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
    "comments right above a heading, and anchors, go with it": Bad(
        """
        - [A](#a)
        - [B](#b)

        Words.

        <a name="x"></a>

        <!-- of B -->
        # B
          ^ should stand after "A" (line 13) as in the contents

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
    "a link that would lead to another section keeps all in place": Bad(
        """
        - [Depth](#depth)
        - [Flows](#flows)

        # Flows
          ^^^^^ should stand after "Depth" (line 6) as in the contents
        ## Data
        # Depth
        ## Data

        [Data of flows](#data), [of depth](#data-1)
        """,
        config=CONTENTS,
    ),
    "an anchor on the first line goes with its section": Bad(
        """
        <a name="x"></a>

        # Flows
          ^^^^^ should stand after "Depth" (line 7) in alphabetical order

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
    "a last line of one character goes with its section": Bad(
        """
        # Flows
          ^^^^^ should stand after "Depth" (line 6) in alphabetical order

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
    "a section that ends what another begins stays": Bad(
        """
        <details>

        # Flows
          ^^^^^ should stand after "Depth" (line 7) in alphabetical order

        - [A Paper of Flows](https://e.org/1)

        # Depth

        - [A Paper of Depth](https://e.org/2)

        </details>

        # Zones

        - [A Paper of Zones](https://e.org/3)
        """,
        config=ALPHABETICAL,
    ),
}  # fmt: skip
