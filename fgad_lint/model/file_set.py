"""The lists that are checked together, and where a link from one of them into another leads."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document

_NOT_OURS = lazy_re.compile(r"[:?]")  # What has a scheme or a query.
_LINES = lazy_re.compile(r"L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?")  # These show lines of the source.


class Target(NamedTuple):
    """Where a link leads: a list, the `path` of it (empty for the one that the link stands in), and `#fragment` there."""

    path: str
    document: Document
    fragment: str


class FileSet(NamedTuple):
    """The lists checked together with one of them: its own path, and all lists by their paths, in order.

    The paths are relative to one place, with `/` between folders and no detours.
    """

    path: str = ""
    documents: Mapping[str, Document] = {}

    def target(self, document: Document, link: Link) -> Target | None:
        """Where a link of a list leads, if that is a place in one of the lists."""
        url = link.url
        if link.form == "image" or "#" not in url:
            return None
        if url.startswith("#"):
            return Target("", document, url)
        written, mark, fragment = url.partition("#")
        if not self.documents or written.startswith("/") or _NOT_OURS.search(written):
            return None
        if _LINES.fullmatch(fragment):
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), slugs.decode(written)))
        if path == self.path:
            return Target("", document, mark + fragment)
        found = self.documents.get(path)
        return Target(path, found, mark + fragment) if found else None

    def before(self) -> Iterator[tuple[str, Document]]:
        """The lists that come before this one, each with its path."""
        for path, document in self.documents.items():
            if path == self.path:
                return
            yield path, document

    def document(self, text: str, renderer: str) -> Document:
        """The list as made already, or anew where its text is another by now."""
        known = self.documents.get(self.path)
        return known if known and known.text == text and known.renderer == renderer else Document(text, renderer)


NO_OTHER_FILES = FileSet()
