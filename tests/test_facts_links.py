"""What the answers of servers, or a report of lychee, say about links."""

import json
import os

import pytest

from fgad_lint.facts import lychee, store
from fgad_lint.facts.link_answers import LinkAnswer, Redirect, kept, may_be_asked, normal, read_answer
from fgad_lint.facts.link_update import LinkUpdate
from fgad_lint.facts.paper import LinkFacts
from fgad_lint.model.document import Document

ASKED = {
    "https://e.org/1": True,
    "HTTP://e.org": True,
    "https://e.org:8443/a?b=c#d": True,
    "https://github.com/ann/loom": True,
    "https://notarxiv.org/1": True,
    "https://8.8.8.8/": True,
    "#loom": False,
    "loom.md": False,
    "mailto:ann@e.org": False,
    "ftp://e.org/1": False,
    "https://": False,
    "https://[": False,
    "https://e.org:99999/": False,
    "https://ann:secret@e.org/": False,
    "https://e.org/" + "a" * 2000: False,
    "https://arxiv.org/abs/2304.02643": False,
    "https://www.arxiv.org/list/cs.CV/recent": False,
    "https://doi.org/10.5555/loom.33": False,
    "https://dl.acm.org/doi/10.5555/loom.33": False,
    "https://openreview.net/forum?id=abc": False,
    "http://localhost:8000/": False,
    "http://127.0.0.1/": False,
    "http://127.1/": False,
    "http://2130706433/": False,
    "http://10.0.0.8/": False,
    "http://192.168.1.1/": False,
    "http://169.254.169.254/latest": False,
    "http://[::1]/": False,
    "http://[::ffff:127.0.0.1]/": False,
    "http://printer/": False,
    "http://printer.local/": False,
    "http://metadata.google.internal/": False,
}


@pytest.mark.parametrize(("url", "is_asked"), ASKED.items(), ids=[url[:40] for url in ASKED])
def test_which_links_are_asked_about(url, is_asked):
    assert may_be_asked(url) is is_asked


OLD = "https://e.org/old/sam"
NEW = "https://e.org/sam"
ANSWERS = {
    "there": (OLD, [], 200, ("ok", "")),
    "without content": (OLD, [], 204, ("ok", "")),
    "not found": (OLD, [], 404, ("missing", "")),
    "gone": (OLD, [], 410, ("missing", "")),
    "redirect to a page that is not found": (OLD, [(301, NEW)], 404, ("missing", "")),
    "forbidden": (OLD, [], 403, ("unknown", "")),
    "too many requests": (OLD, [], 429, ("unknown", "")),
    "fault of the server": (OLD, [], 500, ("unknown", "")),
    "status of LinkedIn": (OLD, [], 999, ("unknown", "")),
    "redirect without an end": (OLD, [(301, NEW)], 302, ("unknown", "")),
    "moved for good": (OLD, [(301, NEW)], 200, ("moved", NEW)),
    "moved for good, twice": (OLD, [(308, "https://e.org/b"), (301, NEW)], 200, ("moved", NEW)),
    "moved for now": (OLD, [(302, NEW)], 200, ("ok", "")),
    "moved for good and then for now": (OLD, [(301, "https://e.org/b"), (307, NEW)], 200, ("ok", "")),
    "to another host": (OLD, [(301, "https://www.looms.org/sam")], 200, ("moved", "https://www.looms.org/sam")),
    "with a fragment": (f"{OLD}#weft", [(301, NEW)], 200, ("moved", f"{NEW}#weft")),
    "to another fragment": (f"{OLD}#weft", [(301, f"{NEW}#warp")], 200, ("moved", f"{NEW}#warp")),
    "with TLS": ("http://e.org/sam", [(301, NEW)], 200, ("moved", NEW)),
    "with TLS, for now": ("http://e.org/sam", [(302, NEW)], 200, ("moved", NEW)),
    "with TLS and a fragment": ("http://e.org/sam#weft", [(307, NEW)], 200, ("moved", f"{NEW}#weft")),
    "home page with TLS": ("http://e.org", [(301, "https://e.org/")], 200, ("moved", "https://e.org/")),
    "with TLS and elsewhere, for now": ("http://e.org/old/sam", [(302, NEW)], 200, ("ok", "")),
    "with a slash": (NEW, [(301, f"{NEW}/")], 200, ("ok", "")),
    "with TLS and a slash": ("http://e.org/sam", [(301, f"{NEW}/")], 200, ("moved", f"{NEW}/")),
    "in other letters": ("https://e.org/Sam", [(301, NEW)], 200, ("ok", "")),
    "encoded": ("https://e.org/caf\u00e9", [(301, "https://e.org/caf%C3%A9")], 200, ("ok", "")),
    "to the home page": (OLD, [(301, "https://e.org/")], 200, ("unknown", "")),
    "to the home page of another host": (OLD, [(301, "https://looms.org")], 200, ("unknown", "")),
    "to a page to log in": (OLD, [(301, "https://e.org/login?next=/sam")], 200, ("unknown", "")),
    "to a page to log in, for now": (OLD, [(302, "https://accounts.e.org/ServiceLogin")], 200, ("unknown", "")),
    "to a page about cookies": (OLD, [(301, "https://consent.e.org/m?continue=sam")], 200, ("unknown", "")),
    "to a page that says it is missing": (OLD, [(301, "https://e.org/404.html")], 200, ("unknown", "")),
    "to a page about a login": (
        OLD,
        [(301, "https://e.org/logins-of-weavers")],
        200,
        ("moved", "https://e.org/logins-of-weavers"),
    ),
    "without TLS": (OLD, [(301, "http://e.org/sam")], 200, ("ok", "")),
    "to what ends a link": (OLD, [(301, "https://e.org/)[a](https://f.org")], 200, ("ok", "")),
    "to what starts a tag": (OLD, [(301, "https://e.org/<img>")], 200, ("ok", "")),
    "to what has a password": (OLD, [(301, "https://ann:b@e.org/sam")], 200, ("ok", "")),
    "to what is endless": (OLD, [(301, f"https://e.org/{'a' * 2000}")], 200, ("ok", "")),
}


