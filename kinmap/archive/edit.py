"""The only module that writes into an archive.

A write changes only the bytes that it is about, and is all or nothing: the new file is
complete on the disk beside the old one before it takes its place, and it does so only if the
old one is still what it was when it was read. What stood there before is in the journal first.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from kinmap.archive import journal
from kinmap.archive.journal import BEGUN, DONE, UNWRITTEN, Before, Step, mark
from kinmap.archive.targets import content_of, mode_of, target_of, temporary_of

with contextlib.suppress(ImportError):  # a system without it has no such locks
    import fcntl

OWN = Path(".kinmap")
"""Kinmap's own folder in an archive; all in it can be deleted, which forgets what can be undone."""
PRIVATE, PRIVATE_FOLDER = 0o600, 0o700

Change: TypeAlias = tuple[bytes | None, bytes | None]
"""The bytes that a file has, and those that it is to have; None where there is no file."""


class ChangedUnderneathError(Exception):
    """A file is no longer what it was when it was read; nothing was written."""


def create(path: Path, content: str) -> bool:
    """Write a new file; tell whether it was, for one that is there is left as it is.

    Raises:
        OSError: where the disk does not take it.
    """
    _folders(path.parent)
    try:
        _put(path, content.encode(), sync=False)
    except FileExistsError:
        return False
    return True


def write(root: Path, changes: Mapping[str, Change], what: str, when: datetime) -> None:
    """Change some files of an archive together, and note in the journal what they were before.

    Each file has its old or its new bytes at every moment, whatever happens. If it ends in an
    error, all have their old ones; if the machine stops in the midst of it, the next command
    that writes puts back those that had changed already. All is on the disk on return. One
    `kinmap undo` takes all of it back.

    Args:
        root: the archive's folder.
        changes: by path from the root, with `/`: the bytes as they were read (None for no
            file), and those to write (None to delete it). Where both are the same, the file is
            left alone; where that is so of all, nothing is written.
        what: the command in its own words, for the journal: `import linkedin Connections.csv`.
        when: the time, for the journal.

    Raises:
        ChangedUnderneathError: where a file is no longer what was read; its argument is the path.
        OutsideError: where a path leads out of the archive.
        OSError: where the disk does not take it.
    """
    with writing(root, when) as writer:
        writer.write(changes, what)


@contextlib.contextmanager
def writing(root: Path, when: datetime) -> Iterator[Writer]:
    """Hold the archive's lock, so that what is read within can be written without losing another's line.

    What a command that was cut short left behind is settled first.
    """
    _own_folder(root)
    with _locked(root):
        writer = Writer(root, when)
        for number in (*journal.numbers(root, BEGUN), *journal.numbers(root, UNWRITTEN)):
            writer.settle(number)
        yield writer


