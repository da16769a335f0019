"""Links to the page by the URL of its repository, which are links in the page like those that are only a fragment.

- [Datasets](https://github.com/me/list/blob/main/README.md#datasets)
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link

_MIN_LINKS = 3  # To the page, before the repository counts as the list's own.
_MAX_FRAGMENT_LENGTH = 200
_MAX_PAGE_LENGTH = 500  # Characters of a URL between the host and a fragment.
_GITHUB = "github.com/"
_MAX_INDENT = 12  # Characters before the hashes of a heading, as in quotes.
_PAGE = lazy_re.compile(
    r"([\w.-]{1,39}+/[\w.-]{1,100}+)(?:/(?:blob|tree)/[\w.-]{1,100}+(?:/(?i:readme)(?:\.md|\.markdown)?)?)?"
    r"/?(?:\?[\w=&-]{1,100}+)?(?=#)"
)
_HOST = lazy_re.compile(r"https?://(?:www\.)?github\.com/")
_FRAGMENT = lazy_re.compile(r"""#([^\s()<>"'\]]+)""")
_HEADING = lazy_re.compile(r"#{1,6}+[ \t]([^\n\r]*)")
_ID = lazy_re.compile(r"""=["'](?:(?<=id=.)|(?<=name=.))([^"'>\r\n]{1,200})""")


class LinkContext(NamedTuple):
    """What the URLs of links depend on outside their own text: the link definitions, and the repository of the page."""

    definitions: Mapping[str, str]
    repository: str = ""


def repository_of(text: str) -> str:
    """The repository, as `owner/name` in lower case, whose page a text is; "" if the text does not tell.

    At least three links lead to anchors in that page, and for most of them the text has a heading or an id.
    """
    fragments: dict[str, list[str]] = {}
    for after_host in text.split(_GITHUB)[1:]:
        page_end = after_host.find("#", 0, _MAX_PAGE_LENGTH)
        has_fragment = page_end >= 0 and after_host.find(" ", 0, page_end) < 0  # Few URLs have one.
        page = _PAGE.match(after_host) if has_fragment else None
        if page and (fragment := _FRAGMENT.match(after_host, page.end())):
            fragments.setdefault(page[1].lower(), []).append(fragment[1][:_MAX_FRAGMENT_LENGTH])
    counts = Counter({repository: len(found) for repository, found in fragments.items()})
    if not counts or (largest := counts.most_common(1)[0])[1] < _MIN_LINKS:
        return ""
    headings = [heading for line in text.split("\n") if "#" in line[:_MAX_INDENT] for heading in _HEADING.findall(line)]
    ids = set(map(_letters, (*headings, *_ID.findall(text))))
    n_found = sum(_letters(slugs.decode(fragment)) in ids for fragment in fragments[largest[0]])
    return largest[0] if 2 * n_found > largest[1] else ""


def in_page(link: Link, repository: str) -> Link:
    """A link with only the fragment for its URL if it leads to an anchor in the page of a repository."""
    url = link.url
    host = _HOST.match(url) if "#" in url and link.form != "image" else None
    page = _PAGE.match(url, host.end()) if host else None
    return link._replace(url=url[page.end() :]) if page and page[1].lower() == repository else link


def _letters(words: str) -> str:
    """The letters and digits of the words of a heading or a fragment, without the URL of a link in it."""
    return "".join(filter(str.isalnum, words.partition("](")[0].casefold()))
