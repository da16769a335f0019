"""Crossref, DataCite, doi.org and OpenReview as sources of facts. All servers are on this machine."""

import json

import pytest
from arxiv_server import FakeClock, Reply, serving

from fgad_lint.facts import crossref, http, openreview
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import Wanted

TODAY = "2026-11-28"
NONE = Reply(b"Resource not found.", 404, "text/plain")
PAGE = Reply(b"<p>Checking your browser", 403, "text/html")


def as_json(table, status=200, content_type="application/json"):
    return Reply(json.dumps(table).encode(), status, content_type)


def client(origin):
    clock = FakeClock()
    return http.Client(origin, "agent", "application/json", clock=http.Clock(clock.now, clock.sleep))


def ask_doi(replies, *dois):
    """The facts about DOIs, or the error after them, and what the server was asked; `replies` are by the start of a path."""

    def answer(request):
        asked.append(request.path)
        return next((reply for start, reply in replies.items() if request.path.startswith(start)), NONE)

    asked, facts = [], []
    with serving(answer) as server, client(server.origin) as asking:
        source = crossref.Crossref(crossref.Clients(asking, asking, asking), TODAY)
        assert all(source.takes(f"doi:{doi}") for doi in dois)
        try:
            for paper in source.ask([Wanted(f"doi:{doi}") for doi in dois]):
                facts.append(paper)
        except http.AskError as error:
            facts.append(str(error))
    return facts, asked


def works(*items):
    return {"/works?": as_json({"message": {"items": list(items)}})}


WORK = {
    "DOI": "10.5555/LOOM.33",
    "title": ["Looms &amp; <i>Weavers</i>\n for All"],
    "author": [{"given": "Ann", "family": "Loom"}, {"name": "The Weavers"}, {"family": "Dyer"}, {}],
    "container-title": ["Journal of Looms"],
    "type": "journal-article",
    "published": {"date-parts": [[2023, 4, 5]]},
}
FACTS = PaperFacts(
    "doi:10.5555/loom.33",
    ((1, "Looms & Weavers for All"),),
    ("Ann Loom", "The Weavers", "Dyer"),
    "2023-04-05",
    venue="Journal of Looms",
    year=2023,
    asked=TODAY,
)
WORKS = {
    "complete": (WORK, FACTS),
    "only a month": ({**WORK, "published": {"date-parts": [[2023, 4]]}}, FACTS._replace(first="")),
    "no date": ({**WORK, "published": {"date-parts": [[None]]}}, FACTS._replace(first="", year=0)),
    "impossible date": ({**WORK, "published": {"date-parts": [[2023, 13, 40]]}}, FACTS._replace(first="")),
    "preprint": ({**WORK, "type": "posted-content"}, FACTS._replace(venue="")),
    "empty lists": (
        {**WORK, "title": [], "author": [], "container-title": []},
        FACTS._replace(titles=(), authors=(), venue=""),
    ),
    "wrong types": (
        {"DOI": "10.5555/loom.33", "title": "A", "author": {}, "container-title": [7], "published": []},
        PaperFacts("doi:10.5555/loom.33", asked=TODAY),
    ),
}


@pytest.mark.parametrize(("work", "expected"), WORKS.values(), ids=WORKS)
def test_facts_from_crossref(work, expected):
    facts, asked = ask_doi(works(work), "10.5555/loom.33")
    assert facts == [expected]
    assert asked == [
        "/works?filter=doi:10.5555/loom.33&rows=1&select=DOI,title,author,container-title,type,published",
    ]


def test_several_dois_are_asked_for_at_once():
    other = {"DOI": "10.5555/dye(1)"}
    facts, asked = ask_doi(works(other, WORK, {"DOI": "10.5555/other"}, "text"), "10.5555/loom.33", "10.5555/dye(1)")
    assert [paper.id for paper in facts] == ["doi:10.5555/loom.33", "doi:10.5555/dye(1)"]
    assert len(asked) == 1
    assert "filter=doi:10.5555/loom.33,doi:10.5555/dye%281%29&rows=2" in asked[0]


def test_doi_with_a_comma_is_asked_for_alone():
    facts, asked = ask_doi({"/works/": as_json({"message": WORK})}, "10.5555/a,b")
    assert facts == [FACTS._replace(id="doi:10.5555/a,b")]
    assert asked == ["/works/10.5555%2Fa%2Cb"]


def test_dois_are_asked_for_one_by_one_if_crossref_does_not_like_them():
    replies = {
        "/works?": Reply(status=400),
        "/works/10.5555%2Floom.33": as_json({"message": WORK}),
        "/api/handles/": as_json({"responseCode": 1}),
    }
    facts, _ = ask_doi(replies, "10.5555/loom.33", "10.5555/b")
    assert facts == [FACTS, PaperFacts("doi:10.5555/b", asked=TODAY)]


