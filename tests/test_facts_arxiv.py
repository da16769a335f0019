"""What is asked of arXiv, and what its answers are taken for. The server is on this machine."""

from pathlib import Path

import pytest
from arxiv_server import ATOM, FakeClock, Made, Reply, arxiv, entry, feed, refusal, serving

from fgad_lint.facts import http
from fgad_lint.facts.arxiv import ACCEPT, Arxiv
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import Wanted
from fgad_lint.facts.withdrawn import is_withdrawn

TODAY = "2026-11-28"
LOOM = Made(("Weaving", "Weaving", "Weaving by Night"), "Accepted at CVPR 2025", "10.5555/loom", "J. Looms 1 (2025)")
NEVER = Reply(status=429)


def ask(answer, *wanted, clock=None):
    """The facts that come from a server, by id, and what it was asked."""
    clock = clock or FakeClock()
    with (
        serving(answer) as server,
        http.Client(server.origin, "agent", ACCEPT, clock=http.Clock(clock.now, clock.sleep)) as client,
    ):
        wanted = [paper if isinstance(paper, Wanted) else Wanted(paper) for paper in wanted]
        return {paper.id: paper for paper in Arxiv(client, TODAY).ask(wanted)}, server.requests


def missing(*ids):
    return {number: PaperFacts(number, is_missing=True, asked=TODAY) for number in ids}


def then(*replies):
    """Answer with these replies first, and then as arXiv, which has LOOM."""
    rest = list(replies)
    honest = arxiv({"2304.00001": LOOM})
    return lambda request: rest.pop(0) if rest else honest(request)


def test_facts_of_a_paper():
    found, requests = ask(arxiv({"2304.00001": LOOM}), "2304.00001")
    assert found == {
        "2304.00001": PaperFacts(
            "2304.00001",
            ((3, "Weaving by Night"),),
            ("Ann Loom", "Bo Dyer"),
            "2023-01-05",
            "2023-03-05",
            3,
            "cs.CV",
            "Accepted at CVPR 2025",
            "J. Looms 1 (2025)",
            "10.5555/loom",
            asked=TODAY,
        )
    }
    assert [request.path for request in requests] == ["/api/query?id_list=2304.00001&max_results=1"]


def test_titles_of_earlier_versions():
    found, _ = ask(arxiv({"2304.00001": LOOM}), Wanted("2304.00001", (1, 2, 9)))
    assert found["2304.00001"].titles == ((1, "Weaving"), (3, "Weaving by Night"))
    assert found["2304.00001"].latest == "2023-03-05"


def test_order_and_grouping_do_not_matter():
    papers = {f"2304.{n:05}": Made((f"Weaving {n}",)) for n in range(1, 250)}
    found, requests = ask(arxiv(papers), *papers, "math/0309136")
    assert {number: paper.title for number, paper in found.items() if paper.title} == {
        number: paper.titles[0] for number, paper in papers.items()
    }
    assert found["math/0309136"] == missing("math/0309136")["math/0309136"]
    assert [len(request.ids) for request in requests] == [100, 100, 50]


TITLES = {
    "wrapped": ("Weaving\n  by   Night", "Weaving by Night"),
    "of TeX and marks": (r"On $q$-Looms & Their Sch\"one R\"aume", r"On $q$-Looms & Their Sch\"one R\"aume"),
    "with terminal escapes": ("Weaving\u009b31m by \u202eNight", "Weaving31m by Night"),
    "long": ("a" * 20_000, "a" * 10_000),
}


@pytest.mark.parametrize(("title", "kept"), TITLES.values(), ids=TITLES)
def test_title(title, kept):
    found, _ = ask(arxiv({"2304.00001": Made((title,))}), "2304.00001")
    assert found["2304.00001"].title == kept


def test_paper_that_arxiv_does_not_have():
    assert ask(arxiv({"2304.00001": LOOM}), "2304.00002", "2304.00001")[0].keys() == {"2304.00001", "2304.00002"}
    found, requests = ask(arxiv({}), "2304.00002")
    assert found == missing("2304.00002")
    assert [request.ids for request in requests] == [["2304.00002"], ["2304.00002", "0704.0001"]]


