"""An archive under git: what is staged is checked, and two machines' lines are united."""

from __future__ import annotations

import os
import pty
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kinmap.archive.load import load
from tests.cli.conftest import REPOSITORY, Run

WHO = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@x.example",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@x.example",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONPATH": str(REPOSITORY),
}  # fmt: skip
BROKEN = "---\nname: Eva\nmeetings:\n  - 2026-13-01 call\n---\n"
SOUND = BROKEN.replace("-13-", "-12-")
ANA = "---\nname: Ana\nmeetings:\n  - 2026-03-01 call\n  - 2026-01-01 coffee: Said.\n---\nOne.\n\nTwo.\n"


def git(folder: Path, *words: str, code: int = 0) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *words],
        env=os.environ | WHO, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def committed(folder: Path, message: str = "more") -> str:
    git(folder, "add", "--all")
    return git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture
def mine(run: Run, tmp_path: Path) -> Path:
    """An archive under git, with its hook."""
    assert run("init", "--hook", "mine").code == 0
    committed(tmp_path / "mine")
    return tmp_path / "mine"


# -- the hook ------------------------------------------------------------------------------------


def test_what_is_staged_is_checked_and_not_what_lies_there(mine: Path) -> None:
    eva = mine / "people" / "eva.md"
    eva.write_text(BROKEN)
    git(mine, "add", "--all")
    eva.write_text(SOUND)
    said = git(mine, "commit", "--message", "x", code=1)
    assert "people/eva.md:4:5: error[date]" in said
    git(mine, "add", "--all")
    eva.write_text(BROKEN)
    git(mine, "commit", "--message", "x")
    assert git(mine, "show", "HEAD:people/eva.md") == SOUND


def test_what_was_wrong_before_and_elsewhere_holds_up_no_commit(mine: Path, run: Run) -> None:
    (mine / "people" / "eva.md").write_text(BROKEN)
    git(mine, "add", "--all")
    git(mine, "commit", "--no-verify", "--message", "x")
    (mine / "people" / "rui.md").write_text("---\nname: Rui\n---\n[[nobody]]\n")
    assert committed(mine) == ""
    (mine / "people" / "a").mkdir()
    (mine / "people" / "a" / "rui.md").write_text("---\nname: Rui\n---\n")
    git(mine, "add", "--all")
    ran = run("-C", mine, "check", "--staged")
    assert ran.code == 1
    assert "error[id-clash]" in ran.out


