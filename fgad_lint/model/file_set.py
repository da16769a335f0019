"""The lists that are checked together, and the links between them."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document

_SCHEME_OR_QUERY = lazy_re.compile(r"[:?]")
_SOURCE_LINES = lazy_re.compile(r"L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?")  # GitHub shows lines of the source: "#L3-L7".


class Target(NamedTuple):
    """Where a link leads: a list, its `path` (empty for the list that contains the link), and the `#fragment` there."""

    path: str
    document: Document
    fragment: str


class FileSet(NamedTuple):
    """The lists that are checked together: the path of the one in question, and all of them by path, in order.

    The paths are normalised, with `/` between folders, and relative to one folder.
    """

    path: str = ""
    documents: Mapping[str, Document] = {}

    def target(self, document: Document, link: Link) -> Target | None:
        """Where a link of a list leads, if that is an anchor in one of the lists."""
        url = link.url
        if link.form == "image" or "#" not in url:
            return None
        if url.startswith("#"):
            return Target("", document, url)
        written, mark, fragment = url.partition("#")
        if not self.documents or written.startswith("/") or _SCHEME_OR_QUERY.search(written):
            return None
        if _SOURCE_LINES.fullmatch(fragment):
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), slugs.decode(written)))
        if path == self.path:
            return Target("", document, mark + fragment)
        other = self.documents.get(path)
        return Target(path, other, mark + fragment) if other else None

    def before(self) -> Iterator[tuple[str, Document]]:
        """The lists before this one, with their paths."""
        for path, document in self.documents.items():
            if path == self.path:
                return
            yield path, document

    def document(self, text: str, renderer: str) -> Document:
        """The document of this list: the one in the set, or a new one if the text has changed since."""
        document = self.documents.get(self.path)
        if document and document.text == text and document.renderer == renderer:
            return document
        return Document(text, renderer)


NO_OTHER_FILES = FileSet()
