"""Escape untrusted text, so that no program that shows it executes any of it.

- Control characters: `report/` passes what it quotes through `escape_control_chars`, `cli/` what it prints on a terminal.
- CI commands: `report/` and `cli/` pass rows that a log may show through `escape_ci_commands`. `to_json` escapes both.
- Formulas: formats that spreadsheets open, such as `export/csv.py`, pass each cell through `escape_formula`.
"""

from fgad_lint import lazy_re

_EMOJI = "[\u2190-\u2bff\U0001f000-\U0001faff]"
_EMOJI_JOINER = lazy_re.compile(rf"(?:(?<={_EMOJI})|(?<={_EMOJI}\ufe0f))\u200d(?={_EMOJI})")
# Prefixes of commands that GitHub, Azure and TeamCity find anywhere in a row. GitHub also runs a row that starts with `::`.
COMMANDS = ("##[", "##vso[", "##teamcity[")
_FORMULA_STARTS = tuple("=+-@＝＋－＠")


def escape_control_chars(text: str) -> str:
    """Escape the invisible characters of a line, and those that control a terminal, as Python does.

    Tabs stay, and so do the zero-width joiners inside an emoji.
    """
    if text.isprintable():
        return text
    return "\u200d".join(
        "".join(char if char == "\t" or char.isprintable() else _escape(char) for char in part)
        for part in _EMOJI_JOINER.split(text)
    )


def escape_ci_commands(row: str) -> str:
    """Escape one character of each CI command in a row of a log, as JSON does."""
    if row.lstrip().startswith("::"):
        row = row.replace(":", r"\u003a", 1)
    for command in COMMANDS:
        row = row.replace(command, rf"#\u0023{command[2:]}")
    return row


def escape_formula(cell: str) -> str:
    """Prefix a cell with an apostrophe if a spreadsheet would evaluate it as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def to_json(value: object, indent: int | None = None) -> str:
    """A value as JSON with a line end; control characters and CI commands are escaped, so the value stays the same."""
    import json

    rows = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    return "".join(
        f"{escape_ci_commands(row if row.isprintable() else ''.join(map(_escape_in_json, row)))}\n" for row in rows
    )


def _escape_in_json(char: str) -> str:
    import json

    return char if char.isprintable() else json.dumps(char)[1:-1]


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode()
