"""The text of an open file, and its changes; URIs and paths."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.server.positions import Encoding, Positions

MARKDOWN = (".md", ".markdown")


class Buffer(NamedTuple):
    """One version of a text that a client has open, or (with `version` None) of a file on disk.

    `path` is absolute, or "" for a text that is not a file. `is_markdown` is what the client or the name of the file says.
    """

    uri: str
    path: str
    version: int | None
    text: str
    is_markdown: bool = True


def opened(item: types.TextDocumentItem) -> Buffer:
    """The text that a client opens."""
    path = path_of(item.uri)
    is_markdown = item.language_id.lower().startswith("markdown") or path.lower().endswith(MARKDOWN)
    return Buffer(item.uri, path, item.version, item.text, is_markdown)


def changed(
    buffer: Buffer,
    version: int,
    changes: Iterable[types.TextDocumentContentChangeEvent],
    encoding: Encoding,
) -> Buffer:
    """The next version of a text; each change is one of the text after those before it."""
    text = buffer.text
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            span = Positions(text, encoding).span(change.range)
            text = apply(text, [Edit.replace(span, change.text)])
        else:
            text = change.text
    return buffer._replace(version=version, text=text)


def path_of(uri: str) -> str:
    """The absolute path of a file URI; "" for any other."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return ""
    if parts.scheme != "file":
        return ""
    path = unquote(parts.path, errors="surrogateescape")
    if os.name == "nt":
        path = f"//{parts.netloc}{path}" if parts.netloc else path.lstrip("/")
    return os.path.normpath(path) if os.path.isabs(path) and "\0" not in path else ""


def uri_of(path: str) -> str:
    """The URI of an absolute path."""
    return Path(path).as_uri()
