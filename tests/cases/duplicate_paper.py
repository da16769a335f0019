"""Where duplicate-paper draws the line."""

from fgad_lint.rule import Bad, Good

_LONG = (
    "On the Weaving of Cloth by Hand and by Machine in the Towns and Villages of the North, with Notes on Wheels, Dyes, "
    "Yarns, Looms and Needles, on Those Who Made and Sold Them in the Markets of the Coast, and on What Became of Their "
    "Trade When the Mills Came and the Rivers Were Dammed"
)

CASES = {
    "an entry that leads to another place in the page is not dropped": Bad("""
        - Weaving with [Wooden Looms](#w) at Home
        - Spinning with Wheels, [paper](https://e.org/1)
        - Weaving with [Wooden Looms](#looms) at Home
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - Dyeing with Leaves, [paper](https://e.org/2)
        - Cutting with Shears, [paper](https://e.org/3)
        """),
    "a paper that a lone link to another section stands beside is in its own section": Good("""
        # Cloth

        ## Linen

        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)

        * More at [Wool](#wool).

        ## Wool

        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)

        * [Back to Linen](#linen)
        """),
    "where a reader sees two headings, no entry is dropped": Bad("""
        # Cloth

        ## Kinds

        - [Linen](#linen)
        - [Wool](#wool)

        + Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)

        > ### Quoted

        + Spinning with Wheels at Home [[paper]](https://arxiv.org/abs/2401.00002)
        + Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 8; keep one

        ## Linen
        ## Wool
        """),
    "across a paragraph an entry is dropped only where a person looks": Bad(
        """
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Spinning with Wheels at Home [[paper]](https://arxiv.org/abs/2401.00002)

        From another book:

        - Dyeing Wool with Roots and Leaves [[paper]](https://arxiv.org/abs/2401.00003)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        fixed="""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Spinning with Wheels at Home [[paper]](https://arxiv.org/abs/2401.00002)

        From another book:

        - Dyeing Wool with Roots and Leaves [[paper]](https://arxiv.org/abs/2401.00003)
        """,
        safe=False,
    ),
    "across an item that names no paper an entry is dropped only where a person looks": Bad(
        """
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - See also [Wool](#wool)
        - Spinning with Wheels at Home [[paper]](https://arxiv.org/abs/2401.00002)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one

        # Wool
        """,
        fixed="""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - See also [Wool](#wool)
        - Spinning with Wheels at Home [[paper]](https://arxiv.org/abs/2401.00002)

        # Wool
        """,
        safe=False,
    ),
    "titles of which one goes on are alike, whichever comes first": Bad("""
        # Long first

        - Weaving with Looms in the Dark for Beginners [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Looms [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^ same paper as "Weaving with Looms in the Dark for…" on line 3; keep one

        # Short first

        - Spinning with Wheels [[paper]](https://arxiv.org/abs/2401.00002)
        - Spinning with Wheels in the Dark for Beginners [[paper]](https://arxiv.org/abs/2401.00002)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "Spinning with Wheels" on line 8; keep one
        """),
    "other titles with one id are another fault": Good("""
        - Weaving with Looms of Wood [[paper]](https://arxiv.org/abs/2401.00001)
        - A Benchmark for Spinning Wheels [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "titles of the same letters are not alike": Good("""
        - From Text to Image by Diffusion [[paper]](https://arxiv.org/abs/2401.00001)
        - From Image to Text by Diffusion [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "a slip in a title is overlooked where the id is the same": Bad("""
        - Weaving with Looms of Wood [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Loom of Wood [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "Weaving with Looms of Wood" on line 1; keep one
        """),
    "parts of one paper are listed apart": Good("""
        - The Art of Weaving, Part 1 [[paper]](https://arxiv.org/abs/2401.00001)
        - The Art of Weaving, Part 2 [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "two words are too few to be alike": Good("""
        - Weaving Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving Looms in Practice [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "a title that is the same needs no length where the id is the same": Bad(
        """
        - Dyes [[paper]](https://e.org/dyes)
        - LoomNet [[paper]](https://arxiv.org/abs/2401.00001)
        - LoomNet [[pdf]](https://arxiv.org/pdf/2401.00001)
          ^^^^^^^ already listed on line 2; keep one
        """
    ),
    "a title of four words is a paper whatever its links": Bad("""
        - Weaving with Wooden Looms [[paper]](https://e.org/1)
        - Weaving with Wooden Looms [[paper]](https://e.org/2)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "a title of three words needs the same links": Good("""
        - Weaving with Looms [[paper]](https://e.org/1)
        - Weaving with Looms [[paper]](https://e.org/2)
        """),
    "two ids of one kind are two papers, whatever the title": Good("""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00002)
        """),
    "ids of two kinds may be one paper": Bad("""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Wooden Looms [[paper]](https://doi.org/10.1000/looms)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "short titles without links are not known to be the same": Good("""
        - Weaving [[paper]](https://e.org/1)
        - Weaving with Looms
        - Spinning [[paper]](https://e.org/2)
        - Weaving with Looms
        """),
    "nine Chinese characters are words enough": Bad("""
        - 木制织机的编织综述 [[论文]](https://e.org/1)
        - 木制织机的编织综述 [[论文]](https://e.org/2)
          ^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "eight Chinese characters are not": Good("""
        - 木制织机编织综述 [[论文]](https://e.org/1)
        - 木制织机编织综述 [[论文]](https://e.org/2)
        """),
    "what only one of two entries says is kept, and a person looks": Bad(
        """
        - Dyes [[paper]](https://e.org/dyes)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001) by hand
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - Dyes [[paper]](https://e.org/dyes)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001) by hand
        """,
        safe=False,
    ),
    "what the first entry says besides is kept, and a person looks": Bad(
        """
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001) by hand
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        fixed="""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001) by hand
        """,
        safe=False,
    ),
    "a slip in a very long title is overlooked too": Bad(
        f"""
        - {_LONG} [[paper]](https://arxiv.org/abs/2401.00001)
        - {_LONG.replace("Weaving", "Weavng")} [[paper]](https://arxiv.org/abs/2401.00001)
          {"^" * (len(_LONG) - 1)} same paper as "On the Weaving of Cloth by Hand and by…" on line 1; keep one
        """
    ),
    "rows may have fewer cells than others": Bad(
        """
        | Title | Venue | Notes |
        |---|---|---|
        | [Weaving with Wooden Looms](https://e.org/looms) | ICML 2021 | quick |
        | [Spinning with Wooden Wheels](https://e.org/wheels) | ICML 2022 | slow |
        | [Weaving with Wooden Looms](https://e.org/looms) |
           ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        fixed="""
        | Title | Venue | Notes |
        |---|---|---|
        | [Weaving with Wooden Looms](https://e.org/looms) | ICML 2021 | quick |
        | [Spinning with Wooden Wheels](https://e.org/wheels) | ICML 2022 | slow |
        """,
        safe=False,
    ),
    "an entry of a paragraph may go if another one follows right below": Bad(
        """
        [Weaving with Wooden Looms](https://e.org/looms)
        [Spinning with Wooden Wheels](https://e.org/wheels)
        [Weaving with Wooden Looms](https://e.org/looms)
         ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        [Knitting with Wooden Needles](https://e.org/needles)
        [Sewing with Wooden Pins](https://e.org/pins)
        """,
        fixed="""
        [Weaving with Wooden Looms](https://e.org/looms)
        [Spinning with Wooden Wheels](https://e.org/wheels)
        [Knitting with Wooden Needles](https://e.org/needles)
        [Sewing with Wooden Pins](https://e.org/pins)
        """,
    ),
    "what stands below an entry of a paragraph may belong to it": Bad("""
        [Weaving with Wooden Looms](https://e.org/looms)

        [Spinning with Wooden Wheels](https://e.org/wheels)

        [Weaving with Wooden Looms](https://e.org/looms)
         ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one

        It was read by many.

        [Knitting with Wooden Needles](https://e.org/needles)

        [Weaving with Wooden Looms](https://e.org/looms)
         ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "an entry below an empty item has no fix": Bad("""
        - Weaving with Wooden Looms [[paper]](https://e.org/looms)
        -
        - Weaving with Wooden Looms [[paper]](https://e.org/looms)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - Spinning with Wooden Wheels [[paper]](https://e.org/wheels)
        """),
    "another file may have another paper of that name": Good(
        """
        - Weaving [[paper]](https://arxiv.org/abs/2401.00001)
        """,
        config='duplicates = "files"',
        beside={
            "archive.md": """
        - Weaving [[paper]](https://arxiv.org/abs/2401.00002)
        """
        },
    ),
    "an entry of a paragraph and the list below it goes as a whole": Bad(
        """
        **Reverse Distillation from One-Class Embedding**

        - Paper: https://arxiv.org/abs/2201.10703

        **FastFlow: Unsupervised Anomaly Detection by Flows**

        - Paper: https://arxiv.org/abs/2111.07677

        **Reverse Distillation from One-Class Embedding**
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one

        - Paper: https://arxiv.org/abs/2201.10703

        **PaDiM: A Patch Distribution Modeling Framework**

        - Paper: https://arxiv.org/abs/2011.08785
        """,
        fixed="""
        **Reverse Distillation from One-Class Embedding**

        - Paper: https://arxiv.org/abs/2201.10703

        **FastFlow: Unsupervised Anomaly Detection by Flows**

        - Paper: https://arxiv.org/abs/2111.07677

        **PaDiM: A Patch Distribution Modeling Framework**

        - Paper: https://arxiv.org/abs/2011.08785
        """,
    ),
    "an entry with a star says more than one without": Bad(
        """
        - [PaDiM: A Patch Distribution Modeling Framework](https://arxiv.org/abs/2011.08785)
        - [FastFlow: Unsupervised Anomaly Detection by Flows](https://arxiv.org/abs/2111.07677)
        - ⭐ [FastFlow: Unsupervised Anomaly Detection by Flows](https://arxiv.org/abs/2111.07677)
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - [PaDiM: A Patch Distribution Modeling Framework](https://arxiv.org/abs/2011.08785)
        - ⭐ [FastFlow: Unsupervised Anomaly Detection by Flows](https://arxiv.org/abs/2111.07677)
        """,
        safe=False,
    ),
}
