"""A contents list must not leave out a section.

Readers rarely find a section of a long list that its contents leave out. Usually the section was added later and its
entry forgotten. A section is only reported if nearly all its siblings are listed: four of five, or three of four that
all have papers. The licence and the like may be missing, and so may a section with `<!-- omit in toc -->` after its
heading or on the line above. One without papers among sections with papers is an info, and so is a year among topics.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from fgad_lint import lazy_re
from fgad_lint.diagnostic import MAX_FINDINGS_PER_FIX, Finding, Fix, Related, Severity
from fgad_lint.model.document import Document
from fgad_lint.model.section_families import Gap, families, gaps, is_back_matter, listed_sections
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good

if TYPE_CHECKING:
    from fgad_lint.model.contents_slots import Slot

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Surveys](#surveys)
          - [2D](#2d)
        - [Datasets](#datasets)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ### 2D
        ## Datasets
        ## Toolboxes [code]
           ^^^^^^^^^^^^^^^^ not in the contents; add it after "Datasets" on line 3
        ## Methods
        ## Metrics
        ## Contributing
        """,
        fixed="""
        - [Surveys](#surveys)
          - [2D](#2d)
        - [Datasets](#datasets)
        - [Toolboxes [code]](#toolboxes-code)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ### 2D
        ## Datasets
        ## Toolboxes [code]
        ## Methods
        ## Metrics
        ## Contributing
        """,
        safe=False,
    ),
    Bad(
        """
        * **[Cracks](#cracks)**
        * **[Dents](#dents)**
        * **[Holes](#holes)**
        * **[Scratches](#scratches)**
        * **[Spots](#spots)**
        * **[Stains](#stains)**
        * **[Threads](#threads)**
        * **[Wrinkles](#wrinkles)**

        # Cracks
        # Dents
        # Holes
        # Misprints
          ^^^^^^^^^ not in the contents; add it after "Holes" on line 3
        # Missing Parts
          ^^^^^^^^^^^^^ not in the contents; add it after "Holes" on line 3
        # Scratches
        # Spots
        # Stains
        # Threads
        # Wrinkles
        """,
        fixed="""
        * **[Cracks](#cracks)**
        * **[Dents](#dents)**
        * **[Holes](#holes)**
        * **[Misprints](#misprints)**
        * **[Missing Parts](#missing-parts)**
        * **[Scratches](#scratches)**
        * **[Spots](#spots)**
        * **[Stains](#stains)**
        * **[Threads](#threads)**
        * **[Wrinkles](#wrinkles)**

        # Cracks
        # Dents
        # Holes
        # Misprints
        # Missing Parts
        # Scratches
        # Spots
        # Stains
        # Threads
        # Wrinkles
        """,
        safe=False,
    ),
    Bad(
        """
        # Models

        1. **[Flows](#flows)**
        2. **[GANs](#gans)**
        3. **[Diffusion](#diffusion)**
        4. **[Energy](#energy)**

        ## Flows
        ## GANs
        ## Diffusion
        ## Energy
        ## Autoregression
           ^^^^^^^^^^^^^^ not in the contents; add it after "Energy" on line 6
        """,
    ),
    Bad(
        """
        - [Flows](#flows)
        - [GANs](#gans)
        - [Data](#data)

        # Flows
        - [A Flow of Small Faults](https://e.org/1)
        # GANs
        - [A GAN of Small Faults](https://e.org/2)
        # Data
        - [A Set of Small Faults](https://e.org/3)
        # Benchmarks
          ^^^^^^^^^^ not in the contents; add it after "Data" on line 3
        - [A Bench of Small Faults](https://e.org/4)
        """,
        fixed="""
        - [Flows](#flows)
        - [GANs](#gans)
        - [Data](#data)
        - [Benchmarks](#benchmarks)

        # Flows
        - [A Flow of Small Faults](https://e.org/1)
        # GANs
        - [A GAN of Small Faults](https://e.org/2)
        # Data
        - [A Set of Small Faults](https://e.org/3)
        # Benchmarks
        - [A Bench of Small Faults](https://e.org/4)
        """,
        safe=False,
    ),
    Good("""
        - [Flows](#flows)
        - [GANs](#gans)
        - [Data](#data)

        # Flows
        - [A Flow of Small Faults](https://e.org/1)
        # GANs
        - [A GAN of Small Faults](https://e.org/2)
        # Data
        - [A Set of Small Faults](https://e.org/3)
        # How to Use This List
        Choose a section above.
        """),
    Bad(
        """
        - [Flows](#flows)
        - [GANs](#gans)
        - [Data](#data)
        - [Tools](#tools)

        # Flows
        - [A Flow of Small Faults](https://e.org/1)
        # GANs
        - [A GAN of Small Faults](https://e.org/2)
        # Data
        - [A Set of Small Faults](https://e.org/3)
        # Tools
        - [A Tool of Small Faults](https://e.org/4)
        # Ideas
          ^^^^^ not in the contents; add it after "Tools" on line 4
        Weave more slowly.
        """,
        fixed="""
        - [Flows](#flows)
        - [GANs](#gans)
        - [Data](#data)
        - [Tools](#tools)
        - [Ideas](#ideas)

        # Flows
        - [A Flow of Small Faults](https://e.org/1)
        # GANs
        - [A GAN of Small Faults](https://e.org/2)
        # Data
        - [A Set of Small Faults](https://e.org/3)
        # Tools
        - [A Tool of Small Faults](https://e.org/4)
        # Ideas
        Weave more slowly.
        """,
        safe=False,
        severity="info",
    ),
    Bad("""
        [Surveys](#surveys) [Datasets](#datasets) [Methods](#methods) [Metrics](#metrics) [Tools](#tools)

        - [Cracks](#cracks)
        - [Dents](#dents)

        ## Surveys
        ## Datasets
        ## Challenges
           ^^^^^^^^^^ not in the contents; add it there
        ## Methods
        ### Cracks
        ### Dents
        ## Metrics
        ## Tools
        """),
    Good("""
        - [Code](#code)
        - [Theory](#theory)
        - [Methods](#methods)
        - [Metrics](#metrics)
        - [Tools](#tools)

        ## Theory
        ## Code
        ## Methods
        ## Metrics
        ## Tools
        ## Code
        """),
    Good("""
        # Contents

        - [Surveys](#surveys)
        - [Datasets](#datasets)
        - Methods: [2D](#2d), [3D](#3d)
        - [Metrics](#metrics)

        # Surveys
        # Datasets
        # Methods
        ## 2D
        ## 3D
        # Metrics
        # Drafts <!-- omit in toc -->
        # Star History
        """),
)
_MIN_SECTIONS_PER_MISSING = 5  # If more are missing, the contents list is a selection.


