"""Taking back what kinmap wrote, byte for byte, where the files are still as it left them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from kinmap.archive import journal
from kinmap.archive.edit import Change, Writer, writing
from kinmap.archive.journal import DamagedStepError, Step, mark
from kinmap.archive.targets import content_of, target_of
from kinmap.archive.wording import CannotWriteError


class CannotUndoError(CannotWriteError):
    """Why nothing was taken back, as a sentence."""


def undo(root: Path, count: int, when: datetime) -> list[Step]:
    """Take back the last writes, all of them or none; return them, the newest first.

    Args:
        root: the archive's folder.
        count: how many.
        when: the time, for the journal.

    Raises:
        CannotUndoError: where there are not so many, or a file has changed since.
        ChangedUnderneathError: where a file changes meanwhile.
        OSError: where the disk does not take it.
    """
    with writing(root, when) as writer:
        numbers = journal.numbers(root)[::-1][:count]
        if len(numbers) < count:
            raise CannotUndoError(_too_few(len(numbers)))
        steps = [_load(root, number) for number in numbers]
        _put_back(writer, steps, tuple(numbers))
        return steps


def done(root: Path) -> list[Step]:
    """Return what could be taken back, the newest first."""
    return [_load(root, number) for number in journal.numbers(root)[::-1]]


def _put_back(writer: Writer, steps: Iterable[Step], numbers: tuple[int, ...]) -> None:
    found: dict[str, bytes | None] = {}
    wanted: dict[str, bytes | None] = {}
    modes: dict[str, int] = {}
    for step in steps:
        for each in step.files:
            if each.path not in wanted:
                found[each.path] = wanted[each.path] = content_of(target_of(writer.root, each.path))
            if mark(wanted[each.path]) != each.new:
                raise CannotUndoError(_changed(each.path, wanted[each.path], step))
            wanted[each.path], modes[each.path] = each.old, each.mode
    changes: dict[str, Change] = {path: (found[path], wanted[path]) for path in wanted}
    writer.write(changes, "undo", modes, numbers)


def _load(root: Path, number: int) -> Step:
    try:
        return journal.load(root, number)
    except DamagedStepError as error:
        file = journal.file_of(root, number, journal.DONE).relative_to(root)
        raise CannotUndoError(
            f"the journal is damaged ({file.as_posix()}); nothing was taken back"
        ) from error


def _too_few(kept: int) -> str:
    if not kept:
        return "there is nothing to take back: kinmap has written nothing here that it remembers"
    writes = "write" if kept == 1 else "writes"
    return f"only {kept} {writes} of kinmap's can be taken back; `kinmap undo {kept}` does"


def _changed(path: str, now: bytes | None, step: Step) -> str:
    what = "is not there any more" if now is None else "has changed"
    since = f"since `{step.what}` of {step.when[:16].replace('T', ' ')}"
    return f"{path} {what} {since}; nothing was taken back, so that the change is not lost"
