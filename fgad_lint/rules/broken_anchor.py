"""A link to an anchor must lead to one that exists.

Readers navigate a long list by its contents; a broken entry silently does nothing. A heading's id follows from its
text, so renaming the heading breaks the links to it. Links to anchors in another list are checked if both lists are
checked together. Links to the page by the URL of its repository on GitHub are like any other. There is a fix only if
one anchor or heading has nearly the words of the link. Links to the same missing anchor are one finding in a report.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import Target
from fgad_lint.model.linked_files import links_without_hash_sign
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good

if TYPE_CHECKING:
    from fgad_lint.model.nearest_anchor import Guess

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Depth](#deth-maps)
                  ^^^^^^^^^^ `#deth-maps` leads nowhere; did you mean `#depth-maps` ("Depth Maps" on line 4)?
        - [Outlook](#future-work)
                    ^^^^^^^^^^^^ `#future-work` leads nowhere; did you mean `#outlook` ("Outlook" on line 5)?

        ## Depth Maps
        ## Outlook
        """,
        fixed="""
        - [Depth](#depth-maps)
        - [Outlook](#outlook)

        ## Depth Maps
        ## Outlook
        """,
        safe=False,
    ),
    Bad(
        """
        - [Videos in Rust](#rust-videos)
                           ^^^^^^^^^^^^ `#rust-videos` leads nowhere; did you mean `#videos-1` ("Videos" on line 6)?

        ## Python
        ### Videos
        ## Rust
        ### Videos
        """,
        fixed="""
        - [Videos in Rust](#videos-1)

        ## Python
        ### Videos
        ## Rust
        ### Videos
        """,
        safe=False,
    ),
    Bad("""
        - [Tracking](#tracking)
                     ^^^^^^^^^ `#tracking` leads nowhere: no heading or anchor has this id
        - <a href="#segmentation">Segmentation</a>
                   ^^^^^^^^^^^^^ `#segmentation` leads nowhere: no heading or anchor has this id

        ## Detection
        """),
    Bad(
        """
        - [Datasets](docs/data.md#datasests)
                     ^^^^^^^^^^^^^^^^^^^^^^ `docs/data.md#datasests` leads nowhere; did you mean `#datasets` ("Datasets" on line 1 of docs/data.md)?
        - [Tracking](./docs/data.md#tracking)
                     ^^^^^^^^^^^^^^^^^^^^^^^ `./docs/data.md#tracking` leads nowhere: no heading or anchor in docs/data.md has this id
        """,
        fixed="""
        - [Datasets](docs/data.md#datasets)
        - [Tracking](./docs/data.md#tracking)
        """,
        safe=False,
        other_files={"docs/data.md": "## Datasets\n"},
    ),
    Bad(
        """
        - [Depth](https://github.com/me/list#deth-maps)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `https://github.com/me/list#deth-maps` leads nowhere; did you mean `#depth-maps` ("Depth Maps" on line 5)?
        - [Outlook](https://github.com/me/list/blob/main/README.md#outlook)
        - [Flow](https://github.com/Me/list/#flow)

        ## Depth Maps
        ## Outlook
        ## Flow
        """,
        fixed="""
        - [Depth](https://github.com/me/list#depth-maps)
        - [Outlook](https://github.com/me/list/blob/main/README.md#outlook)
        - [Flow](https://github.com/Me/list/#flow)

        ## Depth Maps
        ## Outlook
        ## Flow
        """,
        safe=False,
    ),
    Bad("""
        - [Depth Maps](#depth-maps)
        - [Optical Flow](optical-flow)
                         ^^^^^^^^^^^^ missing `#` before `optical-flow`, so this links to a file next to the list
        - [Outlook](#outlook)

        ## Depth Maps
        ## Optical Flow
        ## Outlook
        """),
    Good("""
        - [Depth Maps](#depth-maps)
        - [Outlook](#outlook)

        ## Depth Maps
        See the [license](LICENSE) and the folder [outlook](outlook).
        ## License
        ## Outlook
        """),
    Good("""
        - [Tracking](#mot)
        - [Code](#code-1)
        - [Video Editing ✂️](#video-editing-%EF%B8%8F)

        <a name="mot"></a>
        ## Multi-Object Tracking
        ### Code
        ## Video Editing ✂️
        ### Code

        [Back to top](#top)
        """),
)
_MAX_SHOWN_LENGTH = 400  # Of an anchor or a heading in a message.


