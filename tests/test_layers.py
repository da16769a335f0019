"""Imports point up the table, never down."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import fgad_lint

# Modules and folders in the order of the pipeline; each imports only what comes before it, in its folder too.
LAYERS = {
    "lazy_re": "",
    "cached": "",
    "paths": "",
    "text": "",
    "escape": "",
    "diagnostic": "",
    "annotate": "",
    "edits": "",
    "line_matcher": "",
    "ordering": "",
    "markdown": """
        blocks cursor html_blocks tables plain_lists fast_path
        link_syntax raw_html emphasis autolinks inline
        block_starts nodes parser pieces
        html slugs
    """,
    "model": """
        consensus arxiv damage labels links malformed_urls venues tex titles lookalikes title_markup papers
        link_brackets unlinked_text lost_links broken_links broken_emphasis paper_identity distinct_papers
        dates sort_keys order_tags list_order order_places entry_moves
        tables html_entries own_page inlines entry_forms damaged_items odd_items damaged_lists damaged_tables repaired_blocks unquoted_urls soundness suspects repaired_text
        headings link_lists known entries entry_traits listed_papers pieces cutting
        sections anchors contents mistyped_headings paper_lists document
        missing_urls linked_files impossible_years venue_spelling label_spelling visibility link_edits section_moves file_set
        category_kinds title_likeness copied_links neighbour_links duplicate_entries namesakes
        heading_links section_names section_families contents_slots spelling nearest_anchor
        ignore_comments comment_edits
    """,
    "schemas": "",
    "config": "table files describe",
    "facts": """
        paper store published entries
        link_answers lychee
        source withdrawn http json_answers arxiv crossref openreview sources links
        snapshot update link_update
    """,
    "rule": "",
    "rules": "",
    "records": """
        record json
        marks templates spelling link_slots fill extract shared_templates
        spans heading_titles fields page
        facts contradictions sync lists to_record render
    """,
    "linter": "globs witness suppressions lint fixed fix_scope fix_checks fix_pass fix add_ignores resolver disk runner workers",
    "results": "fingerprint baseline since causes",
    "rule_pages": "",
    "formats": "",
    "report": "",
    "export": "",
    "curation": """
        editing open_list comparison lookup guard numbering spacing removing sorting insertion moving
        written_dates table_rows entry_parts free_texts new_paper entry_template adding paper_files
        contents_markers contents_sections contents_tree contents_creation contents
        description statistics statistics_report
        three_way merge_units merged_units stretch_merge entry_order added_twice merge_guard merging
    """,
    "server": """
        landmarks listed_papers navigation rename ignore_syntax hover completion symbols ranges document_links
        positions buffers workspace findings text_edits actions answers protocol server
    """,
    "cli": """
        diff git files discovery atomic_write facts_files config_proposal project_files
        terminal options completion group inputs editing processing filters reporting watch
        merge_driver
        check explain records add curate contents compare stats merge facts_links facts project server help
    """,
}
ROOT = Path(fgad_lint.__file__).parent


def test_imports_point_up():
    layers = list(LAYERS)
    for path in ROOT.rglob("*.py"):
        room, *inner = path.relative_to(ROOT).with_suffix("").parts
        if room.startswith("__"):
            continue
        for line, imported in _imports(path):
            above, *within = imported.split(".")
            assert layers.index(above) <= layers.index(room), f"{path}:{line} imports {imported}"
            modules = LAYERS[room].split()
            if above == room and within and inner and within[0] in modules and inner[0] in modules:
                assert modules.index(within[0]) <= modules.index(inner[0]), f"{path}:{line} imports {imported}"


def _imports(path):
    """The modules of the project that a file imports, each with its line and without the project's name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "fgad_lint":
            package = node.module.partition(".")[2]
            for name in node.names:
                imported = f"{package}.{name.name}" if package else name.name
                if not imported.startswith("__"):
                    yield node.lineno, imported


def test_every_module_has_its_place():
    names = {path.stem if path.is_file() else path.name for path in ROOT.iterdir() if path.suffix in ("", ".py")}
    assert {name for name in names if not name.startswith("__") and name != "schema"} == set(LAYERS)
    for room, modules in LAYERS.items():
        if modules:
            assert {path.stem for path in (ROOT / room).glob("*.py")} - {"__init__"} == set(modules.split())


@pytest.mark.parametrize("folder", ["markdown", "model", "records", "linter", "server"])
def test_docstring_of_a_folder_lists_its_modules(folder):
    docstring = importlib.import_module(f"fgad_lint.{folder}").__doc__
    named = re.findall(r"`(\w+)`", docstring)
    assert set(LAYERS[folder].split()) <= set(named)
