"""A pre-commit hook and a GitHub workflow for a list."""

import json
import re

from fgad_lint import __version__
from fgad_lint.escape import escape_control_chars


def hook(path: str) -> str:
    """An entry of .pre-commit-config.yaml for the list at `path`, relative to the top of its repository."""
    return f"""\
  - repo: https://github.com/fgad-lint/fgad-lint
    rev: v{__version__}
    hooks:
      - id: fgad-lint
        args: [--since, HEAD, --] # report only what a commit adds
        files: {_yaml(f"^{re.escape(path)}$")}
"""


def workflow(path: str) -> str:
    """A GitHub workflow that checks changes of the list at `path`, relative to the top of its repository."""
    # GitHub expands ${{ … }} even in a YAML string, so an expression has to say "${{".
    literal = path.replace("${{", "${{ '${{' }}")
    files = "" if path == "README.md" else f"        with:\n          files: {_yaml(literal)}\n"
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


def _yaml(value: str) -> str:
    """A YAML string, quoted only if it must be; YAML has all escapes of JSON and of `escape_control_chars`."""
    is_plain = re.fullmatch(r"[\w^][\w^$\\./ -]*(?<! )", value)
    return value if is_plain else escape_control_chars(json.dumps(value, ensure_ascii=False))
