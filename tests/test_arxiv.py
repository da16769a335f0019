"""arXiv identifiers, and the URLs of papers."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.model import arxiv
from fgad_lint.model.arxiv import ArxivUrl, Identifier

VALID = {
    "first of the new scheme": ("0704.0001", "0704.0001", 0, 2007, 4),
    "last with 4 digits": ("1412.9999", "1412.9999", 0, 2014, 12),
    "first with 5 digits": ("1501.00001", "1501.00001", 0, 2015, 1),
    "with a version": ("2410.14987v12", "2410.14987", 12, 2024, 10),
    "first of the old scheme": ("hep-th/9107001", "hep-th/9107001", 0, 1991, 7),
    "last of the old scheme": ("math/0703999v2", "math/0703999", 2, 2007, 3),
    "year 1999": ("cs/9912001", "cs/9912001", 0, 1999, 12),
    "year 2000": ("cs/0001001", "cs/0001001", 0, 2000, 1),
    "subject class dropped": ("math.GT/0309136", "math/0309136", 0, 2003, 9),
    "class with a hyphen": ("cond-mat.mtrl-sci/0309136v1", "cond-mat/0309136", 1, 2003, 9),
    "archive in capitals": ("HEP-TH/9901001", "hep-th/9901001", 0, 1999, 1),
}


@pytest.mark.parametrize(("text", "number", "version", "year", "month"), VALID.values(), ids=VALID.keys())
def test_valid_identifier(text, number, version, year, month):
    identifier = arxiv.identifier(text)
    assert identifier == Identifier(number, version)
    assert (identifier.year, identifier.month) == (year, month)
    assert str(identifier) == (f"{number}v{version}" if version else number)


INVALID = {
    "nothing": "",
    "before the new scheme": "0703.0001",
    "5 digits too early": "1412.00001",
    "4 digits too late": "1501.0001",
    "6 digits": "2307.000400",
    "month 0": "2400.12345",
    "month 13": "2413.12345",
    "number 0": "2410.00000",
    "version 0": "2410.14987v0",
    "version with a leading zero": "2410.14987v01",
    "version without a number": "2410.14987v",
    "capital V": "2410.14987V2",
    "digits of another script": "\u0662\u0664\u0661\u0660.14987",
    "a prefix": "arXiv:2410.14987",
    "a space": "2410.14987 ",
    "a line end": "2410.14987\n",
    "a suffix": "2410.14987.pdf",
    "unknown archive": "topology/0309136",
    "no archive": "0309136",
    "8 digits": "math/03091360",
    "6 digits with an archive": "math/030913",
    "number 0 with an archive": "math/0309000",
    "before the first archive": "hep-th/9106001",
    "after the last archive": "math/0704001",
    "month 13 with an archive": "math/0313001",
    "far too many digits": "2410." + "1" * 10_000,
}


@pytest.mark.parametrize("text", INVALID.values(), ids=INVALID.keys())
def test_invalid_identifier(text):
    assert arxiv.identifier(text) is None


@pytest.mark.parametrize(
    ("text", "today", "valid"),
    [
        pytest.param("2410.14987", date(2024, 10, 1), True, id="this month"),
        pytest.param("2411.14987", date(2024, 10, 31), False, id="next month"),
        pytest.param("2501.14987", date(2024, 12, 31), False, id="next year"),
        pytest.param("9912.14987", date(2024, 10, 1), False, id="not the last century"),
        pytest.param("math/9912001", date(2024, 10, 1), True, id="the last century"),
    ],
)
def test_future(text, today, valid):
    assert (arxiv.identifier(text, today) is not None) == valid


def test_future_by_the_clock():
    year, month, *_ = time.gmtime()
    assert arxiv.identifier(f"{year % 100:02}{month:02}.00001")
    assert arxiv.identifier(f"{year % 100 + 1:02}{month:02}.00001") is None


MENTIONS = {
    "with version and category": ("see arXiv:1501.00001v1 [hep-th]", ["1501.00001v1"]),
    "in lower case": ("arxiv:2410.14987", ["2410.14987"]),
    "after a space": ("arXiv: 2410.14987.", ["2410.14987"]),
    "after a no-break space": ("arXiv:\xa02410.14987", ["2410.14987"]),
    "old scheme": ("(arXiv:math.GT/0309136)", ["math/0309136"]),
    "two": ("arXiv:2410.14987,arXiv:1412.0001", ["2410.14987", "1412.0001"]),
    "before a Chinese character": ("arXiv:2410.14987的", ["2410.14987"]),
    "invalid ones": ("arXiv:2413.14987 arXiv:2410.1498 arXiv:2410.149870", []),
    "letters after it": ("arXiv:2410.14987abc", []),
    "a number after a dot": ("arXiv:2410.14987.1", []),
    "another archive": ("bioarXiv:2410.14987", []),
    "no colon": ("arXiv 2410.14987", []),
    "two spaces": ("arXiv:  2410.14987", []),
}


@pytest.mark.parametrize(("text", "expected"), MENTIONS.values(), ids=MENTIONS.keys())
def test_mentions(text, expected):
    assert [str(identifier) for _, _, identifier in arxiv.mentions(text)] == expected


def test_mentions_have_offsets():
    text = "arXiv: math.GT/0309136v2 and arxiv:1501.00001"
    spans = [text[start:end] for start, end, _ in arxiv.mentions(text)]
    assert spans == ["math.GT/0309136v2", "1501.00001"]


# URL, identifier, host, form, canonical spelling.
READ = {
    "abs": (
        "https://arxiv.org/abs/2410.14987",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "pdf with version": (
        "https://arxiv.org/pdf/2410.14987v3",
        ("2410.14987v3", "arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2410.14987v3",
    ),
    "pdf with suffix": (
        "https://arxiv.org/pdf/2410.14987v3.pdf",
        ("2410.14987v3", "arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2410.14987v3",
    ),
    "pdf with suffix in capitals": (
        "https://arxiv.org/pdf/2410.14987.PDF",
        ("2410.14987", "arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2410.14987",
    ),
    "abs with suffix": (
        "https://arxiv.org/abs/2312.05473.pdf",
        ("2312.05473", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2312.05473",
    ),
    "html with fragment": (
        "https://arxiv.org/html/2410.14987v1#S3.SS1",
        ("2410.14987v1", "arxiv.org", "html"),
        "https://arxiv.org/html/2410.14987v1#S3.SS1",
    ),
    "ps with suffix": (
        "http://arxiv.org/ps/hep-th/9901001.ps.gz",
        ("hep-th/9901001", "arxiv.org", "ps"),
        "https://arxiv.org/ps/hep-th/9901001",
    ),
    "src": (
        "http://arxiv.org/src/2410.14987",
        ("2410.14987", "arxiv.org", "src"),
        "https://arxiv.org/src/2410.14987",
    ),
    "format": (
        "https://arxiv.org/format/2410.14987",
        ("2410.14987", "arxiv.org", "format"),
        "https://arxiv.org/format/2410.14987",
    ),
    "tb": (
        "https://arxiv.org/tb/2410.14987",
        ("2410.14987", "arxiv.org", "tb"),
        "https://arxiv.org/tb/2410.14987",
    ),
    "old scheme with class": (
        "http://arxiv.org/abs/math.GT/0309136",
        ("math/0309136", "arxiv.org", "abs"),
        "https://arxiv.org/abs/math/0309136",
    ),
    "folder": (
        "https://arxiv.org/ftp/arxiv/papers/2101/2101.12382.pdf",
        ("2101.12382", "arxiv.org", "ftp"),
        "https://arxiv.org/pdf/2101.12382",
    ),
    "folder of an archive": (
        "http://arxiv.org/PS_cache/math/pdf/0608/0608040v4.pdf#page=44",
        ("math/0608040v4", "arxiv.org", "ftp"),
        "https://arxiv.org/pdf/math/0608040v4#page=44",
    ),
    "www": (
        "http://www.arxiv.org/abs/2410.14987",
        ("2410.14987", "www.arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "export": (
        "https://export.arxiv.org/abs/2410.14987",
        ("2410.14987", "export.arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "web3": (
        "https://web3.arxiv.org/pdf/2410.14987",
        ("2410.14987", "web3.arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2410.14987",
    ),
    "port": (
        "http://arxiv.org:80/abs/2410.14987",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "dead mirror": (
        "http://cn.arxiv.org/abs/2410.14987",
        ("2410.14987", "cn.arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "browse": (
        "https://browse.arxiv.org/pdf/2309.10020.pdf",
        ("2309.10020", "browse.arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2309.10020",
    ),
    "misspelt host": (
        "https://arvix.org/abs/1604.06174",
        ("1604.06174", "arvix.org", "abs"),
        "https://arxiv.org/abs/1604.06174",
    ),
    "another domain": (
        "https://arxiv.com/abs/2103.02603",
        ("2103.02603", "arxiv.com", "abs"),
        "https://arxiv.org/abs/2103.02603",
    ),
    "no scheme": (
        "arxiv.org/abs/2410.14987",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "two slashes for a scheme": (
        "//arxiv.org/abs/2410.14987",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "scheme without its first letter": (
        "ttps://arxiv.org/abs/2112.01406",
        ("2112.01406", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2112.01406",
    ),
    "scheme with a letter twice": (
        "hhttps://arxiv.org/abs/2504.21216",
        ("2504.21216", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2504.21216",
    ),
    "capitals": (
        "HTTP://ArXiv.ORG/PDF/2410.14987",
        ("2410.14987", "arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2410.14987",
    ),
    "space around": (
        " https://arxiv.org/abs/2410.14987 ",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "trailing slash": (
        "https://arxiv.org/abs/2410.14987/",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "query": (
        "https://arxiv.org/abs/2206.10802?context=eess",
        ("2206.10802", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2206.10802",
    ),
    "empty query": (
        "https://arxiv.org/abs/2408.16770?",
        ("2408.16770", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2408.16770",
    ),
    "query and fragment": (
        "https://arxiv.org/pdf/2410.14987.pdf?download=1#page=3",
        ("2410.14987", "arxiv.org", "pdf"),
        "https://arxiv.org/pdf/2410.14987#page=3",
    ),
    "empty fragment": (
        "https://arxiv.org/abs/2410.14987#",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "escaped fragment stays": (
        "https://arxiv.org/abs/hep-th%2F9901001#a%20b",
        ("hep-th/9901001", "arxiv.org", "abs"),
        "https://arxiv.org/abs/hep-th/9901001#a%20b",
    ),
    "escaped dot": (
        "https://arxiv.org/abs/2410%2E14987",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "prefix in the path": (
        "https://arxiv.org/abs/arXiv:2410.14987",
        ("2410.14987", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2410.14987",
    ),
    "double slash": (
        "https://arxiv.org/abs//2306.08707",
        ("2306.08707", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2306.08707",
    ),
    "trailing dot": (
        "https://arxiv.org/abs/2108.06869.",
        ("2108.06869", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2108.06869",
    ),
    "junk": (
        "http://arxiv.org/pdf/1112.6209.pdf&embed",
        ("1112.6209", "arxiv.org", "pdf"),
        "https://arxiv.org/pdf/1112.6209",
    ),
    "form left out": (
        "https://arxiv.org/2503.19881",
        ("2503.19881", "arxiv.org", "abs"),
        "https://arxiv.org/abs/2503.19881",
    ),
    "picture in a paper": (
        "https://arxiv.org/html/2410.14987v1/x1.png",
        ("2410.14987v1", "arxiv.org", "html"),
        None,
    ),
    "file in a source": (
        "https://www.arxiv.org/src/1911.08265v1/anc/pseudocode.py",
        ("1911.08265v1", "www.arxiv.org", "src"),
        None,
    ),
    "DOI": (
        "https://doi.org/10.48550/arXiv.2302.04023",
        ("2302.04023", "doi.org", "doi"),
        None,
    ),
    "DOI in capitals": (
        "http://dx.doi.org/10.48550/ARXIV.2302.04023",
        ("2302.04023", "dx.doi.org", "doi"),
        None,
    ),
    "DOI of the old scheme": (
        "https://doi.org/10.48550/arXiv.math/0309136",
        ("math/0309136", "doi.org", "doi"),
        None,
    ),
    "DOI with an escaped slash": (
        "https://www.doi.org/10.48550%2FarXiv.2302.04023",
        ("2302.04023", "www.doi.org", "doi"),
        None,
    ),
    "DOI alone": (
        "doi:10.48550/arXiv.2302.04023",
        ("2302.04023", "", "doi"),
        None,
    ),
    "ar5iv at arXiv": (
        "https://ar5iv.labs.arxiv.org/html/2410.14987v2",
        ("2410.14987v2", "ar5iv.labs.arxiv.org", "view"),
        None,
    ),
    "ar5iv": (
        "https://ar5iv.org/abs/2410.14987",
        ("2410.14987", "ar5iv.org", "view"),
        None,
    ),
    "alphaxiv": (
        "https://www.alphaxiv.org/abs/2410.14987",
        ("2410.14987", "www.alphaxiv.org", "view"),
        None,
    ),
    "Hugging Face": (
        "https://huggingface.co/papers/2309.16496",
        ("2309.16496", "huggingface.co", "view"),
        None,
    ),
    "arxiv-vanity": (
        "https://www.arxiv-vanity.com/papers/1909.02128/",
        ("1909.02128", "www.arxiv-vanity.com", "view"),
        None,
    ),
    "SciRate": (
        "https://scirate.com/arxiv/2410.14987",
        ("2410.14987", "scirate.com", "view"),
        None,
    ),
}


@pytest.mark.parametrize(("url", "expected"), [row[:2] for row in READ.values()], ids=READ.keys())
def test_read(url, expected):
    parsed = arxiv.parse_url(url)
    assert parsed is not None
    assert (str(parsed.identifier), parsed.host, parsed.form) == expected


def test_read_returns_an_identifier():
    parsed = arxiv.parse_url("https://arxiv.org/abs/math.GT/0309136v2")
    assert parsed == ArxivUrl(Identifier("math/0309136", 2), "arxiv.org", "abs")


UNREAD = {
    "nothing": "",
    "an anchor": "#arxiv",
    "a host": "arxiv.org",
    "another site": "https://github.com/arxiv/2410.14987",
    "arXiv's home page": "https://arxiv.org/",
    "a list": "https://arxiv.org/list/cs.CL/recent",
    "a list of a month": "https://arxiv.org/list/math/2410",
    "a search": "https://arxiv.org/search/?query=2410.14987&searchtype=all",
    "an author": "https://arxiv.org/a/hinton_g_1",
    "CoRR": "https://arxiv.org/corr",
    "an archive": "https://arxiv.org/archive/hep-th",
    "a year": "https://arxiv.org/year/cs/24",
    "recent trackbacks": "https://arxiv.org/tb/recent",
    "a user": "https://arxiv.org/user/",
    "help": "https://arxiv.org/help/arxiv_identifier",
    "help at info": "https://info.arxiv.org/help/arxiv_identifier.html",
    "the blog": "https://blog.arxiv.org/2024/10/01/1410.14987/",
    "static files": "https://static.arxiv.org/pdf/2410.14987",
    "the API": "https://export.arxiv.org/api/query?id_list=2410.14987",
    "an old query": "https://arxiv.org/abs?id=hep-th/9901001",
    "a host that ends in arxiv.org": "https://notarxiv.org/abs/2410.14987",
    "a host that begins with arxiv.org": "https://arxiv.org.example.com/abs/2410.14987",
    "a proxy": "https://example.com/https://arxiv.org/abs/1705.04396",
    "another DOI": "https://doi.org/10.1145/3485447.3512056",
    "a longer DOI prefix": "https://doi.org/10.485501/arXiv.2410.14987",
    "a data set": "https://huggingface.co/datasets/papers/2410.14987",
    "trending papers": "https://huggingface.co/papers/trending",
    "a view without a paper": "https://www.alphaxiv.org/",
    "a view of an invalid id": "https://huggingface.co/papers/2413.16496",
    "a site like a misspelt host": "https://arvix.org/products/",
    "a badge": "https://img.shields.io/badge/arXiv-2410.14987-b31b1b.svg",
}


@pytest.mark.parametrize("url", UNREAD.values(), ids=UNREAD.keys())
def test_url_of_no_paper(url):
    assert arxiv.parse_url(url) is None
    assert arxiv.respelled(url) is None
    assert arxiv.fault(url) is None
    assert arxiv.dead_host(url) is None


@pytest.mark.parametrize(("url", "expected"), [(row[0], row[2]) for row in READ.values()], ids=READ.keys())
def test_respelled(url, expected):
    assert arxiv.respelled(url) == expected
    if expected:
        assert arxiv.respelled(expected) == expected


@pytest.mark.parametrize(
    ("url", "form", "version", "expected"),
    [
        pytest.param(
            "http://arxiv.org/pdf/2410.14987v2.pdf#page=3",
            "abs",
            True,
            "https://arxiv.org/abs/2410.14987v2#page=3",
            id="pdf to abs",
        ),
        pytest.param(
            "https://arxiv.org/abs/2410.14987",
            "pdf",
            True,
            "https://arxiv.org/pdf/2410.14987",
            id="abs to pdf",
        ),
        pytest.param(
            "https://arxiv.org/abs/2410.14987v2",
            None,
            False,
            "https://arxiv.org/abs/2410.14987",
            id="version dropped",
        ),
        pytest.param(
            "https://arxiv.org/pdf/math.GT/0309136v2",
            "abs",
            False,
            "https://arxiv.org/abs/math/0309136",
            id="abs without version",
        ),
        pytest.param(
            "https://arxiv.org/ftp/arxiv/papers/2101/2101.12382.pdf",
            "abs",
            True,
            "https://arxiv.org/abs/2101.12382",
            id="folder to abs",
        ),
        pytest.param("https://doi.org/10.48550/arXiv.2302.04023", "abs", True, None, id="DOI left alone"),
        pytest.param("https://arxiv.org/html/2410.14987v1/x1.png", "abs", True, None, id="picture left alone"),
    ],
)
def test_respelled_with_options(url, form, version, expected):
    assert arxiv.respelled(url, form, version) == expected


FAULTS = {
    "4 digits": (
        "https://arxiv.org/abs/1804.0962",
        "4-digit number in 1804.0962, ids since 1501 have 5 digits",
    ),
    "6 digits": (
        "https://arxiv.org/abs/2307.000400",
        "6-digit number in 2307.000400, ids since 1501 have 5 digits",
    ),
    "5 digits too early": (
        "https://arxiv.org/pdf/1412.00001.pdf",
        "5-digit number in 1412.00001, ids before 1501 have 4 digits",
    ),
    "month 13": ("https://arxiv.org/abs/2413.01234", "month 13 in 2413.01234"),
    "future": ("https://arxiv.org/abs/9912.01234v1", "date in the future in 9912.01234v1"),
    "too early": (
        "https://arxiv.org/abs/0612.1234",
        "date 0612 in 0612.1234, ids without an archive begin with 0704",
    ),
    "number 0": (
        "https://arxiv.org/abs/2410.00000",
        "number 00000 in 2410.00000, numbers start at 1",
    ),
    "version 0": (
        "https://arxiv.org/abs/2410.14987v0",
        "version v0 in 2410.14987v0, versions start at v1",
    ),
    "version without a number": (
        "https://arxiv.org/abs/2410.14987v",
        'junk "v" after the id',
    ),
    "letter O": (
        "https://arxiv.org/abs/2O10.11929",
        "letter O in 2O10.11929, 2010.11929 expected",
    ),
    "letter l before a version": (
        "https://arxiv.org/abs/2010.1l929v2",
        "letter l in 2010.1l929, 2010.11929 expected",
    ),
    "letter O at the end": (
        "https://arxiv.org/pdf/2010.1192O.pdf",
        "letter O in 2010.1192O, 2010.11920 expected",
    ),
    "unknown archive": (
        "https://arxiv.org/abs/topology/0309136",
        'no archive "topology" for topology/0309136',
    ),
    "after the last archive": (
        "https://arxiv.org/abs/math/0704001",
        "date 0704 in math/0704001, ids with an archive are from 9107 to 0703",
    ),
    "8 digits": (
        "https://arxiv.org/abs/math/03091360",
        "8 digits in math/03091360, ids with an archive have 7",
    ),
    "ampersand for a question mark": (
        "http://arxiv.org/pdf/1112.6209.pdf&embed",
        'junk "&embed" after the id',
    ),
    "long junk": (
        "http://arxiv.org/pdf/1506.05869.pdf%20(http://arxiv.org/pdf/1506.05869.pdf)",
        'junk "%20(http://arxiv.org/pdf…" after the id',
    ),
    "invisible junk": (
        "https://arxiv.org/abs/2410.14987\u200b",
        r'junk "\u200b" after the id',
    ),
    "suffix twice": (
        "https://arxiv.org/pdf/2410.14987.pdf.pdf",
        'junk ".pdf" after the id',
    ),
    "trailing dot": ("https://arxiv.org/abs/2108.06869.", "trailing dot after the id"),
    "double slash": ("https://arxiv.org/abs//2306.08707", "double slash before the id"),
    "abs left out": ("https://arxiv.org/2503.19881", 'no "abs/" before the id'),
    "abs left out in the old scheme": (
        "https://arxiv.org/hep-th/9901001",
        'no "abs/" before the id',
    ),
    "id left out": ("https://arxiv.org/abs/", 'no id after "abs/"'),
    "pdf left out": ("https://arxiv.org/pdf", 'no id after "pdf/"'),
    "placeholder": (
        "https://arxiv.org/abs/xxxx.xxxxx",
        '"xxxx.xxxxx" is not an arXiv id',
    ),
    "dot left out": (
        "https://arxiv.org/abs/170603762",
        '"170603762" is not an arXiv id',
    ),
    "on a dead mirror": (
        "http://cn.arxiv.org/abs/1804.0962",
        "4-digit number in 1804.0962, ids since 1501 have 5 digits",
    ),
    "on a misspelt host": ("https://arvix.org/abs/2413.01234", "month 13 in 2413.01234"),
    "in another form": ("https://arxiv.org/html/2413.01234v1", "month 13 in 2413.01234v1"),
    "in a DOI": (
        "https://doi.org/10.48550/arXiv.1804.0962",
        "4-digit number in 1804.0962, ids since 1501 have 5 digits",
    ),
    "DOI without arXiv": (
        "https://doi.org/10.48550/2302.04023",
        'no "arXiv." before the id',
    ),
    "DOI with a trailing dot": (
        "https://doi.org/10.48550/arXiv.2302.04023.",
        "trailing dot after the id",
    ),
    "DOI without id": ("https://doi.org/10.48550/arXiv.", 'no id after "arXiv."'),
}


@pytest.mark.parametrize(("url", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_fault(url, expected):
    assert arxiv.fault(url) == expected


CORRECTED = {"double slash", "trailing dot", "junk", "form left out"}


@pytest.mark.parametrize("url", [pytest.param(row[0], id=name) for name, row in READ.items() if name not in CORRECTED])
def test_no_fault(url):
    assert arxiv.fault(url) is None


DEAD = {
    "mirror": (
        "http://cn.arxiv.org/abs/2410.14987",
        ("cn.arxiv.org", "https://arxiv.org/abs/2410.14987"),
    ),
    "mirror in capitals": (
        "http://de.arXiv.org/abs/hep-th/9901001",
        ("de.arXiv.org", "https://arxiv.org/abs/hep-th/9901001"),
    ),
    "mirror with a port": (
        "http://ru.arxiv.org:80/list/math/new",
        ("ru.arxiv.org", "https://arxiv.org/list/math/new"),
    ),
    "mirror alone": ("http://uk.arxiv.org", ("uk.arxiv.org", "https://arxiv.org")),
    "mirror of the APS": (
        "https://aps.arxiv.org/abs/2207.04962",
        ("aps.arxiv.org", "https://arxiv.org/abs/2207.04962"),
    ),
    "query and fragment": (
        "https://cn.arxiv.org/pdf/2410.14987.pdf?a=b#page=3",
        ("cn.arxiv.org", "https://arxiv.org/pdf/2410.14987.pdf?a=b#page=3"),
    ),
    "no scheme": (
        "cn.arxiv.org/abs/2410.14987",
        ("cn.arxiv.org", "https://arxiv.org/abs/2410.14987"),
    ),
    "browse": (
        "https://browse.arxiv.org/pdf/2309.10020.pdf",
        ("browse.arxiv.org", "https://arxiv.org/pdf/2309.10020.pdf"),
    ),
    "download": (
        "https://download.arxiv.org/pdf/2212.08062v2",
        ("download.arxiv.org", "https://arxiv.org/pdf/2212.08062v2"),
    ),
    "arxive": (
        "https://arxive.org/abs/2010.08124",
        ("arxive.org", "https://arxiv.org/abs/2010.08124"),
    ),
    "arixv": (
        "https://arixv.org/abs/2011.10043",
        ("arixv.org", "https://arxiv.org/abs/2011.10043"),
    ),
    "arvix with a bad id": (
        "https://www.arvix.org/abs/170603762",
        ("www.arvix.org", "https://arxiv.org/abs/170603762"),
    ),
    "axriv": (
        "https://axriv.org/pdf/2410.14987",
        ("axriv.org", "https://arxiv.org/pdf/2410.14987"),
    ),
    "og": ("https://arxiv.og/abs/1704.04861", ("arxiv.og", "https://arxiv.org/abs/1704.04861")),
}


@pytest.mark.parametrize(("url", "expected"), DEAD.values(), ids=DEAD.keys())
def test_dead_host(url, expected):
    assert arxiv.dead_host(url) == expected
    assert arxiv.dead_host(expected[1]) is None


@pytest.mark.parametrize(
    "host",
    [
        "arxiv.org",
        "www.arxiv.org",
        "export.arxiv.org",
        "web3.arxiv.org",
        "info.arxiv.org",
        "blog.arxiv.org",
        "static.arxiv.org",
        "ar5iv.labs.arxiv.org",
        "arxiv.com",
        "eartharxiv.org",
        "cn.arxiv.org.example.com",
    ],
)
def test_live_host(host):
    assert arxiv.dead_host(f"https://{host}/abs/2410.14987") is None


HOSTS = st.sampled_from(["arxiv.org", "www.arxiv.org", "cn.arxiv.org", "arixv.org", "ar5iv.org"])
STARTS = st.one_of(
    st.builds("{}{}/".format, st.sampled_from(["https://", "http://", "", "//"]), HOSTS),
    st.just("https://doi.org/10.48550/"),
)
FORMS = st.sampled_from(["abs/", "pdf/", "html", "ftp/arxiv/papers/2410/", "arXiv.", "arxiv:"])
IDS = st.sampled_from(["2410.14987", "1412.0001", "math.GT/0309136", "2O10.11929", "2413.00001"])
SIGNS = st.sampled_from(["/", ".", ".pdf", "%", "%2F", "%20", "?", "#", "#p", "&", " ", "\n"])
OTHERS = st.sampled_from(["v2", "v0", "x", "math", "0309136", "的", "\ud800"])
PIECES = st.one_of(FORMS, IDS, SIGNS, OTHERS)
URLS = st.builds("{}{}".format, STARTS, st.lists(PIECES, max_size=6).map("".join))


@given(st.one_of(st.text(), URLS))
def test_any_text_is_accepted(text):
    arxiv.identifier(text)
    arxiv.fault(text)
    arxiv.dead_host(text)
    for start, end, identifier in arxiv.mentions(text):
        assert arxiv.identifier(text[start:end]) == identifier


@given(st.one_of(st.text(), URLS), st.sampled_from([None, "abs", "pdf"]), st.booleans())
def test_respelling_twice_changes_nothing(url, form, version):
    respelled = arxiv.respelled(url, form, version)
    if respelled is None:
        return
    before, after = arxiv.parse_url(url), arxiv.parse_url(respelled)
    assert before is not None
    assert after is not None
    assert after.identifier.number == before.identifier.number
    assert after.identifier == before.identifier or not version
    assert arxiv.respelled(respelled, form, version) == respelled
    assert arxiv.fault(respelled) is None
    assert arxiv.dead_host(respelled) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("https://arxiv.org" + "/" * 300_000, id="slashes"),
        pytest.param("https://arxiv.org/abs/" + "math." * 100_000, id="classes"),
        pytest.param("https://arxiv.org/abs/2410." + "1" * 300_000, id="digits"),
        pytest.param("https://arxiv.org/abs/2410.14987" + ".pdf" * 100_000, id="suffixes"),
        pytest.param("https://arxiv.org/abs/" + "%25" * 100_000, id="escapes"),
        pytest.param("h" * 300_000, id="letters"),
        pytest.param("arxiv:" * 100_000, id="prefixes"),
        pytest.param("arXiv:2410.14987v" * 50_000, id="unfinished mentions"),
    ],
)
def test_long_texts_take_little_time(text):
    start = time.perf_counter()
    for function in (arxiv.identifier, arxiv.parse_url, arxiv.respelled, arxiv.fault, arxiv.dead_host):
        function(text)
    assert not list(arxiv.mentions(text))
    assert time.perf_counter() - start < 2
