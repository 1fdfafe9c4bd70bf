"""Each way to save, twenty times, and all of them at once: the site is always exactly the right one."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.conftest import SMALL, Served, clean, serving, write
from tests.serve.saves import SAVES, Save, git_checkout, git_stash, people_replaced, text

pytestmark = pytest.mark.torture

TIMES = 20
TOGETHER = tuple(save for save in SAVES if save not in {git_checkout, git_stash, people_replaced})
"""Saves that several programs may make at once; the others take the whole archive for theirs."""


@pytest.fixture(params=[False, True], ids=["events", "looks"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """A small archive that is served, by either way to watch it."""
    root = tmp_path / "saved"
    write(root, SMALL)
    with serving(root, root / "site", poll=request.param) as served:
        yield served


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_each_way_to_save_ends_in_the_right_site_twenty_times(
    served: Served, save: Save, tmp_path: Path
) -> None:
    wrong = []
    for n in range(TIMES):
        save(served.root, n)
        if not served.settles_as(clean(served.root, tmp_path / "clean")):
            wrong.append(n)
    assert wrong == []
    assert not [it for it in served.told if it.look.failure]


def test_one_save_after_the_other_without_waiting(served: Served, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - an order, no secret
    for n in range(TIMES * 5):
        chance.choice(SAVES)(served.root, n)
    assert served.settles_as(clean(served.root, tmp_path / "clean"))


def test_two_programs_at_once(served: Served, tmp_path: Path) -> None:
    def other() -> None:
        for n in range(TIMES * 10):
            write(served.root, {"people/rui.md": text(n, "Rui"), f"people/other/q{n % 7}.md": text(n, "Q")})

    writer = threading.Thread(target=other)
    writer.start()
    chance = random.Random(8)  # noqa: S311 - as above
    for n in range(TIMES * 2):
        chance.choice(TOGETHER)(served.root, n)
    writer.join()
    assert served.settles_as(clean(served.root, tmp_path / "clean"))
