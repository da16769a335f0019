"""No test hangs because of a process that it started, even if signals are ignored."""

import os
import signal
import subprocess
import sys

import pytest
from children import started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
SLEEPS = [sys.executable, "-c", "import time; print('ready', flush=True); time.sleep(600)"]


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def ignored(request):
    """A signal that is ignored, as in a background job of a shell without job control."""
    handler = signal.signal(request.param, signal.SIG_IGN)
    yield request.param
    signal.signal(request.param, handler)


def test_ignored_signal_ends_a_child(ignored):
    with started(SLEEPS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdout.readline()
        process.send_signal(ignored)
        assert process.wait(timeout=60) == -ignored
    assert signal.getsignal(ignored) == signal.SIG_IGN


def test_child_does_not_outlive_a_test_that_fails():
    with pytest.raises(AssertionError), started(SLEEPS, stdout=subprocess.PIPE) as process:
        raise AssertionError
    assert process.returncode == -signal.SIGKILL
