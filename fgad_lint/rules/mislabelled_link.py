"""A link must lead to what its label says.

Readers expect a repository behind "code" and the paper behind "paper"; if the wrong URL was pasted, they conclude that
there is no code. Labels of an entry that promise different things cannot share a URL. A title or a badge may lead to
the same page as a label. A label that half of its links contradict is the usage of the list, and not reported.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
_CACHE_SIZE = 1 << 15  # Most entries of a list share a few labels.
EXAMPLES = (
    Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) [[code]](https://arxiv.org/abs/2304.02643)
                                                                 ^^^^ "code" leads to a paper on arXiv; check which is right
        - Denoising Diffusion [[paper]](https://github.com/hojonathanho/diffusion)
                                ^^^^^ "paper" leads to a code repository; check which is right
        - Deep Residual Learning [[CVPR 2016]](https://github.com/KaimingHe/deep-residual-networks)
                                   ^^^^^^^^^ "CVPR 2016" leads to a code repository; check which is right
        - Mask R-CNN [[pdf]](https://arxiv.org/pdf/1703.06870) [[project page]](https://arxiv.org/abs/1703.06870)
                                                                 ^^^^^^^^^^^^ "project page" leads to a paper on arXiv; check which is right
        - Fast R-CNN [[pdf]](https://e.org/fast) [[code]](https://e.org/fast)
                                                   ^^^^ "code" leads to the same page as "pdf"; one of them is wrong
        - Adam [[ICLR 2015]](https://arxiv.org/search/?query=Adam) [[git]](https://arxiv.org/abs/1412.6980)
                 ^^^^^^^^^ "ICLR 2015" leads to a search page; link the paper itself
                                                                     ^^^ "git" leads to a paper on arXiv; check which is right
        - BERT [[PDF](https://arxiv.org/abs/1810.04805)] [[PDF](https://me.github.io/bert/)]
                                                           ^^^ "PDF" leads to a project page, unlike the other one
        """),
    Good("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) [[paper]](https://arxiv.org/abs/2304.02643)
        - Denoising Diffusion [[code]](https://github.com/hojonathanho/diffusion)
        - A Report [[paper]](https://github.com/hojonathanho/report/blob/main/report.pdf)
        - Mask R-CNN [[code]](https://e.org/mask) [[demo]](https://e.org/mask) [[paper and code]](https://e.org/mask)
        - Fast R-CNN [[Google Scholar]](https://scholar.google.com/scholar?q=fast+r-cnn)
        """),
    Good("""
        - ResNet [[website]](https://arxiv.org/abs/1512.03385) [[project]](https://e.org/resnet)
        - VGG [[website]](https://arxiv.org/abs/1409.1556) [[project]](https://e.org/vgg)
        - SAM [[website]](https://arxiv.org/abs/2304.02643) [[project]](https://e.org/sam)
        - DDPM [[website]](https://arxiv.org/abs/2006.11239) [[project]](https://e.org/ddpm)
        - BERT [[website]](https://e.org/bert) [[project]](https://e.org/bert/project)
        """),
)
_WORDS = {
    "paper": "paper pdf arxiv pub publication preprint 论文",
    "code": "code codes git github gitlab official unofficial implementation repo repository pytorch tensorflow tf keras jax 代码 源码",
    "project": "project page website homepage web site 主页",
    "other": "video youtube slides poster tweet twitter blog",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_WORD = lazy_re.compile(r"[^\W\d_]+")
_REPOSITORY = lazy_re.compile(r"https?://(?:www\.)?(?:github|gitlab)\.com/[^/?#]+/[^/?#]+/?", re.IGNORECASE)
_PROJECT = lazy_re.compile(r"https?://[\w-]+\.github\.io/(?:[\w-]+/?)?", re.IGNORECASE)
_SEARCH = lazy_re.compile(
    r"https?://(?:(?:www\.)?(?:arxiv\.org/(?:search|find)|google\.[a-z.]{2,6}/search|bing\.com/search)"
    r"|scholar\.google\.[a-z.]{2,6}/scholar\?(?:[^#]*&)?q=)",
    re.IGNORECASE,
)
_NAMES_SEARCH = lazy_re.compile(r"google|scholar|search", re.IGNORECASE)
_MIN_FOR_USAGE = 4  # Links whose label may be used in another sense throughout the list.


def check(document: Document, context: Context) -> Iterator[Finding]:
    by_label: dict[str, list[Finding]] = {}
    for paper in document.papers_where(_has_mislabelled_link):
        for link, finding in _mislabelled_links(document.text, paper):
            by_label.setdefault(link.label.casefold(), []).append(finding)
    n_links: Counter[str] = Counter()
    if max(map(len, by_label.values()), default=0) >= _MIN_FOR_USAGE:
        n_links.update(link.label.casefold() for paper in document.papers for link in paper.links)
    for label, findings in by_label.items():
        if len(findings) < _MIN_FOR_USAGE or 2 * len(findings) < n_links[label]:
            yield from findings


def _has_mislabelled_link(text: str, paper: Paper) -> bool:
    return next(_mislabelled_links(text, paper), None) is not None


def _mislabelled_links(text: str, paper: Paper) -> Iterator[tuple[PaperLink, Finding]]:
    earlier_links: dict[str, tuple[PaperLink, str]] = {}
    for link in paper.links:
        kind = _kind_of_label(paper, link) if link.label else ""
        if not kind or not link.url or link.url.startswith("#") or "![" in text[link.span.start : link.span.end]:
            continue
        earlier, earlier_kind = earlier_links.setdefault(_page(link.url), (link, kind))
        if message := _mismatch(link, kind):
            yield link, Finding(link.label_span, message)
        elif kind == "paper" and ".github.io/" in link.url and _is_project_with_label_of_paper(link, paper):
            yield link, Finding(link.label_span, f'"{link.label}" leads to a project page, unlike the other one')
        elif kind != earlier_kind and "paper" in (kind, earlier_kind) and not _mismatch(earlier, earlier_kind):
            message = f'"{link.label}" leads to the same page as "{earlier.label}"; one of them is wrong'
            related = (Related(earlier.label_span, "the other link"),)
            yield link, Finding(link.label_span, message, related=related)


def _is_project_with_label_of_paper(link: PaperLink, paper: Paper) -> bool:
    """Whether a link leads to a project page, and another link of the entry with the same label to arXiv."""
    return _PROJECT.fullmatch(link.url) is not None and any(
        other.label == link.label and arxiv.parse_url(other.url) for other in paper.links
    )


def _kind_of_label(paper: Paper, link: PaperLink) -> str:
    """What a label promises: a key of _WORDS; "" if it promises several things or none."""
    kinds = _kinds_of_words(link.label)
    if len(kinds) == 1 and "" not in kinds:
        return next(iter(kinds))
    if not kinds <= {"", "paper"}:
        return ""
    venue = paper.venue
    is_venue = venue and venue.name and link.label_span.covers(venue.name_span)
    return "paper" if is_venue and title_key(link.label) not in title_key(link.url) else ""


@lru_cache(_CACHE_SIZE)
def _kinds_of_words(label: str) -> frozenset[str]:
    """What the words of a label promise; "" for words that promise nothing."""
    return frozenset(_KINDS.get(word, "") for word in _WORD.findall(label.lower()))


def _page(url: str) -> str:
    """The page that a URL opens; all forms of a link to an arXiv paper open the same."""
    paper = arxiv.parse_url(url)
    return f"arXiv:{paper.identifier.number}" if paper else url.rstrip("/")


def _mismatch(link: PaperLink, kind: str) -> str:
    """How the host of a link contradicts its label, as words for a message; "" if it does not."""
    paper = arxiv.parse_url(link.url) if kind in ("code", "project") else None
    if paper and paper.form != "view":
        return f'"{link.label}" leads to a paper on arXiv; check which is right'
    if kind == "paper" and ".com/" in link.url and _REPOSITORY.fullmatch(link.url):
        return f'"{link.label}" leads to a code repository; check which is right'
    if kind == "paper" and "?" in link.url and _SEARCH.match(link.url) and not _NAMES_SEARCH.search(link.label):
        return f'"{link.label}" leads to a search page; link the paper itself'
    return ""
