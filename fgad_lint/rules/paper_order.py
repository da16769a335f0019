"""Papers must stand in the order of their list.

A reader looks for a paper where others of its time stand, and an editor adds one where it will be found. The order is
the configured one, or with `auto` the one that a list of at least eight papers has already, by the month of its arXiv
ids, the year of its labels or its titles: nine in ten neighbours keep to it, and one paper in twenty may be out of
place. With `newest-first` or `oldest-first` papers go by the year of the label or else of the arXiv id, and within a
year by the month of the id where every paper has one and nine in ten keep to it. What has no date may stand anywhere, and
so may, with `auto`, a paper whose entry gives another date than its id. `auto` leaves in peace what stands together on
purpose: three or more out of place on end, venues kept apart from preprints, and a preprint that its id puts between its
neighbours. `any` switches the rule off.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, repeat
from operator import gt, neg
from typing import Any, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.config import PaperOrder
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.blocks import Kind
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title
from fgad_lint.ordering import longest_run
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "warning"
OPTIONS = "order"
EXAMPLES = (
    Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [LLaMA](https://arxiv.org/abs/2302.13971)
        - [InstructPix2Pix](https://arxiv.org/abs/2211.09800)
        - [Imagen](https://arxiv.org/abs/2205.11487)
        - [ViT](https://arxiv.org/abs/2010.11929)
           ^^^ "ViT" (2020-10) belongs behind "CLIP" (2021-03) on line 8: this list is newest first
        - [Flamingo](https://arxiv.org/abs/2204.14198)
        - [Latent Diffusion](https://arxiv.org/abs/2112.10752)
        - [CLIP](https://arxiv.org/abs/2103.00020)
        - [DDPM](https://arxiv.org/abs/2006.11239)
        - [GPT-3](https://arxiv.org/abs/2005.14165)
        - [BERT](https://arxiv.org/abs/1810.04805)
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [LLaMA](https://arxiv.org/abs/2302.13971)
        - [InstructPix2Pix](https://arxiv.org/abs/2211.09800)
        - [Imagen](https://arxiv.org/abs/2205.11487)
        - [Flamingo](https://arxiv.org/abs/2204.14198)
        - [Latent Diffusion](https://arxiv.org/abs/2112.10752)
        - [CLIP](https://arxiv.org/abs/2103.00020)
        - [ViT](https://arxiv.org/abs/2010.11929)
        - [DDPM](https://arxiv.org/abs/2006.11239)
        - [GPT-3](https://arxiv.org/abs/2005.14165)
        - [BERT](https://arxiv.org/abs/1810.04805)
        """,
        safe=False,
    ),
    Bad(
        """
        1. SPADE [[arXiv 2020]](https://e.org/spade)

        1. PatchCore [[CVPR 2022]](https://e.org/patchcore)
           ^^^^^^^^^ "PatchCore" (2022) belongs before "SPADE" (2020) on line 1: this list is newest first

           Kept in memory, for the most part.

        1. PaDiM [[ICPR 2020]](https://e.org/padim)
        \\ no newline at end
        """,
        fixed="""
        1. PatchCore [[CVPR 2022]](https://e.org/patchcore)

           Kept in memory, for the most part.

        1. SPADE [[arXiv 2020]](https://e.org/spade)

        1. PaDiM [[ICPR 2020]](https://e.org/padim)""",
        safe=False,
        config='order.papers = "newest-first"',
    ),
    Bad(
        """
        - Transformers
          - T-Three [[ICCV 2023]](https://e.org/3)
          - T-Two [[ICCV 2021]](https://e.org/2)
            ^^^^^ 2 of 3 papers are out of order: this list is to be oldest first
          - T-One [[ICCV 2019]](https://e.org/1)
        - Convolutions
          - C-One [[ICCV 2017]](https://e.org/c)
        """,
        fixed="""
        - Transformers
          - T-One [[ICCV 2019]](https://e.org/1)
          - T-Two [[ICCV 2021]](https://e.org/2)
          - T-Three [[ICCV 2023]](https://e.org/3)
        - Convolutions
          - C-One [[ICCV 2017]](https://e.org/c)
        """,
        safe=False,
        config='order.papers = "oldest-first"',
    ),
    Bad(
        """
        - [CutPaste](https://arxiv.org/abs/2104.04015)
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
           ^^^^^^^^^ "PatchCore" belongs before "Reverse Distillation" on line 2: this list is alphabetical
        """,
        fixed="""
        - [CutPaste](https://arxiv.org/abs/2104.04015)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """,
        safe=False,
        config='order.papers = "alphabetical"',
    ),
    Good("""
        - Draw [[ICCV 2019]](https://e.org/1)
        - Paint [[ICCV 2023]](https://e.org/2)
        - Carve [[ICCV 2021]](https://e.org/3)
        """),
    Good("""
        - Pix2Seq [[ICLR 2022]](https://arxiv.org/abs/2109.10852)
        - DINO [[ICLR 2023]](https://e.org/dino)
        - Mask2Former [[CVPR 2022]](https://e.org/mask2former)
        - Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643)
        - LLaMA [[arXiv 2023]](https://arxiv.org/abs/2302.13971)
        - InstructPix2Pix [[arXiv 2022]](https://arxiv.org/abs/2211.09800)
        - Imagen [[arXiv 2022]](https://arxiv.org/abs/2205.11487)
        - Flamingo [[arXiv 2022]](https://arxiv.org/abs/2204.14198)
        - CLIP [[arXiv 2021]](https://arxiv.org/abs/2103.00020)
        - DDPM [[arXiv 2020]](https://arxiv.org/abs/2006.11239)
        - GPT-3 [[arXiv 2020]](https://arxiv.org/abs/2005.14165)
        - BERT [[arXiv 2018]](https://arxiv.org/abs/1810.04805)
        - Transformer [[arXiv 2017]](https://arxiv.org/abs/1706.03762)
        - DenseNet [[arXiv 2016]](https://arxiv.org/abs/1608.06993)
        - ResNet [[arXiv 2015]](https://arxiv.org/abs/1512.03385)
        """),
    Good("""
        - VGG [[ICLR 2015]](https://arxiv.org/abs/1409.1556)
        - ResNet [[CVPR 2016]](https://arxiv.org/abs/1512.03385)
        - DenseNet [[CVPR 2017]](https://arxiv.org/abs/1608.06993)
        - MobileNet [[arXiv 2017]](https://e.org/mobilenet)
        - CLEVR [[CVPR 2018]](https://arxiv.org/abs/1612.06890)
        - SPADE [[arXiv 2017]](https://arxiv.org/abs/1703.00001)
        - Mask R-CNN [[ICCV 2018]](https://arxiv.org/abs/1703.06870)
        - BERT [[NAACL 2019]](https://e.org/bert)
        - EfficientNet [[ICML 2019]](https://e.org/efficientnet)
        - DETR [[ECCV 2020]](https://e.org/detr)
        - ViT [[ICLR 2021]](https://e.org/vit)
        - MAE [[CVPR 2022]](https://e.org/mae)
        - SAM [[ICCV 2023]](https://e.org/sam)
        """),
    Good("""
        - [bert](https://e.org/1)
        - [clip](https://e.org/2)
        - [detr](https://e.org/3)
        - [go doc](https://e.org/4)
        - [go plugin](https://e.org/11)
        - [go-mode](https://e.org/5)
        - [gocode](https://e.org/6)
        - [llama](https://e.org/7)
        - [vgg](https://e.org/8)
        - [vit](https://e.org/9)
        - [yolo](https://e.org/10)
        """),
    Good(
        """
        - Draw [[ICCV 2019]](https://e.org/1)
        - Paint [[ICCV 2023]](https://e.org/2)
        """,
        config='order.papers = "any"',
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    options = context.config.order
    if options.papers == "any":
        return
    for found in document.paper_lists:
        for _, group in groupby(found.papers, key=lambda paper: paper.path):
            papers = list(group)
            if (order := _order(document, papers, options.papers)) and order.odd:
                yield from _findings(document, papers, order, found.kind)


class _Ranked(NamedTuple):
    """A paper, how a message shows its date ("" where that does not matter), and its rank: the lower one comes first."""

    paper: Paper
    shown: str
    rank: Any


class _Candidate(NamedTuple):
    """An order that papers may be in, the ranks that they have in it, and how a message shows the date of one."""

    name: str
    papers: Sequence[Paper]
    ranks: Sequence[Any]
    show: Callable[[Paper], str] = lambda _: ""


class _Order(NamedTuple):
    """An order, the papers that have a rank in it, and the numbers of those that are not where they should be.

    `meant` are those of them that are not to be moved.
    """

    name: str
    ranked: list[_Ranked]
    odd: list[int]
    meant: frozenset[int] = frozenset()


def _order(document: Document, papers: Sequence[Paper], option: PaperOrder) -> _Order | None:
    """The order asked for; with "auto" the one that the papers keep to best, if they keep to any."""
    orders = []
    for each in _candidates(document, papers, option):
        if option == "auto" and not _is_likely(each.ranks):
            continue
        odd = _odd(each.ranks)
        if option != "auto" or _is_evident(each.ranks, odd):
            orders.append((each, odd))
    if not orders:
        return None
    best, odd = min(orders, key=lambda order: len(order[1]))
    ranked = [_Ranked(paper, best.show(paper), rank) for paper, rank in zip(best.papers, best.ranks, strict=True)]
    order = _Order(best.name, ranked, odd)
    if option != "auto":
        return order
    return order._replace(meant=frozenset(_meant(papers, order))) if _are_few(order) else None


def _candidates(document: Document, papers: Sequence[Paper], option: PaperOrder) -> Iterator[_Candidate]:
    if option == "auto" and len(papers) < _MIN_PAPERS:
        return
    if option != "alphabetical":
        for dated in (_by_month(document, papers), _by_year(papers)) if option == "auto" else (_by_date(papers),):
            if option != "oldest-first":
                yield dated._replace(name="newest first", ranks=list(map(neg, dated.ranks)))
            if option != "newest-first":
                yield dated
    if option in ("auto", "alphabetical"):
        titled = [paper for paper in papers if _begins_with_title(document, paper)]
        folded = [paper.title.casefold() for paper in titled]
        yield _Candidate("alphabetical", titled, [tuple(words_in(title)) for title in folded])
        yield _Candidate("alphabetical", titled, [paper.key for paper in titled])
        yield _Candidate("alphabetical", titled, folded)


def _is_likely(ranks: Sequence[Any]) -> bool:
    """Whether an order may be evident; what is not can be told fast."""
    return len(ranks) >= _MIN_PAPERS and 10 * sum(map(gt, ranks, ranks[1:])) <= len(ranks)


def _is_evident(ranks: Sequence[Any], odd: Sequence[int]) -> bool:
    """Whether of ten neighbours that would not be alike, were the list shuffled, nine keep to the order."""
    number, counts = len(ranks), Counter(ranks)
    unlike = number - sum(count * count for count in counts.values()) / number
    kept = counts - Counter(ranks[each] for each in odd)
    return len(kept) > 2 and 10 * sum(map(gt, ranks, ranks[1:])) <= unlike


def _are_few(order: _Order) -> bool:
    return len(order.odd) <= max(1, len(order.ranked) // 20)


def _odd(ranks: Sequence[Any]) -> list[int]:
    """The numbers of those that are not part of a longest run that never falls; of two the earlier one counts."""
    falling = {rank: -count for count, rank in enumerate(sorted(set(ranks)))}
    run = {len(ranks) - 1 - number for number in longest_run([falling[rank] for rank in reversed(ranks)])}
    return [number for number in range(len(ranks)) if number not in run]


def _meant(papers: Sequence[Paper], order: _Order) -> Iterator[int]:
    """Which of the odd ones a list seems to want where they are.

    That is three or more on end, as where two lists were joined, and those with a venue where they stand together, apart
    from the preprints.
    """
    places = {paper.span: place for place, paper in enumerate(papers)}
    published = [paper.venue is not None and not paper.venue.is_preprint for paper in papers]
    changes, few = sum(one != other for one, other in pairwise(published)), sum(published)
    # They are apart where there is half the change that chance would make; a few may stand at the end of each year.
    are_apart = 0 < changes * len(papers) <= few * (len(papers) - few) or 0 < 4 * few <= len(papers)
    for _, block in groupby(enumerate(order.odd), key=lambda each: places[order.ranked[each[1]].paper.span] - each[0]):
        numbers = [number for _, number in block]
        for number in numbers:
            place = places[order.ranked[number].paper.span]
            beside = [*papers[max(0, place - 1) : place], *papers[place + 1 : place + 2]]
            has_like = published[place] and any(map(_is_published_with, beside, repeat(papers[place])))
            if len(numbers) > 2 or (are_apart and (has_like or all(published[place : place + 3]))):
                yield number


def _is_published_with(paper: Paper, other: Paper) -> bool:
    """Whether a paper has a venue of the same year as another."""
    return paper.venue is not None and not paper.venue.is_preprint and _year(paper) == _year(other)


_MIN_PAPERS = 8

# Ranks ---------------------------------------------------------------------------------------------------------------


def _by_month(document: Document, papers: Sequence[Paper]) -> _Candidate:
    found = [
        (paper, 100 * identifier.year + identifier.month)
        for paper in papers
        if (identifier := paper.identifier) and not _says_otherwise(document, paper, identifier)
    ]
    dated, months = [paper for paper, _ in found], [month for _, month in found]
    return _Candidate("oldest first", dated, months, lambda paper: f" ({_month(paper)})")


def _by_year(papers: Sequence[Paper]) -> _Candidate:
    labelled = [paper for paper in papers if paper.venue and paper.venue.year]
    runs = [list(run) for _, run in groupby(labelled, key=lambda paper: (_is_preprint(paper), _year(paper)))]
    dated: list[Paper] = []
    for before, run, after in zip([[], *runs], runs, [*runs[1:], []], strict=False):
        # A venue's year is often the one after, so preprints may stand among venues where their ids belong.
        around = [*before[-1:], *run, *after[:1]]
        if not (_is_preprint(run[0]) and before and after and _differ_alike(around) and _go_by_id(around)):
            dated += run
    return _Candidate("oldest first", dated, [_year(paper) for paper in dated], lambda paper: f" ({_year(paper)})")


def _is_preprint(paper: Paper) -> bool:
    return paper.venue is not None and paper.venue.is_preprint


def _differ_alike(papers: Sequence[Paper]) -> bool:
    """Whether the first and the last of some papers are both later than the second, or both earlier."""
    first, year, last = _year(papers[0]), _year(papers[1]), _year(papers[-1])
    return (first > year) == (last > year) and first != year != last


def _go_by_id(papers: Sequence[Paper]) -> bool:
    """Whether the ids of papers rise or fall."""
    numbers = [paper.arxiv or "" for paper in papers]
    return all(numbers) and sorted(numbers) in (numbers, numbers[::-1])


def _by_date(papers: Sequence[Paper]) -> _Candidate:
    has_months = all(paper.identifier for paper in papers) and _keep_months(papers)

    def rank(paper: Paper) -> int:
        identifier = paper.identifier if has_months else None
        return 10**6 * _year(paper) + (100 * identifier.year + identifier.month if identifier else 0)

    def show(paper: Paper) -> str:
        if not has_months:
            return f" ({_year(paper)})"
        month = _month(paper)
        return f" ({month})" if month.startswith(f"{_year(paper)}-") else f" ({_year(paper)}, id of {month})"

    dated = [paper for paper in papers if _year(paper)]
    return _Candidate("oldest first", dated, [rank(paper) for paper in dated], show)


def _keep_months(papers: Sequence[Paper]) -> bool:
    """Whether of ten neighbours of a year nine are in the order of their ids, or nine in that of the newest first."""
    pairs = [(_month(one), _month(other)) for one, other in pairwise(papers) if _year(one) == _year(other)]
    months = [(month, following) for month, following in pairs if month != following]
    n_rising = sum(month < following for month, following in months)
    n_odd = min(n_rising, len(months) - n_rising)
    return 10 * n_odd <= len(months) or (n_odd == 1 and len(months) >= _MIN_NEIGHBOURS)


_MIN_NEIGHBOURS = 4  # Of so many neighbours one may be out of order.


def _month(paper: Paper) -> str:
    """The month of a paper's arXiv id."""
    identifier = paper.identifier
    return f"{identifier.year}-{identifier.month:02}" if identifier else ""


def _year(paper: Paper) -> int:
    """The year that an entry gives, or else that of its arXiv id; 0 where there is neither."""
    if paper.venue and paper.venue.year:
        return paper.venue.year
    return paper.identifier.year if paper.identifier else 0


def _says_otherwise(document: Document, paper: Paper, identifier: arxiv.Identifier) -> bool:
    """Whether an entry gives another date itself than its arXiv id does: it may stand where that belongs."""
    if _tag_says_otherwise(document.text[paper.span.start : paper.title_span.start], identifier.month):
        return True
    urls = sorted(link.url_span for link in paper.links)
    for year in _YEAR.finditer(document.text, *paper.span):
        number = bisect_right(urls, (year.start(), len(document.text))) - 1
        if number >= 0 and year.start() < urls[number].end:
            continue
        start = max(paper.span.start, year.start() - _MAX_DATE_LENGTH)
        lead = document.text[start : year.start()].lower()
        may_name = lead.endswith(("/", ".", "-")) or any(map(lead.__contains__, _MONTHS))
        before = _BEFORE_YEAR.search(document.text, start, year.start()) if may_name else None
        behind = _BEHIND_YEAR.match(document.text, year.end(), paper.span.end)
        name = before and before["name"]
        month = behind["month"] if behind else before and before["first"]
        if (
            int(year[0]) != identifier.year
            or (month and int(month) != identifier.month)
            or (name and name.lower() != _MONTHS[identifier.month - 1])
        ):
            return True
    return False


def _tag_says_otherwise(tag: str, month: int) -> bool:
    """Whether a date without a year before a title, such as `[10/30]` or `(Oct)`, is of another month."""
    if numbers := _DAY.search(tag):
        return month not in map(int, numbers.groups())
    named = _MONTH_NAME.search(tag)
    return named is not None and named[1].lower() != _MONTHS[month - 1]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = lazy_re.compile(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d\b")
_DAY = lazy_re.compile(r"(?<![\w./-])(\d{1,2})[./-](\d{1,2})(?![\w/-]|\.\d)")
_MONTH_NAME = lazy_re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]{{0,6}}\b", re.IGNORECASE)
_BEFORE_YEAR = lazy_re.compile(
    rf"(?:\b(?P<name>{'|'.join(_MONTHS)})[a-z]*[.,]* (?:\d\d?,? )?)?(?:(?<![\d/.-])(?P<first>\d\d?)[/.-])?\Z",
    re.IGNORECASE,
)
_BEHIND_YEAR = lazy_re.compile(r"[/.-](?P<month>\d\d?)\b")
_MAX_DATE_LENGTH = len("september., 30, 12/")


def _begins_with_title(document: Document, paper: Paper) -> bool:
    """Whether an entry is found by its title: it comes first, and begins with a letter of the plain alphabet."""
    before = document.text[paper.span.start : paper.title_span.start]
    return paper.key != "" and paper.key[0].isascii() and not any(map(str.isalpha, before))


# Findings and fixes ---------------------------------------------------------------------------------------------------


def _findings(document: Document, papers: Sequence[Paper], order: _Order, kind: Kind) -> Iterator[Finding]:
    odd = set(order.odd)
    staying = [number for number in range(len(order.ranked)) if number not in odd]
    ranks = [order.ranked[number].rank for number in staying]
    lines = _Lines.of(document, papers, order.ranked, kind)
    gaps: dict[int, list[int]] = {}  # Of the odd those that belong behind so many of the others.
    for number in order.odd:
        gaps.setdefault(_gap(ranks, order.ranked[number].rank, bisect_left(staying, number)), []).append(number)
    if not _are_few(order):
        message = f"{len(odd)} of {len(order.ranked)} papers are out of order: this list is to be {order.name}"
        fix = _fix(lines, order, staying, gaps) if lines else None
        yield Finding(order.ranked[order.odd[0]].paper.title_span, message, fix)
        return
    for gap, numbers in gaps.items():
        moved = [number for number in numbers if not _is_meant(order, number)]
        beside, is_before = _neighbour(staying, gap, numbers)
        near = order.ranked[beside]
        fix = _fix(lines, order, staying, {gap: moved}) if lines and moved else None
        line = document.line_of(near.paper.title_span)
        for number in moved:
            place = f"{'before' if is_before else 'behind'} {_named(near)} on line {line}"
            message = f"{_named(order.ranked[number])} belongs {place}: this list is {order.name}"
            related = (Related(near.paper.title_span, "its neighbour then"),)
            yield Finding(order.ranked[number].paper.title_span, message, fix, related)
            fix = None  # One fix moves all that go to one place, for edits that meet would wait for each other.


def _neighbour(staying: Sequence[int], gap: int, numbers: Sequence[int]) -> tuple[int, bool]:
    """Which of those that stay papers are put beside that go to a gap, and whether before it.

    They go no farther than they must: what has no date may stand in the gap as well.
    """
    is_before = gap == 0 or (gap < len(staying) and all(number > staying[gap] for number in numbers))
    return staying[gap if is_before else gap - 1], is_before


def _is_meant(order: _Order, number: int) -> bool:
    """Whether a paper may stay: of file names, "tube-archivist" comes before "tube.md"."""
    key, beside = order.ranked[number].paper.key, order.ranked[max(0, number - 1) : number + 2]
    return number in order.meant or (
        order.name == "alphabetical"
        and any(
            each.paper.key != key and (each.paper.key.startswith(key) or key.startswith(each.paper.key))
            for each in beside
        )
    )


def _gap(ranks: Sequence[Any], rank: Any, now: int) -> int:
    """How many of those in order come before one more: it goes no farther than it must from where it is `now`."""
    return min(max(now, bisect_left(ranks, rank)), bisect_right(ranks, rank))


def _named(ranked: _Ranked) -> str:
    return f'"{short_title(ranked.paper.title)}"{ranked.shown}'


_HARD_BREAK = lazy_re.compile(r"(?: {2}|\\|<br */?>)\Z", re.IGNORECASE)


class _Lines(NamedTuple):
    """The papers of a list as written, without their last line ends, and what separates them."""

    starts: list[int]
    texts: list[str]
    between: list[str]
    places: list[int]  # Where in the list those stand that have a rank.

    @classmethod
    def of(cls, document: Document, papers: Sequence[Paper], ranked: Sequence[_Ranked], kind: Kind) -> "_Lines | None":
        """None where they cannot change places: more than blank lines between them, or numbers, unlike indents or breaks."""
        starts = [paper.span.start for paper in papers]
        texts = [document.text_of(paper.span).rstrip("\r\n") for paper in papers]
        ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
        between = [document.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        if kind == "paragraph" and len({_HARD_BREAK.search(text) is None for text in texts}) > 1:
            return None
        leads = {text[: len(text) - len(text.lstrip(" \t0123456789"))] for text in texts}
        if len(leads) > 1 or not all(each.endswith(("\n", "\r")) and each.isspace() for each in between):
            return None
        places = [bisect_left(starts, each.paper.span.start) for each in ranked]
        return cls(starts, texts, between, places)

    def end(self, place: int) -> int:
        return self.starts[place] + len(self.texts[place])


def _fix(lines: _Lines, order: _Order, staying: Sequence[int], gaps: Mapping[int, Sequence[int]]) -> Fix:
    """Move papers to their gaps, with such blank lines between them as stand there."""
    edits = []
    for count, place in enumerate(sorted(lines.places[number] for numbers in gaps.values() for number in numbers)):
        if place == count:  # Nothing that stays comes before it.
            edits.append(Edit.delete(Span(lines.starts[place], lines.starts[place + 1])))
        else:
            edits.append(Edit.delete(Span(lines.end(place - 1), lines.end(place))))
    moves = len(edits)
    for gap, numbers in gaps.items():
        beside, is_before = _neighbour(staying, gap, numbers)
        near = lines.places[beside]
        blank = lines.between[min(near, len(lines.between) - 1)]
        in_order = sorted(numbers, key=lambda number: (order.ranked[number].rank, number))
        texts = [lines.texts[lines.places[number]] for number in in_order]
        at = lines.starts[near] if is_before else lines.end(near)
        edits.append(Edit.insert(at, "".join(text + blank if is_before else blank + text for text in texts)))
    return Fix.unsafe(f"move {moves} papers to their places" if moves > 1 else "move it there", *edits)
