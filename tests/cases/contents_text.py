"""Where contents-text draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a heading of emoji and a number cannot rename an entry": Bad("""
        - [Weaving](#a)
           ^^^^^^^ its section on line 4 is called "🧵 1. 🧵"; rename one

        <a id="a"></a>
        ## 🧵 1. 🧵
        """),
    "an entry for the top, nothing or several sections may have any name": Good("""
        - [Welcome](#top)
        - [Wheels](#gone)
        - [Crafts](#looms), [more](#pins)
        - [Pins](#pins)

        ## Looms
        ## Pins
        """),
    "two entries for one section may have any names": Good("""
        - [Weaving](#looms)
        - [Cloth](#looms)
        - [Pins](#pins)

        ## Looms
        ## Pins
        """),
    "an entry that names another section is left to contents-wrong-target": Good("""
        - [Pins](#looms)
        - [Wheels](#wheels)

        ## Looms
        ## Wheels
        ## Pins
        """),
    "a link in a heading is part of its text": Good("""
        - [Spinning](#wheels-spinning)
        - [Pins](#pins)

        ## Wheels ([Spinning](#pins))
        ## Pins
        """),
    "accents are ignored, also in a heading with a link": Good("""
        - [Metier (Wheels)](#métier-wheels)
        - [Wheels](#wheels)

        ## Métier ([Wheels](#wheels))
        ## Wheels
        """),
    "a word may be longer or shorter than in the heading": Good("""
        - [Weavings](#weaving)
        - [Spin](#spinning)

        ## Weaving
        ## Spinning
        """),
    "words must be in the order of the heading": Bad(
        """
        - [Wheels and Looms](#looms-and-wheels)
           ^^^^^^^^^^^^^^^^ its section on line 3 is called "Looms and Wheels"; rename one

        ## Looms and Wheels
        """,
        fixed="""
        - [Looms and Wheels](#looms-and-wheels)

        ## Looms and Wheels
        """,
        safe=False,
    ),
    "markup around an entry is kept": Bad(
        """
        - [ **Weaving** ](#looms)
           ^^^^^^^^^^^^^ its section on line 3 is called "Looms"; rename one

        ## Looms
        """,
        fixed="""
        - [ **Looms** ](#looms)

        ## Looms
        """,
        safe=False,
    ),
    "entries with markup inside or with a reference link have no fix": Bad("""
        - [By *Hand*](#looms)
           ^^^^^^^^^ its section on line 4 is called "Looms"; rename one
        - [Spinning][pins]
           ^^^^^^^^ its section on line 5 is called "Pins"; rename one

        ## Looms
        ## Pins

        [pins]: #pins
        """),
    "a translation is the same name": Good("""
        - [综述](#surveys)
        - [方法](#methods)

        ## Surveys
        ## Methods
        """),
    "a footnote is not part of a name": Bad(
        """
        - [Spinning](#pins1)
           ^^^^^^^^ its section on line 4 is called "Pins"; rename one
        - [Weaving](#looms2)
           ^^^^^^^ its section on line 5 is called "Looms"; rename one

        ## Pins[^1]
        ## Looms[^2]

        [^1]: wood
        [^2]: of wood or iron
        """,
        fixed="""
        - [Pins](#pins1)
        - [Looms](#looms2)

        ## Pins[^1]
        ## Looms[^2]

        [^1]: wood
        [^2]: of wood or iron
        """,
        safe=False,
    ),
    "an entry is misspelt if the heading's word is found elsewhere": Bad(
        """
        - [Wooden Lomos](#wooden-looms) 🔥
           ^^^^^^^^^^^^ its section on line 4 is called "🧵 Wooden Looms"; rename one
        - 📖[📖Speling Wheels](#wheels)
             ^^^^^^^^^^^^^^^^ its section on line 10 is called "2.1 Spelling Wheels :wheel:"; rename one

        ## 🧵 Wooden Looms
        <a id="wooden-looms"></a>

        - On Looms: spelling [[paper]](https://e.org/1)

        <a id="wheels"></a>
        ## 2.1 Spelling Wheels :wheel:
        """,
        fixed="""
        - [Wooden Looms](#wooden-looms) 🔥
        - 📖[📖Spelling Wheels](#wheels)

        ## 🧵 Wooden Looms
        <a id="wooden-looms"></a>

        - On Looms: spelling [[paper]](https://e.org/1)

        <a id="wheels"></a>
        ## 2.1 Spelling Wheels :wheel:
        """,
    ),
    "a heading is misspelt if the entry's word is found elsewhere": Bad(
        """
        - [Spinning Wheels](#spining-wheels)
           ^^^^^^^^^^^^^^^ its section on line 4 is called "Spining Wheels"; rename one
        - [Looms](#looms)

        ## Spining Wheels

        - On Spinning [[paper]](https://e.org/1)

        ## Looms
        """,
        fixed="""
        - [Spining Wheels](#spining-wheels)
        - [Looms](#looms)

        ## Spining Wheels

        - On Spinning [[paper]](https://e.org/1)

        ## Looms
        """,
        safe=False,
    ),
    "a word that is found nowhere else may be right": Bad(
        """
        - **[Segmentation](#segmention)**
             ^^^^^^^^^^^^ its section on line 3 is called "Segmention"; rename one

        ## Segmention
        """,
        fixed="""
        - **[Segmention](#segmention)**

        ## Segmention
        """,
        safe=False,
    ),
    "a short word that differs by a letter is another word": Bad(
        """
        - [Pins](#pens)
           ^^^^ its section on line 3 is called "Pens"; rename one

        ## Pens

        - On Pens [[paper]](https://e.org/1)
        """,
        fixed="""
        - [Pens](#pens)

        ## Pens

        - On Pens [[paper]](https://e.org/1)
        """,
        safe=False,
    ),
    "British and American spellings are not typos": Bad(
        """
        - [Wooden Modelling](#a)
           ^^^^^^^^^^^^^^^^ its section on line 4 is called "Wooden Modeling"; rename one
        - [Coloured Yarns](#colored-yarns)
           ^^^^^^^^^^^^^^ its section on line 8 is called "Colored Yarns"; rename one

        ## Wooden Modeling <a id="a"></a>

        - Modeling and Colored Pens [[paper]](https://e.org/1)

        ## Colored Yarns
        """,
        fixed="""
        - [Wooden Modeling](#a)
        - [Colored Yarns](#colored-yarns)

        ## Wooden Modeling <a id="a"></a>

        - Modeling and Colored Pens [[paper]](https://e.org/1)

        ## Colored Yarns
        """,
        safe=False,
    ),
    "an entry that differs only in its number has no fix": Bad("""
        - [1. Looms](#looms)
        - [2. Pins](#pins)
           ^^^^^^^ its section on line 6 is called "3. Pins"; rename one

        ## 1. Looms <a id="looms"></a>

        ## 3. Pins <a id="pins"></a>
        """),
}
