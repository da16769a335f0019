"""The files of a repository that the links and images of a list lead to, and which of them are missing."""

import posixpath
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.links import has_no_host
from fgad_lint.model.malformed_urls import find_url_problem
from fgad_lint.model.missing_urls import is_placeholder
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span, normalized

_MAX_DEPTH = 30  # Folders in a path.
_MIN_WITHOUT_HASH_SIGN = 3  # Links after one that has it.
_MAX_FOLDERS = 300  # In which a file with a given name is searched.
_ID = lazy_re.compile(r"[^./:?#\s]+")
_FILE = lazy_re.compile(r"[^?#]*")


class Repository:
    """The folders around a list. Paths start at the top, which is "", and have `/` between folders.

    `names_in` returns the names in a folder, each with whether it is a folder itself, or None if it cannot tell. If `has_git`,
    the top is that of a git repository, otherwise it is the folder of the list.
    """

    def __init__(
        self, list_path: str, names_in: Callable[[str], Mapping[str, bool] | None], has_git: bool = True
    ) -> None:
        self.list_path = list_path
        self.names_in = names_in
        self.has_git = has_git


def linked_files(document: Document) -> Iterator[tuple[Span, str]]:
    """The spans of URLs that may lead to files of the repository, and the URLs without query and fragment."""
    for link in document.links_where(_may_lead_to_file, among=has_no_host):
        yield link.target, _file(link.url)
    for piece in document.pieces:
        for tag in piece.inlines.tags:
            url = tag.attributes.get("src", "") if tag.name == "img" else ""
            if _is_file(url):
                start = max(document.text.find(url, *tag.span), tag.span.start)
                yield Span(start, min(start + len(url), tag.span.end)), _file(url)


def _may_lead_to_file(_text: str, link: Link) -> bool:
    return _is_file(link.url)


def _is_file(url: str) -> bool:
    """Whether a URL has neither scheme nor host, and nothing is wrong with it that other rules report."""
    if ":" in url or url.startswith(("#", "//")) or not url.isprintable():
        return False
    return bool(url) and not is_placeholder(url) and find_url_problem(url) is None


def _file(url: str) -> str:
    file = _FILE.match(url)
    return file[0] if file else url


def links_without_hash_sign(document: Document) -> Iterator[tuple[Link, str]]:
    """The links to headings that lack their `#`, with the anchors they mean; they are between links that have it, or several after one."""
    candidates = document.links_where(_may_lack_hash_sign, among=has_no_host)
    if not candidates:
        return
    by_name = {section.name_key: section.heading.anchor for section in reversed(document.sections)}
    meant = [(link, anchor) for link in candidates if (anchor := _meant_anchor(document, link, by_name))]
    if not meant:
        return
    lacking = {link.span for link in candidates}
    others = [link for link in document.links if link.span not in lacking]
    for link, anchor in meant:
        index = bisect_left(others, link.span.start, key=lambda other: other.span.start)
        is_after = index > 0 and others[index - 1].url.startswith("#")
        is_before = index < len(others) and others[index].url.startswith("#")
        if is_after and (is_before or len(meant) >= _MIN_WITHOUT_HASH_SIGN):
            yield link, anchor


def _meant_anchor(document: Document, link: Link, by_name: Mapping[str, str]) -> str | None:
    """The anchor that the URL of a link is, or would be without its capitals and punctuation.

    `by_name` has the anchors of sections by the keys of their names. A URL in capitals is that of a file, such as LICENSE.
    """
    if link.url in document.anchors.by_id:
        return link.url
    key = title_key(link.url)
    is_name = key == title_key(document.label_of(link)) and not link.url.isupper()
    return by_name.get(key) if key and is_name else None


def _may_lack_hash_sign(_text: str, link: Link) -> bool:
    """Whether the URL of a link could be the id of a heading; true of few."""
    url = link.url
    return "." not in url and not url.startswith("#") and link.form != "image" and _ID.fullmatch(url) is not None


