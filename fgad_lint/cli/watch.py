"""Check again whenever a file changes."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

import click

from fgad_lint import paths
from fgad_lint.cli.options import CheckOptions, readme
from fgad_lint.cli.terminal import fail, is_terminal, tell

_TIMEOUT = 200  # Milliseconds after which the first run begins.
_SUFFIXES = (".md", ".markdown", ".toml")  # Lists and configurations.


def watch(options: CheckOptions, run: Callable[[], object]) -> NoReturn:
    """Run now, and again whenever a list, a configuration, the facts beside a list or the baseline changes, until Ctrl-C."""
    try:
        import watchfiles
    except ImportError:
        fail("--watch needs the package watchfiles; install it with `pip install 'fgad-lint[watch]'`")
    named = [os.path.abspath(path) for path in options.paths or [readme()]]
    # An editor may put a new file in place of the old one, so the folder of a file is watched.
    folders = {path if os.path.isdir(path) else os.path.dirname(path) for path in named}
    if missing := sorted(folder for folder in folders if not os.path.isdir(folder)):
        fail(f"{missing[0]}: no such folder, so it cannot be watched")
    facts = {folder for path in named if (folder := paths.facts_folder(path))}
    relevant = {os.path.abspath(path) for path in (*named, options.baseline) if path}
    relevant.update(os.path.join(folder, name) for folder in facts for name in paths.FACTS_FILES)
    output = os.path.abspath(options.output_file) if options.output_file else ""

    def is_relevant(_change: object, path: str) -> bool:
        return path != output and (path in relevant or path.endswith(_SUFFIXES))

    is_recursive = any(map(os.path.isdir, named))
    n_runs = 0
    with suppress(KeyboardInterrupt):
        # The first run begins once the folders are watched, so that no change is missed.
        for changes in watchfiles.watch(
            *folders,
            *facts,
            watch_filter=is_relevant,
            recursive=is_recursive,
            rust_timeout=_TIMEOUT,
            yield_on_timeout=True,
        ):
            if changes or not n_runs:
                # With --fix, what was written is checked again, and what was fixed stays on the screen.
                if n_runs and is_terminal(sys.stdout) and not options.fix:
                    click.clear()
                n_runs += 1
                with suppress(SystemExit):  # The next version may be without the error.
                    run()
                tell("watching for changes; Ctrl-C ends this")
    sys.exit(0)
