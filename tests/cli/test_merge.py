"""`kinmap merge`: two notes of one person become one, every link leads there, and one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.archive.load import load
from tests.archive.mishaps import files
from tests.cli.terminal import typed, written

FILES = {
    "people/ana.md": b"---\nname: Ana Duarte\nmeetings:\n  - 2026-01-01 coffee\n---\n",
    "people/work/ana-d.md": b"---\nname: Ana D.\nmeetings:\n  - 2026-02-01 call\n---\n",
    "people/rui.md": b"---\nname: Rui\nknows: [ana-d]\nmeetings:\n  - 2026-03-01 walk with ana-d\n---\n"
    b"[[Ana D.]]\n",
    "people/eva.md": b"---\nname: Eva\nknows: [ana]\n---\n",
    "events/dinner.md": b"---\ntitle: Dinner\ndate: 2026-04-01\nthere: [ana, ana-d, rui]\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "archive", FILES)


def test_all_of_it_goes_over_and_one_undo_takes_it_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    done = typed(capsys, root, "merge ana ana-d")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("people/work/ana-d.md is in people/ana.md now\n")
    archive = load(root)
    assert [problem.code for problem in archive.problems] == []
    ana, rui = archive.people["ana"], archive.people["rui"]
    assert (ana.aliases, [str(it.date) for it in ana.meetings]) == (("Ana D.",), ["2026-02-01", "2026-01-01"])
    assert [tie.id for tie in rui.knows] == [*rui.meetings[0].companions] == ["ana"]
    assert archive.names["ana d."] == "ana"
    assert archive.events["dinner"].there == ("ana", "rui")
    assert not (root / "people/work/ana-d.md").exists()
    assert typed(capsys, root, "undo").code == 0
    assert files(root) == before


def test_two_that_name_each_other_are_two(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    done = typed(capsys, root, "merge eva ana")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Error: people/eva.md:3 names ana, as somebody else; take that out first\n"
    assert files(root) == before


@pytest.mark.parametrize("words", ["ana ana", "ana nobody", "an rui", "ana dinner"])
def test_without_two_people_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    before = files(root)
    assert typed(capsys, root, f"merge {words}").code == 2
    assert files(root) == before