class LinkedFiles:
    """The files that URLs lead to, as far as they are in a repository.

    `paths` are those of the URLs. `missing` are the URLs that lead to no file, each with the shortest part of its path that does not exist. `n_known` is the
    number of paths of which the repository can tell, `n_missing` that of the missing ones.
    """

    def __init__(self, urls: Iterable[str], repository: Repository) -> None:
        self._repository = repository
        self._spellings: dict[str, dict[str, list[str]]] = {}
        self._places: dict[str, list[str]] | None = None
        self.paths = {url: path for url in urls if (path := self._path(url))}
        writes_extension = any(path.endswith(".md") for path in self.paths.values())
        parts = {path: self._missing_part(path, writes_extension) for path in self.paths.values()}
        self.missing = {url: part for url, path in self.paths.items() if (part := parts[path])}
        self.n_known = sum(part is not None for part in parts.values())
        self.n_missing = sum(map(bool, parts.values()))

    def nearest(self, url: str) -> str:
        """The only file or folder that a URL in `missing` may mean, as a URL; "" if there is none."""
        path, part = self.paths[url], self.missing[url]
        found = self._respelled(path)
        for moved in (part, path):
            if not found and (place := self._place(moved)):
                found = place + path[len(moved) :]
                found = found if self._missing_part(found, True) == "" else ""
        if not found.isprintable() or not found:
            return ""
        folder = posixpath.dirname(self._repository.list_path)
        return f"/{found}" if url.startswith("/") else posixpath.relpath(found, folder or ".")

    def _path(self, url: str) -> str:
        """The path that a URL leads to; "" if it is not in the repository, or that of the list, its folder or the top."""
        file, list_path = slugs.decode(url), self._repository.list_path
        folder = posixpath.dirname(list_path)
        if not file.startswith("/"):
            file = posixpath.join(folder, file)
        elif not self._repository.has_git:
            return ""
        path = posixpath.normpath(file.lstrip("/"))
        is_outside = path == ".." or path.startswith("../") or path.count("/") > _MAX_DEPTH
        return "" if is_outside or path in (list_path, folder, ".") else path

    def _missing_part(self, path: str, writes_extension: bool) -> str | None:
        """The shortest part of a path that does not exist; "" if all of it exists, and None if that is unknown.

        On a site, the URL of `x.md` may be `x.html`, or `x` if the list does not write the extension.
        """
        folder = ""
        for name in path.split("/"):
            names = self._repository.names_in(folder)
            if names is None:
                return None
            part = posixpath.join(folder, name)
            if name not in names and not self._has_normalized(folder, name):
                page = name.removesuffix(".html")
                is_page = part == path and f"{page}.md" in names and (page != name or not writes_extension)
                return "" if is_page else part
            folder = part
        return ""

    def _has_normalized(self, folder: str, name: str) -> bool:
        """Whether a folder has a name in another normalization form, as some systems write it."""
        if name.isascii():
            return False
        others = self._spelled_alike(folder, name)
        return normalized("NFC", name) in {normalized("NFC", other) for other in others}

    def _respelled(self, path: str) -> str:
        """The only path that is the same but for letter case, backslashes, outer spaces, `.md` and letters of another script.

        "" if there is none.
        """
        from fgad_lint.model.lookalikes import in_latin_letters

        found = ""
        for name in path.replace("\\", "/").split("/"):
            is_there = name in (self._repository.names_in(found) or ())
            same = (
                [name]
                if is_there
                else self._spelled_alike(found, name) or self._spelled_alike(found, in_latin_letters(name))
            )
            if len(same) != 1:
                return ""
            found = posixpath.join(found, same[0])
        return found

    def _spelled_alike(self, folder: str, name: str) -> Sequence[str]:
        """The names in a folder that differ from one only in letter case, outer spaces and `.md`."""
        spellings = self._spellings.get(folder)
        if spellings is None:
            spellings = self._spellings[folder] = {}
            for other in self._repository.names_in(folder) or ():
                spellings.setdefault(_key(other), []).append(other)
        return spellings.get(_key(name), ())

    def _place(self, path: str) -> str:
        """The only path in the repository, other than that of the list, that ends in the same name; "" if there is none."""
        if self._places is None:
            self._places = self._find_places()
        places = self._places.get(posixpath.basename(path), ())
        return places[0] if len(places) == 1 and places[0] != self._repository.list_path else ""

    def _find_places(self) -> dict[str, list[str]]:
        """All paths by the names that they end in; none if the repository is too large."""
        places: dict[str, list[str]] = {}
        folders = [""]
        for folder in folders:
            names = self._repository.names_in(folder)
            if names is None or len(folders) > _MAX_FOLDERS:
                return {}
            for name, is_folder in names.items():
                path = posixpath.join(folder, name)
                places.setdefault(name, []).append(path)
                if is_folder and not name.startswith(".") and name != "node_modules":
                    folders.append(path)
        return places


def _key(name: str) -> str:
    return normalized("NFC", name.strip().casefold()).removesuffix(".md")
