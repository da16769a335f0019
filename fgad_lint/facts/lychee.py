"""Read the reports of the link checker lychee: those of `lychee --verbose --format json`, from version 0.15 on."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from fgad_lint.facts.link_answers import MISSING, UNKNOWN, LinkAnswer, Redirect, normal, read_answer
from fgad_lint.facts.store import FactsError

MAX_SIZE = 50_000_000  # Bytes of a report.
# The maps of a report, each from a checked file to its links; `fail_map` became `error_map` in version 0.17.
_MAPS = ("success_map", "redirect_map", "error_map", "fail_map", "timeout_map")
# What lychee, or the library that it uses, says of a host that has no address.
_NO_HOST = ("dns resolution failed", "failed to lookup address", "no such host", "nodename nor servname")


class LycheeReport(NamedTuple):
    """The answers in a report by normal URLs, and the day on which it was written."""

    answers: Mapping[str, LinkAnswer]
    day: str

    def answer(self, url: str) -> LinkAnswer | None:
        """The answer about a URL; None if it was not checked."""
        return self.answers.get(normal(url))


def read_report(path: str) -> LycheeReport:
    """Read a report. Raises FactsError."""
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_SIZE + 1)
            day = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC).date().isoformat()
    except OSError as error:
        raise FactsError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    if len(content) > MAX_SIZE:
        raise FactsError(f"{path}: larger than {MAX_SIZE // 1_000_000} MB")
    try:
        report = json.loads(content)
    except (ValueError, RecursionError):
        report = None
    if not isinstance(report, dict) or not ("error_map" in report or "fail_map" in report):
        raise FactsError(f"{path}: not a report of `lychee --verbose --format json`")
    try:
        return LycheeReport(_answers(report), day)
    except (TypeError, ValueError, KeyError, AttributeError):
        raise FactsError(f"{path}: not as lychee 0.15 or later writes reports") from None


def _answers(report: dict[str, Any]) -> dict[str, LinkAnswer]:
    """The answers in a report by URL; of several about one URL, the one that says most."""
    redirects = {url: steps for item in _items(report, "redirect_map") for url, steps in _redirects(item)}
    answers: dict[str, LinkAnswer] = {}
    for name in _MAPS:
        for item in _items(report, name):
            if "url" in item:
                url = normal(item["url"])
                answer = _answer(url, item["status"], redirects.get(url.partition("#")[0], ()))
                if answers.get(url, UNKNOWN) == UNKNOWN:
                    answers[url] = answer
    return answers


def _items(report: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    for items in report.get(name, {}).values():
        yield from items


def _redirects(item: dict[str, Any]) -> Iterator[tuple[str, tuple[Redirect, ...]]]:
    """The redirects in an item of `redirect_map`, by the URL that was asked for first; without a status before version 0.23."""
    chain = item if "origin" in item else item["status"].get("redirects")
    if isinstance(chain, list):
        urls = [_text(url) for url in chain]
        if len(urls) > 1:
            yield normal(urls[0]).partition("#")[0], tuple(Redirect(0, url) for url in urls[1:])
    elif chain:
        steps = tuple(Redirect(int(step["code"]), _text(step["url"])) for step in chain["redirects"])
        yield normal(chain["origin"]).partition("#")[0], steps


def _answer(url: str, status: dict[str, Any], redirects: tuple[Redirect, ...]) -> LinkAnswer:
    code = status.get("code")
    if isinstance(code, int):
        return read_answer(url, redirects, code)
    details = f"{status.get('text')} {status.get('details')}".lower()
    return MISSING if any(map(details.__contains__, _NO_HOST)) else UNKNOWN


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