_YEAR = lazy_re.compile(r"\W*(?:19|20)\d\d\W*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if all_gaps := list(_gaps(document)):
        from fgad_lint.model.contents_slots import ContentsSlots

        slots = ContentsSlots(document)
        with_papers = _with_papers(document)
        for gap in all_gaps if slots else ():
            slot = slots.between(gap.previous, gap.following)
            if slot is None or not slots.has_broken_entry(slot):
                yield from _findings(document, gap, slot, with_papers)


def _gaps(document: Document) -> Iterator[Gap]:
    """The gaps in families of sections of which nearly all are listed."""
    listed = listed_sections(document)
    for family in families(document):
        # An entry for one of two namesakes may be meant for the other.
        siblings = [
            section
            for section in family
            if section in listed
            or not (
                section in document.outline.namesakes
                or is_back_matter(section)
                or not any(map(str.isalnum, section.name))  # A picture.
            )
        ]
        n_missing = sum(section not in listed for section in siblings)
        is_small = n_missing == 1 and len(siblings) == _MIN_SECTIONS_PER_MISSING - 1
        if 0 < _MIN_SECTIONS_PER_MISSING * n_missing <= len(siblings) or (
            is_small and _are_alike(document, siblings, listed)
        ):
            yield from gaps(siblings, listed)


def _are_alike(document: Document, siblings: Sequence[Section], listed: Collection[Section]) -> bool:
    """Whether all of a few sections have papers, and no contents entry has the name of one that is not listed."""
    with_papers = _with_papers(document)
    names = {title_key(entry.text) for contents in document.contents_lists for entry in contents.entries}
    return all(
        section in with_papers and (section in listed or title_key(section.name) not in names) for section in siblings
    )


def _with_papers(document: Document) -> set[Section]:
    return {ancestor for paper_list in document.paper_lists for ancestor in paper_list.section.ancestors()}


def _severity(section: Section, gap: Gap, with_papers: Collection[Section]) -> Severity | None:
    """None if a section is certainly a sister of its neighbours; "info" if it alone has no papers or a year as its name."""
    neighbours = [neighbour for neighbour in (gap.previous, gap.following) if neighbour]
    is_odd = section not in with_papers and all(neighbour in with_papers for neighbour in neighbours)
    is_year = _YEAR.fullmatch(section.name) and not any(_YEAR.fullmatch(neighbour.name) for neighbour in neighbours)
    return "info" if is_odd or is_year else None


def _findings(document: Document, gap: Gap, slot: "Slot | None", with_papers: Collection[Section]) -> Iterator[Finding]:
    """Findings for missing sections that belong in `slot`, which is None if a text or table lists their neighbours."""
    sections = gap.sections
    if slot is None:
        for section in sections:
            severity = _severity(section, gap, with_papers)
            yield Finding(section.heading.title_span, "not in the contents; add it there", severity=severity)
        return
    neighbour, where = slot.neighbour, "after" if slot.is_after else "before"
    line = document.line_of(neighbour.span)
    message = f'not in the contents; add it {where} "{neighbour.text}" on line {line}'
    related = (Related(neighbour.link.label, f"the entry that it belongs {where}"),)
    from fgad_lint.model.contents_slots import insert_entries

    edit = insert_entries(document, slot, sections)
    fix = Fix.unsafe("add it to the contents", edit) if edit else None
    for section_index, section in enumerate(sections):
        shared_fix = fix if section_index < MAX_FINDINGS_PER_FIX else None
        severity = _severity(section, gap, with_papers)
        yield Finding(section.heading.title_span, message, shared_fix, related, severity)
