"""However a program saves, the site that is served becomes the one that a clean build makes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinmap.archive.shares import alone
from kinmap.cli.workshop import Workshop
from tests.serve.conftest import SMALL, Served, bytes_of, clean, serving, workshop_of, write
from tests.serve.saves import SAVES, Save


@pytest.fixture(scope="module")
def other(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Somebody who builds the same archive elsewhere, without having seen how it was saved."""
    return workshop_of(served.root, tmp_path_factory.mktemp("other") / "site")


def built(other: Workshop) -> dict[str, bytes]:
    with alone():
        assert not other.look().failure
    return bytes_of(other.place)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small archive that is served while one save after the other is made in it."""
    root = tmp_path_factory.mktemp("saved")
    write(root, SMALL)
    with serving(root, root / "site") as served:
        yield served


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_save_ends_in_exactly_the_right_site(served: Served, save: Save, other: Workshop) -> None:
    save(served.root, 1)
    assert served.settles_as(built(other))


def test_a_touch_or_other_rights_write_nothing(served: Served, other: Workshop) -> None:
    assert served.settles_as(built(other))
    before = served.place.stat()
    number = served.server.news.number
    note = served.root / "people/ana.md"
    os.utime(note)
    note.chmod(0o600)
    served.rounds.one()
    assert (served.place.stat().st_ino, served.server.news.number) == (before.st_ino, number)


def test_after_all_of_them_it_is_what_a_clean_build_makes(served: Served, tmp_path: Path) -> None:
    assert served.settles_as(clean(served.root, tmp_path / "clean"))
    assert not [it for it in served.told if it.look.failure]
