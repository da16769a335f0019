"""Lists that look faulty but are not: those in data/traps have no findings, but a small change gives each of them one."""

from pathlib import Path

import linting
import pytest

from fgad_lint import rules
from fgad_lint.config import Config

TRAPS = Path(__file__).parent / "data" / "traps"
RULES = [rule for rule in rules.load() if rule.on]
FE0F = "\ufe0f"

# For each list: the text to replace, its replacement, and the rule that must report it.
FAULTS = {
    "author-line-as-bullet": ("* **Eddies** <br>", "* **Eddies**", "missing-link"),
    "author-lines": (
        "[Weirs Ahead](https://arxiv.org/abs/2402.11305)",
        "[Levee: Guardrails for Flood Models](https://arxiv.org/abs/2403.11304)",
        "duplicate-paper",
    ),
    "br-in-entries": (
        "[Noh: Expression without Motion](https://arxiv.org/abs/2403.11602)",
        "[Commedia: Stock Faces from Stock Phrases](https://arxiv.org/abs/2404.11601)",
        "duplicate-paper",
    ),
    "brackets-and-parens": (
        "[code](https://github.com/pun/unintended)",
        "[code] (https://github.com/pun/unintended)",
        "malformed-link",
    ),
    "cjk": ("#采茶picking", "#采茶", "broken-anchor"),
    "counting-down": ("2212.18121", "2203.18121", "paper-order"),
    "cross-listing": ("### Surges\n\n", "", "duplicate-paper"),
    "cross-listing-bold-groups": ("**In fisheries**\n\n", "", "duplicate-paper"),
    "cross-listing-details": ("</details>\n\n<details open>\n<summary>Surges</summary>\n\n", "", "duplicate-paper"),
    "cross-listing-quoted-groups": ("> **Benchmarks**\n\n", "", "duplicate-paper"),
    "date-prefixes": (
        "[[arXiv 2024]](https://arxiv.org/abs/2412",
        "[[arXiv 2025]](https://arxiv.org/abs/2412",
        "arxiv-year",
    ),
    "emoji-slugs": (f"(#{FE0F}-writing", "(#-writing", "anchor-spelling"),
    "explicit-anchors": ("#LARK", "#lark", "anchor-spelling"),
    "heading-ids": ("## Woad\n", "## Woad {#woad}\n", "unsupported-heading-id"),
    "hyphen-slugs": ("#-new-papers", "#new-papers", "broken-anchor"),
    "label-links": (
        "[[Code](https://github.com/fog/bells)]",
        "[[Code](https://arxiv.org/abs/2401.10905)]",
        "mislabelled-link",
    ),
    "link-title-parens": ("#ice-cores", "#Ice-Cores", "anchor-spelling"),
    "links-in-headings": ("(#2023-back-to-top)", "(#2023)", "broken-anchor"),
    "mixed-indentation": ("2312.11512) (Dec., 2023)", "2212.11512) (Dec., 2022)", "paper-order"),
    "numbered-suffixes": ("#papers-1", "#papers", "contents-wrong-target"),
    "numbers-like-years": (
        "arXiv 2021. [[pdf]](https://arxiv.org/pdf/2104",
        "arXiv 2020. [[pdf]](https://arxiv.org/pdf/2104",
        "arxiv-year",
    ),
    "omit-in-toc": (" <!-- omit in toc -->", "", "contents-missing"),
    "placeholder-cells": ("|  Link | - |", "| [Link]() | - |", "empty-link"),
    "prose-bullets": (
        "[Compost: Reusing Failed Plans](https://arxiv.org/abs/2605.11202)",
        "[Trellis: Long-Horizon Planning for Vegetable Beds](https://arxiv.org/abs/2605.11201)",
        "duplicate-paper",
    ),
    "prose-links": (
        "[Glass and Mercury](https://arxiv.org/abs/2309.11102), arXiv 2021",
        "\n\n- [Glass and Mercury: Reading Columns from Photographs](https://arxiv.org/abs/2309.11102), arXiv 2021",
        "arxiv-year",
    ),
    "relative-links": ("papers/hand-tinted.pdf", "www.example.org/hand-tinted.pdf", "malformed-link"),
    "several-rows": ("| **Hive-Pipe** |", "| **Hive-Hum** |", "duplicate-paper"),
    "templates": ("```\n", "", "empty-link"),
    "title-and-badge": (
        "svg)](https://arxiv.org/abs/2403.11503)",
        "svg)](https://arxiv.org/abs/2403.11504)",
        "mismatched-arxiv-id",
    ),
    "trailing-spaces": ("https://arxiv", "http://arxiv", "arxiv-url"),
    "url-in-bibtex": ("```bibtex\n", "", "malformed-arxiv-id"),
    "venue-year-after-id": ("CVPR 2026", "arXiv 2026", "arxiv-year"),
}


def rules_with_findings(text):
    return {diagnostic.rule for diagnostic in linting.lint(text, RULES, Config())}


def read(name):
    return (TRAPS / f"{name}.md").read_bytes().decode()


def test_every_trap_has_a_faulty_variant():
    assert sorted(FAULTS) == sorted(path.stem for path in TRAPS.glob("*.md"))


@pytest.mark.parametrize("name", FAULTS)
def test_trap_has_no_findings(name):
    assert rules_with_findings(read(name)) == set()


@pytest.mark.parametrize(
    ("name", "before", "after", "rule"), [(name, *fault) for name, fault in FAULTS.items()], ids=FAULTS
)
def test_faulty_variant_is_reported(name, before, after, rule):
    text = read(name)
    assert before in text
    assert rule in rules_with_findings(text.replace(before, after))


def test_heading_ids_that_the_renderer_supports():
    text = read("heading-ids").replace("## Woad\n", "## Woad {#woad}\n")
    assert linting.lint(text, RULES, Config(renderer="kramdown")) == []