def test_in_a_folder_of_another_repository_its_own_files_are_checked(run: Run, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    git(whole, "init", "--quiet")
    run("init", "--hook", whole / "my people")
    assert not (whole / "my people" / ".git").exists()
    (whole / "people").mkdir()
    (whole / "people" / "eva.md").write_text(BROKEN)
    committed(whole)
    (whole / "my people" / "people" / "eva.md").write_text(BROKEN)
    git(whole, "add", "--all")
    assert "\npeople/eva.md:4:5: error" in "\n" + git(whole, "commit", "--message", "x", code=1)


def test_a_hook_that_is_there_stays_and_none_is_made_unasked(run: Run, tmp_path: Path) -> None:
    assert run("init", "new").code == 0
    hook = tmp_path / "new" / ".git" / "hooks" / "pre-commit"
    assert not hook.exists()
    hook.write_text("#!/bin/sh\nexit 0\n")
    ran = run("init", "--hook", "new")
    assert "kinmap check --staged" in ran.out
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"
    hook.unlink()
    run("init", "--hook", "new")
    assert hook.stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize(("answer", "there"), [("y", True), ("", False)])
def test_at_a_terminal_it_is_asked_for_until_it_is_there(tmp_path: Path, answer: str, there: bool) -> None:
    ours, theirs = pty.openpty()
    hook = tmp_path / "new" / ".git" / "hooks" / "pre-commit"
    asked = []
    for _ in range(2):
        os.write(ours, f"{answer}\n".encode())
        done = subprocess.run(
            [sys.executable, "-m", "kinmap", "init", "new"],
            cwd=tmp_path, env=os.environ | WHO, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
            check=True, timeout=60,
        )  # fmt: skip
        asked.append(b"before each commit?" in done.stderr + os.read(ours, 10_000))
        assert hook.exists() == there
    assert asked == [True, not there]
    os.close(ours)
    os.close(theirs)


def test_without_git_staged_is_one_sentence(run: Run, small: Path) -> None:
    ran = run("-C", small, "check", "--staged")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert run("-C", small, "check", "--staged", "--fix").code == 2


# -- two machines --------------------------------------------------------------------------------


@pytest.fixture
def machines(mine: Path, run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """One archive on two machines."""
    (mine / "people" / "ana.md").write_text(ANA)
    (mine / "people" / "eva.md").write_text("---\nname: Eva\n---\n")
    committed(mine)
    yours = tmp_path / "yours"
    git(tmp_path, "clone", "--quiet", str(mine), str(yours))
    assert "told git how to merge" in run("init", yours).out
    return mine, yours


def changed(folder: Path, name: str, *pairs: tuple[str, str]) -> None:
    note = folder / "people" / name
    text = note.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    note.write_text(text)


def test_lines_of_two_machines_are_all_there(machines: tuple[Path, Path]) -> None:
    mine, yours = machines
    first, last, end = "  - 2026-03-01 call\n", "  - 2026-01-01 coffee: Said.\n", "---\nOne."
    for folder, day, who in ((mine, "05", "they"), (yours, "04", "I")):
        changed(
            folder, "ana.md",
            (first, f"  - 2026-{day}-01 walk: Top.\n{first}"),
            (last, f"{last}  - 2025-{day}-01 walk: Bottom.\n"),
            (end, f"trust:\n  - 2026-{day}-02 {who} earned\n{end}"),
        )  # fmt: skip
        changed(folder, "eva.md", ("name: Eva\n", f"name: Eva\nmeetings:\n  - 2026-{day}-07 call\n"))
        committed(folder)
    git(yours, "pull", "--quiet", "--no-rebase", "--no-edit")
    git(mine, "pull", "--quiet", "--no-rebase", "--no-edit", str(yours))
    assert (
        (mine / "people" / "ana.md").read_text()
        == (yours / "people" / "ana.md").read_text()
        == (
            "---\nname: Ana\nmeetings:\n"
            "  - 2026-05-01 walk: Top.\n  - 2026-04-01 walk: Top.\n"
            f"{first}{last}"
            "  - 2025-05-01 walk: Bottom.\n  - 2025-04-01 walk: Bottom.\n"
            "trust:\n  - 2026-05-02 they earned\n  - 2026-04-02 I earned\n"
            "---\nOne.\n\nTwo.\n"
        )
    )
    eva = load(yours).people["eva"]
    assert [str(each.date) for each in eva.meetings] == ["2026-05-07", "2026-04-07"]
    assert git(yours, "status", "--porcelain") == ""


def test_one_line_that_both_changed_is_a_conflict_alone(machines: tuple[Path, Path]) -> None:
    mine, yours = machines
    for folder, hours in ((mine, "2h"), (yours, "3h")):
        new = f"  - 2026-03-01 call\n  - 2026-02-0{hours[0]} walk\n"
        changed(folder, "ana.md", ("coffee: Said.", f"coffee {hours}: Said."), ("  - 2026-03-01 call\n", new))
        committed(folder)
    assert "CONFLICT" in git(yours, "pull", "--no-rebase", "--no-edit", code=1)
    assert (yours / "people" / "ana.md").read_text() == (
        "---\nname: Ana\nmeetings:\n  - 2026-03-01 call\n  - 2026-02-03 walk\n  - 2026-02-02 walk\n"
        "<<<<<<< ours\n  - 2026-01-01 coffee 3h: Said.\n=======\n  - 2026-01-01 coffee 2h: Said.\n"
        ">>>>>>> theirs\n---\nOne.\n\nTwo.\n"
    )


@pytest.mark.parametrize("gone", ["/nowhere/kinmap", f"{shlex.quote(sys.executable)} -m kinmap_is_no_more"])
def test_where_kinmap_is_gone_git_merges_by_itself(machines: tuple[Path, Path], gone: str) -> None:
    mine, yours = machines
    driver = git(yours, "config", "--get", "merge.kinmap.driver").strip()
    words = driver.removeprefix("if ").partition(" --version")[0]
    git(yours, "config", "merge.kinmap.driver", driver.replace(words, gone))
    changed(mine, "ana.md", ("One.", "Mine."))
    changed(yours, "ana.md", ("name: Ana", "name: Ana Lima"))
    for folder in machines:
        committed(folder)
    git(yours, "pull", "--quiet", "--no-rebase", "--no-edit")
    assert (yours / "people" / "ana.md").read_text() == ANA.replace("One.", "Mine.").replace(
        "Ana\n", "Ana Lima\n"
    )


def test_a_note_that_is_not_to_be_read_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("merge-notes", "base", "ours", "theirs", at=tmp_path)
    assert (ran.code, ran.err) == (129, "Error: the note was not merged: base: No such file or directory\n")
