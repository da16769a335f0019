"""The tools for development are pinned, and the dependencies of users are bounded."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
REQUIREMENTS = [
    *PROJECT["dependencies"],
    *PROJECT["optional-dependencies"]["test"],
    *PROJECT["optional-dependencies"]["dev"],
]


@pytest.mark.parametrize("requirement", [*map(Requirement, REQUIREMENTS)], ids=str)
def test_lock_has_each_requirement_with_hashes(requirement):
    if requirement.name != PROJECT["name"]:
        match = re.search(
            rf"(?im)^{re.escape(requirement.name)}==(\S+)( ;[^\n\\]*)? \\\n    --hash=sha256:[0-9a-f]{{64}}", LOCK
        )
        assert match, "not in .ci/requirements.txt; its first lines tell how to update it"
        assert match[1] in requirement.specifier


@pytest.mark.parametrize("requirement", [*map(Requirement, PROJECT["dependencies"])], ids=str)
def test_dependencies_have_bounds(requirement):
    assert {specifier.operator for specifier in requirement.specifier} == {">=", "<"}
