"""Writing into an archive under all that can go wrong, with safety.md's figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from kinmap.archive.capture import with_entry
from kinmap.archive.edit import write
from kinmap.archive.settings import Settings
from kinmap.archive.undo import undo
from kinmap.archive.wording import CannotWriteError, Item
from tests.archive.layouts import addition, sketch
from tests.archive.mishaps import NOON, at_once, files, full_after, full_at, killed, killed_once
from tests.archive.test_edit import SCENES
from tests.archive.test_splice import check, check_slips

pytestmark = pytest.mark.torture
ANA = "people/ana.md"


def test_a_thousand_points_at_which_a_write_is_killed(tmp_path: Path) -> None:
    points = 0
    for scene, changes in SCENES.items():
        line = 0
        while killed_once(tmp_path / f"{scene}-{line}", changes, line):
            line += 1
        points += line
    assert points >= 1000


def test_every_point_at_which_an_undo_is_killed(tmp_path: Path) -> None:
    for line in range(2000):
        root = tmp_path / str(line)
        start(root, b"0\n")
        write(root, {ANA: (b"0\n", b"1\n"), "people/eva.md": (None, b"eva\n")}, "met", NOON)
        after = files(root)
        dead = killed(partial(undo, root, 1, NOON), line)
        write(root, {"people/zoe.md": (None, b"zoe\n")}, "new zoe", NOON)
        undo(root, 1, NOON)
        assert files(root) in ({ANA: b"0\n"}, after)
        if not dead:
            return
    pytest.fail("the undo never came to its end")


def test_eight_writers_of_two_hundred_lines_each(tmp_path: Path) -> None:
    start(tmp_path, b"---\nname: Ana\n---\n")
    notes = at_once(tmp_path, ANA, 8, 200)
    assert sorted(notes) == sorted(f"{writer} wrote {turn}" for writer in range(8) for turn in range(200))
    for writer in range(8):
        turns = [int(note.split()[-1]) for note in notes if note.startswith(f"{writer} ")]
        assert turns == sorted(turns, reverse=True)


@pytest.mark.parametrize("fill", [*(partial(full_after, size=size) for size in range(0, 90_000, 2000)),
                                  *(partial(full_at, call=call) for call in range(15))])  # fmt: skip
def test_sixty_full_disks(tmp_path: Path, fill: Callable[[Callable[[], object]], bool]) -> None:
    old = {ANA: b"a" * 45_000, "people/rui.md": b"r" * 30_000}
    for path, content in old.items():
        start(tmp_path, content, path)
    changes = {path: (content, content + b"b" * 45_000) for path, content in old.items()}
    write(tmp_path, {"people/eva.md": (None, b"eva")}, "new", NOON)
    told = fill(partial(write, tmp_path, changes, "met", NOON))
    now = files(tmp_path)
    assert now.pop("people/eva.md") == b"eva"
    assert told
    assert now == old
    write(tmp_path, changes, "met", NOON)
    assert files(tmp_path)[ANA] == changes[ANA][1]


@pytest.mark.parametrize("start", range(0, 10_000, 1000))
def test_ten_thousand_lines_in_every_layout(start: int) -> None:
    written = sum(check(Random(seed)) for seed in range(start, start + 1000))  # noqa: S311 - repeatable
    assert written > 950


@pytest.mark.parametrize("seed", range(10))
def test_three_thousand_lines_into_notes_with_slips(seed: int) -> None:
    assert check_slips(Random(seed), 300) > 200  # noqa: S311 - repeatable


def test_a_hundred_lines_taken_back_one_by_one(tmp_path: Path) -> None:
    dice = Random(1)  # noqa: S311 - repeatable
    start(tmp_path, b"---\nname: Ana\n---\n")
    for other in range(4):
        start(tmp_path, sketch(dice).content, f"people/p{other}.md")
    history = [files(tmp_path)]
    while len(history) <= 100:
        path = sorted(history[-1])[dice.randrange(5)]
        ledger, head, note = addition(dice)
        try:
            written = with_entry(path, history[-1][path], ledger, Item(head, note), Settings())
        except CannotWriteError:
            path, written = ANA, with_entry(ANA, history[-1][ANA], ledger, Item(head, note), Settings())
        write(tmp_path, {path: (history[-1][path], written.content)}, "met", NOON)
        history.append(files(tmp_path))
    for before in history[-2::-1]:
        undo(tmp_path, 1, NOON)
        assert files(tmp_path) == before


def start(root: Path, content: bytes, path: str = ANA) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)
