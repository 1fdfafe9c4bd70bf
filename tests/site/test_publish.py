"""A site is put in its place whole, over nothing but an older one, and takes away only its own."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kinmap.site import publish as publishing
from kinmap.site.exchange import exchanged
from kinmap.site.manifest import NAME, draft, inside, listed, manifest
from kinmap.site.publish import PublishError, edition, publish

SITE = {"index.html": b"one", "people/ana.html": b"ana", "assets/style.css": b""}
NEXT = {"index.html": b"two", "people/rui.html": b"rui"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the list of files."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive with a note in each of its folders."""
    root = tmp_path / "archive"
    for folder in ("people/work", "events", "network", "templates/assets", ".git"):
        (root / folder).mkdir(parents=True)
        (root / folder / "note.md").write_text("mine")
    (root / "site.yml").write_text("title: Mine\n")
    return root


def test_a_site_is_written_with_the_list_of_its_files(root: Path) -> None:
    assert publish(root / "site", SITE, root)
    assert tree(root / "site") == SITE
    assert listed(root / "site") == frozenset(SITE)


def test_a_newer_site_takes_the_place_of_the_older_and_leaves_nothing(root: Path) -> None:
    publish(root / "site", SITE, root)
    before = {path.name for path in root.iterdir()}
    assert publish(root / "site", NEXT, root)
    assert tree(root / "site") == NEXT
    assert not (root / "site" / "assets").exists()
    assert {path.name for path in root.iterdir()} == before


def stamps(folder: Path) -> list[tuple[Path, int, int]]:
    """Return when each file was written, and which file it is."""
    found = ((path, path.stat()) for path in sorted(folder.rglob("*")))
    return [(path, state.st_mtime_ns, state.st_ino) for path, state in found]