@dataclass(frozen=True, slots=True)
class _Move:
    """One file of a step on its way from the old bytes to the new ones."""

    path: str
    target: Path
    temporary: Path
    old: bytes | None
    new: bytes | None
    mode: int

    def check(self) -> None:
        """See that the file is still what was read."""
        if content_of(self.target) != self.old:
            raise ChangedUnderneathError(self.path)

    def prepare(self) -> None:
        """Put the new bytes on the disk, beside the old ones."""
        if self.new is None:
            return
        _put(self.temporary, self.new)
        if self.old is not None:
            _keep_owner(self.temporary, self.target)
        self.temporary.chmod(self.mode)

    def swap(self) -> None:
        """Let the new bytes take the place of the old ones."""
        self.check()
        if self.new is None:
            self.target.unlink()
        elif self.old is None:
            _link(self.temporary, self.target)
        else:
            self.temporary.replace(self.target)


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes into an archive whose lock is held."""

    root: Path
    when: datetime

    def write(
        self,
        changes: Mapping[str, Change],
        what: str,
        modes: Mapping[str, int] | None = None,
        undoes: tuple[int, ...] = (),
    ) -> None:
        """Change some files together, as `write` does.

        Args:
            changes: as there.
            what: likewise.
            modes: permissions of files that are new, by path; 0600 for the others.
            undoes: the steps that this takes back, and which are forgotten with it.
        """
        number = journal.following(self.root)
        apart = {path: (old, new) for path, (old, new) in changes.items() if old != new}
        moves = self._moves(number, apart, modes or {})
        if not moves and not undoes:
            return
        for move in moves:
            move.check()
        files = tuple(Before(move.path, move.old, mark(move.new), move.mode) for move in moves)
        try:
            self._begin(number, Step(what, self.when.isoformat(timespec="seconds"), files, undoes))
            self._carry_out(moves)
        except BaseException:
            self.settle(number, back=True)
            raise
        self._finish(number, undoes)

    def settle(self, number: int, *, back: bool = False) -> None:
        """Bring a step that was cut short to one of its ends.

        It is done if none of its files is as it was; else, or with `back`, those that it changed
        are put back. What somebody else changed since is left alone.
        """
        journal.file_of(self.root, number, UNWRITTEN).unlink(missing_ok=True)
        begun, step = journal.file_of(self.root, number, BEGUN), journal.begun(self.root, number)
        now = (content_of(target_of(self.root, each.path)) for each in step.files)
        changes = {each.path: (content, each.old) for each, content in zip(step.files, now, strict=True)}
        moves = self._moves(number, changes, {each.path: each.mode for each in step.files})
        for move in moves:
            move.temporary.unlink(missing_ok=True)
        if begun.exists() and not back and all(move.old != move.new for move in moves):
            self._finish(number, step.undoes)
            return
        for move, each in zip(moves, step.files, strict=True):
            if move.old != move.new and mark(move.old) == each.new:
                move.prepare()
                move.swap()
        begun.unlink(missing_ok=True)

    def _moves(self, number: int, changes: Mapping[str, Change], modes: Mapping[str, int]) -> list[_Move]:
        found = []
        for at, (path, (old, new)) in enumerate(sorted(changes.items())):
            target = target_of(self.root, path)
            mode = mode_of(target, modes.get(path, PRIVATE))
            found.append(_Move(path, target, temporary_of(target, number, at), old, new, mode))
        return found

    def _begin(self, number: int, step: Step) -> None:
        unwritten = journal.file_of(self.root, number, UNWRITTEN)
        _put(unwritten, journal.packed(step))
        unwritten.replace(journal.file_of(self.root, number, BEGUN))
        _sync(unwritten.parent)

    def _carry_out(self, moves: Iterable[_Move]) -> None:
        folders = set()
        for move in moves:
            folders |= _folders(move.target.parent)
            move.prepare()
        for move in moves:
            move.swap()
        for folder in folders:
            _sync(folder)

    def _finish(self, number: int, undoes: tuple[int, ...]) -> None:
        """Enter a step among those done; one that takes others back goes with them."""
        begun = journal.file_of(self.root, number, BEGUN)
        for undone in sorted(undoes, reverse=True):
            journal.file_of(self.root, undone, DONE).unlink(missing_ok=True)
        if undoes:
            begun.unlink()
            return
        begun.replace(journal.file_of(self.root, number, DONE))
        for old in journal.numbers(self.root)[: -journal.MOST]:
            journal.file_of(self.root, old, DONE).unlink(missing_ok=True)


def keep(root: Path, name: str, *content: bytes, sync: bool = False) -> bool:
    """Keep something, perhaps in parts, in kinmap's own folder, with `sync` to the disk; tell if it was."""
    path, unfinished = root / OWN / name, root / OWN / f".{name}-{os.getpid()}"
    try:
        _own_folder(root)
        for left in path.parent.glob(f".{name}-*"):  # of a process that was killed
            left.unlink(missing_ok=True)
        _put(unfinished, *content, sync=sync)
        unfinished.replace(path)
    except OSError:  # a disk that is full or may not be written to costs time, and nothing else
        return False
    return True


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    if os.name != "posix":
        yield  # two writers at once are then their owner's care
        return
    with os.fdopen(os.open(root / OWN / "lock", os.O_RDWR | os.O_CREAT, PRIVATE), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _own_folder(root: Path) -> None:
    """Make kinmap's own folder, which no git is to take in."""
    if not (root / journal.FOLDER).is_dir():
        create(root / OWN / ".gitignore", "*\n")
        (root / journal.FOLDER).mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def _folders(folder: Path) -> set[Path]:
    """Make a folder where it is missing; return those whose entries a write there changes."""
    if folder.is_dir():
        return {folder}
    above = _folders(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    return above | {folder}


def _put(path: Path, *content: bytes, sync: bool = True) -> None:
    """Write a file for the owner's eyes alone, down to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            if sync:
                os.fsync(file.fileno())
    except BaseException:  # half a file is worse than none
        path.unlink()
        raise


def _link(temporary: Path, target: Path) -> None:
    """Give a new file its name, never over another's."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise ChangedUnderneathError(str(target)) from None
    except OSError:  # a disk that knows no second names
        temporary.replace(target)
    temporary.unlink(missing_ok=True)


def _keep_owner(temporary: Path, target: Path) -> None:
    """Give a file the owner and the group of another."""
    theirs, ours = target.stat(), temporary.stat()
    if os.name == "posix" and (theirs.st_uid, theirs.st_gid) != (ours.st_uid, ours.st_gid):
        os.chown(temporary, theirs.st_uid, theirs.st_gid)


def _sync(folder: Path) -> None:
    """See that what a folder lists is on the disk."""
    if os.name == "posix":  # other systems open no folder
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
