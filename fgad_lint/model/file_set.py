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
    """The target of a link: a list, its `path` ("" for the list that contains the link), and the `#fragment` in it."""

    path: str
    document: Document
    fragment: str


class FileSet(NamedTuple):
    """The lists that are checked together: the path of the current one, and all of them by path, in order.

    The paths are normalised, with `/` between folders, and relative to one folder.
    """

    path: str = ""
    documents: Mapping[str, Document] = {}

    def target(self, document: Document, link: Link) -> Target | None:
        """The target of a link in `document`; None if it is not an anchor in one of the lists."""
        url = link.url
        if link.form == "image" or "#" not in url:
            return None
        if url.startswith("#"):
            return Target("", document, url)
        file, hash_sign, fragment = url.partition("#")
        if not self.documents or file.startswith("/") or _SCHEME_OR_QUERY.search(file):
            return None
        if _SOURCE_LINES.fullmatch(fragment):
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), slugs.decode(file)))
        if path == self.path:
            return Target("", document, hash_sign + fragment)
        other_document = self.documents.get(path)
        return Target(path, other_document, hash_sign + fragment) if other_document else None

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
