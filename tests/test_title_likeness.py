"""Whether two titles are those of one paper, and the text that TeX shows."""

import pytest

from fgad_lint.model.document import Document
from fgad_lint.model.tex import without_tex
from fgad_lint.model.title_likeness import TopicWords, likeness

REAL = "MemAE: Memorizing Normality to Detect Anomalies in Videos"
SAME = {
    "case": (REAL.upper(), REAL),
    "no short name": ("Memorizing Normality to Detect Anomalies in Videos", REAL),
    "another short name": ("Memory Net: Memorizing Normality to Detect Anomalies in Videos", REAL),
    "only the short name": ("MemAE", REAL),
    "no subtitle": ("Deep Clustering", "Deep Clustering: Unsupervised Learning of Visual Features"),
    "no subtitle, and a remark": ("Learning to Segment Waves (Oral)", "Learning to Segment Waves: Tides and Storms"),
    "remark": (f"{REAL} (Oral)", REAL),
    "emoji": (f"\U0001f525 {REAL}", REAL),
    "authors before it": (f"D. Gong et al. {REAL}", REAL),
    "date after it": (f"{REAL}. 2019-04-04", REAL),
    "British spelling": ("Modelling the Colour of Neighbouring Waves", "Modeling the Color of Neighboring Waves"),
    "hyphens": (
        "Self Supervised Pretraining for Multi-View Stereo",
        "Self-supervised Pre-training for Multiview Stereo",
    ),
    "typo": ("Memorizing Normalty to Detect Anomalies in Videos", REAL),
    "acronym": ("LLMs as General Pattern Machines", "Large Language Models as General Pattern Machines"),
    "acronym with a hyphen": ("CoT Prompting of Small Robots", "Chain-of-Thought Prompting of Small Robots"),
    "TeX": ("Poincar\u00e9 Maps for \u03b1-Stable Flows", "Poincar\\'e Maps for $\\alpha$-Stable Flows"),
    "letter in TeX": ("S\u00f8rensen Kernels for Graph Matching", "S{\\o}rensen Kernels for Graph Matching"),
}
RENAMED = {
    "most words": (
        "Memorizing Normality to Find Anomalies in Long Videos",
        "Memorizing Normality to Detect Anomalies on Film",
    ),
    "short name": ("WaveBench: A Suite for Testing Tides", "WaveBench: How Well Do Models Predict the Sea?"),
    "short name without a colon": (
        "WaveBench A Suite for Testing Tides",
        "WaveBench: How Well Do Models Predict the Sea?",
    ),
}
OTHER = {
    "no word": ("Deep Residual Learning for Image Recognition", "Attention Is All You Need in Translation"),
    "a seventh of the words": (
        "Image Segmentation with Waves, Tides, Sand, Foam and Wind",
        "Very Deep Residual Learning for Image Recognition on Phones",
    ),
    "two words": ("Read and Write", REAL),
    "letters": ("w/o any feedback", REAL),
    "name": ("Voyager", REAL),
}
UNKNOWN = {
    "two words, one of them shared": ("Write Anomalies", REAL),
    "name with the start of a word": ("MemWalker", REAL),
    "a quarter of the words": (
        "Image Segmentation with Waves and Tides",
        "Deep Residual Learning for Image Recognition",
    ),
    "Chinese": ("\u57fa\u4e8e\u8bb0\u5fc6\u7684\u89c6\u9891\u5f02\u5e38\u68c0\u6d4b", REAL),
    "some words": ("Detecting Anomalies in Waves, Tides and Sand", REAL),
    "no letters": ("\U0001f525", REAL),
    "no title": ("", REAL),
}
CASES = {
    f"{verdict}: {name}": (*titles, verdict)
    for verdict, table in {"same": SAME, "renamed": RENAMED, "other": OTHER, "unknown": UNKNOWN}.items()
    for name, titles in table.items()
}
TEX = {
    "nothing": ("A {Title}", "A Title"),
    "accent": ("Poincar\\'e", "Poincar\u00e9"),
    "accent in braces": ('G{\\"o}del and Er\\H{o}s', "G\u00f6del and Er\u0151s"),
    "accent on a dotless letter": ('na\\"{\\i}ve', "na\u00efve"),
    "letters": (
        '{\\AA}ngstr{\\"o}m, \\O{}rsted and \\L ukasiewicz',
        "\u00c5ngstr\u00f6m, \u00d8rsted and \u0141ukasiewicz",
    ),
    "Greek": ("$\\beta$-VAE and $\\Omega$", "\u03b2-VAE and \u03a9"),
    "variant of a Greek letter": ("$\\varepsilon$-Greedy", "\u03b5-Greedy"),
    "unknown command": ("\\textbf{Deep} $\\mathcal{O}(n)$", "Deep O(n)"),
    "escaped": ("R\\&D \\% 50", "R&D % 50"),
    "price": ("Training for $100", "Training for $100"),
}


@pytest.mark.parametrize(("title", "real_title", "verdict"), CASES.values(), ids=CASES)
def test_likeness(title, real_title, verdict):
    assert likeness(title, real_title) == verdict


def test_likeness_does_not_depend_on_which_title_is_real():
    assert [likeness(real_title, title) for title, real_title, _ in CASES.values()] == [
        case[2] for case in CASES.values()
    ]


def test_words_that_many_titles_of_a_list_have_count_less():
    tides = ["Diffusion Models for Video Generation from " + word for word in ("Waves", "Tides", "Sand", "Foam")]
    document = Document("".join(f"- [{title}](https://e.org/{index})\n" for index, title in enumerate(tides)))
    titles = "Diffusion Models for Deblurring Old Faces", "Diffusion Models of Protein Folding Times"
    assert likeness(*titles) == "unknown"
    assert likeness(*titles, TopicWords(document).has) == "other"


@pytest.mark.parametrize(("title", "shown"), TEX.values(), ids=TEX)
def test_what_tex_shows(title, shown):
    assert without_tex(title) == shown
