"""The paper that an entry is about."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Inline, Leaf
from fgad_lint.model import arxiv
from fgad_lint.model.labels import is_label, undecorated
from fgad_lint.model.links import PaperLink, doi_of, identity, is_external, read_links
from fgad_lint.model.title_markup import find_title
from fgad_lint.model.titles import title_key, without_short_name
from fgad_lint.model.venues import Venue, find_venue
from fgad_lint.text import Span, new, words_in

Opening = Literal["link", "bold"]

# [Some Tool](https://e.org/1) provides…
#                              ^^^^^^^^ prose, not an entry
_ITALICS = lazy_re.compile(r" *(?:\*(?!\*)|_(?!_))")
_PROSE = lazy_re.compile(r"(?:is|are|was|were|and|or|for|to|of|in|on|by|has|have|provides?|which|that)\b")
_NO_URL = ("", "#")
_NUMBER = lazy_re.compile(r"\[?\d{1,3}\]?\.?")
_EMOJI = lazy_re.compile(r"(?:\d{1,4}[.)] |\s|:[a-z0-9_+-]+:|[^\w\s\"“'‘(\[{*_`~$&<\\!])*")
_BOLD_OPENING = lazy_re.compile(r" *(?:\*\*\*?|__|<b>|<strong>) *", re.IGNORECASE)
_KEY = lazy_re.compile(r"[^\W\d_][\w .-]{0,20}\s?[:：]\s*")


class Paper(NamedTuple):
    """The paper of an entry.

    `span` is the entry with everything nested under it, without blank lines after it. `title` is what a reader sees of
    `title_span`, or "" if only links were found. A bold, quoted or plain title has no final period; a linked one is the whole
    label, with its period, and may contain the venue or authors, as may a title in HTML.

    `links` are the external links of the entry, including nested ones. `venue` is the venue and year that it gives, None if it
    gives no year. `path` names the captions and list items that the entry is nested under within its section, and `depth`
    counts the list items. `identifier` is that of the first arXiv paper it links to, `key` the title for comparison (see
    `title_key`).
    """

    span: Span
    title: str
    title_span: Span
    links: tuple[PaperLink, ...]
    venue: Venue | None
    path: tuple[str, ...]
    depth: int
    identifier: arxiv.Identifier | None
    key: str

    @property
    def arxiv(self) -> str | None:
        """The id of the first arXiv paper that it links to, without version."""
        return self.identifier.number if self.identifier else None

    @property
    def doi(self) -> str | None:
        """The first DOI that it links to, in lower case, not counting those that arXiv assigned."""
        return next((doi for link in self.links if (doi := doi_of(link.url))), None)

    @property
    def arxiv_links(self) -> dict[str, PaperLink]:
        """The last link to each arXiv paper, keyed by its id without version."""
        return {parsed.identifier.number: link for link in self.links if (parsed := arxiv.parse_url(link.url))}

    @property
    def ids(self) -> set[str]:
        """The ids found in its links, such as `arxiv:2106.08265` (see `links.identity`)."""
        return {paper_id for link in self.links if (paper_id := identity(link.url))}

    @property
    def key_without_name(self) -> str:
        """The key of its title without a short name before it (see `without_short_name`)."""
        title = without_short_name(self.title)
        return self.key if title == self.title else title_key(title)


def read(text: str, span: Span, leaves: Sequence[Leaf], path: tuple[str, ...], depth: int) -> Paper | None:
    """Read the paper of an entry from its leaves, the first of which has the title; None if there is no title and no link."""
    entry = leaves[0]
    title_span, title, links = find_title_and_links(text, entry, leaves)
    if not title and not links:
        return None
    venue = find_venue(text, entry.span, title_span, links)
    return make_paper(span, title, title_span, links, venue, path, depth)


def find_title_and_links(
    text: str, title_leaf: Leaf, leaves: Sequence[Leaf]
) -> tuple[Span, str, tuple[PaperLink, ...]]:
    """The span of the title in `title_leaf`, the title as shown, and the links of all `leaves`."""
    # A title ends before a link, even if the link has no URL yet.
    title_links = [link for link in title_leaf.inline.links if is_external(link) or link.url in _NO_URL]
    title_span, title_link = find_title(text, title_leaf.span, title_leaf.inline, title_links)
    title = title_leaf.inline.shown(text, *title_span).strip()
    if title_link and title_link.span.end <= title_span.end:
        title = title.replace(" :", ":", 1)  # "[Name](url) : Rest of the Title"
    links = tuple([link for leaf in leaves for link in read_links(text, leaf.inline, title_link)])
    return title_span, title, links


def make_paper(
    span: Span,
    title: str,
    title_span: Span,
    links: tuple[PaperLink, ...],
    venue: Venue | None,
    path: tuple[str, ...] = (),
    depth: int = 0,
) -> Paper:
    """Make a paper, with its identifier from the links and its key from the title."""
    identifier = _first_identifier(links)
    return new(Paper, (span, title, title_span, links, venue, path, depth, identifier, title_key(title)))


def _first_identifier(links: Sequence[PaperLink]) -> arxiv.Identifier | None:
    for link in links:
        if parsed := arxiv.parse_url(link.url):
            return parsed.identifier
    return None


def opens_entry(text: str, line: Span, inline: Inline) -> Opening | None:
    """What opens an entry at the start of a line of a paragraph: a linked title, or a bold title or number; None if nothing does."""
    emoji = _EMOJI.match(text, *line)
    start = emoji.end() if emoji else line.start
    inline = inline.within(*line)
    link = next((link for link in inline.links if link.form == "inline"), None)
    if link and not text[start : link.span.start].strip(" *_~`"):
        label = inline.shown(text, *undecorated(text, link.label)).strip()
        rest = text[link.span.end : line.end].lstrip(" *_~`.")
        if _ITALICS.match(text, start) and text[link.span.end : line.end].lstrip().startswith(","):
            return None  # Authors: *[Ann B. Loom](https://e.org), Cy Dyer*
        return "link" if not is_label(label) and len(words_in(label)) > 2 and not _PROSE.match(rest) else None
    strong = next(iter(inline.strong), None)
    if strong and _BOLD_OPENING.fullmatch(text, start, strong.start):
        bold = text[slice(*strong)]
        return "bold" if len(words_in(bold)) > 2 or _NUMBER.fullmatch(bold) else None
    return None


def is_bold_title(text: str, line: Span, inline: Inline) -> bool:
    """Whether all of a line is a bold text that may be the title of an entry, however short."""
    strong = next(iter(inline.within(*line).strong), None)
    if strong is None or _BOLD_OPENING.fullmatch(text, line.start, strong.start) is None:
        return False
    rest = text[strong.end : line.end].strip(" *_\\.")
    return rest in ("", "<br>", "<br/>", "</b>", "</strong>") and not is_label(text[slice(*strong)])


def is_resource(text: str, leaf: Leaf) -> bool:
    """Whether a leaf only links to a part of a paper, as "Code: https://…" or "[paper](…)" do."""
    link = next(link for link in leaf.inline.links if is_external(link))
    before = text[leaf.span.start : link.span.start]
    if link.form in ("bare", "autolink") and _KEY.fullmatch(before) and not text[link.span.end : leaf.span.end].strip():
        return True
    text_before = before.strip(" \t:*_[(-–—")
    label = leaf.inline.shown(text, *undecorated(text, link.label)) if link.form != "bare" else ""
    return (not text_before or is_label(text_before)) and (not label or is_label(label))


def has_key(text: str, leaf: Leaf) -> bool:
    """Whether a leaf starts with a key, as "Code: https://…" and "Intro: ICCV 2021" do."""
    return _KEY.match(text, *leaf.span) is not None
