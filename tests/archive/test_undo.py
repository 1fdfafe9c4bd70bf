"""Undo: the bytes as they were, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kinmap.archive import journal
from kinmap.archive.edit import Change, write
from kinmap.archive.undo import CannotUndoError, done, undo
from tests.archive.mishaps import files, killed

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
ANA, RUI = "people/ana.md", "people/rui.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / ANA).write_bytes(b"0\n")
    return tmp_path


def steps(root: Path, count: int) -> list[dict[str, bytes]]:
    """Write some steps; return the files before each, and at the end."""
    history = [files(root)]
    for turn in range(count):
        changes: dict[str, Change] = {ANA: (f"{turn}\n".encode(), f"{turn + 1}\n".encode())}
        if turn % 3 == 1:
            there = files(root).get(RUI)
            changes[RUI] = (there, None if there else b"rui\n")
        write(root, changes, f"met {turn}", NOON)
        history.append(files(root))
    return history


def test_a_hundred_steps_back_byte_for_byte(root: Path) -> None:
    history = steps(root, 100)
    for before in history[-2::-1]:
        undo(root, 1, NOON)
        assert files(root) == before
    with pytest.raises(CannotUndoError, match="nothing to take back"):
        undo(root, 1, NOON)


def test_several_steps_go_back_at_once(root: Path) -> None:
    history = steps(root, 7)
    taken = undo(root, 5, NOON)
    assert files(root) == history[2]
    assert [step.what for step in taken] == ["met 6", "met 5", "met 4", "met 3", "met 2"]
    assert [step.what for step in done(root)] == ["met 1", "met 0"]


def test_more_than_there_are_is_refused(root: Path) -> None:
    history = steps(root, 2)
    with pytest.raises(CannotUndoError, match="only 2 writes"):
        undo(root, 3, NOON)
    assert files(root) == history[-1]


@pytest.mark.parametrize("content", [b"2\nmine\n", None])
def test_a_file_that_changed_since_is_left_and_named(root: Path, content: bytes | None) -> None:
    steps(root, 2)
    (root / ANA).unlink()
    if content:
        (root / ANA).write_bytes(content)
    before = files(root)
    with pytest.raises(CannotUndoError, match=r"people/ana\.md .* since `met 1` of 2026-11-01 12:00"):
        undo(root, 1, NOON)
    assert files(root) == before
    assert len(done(root)) == 2


def test_a_file_changed_before_the_last_step_stops_only_what_goes_beyond_it(root: Path) -> None:
    steps(root, 1)
    (root / ANA).write_bytes(b"mine\n")
    write(root, {ANA: (b"mine\n", b"mine\nand kinmap's\n")}, "met", NOON)
    with pytest.raises(CannotUndoError):
        undo(root, 2, NOON)
    undo(root, 1, NOON)
    assert files(root) == {ANA: b"mine\n"}


def test_a_mode_comes_back_with_the_file(root: Path) -> None:
    (root / ANA).chmod(0o644)
    write(root, {ANA: (b"0\n", None)}, "rename", NOON)
    undo(root, 1, NOON)
    assert (root / ANA).stat().st_mode & 0o777 == 0o644


def test_a_damaged_journal_takes_nothing_back(root: Path) -> None:
    history = steps(root, 1)
    (kept,) = (root / journal.FOLDER).iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    with pytest.raises(CannotUndoError, match="damaged"):
        undo(root, 1, NOON)
    assert files(root) == history[-1]


def test_killed_anywhere_an_undo_is_done_or_not(tmp_path: Path) -> None:
    for line in range(0, 1000, 11):
        root = tmp_path / str(line)
        (root / "people").mkdir(parents=True)
        (root / ANA).write_bytes(b"0\n")
        history = steps(root, 2)
        dead = killed(partial(undo, root, 1, NOON), line)
        write(root, {"people/zoe.md": (None, b"zoe\n")}, "new zoe", NOON)
        undo(root, 1, NOON)
        assert files(root) in (history[1], history[2])
        undo(root, 1 if files(root) == history[1] else 2, NOON)
        assert files(root) == history[0]
        if not dead:
            return
    pytest.fail("the undo never came to its end")
