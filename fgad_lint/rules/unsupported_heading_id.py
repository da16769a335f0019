"""A heading must not end in an id that the renderer shows as text.

`{#id}` behind a title is read by Hugo, Pandoc, kramdown and others, but GitHub shows it and makes it a part of the id
that the heading has by itself: readers see the braces, and links to `#id` lead nowhere. Where the list is read
elsewhere, say so in the configuration: `renderer = "hugo"`.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document, Heading, Section
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - [Synthesis](#synthesis)
        - [Few-Shot Methods](#few-shot)

        ## Synthesis {#synthesis}
                     ^^^^^^^^^^^^ `{#synthesis}` is shown as text on GitHub; drop it, the title alone gives this id
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
                   ^^^^^^^^^^ `{#surveys}` is shown as text on GitHub; drop it, and mend the links to `#surveys-surveys`
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
_WHERE = {"github": "on GitHub", "gitlab": "on GitLab", "gitea": "by Gitea", "pandoc": "by Pandoc", "hugo": "by Hugo"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    shown = [
        heading
        for heading in document.headings
        if heading.attribute and not slugs.understands(document.renderer, heading.attribute)
    ]
    if not shown:
        return
    linked = {slugs.decode(link.url[1:]) for link in document.links if link.url.startswith("#")}
    ways = _ways(document, shown, linked)
    where = _WHERE.get(document.renderer, f"by {document.renderer}")
    for heading in shown:
        advice, fix = ways.get(heading) or (_what_stops(heading, linked), None)
        message = f"`{document.text_of(heading.attribute_span)}` is shown as text {where}; {advice}"
        yield Finding(heading.attribute_span, message, fix)


def _what_stops(heading: Heading, linked: Collection[str]) -> str:
    if not heading.title:
        return "write a title"
    if heading.anchor in linked:
        return f"drop it, and mend the links to `#{heading.anchor}`"
    return "drop it, and try the links in the page"


class _Way(NamedTuple):
    """How to mend a heading."""

    advice: str
    fix: Fix


def _ways(document: Document, shown: Iterable[Heading], linked: Collection[str]) -> dict[Heading, _Way]:
    """How to mend headings; nothing if some link in the page would not be whole when all of them are mended."""
    # Where a link uses the id that the braces have become a part of, a person must mend the link first.
    mended = {each: _without(document, each) for each in shown if each.title and each.anchor not in linked}
    after = document.anchored(mended.get(each, each) for each in document.headings)
    ids: dict[str, Section] = {}
    for heading in after:
        ids.setdefault(heading.anchor, document.section_at(heading.span.start))
    meant = {slugs.fold(each) for each in linked}
    promised: dict[str, Section] = {}
    ways = {}
    for heading, bare in zip(document.headings, after, strict=True):
        if heading in mended and heading.attribute:
            wanted = heading.attribute.id
            if slugs.fold(wanted) in meant and document.target(f"#{wanted}") is None:
                promised.setdefault(wanted, document.section_at(heading.span.start))
            # A tag in the title would itself become a part of an id that is made from the source.
            tagged = wanted in promised and wanted not in ids and document.renderer not in slugs.FROM_SOURCE
            if tagged:
                ids[wanted] = promised[wanted]
            ways[heading] = _way(document, heading, bare, f'<a id="{wanted}"></a>' if tagged else "")
    for anchor in document.written_anchors:
        ids.setdefault(anchor.id, anchor.section)
    now = {each: document.target(f"#{slugs.encode(each)}") or promised.get(each) for each in linked}
    return ways if all(ids.get(each, document.root) is section for each, section in now.items() if section) else {}


def _without(document: Document, heading: Heading) -> Heading:
    """A heading without its attribute, or with one that the renderer understands."""
    if heading.attribute:
        plain = heading.attribute._replace(colon=False, alone=True, spaced=True)
        if slugs.understands(document.renderer, plain):
            return heading._replace(attribute=plain)
    end = heading.title_span.end
    return heading._replace(attribute=None, attribute_span=Span(end, end))


def _way(document: Document, heading: Heading, bare: Heading, tag: str) -> _Way:
    """How to mend a heading so that it becomes `bare`, with a `tag` before its title."""
    start, end = heading.title_span
    behind = Span(end, heading.attribute_span.end)
    if bare.attribute:
        advice = f"write `{{#{bare.anchor}}}` instead"
        return _Way(advice, Fix.safe(advice, Edit.replace(behind, f" {{#{bare.anchor}}}")))
    if tag:
        advice = f"write `{tag}` instead"
        return _Way(advice, Fix.safe(advice, Edit.insert(start, tag), Edit.delete(behind)))
    gives = heading.attribute is not None and heading.attribute.id == bare.anchor
    advice = "drop it, the title alone gives this id" if gives else "drop it"
    return _Way(advice, Fix.safe(f"drop `{document.text_of(heading.attribute_span)}`", Edit.delete(behind)))
