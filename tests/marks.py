"""Conditions under which tests run."""

import os
import shutil

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions and links")
NOT_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything")
GIT = pytest.mark.skipif(not shutil.which("git"), reason="needs git")
