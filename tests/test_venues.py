"""Finding the venues of papers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.model import venues

VENUE_NAMES = (
    venues._NAMES.replace("\n", "").replace("ecml(?:-pkdd)?", "ecml|ecml-pkdd").replace("(?: asia)?", "").split("|")
)
PIECES_OF_VENUES = st.sampled_from([*VENUE_NAMES, "2024", "'24", " ", "May 3, ", "(", "/", "\u017f", "\u212a", "x"])


@given(st.lists(PIECES_OF_VENUES, max_size=8).map("".join))
def test_venue_names_grouped_by_letter_match_like_a_plain_list(text):
    plain = venues._TEXT_VENUE.pattern.replace(venues._ANY_NAME, venues._NAMES.replace("\n", ""))
    expected = [(match.span(), match["name"]) for match in re.finditer(plain, text, re.IGNORECASE)]
    assert [(match.span(), match["name"]) for match in venues._TEXT_VENUE.finditer(text)] == expected


@pytest.mark.parametrize("name", VENUE_NAMES)
def test_known_venue(name):
    assert venues._TEXT_VENUE.fullmatch(f"{name.upper()} 2024")["name"] == name.upper()
