"""Where duplicate-paper draws the line."""

from fgad_lint.rule import Bad, Good

_LONG = (
    "On the Weaving of Cloth by Hand and by Machine in the Towns and Villages of the North, with Notes on Wheels, Dyes, "
    "Yarns, Looms and Needles, on Those Who Made and Sold Them in the Markets of the Coast, and on What Became of Their "
    "Trade When the Mills Came and the Rivers Were Dammed"
)

CASES = {
    "two sentences may begin with a citation of one paper": Good(
        "**[A Deep Reinforced Model for Weaving](https://arxiv.org/abs/1705.00001)**\n\n"
        "from [A Loom of Iron: a Deep Model for Weaving](https://e.org/loom)\n\nThreads of cotton may break.  \n"
        "[Loom et al. (2018)](https://arxiv.org/abs/1801.00001) report that they do so in the cold.  \n"
        "[Loom et al. (2018)](https://arxiv.org/abs/1801.00001) use stronger ones, and weave under a roof.\n"
    ),
    "two fields of a record may lead to one page": Good("""
        ## Looms of Wood

        - Paper: [Weaving with Wooden Looms](https://arxiv.org/abs/1801.00001)
        - Project: [https://e.org/looms](https://e.org/looms)
        - Download: See [https://e.org/looms](https://e.org/looms)
        """),
    "a license is not the title of a project": Good("""
        | Project | Language | License |
        |---------|----------|---------|
        | [Loom](https://github.com/me/loom) | C++ | MIT license, which permits nearly everything |
        | [Spindle](https://github.com/me/spindle) | C++ | MIT license, which permits nearly everything |
        | [Shuttle](https://github.com/me/shuttle) | C | GNU General Public License, version 3 or later |
        """),
    "an entry whose URL is to be repaired first is not removed": Bad("""
        - [Weaving with Wooden Looms](htttps://e.org/1)
        - [Weaving with Wooden Looms](htttps://e.org/1)
           ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - [Spinning with Wheels](https://e.org/2)
        """),
    "an entry with a different anchor is not removed": Bad("""
        - Weaving with [Wooden Looms](#w) at Home
        - Spinning with Wheels, [paper](https://e.org/1)
        - Weaving with [Wooden Looms](#looms) at Home
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - Dyeing with Leaves, [paper](https://e.org/2)
        - Cutting with Shears, [paper](https://e.org/3)
        """),
    "a paper next to a link to another section belongs to its own section": Good("""
        # Cloth

        ## Linen

        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)

        * More at [Wool](#wool).

        ## Wool

        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)

        * [Back to Linen](#linen)
        """),
    "entries below two headings are both kept": Bad("""
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
    "a paragraph between two entries makes the fix unsafe": Bad(
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
    "an item without a paper between two entries makes the fix unsafe": Bad(
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
    "a title that continues another one is similar, in either order": Bad("""
        # Long first

        - Weaving with Looms in the Dark for Beginners [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Looms [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^ same paper as "Weaving with Looms in the Dark for…" on line 3; keep one

        # Short first

        - Spinning with Wheels [[paper]](https://arxiv.org/abs/2401.00002)
        - Spinning with Wheels in the Dark for Beginners [[paper]](https://arxiv.org/abs/2401.00002)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "Spinning with Wheels" on line 8; keep one
        """),
    "different titles with one id are left to reused-arxiv-id": Good("""
        - Weaving with Looms of Wood [[paper]](https://arxiv.org/abs/2401.00001)
        - A Benchmark for Spinning Wheels [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "titles with the same letters in another order are different": Good("""
        - From Text to Image by Diffusion [[paper]](https://arxiv.org/abs/2401.00001)
        - From Image to Text by Diffusion [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "a typo in a title is ignored if the id is the same": Bad("""
        - Weaving with Looms of Wood [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Loom of Wood [[paper]](https://arxiv.org/abs/2401.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "Weaving with Looms of Wood" on line 1; keep one
        """),
    "parts of one work are different papers": Good("""
        - The Art of Weaving, Part 1 [[paper]](https://arxiv.org/abs/2401.00001)
        - The Art of Weaving, Part 2 [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "titles of two words are never similar": Good("""
        - Weaving Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving Looms in Practice [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "the same title may be short if the id is the same": Bad(
        """
        - Dyes [[paper]](https://e.org/dyes)
        - LoomNet [[paper]](https://arxiv.org/abs/2401.00001)
        - LoomNet [[pdf]](https://arxiv.org/pdf/2401.00001)
          ^^^^^^^ already listed on line 2; keep one
        """
    ),
    "a title of four words needs no common link": Bad("""
        - Weaving with Wooden Looms [[paper]](https://e.org/1)
        - Weaving with Wooden Looms [[paper]](https://e.org/2)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "a title of three words needs the same links": Good("""
        - Weaving with Looms [[paper]](https://e.org/1)
        - Weaving with Looms [[paper]](https://e.org/2)
        """),
    "two ids of one kind are two papers, even with one title": Good("""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00002)
        """),
    "ids of two kinds may belong to one paper": Bad("""
        - Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
        - Weaving with Wooden Looms [[paper]](https://doi.org/10.1000/looms)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "short titles without links may be different papers": Good("""
        - Weaving [[paper]](https://e.org/1)
        - Weaving with Looms
        - Spinning [[paper]](https://e.org/2)
        - Weaving with Looms
        """),
    "nine Chinese characters are long enough": Bad("""
        - 木制织机的编织综述 [[论文]](https://e.org/1)
        - 木制织机的编织综述 [[论文]](https://e.org/2)
          ^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    "eight Chinese characters are too short": Good("""
        - 木制织机编织综述 [[论文]](https://e.org/1)
        - 木制织机编织综述 [[论文]](https://e.org/2)
        """),
    "the second entry is kept by an unsafe fix if it has more words": Bad(
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
    "the first entry is kept by an unsafe fix if it has more words": Bad(
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
    "a typo in a very long title is ignored too": Bad(
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
    "a line of a paragraph is removed if another entry follows": Bad(
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
    "text after an entry that is a paragraph may belong to it": Bad("""
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
    "another file may have a different paper with the same short title": Good(
        """
        - Weaving [[paper]](https://arxiv.org/abs/2401.00001)
        """,
        config='duplicates = "files"',
        other_files={
            "archive.md": """
        - Weaving [[paper]](https://arxiv.org/abs/2401.00002)
        """
        },
    ),
    "an entry is removed with the list below its paragraph": Bad(
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
    "the entry with a star is kept": Bad(
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
    "two talks by different people": Good("""
        - [Introduction to Weaving Cloth](https://e.org/watch/1) by Ada Brook
        - [Introduction to Weaving Cloth](https://e.org/watch/2) by Cleo Marsh
        - [Introduction to Spinning Wool](https://e.org/watch/3) by Ada Brook
        """),
    "a talk listed twice": Bad("""
        - [Introduction to Weaving Cloth](https://e.org/watch/1) by Ada Brook
        - [Introduction to Weaving Cloth](https://e.org/watch/1) by Ada Brook and others
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - [Introduction to Spinning Wool](https://e.org/watch/3) by Ada Brook
        """),
    "a title with its venue and date": Bad("""
        [Adaptive Weaving of Cloth](https://arxiv.org/abs/2401.00001)

        [Adaptive Spinning of Wool](https://arxiv.org/abs/2401.00002)

        [Adaptive Weaving of Cloth. ICLR 2025 (Under Review). 2024-01-29](https://arxiv.org/pdf/2401.00001.pdf)
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "Adaptive Weaving of Cloth" on line 1; keep one
        """),
    "two short names are two papers": Good("""
        - Loom: Weaving with Wooden Tools [[paper]](https://arxiv.org/abs/2401.00001)
        - Loom++: Weaving with Wooden Tools [[paper]](https://arxiv.org/abs/2401.00001)
        """),
    "a journal paper and its conference paper": Good("""
        **Journal**

        - Weaving with Wooden Looms [[TPAMI 2021]](https://e.org/1)

        **Conference**

        - Weaving with Wooden Looms [[CVPR 2020]](https://e.org/2)
        """),
    "with `file`, an entry in another category is kept": Bad(
        """
        - Looms
          - Weaving with Wooden Looms [[paper]](https://e.org/1)
          - Spinning with Wooden Wheels [[paper]](https://e.org/2)
        - Wood
          - Carving with Sharp Knives [[paper]](https://e.org/3)
          - Weaving with Wooden Looms [[paper]](https://e.org/1)
            ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 2; keep one
        """,
        config='duplicates = "file"',
        severity="warning",
    ),
    "with `files`, categories do not count either": Bad(
        """
        # Looms

        - Weaving with Wooden Looms [[paper]](https://e.org/1)

        # Wood

        - Weaving with Wooden Looms [[paper]](https://e.org/1)
          ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        config='duplicates = "files"',
        severity="warning",
    ),
    "two editions": Good("""
        - **Weaving with Wooden Looms**, 1st edition [[paper]](https://e.org/1.pdf)
        - **Weaving with Wooden Looms**, 2nd edition [[paper]](https://e.org/2.pdf)
        """),
    "names before a linked title are those of its authors": Good("""
        - Ann B. Loom, Cy Dyer, Di Reed .[Weaving with Wooden Looms in Cold Rivers](https://e.org/1) .[J]
        - Ann B. Loom, Cy Dyer, Di Reed .[Spinning with Wheels in Long Nights](https://e.org/2) .[J]
        - 【Felt】Cutter M, van der Reed D, et al. [Cutting Felt into Very Small Squares](https://e.org/3)[J]
        - 【Felt】Cutter M, van der Reed D, et al. [Cutting Felt into Circles with Shears](https://e.org/4)[J]
        """),
    "words before a link that are no names are the title": Bad("""
        - Weaving, Spinning and Dyeing at Home [Slides and Notes of the Long Talk](https://e.org/1)
        - Weaving, Spinning and Dyeing at Home [Slides and Notes of the Long Talk](https://e.org/2)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - Cutting Felt into Squares [Slides of the Long Talk in Winter](https://e.org/3)
        """),
    "a link below a title in bold and its authors is that of the venue": Good("""
        **Weaving with Wooden Looms**
        Ann B. Loom, Cy Dyer
        [Journal of Looms and Wheels 65](https://e.org/1) • 2021

        **Spinning with Wheels**
        Cy Dyer
        [Journal of Looms and Wheels 65](https://e.org/2) • 2021

        **Cutting Felt into Squares**
        Di Reed
        [Journal of Looms and Wheels 66](https://e.org/3) • 2022
        """),
    "links below a caption in bold are titles": Bad("""
        **Papers about Looms**
        The best of them:
        [Weaving with Wooden Looms](https://e.org/1)
        [Weaving with Wooden Looms](https://e.org/1)
         ^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        [Spinning with Wheels at Home](https://e.org/2)
        """),
    "a video and a paper of one title": Good("""
        - [🎥 What Is Decidable about Looms](https://e.org/video)
        - [📜 What is Decidable about Looms?](https://e.org/paper)
        - 🎥 [Spinning with Wheels at Home](https://e.org/2)
        - 📜 [Spinning with Wheels at Home](https://e.org/3)
        """),
    "two videos with one title are one": Bad("""
        - [🎥 What Is Decidable about Looms](https://e.org/video)
        - [🎥 What is Decidable about Looms?](https://e.org/paper)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - [📜 Spinning with Wheels at Home](https://e.org/2)
        """),
    "a survey of the same name from another year and by others": Good("""
        1. **Thread sense disambiguation: a survey.** LOOMS 2015 [paper](https://arxiv.org/abs/1508.01346) [bib](/bib/Loom2015.md)

           *Ann Loom, Cy Dyer*

        2. **Thread Sense Disambiguation: A Survey.** Wheels Surv. 2009 [paper](https://e.org/2) [bib](/bib/Reed2009.md)

           *Di Reed*
        """),
    "a paper of one author that is listed with two years": Bad("""
        1. **Thread sense disambiguation: a survey.** LOOMS 2015 [paper](https://arxiv.org/abs/1508.01346)

           *Ann Loom, Cy Dyer*

        2. **Thread Sense Disambiguation: A Survey.** Wheels Surv. 2009 [paper](https://e.org/2)
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one

           *Ann Loom, Cy Dyer*
        """),
    "names and a year before a linked title": Good("""
        * Ann Loom, Cy Dyer. 2021. [Weaving with Wooden Looms in Cold Rivers](https://e.org/1). In *Proceedings*.
        * Ann Loom, Cy Dyer. 2021. [Spinning with Wheels in Long Nights](https://e.org/2). In *Proceedings*.
        * Di Reed. 2003. [Cutting Felt into Very Small Squares](https://e.org/3). In *Proceedings*.
        * Di Reed. 2003. [Cutting Felt into Circles with Shears](https://e.org/4). In *Proceedings*.
        """),
    "headings in HTML divide a section": Good("""
        # Weaving

        <h2 id="looms">Looms</h2>

        * [Weaving with Wooden Looms](https://e.org/1)
        * [Weaving with Iron Looms](https://e.org/2)

        <h2 id="wood">Wood</h2>

        * [Weaving with Wooden Looms](https://e.org/1)
        """),
    "results in two settings are not one": Good("""
        | Method | Venue | Unseen | Seen | Full |
        |---|---|---|---|---|
        | [Loom of Wood](https://e.org/1) | ICCV 2023 | 26.43 | 35.76 | 34.56 |
        | [Wheel of Wood](https://e.org/2) | ICCV 2023 | 24.11 | 32.76 | 31.56 |
        | [Loom of Wood](https://e.org/1) (late) | ICCV 2023 | 21.77 | 28.31 | 27.77 |
        """),
    "a row whose stars were counted again is one": Bad("""
        | Method | Venue | Stars |
        |---|---|---|
        | [Loom of Wood](https://e.org/1) | ICCV 2023 | 264 |
        | [Wheel of Wood](https://e.org/2) | ICCV 2023 | 24 |
        | [Loom of Wood](https://e.org/1) | ICCV 2023 | 271 |
           ^^^^^^^^^^^^ already listed on line 3; keep one
        """),
}
