"""`kinmap init`: a new archive, and never over what is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from kinmap.archive.load import load
from tests.cli.conftest import Run


def test_a_new_archive_reads_and_builds_without_a_problem(run: Run, tmp_path: Path) -> None:
    ran = run("init", "new")
    assert (ran.code, ran.err) == (0, "")
    assert "kinmap -C new build" in ran.out
    assert load(tmp_path / "new").problems == ()
    assert run("-C", "new", "build", "--strict").code == 0
    assert run("-C", "new", "check", "--strict").code == 0


def test_a_file_that_is_there_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site.yml").write_text("title: Mine\n")
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "notes.txt").write_text("mine\n")
    ran = run("init")
    assert ran.code == 0
    assert "kept  site.yml" in ran.out
    assert (tmp_path / "site.yml").read_text() == "title: Mine\n"
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "people" / "jo-example.md").is_file()


def test_a_file_of_attributes_that_is_there_is_told_what_it_lacks(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("*.png binary\npeople/**/*.md merge=kinmap\n")
    ran = run("init")
    assert (
        ".gitattributes is yours; for git to unite notes, write there:\n  events/**/*.md merge=kinmap\n"
        in ran.out
    )
    assert (tmp_path / ".gitattributes").read_text().startswith("*.png binary")


def test_where_there_are_people_no_example_is_added(run: Run, small: Path) -> None:
    assert run("init", small).code == 0
    assert sorted(path.name for path in (small / "people").iterdir()) == ["ana.md", "rui.md"]


def test_a_second_time_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("init", "new")
    before = {path: path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert run("init", "new").code == 0
    assert {path: path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()} == before


def test_it_is_under_git_where_git_is_and_only_once(run: Run, tmp_path: Path) -> None:
    assert shutil.which("git")
    run("init", "new")
    assert (tmp_path / "new" / ".git").is_dir()
    run("init", "new/inner")
    assert not (tmp_path / "new" / "inner" / ".git").exists()


def test_it_does_without_git(run: Run, tmp_path: Path) -> None:
    ran = run("init", "new", env={"PATH": "/nowhere"})
    assert ran.code == 0
    assert not (tmp_path / "new" / ".git").exists()


def test_what_is_built_and_locked_is_not_put_under_git(run: Run, tmp_path: Path) -> None:
    run("init", "new")
    run("-C", "new", "build")
    status = subprocess.run(
        ["git", "-C", tmp_path / "new", "status", "--porcelain", "--untracked-files=all"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert sorted(status.stdout.split()[1::2]) == [
        ".gitattributes",
        ".gitignore",
        "people/jo-example.md",
        "site.yml",
    ]


def test_a_file_in_the_way_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("in the way")
    ran = run("init", "new")
    assert ran.code == 2
    assert "was not written" in ran.err
    assert "Traceback" not in ran.err