def check(document: Document, context: Context) -> Iterator[Finding]:
    if broken_links := list(_broken_links(document, context)):
        yield from _findings(document, broken_links)
    for link, anchor in links_without_hash_sign(document):
        wrong = f"missing `#` before `{anchor}`, so" if link.url == anchor else f"should be `#{anchor}`;"
        yield Finding(link.target, f"{wrong} this links to a file next to the list")


def _findings(document: Document, broken_links: Sequence[tuple[Link, Target]]) -> Iterator[Finding]:
    from fgad_lint.model.nearest_anchor import MAX_COMPARED, AnchorGuesser

    guessers: dict[str, AnchorGuesser] = {}
    n_links = Counter(target.fragment for _, target in broken_links)
    for index, (link, target) in enumerate(broken_links):
        if target.path not in guessers:
            guessers[target.path] = AnchorGuesser(target.document)
        guesser = guessers[target.path]
        fragment = slugs.fold(slugs.decode(target.fragment[1:]))
        if fragment in guesser.unsupported_ids:
            continue  # unsupported-heading-id reports the heading.
        # Several headings with one link lead back to the contents.
        leads_back = n_links[target.fragment] > 1 and _is_in_heading(document, link)
        label = "" if leads_back else document.label_of(link)
        guess = guesser.guess(fragment, label, index < MAX_COMPARED)
        if guess and len(guess.anchor) < _MAX_SHOWN_LENGTH:
            yield _finding(document, link, target, guess)
        else:
            file = f" in {target.path}" if target.path else ""
            message = f"`{document.url_as_written(link)}` leads nowhere: no heading or anchor{file} has this id"
            yield Finding(link.target, message, cause=message)


def _broken_links(document: Document, context: Context) -> Iterator[tuple[Link, Target]]:
    # The links of a bot, such as `#maintenance-name`, lead nowhere on purpose.
    start = document.text.find("ALL-CONTRIBUTORS-LIST:START")
    contributors = range(start, document.text.find("ALL-CONTRIBUTORS-LIST:END", start)) if start >= 0 else range(0)
    for link in document.fragment_links:
        target = context.files.target(document, link)
        if target is None or target.document.anchors.target(target.fragment) or link.span.start in contributors:
            continue
        # anchor-spelling reports the others.
        if target.document.anchors.spelled_otherwise(target.fragment) is None:
            yield link, target


def _is_in_heading(document: Document, link: Link) -> bool:
    line = document.text_of(document.lines.content(document.line_of(link.span) - 1))
    return line.lstrip("> \t").startswith("#")


def _finding(document: Document, link: Link, target: Target, guess: "Guess") -> Finding:
    suggestion = f"`#{guess.anchor}`"
    related: tuple[Related, ...] = ()
    section = target.document.anchors.by_id[guess.anchor]
    if section is not target.document.root:
        where = f"line {target.document.line_of(section.heading.span)}{f' of {target.path}' if target.path else ''}"
        name = section.name
        suggestion += f' ("{name if len(name) < _MAX_SHOWN_LENGTH else short_title(name)}" on {where})'
        related = (Related(section.heading.title_span, "the suggested heading", target.path),)
    fix = None
    has_url = "://" in target.fragment  # Perhaps the link was meant to lead there.
    is_in_heading = _is_in_heading(document, link)  # Its id may have the URL in it.
    if guess.is_likely and not is_in_heading and not has_url and (span := document.anchors.fragment_span(link)):
        fragment = f"#{slugs.encode(guess.anchor)}"
        fix = Fix.unsafe(f"write `{fragment}`", Edit.replace(span, fragment))
    message = f"`{document.url_as_written(link)}` leads nowhere; did you mean {suggestion}?"
    return Finding(link.target, message, fix, related, cause=message)
