"""A paper must not be listed twice in one category.

Of two entries one is soon out of date, and the list counts more papers than there are. Entries are one paper where they
link to one arXiv, DOI or OpenReview id, in whatever form, under titles that are alike, or where the titles are the same
and the ids do not contradict it. A paper listed in several categories is no fault, nor are rows of a table that speak of
its several data sets or models. With `duplicates = "files"`, no paper should be in two of the files checked together,
whatever the category; that is a warning.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model.document import Document, PaperList, Section, are_listed
from fgad_lint.model.links import link_key
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title, title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "error"
OPTIONS = "duplicates"
EXAMPLES = (
    Bad(
        """
        # Detection

        - Towards Total Recall in Industrial Anomaly Detection [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - PaDiM: a Patch Distribution Modeling Framework [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        - Towards total recall in industrial anomaly detection [[arXiv 2021]](http://arxiv.org/pdf/2106.08265v2)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        fixed="""
        # Detection

        - Towards Total Recall in Industrial Anomaly Detection [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - PaDiM: a Patch Distribution Modeling Framework [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        """,
    ),
    Bad(
        """
        1. **Deep Residual Learning for Image Recognition.** [paper](https://arxiv.org/abs/1512.03385)

        1. **Densely Connected Convolutional Networks.** [paper](https://arxiv.org/abs/1608.06993)

        1. **Deep Residual Learning for Image Recognition.**
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        fixed="""
        1. **Deep Residual Learning for Image Recognition.** [paper](https://arxiv.org/abs/1512.03385)

        1. **Densely Connected Convolutional Networks.** [paper](https://arxiv.org/abs/1608.06993)
        """,
        safe=False,
    ),
    Bad(
        """
        - [Self-Supervised Learning for Anomaly Detection and Localization](https://arxiv.org/abs/2104.04015)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/pdf/2108.07610) [code](https://e.org/draem)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - [Self-Supervised Learning for Anomaly Detection and Localization](https://arxiv.org/abs/2104.04015)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/pdf/2108.07610) [code](https://e.org/draem)
        """,
        safe=False,
    ),
    Bad("""
        - Image Inpainting for Irregular Holes [[ECCV 2018]](https://arxiv.org/abs/1804.07723)
        - Image Inpainting for Irregular Holes [[TPAMI 2020]](https://arxiv.org/abs/1804.07723) by all of them
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """),
    Bad("""
        - [The Memory-augmented Autoencoder](https://arxiv.org/abs/1904.02639)
        - [MemAE: Memory-augmented Autoencoder](https://arxiv.org/abs/1904.02639)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "The Memory-augmented Autoencoder" on line 1; keep one
        """),
    Bad(
        """
        - [工业图像异常检测方法综述与展望](https://e.org/zh/1)
        - [AnomalyDAE](https://e.org/dae)
        - [工业图像异常检测方法综述与展望](https://e.org/zh/2)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - [AnomalyDAE](https://e.org/dae)
           ^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - [工业图像异常检测方法综述与展望](https://e.org/zh/1)
        - [AnomalyDAE](https://e.org/dae)
        - [工业图像异常检测方法综述与展望](https://e.org/zh/2)
        """,
    ),
    Bad(
        """
        # Models

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3 of archive.md; keep one
        """,
        config='duplicates = "files"',
        beside={
            "archive.md": """
        # 2022

        - A Unified Model for Multi-class Anomaly Detection [[paper]](https://arxiv.org/abs/2206.03687)
        """
        },
    ),
    Good("""
        # Models

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)

        # Benchmarks

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """),
    Good("""
        - SGAN [[paper]](https://arxiv.org/abs/1611.08207)
        - SGAN [[paper]](https://arxiv.org/abs/1612.04357)
        - MVTec LOCO images [[paper]](https://e.org/loco)
        - MVTec LOCO masks [[paper]](https://e.org/loco)
        """),
    Bad(
        """
        | Year | Title | Venue | Links |
        |---|---|---|---|
        | 2021 | [Towards Total Recall in Anomaly Detection](https://arxiv.org/abs/2106.08265) | arXiv | - |
        | 2022 | [Anomaly Detection via Reverse Distillation](https://arxiv.org/abs/2201.10703) | CVPR | - |
        | 2022 | [Towards Total Recall in Anomaly Detection](https://arxiv.org/abs/2106.08265) | CVPR | [code](https://e.org/1) |
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        safe=False,
    ),
    Bad(
        """
        - [MemAE: Memorizing Normality to Detect Anomaly](https://arxiv.org/abs/1904.02639)
        - [Deep One-Class Classification](https://e.org/svdd)
        - Memorizing Normality to Detect Anomaly
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "MemAE: Memorizing Normality to Detect…" on line 1; keep one
        """
    ),
    Good("""
        - [FedOne: A Federated Learning Framework](https://e.org/1)
        - [FedTwo: A Federated Learning Framework](https://e.org/2)
        """),
    Good("""
        **Textures**

        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)

        **Objects:**

        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)

        <details>
        <summary>Faster</summary>

        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)

        </details>
        """),
    Good("""
        | Data set | Paper | Year |
        |---|---|---|
        | MVTec AD | [A Dataset for Unsupervised Anomaly Detection](https://e.org/ad) | 2019 |
        | MVTec Extra | [A Dataset for Unsupervised Anomaly Detection](https://e.org/ad) | 2019 |
        """),
    Bad("""
        - Masked Autoencoders Are Scalable Vision Learners, https://arxiv.org/abs/2111.06377
        - Masked Autoencoders Are Scalable Vision Learners, https://arxiv.org/abs/2111.06377
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        - And more to come
        """),
    Good(
        """
        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """,
        config='duplicates = "file"',
        beside={
            "archive.md": """
        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """
        },
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    earlier_files = context.files.before() if context.config.duplicates == "files" else ()
    before = [(path, other, other.papers_by_key) for path, other in earlier_files]
    listed: dict[tuple[Section, tuple[str, ...]], dict[str, _Entry]] = {}
    twins: list[tuple[_Entry, _Entry, _Drop | None]] = []
    for found in document.paper_lists:
        is_table = found.kind == "table"
        stretch = 0
        for above, paper, below in zip((None, *found.papers), found.papers, (*found.papers[1:], None), strict=False):
            ends = found.kind != "paragraph" or (below and not _between(document, paper, below).strip())
            if above and _between(document, above, paper).strip():
                stretch += 1
            entry = _Entry(
                document, paper, above if above and above.path == paper.path and ends else None, found.span, stretch
            )
            firsts = listed.setdefault((found.section, paper.path), {})
            keys = list(_keys(paper))
            known = (firsts[key] for key in keys if key in firsts)
            first = next((each for each in known if _is_same(each, entry)), None)
            if first and not (is_table and _are_apart(first, entry)):
                twins.append((first, entry, _drop(document, first, entry)))
            elif before:
                yield from _in_other(before, entry)
            for key in keys:
                firsts.setdefault(key, entry)
    going = {drop.entry.paper.span for *_, drop in twins if drop}
    lasting = {found.span for found in document.paper_lists if going and _lasts(found, going)}
    for first, second, drop in twins:
        yield _finding(document, first.paper, second.paper, drop.fix if drop and drop.entry.among in lasting else None)


def _lasts(found: PaperList, going: Collection[Span]) -> bool:
    """Whether what is left of a list without its second entries is still a list of papers."""
    return are_listed(found.kind, [paper for paper in found.papers if paper.span not in going])


class _Entry:
    """An entry, the one right `above` it in its list (None where it may hold more than is known of it), and its list.

    Entries with one `stretch` of their list have nothing but entries between them. What is asked of the first entry of a
    paper for each of the others is read once.
    """

    def __init__(self, document: Document, paper: Paper, above: Paper | None, among: Span, stretch: int = 0) -> None:
        self.paper = paper
        self.above = above
        self.among = among
        self.stretch = stretch
        self._document = document

    @cached_property
    def identities(self) -> set[str]:
        return self.paper.identities

    @cached_property
    def kinds(self) -> set[str]:
        """The kinds of ids that it has: entries that have one kind in common, but no id, are two papers."""
        return {each.partition(":")[0] for each in self.identities}

    @cached_property
    def links(self) -> set[str]:
        return {link_key(link.url) for link in self.paper.links}

    @cached_property
    def places(self) -> set[str]:
        """The places in the page that it leads to."""
        links, (start, end) = self._document.links, self.paper.span
        within = links[bisect_left(links, ((start,),)) : bisect_left(links, ((end,),))]
        return {link.url for link in within if link.url.startswith("#")}

    @cached_property
    def words(self) -> int:
        """How many words its title has, three Chinese characters for one: a short title names many things."""
        title = self.paper.title
        words = len(title.split())
        return words if title.isascii() else words + len(_IDEOGRAPH.findall(title)) // 3

    @cached_property
    def said(self) -> set[str]:
        """The words and symbols that it says besides its title and where its links lead."""
        return {*words_in(self._besides.casefold()), *_symbols(self._besides)}

    @cached_property
    def rest(self) -> tuple[str, str]:
        """The same as two spellings of it share it."""
        return title_key(self._besides), "".join(_symbols(self._besides))

    @cached_property
    def cells(self) -> list[str]:
        """What the cells of a row say in words of their own."""
        venue = self.paper.venue
        known = [self.paper.title_span, *(link.span for link in self.paper.links)]
        known += (venue.name_span, venue.year_span) if venue else ()
        said = _COMMENT.sub("", _without(self._document, self.paper, known))
        return ["".join(filter(str.isalpha, cell.casefold())) for cell in _CELL_END.split(said)]

    @cached_property
    def _besides(self) -> str:
        urls = (link.url_span for link in self.paper.links)
        return _without(self._document, self.paper, (self.paper.title_span, *urls))


def _symbols(text: str) -> Iterator[str]:
    """Stars and other pictures, with which a list marks its entries."""
    if text.isascii():
        return
    from unicodedata import category

    yield from (char for char in text if category(char) == "So")


_IDEOGRAPH = lazy_re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_COMMENT = lazy_re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CELL_END = lazy_re.compile(r"(?<!\\)\|")


class _Drop(NamedTuple):
    """An entry that may go, and how."""

    entry: _Entry
    fix: Fix


def _keys(paper: Paper) -> Iterator[str]:
    """What two entries of one paper share one of."""
    yield from (paper.key, paper.key_without_name, *sorted(paper.identities))


def _is_same(one: _Entry, other: _Entry) -> bool:
    key, other_key = one.paper.key, other.paper.key
    if one.identities & other.identities:
        return key == other_key or (min(one.words, other.words) > 2 and _is_alike(key, other_key))
    if not one.paper.has_title_of(other.paper):
        return False
    return (one.words > 3 and not one.kinds & other.kinds) or one.links == other.links != set()


def _is_alike(one: str, other: str) -> bool:
    one, other = one[:_MAX_KEY_LENGTH], other[:_MAX_KEY_LENGTH]
    if [char for char in one if char.isdigit()] != [char for char in other if char.isdigit()]:
        return False  # Parts and versions of one thing are listed apart.
    if one in other or other in one:
        return True
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one[:200], other[:200], autojunk=False)
    return matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9


_MAX_KEY_LENGTH = 1000  # So many letters of a title tell it from others.


def _are_apart(one: _Entry, other: _Entry) -> bool:
    """Whether two rows of a table have different words in a column besides those for title, venue and links."""
    return any(here != there and here and there for here, there in zip(one.cells, other.cells, strict=False))


def _finding(document: Document, first: Paper, second: Paper, fix: Fix | None) -> Finding:
    related = (Related(first.title_span, "listed here first"),)
    return Finding(second.title_span, _message(document, first, second), fix, related)


_Before = Sequence[tuple[str, Document, Mapping[str, Sequence[Paper]]]]


def _in_other(before: _Before, entry: _Entry) -> Iterator[Finding]:
    """A finding if one of the files before has the paper."""
    for path, document, by_key in before:
        known = (each for key in _keys(entry.paper) for each in by_key.get(key, ())[:_MAX_CANDIDATES])
        entries = (_Entry(document, each, None, each.span) for each in known)
        if first := next((each.paper for each in entries if _is_same(each, entry)), None):
            related = (Related(first.title_span, "listed here first", path),)
            message = _message(document, first, entry.paper, f" of {path}")
            yield Finding(entry.paper.title_span, message, related=related, severity="warning")
            return


_MAX_CANDIDATES = 8  # So many papers of one key are looked at in another file; more are rows of one survey.


def _message(document: Document, first: Paper, second: Paper, of: str = "") -> str:
    line = document.line_of(first.title_span)
    same = "already listed" if first.key == second.key else f'same paper as "{short_title(first.title)}"'
    return f"{same} on line {line}{of}; keep one"


def _drop(document: Document, first: _Entry, second: _Entry) -> _Drop | None:
    """Keep the entry that has all the links and words, the first one where both have.

    It is safe in one list under one heading; where a reader sees two headings, both entries may be meant.
    """
    if not first.paper.key or first.paper.key != second.paper.key:
        return None
    if _heading_above(document, first) != _heading_above(document, second):
        return None
    if _holds(first, second):
        number, goes, stays = "second", second, first
    elif _holds(second, first):
        number, goes, stays = "first", first, second
    else:
        return None
    lines = _lines(document, goes)
    is_same_list = (first.among, first.stretch) == (second.among, second.stretch)
    safe = is_same_list and goes.links == stays.links and goes.rest == stays.rest
    return _Drop(goes, Fix(f"drop the {number} entry", (Edit.delete(lines),), is_safe=safe)) if lines else None


def _heading_above(document: Document, entry: _Entry) -> int:
    """The number of the heading, of any kind, that a reader sees above an entry."""
    return bisect_left(document.headings, entry.paper.span.start, key=lambda heading: heading.span.start)


def _holds(one: _Entry, other: _Entry) -> bool:
    """Whether an entry has all the links of another one, and all that it says besides."""
    return one.links >= other.links and one.places >= other.places and one.said >= other.said


def _lines(document: Document, entry: _Entry) -> Span | None:
    """The lines of an entry and the blank ones above it; None where another entry does not stand right above."""
    if entry.above is None or _ANCHOR.search(document.text_of(entry.paper.span)):
        return None
    start, end = _end(document, entry.above), _end(document, entry.paper)
    between = _between(document, entry.above, entry.paper)
    return Span(start, end) if between.endswith(("\n", "\r")) and not between.strip() else None


_ANCHOR = lazy_re.compile(r"<\w[^<>]*\s(?:id|name)\s*=", re.IGNORECASE)


def _between(document: Document, above: Paper, below: Paper) -> str:
    return document.text[_end(document, above) : below.span.start]


def _end(document: Document, paper: Paper) -> int:
    """Where the last line of an entry ends, its line end left out."""
    return paper.span.start + len(document.text_of(paper.span).rstrip("\r\n"))


def _without(document: Document, paper: Paper, spans: Iterable[Span]) -> str:
    """The text of an entry without these parts of it."""
    said, position = [], paper.span.start
    for start, end in sorted(spans):
        said.append(document.text[position : max(position, start)])
        position = max(position, end)
    return "".join(said) + document.text[position : paper.span.end]
