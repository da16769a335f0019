"""Escape untrusted text, so that it can neither control a terminal nor command a CI system."""

# The starts of commands anywhere in a row: of GitHub, which also has `::` at the start of a row, Azure and TeamCity.
COMMANDS = ("##[", "##vso[", "##teamcity[")


def escape_control_chars(text: str) -> str:
    """Escape the invisible characters of a line, and those that control a terminal, as Python does; tabs stay."""
    if text.isprintable():
        return text
    return "".join(char if char == "\t" or char.isprintable() else _escape(char) for char in text)


def escape_ci_commands(row: str) -> str:
    """Escape one character of each CI command in a row of a log, as JSON does."""
    if row.lstrip().startswith("::"):
        row = row.replace(":", r"\u003a", 1)
    for command in COMMANDS:
        row = row.replace(command, rf"#\u0023{command[2:]}")
    return row


def to_json(value: object, indent: int | None = None) -> str:
    """A value as JSON with a line end, in which control characters and CI commands are escaped, without a change of meaning."""
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
