"""Bring the contents lists of a document in step with its sections, or make one."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from fgad_lint.config import Config
from fgad_lint.curation.contents_creation import check_nothing_else_changed, create_contents, refuse_other_forms
from fgad_lint.curation.contents_markers import marked_regions, placeholder_line
from fgad_lint.curation.contents_sections import incomplete_families
from fgad_lint.curation.contents_tree import ContentsTree, Node
from fgad_lint.curation.editing import CurationError, Edited
from fgad_lint.diagnostic import Diagnostic, Edit
from fgad_lint.edits import apply
from fgad_lint.markdown import inline, slugs
from fgad_lint.model.contents import ContentsEntry, ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.nearest_anchor import MAX_COMPARED, AnchorGuesser
from fgad_lint.model.section_names import without_ornaments
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.ordering import longest_non_decreasing
from fgad_lint.text import Span

_LINK_RULES = ("anchor-spelling", "broken-anchor", "contents-wrong-target")
_ENTRY_RULES = ("contents-duplicate", "contents-link", "contents-order", "contents-text")
_MAX_ROUNDS = 4  # An entry that was added or moved may show that another is out of order.


def update_contents(document: Document, config: Config, create: bool = False) -> Edited:
    """Bring the contents lists of a document in step with its sections.

    If it has none, make one if `create`, or if there are comments that say where. Raises CurationError if that cannot be done.
    """
    if document.contents_lists:
        return _updated(document, config)
    region = next(marked_regions(document), None)
    if region and "](#" in document.text_of(region):
        line = document.line_of(region)
        raise CurationError(f"what is between the comments from line {line} on is no contents list; delete it")
    refuse_other_forms(document)
    if region or create:
        return create_contents(document, region)
    if placeholder := placeholder_line(document):
        return Edited(document.text, f"the site makes the contents, because of line {placeholder}")
    raise CurationError("no contents list; --create makes one")


def _updated(document: Document, config: Config) -> Edited:
    counts = Counter[str]()
    updated = document
    for _ in range(_MAX_ROUNDS):
        before = _with_right_links(updated, config, counts)
        after = _with_right_sections(_with_right_entries(before, config), config)
        counts.update(_differences(before, after))
        if after.text == updated.text:
            break
        updated = after
    check_nothing_else_changed(document, updated)
    return Edited(updated.text, _summary(updated, counts))


def _summary(document: Document, counts: Counter[str]) -> str:
    """What was done, and how many entries of the result lead nowhere."""
    parts = [f"{counts[verb]} {verb}" for verb in ("added", "removed", "renamed", "relinked", "moved") if counts[verb]]
    number, _, verb = parts[0].partition(" ") if parts else ("", "", "")
    done = ", ".join([f"{_n_entries(int(number))} {verb}", *parts[1:]]) if parts else "contents are up to date"
    n_broken = sum(entry.target is None for entry in _entries(document))
    return f"{done}; {_n_entries(n_broken)} {'leads' if n_broken == 1 else 'lead'} nowhere" if n_broken else done


def _n_entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _is_in(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of some spans, which are in order, has the character at an offset."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end


def _with_right_links(document: Document, config: Config, counts: Counter[str]) -> Document:
    """Correct the links of entries; one that showed the old name of its section gets the new one."""
    fixed = _fixed(document, config, _LINK_RULES)
    entries, new_entries = list(_entries(document)), list(_entries(fixed))
    if fixed.text == document.text or len(entries) != len(new_entries):
        return document  # A list that leads back would no longer be a contents list.
    edits = []
    for old, new in zip(entries, new_entries, strict=True):
        if old.link.url == new.link.url:
            continue
        old_name = title_key(slugs.decode(old.link.url[1:]))
        if old.target is None and new.target and title_key(old.text) == old_name != new.target.name_key:
            edits.append(Edit.replace(new.link.label, inline.spelled(new.target.name)))
            counts["renamed"] += 1
        else:
            counts["relinked"] += 1
    return _edited(fixed, edits)


def _with_right_entries(document: Document, config: Config) -> Document:
    """Correct the names and the order of entries, and drop those that repeat others."""
    return _fixed(document, config, _ENTRY_RULES)


def _fixed(document: Document, config: Config, names: Sequence[str]) -> Document:
    """A document with all fixes of some rules in its contents lists."""
    from fgad_lint import rules
    from fgad_lint.linter.fix import fix
    from fgad_lint.rule import Context

    def in_contents(text: str, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        current = document if text == document.text else Document(text, document.renderer, previous=document)
        listed = {entry.target for entry in _entries(current)}
        spans = [contents.span for contents in current.contents_lists]
        in_lists = [diagnostic for diagnostic in diagnostics if _is_in(spans, diagnostic.span.start)]
        targets = Counter(target for diagnostic in in_lists for target in _new_targets(current, diagnostic))
        return [
            diagnostic
            for diagnostic in in_lists
            if all(target not in listed and targets[target] == 1 for target in _new_targets(current, diagnostic))
        ]

    fixed = fix(document.text, rules.load(names), Context(config), unsafe=True, choice=in_contents)
    return Document(fixed.text, document.renderer, previous=document)


def _new_targets(document: Document, diagnostic: Diagnostic) -> list[Section | None]:
    """The sections to which a fix makes a link lead that led to another one, or nowhere."""
    if diagnostic.rule not in ("broken-anchor", "contents-wrong-target") or diagnostic.fix is None:
        return []
    return [document.anchors.intended_target(edit.text) for edit in diagnostic.fix.edits]


def _with_right_sections(document: Document, config: Config) -> Document:
    """Remove the entries of sections that are gone, move those that are nested wrongly, and add those that are missing."""
    trees: dict[int, ContentsTree] = {}

    def tree_of(contents: ContentsList) -> ContentsTree:
        if contents.span.start not in trees:
            trees[contents.span.start] = ContentsTree(document, contents)
        return trees[contents.span.start]

    n_gone = Counter[int]()
    for contents in document.contents_lists:
        if any(entry.target is None for entry in contents.entries):
            n_gone[contents.span.start] = _remove_gone(document, tree_of(contents))
    for contents, label in _nested_wrongly(document, config):
        _move_to_family(document, tree_of(contents), label)
    name_of, anchor_of = _naming(document), _anchoring(document)
    for family in incomplete_families(document, _generated(document), n_gone):
        missing = set(family.missing)
        for index, section in enumerate(family.sections):
            if section in missing and (anchor := anchor_of(section)):
                tree_of(family.contents).add(family.sections, index, inline.spelled(name_of(section)), anchor)
    return _edited(document, [Edit.replace(tree.span, tree.text()) for tree in trees.values()])


def _remove_gone(document: Document, tree: ContentsTree) -> int:
    """Remove the entries that lead nowhere and are nothing but a link, if no section may be meant that is not listed.

    Returns how many there were; none are removed if what would be left is mostly something else.
    """
    guesser = AnchorGuesser(document)
    listed = {entry.target for entry in _entries(document)}
    gone: set[Node] = set()
    broken = [node for node in reversed(tree.nodes) if node.entry and node.section is None and node.form]
    for index, node in enumerate(broken):
        if node.entry is None or any(child not in gone for child in node.children):
            continue
        fragment = slugs.fold(slugs.decode(node.entry.link.url[1:]))
        guess = guesser.guess(fragment, node.entry.text, index < MAX_COMPARED)
        if guess is None or document.anchors.by_id[guess.anchor] in listed:
            gone.add(node)
    n_kept = sum(node.section is not None for node in tree.nodes)
    if 2 * n_kept <= len(tree.nodes) - len(gone):
        return 0
    for node in gone:
        tree.remove(node)
    return len(gone)


def _nested_wrongly(document: Document, config: Config) -> Iterator[tuple[ContentsList, Span]]:
    """The labels of entries that are not nested as their sections are."""
    from fgad_lint import rules
    from fgad_lint.linter.lint import lint
    from fgad_lint.rule import Context

    found = {
        diagnostic.span for diagnostic in lint(document, rules.load(["contents-depth"]), Context(config)).diagnostics
    }
    for contents in document.contents_lists if found else ():
        yield from ((contents, entry.link.label) for entry in contents.entries if entry.link.label in found)


def _move_to_family(document: Document, tree: ContentsTree, label: Span) -> None:
    node = next(node for node in tree.nodes if node.entry and node.entry.link.label == label)
    if section := node.section:
        siblings = document.outline.children(section.parent or document.root)
        family = [sibling for sibling in siblings if sibling.level == section.level]
        tree.move(node, family, family.index(section))


def _naming(document: Document) -> Callable[[Section], str]:
    """How entries name their sections: with the emoji and numbers around the titles, or without."""
    n_without = 0
    for entry in _entries(document):
        if entry.target and (bare := without_ornaments(entry.target.name)) != entry.target.name:
            n_without += (entry.text == bare) - (entry.text == entry.target.name)
    return lambda section: (without_ornaments(section.name) if n_without > 0 else "") or section.name


def _anchoring(document: Document) -> Callable[[Section], str | None]:
    """How entries lead to their sections: by the ids that the headings have, or by those written in HTML above or in them."""
    targets = [(slugs.decode(entry.link.url[1:]), entry.target) for entry in _entries(document)]
    n_written = sum(section is not None and anchor != section.heading.anchor for anchor, section in targets)
    written: dict[Section, str] = {}
    for anchor in document.anchors.written if 2 * n_written > len(targets) else ():
        section = anchor.section
        if anchor.span.start < section.heading.span.end and document.anchors.by_id[anchor.id] is section:
            written.setdefault(section, slugs.encode(anchor.id))
    return lambda section: written.get(section) or document.anchors.fragment(section)


def _entries(document: Document) -> Iterator[ContentsEntry]:
    for contents in document.contents_lists:
        yield from contents.entries


def _edited(document: Document, edits: Sequence[Edit]) -> Document:
    if not edits:
        return document
    return Document(apply(document.text, edits), document.renderer, previous=document)


def _generated(document: Document) -> list[ContentsList]:
    """The contents lists that a program makes."""
    regions = list(marked_regions(document))
    return [contents for contents in document.contents_lists if _is_in(regions, contents.span.start)]


def _differences(before: Document, after: Document) -> Mapping[str, int]:
    """How many entries were added, removed, renamed and moved."""
    old, new = ([(_key(entry), entry.text) for entry in _entries(document)] for document in (before, after))
    old_keys, new_keys = (Counter(key for key, _ in entries) for entries in (old, new))
    old_texts, new_texts = dict(old), dict(new)
    ranks = {key: rank for rank, key in enumerate(new_texts)}
    parents, new_parents = _parents(before), _parents(after)
    kept = [key for key in old_texts if key in ranks]
    in_order = {kept[index] for index in longest_non_decreasing([ranks[key] for key in kept])}
    return {
        "added": (new_keys - old_keys).total(),
        "removed": (old_keys - new_keys).total(),
        "renamed": sum(old_texts[key] != new_texts[key] for key in kept),
        "moved": sum(key not in in_order or parents[key] != new_parents[key] for key in kept),
    }


def _parents(document: Document) -> dict[tuple[object, ...], tuple[object, ...] | None]:
    """The keys of entries, and those of the entries that they are nested under."""
    return {
        _key(entry): _key(above) if above else None
        for contents in document.contents_lists
        for above, entries in contents.levels
        for entry in entries
    }


def _key(entry: ContentsEntry) -> tuple[object, ...]:
    """What tells an entry from others in two versions of a document with the same sections."""
    return (entry.target.number,) if entry.target else (entry.link.url, entry.text)