def test_a_second_build_of_the_same_bytes_writes_nothing(root: Path) -> None:
    publish(root / "site", SITE, root)
    before = [
        (path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted((root / "site").rglob("*"))
    ]
    assert not publish(root / "site", SITE, root)
    after = [
        (path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted((root / "site").rglob("*"))
    ]
    assert before == after


def test_a_page_that_was_changed_by_hand_is_written_again(root: Path) -> None:
    publish(root / "site", SITE, root)
    (root / "site" / "index.html").write_bytes(b"One")
    assert publish(root / "site", SITE, root)
    assert tree(root / "site") == SITE


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_files_are_their_owners_alone_whatever_the_umask(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish(root / "site", SITE, root)
    finally:
        os.umask(before)
    for path in (root / "site", *(root / "site").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_two_folders_and_two_umasks_give_the_same_bytes(tmp_path: Path) -> None:
    publish(tmp_path / "a", SITE)
    before = os.umask(0)
    publish(tmp_path / "b", dict(reversed(SITE.items())))
    os.umask(before)
    assert (tmp_path / "a" / NAME).read_bytes() == (tmp_path / "b" / NAME).read_bytes()
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def link(root: Path, name: str, to: str) -> Path:
    (root / name).symlink_to(root / to, target_is_directory=True)
    return root / name


def full(root: Path, name: str, manifest: str | None = None) -> Path:
    (root / name).mkdir()
    (root / name / "mine.txt").write_text("mine")
    if manifest is not None:
        (root / name / NAME).write_text(manifest)
    return root / name


CASES: dict[str, Callable[[Path], Path]] = {
    "the archive": lambda root: root,
    "above the archive": lambda root: root.parent,
    "far above": lambda _: Path("/"),
    "people": lambda root: root / "people",
    "in people": lambda root: root / "people" / "site",
    "deep in people": lambda root: root / "people" / "work" / "a" / "b",
    "events": lambda root: root / "events",
    "network": lambda root: root / "network" / "site",
    "templates": lambda root: root / "templates" / "assets",
    "the history": lambda root: root / ".git" / "site",
    "by way of dots": lambda root: root / "site" / ".." / "people" / "x",
    "a link to people": lambda root: link(root, "site", "people"),
    "through a link": lambda root: link(root, "out", "people") / "site",
    "a dangling link": lambda root: link(root, "site", "nowhere"),
    "a file": lambda root: root / "site.yml",
    "a full folder": lambda root: full(root, "letters"),
    "a list of no kind": lambda root: full(root, "letters", "{}"),
    "a broken list": lambda root: full(root, "letters", '{"kinmap": 1, "fi'),
    "a list that leads out": lambda root: full(root, "x", '{"kinmap": 1, "files": {"../site.yml": ""}}'),
    "somebody's files in a site": lambda root: full(root, "x", '{"kinmap": 1, "files": {"index.html": ""}}'),
}


@pytest.mark.parametrize("case", CASES)
def test_a_folder_that_is_not_its_own_is_refused_before_anything_is_written(root: Path, case: str) -> None:
    output = CASES[case](root)
    before = tree(root.parent)
    folders = sorted(root.parent.rglob("*"))
    with pytest.raises(PublishError) as raised:
        publish(output, SITE, root)
    assert str(output) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert tree(root.parent) == before
    assert sorted(root.parent.rglob("*")) == folders


def test_a_folder_of_the_archive_that_lies_elsewhere_is_its_own_too(root: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (root / "people").rename(tmp_path / "vault" / "people")
    (root / "people").symlink_to(tmp_path / "vault" / "people")
    for output in (tmp_path / "vault" / "people" / "site", tmp_path / "vault"):
        with pytest.raises(PublishError, match="people/"):
            publish(output, SITE, root)


def test_files_that_somebody_put_into_the_site_are_named_and_kept(root: Path) -> None:
    publish(root / "site", SITE, root)
    (root / "site" / "CNAME").write_text("mine")
    (root / "site" / "people" / "deep").mkdir()
    (root / "site" / "people" / "deep" / "photo.jpg").write_text("mine")
    with pytest.raises(PublishError, match=r"CNAME, people/deep/photo\.jpg"):
        publish(root / "site", NEXT, root)
    assert tree(root / "site").items() >= SITE.items()
    assert (root / "site" / "CNAME").read_text() == "mine"


def test_what_a_file_manager_left_is_moved_along(root: Path) -> None:
    publish(root / "site", SITE, root)
    (root / "site" / "people" / ".DS_Store").write_text("seen")
    publish(root / "site", NEXT, root)
    assert tree(root / "site") == {**NEXT, "people/.DS_Store": b"seen"}


def test_a_folder_of_the_site_that_was_turned_into_a_link_costs_nothing(root: Path) -> None:
    publish(root / "site", {"people/note.md": b"page", "index.html": b""}, root)
    (root / "site" / "people" / "note.md").unlink()
    (root / "site" / "people").rmdir()
    (root / "site" / "people").symlink_to(root / "people" / "work")
    with pytest.raises(PublishError, match="did not make"):
        publish(root / "site", NEXT, root)
    assert (root / "people" / "work" / "note.md").read_text() == "mine"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "", ".", "a//b", "a/./b", "a\0b"])
def test_no_page_can_lie_outside_the_site(root: Path, path: str) -> None:
    assert not inside(path)
    with pytest.raises(ValueError, match="outside the site"):
        publish(root / "site", {path: b""}, root)
    assert not (root / "site").exists()


def test_an_empty_folder_may_become_the_site(root: Path) -> None:
    (root / "site").mkdir()
    publish(root / "site", SITE, root)
    assert tree(root / "site") == SITE


def test_folders_above_the_site_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b" / "site", SITE)
    assert tree(tmp_path / "a" / "b" / "site") == SITE


@pytest.mark.parametrize("nth", range(1, 5))
def test_a_full_disk_leaves_the_old_site_and_says_so(
    root: Path, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(root / "site", SITE, root)
    before, calls = sorted(root.rglob("*")), iter(range(1, 100))
    write = publishing.write

    def fail(path: Path | str, held: bytes, *, lasting: bool = False) -> None:
        if next(calls) == nth:
            Path(path).write_bytes(held[:1])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        write(path, held, lasting=lasting)

    monkeypatch.setattr(publishing, "write", fail)
    with pytest.raises(PublishError, match="no space left on device"):
        publish(root / "site", NEXT | {"a": b"", "b": b""}, root)
    assert tree(root / "site") == SITE
    assert sorted(root.rglob("*")) == before


def test_a_system_without_exchange_still_puts_the_whole_site_there(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "exchanged", lambda _one, _other: False)
    publish(root / "site", SITE, root)
    before = {path.name for path in root.iterdir()}
    publish(root / "site", NEXT, root)
    assert tree(root / "site") == NEXT
    assert {path.name for path in root.iterdir()} == before


def test_a_second_rename_that_fails_gives_the_old_site_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(root / "site", SITE, root)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == root / "site" and (self / "people" / "rui.html").exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(self))
        return rename(self, target)

    monkeypatch.setattr(publishing, "exchanged", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PublishError, match="input/output error"):
        publish(root / "site", NEXT, root)
    assert tree(root / "site") == SITE


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such call")
def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("")
    assert exchanged(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists()
    with pytest.raises(FileNotFoundError):
        exchanged(tmp_path / "a", tmp_path / "gone")


def test_what_a_killed_build_left_is_taken_away_and_nothing_else(root: Path) -> None:
    publish(root / "site", SITE, root)
    for name, files in (("new", {"index.html": b""}), ("old", {})):
        publish(root / "x", {**SITE, **files})
        (root / "x").rename(root / f".site.kinmap-{name}")
    (root / ".site.kinmap-old" / "mine.txt").write_text("mine")
    (root / ".site.kinmap-empty").mkdir()
    (root / ".site.kinmap-half").mkdir()
    (root / ".site.kinmap-half" / NAME).write_text('{"kin')
    (root / ".site.kinmap-theirs").mkdir()
    (root / ".site.kinmap-theirs" / "mine.txt").write_text("mine")
    publish(root / "site", NEXT, root)
    left = sorted(path.relative_to(root).as_posix() for path in root.glob(".site*/**/*"))
    assert left == [".site.kinmap-old/mine.txt", ".site.kinmap-theirs/mine.txt"]
    assert not (root / ".site.kinmap-empty").exists()


BUILDER = """
import sys
from pathlib import Path
from kinmap.site.publish import publish
place, n = Path(sys.argv[1]), 0
while True:
    n += 1
    publish(place, {f"p{i}.html": str(n % 2).encode() * 2000 for i in range(12)})
    print(n, flush=True)
"""


@pytest.mark.parametrize(
    ("readers", "kills"), [(2, 5), pytest.param(4, 100, marks=pytest.mark.torture)], ids=str
)
def test_readers_see_one_whole_site_while_builds_go_on_and_are_killed(
    tmp_path: Path, readers: int, kills: int
) -> None:
    place, done = tmp_path / "site", threading.Event()
    seen: list[frozenset[bytes | None]] = []

    def read() -> None:
        while not done.is_set():
            try:
                held = os.open(place, os.O_RDONLY)
            except FileNotFoundError:
                seen.append(frozenset({b"no site"}))
                continue
            try:
                seen.append(frozenset(read_at(held, f"p{i}.html") for i in range(12)))
            finally:
                os.close(held)

    publish(place, {f"p{i}.html": b"0" * 2000 for i in range(12)})
    reading = [threading.Thread(target=read) for _ in range(readers)]
    for reader in reading:
        reader.start()
    for lines in (1 + kill * 3 % 7 for kill in range(kills)):
        with subprocess.Popen([sys.executable, "-c", BUILDER, place], stdout=subprocess.PIPE) as builder:
            assert builder.stdout
            for _ in range(lines):
                builder.stdout.readline()
            builder.send_signal(signal.SIGKILL)
    done.set()
    for reader in reading:
        reader.join()
    whole = {frozenset({b"0" * 2000}), frozenset({b"1" * 2000})}
    pages = [{page for page in pages if page is not None} for pages in seen]
    assert len(pages) > 20
    assert all(frozenset(page) in whole for page in pages if page)
    assert not any(b"no site" in page for page in pages)
    publish(place, SITE)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def read_at(folder: int, name: str) -> bytes | None:
    """Return a page of the site that was opened; None where that site has since been taken away."""
    try:
        held = os.open(name, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return None
    try:
        return os.read(held, 10_000)
    finally:
        os.close(held)


def test_builds_at_once_each_leave_a_whole_site(tmp_path: Path) -> None:
    sites = [{f"{n}/{i}.html": str(n).encode() for i in range(20)} for n in range(8)]
    builds = [threading.Thread(target=publish, args=(tmp_path / "site", site)) for site in sites]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert tree(tmp_path / "site") in sites
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_list_of_files_reads_as_it_is(root: Path) -> None:
    publish(root / "site", SITE, root)
    held = json.loads((root / "site" / NAME).read_text())
    assert list(held["files"]) == sorted(SITE)


def test_a_file_that_stays_the_same_is_not_written_again(root: Path) -> None:
    publish(root / "site", SITE, root)
    before = (root / "site/people/ana.html").stat()
    assert publish(root / "site", {**SITE, "index.html": b"another"}, root)
    after = (root / "site/people/ana.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert after.st_nlink == 1


def test_without_links_to_files_they_are_copied(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    publish(root / "site", SITE, root)
    monkeypatch.setattr(os, "link", refuse)
    assert publish(root / "site", {**SITE, "index.html": b"another"}, root)
    assert tree(root / "site") == {**SITE, "index.html": b"another"}


def test_a_file_that_others_may_read_is_written_again(root: Path) -> None:
    publish(root / "site", SITE, root)
    (root / "site/index.html").chmod(0o644)
    assert publish(root / "site", SITE, root)
    assert stat.S_IMODE((root / "site/index.html").stat().st_mode) == 0o600


def test_nothing_is_put_that_was_not_announced_by_the_time_of_a_kill(root: Path) -> None:
    with edition(root / "site", root) as new:
        new.announce(["index.html"])
        new.put("index.html", b"half")
        new.announce(["search/a.js"])
        new.put("search/a.js", b"more")
        (root / ".site.kinmap-killed").mkdir()
        for path in new.new.rglob("*"):
            there = root / ".site.kinmap-killed" / path.relative_to(new.new)
            there.mkdir() if path.is_dir() else there.write_bytes(path.read_bytes())
    publish(root / "site", SITE, root)
    assert not (root / ".site.kinmap-killed").exists()
    assert tree(root / "site") == SITE


@pytest.mark.parametrize(
    "left", [[NAME], [draft(0)], [draft(1)], [NAME, draft(1)], [draft(0), draft(1)]], ids=str
)
def test_a_build_killed_while_it_took_its_own_lists_away_leaves_nothing(root: Path, left: list[str]) -> None:
    killed = root / ".site.kinmap-killed"
    publish(killed, SITE)
    (killed / NAME).unlink()
    for name in left:
        (killed / name).write_bytes(manifest(dict.fromkeys(SITE, "")))
    publish(root / "site", SITE, root)
    assert not killed.exists()
