"""A badge must lead to the repository that it is about.

Readers take the number of stars on a badge for that of the repository behind it. If they differ, the badge or the link
was copied from another entry, or has a typo.
"""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.links import is_incomplete
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad("""
        - Loom [![Star](https://img.shields.io/github/stars/weaver/warp.svg)](https://github.com/weaver/loom)
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ badge of `weaver/warp` leads to another repository; check which is right
        - Dyer <a href="https://github.com/cotton/dyer"><img src="https://badgen.net/github/stars/coton/dyer"></a>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ badge of `coton/dyer` leads to another repository; check which is right
        - Loom [![](https://img.shields.io/github/stars/weaver/loom)](https://img.shields.io/github/stars/weaver/loom)
                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ badge leads to its own picture; should be `https://github.com/weaver/loom`
        """),
    Good("""
        [![Stars](https://img.shields.io/github/stars/me/list)](https://github.com/topics/weaving)

        - Loom [![Star](https://img.shields.io/github/stars/weaver/Loom.svg?style=social)](https://github.com/Weaver/loom.git)
        - Warp [![Star](https://img.shields.io/github/stars/weaver/warp)](https://github.com/weaver/warp/tree/main/src)
        - Dyer [![Star](https://img.shields.io/github/stars/cotton/dyer)](https://cotton.github.io/dyer)
        - [![Figure](https://e.org/figure.png)](https://e.org/figure.png)
        """),
)
_IMAGES = ("![", "<img", " ![")
_BADGE = lazy_re.compile(
    r"https?://(?:img\.shields\.io|badgen\.net)/github/(?:stars|forks|watchers|last-commit|license|contributors|issues)/"
    r"(?P<repository>[\w.-]+/[\w.-]+)",
    re.IGNORECASE,
)
_REPOSITORY = lazy_re.compile(
    r"https?://(?:www\.)?github\.com/(?!topics/|sponsors/|orgs/)(?P<repository>[\w.-]+/[\w.-]+)", re.IGNORECASE
)
_SUFFIXES = (".svg", ".git", ".json", ".png")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link in document.links_where(_has_other_target, among=is_incomplete):
        badge = _badge(document.text, link)
        repository = _name(badge["repository"]) if badge else ""
        if badge and _BADGE.match(link.url):
            url = f"https://github.com/{repository}"
            yield Finding(link.target, f"badge leads to its own picture; should be `{url}`")
        else:
            yield Finding(link.target, f"badge of `{repository}` leads to another repository; check which is right")


def _has_other_target(text: str, link: Link) -> bool:
    """Whether a link with the badge of a repository leads to another one, or to the badge."""
    if not text.startswith(_IMAGES, link.label.start) or not (badge := _badge(text, link)):
        return False
    target = _BADGE.match(link.url) or _REPOSITORY.match(link.url)
    if target is None:
        return False
    is_same = _name(target["repository"]).lower() == _name(badge["repository"]).lower()
    return is_same == (target.re is badge.re)


def _badge(text: str, link: Link) -> re.Match[str] | None:
    return _BADGE.search(text, *link.label)


def _name(repository: str) -> str:
    """The name of a repository in a URL, which may have a suffix."""
    for suffix in _SUFFIXES:
        repository = repository.removesuffix(suffix)
    return repository
