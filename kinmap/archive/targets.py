"""Where a path of an archive lies on the disk, and what is there now."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

PERMISSIONS = 0o7777


class OutsideError(Exception):
    """A path that leads out of the archive; nothing was written."""


def target_of(root: Path, path: str) -> Path:
    """Return where a path leads once links are resolved; it must be within the archive.

    Raises:
        OutsideError: where it is not.
    """
    real = Path(os.path.realpath(root))
    target = Path(os.path.realpath(root / path))
    if PurePosixPath(path).is_absolute() or target == real or not target.is_relative_to(real):
        raise OutsideError(path)
    return target


def temporary_of(target: Path, number: int, at: int) -> Path:
    """Return where the new bytes of a step's file lie until they take its place; no note is called so."""
    return target.with_name(f".kinmap-{number:06}-{at}")


def content_of(target: Path) -> bytes | None:
    """Return the bytes of a file, None where there is none."""
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def mode_of(target: Path, otherwise: int) -> int:
    """Return the permissions of a file, or others where there is none."""
    return target.stat().st_mode & PERMISSIONS if target.exists() else otherwise
