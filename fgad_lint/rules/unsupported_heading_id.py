"""A heading must not end in an id that the renderer shows as text.

Hugo, Pandoc, kramdown and others take `{#id}` after a title as the heading's id. GitHub shows it to readers and makes
it part of the id that it generates, so links to `#id` lead nowhere. If the list is published elsewhere, say so in the
configuration: `renderer = "hugo"`.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document
from fgad_lint.model.headings import Heading
from fgad_lint.model.sections import Section
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Synthesis](#synthesis)
        - [Few-Shot Methods](#few-shot)

        ## Synthesis {#synthesis}
                     ^^^^^^^^^^^^ `{#synthesis}` is shown as text on GitHub; drop it, since the title alone gives this id
        ## Few-Shot Methods {#few-shot}
                            ^^^^^^^^^^^ `{#few-shot}` is shown as text on GitHub; write `<a id="few-shot"></a>` instead
        ## Outlook {#the-end}
                   ^^^^^^^^^^ `{#the-end}` is shown as text on GitHub; drop it
        """,
        fixed="""
        - [Synthesis](#synthesis)
        - [Few-Shot Methods](#few-shot)

        ## Synthesis
        ## <a id="few-shot"></a>Few-Shot Methods
        ## Outlook
        """,
    ),
    Bad("""
        - [Surveys](#surveys-surveys)

        ## Surveys {#surveys}
                   ^^^^^^^^^^ `{#surveys}` is shown as text on GitHub; drop it and fix the links to `#surveys-surveys`
        """),
    Bad(
        """
        ## Surveys {: #reviews}
                   ^^^^^^^^^^^^ `{: #reviews}` is shown as text by Hugo; write `{#reviews}` instead

        [Back to the surveys](#reviews)
        """,
        fixed="""
        ## Surveys {#reviews}

        [Back to the surveys](#reviews)
        """,
        config='renderer = "hugo"',
    ),
    Good("""
        - [Few-Shot Methods](#few-shot)

        ## <a id="few-shot"></a>Few-Shot Methods
        """),
    Good("## Few-Shot Methods {#few-shot}\n", config='renderer = "hugo"'),
)
_RENDERERS = {
    "github": "on GitHub",
    "gitlab": "on GitLab",
    "gitea": "by Gitea",
    "pandoc": "by Pandoc",
    "hugo": "by Hugo",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    unsupported = [
        heading
        for heading in document.headings
        if heading.attribute and not slugs.understands(document.renderer, heading.attribute)
    ]
    if not unsupported:
        return
    linked = {slugs.decode(link.url[1:]) for link in document.fragment_links if link.url.startswith("#")}
    repairs = _repairs(document, unsupported, linked)
    renderer = _RENDERERS.get(document.renderer, f"by {document.renderer}")
    for heading in unsupported:
        advice, fix = repairs.get(heading) or (_advice_without_fix(heading, linked), None)
        message = f"`{document.text_of(heading.attribute_span)}` is shown as text {renderer}; {advice}"
        yield Finding(heading.attribute_span, message, fix)


def _advice_without_fix(heading: Heading, linked: Collection[str]) -> str:
    if not heading.title:
        return "write a title"
    if heading.anchor in linked:
        return f"drop it and fix the links to `#{heading.anchor}`"
    return "drop it and check the links in the page"


class _Repair(NamedTuple):
    """How to repair a heading; the advice ends the message."""

    advice: str
    fix: Fix


def _repairs(document: Document, unsupported: Sequence[Heading], linked: Collection[str]) -> dict[Heading, _Repair]:
    """Repairs of headings, keyed by heading; none if all of them together would break a link in the page."""
    # If a link uses an id that the braces have become a part of, a person must fix the link first.
    to_repair = [heading for heading in unsupported if heading.title and heading.anchor not in linked]
    repaired = {heading: _without_attribute(document, heading) for heading in to_repair}
    new_headings = document.outline.with_anchors(repaired.get(heading, heading) for heading in document.headings)
    new_ids: dict[str, Section] = {}
    for heading in new_headings:
        new_ids.setdefault(heading.anchor, document.section_at(heading.span.start))
    missing_ids = _missing_ids(document, to_repair, linked)
    # A tag in the title would itself become part of an id that is made from the source.
    tagged_ids = () if document.renderer in slugs.FROM_SOURCE else missing_ids.keys() - new_ids.keys()
    tags = {missing_ids[id_]: f'<a id="{id_}"></a>' for id_ in tagged_ids}
    targets = {id_: document.section_at(heading.span.start) for id_, heading in missing_ids.items()}
    new_ids |= {id_: targets[id_] for id_ in tagged_ids}
    for anchor in document.anchors.written:
        new_ids.setdefault(anchor.id, anchor.section)
    for id_ in linked:
        target = document.anchors.target(f"#{slugs.encode(id_)}") or targets.get(id_)
        if target and new_ids.get(id_, document.root) is not target:
            return {}
    return {
        heading: _repair(document, heading, new_heading, tags.get(heading, ""))
        for heading, new_heading in zip(document.headings, new_headings, strict=True)
        if heading in repaired
    }


def _missing_ids(document: Document, headings: Sequence[Heading], linked: Collection[str]) -> dict[str, Heading]:
    """Ids that links use and only unsupported attributes give, each with the first of its headings."""
    folded = {slugs.fold(id_) for id_ in linked}
    missing: dict[str, Heading] = {}
    for heading in headings:
        id_ = heading.attribute.id if heading.attribute else ""
        if slugs.fold(id_) in folded and document.anchors.target(f"#{id_}") is None:
            missing.setdefault(id_, heading)
    return missing


def _without_attribute(document: Document, heading: Heading) -> Heading:
    """A heading without its attribute, or with one that the renderer understands."""
    if heading.attribute:
        plain = heading.attribute._replace(colon=False, alone=True, spaced=True)
        if slugs.understands(document.renderer, plain):
            return heading._replace(attribute=plain)
    end = heading.title_span.end
    return heading._replace(attribute=None, attribute_span=Span(end, end))


def _repair(document: Document, heading: Heading, new_heading: Heading, tag: str) -> _Repair:
    """How to turn a heading into `new_heading`, with a tag before its title."""
    start, end = heading.title_span
    attribute = Span(end, heading.attribute_span.end)
    if new_heading.attribute:
        advice = f"write `{{#{new_heading.anchor}}}` instead"
        return _Repair(advice, Fix.safe(advice, Edit.replace(attribute, f" {{#{new_heading.anchor}}}")))
    if tag:
        advice = f"write `{tag}` instead"
        return _Repair(advice, Fix.safe(advice, Edit.insert(start, tag), Edit.delete(attribute)))
    is_redundant = heading.attribute is not None and heading.attribute.id == new_heading.anchor
    advice = "drop it, since the title alone gives this id" if is_redundant else "drop it"
    return _Repair(advice, Fix.safe(f"drop `{document.text_of(heading.attribute_span)}`", Edit.delete(attribute)))
