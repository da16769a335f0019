"""Comparing names of sections."""

import pytest

from fgad_lint.model.section_names import is_latin, is_same_or_short, without_ornaments

NAMES = {
    "case, accents and punctuation": ("Metier & Wheels", "métier: wheels!", True),
    "a part": ("Datasets", "Datasets and Benchmarks", True),
    "initials": ("VQA", "Visual Question Answering", True),
    "another ending": ("Spin Wheels", "Spinning Wheel", True),
    "another order": ("Wheels and Looms", "Looms and Wheels", False),
    "another word": ("Weaving", "Looms", False),
    "no words": ("🧵", "Looms", True),
}


@pytest.mark.parametrize(("name", "other", "expected"), NAMES.values(), ids=NAMES)
def test_same_or_short_names(name, other, expected):
    assert is_same_or_short(name, other) == is_same_or_short(other, name) == expected


ORNAMENTS = {
    "nothing to drop": ("Looms", "Looms"),
    "emoji on both sides": ("✨ Looms 🧵", "Looms"),
    "joined emoji": ("👩\u200d💻 Looms ✂\ufe0f", "Looms"),
    "shortcodes": (":fire: Looms :fire::wheel:", "Looms"),
    "number": ("2.1 Looms", "Looms"),
    "number with bracket, after an emoji": ("✨ 3) Looms", "Looms"),
    "number without text": ("2024", "2024"),
    "only emoji": ("✨ 🧵", ""),
    "emoji in the middle": ("Looms ✨ Wheels", "Looms ✨ Wheels"),
}


@pytest.mark.parametrize(("name", "expected"), ORNAMENTS.values(), ids=ORNAMENTS)
def test_ornaments_are_dropped(name, expected):
    assert without_ornaments(name) == expected


@pytest.mark.parametrize(("name", "expected"), [("Métier ✨ 1", True), ("综述", False), ("Обзоры", False)])
def test_latin_names(name, expected):
    assert is_latin(name) == expected
