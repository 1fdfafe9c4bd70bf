"""An import is done whole or not at all, wherever it is cut short; and any file is taken without a fall."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

import pytest

from bench.connections import export
from kinmap.archive.edit import writing
from kinmap.archive.undo import undo
from kinmap.interchange.foreign import NotThisFormatError
from kinmap.interchange.formats import FORMATS
from kinmap.interchange.plan import plan
from tests.archive.mishaps import NOON, files, killed, killed_once

LINKEDIN = FORMATS["linkedin"]
FIRST, SECOND = export(40), export(60, seed=8)
ROWS, BASE = "network/linkedin.csv", "network/.linkedin.csv"
POINTS = 12
MUTATED, TORTURED = 150, 20_000


def brought_in(root: Path, content: bytes) -> None:
    """Bring a file in, as the command does."""
    with writing(root, NOON) as writer:
        here = files(root)
        found = plan(LINKEDIN, LINKEDIN.read(content, None), (), here.get(ROWS), here.get(BASE))
        writer.write(found.changes, "import linkedin Connections.csv")


def test_undo_gives_back_the_bytes_of_before(tmp_path: Path) -> None:
    brought_in(tmp_path, FIRST)
    before = files(tmp_path)
    brought_in(tmp_path, SECOND)
    assert files(tmp_path) != before
    undo(tmp_path, 1, NOON)
    assert files(tmp_path) == before
    undo(tmp_path, 1, NOON)
    assert files(tmp_path) == {}


@pytest.mark.parametrize("part", range(POINTS))
def test_cut_short_it_is_made_good_by_the_next(tmp_path: Path, part: int) -> None:
    brought_in(tmp_path, FIRST)
    killed(partial(brought_in, tmp_path, SECOND), part * 25)
    brought_in(tmp_path, SECOND)
    again = files(tmp_path)
    brought_in(tmp_path, SECOND)
    assert files(tmp_path) == again
    assert again[ROWS].count(b"\n") == again[BASE].count(b"\n")


@pytest.mark.torture
def test_wherever_it_dies_both_files_are_of_before_or_both_of_after(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    brought_in(made, FIRST)
    old = files(made)
    found = plan(LINKEDIN, LINKEDIN.read(SECOND, None), (), old[ROWS], old[BASE])
    line = 0
    while killed_once(tmp_path / str(line), found.changes, line):
        line += 1
    assert line > POINTS


def mutated(chance: Random) -> bytes:
    """Return an export that somebody's programme, disk or cat went over."""
    content = bytearray(export(chance.randrange(1, 12), chance.randrange(99)))
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(content) or 1)
        match chance.randrange(4):
            case 0:
                content[at : at + chance.randrange(30)] = b""
            case 1:
                content[at:at] = chance.choice((b'"', b",", b"\n", b"\r", b"\0", b"\xff\xfe", b"=", b"\xc3"))
            case 2:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                content[at:at] = content[at : at + chance.randrange(60)]
    return bytes(content)


def taken(seed: int) -> bool:
    """Bring a mutated file in twice; tell whether it was one of LinkedIn's at all."""
    content = mutated(Random(seed))  # noqa: S311 - a seeded generator is no cipher
    try:
        foreign = LINKEDIN.read(content, None)
    except NotThisFormatError:
        return False
    lines = sum(it.height for it in foreign.contacts) + sum(it.height for it in foreign.passed)
    assert lines + sum(foreign.silent.values()) == foreign.lines
    made = plan(LINKEDIN, foreign, (), None, None).changes
    after = {path: new for path, (_, new) in made.items()}
    assert plan(LINKEDIN, foreign, (), after.get(ROWS), after.get(BASE)).changes == {}
    return True


def test_mutated_files_are_taken_without_a_fall() -> None:
    assert sum(taken(seed) for seed in range(MUTATED)) > MUTATED // 2


@pytest.mark.torture
def test_twenty_thousand_mutated_files_are_taken_without_a_fall() -> None:
    assert sum(taken(seed) for seed in range(TORTURED)) > TORTURED // 2
