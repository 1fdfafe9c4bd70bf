"""Writes that are cut short at a line of the writer's code, as by the end of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from kinmap.archive import journal
from kinmap.archive.edit import Change, write

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
Trace = Any  # what `sys.settrace` takes and gives: a function, or None
WRITERS = ("edit.py", "journal.py", "targets.py", "undo.py")
DEAD = 9


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
