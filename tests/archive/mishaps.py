"""Writes that go wrong: the machine ends in the midst, the disk is full, others write at once."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from kinmap.archive import journal
from kinmap.archive.capture import with_entry
from kinmap.archive.edit import Change, write, writing
from kinmap.archive.load import load
from kinmap.archive.settings import Settings
from kinmap.archive.wording import Item

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
Trace = Any  # what `sys.settrace` takes and gives: a function, or None
WRITERS = ("edit.py", "journal.py", "targets.py", "undo.py")
DEAD, FULL = 9, 28
CALLS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"}


def killed(work: Callable[[], object], line: int) -> bool:
    """Do something in a process that dies at a line of the writer's; tell whether it got so far.

    It dies as from a signal: nothing is closed, nothing is cleared away.
    """
    child = os.fork()
    if not child:
        _die_at(line)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DEAD


def _die_at(line: int) -> None:
    left = line

    def each_line(_frame: FrameType, event: str, _arg: object) -> Trace:
        nonlocal left
        if event == "line":
            left -= 1
            if left < 0:
                os._exit(DEAD)
        return each_line

    def each_call(frame: FrameType, _event: str, _arg: object) -> Trace:
        return each_line if frame.f_code.co_filename.endswith(WRITERS) else None

    sys.settrace(each_call)


def killed_once(root: Path, changes: Mapping[str, Change], line: int) -> bool:
    """Make an archive, write, die at a line, write again; check all on the way, and tell whether it died."""
    old = {path: content for path, (content, _) in changes.items() if content is not None}
    new = {path: content for path, (_, content) in changes.items() if content is not None}
    root.mkdir()
    for path, content in old.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    dead = killed(partial(write, root, changes, "met", NOON), line)
    now = {
        path: content for path, content in files(root).items() if not Path(path).name.startswith(".kinmap-")
    }
    assert all(now.get(path) in pair for path, pair in changes.items())
    write(root, {"people/zoe.md": (None, b"zoe\n")}, "new zoe", NOON)
    now = files(root)
    assert now.pop("people/zoe.md") == b"zoe\n"
    assert now in (old, new)
    assert len(journal.numbers(root)) == 1 + (now == new)
    assert [path.name for path in (root / journal.FOLDER).iterdir() if path.suffix != ".done"] == []
    return dead


def files(root: Path) -> dict[str, bytes]:
    """Return every file of an archive but kinmap's own."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    by_path = {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
    return {path: content for path, content in by_path.items() if not path.startswith(".kinmap/")}


def full_after(work: Callable[[], object], size: int) -> bool:
    """Do something in a process for which no file may grow beyond a size; tell whether it was told so.

    The kernel writes as much as there is room for, and then refuses, as a full disk does.
    """

    def limited() -> int:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            work()
        except OSError:
            return FULL
        return 0

    return in_a_child(limited) == FULL


def full_at(work: Callable[[], object], call: int) -> bool:
    """Do something in a process in which one call to the disk fails; tell whether it was told so."""

    def failing() -> int:
        left = iter(range(call, -1, -1))

        def audit(event: str, _arguments: tuple[object, ...]) -> None:
            if event in CALLS and next(left, 1) == 0:
                raise OSError(28, "No space left on device")

        sys.addaudithook(audit)
        try:
            work()
        except OSError:
            return FULL
        return 0

    return in_a_child(failing) == FULL


def in_a_child(work: Callable[[], int]) -> int:
    """Do something in a process of its own; return its exit code, 1 where it raised something."""
    child = os.fork()
    if not child:
        code = 1
        try:
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def write_lines(root: Path, path: str, writer: int, count: int) -> int:
    """Add lines to a note, each read and written under the lock, as a command does."""
    for turn in range(count):
        with writing(root, NOON) as held:
            old = (root / path).read_bytes()
            item = Item("2026-11-01 coffee", f"{writer} wrote {turn}")
            written = with_entry(path, old, "meetings", item, Settings())
            held.write({path: (old, written.content)}, f"met {writer} {turn}")
    return 0


def at_once(root: Path, path: str, writers: int, count: int) -> list[str]:
    """Let several processes add lines to one note at once; return the notes that are there then."""
    children = []
    for writer in range(writers):
        child = os.fork()
        if not child:
            code = 1
            try:
                code = write_lines(root, path, writer, count)
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * writers
    return [meeting.note for meeting in load(root).people["ana"].meetings]
