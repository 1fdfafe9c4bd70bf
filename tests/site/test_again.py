"""A build that remembers the last one gives a clean one's bytes, and does nothing where nothing is new."""

from __future__ import annotations

import os
import signal
import stat
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench import corpus
from kinmap.archive.files import find
from kinmap.archive.load import read
from kinmap.cli import build as building
from kinmap.community.model import community
from kinmap.pages import person
from kinmap.pages.frame import frame
from kinmap.pages.view import view
from kinmap.site.again import remember
from kinmap.site.cache import FILE, as_left, recalled, stamps
from kinmap.site.inputs import Inputs, inputs
from kinmap.site.render import Renderer
from tests.site.reading import broken, read as pages_of
from tests.site.rebuilding import DAY, EDITS, OF_ONE_FILE, again, built, clean, put, start, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small archive, built once."""
    again(start(tmp_path / "archive"), DAY)
    return tmp_path / "archive"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for tests that leave all as it is, by somebody who lets all others read what they write."""
    root = start(tmp_path_factory.mktemp("again") / "archive")
    before = os.umask(0)
    again(root, DAY)
    os.umask(before)
    return root


def test_where_nothing_is_new_nothing_is_touched(untouched: Path) -> None:
    """Neither the site nor what is kept, in the archive and of templates, has another byte, time or inode."""
    kept = Path(os.environ["XDG_CACHE_HOME"])

    def state() -> list[tuple[Path, int, int, int, bytes]]:
        found = ((path, path.stat()) for top in (untouched, kept) for path in sorted(top.rglob("*")))
        return [
            (path, it.st_mtime_ns, it.st_ctime_ns, it.st_ino, path.read_bytes() if path.is_file() else b"")
            for path, it in found
        ]

    before = state()
    assert {"pages.json", "index.html", "templates-en.cpython-311"} <= {path.name for path, *_ in before}
    assert not again(untouched, DAY)
    assert state() == before


def test_what_a_build_makes_and_keeps_is_its_owners_alone(untouched: Path) -> None:
    made = [untouched / "site", *(untouched / "site").rglob("*")]
    kept = [untouched / ".kinmap", *(untouched / ".kinmap").rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (*made, *kept)}
    assert {it for it, mode in modes.items() if mode != (0o700 if it.is_dir() else 0o600)} == set()


KINDS = tuple(dict.fromkeys(EDITS))


@pytest.mark.parametrize("edits", [len(KINDS), pytest.param(500, marks=pytest.mark.torture)])
def test_random_edits_give_the_bytes_of_clean_builds(root: Path, tmp_path: Path, edits: int) -> None:
    """Each kind is made at least once; through those of a single file, other pages stand as they are."""
    dice, day = Random(6), DAY  # noqa: S311 - repeatable, no cipher
    stood = []
    for turn, edit in enumerate(
        [*dice.sample(KINDS, len(KINDS)), *dice.choices(EDITS, k=edits - len(KINDS))]
    ):
        day = edit(root, dice, day)
        became = built(root, day)
        stood += [became.stood > 0] if became and edit in OF_ONE_FILE else []
        assert tree(root / "site") == clean(root, tmp_path / "clean", day), (turn, edit)
        assert not again(root, day), (turn, edit)
    assert stood.count(True) > 0.8 * len(stood) > 0


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


def test_what_is_remembered_of_files_that_were_taken_over_is_what_the_disk_says(root: Path) -> None:
    put(root, "people/ana.md", "---\nname: Another\n---\n")
    again(root, DAY)
    last = recalled(root)
    assert last
    assert last.stamps == stamps(root / "site")


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


def test_a_site_that_is_taken_away_while_it_is_remembered_is_not(tmp_path: Path) -> None:
    root, nothing = tmp_path, Inputs("", "")
    remember(
        root, root / "gone", made_of=nothing, day=DAY, timezone="", pages=1, problems=(), hints=(), shown={},
        site=as_left(root / "gone"),
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


@pytest.mark.parametrize("builds", [2, pytest.param(8, marks=pytest.mark.torture)])
def test_builds_at_once_leave_the_site_of_a_clean_one(root: Path, tmp_path: Path, builds: int) -> None:
    put(root, "people/ana.md", "---\nname: Another\n---\n")
    for process in [forked(root, 60) for _ in range(builds)]:
        assert os.waitpid(process, 0)[1] == 0
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)
    assert not again(root, DAY)


@pytest.mark.parametrize("path", ["people/ana.md", "people/boat.png"])
def test_what_was_saved_and_built_before_a_build_was_remembered_is_not_taken_for_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    remembered: list[str] = []

    def late(*given: Any, **named: Any) -> None:  # noqa: ANN401 - whatever a build remembers
        if not remembered:
            remembered.append(path)
            (root / path).write_text("---\nname: Second\n---\n")
            if path.endswith(".md"):
                again(root, DAY)
        remember(*given, **named)

    put(root, "people/boat.png", "a picture")
    put(root, "people/eva.md", "---\nname: Eva\n---\n![a boat](boat.png)\n")
    held = (root / path).read_text()
    monkeypatch.setattr(building, "remember", late)
    again(root, DAY)
    assert remembered
    if path.endswith(".md"):
        put(root, path, held)
    assert again(root, DAY)
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.torture)])
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(
    root: Path, tmp_path: Path, kills: int
) -> None:
    dice, killed = Random(8), 0  # noqa: S311 - repeatable, no cipher
    begun = time.monotonic()
    (root / "site/index.html").unlink()
    again(root, DAY, jobs=2)
    took = time.monotonic() - begun
    old = new = tree(root / "site")
    for turn in range(kills):
        put(root, "people/ana.md", f"---\nname: Ana {turn}\n---\nWith [[rui]].\n")
        put(root, f"people/n{turn % 3}.md", "---\nname: New\n---\nWith [[ana]].\n")
        (root / f"people/n{(turn + 1) % 3}.md").unlink(missing_ok=True)
        new = clean(root, tmp_path / "clean", DAY)
        killed += os.waitstatus_to_exitcode(os.waitpid(forked(root, dice.uniform(0.01, took)), 0)[1]) < 0
        held = tree(root / "site")
        assert held in (old, new), turn
        assert broken(root / "site", pages_of(root / "site")) == set(), turn
        old = held
    assert killed >= kills // 4
    again(root, DAY)
    assert tree(root / "site") == new
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
