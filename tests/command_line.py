"""Run the command line in tests."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fgad_lint import cli

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")

GOOD = "# List\n\n## Depth\n"
SAFE = "# List\n\n## Depth {#depth}\n"  # `--fix` makes this GOOD.
UNSAFE = "# List\n\n[a](#depth-estmation)\n\n## Depth Estimation\n"  # `--fix --unsafe-fixes` makes this BETTER.
BETTER = "# List\n\n[a](#depth-estimation)\n\n## Depth Estimation\n"
HARD = "# List\n\n[a](#quite-another-thing)\n"  # This has no fix.
SAFE_LINE = r"README\.md:3:\d+: error: .* \[unsupported-heading-id\]"  # The finding in SAFE.
PAPER = "- Total Recall in Anomaly Detection [[paper]](https://arxiv.org/abs/2106.08265)\n"


def write(name, content):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def run(*args, stdin=None):
    """Run a command in this process."""
    return CliRunner(catch_exceptions=False).invoke(cli.main, [str(arg) for arg in args], stdin, prog_name="fgad-lint")


def spawn(*args, stdin=b"", **options):
    """Run a command in a new process."""
    command = [sys.executable, "-m", "fgad_lint", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, **options)


def reported(*args):
    """The path and the rule of each finding of a command."""
    return {(finding["path"], finding["rule"]) for finding in json.loads(run(*args, "--output-format", "json").stdout)}


def expect(result, code, stdout="", stderr=""):
    """Compare the exit code and the output; an expected text that starts with ^ is a pattern for all of it."""
    for text, expected in ((result.stdout, stdout), (result.stderr, stderr)):
        if expected.startswith("^"):
            assert re.fullmatch(expected[1:], text, re.DOTALL), text
        else:
            assert text == expected
    assert result.exit_code == code
