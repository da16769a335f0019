"""A pre-commit hook and GitHub workflows for a list, and another list for a hook or a workflow."""

import json
import re
from collections.abc import Callable

from fgad_lint import __version__, lazy_re
from fgad_lint.escape import escape_control_chars

_RULES_WITH_FACTS = "wrong-paper,unknown-arxiv-id,withdrawn-paper,published-preprint,outdated-title"
_README = "README.md"  # What the action checks unless files are named.
_VALUE = r' *"(?:[^"\\\n]|\\.)*" *|[^#\n]*'
# An entry like that of `hook`, up to the value of `files`.
_HOOK = lazy_re.compile(
    rf"^( *)- id: fgad-lint(?:-fix)? *(?:#.*)?\n(?:\1  .*\n)*?\1  files:(?P<value>{_VALUE})", re.MULTILINE
)
# A step like that of `workflow`, and `files` with one name, or with names on lines of their own, or no options at all.
_STEP = lazy_re.compile(
    r"^( *)- uses: fgad-lint/fgad-lint@.*\n(?P<options>\1  with: *\n\1    files:"
    rf"(?: *\| *\n(?P<block>(?:\n*\1      .*\n)+)|(?P<value>{_VALUE})\n)|(?!(?: *(?:#.*)?\n)*\1  \S))",
    re.MULTILINE,
)
_PLAIN = lazy_re.compile(r"[\w^(.][^#:'\"\n]*")  # A string that needs no quotes in YAML.


def hook(path: str) -> str:
    """An entry of .pre-commit-config.yaml for the list at `path`, relative to the top of its repository."""
    return f"""\
  - repo: https://github.com/fgad-lint/fgad-lint
    rev: v{__version__}
    hooks:
      - id: fgad-lint # or fgad-lint-fix, which applies safe fixes
        args: [--since, HEAD, --] # report only what a commit adds
        files: {_to_yaml(pattern(path))}
"""


def workflow(path: str) -> str:
    """A GitHub workflow that checks changes of the list at `path`, relative to the top of its repository."""
    files = "" if path == _README else f"        with:\n          files: {_to_yaml(_literal(path))}\n"
    return f"""\
name: fgad-lint
on: [pull_request, merge_group]
permissions:
  contents: read
jobs:
  fgad-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: fgad-lint/fgad-lint@v{__version__}
{files}"""


def facts_workflow() -> str:
    """A GitHub workflow that keeps the facts about all lists of a repository."""
    return f"""\
name: facts about papers
on:
  schedule:
    - cron: "23 4 * * 1" # every Monday
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
jobs:
  facts:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - run: pip install 'fgad-lint[facts]=={__version__}'
      - run: fgad-lint facts update .
      - name: Open a pull request
        if: ${{{{ !cancelled() }}}} # what came before a failure counts
        env:
          GH_TOKEN: ${{{{ github.token }}}}
        run: |
          [ -n "$(git status --porcelain)" ] || exit 0
          git switch --create fgad-lint-facts
          git add --all
          git -c user.name=fgad-lint -c user.email=fgad-lint@users.noreply.github.com \\
            commit --quiet --message "Facts about papers"
          git push --quiet --force origin fgad-lint-facts
          fgad-lint . --select {_RULES_WITH_FACTS} \\
            --output-format markdown --exit-zero | head -c 60000 > "$RUNNER_TEMP/body.md"
          gh pr create --head fgad-lint-facts --title "Facts about papers" --body-file "$RUNNER_TEMP/body.md" ||
            gh pr edit fgad-lint-facts --body-file "$RUNNER_TEMP/body.md" # it is open already
"""


def pattern(path: str) -> str:
    """The regular expression that matches only this path."""
    return f"^{re.escape(path)}$"


def add_to_hook(text: str, path: str) -> str | None:
    """Add a list to the hook in the text of a .pre-commit-config.yaml; None if it is not written like `hook`.

    The text stays the same if the hook runs on the list already.
    """
    return _edit(text, _add_pattern, path) if text.count("- id: fgad-lint") == 1 else None


def add_to_workflow(text: str, path: str) -> str | None:
    """Add a list to the step in the text of a workflow; None if it is not written like `workflow`.

    The text stays the same if the step checks the list already.
    """
    return _edit(text, _add_name, path) if text.count("uses: fgad-lint/fgad-lint@") == 1 else None


def _edit(text: str, edit: Callable[[str, str], str | None], path: str) -> str | None:
    """Edit a text whose lines may end in CR LF; None if only some do."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n")
    edited = edit(lines, path) if lines.replace("\n", line_end) == text else None
    return None if edited is None else edited.replace("\n", line_end)


def _add_pattern(text: str, path: str) -> str | None:
    match = _HOOK.search(text)
    value = _from_yaml(match["value"].strip()) if match else None
    if match is None or value is None:
        return None
    if pattern(path) in value.split("|"):
        return text
    start, end = match.span("value")
    comment = " " if text[end : end + 1] == "#" else ""
    return f"{text[:start]} {_to_yaml(f'{value}|{pattern(path)}')}{comment}{text[end:]}"


def _add_name(text: str, path: str) -> str | None:
    match = _STEP.search(text)
    if match is None:
        return None
    if match["block"]:
        names = [line.strip() for line in match["block"].split("\n") if line.strip()]
    else:
        names = [_README if match["value"] is None else _from_yaml(match["value"].strip()) or ""]
    name = _literal(path)
    if any(checked in (name, ".") or name.startswith(f"{checked}/") for checked in names):
        return text
    names.append(name)
    # In a block of YAML, nothing can be escaped.
    if not all(line and line.isprintable() and line == line.strip() for line in names):
        return None
    indent, start, end = match[1], *match.span("options")
    block = "".join(f"{indent}      {line}\n" for line in names)
    return f"{text[:start]}{indent}  with:\n{indent}    files: |\n{block}{text[end:]}"


def _literal(path: str) -> str:
    """A path in a workflow: GitHub expands ${{ … }} even in a YAML string, so an expression has to say "${{"."""
    return path.replace("${{", "${{ '${{' }}")


def _to_yaml(value: str) -> str:
    """A YAML string, quoted only if it must be; YAML has all escapes of JSON and of `escape_control_chars`."""
    is_plain = re.fullmatch(r"[\w^][\w^$\\./ |-]*(?<! )", value)
    return value if is_plain else escape_control_chars(json.dumps(value, ensure_ascii=False))


def _from_yaml(value: str) -> str | None:
    """The string that a value in YAML is; None if that takes more than a look."""
    if value.startswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            return None
    return value if _PLAIN.fullmatch(value) else None