def test_malformed_id_costs_only_itself():
    answer = arxiv({"2304.00001": LOOM}, malformed=["math/0309136"])
    found, _ = ask(answer, "math/0309136", "2304.00001", "2304.00002")
    assert found.keys() == {"math/0309136", "2304.00001", "2304.00002"}
    assert found["math/0309136"] == missing("math/0309136")["math/0309136"]


@pytest.mark.parametrize("status", [400, 414])
def test_refusal_without_a_reason_costs_only_one_paper(status):
    honest = arxiv({"2304.00001": LOOM, "2304.00002": LOOM, "2304.00004": LOOM})
    found, _ = ask(
        lambda request: Reply(status=status) if "2304.00003" in request.ids else honest(request),
        *(f"2304.0000{n}" for n in range(1, 5)),
    )
    assert found.keys() == {"2304.00001", "2304.00002", "2304.00004"}


def test_refusal_of_everything_is_no_answer():
    with pytest.raises(http.AskError, match=r"\A127\.0\.0\.1: refuses every request\Z"):
        ask(lambda _: Reply(status=400), *(f"2304.{n:05}" for n in range(1, 101)))


GOOD = feed(entry("2304.00001", LOOM, 3))
UNUSABLE = {
    "throttled page": Reply(b"<html><body>Rate exceeded.</body></html>", content_type="text/html"),
    "throttled text": Reply(b"Rate exceeded.", content_type="text/plain"),
    "empty": Reply(b""),
    "truncated": Reply(GOOD[: len(GOOD) // 2]),
    "other feed": Reply(b"<rss></rss>"),
    "fewer papers than found": Reply(feed(total=1)),
    "binary": Reply(b"\x00\xff" * 100),
    "entities": Reply(b'<!DOCTYPE feed [<!ENTITY a "aaaa">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>'),
    "external entity": Reply(b'<!DOCTYPE f [<!ENTITY a SYSTEM "file:///etc/passwd">]><f>&a;</f>'),
    "nested deeply": Reply(b"<a>" * 100_000),
}


@pytest.mark.parametrize("reply", UNUSABLE.values(), ids=UNUSABLE)
def test_answer_that_is_none_is_asked_for_again(reply):
    clock = FakeClock()
    found, requests = ask(then(reply), "2304.00001", clock=clock)
    assert found["2304.00001"].title == "Weaving by Night"
    assert (len(requests), clock.sleeps) == (2, [30])


@pytest.mark.parametrize("reply", UNUSABLE.values(), ids=UNUSABLE)
def test_answer_that_stays_none_says_nothing_about_papers(reply):
    with pytest.raises(http.AskError, match=r"\A127\.0\.0\.1: [^\n]+\Z"):
        ask(lambda _: reply, "2304.00001")


def test_empty_answers_do_not_make_papers_unknown():
    with pytest.raises(http.AskError, match="an empty answer"):
        ask(lambda _: Reply(feed()), "2304.00001")


def test_error_entry_with_status_200():
    bad = Reply(refusal("2304.00002"))
    found, _ = ask(
        lambda request: bad if "2304.00002" in request.ids else arxiv({"2304.00001": LOOM})(request),
        "2304.00001",
        "2304.00002",
    )
    assert found["2304.00001"].title == "Weaving by Night"
    assert found["2304.00002"].is_missing


def test_wrong_content_type_of_a_feed_does_not_matter():
    found, _ = ask(lambda _: Reply(GOOD, content_type="text/html"), "2304.00001")
    assert found["2304.00001"].title == "Weaving by Night"


def test_other_status_is_an_error():
    with pytest.raises(http.AskError, match="arXiv: answers with status 403"):
        ask(lambda _: Reply(status=403), "2304.00001")


def test_papers_that_were_not_asked_for_are_left_out():
    found, _ = ask(lambda _: Reply(feed(*(entry(f"2304.0000{n}", LOOM, 3) for n in range(1, 5)))), "2304.00001")
    assert found.keys() == {"2304.00001"}


BARE = {
    "nothing but an id": "<entry><id>http://arxiv.org/abs/2304.00001v1</id></entry>",
    "dates without sense": "<entry><id>http://arxiv.org/abs/2304.00001v1</id><published>soon</published></entry>",
}


@pytest.mark.parametrize("body", BARE.values(), ids=BARE)
def test_incomplete_entry(body):
    found, _ = ask(lambda _: Reply(feed(body)), "2304.00001")
    assert found == {"2304.00001": PaperFacts("2304.00001", n_versions=1, asked=TODAY)}


def test_paper_with_thousands_of_authors():
    body = "<entry><id>http://arxiv.org/abs/2304.00001v1</id>" + "<author><name>Ann</name></author>" * 3000 + "</entry>"
    found, _ = ask(lambda _: Reply(feed(body)), "2304.00001")
    assert len(found["2304.00001"].authors) == 50


SAMPLES = Path(__file__).parents[2] / "shared" / "facts" / "samples" / "arxiv"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples here")
def test_samples():
    def sample(name):
        return lambda _: Reply((SAMPLES / name).read_bytes(), content_type=ATOM)

    found, _ = ask(sample("found.xml"), "2401.00011", "math/0301001", "2401.00012")
    assert found["math/0301001"].title == r"On $q$-Widgets & Their Applications to Sch\"one R\"aume"
    assert (found["2401.00011"].n_versions, found["math/0301001"].n_versions) == (1, 2)
    assert found["2401.00012"].is_missing
    assert ask(sample("withdrawn.xml"), "2402.00022")[0]["2402.00022"].is_withdrawn
    published = ask(sample("published.xml"), "2303.00033")[0]["2303.00033"]
    assert (published.doi, published.is_withdrawn) == ("10.5555/made.up.33", False)


COMMENTS = {
    "This paper has been withdrawn by the authors due to an error in Section 3": True,
    "This paper has been withdrawn": True,
    "This submission has been withdrawn by arXiv administrators due to text overlap": True,
    "Paper withdrawn due to a mistake": True,
    "The manuscript was withdrawn by its author.": True,
    "Withdrawn": True,
    "withdrawn.": True,
    "Withdrawn due to an error in Lemma 2": True,
    "12 pages. This article has been temporarily withdrawn": True,
    "This paper has been withdrawn from arXiv": True,
    "This paper\n  has been WITHDRAWN": True,
    "": False,
    "Withdrawn from ICLR 2024": False,
    "This paper was withdrawn from ICLR 2024": False,
    "This paper was withdrawn by the authors from ICLR 2024": False,
    "Withdrawn submission of ICLR 2024": False,
    "Our submission was withdrawn because of a deadline": False,
    "The first version of this paper was withdrawn": False,
    "A withdrawn dataset is not used": False,
    "This paper has not been withdrawn": False,
    "12 pages, accepted at CVPR 2025": False,
}
ABSTRACTS = {
    "This paper has been withdrawn by the author due to an error.": True,
    "We weave. This paper has been withdrawn by the authors.": True,
    "Paper withdrawn.": True,
    "We study why a paper is withdrawn by the authors, and how often.": False,
    "The drug has been withdrawn. We ask why.": False,
    "We collect papers withdrawn by the authors from arXiv.": False,
    "": False,
}


@pytest.mark.parametrize(("comment", "is_one"), COMMENTS.items(), ids=ascii)
def test_withdrawn_by_its_comment(comment, is_one):
    assert is_withdrawn(comment, "We weave.") is is_one


@pytest.mark.parametrize(("abstract", "is_one"), ABSTRACTS.items(), ids=ascii)
def test_withdrawn_by_its_abstract(abstract, is_one):
    assert is_withdrawn("12 pages", abstract) is is_one


def test_withdrawn_paper():
    found, _ = ask(arxiv({"2304.00001": Made(("Weaving", "Weaving"), "This paper has been withdrawn")}), "2304.00001")
    assert (found["2304.00001"].is_withdrawn, found["2304.00001"].latest) == (True, "2023-02-05")
