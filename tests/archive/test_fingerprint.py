"""A fingerprint is the same for the same files, and another for any other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinmap.archive.files import find, fingerprint


def start(root: Path) -> Path:
    (root / "people").mkdir()
    (root / "people/ana.md").write_text("---\nname: Ana\n---\n")
    (root / "people/rui.md").write_text("---\nname: Rui\n---\n")
    (root / "site.yml").write_text("title: Mine\n")
    return root


def test_the_same_files_have_the_same_fingerprint(tmp_path: Path) -> None:
    root = start(tmp_path)
    assert fingerprint(find(root)) == fingerprint(find(root))


@pytest.mark.parametrize("edits", [20, pytest.param(1000, marks=pytest.mark.torture)])
def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path: Path, edits: int) -> None:
    root = start(tmp_path)
    note = root / "people/ana.md"
    seen, at = {fingerprint(find(root))}, note.stat()
    for n in range(edits):
        note.write_text(f"---\nname: {n:03}\n---\n")
        os.utime(note, ns=(at.st_atime_ns, at.st_mtime_ns))
        assert (note.stat().st_size, note.stat().st_mtime_ns) == (at.st_size, at.st_mtime_ns)
        seen.add(fingerprint(find(root)))
    assert len(seen) == edits + 1


def test_bytes_that_move_from_one_file_to_the_next_are_another_archive(tmp_path: Path) -> None:
    root = start(tmp_path)
    before = fingerprint(find(root))
    (root / "people/ana.md").write_text("---\nname: Ana\n---\n---\n")
    (root / "people/rui.md").write_text("name: Rui\n---\n")
    assert fingerprint(find(root)) != before


def test_a_file_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    root = start(tmp_path)
    (root / "people/ana.md").write_text("")
    before = fingerprint(find(root))
    (root / "people/ana.md").unlink()
    (root / "people/ana.md").mkdir()
    assert fingerprint(find(root)) != before
