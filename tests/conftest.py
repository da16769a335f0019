"""Settings of Hypothesis, and shared fixtures.

Hypothesis has no time limit and, by default, uses the same examples in each run, so that no run fails by chance.
`pytest --hypothesis-profile=search` tries more and others.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import fgad_lint

COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", COMMON, derandomize=True)
settings.register_profile("search", COMMON, max_examples=2000)
settings.load_profile("repeatable")


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """An empty working directory outside of any repository, and only the two rules that tests of the command line need."""
    for name in os.environ:
        if name.startswith("FGAD_LINT_") or name in (
            "NO_COLOR",
            "FORCE_COLOR",
            "GITHUB_ACTIONS",
            "GITHUB_STEP_SUMMARY",
        ):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(fgad_lint.__file__).parent.parent))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("FGAD_LINT_SELECT", "unsupported-heading-id,broken-anchor")
    return tmp_path


@pytest.fixture
def working_directory(tmp_path, monkeypatch):
    """The folder of the test as the working directory, outside of any repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return tmp_path
