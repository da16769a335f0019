"""The links of an entry: the role of each, such as "paper" or "code", and the paper that its URL identifies."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Form, Inline, Link, unescaped
from fgad_lint.model import arxiv
from fgad_lint.model.labels import undecorated
from fgad_lint.text import Span, new, words_in

Role = Literal["paper", "code", "project", "data", "video", "other"]

_CACHE_SIZE = 1 << 15  # Most entries of a list share a few labels.
_DOI = lazy_re.compile(r"(?:doi\.org/|/doi/(?:abs/|full/|pdf/|epdf/)?)(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
_CLOSERS = tuple("]}）］】")
_OPENER = lazy_re.compile(r"[\[{（［【]")
_OPENREVIEW = lazy_re.compile(r"openreview\.net/(?:forum|pdf|attachment|references/pdf)/?\?(?:[^#?\s]*&)?id=([\w-]+)")
# The page of one paper in proceedings or a journal, after the `//` of its URL.
_PAGE = lazy_re.compile(
    r"(?:www\.)?((?:openaccess\.thecvf\.com/content|proceedings\.mlr\.press/v\d|(?:papers|proceedings)\.n(?:eur)?ips\.cc/paper|"
    r"aclanthology\.org/[\w.-]*\d|aclweb\.org/anthology/[A-Z]|ieeexplore\.ieee\.org/(?:abstract/)?document/\d|"
    r"ojs\.aaai\.org/index\.php/\w+/article/view/\d|ijcai\.org/[Pp]roceedings/\d+/\d|usenix\.org/conference/\w+/presentation/|"
    r"(?:link\.)?springer\.com/(?:article|chapter)/|sciencedirect\.com/science/article/|nature\.com/articles/)"
    r"[^?#]*?)(?:\.html?)?/?(?:[?#]|\Z)"
)
_ROLES: tuple[tuple[Role, frozenset[str], str], ...] = (  # English words of labels, and a Chinese one.
    ("code", frozenset("code github gitlab pytorch tensorflow keras jax implementation repo".split()), "代码"),
    ("data", frozenset("data dataset datasets benchmark".split()), "数据"),
    ("video", frozenset("video youtube talk".split()), "视频"),
    ("project", frozenset("project page website homepage demo web".split()), "主页"),
    ("paper", frozenset("paper papers pdf arxiv abs pub openreview".split()), "论文"),
)
_HOSTS: tuple[tuple[Role, tuple[str, ...]], ...] = (  # Parts of URLs; a "?" is appended to each URL first.
    ("paper", ("arxiv.org", "openreview.net", "doi.org", "aclanthology", "thecvf.com", ".pdf?", ".pdf#")),
    ("code", tuple(f"//{www}{host}." for host in ("github", "gitlab", "bitbucket") for www in ("", "www."))),
    ("video", ("//youtube.", "//www.youtube.", "//youtu.be", "//www.youtu.be", "//bilibili.", "//www.bilibili.")),
    ("project", (".github.io", "sites.google.")),
    ("data", ("huggingface.co/datasets", "kaggle.com/datasets")),
)


class PaperLink(NamedTuple):
    """A link of an entry.

    `shown` is the label as shown, without decoration; `label` is the same, but "" if the label is the title. `url_span` is the
    span of the URL, or of the reference in a reference link.
    """

    label: str
    label_span: Span
    url: str
    url_span: Span
    span: Span
    shown: str
    form: Form

    @property
    def role(self) -> Role:
        """The role of the link, by its label or else by its URL."""
        return role_of(self.shown, self.url)

    @property
    def role_by_label(self) -> Role | None:
        """The role that the label gives the link; None if it gives none."""
        return _role_of_label(self.shown)


def is_external(link: Link) -> bool:
    """Whether a link leads out of the page: it is neither an image nor a link to an anchor."""
    return link.form != "image" and not link.url.startswith("#")


def is_incomplete(text: str, link: Link) -> bool:
    """Whether a link has no URL, or no label that starts with a word, which Markdown always shows; true of few."""
    start, end = link.label
    if link.url and text[start : start + 1].isalnum():
        return False
    return link.form != "image" and not (link.url and text[start:end].lstrip(" [")[:1].isalnum())


def has_no_host(_text: str, link: Link) -> bool:
    """Whether the URL of a link has no host, as fragments, paths and placeholders have none."""
    return "://" not in link.url or link.url.endswith("://")


def read_links(text: str, inline: Inline, title_link: Link | None) -> list[PaperLink]:
    """The external links in part of an entry, without the bare links in the labels of HTML links.

    <a href="https://e.org/1">https://e.org/1</a>
                              ^^^^^^^^^^^^^^^ bare link
    """
    paper_links = []
    html_end = 0
    for link in inline.links:
        if link.form == "html":
            html_end = link.span.end
        if is_external(link) and (link.form != "bare" or link.span.start >= html_end):
            paper_links.append(_read_link(text, inline, link, link == title_link))
    return paper_links


def _read_link(text: str, inline: Inline, link: Link, is_title: bool) -> PaperLink:
    """Read a link, whose label may be the text of an image: `[![PDF](badge.svg)](https://e.org/1)`."""
    label, is_labelled = link.label, link.form not in ("bare", "autolink")
    shown = text[slice(*label)]
    if not (is_labelled and shown.isalnum()):  # Unlike most labels, such as "pdf".
        label = undecorated(text, label)
        shown = inline.shown(text, *label).strip() if is_labelled else ""
    if is_labelled and not shown and (image := next(filter(_is_image, inline.links_within(*link.label)), None)):
        label, shown = image.label, unescaped(text[slice(*image.label)])
    return new(PaperLink, ("" if is_title else shown, label, link.url, link.target, link.span, shown, link.form))


def _is_image(link: Link) -> bool:
    return link.form == "image"


def link_key(url: str) -> str:
    """A key that different URLs of one paper share (see `identity`); any other URL is its own key.

    A bracket that was taken for the end of the URL is left out.
    """
    return identity(url) or (url[:-1] if url.endswith(_CLOSERS) and not _OPENER.search(url) else url)


def identity(url: str) -> str | None:
    """The paper that a URL identifies, as `arxiv:…`, `doi:…`, `openreview:…` or `page:…`, or None."""
    if url.startswith("https://github.com/"):
        return None  # This saves time.
    if parsed := arxiv.parse_url(url):
        return f"arxiv:{parsed.identifier.number}"
    if doi := doi_of(url):
        return f"doi:{doi}"
    if "openreview.net" in url and (match := _OPENREVIEW.search(url)):
        return f"openreview:{match[1]}"
    start = url.find("//") + 2  # thecvf.com has `/papers/X.pdf` beside `/html/X.html`.
    if ".pdf" in url and "#" not in url:  # A fragment leads to a chapter of a book.
        return f"page:{url[start : url.find('.pdf')].removeprefix('www.').replace('/papers/', '/html/')}"
    match = _PAGE.match(url, start)
    return f"page:{match[1]}" if match else None


def doi_of(url: str) -> str | None:
    """The DOI in a URL, in lower case; None if there is none or arXiv assigned it."""
    match = _DOI.search(url) if "10." in url else None
    if match is None or arxiv.parse_url(url):
        return None
    return match[1].lower().removesuffix(".pdf")


def role_of(label: str, url: str) -> Role:
    """The role of a link, by its label or else by its URL."""
    return _role_of_label(label) or _role_of_url(url)


@lru_cache(_CACHE_SIZE)
def _role_of_label(label: str) -> Role | None:
    words = set(words_in(label.lower()))
    return next((role for role, names, chinese in _ROLES if words & names or chinese in label), None)


def _role_of_url(url: str) -> Role:
    url = f"{url.lower()}?"
    return next((role for role, parts in _HOSTS if any(map(url.__contains__, parts))), "other")
