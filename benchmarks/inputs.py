"""The texts to measure: lists of invented papers, and hostile texts."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

SIZES = {"6 KB": 6_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
GROWING_SIZES = {"100 KB": 100_000, "1 MB": 1_000_000}

_SUBJECTS = """Anomaly Background Camera Contour Crack Defect Edge Fabric Feature Image Lens Mask Material Memory Pattern
Pixel Prompt Scene Shape Surface Texture Wafer Weld Wood""".split()
_QUALITIES = """Adaptive Balanced Compact Coupled Deep Dense Early Few-Shot Gated Guided Hidden Joint Local Masked Noisy
Online Paired Quiet Robust Shared Slow Sparse Unified Zero-Shot""".split()
_WORKS = """Alignment Classification Comparison Completion Detection Estimation Generation Inspection Matching Ranking
Recovery Regression Rendering Retrieval Sampling Scoring Search Segmentation Synthesis Tracking""".split()
_STEMS = (
    "Aro Bel Cora Dex Eno Fara Gil Hexa Iso Juno Kel Lumo Mira Nova Orb Pax Quil Rho Sol Tera Umbra Vex Wyn".split()
)
_ENDINGS = "Bench Flow Former Graph Mix Net Prompt Seg Vision Wave".split()
_VENUES = "AAAI CVPR ECCV ICCV ICLR ICML NeurIPS WACV".split()
_MONTHS = [f"{year}{month:02}" for year in range(15, 26) for month in range(1, 13)]

_SECTIONS = 5  # Sections in a category.
_ROOM = 1_500  # Bytes that must be left to begin another section.
_HALF_AN_ENTRY = 65
_LABELS = """blog code data demo docs errata figures models notes page paper poster review site slides talk thread tool video
weights""".split()
_BYTES_PER_CHAIN = 100_000

_TITLE = """\
# A List of Papers on Inspection
Papers on finding what is unusual, sorted by how they find it.
"""
_CATEGORY = """
## {title}

{title} looks for what is unusual where nearly everything is as it should be, and says why a person should look at it. \
What it looks for is rare, and no two examples are alike.

### Why {title} Matters
- **Few examples**: One part in a thousand has a fault, and seldom one that was seen before.
- **Little time**: The next part comes within a second; what is found later than that is found in vain.

### Subcategories of {title}
"""
_SECTION = """
### {title}
What these have in common is how they decide what belongs together, and what they need to have seen for it.

