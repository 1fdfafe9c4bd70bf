"""What stands in a folder of kinmap's making: files of one's own, and whether they are as they were left."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

PRIVATE = 0o600
"""The mode of every file: notes on people are their owner's."""
Stamp = tuple[int, int, int, int]
"""Size, time of the last change of the bytes and of anything, in nanoseconds, and number of a file."""


def stamp(said: os.stat_result) -> Stamp:
    """Return what the disk says of a file, by which a change of it shows."""
    return said.st_size, said.st_mtime_ns, said.st_ctime_ns, said.st_ino


def stands(path: Path | str, held: bytes) -> bool:
    """Tell whether a file is one of kinmap's making with these very bytes."""
    return _read(path) == held


def as_left(path: Path | str, sum_of: str, left: Stamp | None) -> bool:
    """Tell whether a file of kinmap's making still has the bytes that it was left with.

    Args:
        path: the file.
        sum_of: the SHA-256 of those bytes.
        left: what the disk said of it when it had them; then, if that is so still, it is not read.
    """
    try:
        now = os.lstat(path)
    except OSError:
        return False
    if stamp(now) == left and _private(now):
        return True
    held = _read(path)
    return held is not None and hashlib.sha256(held).hexdigest() == sum_of


def _private(said: os.stat_result) -> bool:
    """Tell whether something is a regular file, for its owner alone as far as the system knows of that."""
    return stat.S_ISREG(said.st_mode) and (os.name != "posix" or stat.S_IMODE(said.st_mode) == PRIVATE)


def _read(path: Path | str) -> bytes | None:
    """Return the bytes of a file that is no link, and for its owner alone; else None."""
    try:
        named = os.lstat(path)
        if not _private(named):
            return None
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path, or its text
            return file.read() if os.path.samestat(named, os.fstat(file.fileno())) else None
    except OSError:
        return None
