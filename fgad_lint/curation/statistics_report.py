"""Statistics of a list as text, Markdown, JSON or a chart in SVG."""

from collections.abc import Iterator, Sequence
from typing import Literal

from fgad_lint.curation.statistics import Statistics
from fgad_lint.escape import escape_control_chars, to_json
from fgad_lint.report.markdown import escape

Format = Literal["text", "markdown", "json"]

_MAX_VENUES = 20  # Rows of a table for people.
_LINE_WIDTH = 80  # Characters.
_MAX_BAR_WIDTH, _MIN_BAR_WIDTH = 40, 10
_CHART_HEIGHT, _YEAR_WIDTH, _MARGIN = 160, 44, 28  # Pixels.


def describe_statistics(statistics: Statistics, output_format: Format) -> str:
    """The statistics as tables in text or Markdown, or as JSON."""
    if output_format == "json":
        return to_json(_as_json(statistics), 2)
    tables = list(_tables(statistics))
    write = _markdown_table if output_format == "markdown" else _text_table
    return "\n".join(write(title, rows) for title, rows in tables)


def chart(statistics: Statistics) -> str:
    """The papers by year as a bar chart in SVG, readable on light and dark pages."""
    years = statistics.by_year
    highest = max((count for _, count in years), default=1)
    width, height = 2 * _MARGIN + _YEAR_WIDTH * max(1, len(years)), _CHART_HEIGHT + 2 * _MARGIN
    bars = []
    previous = None
    for index, (year, count) in enumerate(years):
        middle, bar_height = _MARGIN + _YEAR_WIDTH * index + _YEAR_WIDTH // 2, round(_CHART_HEIGHT * count / highest)
        top = _MARGIN + _CHART_HEIGHT - bar_height
        bars.append(
            f'<rect x="{middle - 15}" y="{top}" width="30" height="{bar_height}" fill="#4c8dd6"/>'
            f'<text x="{middle}" y="{top - 6}">{count}</text><text x="{middle}" y="{height - 10}">{year}</text>'
        )
        if previous not in (None, year - 1):  # Years without papers are left out.
            bars.append(f'<text x="{middle - _YEAR_WIDTH // 2}" y="{height - 10}">…</text>')
        previous = year
    style = "<style>text{font:12px sans-serif;text-anchor:middle;fill:#808080}</style>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>Papers by year</title>{style}{''.join(bars)}</svg>\n"
    )


def _tables(statistics: Statistics) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The titles and rows of the tables for people."""
    yield (
        "list",
        [
            ("papers", statistics.n_papers),
            ("with code", statistics.n_with_code),
            ("without code", statistics.n_papers - statistics.n_with_code),
            ("in several places", statistics.n_listed_again),
            ("entries", statistics.n_entries),
        ],
    )
    if statistics.by_section:
        yield "section", [(" / ".join(place) or "the top of the list", count) for place, count in statistics.by_section]
    if statistics.by_year:
        years = [(str(year), count) for year, count in statistics.by_year]
        yield "year", [*years, *_without("year", statistics.n_papers, years)]
    if statistics.by_venue:
        n_shown = _MAX_VENUES if len(statistics.by_venue) > _MAX_VENUES + 1 else None
        others = statistics.by_venue[n_shown:] if n_shown else ()
        rest = [(f"{len(others)} others", sum(count for _, count in others))] if others else []
        without = _without("venue", statistics.n_papers, statistics.by_venue)
        yield "venue", [*statistics.by_venue[:n_shown], *rest, *without]


def _without(what: str, n_papers: int, rows: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The row of the papers that are in no other, if there are any."""
    n_left = n_papers - sum(count for _, count in rows)
    return [(f"no {what}", n_left)] if n_left else []


def _text_table(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """A table with a bar for each number."""
    from wcwidth import wcswidth

    names = [escape_control_chars(name) for name, _ in rows]
    width = max(wcswidth(name) for name in [title, *names])
    highest = max((count for _, count in rows), default=0) or 1
    n_digits = len(str(highest))
    bar_width = max(_MIN_BAR_WIDTH, min(_MAX_BAR_WIDTH, _LINE_WIDTH - width - n_digits - 4))
    lines = [
        f"{name}{' ' * (width - wcswidth(name))}  {count:>{n_digits}}  {'█' * round(bar_width * count / highest)}".rstrip()
        for name, (_, count) in zip(names, rows, strict=True)
    ]
    return "\n".join([title, *lines, ""])


def _markdown_table(title: str, rows: Sequence[tuple[str, int]]) -> str:
    return "\n".join(
        [f"| {title} | papers |", "| --- | ---: |", *(f"| {escape(name)} | {count} |" for name, count in rows), ""]
    )


def _as_json(statistics: Statistics) -> dict[str, object]:
    return {
        "entries": statistics.n_entries,
        "papers": statistics.n_papers,
        "listed_again": statistics.n_listed_again,
        "with_code": statistics.n_with_code,
        "by_section": [{"section": list(place), "papers": count} for place, count in statistics.by_section],
        "by_year": [{"year": year, "papers": count} for year, count in statistics.by_year],
        "by_venue": [{"venue": venue, "papers": count} for venue, count in statistics.by_venue],
    }
