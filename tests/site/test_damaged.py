"""Whatever becomes of what builds keep, the next one makes the site that a clean one makes."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.archive.mishaps import in_a_child
from tests.cli.conftest import Ran, typed_here
from tests.site.rebuilding import DAY, KEPT, again, clean, put, start, tree

GERMAN = {
    "site.yml": "title: Yours\nme: Zoë\nlanguage: de\n",
    "templates/about.html": '{% extends "kinmap/about.html" %}{% block footer %}Yours.{% endblock %}',
}
NAMES = ("Ana", "Another", "Ana of Porto")


@dataclass(slots=True)
class Kept:
    """All that is kept of builds of an archive, and what it ought to be.

    Attributes:
        root: the archive.
        place: where this user's compiled templates are.
        own: what was kept by the last build of it, by file.
        others: what other archives and other builds keep, with the ending of the file.
    """

    root: Path
    place: Path
    own: dict[Path, bytes]
    others: list[tuple[str, bytes]]

    def files(self) -> list[Path]:
        """Return what is kept: three files in the archive, and the templates of its language."""
        return [*(self.root / ".kinmap" / name for name in KEPT), *self.place.glob("templates-en.*")]

    def mend(self) -> None:
        """Put back what the last build kept, for its owner alone."""
        for path, held in self.own.items():
            take_away(path)
            with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:  # noqa: PTH123
                file.write(held)

    def look(self) -> None:
        """Take down what is kept."""
        self.own = {path: path.read_bytes() for path in self.files()}


def take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def name(root: Path, said: str) -> None:
    """Give Ana a name, which stands on the pages of others, too."""
    put(root, "people/ana.md", f"---\nname: {said}\nmeetings: [2026-10-03 coffee with rui]\n---\n[[eva]]\n")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for this user's compiled templates."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "kinmap"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What clean builds make of the archive, by the name that Ana has."""
    root = start(tmp_path_factory.mktemp("sites") / "one")
    found = {}
    for said in NAMES:
        name(root, said)
        found[said] = clean(root, root.parent / "clean", DAY)
    return found


@pytest.fixture
def kept(tmp_path: Path, place: Path) -> Kept:
    """What is kept of an archive, beside one in another language with a template of its own."""
    root, other = start(tmp_path / "one"), start(tmp_path / "other")
    for path, text in GERMAN.items():
        put(other, path, text)
    again(other, DAY)
    again(root, DAY)
    kept = Kept(root, place, {}, [])
    others = [*(other / ".kinmap" / file for file in KEPT), *place.glob("templates-de.*"), *kept.files()]
    kept.others = [(path.suffix, path.read_bytes()) for path in others]
    name(root, NAMES[0])
    again(root, DAY)
    kept.look()
    return kept


Damage = Callable[[Random, Path, Kept], object]


def cut(dice: Random, path: Path, kept: Kept) -> None:
    path.write_bytes(kept.own[path][: dice.randrange(len(kept.own[path]))])


def flipped(dice: Random, path: Path, kept: Kept) -> None:
    held = bytearray(kept.own[path])
    held[dice.randrange(len(held))] ^= 1 << dice.randrange(8)
    path.write_bytes(held)


def longer(dice: Random, path: Path, kept: Kept) -> None:
    path.write_bytes(kept.own[path] + dice.choice((b"\n", b"\0", kept.own[path], dice.randbytes(9))))


def torn(dice: Random, path: Path, kept: Kept) -> None:
    """Let a part be nothing but zeros, as after a power cut."""
    at, held = dice.randrange(len(kept.own[path])), kept.own[path]
    path.write_bytes(held[:at] + bytes(len(held[at : at + 4096])) + held[at + 4096 :])


def swapped(dice: Random, path: Path, kept: Kept) -> None:
    """Put what another archive, another build, or another language has in its place, whole."""
    path.write_bytes(dice.choice([held for suffix, held in kept.others if suffix == path.suffix]))


def emptied(_: Random, path: Path, _kept: Kept) -> None:
    path.write_bytes(b"")


def gone(_: Random, path: Path, _kept: Kept) -> None:
    path.unlink()


def a_folder(_: Random, path: Path, _kept: Kept) -> None:
    path.unlink()
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def closed(_: Random, path: Path, _kept: Kept) -> None:
    path.chmod(0)  # which stops everybody but the machine's administrator


def a_link_to_itself(_: Random, path: Path, _kept: Kept) -> None:
    path.unlink()
    path.symlink_to(path)  # which nobody can read, whoever they are


DAMAGES: tuple[Damage, ...] = (
    swapped, cut, flipped, a_folder, emptied, a_link_to_itself, torn, closed, longer, gone,
)  # fmt: skip


