"""What is the same for every command: where the archive is, how help looks, what a wrong word gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.cli import COMMANDS, VERSION
from tests.cli.conftest import Run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Example: kinmap {command}" in " ".join(ran.out.split())
    assert run(command, "-h") == ran


def test_help_lists_all_commands_and_shows_how_to_start(alone: Run) -> None:
    ran = alone("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)
    assert "Example: kinmap " in ran.out


def test_the_version_is_said(alone: Run) -> None:
    assert alone("--version") == (0, f"kinmap {VERSION}\n", "")


@pytest.mark.parametrize("command", ["build", "check", "export json"])
def test_where_there_is_no_archive_a_sentence_says_what_to_do(run: Run, command: str) -> None:
    ran = run(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert "there is no archive here" in ran.err
    assert "kinmap init" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "words", ["biuld", "build --outptu x", "export xml", "-C nowhere check", "check nowhere.md"]
)
def test_a_wrong_word_is_told_in_a_sentence(run: Run, small: Path, words: str) -> None:
    ran = run(*words.split(), at=small)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
    assert "Traceback" not in ran.err


def test_the_archive_is_found_from_any_folder_in_it(run: Run, small: Path) -> None:
    assert run("check", at=small / "people").code == 0
    assert run("-C", small, "check", at=small.parent) == run("check", at=small)


def test_people_alone_make_an_archive_and_so_does_site_yml(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one" / "people").mkdir(parents=True)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "site.yml").touch()
    assert run("check", at=tmp_path / "one").code == 0
    assert run("check", at=tmp_path / "two").code == 0


def test_the_day_may_be_wrong(run: Run, small: Path) -> None:
    ran = run("build", "--today", "2026-13-01", at=small)
    assert ran.code == 2
    assert '"2026-13-01" is no date: there is no month 13' in ran.err
    ran = run("build", at=small, env={"SOURCE_DATE_EPOCH": "soon"})
    assert ran.code == 2
    assert 'SOURCE_DATE_EPOCH is "soon", which is no number of seconds' in ran.err


@pytest.mark.parametrize("epoch", ["9" * 30, "999999999999", "0"])
def test_an_epoch_beyond_all_calendars_is_no_crash(run: Run, small: Path, epoch: str) -> None:
    ran = run("export", "json", at=small, env={"SOURCE_DATE_EPOCH": epoch})
    assert ran.code == (0 if epoch == "0" else 2)
    assert "Traceback" not in ran.err