"""


class _Category(NamedTuple):
    head: str
    contents: list[str]
    body: list[str]


class _Maker:
    """Makes titles, sections and entries, each only once."""

    def __init__(self) -> None:
        self._random = Random(6)
        self._taken: set[str] = set()
        self._entries: list[str] = []

    def below(self, end: int) -> int:
        # Only `random` is promised to give the same numbers in every version of Python.
        return int(self._random.random() * end)

    def pick(self, words: Sequence[str]) -> str:
        return words[self.below(len(words))]

    def category(self) -> _Category:
        return _Category(_CATEGORY.format(title=self._new(lambda: f"{self._topic()} {self.pick(_WORKS)}")), [], [])

    def section(self) -> tuple[str, str]:
        """The contents entry of a new section, and its heading with the text below it."""
        title = self._new(lambda: f"{self._topic()} {self.pick(_WORKS)} by {self.pick(_SUBJECTS)}")
        return f"- [{title}](#{title.lower().replace(' ', '-')})\n", _SECTION.format(title=title)

    def entry(self) -> str:
        """A new paper; sometimes, as in real lists, one of another category again, or one with a slip."""
        kind = len(self._entries) % 150
        if kind == 110:
            entry = self._entries[-1]
        elif kind % 40 == 39 and len(self._entries) > 500:
            entry = self.pick(self._entries[:-400])
        else:
            entry = self._paper(slip=kind == 60)
        if kind == 10:
            entry = entry.replace("https://arxiv", "http://arxiv")
        self._entries.append(entry)
        return entry

    def _paper(self, slip: bool) -> str:
        name = self.pick(_STEMS) + self.pick(_ENDINGS)
        title = self._new(
            lambda: f"{name}: {self._topic()} {self.pick(_WORKS)} with {self._topic()} {self.pick(_WORKS)}"
        )
        number = self._new(lambda: f"{self.pick(_MONTHS)}.{1 + self.below(9_000):05}")
        year = 2000 + int(number[:2])
        label = f"{self.pick(_VENUES)} {year + 1}" if self.below(4) == 0 and not slip else f"arXiv {year - slip}"
        code = f" [[code]](https://github.com/{name.lower()}/{name}-{number[-4:]})" if self.below(10) == 0 else ""
        return f"+ {title} [[{label}]](https://arxiv.org/abs/{number}){code}\n"

    def _topic(self) -> str:
        return f"{self.pick(_QUALITIES)} {self.pick(_SUBJECTS)}"

    def _new(self, make: Callable[[], str]) -> str:
        while (made := make()) in self._taken:
            pass
        self._taken.add(made)
        return made


def paper_list(size: int) -> str:
    """A list of about `size` bytes, always the same one."""
    maker = _Maker()
    categories: list[_Category] = []
    left = size - len(_TITLE)
    papers = 0  # Papers still to come in this section.
    while left > _HALF_AN_ENTRY:
        if papers == 0 and (left > _ROOM or not categories):
            papers = 3 + maker.below(20)
            if not categories or len(categories[-1].contents) == _SECTIONS:
                categories.append(maker.category())
                left -= len(categories[-1].head)
            else:
                entry, heading = maker.section()
                categories[-1].contents.append(entry)
                categories[-1].body.append(heading)
                left -= len(entry) + len(heading)
        papers = max(papers - 1, 0)
        categories[-1].body.append(maker.entry())
        left -= len(categories[-1].body[-1])
    return _TITLE + "".join("".join((head, *contents, "\n", *body)) for head, contents, body in categories)


def list_with_chains(size: int) -> str:
    """A list of about `size` bytes in which some fixes must wait for others, for twenty passes."""
    chains = "".join(_chain(number) for number in range(max(1, size // _BYTES_PER_CHAIN)))
    return paper_list(size - len(chains)) + chains


def _chain(number: int) -> str:
    """A section with an entry of twenty links in unusual brackets, of which each pass of fixes repairs one."""
    papers = []
    for paper_number in range(10 * number, 10 * number + 10):
        template = "[{1}](https://e.org/{0}/{1})" if paper_number % 10 == 5 else "[[{1}]](https://e.org/{0}/{1})"
        links = " ".join(template.format(paper_number, label) for label in _LABELS)
        papers.append(f"+ Study {paper_number:05}: {links}\n")
    return f"\n## Papers with Many Links {number:03}\n\n{''.join(papers)}"


def with_a_slip(text: str) -> str:
    """A list with a new finding in one entry in its middle."""
    start = text.index("(https://arxiv", len(text) // 2)
    return f"{text[:start]}(http{text[start + len('(https') :]}"


def papers_below_a_long_heading(size: int) -> str:
    """A list of about `size` bytes: half of it one heading, which each row of a table of its papers could repeat."""
    entry = "+ Paper {} [[arXiv 2024]](https://arxiv.org/abs/2401.00001)\n"
    return f"# {'Word ' * (size // 10)}\n\n{_numbered(size // 2, entry)}"


def _backticks(size: int) -> str:
    runs: list[str] = []
    while size > 0:
        runs.append("`" * (len(runs) + 1))
        size -= len(runs) + 1
    return " ".join(runs) + "\n"


def _numbered(size: int, line: str) -> str:
    """The line repeated up to `size` bytes, with its number from 0 for `{}`."""
    return "".join(line.format(f"{number:05}") for number in range(size // len(line.format("00000"))))


def _table(size: int) -> str:
    columns = size // 9
    return "".join(f"{cell * columns}|\n" for cell in ("| a", "|--", "| b"))


_MARKS = "\u0301\u0323"  # Normalization puts them in the other order.

# Functions that make a text of about so many bytes, by name.
HOSTILE: dict[str, Callable[[int], str]] = {
    "opening brackets": lambda size: "[" * size + "\n",
    "opening images": lambda size: "![" * (size // 2) + "\n",
    "bracket and parenthesis": lambda size: "](" * (size // 2) + "\n",
    "growing runs of backticks": _backticks,
    "crossing emphasis": lambda size: "*a_" * (size // 3) + "\n",
    "emphasis opened, then closed": lambda size: "*a " * (size // 6) + "a* " * (size // 6) + "\n",
    "opening comments": lambda size: "<!--" * (size // 4) + "\n",
    "nested quotes": lambda size: "> " * (size // 2) + "a\n",
    "nested lists": lambda size: "- " * (size // 2) + "a\n",
    "a table of many columns": _table,
    "ampersands": lambda size: "&" * size + "\n",
    "one long line": lambda size: "+ " + "word " * (size // 5) + "\n",
    "a heading with many spaces": lambda size: f"# a{' ' * size}b\n",
    "a definition whose title is left open": lambda size: '[a]: b "c\n' + "d\n" * (size // 2),
    "combining marks in a title": lambda size: f"+ A Title {_MARKS * (size // 4)} [[ICCV 2024]](https://e.org)\n",
    "combining marks in a heading": lambda size: f"# A{_MARKS * (size // 4)}\n",
    "headings alike": lambda size: "# A\n\n" * (size // 5),
    "papers with one id": lambda size: _numbered(size, "+ Paper {} [[arXiv 2024]](https://arxiv.org/abs/2401.00001)\n"),
    "titles nearly equal": lambda size: _numbered(
        size, "+ A Title That Is Nearly the Same {0} [[arXiv 2024]](https://arxiv.org/abs/2401.{0})\n"
    ),
}
