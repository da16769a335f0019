"""Telling typos from other words."""

import pytest

from fgad_lint.model.spelling import are_similar, find_typos

TYPOS = {
    "a letter too few": ("Image Segmentaton", "Image Segmentation", [("segmentaton", "segmentation")]),
    "letters swapped, in another case": ("ANOAMLY Maps", "Anomaly maps", [("anoamly", "anomaly")]),
    "two words": ("Wodden Lomos", "Wooden Looms", [("wodden", "wooden"), ("lomos", "looms")]),
    "no typo": ("Wooden Looms", "wooden looms", []),
    "three letters": ("Segment", "Segmentary", []),
    "short words": ("Pins", "Pens", []),
    "very long words": ("a" * 101, "a" * 100, []),
    "another number of words": ("Wooden Lomos", "Looms", []),
    "one of two words is another": ("Wooden Lomos", "Carved Looms", []),
    "-our": ("Coloured Yarns", "Colored Yarns", []),
    "-ise": ("Recognise Yarns", "Recognize Yarns", []),
    "-yse": ("Analyse Yarns", "Analyze Yarns", []),
    "-lling": ("Labelling Yarns", "Labeling Yarns", []),
    "-tre": ("Centre Yarns", "Center Yarns", []),
    "-ogue": ("Catalogue Yarns", "Catalog Yarns", []),
}


@pytest.mark.parametrize(("written", "correct", "expected"), TYPOS.values(), ids=TYPOS)
def test_typos(written, correct, expected):
    assert find_typos(written, correct) == expected


SIMILAR = {
    "the same number": ("2024", "2024", True),
    "another number": ("2023", "2024", False),
    "a letter too few": ("segmentaton", "segmentation", True),
    "another first letter": ("detection", "retection", False),
    "a digit at the end": ("resnet5", "resnet", False),
    "half of the letters": ("flows", "flaxen", False),
}


@pytest.mark.parametrize(("word", "other", "expected"), SIMILAR.values(), ids=SIMILAR)
def test_similar_words(word, other, expected):
    assert are_similar(word, other) == are_similar(other, word) == expected
