"""Leaving out findings: --since, --baseline and --add-ignores."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from command_line import GOOD, POSIX, SAFE, expect, run, write
from marks import NOT_ROOT


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


def git(*words):
    author = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *words], capture_output=True, check=True)


def commit(content):
    write("README.md", content)
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")


def test_since():
    git("init", "--quiet", "--initial-branch=main")
    commit(SAFE)
    git("checkout", "--quiet", "-b", "branch")
    expect(run("--since", "main"), 0, "nothing new in 1 file; 1 already in main\n")
    commit(f"Intro.\n\n{SAFE}")
    expect(run("--since", "main"), 0, "nothing new in 1 file; 1 already in main\n")
    commit(f"Intro.\n\n{SAFE}\n[a](#nowhere)\n")
    expect(
        run("--since", "main", "--output-format", "concise"), 1, r"^README\.md:7:\d+: error: [^\n]*\[broken-anchor\]\n"
    )
    expect(run("--since", "main", "new.md"), 2, "", "new.md: no such file\n")
    write("new.md", SAFE)
    expect(run("--since", "main", "new.md", "--output-format", "concise"), 1, r"^new\.md:3:[^\n]*\n")


def test_since_shows_what_is_new_of_many_findings_with_one_cause():
    git("init", "--quiet", "--initial-branch=main")
    old = "".join(f"- Paper {name} [[paper]](http://arxiv.org/abs/2103.0000{n})\n" for n, name in enumerate("ABC", 1))
    commit(f"## A\n\n{old}")
    commit(f"## A\n\n{old}- Paper D [[paper]](http://arxiv.org/abs/2103.00004)\n")
    shown = r"^README\.md:6:\d+: warning: should be `https://arxiv\.org/abs/2103\.00004` \[arxiv-url\]\n"
    expect(run("--since", "HEAD~1", "--select", "arxiv-url", "--output-format", "concise"), 1, shown)


OLD_FAULTS = "# A {#a}\n\n- [Old](http://arxiv.org/abs/2103.00001) [[code]](x.py)\n"
NEW_FAULTS = "- [New](http://arxiv.org/abs/2103.00002)\n\n## B {#b}\n"


def test_since_repairs_only_what_is_new():
    git("init", "--quiet", "--initial-branch=main")
    commit(OLD_FAULTS)
    write("README.md", OLD_FAULTS + NEW_FAULTS)
    fixed = OLD_FAULTS + NEW_FAULTS.replace("http:", "https:").replace(" {#b}", "")
    select = ("--select", "arxiv-url,unsupported-heading-id")
    patch = run("--since", "main", "--diff", *select).stdout
    assert "-- [New](http://arxiv.org/abs/2103.00002)\n+- [New](https://arxiv.org/abs/2103.00002)\n" in patch
    assert "-## B {#b}\n+## B\n" in patch
    assert "-- [Old]" not in patch
    expect(run("--since", "main", "--fix", *select), 0, "2 findings fixed, none left; 2 already in main\n")
    assert Path("README.md").read_text() == fixed


def test_since_makes_no_fix_that_old_findings_share():
    git("init", "--quiet", "--initial-branch=main")
    listed = "".join(f"- [{name}](#{name.lower()})\n" for name in "ABCDGHIJ")
    commit(f"{listed}\n" + "".join(f"## {name}\n" for name in "AEBCDGHIJ"))
    fix = ("--fix", "--unsafe-fixes", "--select", "contents-missing")
    new = f"{listed}\n" + "".join(f"## {name}\n" for name in "AEFBCDGHIJ")
    write("README.md", new)
    run("--since", "main", *fix)
    assert Path("README.md").read_text() == new
    run(*fix)
    assert "- [E](#e)\n- [F](#f)\n- [B]" in Path("README.md").read_text()


def test_since_without_git():
    write("README.md", SAFE)
    expect(
        run("--since", "main"),
        2,
        "",
        r"^README\.md: not in a git repository, so --since cannot be used [^\n]*\n",
    )
    expect(
        run("--since", "main", "-", stdin=SAFE),
        2,
        "",
        "--since does not work on standard input; name a file instead of -\n",
    )


@pytest.mark.parametrize(
    "args", ["--since main --baseline b.json --add-ignores", "--add-ignores --diff", "--add-ignores --fix", "--since main --add-ignores",
             "--write-baseline --baseline b.json --fix", "--write-baseline --baseline b.json --since main"],
)  # fmt: skip
def test_options_that_cannot_be_combined(args):
    write("README.md", SAFE)
    done = run(*args.split())
    assert (done.exit_code, Path("README.md").read_text()) == (2, SAFE)
    assert "cannot be used together; leave one out" in done.stderr


LEFT_BY_ADD_IGNORES = {
    "a comment with a mistake": (
        "[a](#nowhere) <!-- fgad-lint: ignore: x -->\n",
        "README.md: 1 finding suppressed\n"
        "README.md: 1 finding not suppressed: about ignore comments; correct or drop those\n",
    ),
    "two comments with mistakes": (
        "<!-- fgad-lint: ignore: x -->\n\n<!-- fgad-lint: ignore: x -->\n",
        "README.md: 0 findings suppressed\n"
        "README.md: 2 findings not suppressed: about ignore comments; correct or drop those\n",
    ),
    "within code": (
        "[a](#nowhere) `code\nof two lines`\n",
        "README.md: 0 findings suppressed\nREADME.md: 1 finding not suppressed: "
        "a comment on the line would not be read as one, or would change the text\n",
    ),
}


@pytest.mark.parametrize(("text", "message"), LEFT_BY_ADD_IGNORES.values(), ids=LEFT_BY_ADD_IGNORES)
def test_what_add_ignores_leaves(text, message):
    write("README.md", f"# List\n\n{text}")
    done = run("--add-ignores", "--select", "broken-anchor,unused-suppression")
    assert (done.exit_code, done.stderr) == (1, message)


@POSIX
@NOT_ROOT
def test_add_ignores_to_a_file_that_cannot_be_written():
    write("README.md", SAFE)
    os.chmod("README.md", 0o444)
    assert run("--add-ignores").stderr == "README.md: not written: permission denied\n"


def test_quiet_add_ignores():
    write("README.md", SAFE)
    expect(run("--add-ignores", "--quiet"), 0)


def test_baseline():
    write("docs/list.md", f"{SAFE}\n[a](#nowhere)\n")
    expect(run("docs", "--baseline", "b.json"), 2, "", "b.json: no such file; --write-baseline creates it\n")
    expect(
        run("docs", "--write-baseline"),
        2,
        "",
        "^Error: --write-baseline needs --baseline FILE\n.*Usage.*",
    )
    expect(
        run("docs", "--baseline", "b.json", "--write-baseline"),
        0,
        "nothing new in 1 file; 2 accepted by b.json\n",
        "b.json: now accepts 2 findings\n",
    )
    assert list(json.loads(Path("b.json").read_text())["accepted"]) == ["docs/list.md"]
    expect(run("docs", "--baseline", "b.json"), 0, "nothing new in 1 file; 2 accepted by b.json\n")
    write("docs/list.md", f"Intro.\n\n{SAFE}\n[b](#nowhere-else)\n")
    expect(
        run("docs", "--baseline", "b.json", "--output-format", "concise"),
        1,
        r"^docs/list\.md:7:[^\n]*\[broken-anchor\]\n",
        "b.json: 1 accepted finding no longer occurs; --write-baseline removes it\n",
    )
    assert "\n1 finding in 1 file (1 error); 1 accepted by b.json\n" in run("docs", "--baseline", "b.json").stdout
    write("other.md", SAFE)
    run("other.md", "--baseline", "b.json", "--write-baseline")
    assert list(json.loads(Path("b.json").read_text())["accepted"]) == ["docs/list.md", "other.md"]
    write("b.json", "{}")
    expect(
        run("docs", "--baseline", "b.json"),
        2,
        "",
        "b.json: not a baseline of this version; name another file, or delete this one and use --write-baseline\n",
    )


def test_only_a_baseline_is_overwritten():
    write("README.md", SAFE)
    write("notes.json", "Notes.\n")
    for options in ([], ["--write-baseline"]):
        message = "--baseline ./README.md is an input file; name another\n"
        expect(run("--baseline", "./README.md", *options), 2, "", message)
        message = "notes.json: not JSON; name another file, or delete this one and use --write-baseline\n"
        expect(run("--baseline", "notes.json", *options), 2, "", message)
    assert (Path("README.md").read_text(), Path("notes.json").read_text()) == (SAFE, "Notes.\n")
    expect(run("--baseline", "a/b.json", "--write-baseline"), 2, "", "a/b.json: not written: no such folder\n")


def test_add_ignores():
    write("README.md", SAFE)
    summary = "nothing new in 1 file; 1 suppressed by the added comments\n"
    expect(run("--add-ignores"), 0, summary, "README.md: 1 finding suppressed\n")
    written = Path("README.md").read_text()
    assert written == SAFE.replace("## Depth", "<!-- fgad-lint: ignore unsupported-heading-id -->\n## Depth")
    expect(run(), 0, "nothing found in 1 file\n")
    done = run("-", "--add-ignores", stdin=SAFE)
    assert (done.exit_code, done.stdout) == (0, written)


def test_add_ignores_leaves_alone_what_a_baseline_accepts():
    write("README.md", f"{SAFE}\n[a](#nowhere)\n")
    run("--baseline", "b.json", "--write-baseline")
    write("README.md", f"{SAFE}\n[a](#nowhere)\n\n[b](#gone)\n")
    summary = "nothing new in 1 file; 1 suppressed by the added comments, 2 accepted by b.json\n"
    expect(run("--baseline", "b.json", "--add-ignores"), 0, summary, "README.md: 1 finding suppressed\n")
    written = f"{SAFE}\n[a](#nowhere)\n\n[b](#gone) <!-- fgad-lint: ignore broken-anchor -->\n"
    assert Path("README.md").read_text() == written


def test_ignore_comment_keeps_what_else_is_accepted_on_its_line():
    write("README.md", "# L\n\n[a](#nowhere) [b]()\n")
    run("--baseline", "b.json", "--write-baseline")
    write("README.md", "# L\n\n[a](#nowhere) [b]() <!-- fgad-lint: ignore empty-link -->\n")
    done = run("--baseline", "b.json")
    assert done.stdout == "nothing new in 1 file; 1 accepted by b.json\n"


def test_baseline_that_accepts_nothing_is_not_mentioned():
    write("README.md", GOOD)
    args = ("--baseline", "b.json", "--write-baseline")
    expect(run(*args), 0, "nothing found in 1 file\n", "b.json: now accepts 0 findings\n")


@pytest.mark.parametrize("output_format", ["text", "markdown"])
def test_name_of_the_baseline_is_escaped(output_format):
    write("README.md", SAFE)
    run("--baseline", "\x1b[31m<b>.json", "--write-baseline")
    shown = run("--baseline", "\x1b[31m<b>.json", "--output-format", output_format).stdout
    assert "1 accepted by" in shown
    assert "\x1b" not in shown
    assert ("<b>" in shown) == (output_format == "text")
