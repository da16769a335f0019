"""The links of a document that an editor can open."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.server.landmarks import Landmarks, link_to_id
from fgad_lint.text import Span

_WEB = lazy_re.compile(r"(?:https?|mailto):\S+", re.IGNORECASE)
_SCHEME = lazy_re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class DocumentLink(NamedTuple):
    """A link and where it leads: a `url`, or a file at `path`, relative to the folder of `FileSet`, and an offset in it."""

    span: Span
    url: str = ""
    path: str = ""
    offset: int = 0


def document_links(files: FileSet, document: Document) -> Iterator[DocumentLink]:
    """The links in a document, in order, without those that lead nowhere and the URLs that an editor finds by itself."""
    landmarks = {files.path: Landmarks(document)}
    folder = posixpath.dirname(files.path)
    for link in document.links:
        span = link.target if link.form in ("inline", "html", "image") else link.span
        if to_id := link_to_id(files, document, link):
            if to_id.target_path not in landmarks:
                landmarks[to_id.target_path] = Landmarks(to_id.target_document)
            marks = landmarks[to_id.target_path]
            if landmark := marks.target(to_id.fragment):
                place = marks.place(to_id.target_path, landmark)
                yield DocumentLink(span, path=to_id.target_path, offset=place.name_span.start)
            elif to_id.target_document.anchors.target(to_id.fragment):
                yield DocumentLink(span, path=to_id.target_path)
        elif _WEB.fullmatch(link.url):
            if link.form == "reference":  # An editor finds by itself what is written as a URL.
                yield DocumentLink(span, url=link.url)
        elif file := _file(link.url):
            yield DocumentLink(span, path=posixpath.normpath(posixpath.join(folder, file)))


def _file(url: str) -> str:
    """The file that a relative URL leads to; "" if it is none."""
    if _SCHEME.match(url) or url.startswith(("#", "/", "?")) or not url.isprintable():
        return ""
    return slugs.decode(url.partition("#")[0].partition("?")[0])
