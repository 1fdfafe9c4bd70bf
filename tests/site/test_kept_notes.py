"""A build from notes that were kept gives the bytes of one from their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.archive.edit import OWN
from kinmap.archive.kept import NAMED
from kinmap.archive.sealed import sealed, unsealed
from kinmap.cli.build import anew, begun
from kinmap.cli.stages import Stages
from kinmap.site.kept import FILE as PAGES
from tests.site.rebuilding import DAY, again, clean, put, start, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small archive, built once."""
    again(start(tmp_path / "archive"), DAY)
    return tmp_path / "archive"


def forge(root: Path) -> None:
    """Put another's words into what is kept, under a sum that is right."""
    file = root / OWN / NAMED
    held = unsealed(file.read_bytes())
    assert held
    assert b"The prize." in held
    file.write_bytes(sealed(held.replace(b"The prize.", b"A prize, I.")))


def test_a_build_takes_what_is_kept(root: Path) -> None:
    forge(root)
    (root / PAGES).unlink()  # what pages of a note are kept is known by its bytes, which are as they were
    put(root, "people/new.md", "# New\n")
    again(root, DAY)
    assert b"A prize, I." in tree(root / "site")["people/eva.html"]


def test_a_clean_build_passes_over_what_is_kept_and_keeps_it_anew(root: Path, tmp_path: Path) -> None:
    forge(root)
    anew(begun(root, root / "site", DAY, clean=True), Stages())
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)
    assert b"A prize, I." not in (root / OWN / NAMED).read_bytes()
