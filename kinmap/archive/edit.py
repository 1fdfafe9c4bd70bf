"""The only module that writes into an archive.

A write changes only the bytes that it is about, and is all or nothing: the new file is
complete on the disk beside the old one before it takes its place, and it does so only if the
old one is still what it was when it was read.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kinmap.archive.load import read
from kinmap.problems import Problem
from kinmap.text import Span

with contextlib.suppress(ImportError):  # a system without it has no such locks
    import fcntl

LOCK = Path(".kinmap") / "lock"
BOM = "\ufeff".encode()


class ChangedUnderneathError(Exception):
    """A file is no longer what it was when it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A line that was put right: where, and how it reads now."""

    span: Span
    line: str


def create(path: Path, content: str) -> bool:
    """Write a new file; tell whether it was, for one that is there is left as it is.

    Raises:
        OSError: where the disk does not take it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True


def mend(root: Path, problems: Iterable[Problem]) -> list[Mend]:
    """Write those fixes into the archive that cannot be wrong, and return the lines that they made.

    Each file is read again with its fixes; where that shows a new problem, the file stays as
    it is.

    Raises:
        ChangedUnderneathError: where a file changes meanwhile.
        OSError: where the disk does not take it.
    """
    fixable: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.splice:
            fixable.setdefault(problem.span.path, []).append(problem)
    with locked(root):
        return [line for path, found in fixable.items() for line in _mend_file(root, path, found)]


def _mend_file(root: Path, path: str, problems: list[Problem]) -> list[Mend]:
    target = Path(os.path.realpath(root / path))
    old = target.read_bytes()
    new = spliced(old, problems)
    if new == old or not _better(path, old, new, problems):
        return []
    replace(target, old, new)
    lines = new.decode().split("\n")
    return [Mend(problem.span, lines[problem.span.line - 1].strip()) for problem in problems]


def spliced(content: bytes, problems: Iterable[Problem]) -> bytes:
    """Return a file with the fixes put in, and not a byte changed elsewhere.

    A line that is no longer what the fix was made for stays as it is.
    """
    lines = content.split(b"\n")
    for problem in sorted(problems, key=lambda one: one.span, reverse=True):
        if problem.splice is None or problem.span.line > len(lines):
            continue
        index, start = problem.span.line - 1, problem.span.column - 1
        text = lines[index].removeprefix(BOM).decode(errors="surrogateescape")
        bom = BOM if lines[index].startswith(BOM) else b""
        if text.startswith(problem.splice.old, start):
            end = start + len(problem.splice.old)
            text = text[:start] + problem.splice.new + text[end:]
            lines[index] = bom + text.encode(errors="surrogateescape")
    return b"\n".join(lines)


def _better(path: str, old: bytes, new: bytes, mended: Iterable[Problem]) -> bool:
    """Tell whether what was mended is gone, and nothing is wrong that was not before.

    A line that can be read at last may show a slip of its own: that is no step back.
    """
    lines = {problem.span.line for problem in mended}
    before, after = _faults(path, old), _faults(path, new)
    unread = {(code, line) for code, line in after if code in ("yaml", "quote")}
    new_ones = {(code, line) for code, line in after - before if line not in lines}
    return not new_ones and not any(line in lines for _, line in unread)


def _faults(path: str, content: bytes) -> set[tuple[str, int]]:
    """Return what is wrong in a file by itself; links are for the whole archive to say."""
    found = read({path: content}).problems
    return {(problem.code, problem.span.line) for problem in found if problem.code != "link"}


def replace(target: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in the place of old ones, whole, on the disk, with the mode of the old file.

    Raises:
        ChangedUnderneathError: where the file is no longer `old`.
        OSError: where the disk does not take it; the old file stands.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777)
        _swap(temporary, target, old)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _swap(temporary: Path, target: Path, old: bytes) -> None:
    if target.read_bytes() != old:
        raise ChangedUnderneathError(target)
    temporary.replace(target)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the archive's lock, so that two writers follow each other."""
    if os.name != "posix":  # two writers at once are then their owner's care
        yield
        return
    path = root / LOCK
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
