"""Where contents-missing draws the line."""

from fgad_lint.rule import Bad, Good

FIVE = ("Surveys", "Datasets", "Toolboxes", "Methods", "Metrics")


def listed(*names, sections=FIVE):
    """A contents list of some names, and the sections."""
    return "".join(f"- [{name}](#{name.lower()})\n" for name in names) + "\n" + headings(*sections)


def headings(*sections):
    return "".join(f"## {section}\n" for section in sections)


def marked(text, name, words):
    """The text with a finding under the heading `name`."""
    return text.replace(f"## {name}\n", f"## {name}\n   {'^' * len(name)} not in the contents{words}\n")


WITHOUT_TOOLBOXES = listed("Surveys", "Datasets", "Methods", "Metrics")
LATER = ("Looms", "Wheels", "Dyes", "Yarns", "Metrics")
WITHOUT_LINE_END = (
    listed("Surveys", "Datasets", "Methods", sections=("Surveys", "Datasets", "Methods", *LATER, "Toolboxes"))
    + "\nAt last:\n\n"
    + "\n".join(f"- [{name}](#{name.lower()})" for name in LATER)
)
AFTER_DATASETS = '; add it after "Datasets" on line 2'
CASES = {
    "an entry with the mark of a heading is no section": Good("""
        - [Images](#images)
        - [Videos](#videos)
        - [Sounds](#sounds)
        - [Texts](#texts)

        ## Images

        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)]
        ## Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]

        ## Videos
        ## Sounds
        ## Texts
        """),
    "one of five sections is missing": Bad(
        marked(WITHOUT_TOOLBOXES, "Toolboxes", AFTER_DATASETS), fixed=listed(*FIVE), safe=False
    ),
    "one of four sections may be left out": Good(
        listed("Surveys", "Datasets", "Methods", sections=("Surveys", "Datasets", "Toolboxes", "Methods"))
    ),
    "the first section belongs before the second": Bad(
        marked(listed("Datasets", "Toolboxes", "Methods", "Metrics"), "Surveys", '; add it before "Datasets" on line 1'),
        fixed=listed(*FIVE),
        safe=False,
    ),
    "the first section may come right after the contents": Bad(
        """
        - [Datasets](#datasets)
        - [Toolboxes](#toolboxes)
        - [Methods](#methods)
        - [Metrics](#metrics)
        # Surveys
          ^^^^^^^ not in the contents; add it before "Datasets" on line 1
        # Datasets
        # Toolboxes
        # Methods
        # Metrics
        """,
        fixed="""
        - [Surveys](#surveys)
        - [Datasets](#datasets)
        - [Toolboxes](#toolboxes)
        - [Methods](#methods)
        - [Metrics](#metrics)
        # Surveys
        # Datasets
        # Toolboxes
        # Methods
        # Metrics
        """,
        safe=False,
    ),
    "an entry is added after those nested in the previous one": Bad(
        """
        - [Surveys](#surveys)
        - [Datasets](#datasets)
          - [Images](#images)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ## Datasets
        ### Images
        ## Toolboxes
           ^^^^^^^^^ not in the contents; add it after "Datasets" on line 2
        ## Methods
        ## Metrics
        """,
        fixed="""
        - [Surveys](#surveys)
        - [Datasets](#datasets)
          - [Images](#images)
        - [Toolboxes](#toolboxes)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ## Datasets
        ### Images
        ## Toolboxes
        ## Methods
        ## Metrics
        """,
        safe=False,
    ),
    "a broken entry may be for a section between its neighbours": Good(
        listed("Surveys", "Datasets", "Software", "Methods", "Metrics")
    ),
    "a broken first entry may be for the first section": Good(
        listed("Overviews", "Datasets", "Toolboxes", "Methods", "Metrics")
    ),
    "a broken last entry may be for the last section": Good(listed("Surveys", "Datasets", "Toolboxes", "Methods", "Scores")),
    "a broken entry elsewhere is for another section": Bad(
        marked(
            listed("Gone", "Surveys", "Datasets", "Methods", "Metrics"),
            "Toolboxes",
            '; add it after "Datasets" on line 3',
        ),
        fixed=listed("Gone", "Surveys", "Datasets", "Toolboxes", "Methods", "Metrics"),
        safe=False,
    ),
    "a broken entry one level up is for another section": Bad(
        """
        - [Models](#models)
          - [Flows](#flows)
          - [Energy](#energy)
          - [Scores](#scores)
          - [Trees](#trees)
        - [Gone](#gone)
        - [Data](#data)

        # Models
        ## Flows
        ## Energy
        ## Scores
        ## Trees
        ## Forests
           ^^^^^^^ not in the contents; add it after "Trees" on line 5
        # Data
        """,
        fixed="""
        - [Models](#models)
          - [Flows](#flows)
          - [Energy](#energy)
          - [Scores](#scores)
          - [Trees](#trees)
          - [Forests](#forests)
        - [Gone](#gone)
        - [Data](#data)

        # Models
        ## Flows
        ## Energy
        ## Scores
        ## Trees
        ## Forests
        # Data
        """,
        safe=False,
    ),
    "a broken entry that names the section lists it": Good(
        listed("Toolboxes", "Surveys", "Datasets", "Methods", "Metrics").replace("#toolboxes", "#tool-box")
    ),
    "an entry that names the section but leads to another lists it": Good(
        listed("Surveys", "Datasets", "Toolboxes", "Methods", "Metrics").replace("#toolboxes", "#methods")
    ),
    "an item may name a section and link only to its subsections": Good("""
        - [Surveys](#surveys)
        - [Datasets](#datasets)
        - ![](wrench.png) Toolboxes: [2D](#2d), [3D](#3d)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ## Datasets
        ## Toolboxes
        ### 2D
        ### 3D
        ## Methods
        ## Metrics
        """),
    "a link in another section does not list a section": Bad(
        marked(WITHOUT_TOOLBOXES, "Toolboxes", AFTER_DATASETS) + "\nSee [those](#toolboxes) and https://e.org/toolboxes.\n",
        fixed=listed(*FIVE) + "\nSee [those](#toolboxes) and https://e.org/toolboxes.\n",
        safe=False,
    ),
    "another comment above a heading omits nothing": Bad(
        """
        - [Surveys](#surveys)
        - [Datasets](#datasets)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ## Datasets
        <!-- new -->
        ## Toolboxes
           ^^^^^^^^^ not in the contents; add it after "Datasets" on line 2
        ## Methods
        ## Metrics
        """,
        fixed="""
        - [Surveys](#surveys)
        - [Datasets](#datasets)
        - [Toolboxes](#toolboxes)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ## Datasets
        <!-- new -->
        ## Toolboxes
        ## Methods
        ## Metrics
        """,
        safe=False,
    ),
    "blank lines between entries are kept after the last one": Bad(
        """
        [Flows](#flows) [Energy](#energy) [Scores](#scores)

        - [Surveys](#surveys)

        - [Datasets](#datasets)

        ## Flows
        ## Energy
        ## Scores
        ## Surveys
        ## Datasets
        ## Toolboxes
           ^^^^^^^^^ not in the contents; add it after "Datasets" on line 5
        """,
        fixed="""
        [Flows](#flows) [Energy](#energy) [Scores](#scores)

        - [Surveys](#surveys)

        - [Datasets](#datasets)

        - [Toolboxes](#toolboxes)

        ## Flows
        ## Energy
        ## Scores
        ## Surveys
        ## Datasets
        ## Toolboxes
        """,
        safe=False,
    ),
    "blank lines between entries are kept before the first one": Bad(
        """
        - [Datasets](#datasets)

        - [Toolboxes](#toolboxes)

        - [Methods](#methods)

        - [Metrics](#metrics)

        ## Surveys
           ^^^^^^^ not in the contents; add it before "Datasets" on line 1
        ## Datasets
        ## Toolboxes
        ## Methods
        ## Metrics
        """,
        fixed="""
        - [Surveys](#surveys)

        - [Datasets](#datasets)

        - [Toolboxes](#toolboxes)

        - [Methods](#methods)

        - [Metrics](#metrics)

        ## Surveys
        ## Datasets
        ## Toolboxes
        ## Methods
        ## Metrics
        """,
        safe=False,
    ),
    "an entry is added after the only one on its level": Bad(
        """
        - [Basics](#basics)
          - [Surveys](#surveys)
        - [Models](#models)
          - [Flows](#flows)
          - [Energy](#energy)
          - [Scores](#scores)

        # Basics
        # Models
        # Surveys
        # Toolboxes
          ^^^^^^^^^ not in the contents; add it after "Surveys" on line 2
        # Flows
        # Energy
        # Scores
        """,
        fixed="""
        - [Basics](#basics)
          - [Surveys](#surveys)
          - [Toolboxes](#toolboxes)
        - [Models](#models)
          - [Flows](#flows)
          - [Energy](#energy)
          - [Scores](#scores)

        # Basics
        # Models
        # Surveys
        # Toolboxes
        # Flows
        # Energy
        # Scores
        """,
        safe=False,
    ),
    "an entry is added after a last line without a line end": Bad(
        marked(WITHOUT_LINE_END, "Toolboxes", '; add it after "Metrics" on line 21') + "\n\\ no newline at end\n",
        fixed=WITHOUT_LINE_END + "\n- [Toolboxes](#toolboxes)",
        safe=False,
    ),
    "a new line has the line end of the others": Bad(
        WITHOUT_TOOLBOXES.replace("\n", "\r\n").replace(
            "## Toolboxes\r\n", f"## Toolboxes\r\n   ^^^^^^^^^ not in the contents{AFTER_DATASETS}\n"
        ),
        fixed=listed(*FIVE).replace("\n", "\r\n"),
        safe=False,
    ),
    "a section is in the contents if its entry has a broken link": Good(
        WITHOUT_TOOLBOXES.replace("- [Methods]", "- [Toolboxes](*Toolboxes)\n- [Methods]")
    ),
    "or leads to another section": Good(
        WITHOUT_TOOLBOXES.replace("- [Methods]", "- [Toolboxes (and Tools)](#metrics)\n- [Methods]")
    ),
    "sections that are to come": Good(listed(*FIVE) + "## Others are coming soon!\n"),
    "or a broken one in a line": Good(
        "[Surveys](#surveys) | [Datasets](#datasets) | [Tool/boxes](#Tool/Boxes) | [Methods](#methods) | [Metrics](#metrics)\n\n"
        + headings(*FIVE).replace("Toolboxes", "Tool/boxes")
    ),
    "a picture for a heading": Good(listed(*FIVE) + "[![chart](https://e.org/chart.svg)](https://e.org)\n---\n"),
}  # fmt: skip
