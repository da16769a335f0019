"""How to show text from strangers: nothing in it steers a terminal or commands a CI system."""


def escape_control_chars(text: str) -> str:
    """A line of text in which what cannot be seen, or would steer a terminal, is escaped as in Python; tabs stay."""
    if text.isprintable():
        return text
    return "".join(char if char == "\t" or char.isprintable() else _escape(char) for char in text)


def escape_ci_commands(row: str) -> str:
    """A row of a log in which no CI system finds a command: a character of each is escaped, as in JSON."""
    if row.lstrip().startswith("::"):
        row = row.replace(":", r"\u003a", 1)
    for opening in COMMANDS:
        row = row.replace(opening, rf"#\u0023{opening[2:]}")
    return row


# What begins a command wherever it stands: for GitHub, besides `::` at the start of a row; for Azure; for TeamCity.
COMMANDS = ("##[", "##vso[", "##teamcity[")


def to_json(value: object, indent: int | None = None) -> str:
    """A value as JSON, with escapes for what `escape_control_chars` and `escape_ci_commands` escape, which mean the same, and a line end."""
    import json

    rows = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    return "".join(f"{escape_ci_commands(row if row.isprintable() else ''.join(map(_in_json, row)))}\n" for row in rows)


def _in_json(char: str) -> str:
    import json

    return char if char.isprintable() else json.dumps(char)[1:-1]


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode()
