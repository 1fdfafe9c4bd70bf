"""What is watched, what is passed over, and what is done where the system gives no watches."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)
from watchdog.observers.api import BaseObserver

from kinmap.serve import watcher as watching
from kinmap.serve.hints import Hints
from kinmap.serve.watched import Watched
from kinmap.serve.watcher import Handler, Watcher
from tests.serve.conftest import clean, serving, write


@pytest.fixture
def watched(small: Path) -> Watched:
    """What is watched of the small archive."""
    return Watched(small, small / "site")


def hinted(watched: Watched, event: FileSystemEvent) -> bool:
    hints = Hints()
    Handler(watched, hints).dispatch(event)
    return hints.taken(0.0)


@pytest.mark.parametrize(
    "path",
    [
        "people/ana.md",
        "people/near/eva.md",
        "site.yml",
        "templates/assets/own.css",
        "people",
        "pictures/us.png",
        ".",
    ],
)
def test_what_may_be_seen_in_the_site_gives_a_hint(watched: Watched, path: str) -> None:
    at = str(watched.root / path)
    assert hinted(watched, FileModifiedEvent(at))
    assert hinted(watched, FileMovedEvent(str(watched.root / ".tmp"), at))
    assert hinted(watched, FileMovedEvent(at, str(watched.root / ".tmp")))


@pytest.mark.parametrize(
    "path",
    [
        "site", "site/index.html", ".site.kinmap-abc/index.html", ".git/index", ".kinmap/journal/1",
        "people/.ana.md.swp", "people/.#ana.md", ".obsidian/workspace.json",
    ],
)  # fmt: skip
def test_the_site_itself_and_what_is_hidden_give_none(watched: Watched, path: str) -> None:
    assert not hinted(watched, FileCreatedEvent(str(watched.root / path)))


@pytest.mark.parametrize("kind", [FileOpenedEvent, FileClosedNoWriteEvent, DirModifiedEvent])
def test_somebody_who_reads_gives_none(watched: Watched, kind: type[FileSystemEvent]) -> None:
    assert not hinted(watched, kind(str(watched.root / "people/ana.md")))


def test_the_system_is_not_asked_to_tell_of_reading() -> None:
    asked = {kind.__name__ for kind in watching.WANTED}
    assert not asked & {"FileOpenedEvent", "FileClosedNoWriteEvent", "DirModifiedEvent"}
    assert asked >= {"FileCreatedEvent", "FileModifiedEvent", "FileMovedEvent", "FileDeletedEvent"}
    assert asked >= {"FileClosedEvent", "DirCreatedEvent", "DirMovedEvent", "DirDeletedEvent"}


def test_folders_of_pictures_that_notes_ask_for_are_watched_too(watched: Watched) -> None:
    write(watched.root, {"pictures/us.png": "x", "people/own.png": "y"})
    asked = ("pictures/us.png", "people/own.png", "pictures/later/it.png", "../beside.png", "gone/it.png")
    assert watched.folders(asked) == {
        watched.root: False,
        watched.root / "people": True,
        watched.root / "events": True,
        watched.root / "pictures": False,
    }


def test_nothing_outside_is_watched_even_when_the_archive_is_gone(watched: Watched) -> None:
    shutil.rmtree(watched.root)
    assert watched.folders(("pictures/us.png",)) == {}


def test_a_site_elsewhere_and_in_a_folder_of_the_archive_are_both_passed_over(small: Path) -> None:
    within = Watched(small, small / "out/site")
    assert not within.matters(small / "out/site/index.html")
    assert within.matters(small / "people/ana.md")
    assert not Watched(small, small.parent / "site").matters(small.parent / "site/index.html")


def test_a_look_sees_what_is_new_gone_longer_later_or_another_file(watched: Watched) -> None:
    seen = [watched.stamps(())]

    def looks_other() -> bool:
        seen.append(watched.stamps(()))
        return seen[-1] != seen[-2]

    note = watched.root / "people/ana.md"
    note.write_text("longer " * 50)
    assert looks_other()
    os.utime(note, ns=(1, 1))
    assert looks_other()
    write(watched.root, {"people/near/eva.md": "x"})
    assert looks_other()
    (watched.root / "people/near/eva.md").unlink()
    assert looks_other()
    shutil.copy2(note, watched.root / "people/copy.md")
    (watched.root / "people/copy.md").replace(note)
    assert looks_other()
    write(watched.root, {"people/.ana.md.swp": "x", "site/index.html": "x", ".kinmap/x": "y", "other/x": "z"})
    assert not looks_other()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_where_there_are_no_watches_left_files_are_looked_at_and_one_sentence_says_so(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def none_left(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(BaseObserver, "schedule", none_left)
    hints, said = Hints(), list[str]()
    watcher = Watcher(watched, hints, said.append)
    assert watcher.follow(())
    (sentence,) = said
    assert sentence.startswith(f"The system has no more watches to give ({os.strerror(number).lower()}): ")
    assert not watcher.follow(())
    assert not hints.taken(0.0)
    write(watched.root, {"people/eva.md": "---\nname: Eva\n---\n"})
    assert not watcher.follow(())
    assert hints.taken(0.0)
    assert len(said) == 1
    watcher.close()


def test_with_poll_a_save_is_seen_as_well(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.05)
    with serving(small, small / "site", poll=True) as served:
        write(small, {"people/eva.md": "---\nname: Eva\nknows: [rui]\n---\n"})
        assert served.settles_as(clean(small, tmp_path / "clean"))


def test_an_archive_that_was_away_is_watched_again_when_it_is_back(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching.Events, "interval", 0.05)
    with serving(small, small / "site") as served:
        small.rename(tmp_path / "away")
        assert served.until(lambda: bool(served.server.news.since(0).notice.head))
        assert [it.look.outside for it in served.told] == [True]
        (tmp_path / "away").rename(small)
        assert served.until(lambda: not served.server.news.since(0).notice.head)
        write(small, {"people/eva.md": "---\nname: Eva\nknows: [rui]\n---\n"})
        assert served.settles_as(clean(small, tmp_path / "clean"))
