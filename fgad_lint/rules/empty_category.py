"""A category must have papers, subcategories or text.

Readers who follow its link in the contents find nothing and take the list for unfinished. Usually the papers have
moved, or the headings after it should be a level deeper. A few words of text are no excuse where all sections around
have papers. It is an info if several headings around are empty, too, and may name what comes after them, and if the
text may be all that was meant. Switch the rule off if empty categories invite contributions.
"""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.heading_links import heading_links
from fgad_lint.model.sections import Section
from fgad_lint.model.visibility import has_content
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import words_in

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Anomaly Detection

        - [Textures](#textures)
        - [Objects](#objects)
        - [Point Clouds](#point-clouds)
        - [Sounds](#sounds)

        ## Textures
           ^^^^^^^^ "Textures" has no papers, text or subsections; fill it or drop it

        <a name="objects"></a>
        ## Objects

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Point Clouds
           ^^^^^^^^^^^^ "Point Clouds" has no papers, text or subsections; fill it or drop it

        [Back to Top](#anomaly-detection)

        ## Logical Anomalies

        - [GCAD](https://e.org/gcad)

        ## Sounds

        ### Engines
            ^^^^^^^ "Engines" has no papers, text or subsections; fill it or drop it
        """),
    Bad("""
        ## Textures

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Sounds

        - [MIMII](https://arxiv.org/abs/1909.09347)

        ## Point Clouds
           ^^^^^^^^^^^^ "Point Clouds" has text but no papers, unlike the sections around it; write its papers as entries, or drop it

        To be written.

        ## Video

        - [VAD](https://e.org/vad)
        """),
    Bad(
        """
        ## Wood

        - [Looms](https://e.org/1)

        ## By Material
           ^^^^^^^^^^^ "By Material" has no papers, text or subsections; fill it or drop it

        ## Cotton

        - [Cotton](https://e.org/2)

        ## By Color
           ^^^^^^^^ "By Color" has no papers, text or subsections; fill it or drop it

        ## Blue

        - [Indigo](https://e.org/3)
        """,
        severity="info",
    ),
    Bad("""
        ## Corpora

        - [One](https://e.org/1)
        - [Two](https://e.org/2)

        ## Thai
           ^^^^ "Thai" has no papers, text or subsections; fill it or drop it

        ## Corpora

        - [Three](https://e.org/3)
        """),
    Good("""
        - [Textures](#textures)
        - [Sounds](#sounds)

        ## The Whole List

        ## Textures

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Sounds

        - [MIMII](https://arxiv.org/abs/1909.09347)
        """),
    Good("""
        ## Now with Videos!

        ## Textures

        ### Wood

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## [PaDiM](https://arxiv.org/abs/2011.08785)

        ## [Sounds](#noise)

        ## Noise

        - [MIMII](https://arxiv.org/abs/1909.09347)

        ## Anything that is missing here is welcome. Please open a pull request!

        ## In one line, a loom is a frame that keeps the warp tight so that the weft can pass between its threads

        ##

        ## [Back to top](#textures)

        - [DTD](https://e.org/dtd)

        ## Smells

        ## [Back to top](#textures)

        - [Nose](https://e.org/nose)

        ## Video

        ## 2024

        - [VAD](https://e.org/vad)

        <details><summary>

        ## More Datasets

        </summary>

        ## Fabrics

        - [AITEX](https://e.org/aitex)

        </details>

        ## License
        """),
)

_MAX_NAME_WORDS = 8
_MAX_NOTE_WORDS = 15
_MIN_CATEGORIES = 3
_MIN_FILLED_PER_EMPTY = 3
_TO_COME = lazy_re.compile(
    r"\b(?:to be|to[ -]?do|tb[ad]|soon|to come|under construction|nothing|none|no papers|empty)\b", re.IGNORECASE
)
_WHOLE_LIST = lazy_re.compile(r"\b(?:paper list|list of papers)\b", re.IGNORECASE)
_NUMBER = lazy_re.compile(r"\d{1,3}(?:\.\d{1,3})*+")
_CLOSING_TAG = lazy_re.compile(r" {0,3}</(?:div|center|p)\b", re.IGNORECASE)
_DATE = lazy_re.compile(r"(?:19|20)\d\d(?!\d)")
_YEAR = lazy_re.compile(r"(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?")


def check(document: Document, context: Context) -> Iterator[Finding]:
    list_spans = [paper_list.span for paper_list in document.paper_lists]
    list_spans += [contents.span for contents in document.contents_lists]
    if not list_spans:
        return
    # Sections before all contents and papers are news or a motto; those after all papers are a licence or the like.
    categories_start = min(list_spans).start
    listed = {entry.target for contents in document.contents_lists for entry in contents.entries}
    with_papers = {ancestor for papers in document.paper_lists for ancestor in papers.section.ancestors()}
    with_link = _sections_with_link(document)
    # Below the entries of these, the contents have others, although the headings may be of one level.
    with_link |= {
        above.target
        for contents in document.contents_lists
        for above, level in contents.levels
        if above and above.target and level
    }
    for parent in (document.root, *document.sections):
        siblings = document.outline.children(parent)
        last_number = max((section.number for section in siblings if section in with_papers), default=-1)
        n_with_papers = sum(section in with_papers for section in siblings)
        are_categories = n_with_papers >= _MIN_CATEGORIES and 4 * n_with_papers >= 3 * len(siblings)
        # What complete contents leave out is a divider or the like.
        are_all_listed = any(section in listed for section in siblings) and all(
            section in listed for section in siblings if section in with_papers
        )
        found: list[tuple[Section, str, bool]] = []
        for index, section in enumerate(siblings):
            is_among_papers = section.number < last_number or parent in listed
            is_after_start = section.heading.span.start > categories_start
            is_category = section in listed or (is_after_start and is_among_papers and not are_all_listed)
            if not is_category or section in with_link or section in with_papers or not _names_category(section):
                continue
            following = siblings[index + 1] if index + 1 < len(siblings) else section
            if (
                _is_empty(document, section)
                and not _is_part_of(following, section)
                and not (_YEAR.fullmatch(section.name.strip()) and following in document.outline.namesakes)
                and not _is_divider(document, section)
            ):
                message = f'"{section.name}" has no papers, text or subsections; fill it or drop it'
                found.append((section, message, section in listed or section.number < last_number or not n_with_papers))
            elif is_among_papers and are_categories and _has_only_a_note(document, section):
                message = f'"{section.name}" has text but no papers, unlike the sections around it; write its papers as entries, or drop it'
                found.append((section, message, _is_unwritten(document, section)))
        # Several empty headings, each before sections with papers, may only name the sections after them.
        n_found = len(found)
        is_exception = _MIN_FILLED_PER_EMPTY * n_found <= n_with_papers or (
            n_found == 1 and (n_with_papers > 1 or len(siblings) == 1)
        )
        for section, message, is_certain in found:
            is_certain = is_certain and (is_exception or (section in listed and n_found <= n_with_papers))
            yield Finding(section.heading.title_span, message, severity=None if is_certain else "info")


def _is_unwritten(document: Document, section: Section) -> bool:
    """Whether the text of a section is an entry that is not written as one, or says that something is to come."""
    text = " ".join(document.text_of(block.span) for block in section.blocks)
    return "](" in text or "://" in text or _TO_COME.search(text) is not None or _DATE.search(text) is not None


def _has_only_a_note(document: Document, section: Section) -> bool:
    """Whether a section has nothing but a few words ("To be written") or the text of an entry that is not written as one."""
    blocks = [block for block in section.blocks if block.kind != "blank"]
    if len(blocks) != 1 or blocks[0].kind != "paragraph" or document.outline.children(section):
        return False
    (leaf,) = document.leaves_of(blocks[0])
    if any(arxiv.parse_url(link.url) for link in leaf.inline.links):
        return True
    return not leaf.inline.links and len(words_in(document.text_of(leaf.span))) <= _MAX_NOTE_WORDS


def _names_category(section: Section) -> bool:
    """Whether a heading may name a category, rather than say a sentence, lead back, or show nothing."""
    name = section.name.strip(" *_")
    n_words = len(words_in(name))
    is_sentence = n_words > _MAX_NOTE_WORDS or (
        n_words > _MAX_NAME_WORDS and name.endswith((".", "!", "?", "。", "！"))
    )
    return bool(words_in(name)) and not is_sentence and not _WHOLE_LIST.search(name) and not section.start.leads_back


def _is_part_of(following: Section, section: Section) -> bool:
    """Whether a section below a topic has its papers of a year, or its number is that of a part: "2.1", "2.1.1"; the headings have the same level."""
    name, following_name = section.name.strip(), following.name.strip()
    if _YEAR.fullmatch(following_name) and not _YEAR.fullmatch(name):
        return True
    number, following_number = _NUMBER.match(name), _NUMBER.match(following_name)
    return number is not None and following_number is not None and following_number[0].startswith(f"{number[0]}.")


def _is_divider(document: Document, section: Section) -> bool:
    """Whether a heading is inside an HTML element, such as one that centers it, and the sections after it are not."""
    return any(block.kind == "html" and _CLOSING_TAG.match(document.text, block.span.start) for block in section.blocks)


def _sections_with_link(document: Document) -> set[Section]:
    """Sections whose heading links to their content: a page or a later section."""
    sections = set()
    for section, link in heading_links(document):
        if link.form == "image":
            continue
        target = document.anchors.intended_target(link.url) if link.url.startswith("#") else None
        if not link.url.startswith("#") or (target and target.number > section.number):
            sections.add(section)
    return sections


def _is_empty(document: Document, section: Section) -> bool:
    return not has_content(document, section) and not section.start.is_summary
