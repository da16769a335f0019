"""Where contents-missing draws the line."""

from fgad_lint.rule import Bad, Good

FIVE = ("Surveys", "Datasets", "Toolboxes", "Methods", "Metrics")


def listed(*names, sections=FIVE):
    """A contents list of these names, and the sections."""
    return "".join(f"- [{name}](#{name.lower()})\n" for name in names) + "\n" + headings(*sections)


def headings(*sections):
    return "".join(f"## {section}\n" for section in sections)


def marked(text, name, words):
    """The text with a finding under the heading of a name."""
    return text.replace(f"## {name}\n", f"## {name}\n   {'^' * len(name)} not in the contents{words}\n")


WITHOUT_TOOLBOXES = listed("Surveys", "Datasets", "Methods", "Metrics")
LAST = ("Looms", "Wheels", "Dyes", "Yarns", "Metrics")
CLOSED = (
    listed("Surveys", "Datasets", "Methods", sections=("Surveys", "Datasets", "Methods", *LAST, "Toolboxes"))
    + "\nAt last:\n\n"
    + "\n".join(f"- [{name}](#{name.lower()})" for name in LAST)
)
AFTER_DATASETS = ', where it belongs after "Datasets" (line 2)'
CASES = {
    "one of five sections is missed": Bad(
        marked(WITHOUT_TOOLBOXES, "Toolboxes", AFTER_DATASETS), fixed=listed(*FIVE), safe=False
    ),
    "one of four sections may be left out": Good(
        listed("Surveys", "Datasets", "Methods", sections=("Surveys", "Datasets", "Toolboxes", "Methods"))
    ),
    "the first section belongs before the second": Bad(
        marked(listed("Datasets", "Toolboxes", "Methods", "Metrics"), "Surveys", ', where it belongs before "Datasets" (line 1)'),
        fixed=listed(*FIVE),
        safe=False,
    ),
    "the first section may stand right below the contents": Bad(
        """
        - [Datasets](#datasets)
        - [Toolboxes](#toolboxes)
        - [Methods](#methods)
        - [Metrics](#metrics)
        # Surveys
          ^^^^^^^ not in the contents, where it belongs before "Datasets" (line 1)
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
    "an entry is added below what stands under the one before": Bad(
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
           ^^^^^^^^^ not in the contents, where it belongs after "Datasets" (line 2)
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
    "an entry that leads nowhere may be that of a section between its neighbours": Good(
        listed("Surveys", "Datasets", "Software", "Methods", "Metrics")
    ),
    "so may the first entry": Good(
        listed("Overviews", "Datasets", "Toolboxes", "Methods", "Metrics")
    ),
    "so may the last entry": Good(listed("Surveys", "Datasets", "Toolboxes", "Methods", "Scores")),
    "an entry that leads nowhere elsewhere is another's": Bad(
        marked(
            listed("Gone", "Surveys", "Datasets", "Methods", "Metrics"),
            "Toolboxes",
            ', where it belongs after "Datasets" (line 3)',
        ),
        fixed=listed("Gone", "Surveys", "Datasets", "Toolboxes", "Methods", "Metrics"),
        safe=False,
    ),
    "an entry that leads nowhere one level above is another's": Bad(
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
           ^^^^^^^ not in the contents, where it belongs after "Trees" (line 5)
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
    "an entry that leads nowhere but names the section is its own": Good(
        listed("Toolboxes", "Surveys", "Datasets", "Methods", "Metrics").replace("#toolboxes", "#tool-box")
    ),
    "an entry that names the section but leads to another is its own": Good(
        listed("Surveys", "Datasets", "Toolboxes", "Methods", "Metrics").replace("#toolboxes", "#methods")
    ),
    "words of an item name a section of which it links parts": Good("""
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
    "a link in another section is no contents": Bad(
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
           ^^^^^^^^^ not in the contents, where it belongs after "Datasets" (line 2)
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
    "entries with blank lines between them stay so, behind the last": Bad(
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
           ^^^^^^^^^ not in the contents, where it belongs after "Datasets" (line 5)
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
    "entries with blank lines between them stay so, before the first": Bad(
        """
        - [Datasets](#datasets)

        - [Toolboxes](#toolboxes)

        - [Methods](#methods)

        - [Metrics](#metrics)

        ## Surveys
           ^^^^^^^ not in the contents, where it belongs before "Datasets" (line 1)
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
    "an entry that stands alone in a group gets company": Bad(
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
          ^^^^^^^^^ not in the contents, where it belongs after "Surveys" (line 2)
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
    "an entry is added behind a line that just stops, and just stops": Bad(
        marked(CLOSED, "Toolboxes", ', where it belongs after "Metrics" (line 21)') + "\n\\ no newline at end\n",
        fixed=CLOSED + "\n- [Toolboxes](#toolboxes)",
        safe=False,
    ),
    "a new line ends as the others do": Bad(
        WITHOUT_TOOLBOXES.replace("\n", "\r\n").replace(
            "## Toolboxes\r\n", f"## Toolboxes\r\n   ^^^^^^^^^ not in the contents{AFTER_DATASETS}\n"
        ),
        fixed=listed(*FIVE).replace("\n", "\r\n"),
        safe=False,
    ),
}  # fmt: skip