DATASET = {
    "data": {
        "attributes": {
            "titles": [{"title": "Loom Data"}],
            "creators": [{"name": "Loom, Ann", "givenName": "Ann", "familyName": "Loom"}, {"name": "Weavers"}],
            "container": {"title": "Data of Looms"},
            "publicationYear": 2022,
        },
    },
}
OTHERS = {
    "of DataCite": (
        {"/dois/10.5555/a": as_json(DATASET)},
        PaperFacts(
            "doi:10.5555/a", ((1, "Loom Data"),), ("Ann Loom", "Weavers"), venue="Data of Looms", year=2022, asked=TODAY
        ),
    ),
    "of another agency": (
        {"/api/handles/10.5555/a?": as_json({"responseCode": 1})},
        PaperFacts("doi:10.5555/a", asked=TODAY),
    ),
    "of nobody": (
        {"/api/handles/10.5555/a?": as_json({"responseCode": 100}, 404)},
        PaperFacts("doi:10.5555/a", is_missing=True, asked=TODAY),
    ),
}


@pytest.mark.parametrize(("replies", "expected"), OTHERS.values(), ids=OTHERS)
def test_doi_that_crossref_has_not(replies, expected):
    assert ask_doi({**works(), **replies}, "10.5555/a")[0] == [expected]


def test_what_has_come_is_there_before_an_error():
    facts, _ = ask_doi({**works(WORK), "/dois/": Reply(status=418)}, "10.5555/b", "10.5555/loom.33")
    assert facts == [FACTS, "DataCite: answers with status 418"]


ERRORS = {
    "page": (Reply(b"<p>", content_type="text/html"), "127.0.0.1: a page instead of JSON"),
    "list": (as_json([]), "127.0.0.1: something else instead of JSON"),
    "truncated": (Reply(b'{"message": {'), "127.0.0.1: something else instead of JSON"),
    "nested deeply": (Reply(b'{"a":' * 100_000), "127.0.0.1: something else instead of JSON"),
    "forbidden": (Reply(status=403), "Crossref: answers with status 403"),
    "busy": (Reply(status=429), "127.0.0.1: busy (status 429)"),
}


@pytest.mark.parametrize(("reply", "message"), ERRORS.values(), ids=ERRORS)
def test_answers_that_are_of_no_use(reply, message):
    assert ask_doi({"/works?": reply}, "10.5555/a")[0] == [message]


def ask_openreview(new, old=NONE):
    with (
        serving(lambda _: new) as new_server,
        serving(lambda _: old) as old_server,
        client(new_server.origin) as new_client,
        client(old_server.origin) as old_client,
    ):
        source = openreview.OpenReview(openreview.Clients(new_client, old_client), TODAY)
        assert source.takes("openreview:aB_c-1")
        assert not source.takes("doi:10.5555/loom.33")
        facts = list(source.ask([Wanted("openreview:aB_c-1")]))
        requests = [request.path for server in (new_server, old_server) for request in server.requests]
    return facts, requests


def notes(note, content_type="application/json"):
    return as_json({"notes": [note]}, content_type=content_type)


NEW_NOTE = {
    "id": "aB_c-1",
    "pdate": 1_705_400_000_000,
    "cdate": 1_695_000_000_000,
    "content": {
        "title": {"value": "Looms for All"},
        "authors": {"value": ["Ann Loom", "Bo Dyer"]},
        "venue": {"value": "ICLR 2024 poster"},
        "venueid": {"value": "ICLR.cc/2024/Conference"},
    },
}
OLD_NOTE = {
    "cdate": 1_600_000_000_000,
    "content": {"title": "Looms for All", "authors": ["Ann Loom", "Bo Dyer"], "venue": "ICLR 2021 Poster"},
}
HIDDEN = as_json({"name": "ForbiddenError"}, 403)
NOTHING = PaperFacts("openreview:aB_c-1", asked=TODAY)
KNOWN = PaperFacts(
    "openreview:aB_c-1",
    ((1, "Looms for All"),),
    ("Ann Loom", "Bo Dyer"),
    "2024-01-16",
    venue="ICLR 2024 poster",
    asked=TODAY,
)
WITHDRAWN = {"content": {"venueid": {"value": "ICLR.cc/2024/Conference/Withdrawn_Submission"}}}
NOTES = {
    "new": (notes(NEW_NOTE), NONE, KNOWN, 1),
    "old": (as_json({"notes": []}), notes(OLD_NOTE), KNOWN._replace(first="2020-09-13", venue="ICLR 2021 Poster"), 2),
    "old, and not found in the new": (
        as_json({"name": "NotFoundError"}, 404),
        notes(OLD_NOTE),
        KNOWN._replace(first="2020-09-13", venue="ICLR 2021 Poster"),
        2,
    ),
    "withdrawn": (notes(WITHDRAWN), NONE, NOTHING._replace(is_withdrawn=True), 1),
    "hidden": (HIDDEN, HIDDEN, NOTHING, 2),
    "wrong types": (
        notes({"cdate": "now", "content": {"title": {"value": 7}, "authors": 7, "venue": []}}),
        NONE,
        NOTHING,
        1,
    ),
    "without content": (notes({"cdate": True, "content": None}), NONE, NOTHING, 1),
}


@pytest.mark.parametrize(("new", "old", "expected", "n_requests"), NOTES.values(), ids=NOTES)
def test_facts_from_openreview(new, old, expected, n_requests):
    old = as_json({"notes": []}) if old is NONE else old
    assert ask_openreview(new, old) == ([expected], ["/notes?id=aB_c-1"] * n_requests)


@pytest.mark.parametrize("reply", [PAGE, Reply(status=500), as_json({}, 418)], ids=["page", "fault", "status"])
def test_openreview_does_not_answer(reply):
    with pytest.raises(http.AskError):
        ask_openreview(reply)
