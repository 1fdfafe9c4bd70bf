"""What is kept with a sum of itself, so that damage is seen, and nothing damaged is believed."""

from __future__ import annotations

import hashlib


def sealed(held: bytes) -> bytes:
    """Return what is to be kept, behind a line with its sum."""
    return hashlib.sha256(held).hexdigest().encode() + b"\n" + held


def unsealed(kept: bytes) -> bytes | None:
    """Return what was kept; None where it is not what was written."""
    mark, _, held = kept.partition(b"\n")
    return held if mark == hashlib.sha256(held).hexdigest().encode() else None
