"""`kinmap sift`: one key each, saved as it goes, in a terminal and without one."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinmap.archive.load import load
from kinmap.archive.rows import HEADER, Mark
from tests.cli.conftest import REPOSITORY

ROWS = "network/rows.csv"
PEOPLE = ("Ana", "Rui", "Eva", "Ida", "Olof")
LONGEST = 20
"""Seconds to wait for words in the terminal; they come within a second."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / "network").mkdir()
    rows = "".join(f"{name},l.example/{name},,Lumen,Editor,2019-05-04,phone,\n" for name in PEOPLE)
    (tmp_path / ROWS).write_text(f"{HEADER},mark\n{rows}")
    return tmp_path


def environment(root: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "HOME": str(root), "TERM": "xterm"}


def piped(root: Path, *lines: str) -> str:
    """Answer in lines, and return what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "kinmap", "sift"],
        cwd=root,
        env=environment(root),
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def marks(root: Path) -> list[Mark]:
    """Return the marks that there are, sorted."""
    return sorted(row.mark for row in load(root).rows if row.mark)


# -- in lines ------------------------------------------------------------------------------


def test_answers_are_marks_in_the_file_in_the_end(root: Path) -> None:
    said = piped(root, "k", "stranger", "c", "q", "n")
    assert marks(root) == ["connected", "known", "stranger"]
    assert "3 answers are in network/rows.csv; `kinmap undo` takes them back." in said
    assert load(root).problems == ()


def test_what_is_known_of_each_is_said_and_what_the_answers_tell(root: Path) -> None:
    (root / "people/lea.md").write_text("---\nname: Lea\ngroups: [Lumen]\naliases: [Ana, Rui, Eva]\n---\n")
    (root / "people/ida.md").write_text("---\nname: X\ncontact: {web: l.example/ida}\n---\n")
    said = " ".join(piped(root, *"ccccc", "n").split())
    for words in (
        " 1 of 5 Editor at Lumen since 2019-05-04 · l.example/",
        "With Lumen, too: Lea.",
        "4 other rows are of Lumen.",
        "Of that name there is a note: people/lea.md.",
        "There is a note: people/ida.md.",
        "1 of 1 connected. Judged by these, between 1 and 5 of all 5 are.",
        "5 of 5 connected.",
        "All rows are marked.",
    ):
        assert words in said


def test_it_is_taken_up_where_it_was_left_and_the_skipped_come_last(root: Path) -> None:
    first = piped(root, "", "k", "q")
    again = piped(root, "q")
    assert shown(again)[0] == shown(first)[2]
    rest = piped(root, "k", "k", "k", "q")
    assert shown(rest)[3] == shown(first)[0]


def test_back_and_undo(root: Path) -> None:
    piped(root, "b", "u", "c", "u", "k", "b", "s", "q")
    assert marks(root) == ["stranger"]


def test_the_end_of_all_input_is_as_good_as_quitting(root: Path) -> None:
    assert "Make" not in piped(root, "c")
    assert marks(root) == ["connected"]


def test_a_word_that_is_none_is_answered_with_those_that_are(root: Path) -> None:
    assert piped(root, "perhaps", "q").count("c connected · k known") == 2
    assert marks(root) == []
    assert not (root / ".kinmap").exists()


def test_undo_takes_a_whole_sitting_back(root: Path) -> None:
    before = (root / ROWS).read_bytes()
    piped(root, "k", "s", "k", "q")
    subprocess.run(
        [sys.executable, "-m", "kinmap", "undo"],
        cwd=root,
        env=environment(root),
        check=True,
        capture_output=True,
    )
    assert (root / ROWS).read_bytes() == before


def test_notes_are_made_of_those_connected_and_since_when_is_asked_once(root: Path) -> None:
    said = piped(root, "c", "c", "c", "c", "k", "y", "1998", "soon", "2019-05", "", "-")
    assert '"soon" is no date' in said
    people = load(root).people.values()
    assert sorted(str(person.declared) for person in people) == ["1998", "2019-05", "None"]
    assert {str(person.known) for person in people} == {"2019-05-04"}
    assert {person.groups for person in people} == {("Lumen",)}
    assert load(root).problems == ()
    assert "One of those you are connected to has no note yet." in piped(root, "q")


def test_no_note_is_made_unless_one_says_so(root: Path) -> None:
    piped(root, "c", "q", "n")
    piped(root, "q", "")
    assert not list((root / "people").iterdir())


def test_somebody_of_that_name_is_left_to_its_owner(root: Path) -> None:
    for name in PEOPLE:
        (root / f"people/{name}-x.md").write_text(f"---\nname: {name}\n---\n")
    said = piped(root, "c", "q")
    assert "which has the name; `kinmap promote` settles it." in said
    assert len(list((root / "people").iterdir())) == len(PEOPLE)


def test_without_rows_it_says_where_they_come_from(root: Path) -> None:
    (root / ROWS).unlink()
    assert "kinmap import linkedin" in piped(root)


def shown(said: str) -> list[str]:
    """Return whom it asked about, in order."""
    return [line.split()[0] for line in said.splitlines() if line.endswith(" of 5")]


# -- in a terminal -------------------------------------------------------------------------


class Terminal:
    """A terminal with `kinmap sift` in it."""

    def __init__(self, root: Path) -> None:
        self.ours, self.theirs = pty.openpty()
        self.before = termios.tcgetattr(self.theirs)
        self.program = subprocess.Popen(
            [sys.executable, "-m", "kinmap", "sift"],
            cwd=root,
            env=environment(root),
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            start_new_session=True,
        )
        self.said = ""

    def until(self, words: str, times: int = 1) -> None:
        """Read until some words have come so many times."""
        while self.said.count(words) < times:
            assert select.select([self.ours], [], [], LONGEST)[0], f"{words} never came:\n{self.said}"
            self.said += os.read(self.ours, 4096).decode()

    def press(self, keys: str) -> None:
        """Press some keys."""
        os.write(self.ours, keys.encode())

    def end(self) -> int:
        """Wait for the end; the terminal must be as it was."""
        code = self.program.wait(LONGEST)
        assert termios.tcgetattr(self.theirs) == self.before
        return code

    def close(self) -> None:
        self.program.kill()
        self.program.wait()
        os.close(self.ours)
        os.close(self.theirs)


@pytest.fixture
def terminal(root: Path) -> Iterator[Terminal]:
    opened = Terminal(root)
    yield opened
    opened.close()


def test_one_key_is_an_answer(root: Path, terminal: Terminal) -> None:
    terminal.until("1 of 5")
    terminal.press("k")
    terminal.until("2 of 5")
    terminal.press("s \x1b[Dq")
    terminal.until("2 answers are in network/rows.csv")
    assert terminal.end() == 0
    assert marks(root) == ["known", "stranger"]


def test_keys_pressed_ahead_are_not_lost(root: Path, terminal: Terminal) -> None:
    terminal.until("1 of 5")
    terminal.press("kkssq")
    terminal.until("4 answers are in")
    assert terminal.end() == 0
    assert marks(root) == ["known", "known", "stranger", "stranger"]


def test_a_date_is_typed_as_a_line(root: Path, terminal: Terminal) -> None:
    terminal.until("1 of 5")
    terminal.press("cq")
    terminal.until("Make it now? (y or n) ")
    terminal.press("y\n")
    terminal.until("Connected since when?")
    terminal.press("1998\n")
    terminal.until("people/")
    assert terminal.end() == 0
    assert [str(person.declared) for person in load(root).people.values()] == ["1998"]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_however_it_ends_the_terminal_is_as_it_was_and_the_answers_are_there(
    root: Path, terminal: Terminal, end: signal.Signals
) -> None:
    terminal.until("1 of 5")
    terminal.press("kk")
    terminal.until("3 of 5")
    terminal.program.send_signal(end)
    terminal.until("2 answers are in")
    assert terminal.end() == (0 if end is signal.SIGINT else 128 + end)
    assert marks(root) == ["known", "known"]


def test_killed_outright_it_has_every_answer_the_next_time(root: Path, terminal: Terminal) -> None:
    terminal.until("1 of 5")
    terminal.press("kk")
    terminal.until("3 of 5")
    terminal.program.kill()
    terminal.program.wait()
    assert marks(root) == []
    said = piped(root, "q")
    assert "3 of 5" in said
    assert marks(root) == ["known", "known"]
