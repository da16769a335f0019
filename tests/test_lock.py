"""What is developed and tested with is pinned, and what a user installs is bounded."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"], *PROJECT["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("wanted", [*map(Requirement, WANTED)], ids=str)
def test_lock_has_what_is_wanted_with_its_hashes(wanted):
    if wanted.name != PROJECT["name"]:
        found = re.search(
            rf"(?im)^{re.escape(wanted.name)}==(\S+)( ;[^\n\\]*)? \\\n    --hash=sha256:[0-9a-f]{{64}}", LOCK
        )
        assert found, "not in .ci/requirements.txt, whose first lines say how it is renewed"
        assert found[1] in wanted.specifier


@pytest.mark.parametrize("wanted", [*map(Requirement, PROJECT["dependencies"])], ids=str)
def test_dependencies_have_bounds(wanted):
    assert {each.operator for each in wanted.specifier} == {">=", "<"}
