"""Writing into an archive: only what is meant, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kinmap.archive import journal
from kinmap.archive.edit import Change, ChangedUnderneathError, create, keep, write, writing
from kinmap.archive.journal import BEGUN, DamagedStepError, Step, packed, unpacked
from kinmap.archive.load import load
from kinmap.archive.scaffold import FILES
from kinmap.archive.targets import OutsideError
from tests.archive.mishaps import at_once, files, full_after, full_at, killed, killed_once

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
ANA, RUI = "people/ana.md", "people/rui.md"
BOTH: Mapping[str, Change] = {ANA: (b"ana\n", b"ANA\n"), RUI: (b"rui\n", b"RUI\n")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / ANA).write_bytes(b"ana\n")
    (tmp_path / RUI).write_bytes(b"rui\n")
    return tmp_path


def test_files_are_changed_together(root: Path) -> None:
    write(root, BOTH, "rename ana", NOON)
    assert files(root) == {ANA: b"ANA\n", RUI: b"RUI\n"}


def test_a_file_can_be_new_or_go(root: Path) -> None:
    write(root, {"people/work/eva.md": (None, b"eva\n"), ANA: (b"ana\n", None)}, "rename ana eva", NOON)
    assert files(root) == {RUI: b"rui\n", "people/work/eva.md": b"eva\n"}


def test_what_stays_the_same_is_not_written(root: Path) -> None:
    before = (root / ANA).stat().st_mtime_ns
    write(root, {ANA: (b"ana\n", b"ana\n")}, "import", NOON)
    assert (root / ANA).stat().st_mtime_ns == before
    assert journal.numbers(root) == []


@pytest.mark.parametrize("strange", [{RUI: (b"another\n", b"RUI\n")}, {RUI: (None, b"RUI\n")}])
def test_a_file_that_changed_meanwhile_is_left_and_so_are_the_others(
    root: Path, strange: Mapping[str, Change]
) -> None:
    with pytest.raises(ChangedUnderneathError, match=r"people/rui\.md"):
        write(root, {**BOTH, **strange}, "rename", NOON)
    assert files(root) == {ANA: b"ana\n", RUI: b"rui\n"}
    assert journal.numbers(root) == []


def test_a_file_that_changes_in_the_last_moment_is_left_and_the_others_are_put_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.replace

    def meddled(self: Path, target: Path) -> Path:
        if target.name == "ana.md":
            (root / RUI).write_bytes(b"mine\n")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", meddled)
    with pytest.raises(ChangedUnderneathError):
        write(root, BOTH, "rename", NOON)
    assert files(root) == {ANA: b"ana\n", RUI: b"mine\n"}
    assert journal.numbers(root) == journal.numbers(root, BEGUN) == []


@pytest.mark.parametrize("path", ["../eva.md", "/eva.md", "people/../../eva.md", "people/out/eva.md", "."])
def test_what_leads_out_of_the_archive_is_not_written(root: Path, path: str) -> None:
    (root / "people" / "out").symlink_to(root.parent)
    with pytest.raises(OutsideError):
        write(root, {path: (None, b"eva\n")}, "new eva", NOON)
    assert not (root.parent / "eva.md").exists()


def test_modes_are_kept_and_new_files_are_for_the_owner_alone(root: Path) -> None:
    (root / ANA).chmod(0o640)
    write(root, {ANA: (b"ana\n", b"ANA\n"), "people/work/eva.md": (None, b"eva\n")}, "met", NOON)
    assert (root / ANA).stat().st_mode & 0o777 == 0o640
    assert (root / "people/work/eva.md").stat().st_mode & 0o777 == 0o600
    assert (root / "people/work").stat().st_mode & 0o777 == 0o700
    kept = [path for path in (root / ".kinmap").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}


def test_a_link_stays_a_link(root: Path) -> None:
    (root / "real").mkdir()
    (root / ANA).rename(root / "real" / "ana.md")
    (root / ANA).symlink_to(Path("..") / "real" / "ana.md")
    write(root, {ANA: (b"ana\n", b"ANA\n")}, "met", NOON)
    assert (root / ANA).is_symlink()
    assert (root / "real" / "ana.md").read_bytes() == b"ANA\n"


def full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("after", range(4))
def test_a_disk_that_does_not_take_it_leaves_the_old_files(
    root: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    calls, whole = iter(range(100)), os.fsync
    with writing(root, NOON):
        pass
    monkeypatch.setattr(os, "fsync", lambda handle: whole(handle) if next(calls) < after else full(handle))
    with pytest.raises(OSError, match="No space"):
        write(root, BOTH, "rename", NOON)
    monkeypatch.undo()
    assert files(root) == {ANA: b"ana\n", RUI: b"rui\n"}
    assert journal.numbers(root) == journal.numbers(root, BEGUN) == []


SCENES: dict[str, Mapping[str, Change]] = {
    "one": {ANA: (b"ana\n", b"ANA\n")},
    "new": {"people/eva.md": (None, b"eva\n")},
    "gone": {ANA: (b"ana\n", None)},
    "many": {f"people/p{at}.md": (b"ana\n", b"eva\n") for at in range(6)},
    "all": {ANA: (b"ana\n", None), RUI: (b"rui\n", b"RUI\n"), "events/eva.md": (None, b"eva\n")},
}


@pytest.mark.parametrize("scene", SCENES)
def test_killed_anywhere_each_file_is_whole_and_the_next_write_settles_all(
    tmp_path: Path, scene: str
) -> None:
    for line in range(0, 1000, 9):
        if not killed_once(tmp_path / str(line), SCENES[scene], line):
            break
    else:
        pytest.fail("the write never came to its end")


def test_what_was_cut_short_is_left_where_its_owner_went_on(root: Path) -> None:
    assert killed(partial(write, root, BOTH, "rename", NOON), between_two_files(root))
    (root / ANA).write_bytes(b"mine\n")
    write(root, {"people/eva.md": (None, b"eva\n")}, "new", NOON)
    assert files(root)[ANA] == b"mine\n"
    assert files(root)[RUI] == b"rui\n"


def between_two_files(root: Path) -> int:
    """Return a line at which one of two files has changed, and the other has not."""
    for line in range(1000):
        there = root.parent / f"{root.name}-{line}"
        shutil.copytree(root, there)
        killed(partial(write, there, BOTH, "rename", NOON), line)
        if files(there)[ANA] == b"ANA\n" and files(there)[RUI] == b"rui\n":
            return line
    raise AssertionError


def test_a_step_that_cannot_be_read_back_is_known_for_it() -> None:
    step = Step("met ana", "2026-11-01T12:00:00+00:00", (journal.Before(ANA, b"ana\n", None, 0o600),))
    assert unpacked(packed(step)) == step
    for damaged in (b"", b"{}\n", packed(step)[:-1], packed(step).replace(b"ana\n", b"rui\n"), b"\xff\n"):
        with pytest.raises(DamagedStepError):
            unpacked(damaged)


def test_a_hundred_steps_are_kept(root: Path) -> None:
    for turn in range(105):
        old, new = (f"{at}\n".encode() for at in (turn, turn + 1))
        write(root, {"people/eva.md": (old if turn else None, new)}, f"turn {turn}", NOON)
    kept = [journal.load(root, number).what for number in journal.numbers(root)]
    assert kept == [f"turn {turn}" for turn in range(5, 105)]


def test_kinmaps_own_folder_stays_out_of_git(root: Path) -> None:
    write(root, BOTH, "rename", NOON)
    assert (root / ".kinmap" / ".gitignore").read_bytes() == b"*\n"


def test_what_can_be_worked_out_again_is_kept_where_that_is_possible(root: Path) -> None:
    assert keep(root, "names.json", b"{}")
    assert keep(root, "names.json", b"[]")
    assert (root / ".kinmap/names.json").read_bytes() == b"[]"
    (root / ".kinmap/names.json").unlink()
    (root / ".kinmap/names.json").mkdir()
    assert not keep(root, "names.json", b"")


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "people" / "ana.md"
    assert create(path, "one\n")
    assert not create(path, "two\n")
    assert path.read_bytes() == b"one\n"


def test_a_new_archive_reads_well(tmp_path: Path) -> None:
    for path, content in FILES.items():
        create(tmp_path / path, content)
    archive = load(tmp_path)
    assert archive.problems == ()
    jo = archive.people["jo-example"]
    assert all((jo.meetings, jo.trust, jo.exchange, jo.life, jo.promises))


@pytest.mark.parametrize("size", [0, 40, 400, 2000])
def test_a_file_that_cannot_grow_further_leaves_the_old_ones(root: Path, size: int) -> None:
    changes = {ANA: (b"ana\n", b"A" * 3000), RUI: (b"rui\n", b"R" * 3000)}
    assert full_after(partial(write, root, changes, "rename", NOON), size)
    assert files(root) == {ANA: b"ana\n", RUI: b"rui\n"}


@pytest.mark.parametrize("call", range(0, 15, 4))
def test_a_disk_that_refuses_one_call_leaves_the_old_files(root: Path, call: int) -> None:
    with writing(root, NOON):
        pass
    assert full_at(partial(write, root, BOTH, "rename", NOON), call)
    assert files(root) == {ANA: b"ana\n", RUI: b"rui\n"}
    write(root, BOTH, "rename", NOON)


def test_writers_at_once_lose_no_line(root: Path) -> None:
    (root / ANA).write_bytes(b"---\nname: Ana\n---\n")
    notes = at_once(root, ANA, 3, 12)
    assert sorted(notes) == sorted(f"{writer} wrote {turn}" for writer in range(3) for turn in range(12))