@pytest.mark.parametrize(("url", "steps", "status", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_what_an_answer_says(url, steps, status, expected):
    assert read_answer(url, [Redirect(*step) for step in steps], status) == expected


KEPT = {
    "there": ([("ok", 1)], ("ok", [1])),
    "there again": ([("ok", 1), ("ok", 2)], ("ok", [2])),
    "missing": ([("missing", 1)], ("missing", [1])),
    "missing twice on one day": ([("missing", 1), ("missing", 1)], ("missing", [1])),
    "missing on two days": ([("missing", 1), ("missing", 2)], ("dead", [1, 2])),
    "missing on three days": ([("missing", 1), ("missing", 2), ("missing", 3)], ("dead", [1, 3])),
    "an earlier day is told later": ([("missing", 2), ("missing", 1)], ("dead", [1, 2])),
    "there in between": ([("missing", 1), ("ok", 2), ("missing", 3)], ("missing", [3])),
    "unknown in between": ([("missing", 1), ("unknown", 2), ("missing", 3)], ("dead", [1, 3])),
    "dead and back": ([("missing", 1), ("missing", 2), ("ok", 3)], ("ok", [3])),
    "dead and then unknown": ([("missing", 1), ("missing", 2), ("unknown", 3)], ("unknown", [3])),
    "there and then unknown": ([("ok", 1), ("unknown", 2)], ("unknown", [2])),
}


@pytest.mark.parametrize(("answers", "expected"), KEPT.values(), ids=KEPT)
def test_what_is_kept(answers, expected):
    known = None
    for status, day in answers:
        known = kept(OLD, known, LinkAnswer(status), f"2026-03-0{day}")
    status, days = expected
    assert known == LinkFacts(OLD, status, "", tuple(f"2026-03-0{day}" for day in days))


def test_new_address_is_kept():
    known = kept(OLD, None, LinkAnswer("moved", NEW), "2026-03-01")
    assert known == LinkFacts(OLD, "moved", NEW, ("2026-03-01",))


NORMAL = {
    "https://e.org": "https://e.org/",
    "HTTPS://E.org/A": "https://e.org/A",
    "https://e.org/caf\u00e9?q=\u00e9#\u00e9": "https://e.org/caf%C3%A9?q=%C3%A9#%C3%A9",
    "https://e.org/a%20b": "https://e.org/a%20b",
    "https://caf\u00e9.org/": "https://xn--caf-dma.org/",
    "https://[": "https://[",
}


@pytest.mark.parametrize(("url", "expected"), NORMAL.items())
def test_normal_url(url, expected):
    assert normal(url) == expected


def link(url, status):
    return {"url": url, "status": {"text": "", **status}}


def report(**maps):
    return {"total": 3, "error_map": {}, **{name: {"README.md": items} for name, items in maps.items()}}


STEPS = [{"url": "https://e.org/b", "code": 308}, {"url": NEW, "code": 301}]
REPORTS = {
    "there": (report(success_map=[link(OLD, {"code": 200})]), ("ok", "")),
    "accepted refusal": (report(success_map=[link(OLD, {"code": 429})]), ("unknown", "")),
    "not found": (report(error_map=[link(OLD, {"code": 404})]), ("missing", "")),
    "not found, in version 0.15": (report(fail_map=[link(OLD, {"code": 404})]), ("missing", "")),
    "forbidden": (report(error_map=[link(OLD, {"code": 403})]), ("unknown", "")),
    "in time": (report(timeout_map=[link(OLD, {"details": "Request timed out"})]), ("unknown", "")),
    "no such host": (
        report(error_map=[link(OLD, {"details": "DNS resolution failed. Check hostname and DNS settings"})]),
        ("missing", ""),
    ),
    "no host for now": (
        report(error_map=[link(OLD, {"details": "DNS temporarily unavailable. Try again later"})]),
        ("unknown", ""),
    ),
    "moved": (
        report(success_map=[link(OLD, {"code": 200})], redirect_map=[{"origin": OLD, "redirects": STEPS}]),
        ("moved", NEW),
    ),
    "moved, in version 0.23": (
        report(redirect_map=[link(OLD, {"code": 200, "redirects": {"origin": OLD, "redirects": STEPS}})]),
        ("moved", NEW),
    ),
    "moved, in version 0.22": (report(redirect_map=[link(OLD, {"code": 200, "redirects": [OLD, NEW]})]), ("ok", "")),
    "moved to a page that is not found": (
        report(error_map=[link(OLD, {"code": 404})], redirect_map=[{"origin": OLD, "redirects": STEPS}]),
        ("missing", ""),
    ),
    "excluded": (report(excluded_map=[link(OLD, {"details": "excluded"})]), None),
    "unsupported": (report(unsupported_map=[link(OLD, {"details": "unsupported"})]), None),
    "not in it": (report(success_map=[link(NEW, {"code": 200})]), None),
    "in two files": (
        report(timeout_map=[link(OLD, {})], error_map=[link(OLD, {"code": 404})]),
        ("missing", ""),
    ),
}


def written(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    os.utime(path, (1_772_800_000, 1_772_800_000))  # 2026-03-06.
    return str(path)


@pytest.mark.parametrize(("content", "expected"), REPORTS.values(), ids=REPORTS)
def test_report_of_lychee(tmp_path, content, expected):
    assert lychee.read_report(written(tmp_path / "report.json", content)).answer(OLD) == expected


def test_report_is_as_old_as_its_file(tmp_path):
    assert lychee.read_report(written(tmp_path / "report.json", report())).day == "2026-03-06"


def test_urls_in_a_report_are_normal(tmp_path):
    content = report(success_map=[link("https://e.org/", {"code": 200}), link("https://e.org/a#b", {"code": 200})])
    read = lychee.read_report(written(tmp_path / "report.json", content))
    assert read.answer("https://E.org") == ("ok", "")
    assert read.answer("https://e.org/a#b") == ("ok", "")
    assert read.answer("https://e.org/a") is None


NO_REPORT = "not a report of `lychee --verbose --format json`"
NOT_LIKE_LYCHEE = "not as lychee 0.15 or later writes reports"
WRONG_REPORTS = {
    "text": ("README.md: 3 errors", NO_REPORT),
    "empty": ("", NO_REPORT),
    "list": ("[]", NO_REPORT),
    "other JSON": ('{"format": 1, "links": {}}', NO_REPORT),
    "nested deeply": ('{"error_map":' + "[" * 100_000, NO_REPORT),
    "map in a list": ('{"error_map": []}', NOT_LIKE_LYCHEE),
    "links that are no list": ('{"error_map": {"a": 7}}', NOT_LIKE_LYCHEE),
    "link that is a number": ('{"error_map": {"a": [7]}}', NOT_LIKE_LYCHEE),
    "URL that is a number": ('{"error_map": {"a": [{"url": 7, "status": {}}]}}', NOT_LIKE_LYCHEE),
    "no status": ('{"error_map": {"a": [{"url": "https://e.org"}]}}', NOT_LIKE_LYCHEE),
    "redirects without a status": (
        '{"error_map": {}, "redirect_map": {"a": [{"origin": "https://e.org", "redirects": [{"url": "b"}]}]}}',
        NOT_LIKE_LYCHEE,
    ),
}


@pytest.mark.parametrize(("content", "message"), WRONG_REPORTS.values(), ids=WRONG_REPORTS)
def test_wrong_report(tmp_path, content, message):
    path = written(tmp_path / "report.json", content)
    with pytest.raises(store.FactsError) as raised:
        lychee.read_report(path)
    assert str(raised.value) == f"{path}: {message}"


def test_report_that_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(lychee, "MAX_SIZE", 10)
    path = written(tmp_path / "report.json", report())
    with pytest.raises(store.FactsError, match=r": larger than 0 MB\Z"):
        lychee.read_report(path)
    with pytest.raises(store.FactsError, match=r"no\.json: no such file or directory\Z"):
        lychee.read_report(str(tmp_path / "no.json"))


LIST = """
# Looms

![logo](https://e.org/logo.png)

- Loom [[code]](https://e.org/b) [[paper]](https://arxiv.org/abs/2304.02643) [[page]](https://e.org/a#weft)
- Dyer <a href="https://e.org/c">page</a> [b](https://e.org/b) [note](note.md) <https://e.org/d>
"""
URLS = ["https://e.org/a#weft", "https://e.org/b", "https://e.org/c", "https://e.org/d"]


def update(*known, today="2026-03-20", max_age=10):
    return LinkUpdate({link.url: link for link in known}, [Document(LIST)], today, max_age)


def test_links_of_a_list_that_are_asked_about():
    assert update().due() == URLS


DUE = {
    "never asked": (LinkFacts(URLS[1], "unknown"), True),
    "asked lately": (LinkFacts(URLS[1], "ok", "", ("2026-03-11",)), False),
    "asked long ago": (LinkFacts(URLS[1], "ok", "", ("2026-03-10",)), True),
    "asked on a day that does not exist": (LinkFacts(URLS[1], "ok", "", ("2026-02-31",)), True),
    "asked in the future": (LinkFacts(URLS[1], "ok", "", ("2027-03-10",)), True),
    "unknown lately": (LinkFacts(URLS[1], "unknown", "", ("2026-03-19",)), False),
    "missing yesterday": (LinkFacts(URLS[1], "missing", "", ("2026-03-19",)), True),
    "missing today": (LinkFacts(URLS[1], "missing", "", ("2026-03-20",)), False),
    "dead lately": (LinkFacts(URLS[1], "dead", "", ("2025-03-01", "2026-03-19")), False),
}


@pytest.mark.parametrize(("known", "is_due"), DUE.values(), ids=DUE)
def test_which_links_are_due(known, is_due):
    assert (URLS[1] in update(known).due()) is is_due


TAKEN = {
    "later": ("ok", "2026-03-05", "missing", "2026-03-06", ("missing", ["2026-03-06"])),
    "earlier": ("ok", "2026-03-05", "missing", "2026-03-04", ("ok", ["2026-03-05"])),
    "on the same day": ("ok", "2026-03-05", "missing", "2026-03-05", ("missing", ["2026-03-05"])),
    "missing earlier too": ("missing", "2026-03-05", "missing", "2026-03-04", ("dead", ["2026-03-04", "2026-03-05"])),
    "earlier and there": ("missing", "2026-03-05", "ok", "2026-03-04", ("missing", ["2026-03-05"])),
}


@pytest.mark.parametrize(("known", "known_day", "status", "day", "expected"), TAKEN.values(), ids=TAKEN)
def test_answers_are_taken_over(known, known_day, status, day, expected):
    work = update(LinkFacts(OLD, known, "", (known_day,)))
    work.take(OLD, LinkAnswer(status), day)
    assert work.links == {OLD: LinkFacts(OLD, expected[0], "", tuple(expected[1]))}


def test_links_in_no_list_are_forgotten():
    work = update(*(LinkFacts(url, "ok") for url in (OLD, URLS[1], "https://e.org/logo.png", "note.md")))
    work.prune()
    assert sorted(work.links) == [URLS[1], "note.md"]
