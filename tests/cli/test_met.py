"""`kinmap met`: one line for a meeting, and where it went."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinmap.archive.load import load
from tests.cli.conftest import REPOSITORY, Run

DAY = ("--today", "2026-11-01")


def note(root: Path, id_: str) -> str:
    return (root / "people" / f"{id_}.md").read_text(encoding="utf-8")


def test_a_meeting_is_one_line_and_is_said_with_its_place(run: Run, small: Path) -> None:
    before = note(small, "ana")
    ran = run(
        "met", "ana", "coffee", "yesterday", "2h", "by", "me", "-m", "She took the job.", *DAY, at=small
    )
    line = "- 2026-10-31 coffee 2h by me: She took the job."
    assert ran == (0, f"people/ana.md:4: {line}\n", "")
    assert note(small, "ana") == before.replace("meetings:\n", f"meetings:\n  {line}\n")


def test_several_people_are_one_line_with_the_others(run: Run, small: Path) -> None:
    ran = run("met", "ana", "rui", "coffee", *DAY, at=small)
    assert ran.out == "people/ana.md:4: - 2026-11-01 coffee with rui\n"
    assert "meetings" not in note(small, "rui")


def test_a_list_is_made_where_there_is_none(run: Run, small: Path) -> None:
    assert run("met", "rui", "-3d", *DAY, at=small).out == "people/rui.md:5: - 2026-10-29\n"
    assert note(small, "rui") == "---\nname: Rui\nknows: [ana]\nmeetings:\n  - 2026-10-29\n---\n"


def test_quotes_are_put_where_yaml_needs_them_and_nowhere_else(run: Run, small: Path) -> None:
    run("met", "rui", "call", "-m", "He said: yes", *DAY, at=small)
    run("met", "rui", "call", "-m", "It's fine, he said", *DAY, at=small)
    assert '- 2026-11-01 call: "He said: yes"\n' in note(small, "rui")
    assert "- 2026-11-01 call: It's fine, he said\n" in note(small, "rui")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("zoe", "coffee"), '"zoe" fits nobody in these notes.'),
        (("rui", "cofee"), "Did you mean `coffee`?"),
        (("ana", "by", "yes"), "`yes` is not me, they or both"),
        (("ana", "with"), "after `with` there should be ids of people"),
        (("ana", "coffee", "call"), "`call` stands beside `coffee`"),
        (("ana", "today", "yesterday"), "an entry has one date"),
        (("ana", "2026-13-01"), "there is no month 13"),
        (("ana", "-m", "bell \a"), "control character (U+0007)"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_written(
    run: Run, small: Path, words: tuple[str, ...], said: str
) -> None:
    before = note(small, "ana"), note(small, "rui")
    ran = run("met", *words, *DAY, at=small)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (note(small, "ana"), note(small, "rui")) == before


def test_several_who_fit_are_listed_and_nothing_is_written(run: Run, small: Path) -> None:
    (small / "people/anabel.md").write_text("---\nname: Ana\n---\n")
    (small / "people/ana.md").rename(small / "people/ana-duarte.md")
    ran = run("met", "ana", "coffee", *DAY, at=small)
    assert ran.code == 2
    assert ran.err.splitlines()[0] == 'Error: "ana" may be any of these:'
    assert [line.split()[0] for line in ran.err.splitlines()[1:]] == ["ana-duarte", "anabel"]
    assert "2026-11-01" not in note(small, "anabel")


def test_an_archive_with_faults_elsewhere_can_still_be_written_to(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text("---\nname: Rui\nhow: @home\nkonwn: 2019\n---\n")
    assert run("met", "rui", "coffee", *DAY, at=small).code == 0
    assert "how: @home\nkonwn: 2019\nmeetings:\n  - 2026-11-01 coffee\n---" in note(small, "rui")


def test_a_note_whose_place_cannot_be_told_is_left(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text("---\nname: Rui\nmeetings: some\n---\n")
    ran = run("met", "rui", "coffee", *DAY, at=small)
    assert ran.code == 2
    assert "people/rui.md: `meetings` in line 3 is no list" in ran.err


def test_a_full_disk_is_said_in_one_sentence_and_the_note_stays(small: Path) -> None:
    before = note(small, "ana")
    script = f"ulimit -f 0; exec {sys.executable} -m kinmap -C {small} met ana coffee"
    ran = subprocess.run(
        ["sh", "-c", script],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"Error: not written: File too large\n"
    assert note(small, "ana") == before


def test_ten_at_once_are_ten_lines(small: Path) -> None:
    words = [sys.executable, "-m", "kinmap", "-C", str(small), "met", "ana", "coffee", "-m"]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    started = [
        subprocess.Popen([*words, str(turn)], env=env, stdout=subprocess.DEVNULL) for turn in range(10)
    ]
    assert [each.wait() for each in started] == [0] * 10
    assert sorted(meeting.note for meeting in load(small).people["ana"].meetings) == [
        *map(str, range(10)),
        "Said.",
    ]
