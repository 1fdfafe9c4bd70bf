"""A build that remembers the last one gives a clean one's bytes, and does nothing where nothing is new."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path
from random import Random

import pytest

from bench import corpus
from kinmap.archive import edit as writing
from kinmap.archive.files import find
from kinmap.archive.load import read
from kinmap.community.model import community
from kinmap.pages import person
from kinmap.pages.frame import frame
from kinmap.pages.view import view
from kinmap.site.again import remember
from kinmap.site.cache import FILE, recalled
from kinmap.site.inputs import Inputs, inputs
from kinmap.site.kept import FILE as PAGES
from kinmap.site.manifest import NAME, sums
from kinmap.site.render import Renderer
from tests.site.rebuilding import DAY, again, clean, edit, put, start, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small archive, built once."""
    again(start(tmp_path / "archive"), DAY)
    return tmp_path / "archive"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for tests that leave all as it is."""
    root = start(tmp_path_factory.mktemp("again") / "archive")
    again(root, DAY)
    return root


def test_where_nothing_is_new_nothing_is_touched(untouched: Path) -> None:
    def stamps() -> list[tuple[Path, int, int]]:
        return [(path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(untouched.rglob("*"))]

    before = stamps()
    assert not again(untouched, DAY)
    assert stamps() == before


@pytest.mark.parametrize("edits", [3, pytest.param(500, marks=pytest.mark.torture)])
def test_random_edits_give_the_bytes_of_clean_builds(root: Path, tmp_path: Path, edits: int) -> None:
    dice, day = Random(6), DAY  # noqa: S311 - repeatable, no cipher
    for turn in range(edits):
        day = edit(root, dice, day)
        again(root, day)
        assert tree(root / "site") == clean(root, tmp_path / "clean", day), turn
        assert not again(root, day), turn


@pytest.mark.parametrize("edits", [2, pytest.param(1000, marks=pytest.mark.torture)])
def test_an_edit_that_keeps_size_and_time_is_built(root: Path, edits: int) -> None:
    note = root / "people/ana.md"
    put(root, "people/ana.md", "---\nname: Ana 0000\n---\n")
    again(root, DAY)
    at = note.stat()
    for turn in range(1, edits + 1):
        note.write_text(f"---\nname: Ana {turn:04}\n---\n")
        os.utime(note, ns=(at.st_atime_ns, at.st_mtime_ns))
        assert (note.stat().st_size, note.stat().st_mtime_ns) == (at.st_size, at.st_mtime_ns)
        assert again(root, DAY)
        assert f"Ana {turn:04}".encode() in (root / "site/people/ana.html").read_bytes()


def test_what_was_changed_in_the_site_by_hand_is_put_right(root: Path) -> None:
    before = tree(root / "site")
    at = (root / "site/index.html").stat()
    (root / "site/index.html").write_bytes(before["index.html"][:-1] + b"?")
    os.utime(root / "site/index.html", ns=(at.st_atime_ns, at.st_mtime_ns))
    assert again(root, DAY)
    assert tree(root / "site") == before


def test_a_site_that_was_copied_is_known_by_its_bytes(untouched: Path) -> None:
    for path in (untouched / "site").rglob("*.html"):
        os.utime(path, ns=(0, 0))
    assert not again(untouched, DAY)


def test_a_picture_that_comes_later_is_taken_in(root: Path) -> None:
    put(root, "people/boat.png", "a picture")
    assert again(root, DAY)
    assert (root / "site/files/people/boat.png").read_bytes() == b"a picture"


def test_a_damaged_cache_is_no_cache(untouched: Path) -> None:
    root = untouched
    whole, dice = (root / FILE).read_bytes(), Random(7)  # noqa: S311 - repeatable, no cipher
    assert recalled(root)
    for turn in range(200):
        at = dice.randrange(len(whole))
        (root / FILE).write_bytes(
            (
                whole[:at],
                whole[:at] + bytes([whole[at] ^ 1 << dice.randrange(8)]) + whole[at + 1 :],
                whole[at:],
                whole + dice.randbytes(9),
                dice.randbytes(dice.randrange(99)),
            )[turn % 5]
        )
        assert recalled(root) is None or (turn % 5 == 2 and at == 0)
    (root / FILE).write_bytes(whole[:-9])
    before = tree(root / "site")
    assert again(root, DAY)
    assert tree(root / "site") == before


def test_a_folder_in_the_place_of_the_cache_costs_time_and_nothing_else(root: Path) -> None:
    for file in (FILE, PAGES):
        (root / file).unlink()
        (root / file).mkdir()
    before = tree(root / "site")
    assert again(root, DAY)
    assert tree(root / "site") == before


def test_a_site_that_is_taken_away_while_it_is_remembered_is_not(tmp_path: Path) -> None:
    root, nothing = tmp_path, Inputs("", "")
    remember(
        root, root / "gone", made_of=nothing, day=DAY, timezone="", pages=1, problems=(), hints=(), asked=()
    )  # fmt: skip
    assert recalled(root) is None


def test_a_template_behind_a_link_and_a_hidden_one_count(tmp_path: Path) -> None:
    root = start(tmp_path / "archive")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/foot.html").write_text("one")
    (root / "templates").mkdir()
    (root / "templates/more").symlink_to(tmp_path / "shared")
    found = find(root)
    first = inputs(root, found)
    (tmp_path / "shared/foot.html").write_text("two")
    second = inputs(root, found)
    (root / "templates/.own.html").write_text("")
    assert len({first, second, inputs(root, found)}) == 3


def test_a_full_disk_for_the_cache_leaves_the_site_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    put(root, "people/ana.md", "---\nname: Another\n---\n")
    monkeypatch.setattr(writing, "_put", full)
    assert again(root, DAY)
    assert b"Another" in (root / "site/people/ana.html").read_bytes()
    assert again(root, DAY)


@pytest.mark.parametrize("builds", [2, pytest.param(8, marks=pytest.mark.torture)])
def test_builds_at_once_leave_the_site_of_a_clean_one(root: Path, tmp_path: Path, builds: int) -> None:
    put(root, "people/ana.md", "---\nname: Another\n---\n")
    for process in [forked(root, 60) for _ in range(builds)]:
        assert os.waitpid(process, 0)[1] == 0
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)
    assert not again(root, DAY)


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.torture)])
def test_a_build_that_is_killed_leaves_a_whole_site(root: Path, tmp_path: Path, kills: int) -> None:
    dice = Random(8)  # noqa: S311 - repeatable, no cipher
    for turn in range(kills):
        put(root, "people/ana.md", f"---\nname: Ana {turn}\n---\n")
        os.waitpid(forked(root, dice.uniform(0.01, 0.6)), 0)
        held = tree(root / "site")
        assert held.keys() - {NAME} == (sums(root / "site") or {}).keys()
        assert whole(root / "site", held)
    put(root, "people/ana.md", "---\nname: At last\n---\n")
    again(root, DAY)
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)
    assert not list(root.glob(".site.kinmap-*"))
    kept = sorted(path.name for path in (root / ".kinmap").iterdir() if path.is_file())
    assert kept == [".gitignore", "build.json", "notes.jsonl", "pages.json"]


def forked(root: Path, seconds: float) -> int:
    """Build in another process, which is ended after so many seconds, wherever it is."""
    process = os.fork()
    if process:
        return process
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        again(root, DAY, jobs=2)
        os._exit(0)
    finally:
        os._exit(1)


def whole(site: Path, held: dict[str, bytes]) -> bool:
    """Tell whether each file has the bytes that the list says."""
    from hashlib import sha256  # noqa: PLC0415

    return all(sha256(held[path]).hexdigest() == said for path, said in (sums(site) or {}).items())


@pytest.mark.parametrize("number", [8, pytest.param(1000, marks=pytest.mark.torture)])
def test_one_bad_note_leaves_all_other_pages_of_people_as_they_were(number: int) -> None:
    notes = {path: text.encode() for path, text in corpus.archive(corpus.people(number - 1))}
    good, bad = (
        {**notes, "people/zz.md": held} for held in (b"---\nname: Z\n---\n", b"---\nname: [Z\nmet: @\n")
    )
    before, after = pages(good), pages(bad)
    assert {path for path in before if before[path] != after[path]} == {"people/zz.html"}


def pages(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return everybody's page."""
    seen = view(community(read(files), corpus.DAY))
    renderer = Renderer(frame(seen))
    return {page.path: renderer.render(page) for page in person.pages(seen)}
