"""Edits of made lists in all forms: only what was asked changes."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fgad_lint
from fgad_lint.curation.comparison import place_of

# An entry in each form that lists have, and the text before and after the entries of a section.
FORMS = {
    "list": ("- {title} [[{venue} {year}](https://e.org/{number})]\n", "", ""),
    "numbers": ("{count}. **{title}**, {venue} {year}. [paper](https://e.org/{number})\n", "", ""),
    "more lines": ("* **{title}**\n  *Ann Weaver*, {venue} {year}\n  - [paper](https://e.org/{number})\n", "", ""),
    "loose": ("- [{title}](https://e.org/{number})\n\n  {venue} {year}\n\n", "", ""),
    "table": (
        "| {count} | {title} | {venue} | {year} | [paper](https://e.org/{number}) |\n",
        "| No. | Title | Venue | Year | Paper |\n|---|---|---|---|---|\n",
        "",
    ),
    "paragraphs": ("**{title}**<br>{venue} {year} [[paper](https://e.org/{number})]\n\n", "", ""),
    "HTML": (
        '<li><b>{title}</b><br>{venue} {year} <a href="https://e.org/{number}">paper</a></li>\n',
        "<ul>\n",
        "</ul>\n",
    ),
}
SECTIONS = ("Looms", "Dyes of Plants", "Threads")
_WORDS = "Thin Loom Warp Weft Shuttle Spindle Thread Dye Root Leaf Woad Madder".split()
_NUMBER = re.compile(r"^(\d+\.|\| \d+ \|)")

titles = st.lists(st.sampled_from(_WORDS), min_size=3, max_size=5).map(" ".join)
papers = st.lists(
    st.tuples(titles, st.sampled_from(["CVPR", "ICCV", "arXiv"]), st.integers(2015, 2025)), min_size=3, max_size=6
)
lists = st.tuples(st.sampled_from([*FORMS]), st.tuples(*[papers] * len(SECTIONS)))


def written(form, sections):
    """The text of a list."""
    entry, before, after = FORMS[form]
    parts = ["# Weaving\n\n", *(f"- [{name}](#{name.lower().replace(' ', '-')})\n" for name in SECTIONS)]
    number = 0
    for name, papers in zip(SECTIONS, sections, strict=True):
        parts.append(f"\n## {name}\n\nWhat weavers know.\n\n{before}")
        for count, (title, venue, year) in enumerate(papers, 1):
            number += 1
            parts.append(entry.format(title=f"{title} {number}", venue=venue, year=year, number=number, count=count))
        parts.append(after)
    return "".join(parts)


def listed(text):
    """The section, title and links of each paper."""
    document = fgad_lint.parse(text)
    return Counter(
        (
            place_of(document, listing.category),
            listing.paper.title,
            tuple(link.url for link in listing.paper.links),
        )
        for listing in document.listings
    )


def lines(text):
    """The lines without the numbers before entries, and without blank ones."""
    return Counter(_NUMBER.sub("", line).strip() for line in text.splitlines() if line.strip())


def numbers(text):
    """The numbers before the entries of each section."""
    return [[int(found) for found in re.findall(r"(?m)^(?:\| )?(\d+)(?=\.| \|)", part)] for part in text.split("\n## ")]


def check_numbers(text):
    for found in numbers(text):
        assert found in ([], [*range(1, len(found) + 1)])


def paper(number):
    return f"https://e.org/{number}"


@given(lists, st.data())
def test_remove(made, data):
    text = written(*made)
    counts = [len(papers) for papers in made[1]]
    number = data.draw(st.integers(1, sum(counts)))
    result = fgad_lint.render(fgad_lint.remove(fgad_lint.to_record(text), paper(number)))
    gone = [key for key in listed(text) if key[2] == (paper(number),)]
    assert len(gone) == 1
    if min(counts) > 3:  # Of fewer paragraphs or HTML entries, it could not be told that they are entries.
        assert listed(result) == listed(text) - Counter(gone)
    assert not lines(result) - lines(text)
    assert 1 <= sum((lines(text) - lines(result)).values()) <= 3
    check_numbers(result)


@given(lists, st.data())
def test_move(made, data):
    text = written(*made)
    counts = [len(papers) for papers in made[1]]
    origin, target = data.draw(st.permutations(range(len(SECTIONS))))[:2]
    number = data.draw(st.integers(1, counts[origin])) + sum(counts[:origin])
    record = fgad_lint.to_record(text)
    result = fgad_lint.render(fgad_lint.move(record, paper(number), SECTIONS[target]))
    assert lines(result) == lines(text)
    before, after = listed(text), listed(result)
    (old,) = [key for key in before if key[2] == (paper(number),)]
    assert after - before == Counter([((SECTIONS[target],), *old[1:])])
    assert before - after == Counter([old])
    check_numbers(result)
    copied = fgad_lint.render(fgad_lint.move(record, paper(number), SECTIONS[target], copy=True))
    assert listed(copied) == before + Counter([((SECTIONS[target],), *old[1:])])
    check_numbers(copied)


@given(lists, st.sampled_from(["newest", "oldest", "title", "venue", "as-is"]))
def test_sort(made, by):
    text = written(*made)
    result = fgad_lint.render(fgad_lint.sort(fgad_lint.to_record(text), by=by))
    assert lines(result) == lines(text)
    assert listed(result) == listed(text)
    check_numbers(result)
    assert fgad_lint.render(fgad_lint.sort(fgad_lint.to_record(result), by=by)) == result
    if (
        by in ("newest", "oldest") and made[0] != "loose"
    ):  # There, the venue is in a paragraph of its own, which is not read.
        for papers in fgad_lint.parse(result).paper_lists:
            years = [found.venue.year for found in papers.papers if found.venue]
            assert years == sorted(years, reverse=by == "newest")


@pytest.mark.parametrize("form", FORMS)
def test_forms_are_read(form):
    papers = [("Thin Warp Loom", "CVPR", 2020 + index) for index in range(4)]
    assert len(fgad_lint.parse(written(form, [papers] * 3)).papers) == 12
