"""What is kept with a sum of itself, so that damage is seen, and nothing damaged is believed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def seal(parts: Iterable[bytes]) -> bytes:
    """Return the line with the sum of what is to be kept, which goes before it."""
    said = hashlib.sha256()
    for part in parts:
        said.update(part)
    return said.hexdigest().encode() + b"\n"


def sealed(held: bytes) -> bytes:
    """Return what is to be kept, behind a line with its sum."""
    return seal([held]) + held


def unsealed(kept: bytes) -> bytes | None:
    """Return what was kept; None where it is not what was written."""
    mark, _, held = kept.partition(b"\n")
    return held if mark + b"\n" == seal([held]) else None


def unsealed_lines(kept: Iterable[bytes]) -> list[bytes] | None:
    """Return the lines of what was kept, from those of the file; None as above."""
    mark, *lines = [*kept] or [b""]
    return lines if mark == seal(lines) else None