@pytest.mark.parametrize("times", [len(DAMAGES), pytest.param(200, marks=pytest.mark.torture)])
def test_a_build_on_damaged_caches_makes_the_site_of_a_clean_one(
    kept: Kept, times: int, sites: dict[str, dict[str, bytes]]
) -> None:
    """Half of the times something has changed since, so that the caches would have been of use."""
    dice = Random(12)  # noqa: S311 - repeatable, no cipher
    for turn in range(times):
        damage = DAMAGES[turn % len(DAMAGES)]
        harmed = dice.sample(kept.files(), dice.choice((1, 1, 2, len(kept.files()))))
        said = dice.choice(NAMES)
        name(kept.root, said)
        for path in harmed:
            damage(dice, path, kept)
        done = again(kept.root, DAY)
        assert tree(kept.root / "site") == sites[said], (turn, damage, harmed)
        if done and not any(path.is_dir() or path.is_symlink() for path in harmed):
            kept.look()
        else:
            kept.mend()
    again(kept.root, DAY)
    assert not again(kept.root, DAY)
    left = {path.name for path in (kept.root / ".kinmap").iterdir() if path.is_file()}
    assert left == {*KEPT, ".gitignore"}


# -- where nothing can be kept -----------------------------------------------------------------


def build(root: Path) -> Ran:
    """Build as somebody does who types the command."""
    return typed_here(["-C", root, "build", "--today", DAY.isoformat()])


def said_nothing(ran: Ran) -> bool:
    """Tell whether a build had nothing to complain of."""
    return (ran.code, ran.err) == (0, "") and ran.out.startswith("Built ")


@pytest.fixture
def new(tmp_path: Path, place: Path) -> Path:
    """An archive that was never built, by somebody who never built one."""
    del place
    return start(tmp_path / "new")


def read_only(path: Path) -> None:
    path.mkdir(mode=0o500, parents=True)  # which stops everybody but the machine's administrator


def a_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")


def into_itself(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path)


@pytest.mark.parametrize("spoil", [read_only, a_file, into_itself])
def test_where_nothing_can_be_kept_the_site_is_right_and_nothing_is_said(
    new: Path, place: Path, spoil: Callable[[Path], None], sites: dict[str, dict[str, bytes]]
) -> None:
    for folder in (new / ".kinmap", place):
        spoil(folder)
    for said in NAMES[:2]:
        name(new, said)
        assert said_nothing(build(new))
        assert tree(new / "site") == sites[said]


Filled = Callable[[tuple[Path, ...]], Callable[[], bool]]


def full_at(folders: tuple[Path, ...], call: int) -> Callable[[], bool]:
    """Let the disk be full for one call that would write into some folders, from now on, in this process.

    Returns:
        what tells whether there was such a call.
    """
    calls = 0

    def audit(event: str, said: tuple[object, ...]) -> None:
        nonlocal calls
        writes = event in {"os.rename", "os.mkdir"} or (event == "open" and int(str(said[2])) & os.O_CREAT)
        if writes and any(Path(str(said[0])).is_relative_to(it) for it in folders):
            calls += 1
            if calls == call:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(said[0]))

    sys.addaudithook(audit)
    return lambda: calls >= call


def full_after(_folders: tuple[Path, ...], size: int) -> Callable[[], bool]:
    """Let the disk take no file beyond a size: every file of the site, and half of the compiled templates."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return lambda: True


FULL: tuple[Filled, ...] = (
    *(partial(full_at, call=call) for call in (4, 7, 10)),  # the notes, the templates, the pages
    partial(full_after, size=100_000),
)
MORE: tuple[Filled, ...] = (
    *(partial(full_at, call=call) for call in (1, 2, 3, 5, 6, 8, 9, 11)),
    partial(full_after, size=400_000),
)


@pytest.mark.parametrize("fill", [*FULL, *(pytest.param(it, marks=pytest.mark.torture) for it in MORE)])
def test_a_disk_that_is_full_for_what_is_kept_leaves_the_site_right(
    new: Path, place: Path, fill: Filled, sites: dict[str, dict[str, bytes]]
) -> None:
    def build_on_it() -> int:
        filled = fill((new / ".kinmap", place))
        return 0 if said_nothing(build(new)) and filled() else 1

    name(new, NAMES[0])
    assert in_a_child(build_on_it) == 0
    assert tree(new / "site") == sites[NAMES[0]]
    name(new, NAMES[1])
    assert said_nothing(build(new))
    assert tree(new / "site") == sites[NAMES[1]]
    assert not again(new, DAY)
