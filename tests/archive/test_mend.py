"""Mends that cannot be wrong: the line, and not a byte more."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kinmap.archive.load import load
from kinmap.archive.mend import mend, spliced
from kinmap.archive.undo import undo
from kinmap.problems import Problem, Splice
from kinmap.text import Span

COLON = b"---\nname: Ana\nmeetings:\n  - 2026-10-03 coffee: She said: yes.\n---\nBody  \n"
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
MENDED = COLON.replace(b"She said: yes.", b'"She said: yes."')


def archive_of(root: Path, content: bytes) -> Path:
    file = root / "people" / "ana.md"
    file.parent.mkdir()
    file.write_bytes(content)
    return file


def mended(root: Path) -> list[str]:
    return [f"{each.span.line}: {each.line}" for each in mend(root, load(root).problems, NOON)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (COLON, MENDED),
        (COLON.replace(b"\n", b"\r\n"), MENDED.replace(b"\n", b"\r\n")),
        ("\ufeff".encode() + COLON, "\ufeff".encode() + MENDED),
        (COLON.rstrip(b"\n"), MENDED.rstrip(b"\n")),
        (COLON.replace(b"Ana", "谢 🦄".encode()), MENDED.replace(b"Ana", "谢 🦄".encode())),
    ],
    ids=["plain", "crlf", "bom", "no last line end", "other scripts"],
)
def test_a_mend_changes_the_line_and_not_a_byte_more(tmp_path: Path, before: bytes, after: bytes) -> None:
    file = archive_of(tmp_path, before)
    assert mended(tmp_path) == ['4: - 2026-10-03 coffee: "She said: yes."']
    assert file.read_bytes() == after
    assert mended(tmp_path) == []
    assert file.read_bytes() == after


def test_what_has_other_faults_is_mended_where_it_can_be(tmp_path: Path) -> None:
    file = archive_of(tmp_path, COLON.replace(b"name: Ana", b"name: Ana\nhow: @home\nkonwn: 2019"))
    assert len(mended(tmp_path)) == 2
    assert b'how: "@home"' in file.read_bytes()
    assert [problem.code for problem in load(tmp_path).problems] == ["unknown-field"]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    file = archive_of(tmp_path, COLON)
    file.chmod(0o640)
    mended(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["ana.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file = archive_of(tmp_path, COLON)
    (tmp_path / "real").mkdir()
    file.rename(tmp_path / "real" / "ana.md")
    file.symlink_to(Path("..") / "real" / "ana.md")
    mended(tmp_path)
    assert file.is_symlink()
    assert file.read_bytes() == MENDED


def test_a_line_that_is_no_longer_what_it_was_stays() -> None:
    fault = Problem(Span("a.md", 1, 1), "quote", "", splice=Splice("@home", '"@home"'))
    beyond = Problem(Span("a.md", 9, 1), "quote", "", splice=Splice("@home", '"@home"'))
    unsaid = Problem(Span("a.md", 1, 1), "quote", "")
    assert spliced(b"at home\n", [fault, beyond, unsaid]) == b"at home\n"
    assert spliced(b"@home \xff\n", [fault]) == b'"@home" \xff\n'


def test_a_mend_that_would_bring_a_new_problem_is_not_written(tmp_path: Path) -> None:
    file = archive_of(tmp_path, b"---\nname: Ana\nhow: fine\n---\n")
    worse = Problem(Span("people/ana.md", 3, 6), "quote", "", splice=Splice("fine", '"fine'))
    assert mend(tmp_path, [worse], NOON) == []
    assert file.read_bytes() == b"---\nname: Ana\nhow: fine\n---\n"


def test_a_disk_that_does_not_take_it_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = archive_of(tmp_path, COLON)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        mended(tmp_path)
    assert file.read_bytes() == COLON
    assert [path.name for path in file.parent.iterdir()] == ["ana.md"]


def test_a_comment_stays_a_comment(tmp_path: Path) -> None:
    before = b"---\nname: Ana\nhow: @home\n\n# why\n  # indeed\nknown: 2019\n---\n"
    file = archive_of(tmp_path, before)
    assert mended(tmp_path) == ['3: how: "@home"']
    assert file.read_bytes() == before.replace(b"@home", b'"@home"')


def test_what_may_be_a_comment_is_left_to_its_owner(tmp_path: Path) -> None:
    before = b"---\nname: Ana\nhow: @home # why\n---\n"
    file = archive_of(tmp_path, before)
    assert mended(tmp_path) == []
    assert file.read_bytes() == before
    assert load(tmp_path).problems[0].fix == 'how: "@home # why"'


def test_a_mend_can_be_taken_back(tmp_path: Path) -> None:
    file = archive_of(tmp_path, COLON)
    mended(tmp_path)
    (step,) = undo(tmp_path, 1, NOON)
    assert step.what == "check --fix"
    assert file.read_bytes() == COLON
