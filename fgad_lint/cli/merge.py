"""The command `merge`: by hand, and as the program that git calls to merge a list."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.inputs import exit_on_error, make_settings, path_of_version, read_version
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, README, STDIN, config_options
from fgad_lint.cli.terminal import print_exactly, progress, tell

if TYPE_CHECKING:
    from fgad_lint.curation.three_way import Markers, TextMerge


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("files", nargs=-1, type=PATH, metavar="BASE OURS THEIRS")
@click.option("-o", "--output-file", metavar="FILE", type=PATH, help="Write the merged list to this file.")
@click.option("--install", is_flag=True, help="Let git merge README.md, or other files that are named, in this way.")
@click.option("--uninstall", is_flag=True, help="Take back what --install has written.")
@click.option("--driver", metavar="PATH", help="Used by git: write the result to OURS, a copy of PATH.")
@click.option("--marker-size", metavar="N", type=click.IntRange(1, 1000), default=7, help="Length of conflict markers.")
@click.option("--labels", metavar="BASE OURS THEIRS", nargs=3, help="Names of the versions at conflict markers.")
@config_options
def merge(
    files: tuple[str, ...],
    output_file: str | None,
    install: bool,
    uninstall: bool,
    driver: str | None,
    marker_size: int,
    labels: tuple[str, str, str] | None,
    config: tuple[str, ...],
    isolated: bool,
) -> None:
    """Merge two versions of a list, paper by paper.

    OURS and THEIRS are versions that both come from BASE: files, - for standard input, or REVISION:FILE for a file in a
    commit, as git show takes it. Where git can merge the lines, the result is git's. Elsewhere, papers that both sides
    have added are kept, each once, and only an entry that both have changed differently is marked as a conflict.
    Nothing is lost that one side has and the other has not removed.

    With --install, git merges README.md in this way, in this clone: merge, rebase, cherry-pick and stash do. It adds a
    line to .gitattributes and a section to the configuration of the clone, and shows both.

    Exit status: 0 if all is merged, 1 if conflicts are left, 2 if nothing could be merged.

    \b
      fgad-lint merge base.md ours.md theirs.md -o README.md
      fgad-lint merge main~3:README.md main:README.md README.md
      fgad-lint merge --install
    """
    from fgad_lint.cli import atomic_write
    from fgad_lint.cli.git import GitError

    if install or uninstall:
        from fgad_lint.cli import merge_driver

        if install and uninstall:
            raise click.UsageError("--install and --uninstall cannot be used together; leave one out")
        with exit_on_error(GitError):
            merge_driver.install(files or (README,)) if install else merge_driver.uninstall()
        return
    if len(files) != 3:
        raise click.UsageError(f"BASE, OURS and THEIRS are three files, not {len(files)}")
    if files.count(STDIN) > 1:
        raise click.UsageError("only one of BASE, OURS and THEIRS can be -; name files for the others")
    from fgad_lint.curation.merging import MarkersError
    from fgad_lint.curation.merging import merge as merge_lists

    settings = make_settings(config, isolated)
    path = driver or path_of_version(files[1])
    target = files[1] if driver else output_file
    with exit_on_error(GitError, MarkersError):
        base, ours, theirs = map(read_version, files)
        markers = _markers(labels or ("base", "ours", "theirs"), marker_size)
        with progress() as show:
            show("merging")
            text_merge = _merge_by_git(base, ours, theirs, markers)
            merged = merge_lists(base, ours, theirs, settings.of(path).config, markers, text_merge)
        if target:
            atomic_write.write(target, merged.text)
    if not target:
        print_exactly(merged.text)
    if merged.n_conflicts:
        tell(f"{path}: {merged.n_conflicts} conflict{'s' * (merged.n_conflicts > 1)} left, between markers")
    elif text_merge and text_merge.n_conflicts:
        tell(f"{path}: merged paper by paper, no conflict left")
    sys.exit(1 if merged.n_conflicts else 0)


def _markers(labels: Sequence[str], size: int) -> "Markers":
    from fgad_lint.cli import git
    from fgad_lint.curation.three_way import Markers
    from fgad_lint.escape import escape_control_chars

    # Before 2.44, git leaves placeholders such as %X as they are.
    base, ours, theirs = (
        name if label.startswith("%") else escape_control_chars(label)
        for label, name in zip(labels, ("base", "ours", "theirs"), strict=True)
    )
    return Markers(size, ours, base, theirs, git.shows_base())


def _merge_by_git(base: str, ours: str, theirs: str, markers: "Markers") -> "TextMerge | None":
    """What git makes of three texts; None if there is no git, or if it cannot merge them."""
    from fgad_lint.cli import git
    from fgad_lint.curation.three_way import TextMerge

    try:
        merged = git.merge_file(base, ours, theirs, (markers.base, markers.ours, markers.theirs), markers.size)
    except git.GitError:
        return None
    return TextMerge(*merged)
