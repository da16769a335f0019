"""Where contents-text draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a heading of emoji and a number gives an entry no name": Bad("""
        - [Weaving](#a)
           ^^^^^^^ its section is called "🧵 1. 🧵" (line 4)

        <a id="a"></a>
        ## 🧵 1. 🧵
        """),
    "an entry that leads to the top, to nothing or to several places names none of them": Good("""
        - [Welcome](#top)
        - [Wheels](#gone)
        - [Crafts](#looms), [more](#pins)
        - [Pins](#pins)

        ## Looms
        ## Pins
        """),
    "two entries of one section may call it as they like": Good("""
        - [Weaving](#looms)
        - [Cloth](#looms)
        - [Pins](#pins)

        ## Looms
        ## Pins
        """),
    "an entry that names another section has another fault": Good("""
        - [Pins](#looms)
        - [Wheels](#wheels)

        ## Looms
        ## Wheels
        ## Pins
        """),
    "a link in a heading is part of what it says": Good("""
        - [Spinning](#wheels-spinning)
        - [Pins](#pins)

        ## Wheels ([Spinning](#pins))
        ## Pins
        """),
    "accents are overlooked, also where a heading holds a link": Good("""
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
    "words must come in the order of the heading": Bad(
        """
        - [Wheels and Looms](#looms-and-wheels)
           ^^^^^^^^^^^^^^^^ its section is called "Looms and Wheels" (line 3)

        ## Looms and Wheels
        """,
        fixed="""
        - [Looms and Wheels](#looms-and-wheels)

        ## Looms and Wheels
        """,
        safe=False,
    ),
    "marks around an entry stay": Bad(
        """
        - [ **Weaving** ](#looms)
           ^^^^^^^^^^^^^ its section is called "Looms" (line 3)

        ## Looms
        """,
        fixed="""
        - [ **Looms** ](#looms)

        ## Looms
        """,
        safe=False,
    ),
    "marks within an entry and references have no fix": Bad("""
        - [By *Hand*](#looms)
           ^^^^^^^^^ its section is called "Looms" (line 4)
        - [Spinning][pins]
           ^^^^^^^^ its section is called "Pins" (line 5)

        ## Looms
        ## Pins

        [pins]: #pins
        """),
    "a translation is no other name": Good("""
        - [综述](#surveys)
        - [方法](#methods)

        ## Surveys
        ## Methods
        """),
    "a footnote is no part of a name": Bad(
        """
        - [Spinning](#pins1)
           ^^^^^^^^ its section is called "Pins" (line 4)
        - [Weaving](#looms2)
           ^^^^^^^ its section is called "Looms" (line 5)

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
    "an entry is misspelt where the list has the word of the heading elsewhere": Bad(
        """
        - [Wooden Lomos](#wooden-looms) 🔥
           ^^^^^^^^^^^^ its section is called "🧵 Wooden Looms" (line 4)
        - 📖[📖Speling Wheels](#wheels)
             ^^^^^^^^^^^^^^^^ its section is called "2.1 Spelling Wheels :wheel:" (line 10)

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
    "a heading is misspelt where the list has the word of the entry elsewhere": Bad(
        """
        - [Spinning Wheels](#spining-wheels)
           ^^^^^^^^^^^^^^^ its section is called "Spining Wheels" (line 4)
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
    "a word that is nowhere else may be right": Bad(
        """
        - **[Segmentation](#segmention)**
             ^^^^^^^^^^^^ its section is called "Segmention" (line 3)

        ## Segmention
        """,
        fixed="""
        - **[Segmention](#segmention)**

        ## Segmention
        """,
        safe=False,
    ),
    "a short word is another word": Bad(
        """
        - [Pins](#pens)
           ^^^^ its section is called "Pens" (line 3)

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
    "British and American spellings are not slips": Bad(
        """
        - [Wooden Modelling](#a)
           ^^^^^^^^^^^^^^^^ its section is called "Wooden Modeling" (line 4)
        - [Coloured Yarns](#colored-yarns)
           ^^^^^^^^^^^^^^ its section is called "Colored Yarns" (line 8)

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
    "only the number differs, and has no fix": Bad("""
        - [1. Looms](#looms)
        - [2. Pins](#pins)
           ^^^^^^^ its section is called "3. Pins" (line 6)

        ## 1. Looms <a id="looms"></a>

        ## 3. Pins <a id="pins"></a>
        """),
}
