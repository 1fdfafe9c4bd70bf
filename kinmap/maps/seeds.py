"""Where somebody stands before any force moves them: told by their id alone.

So nothing that moves people apart or together starts from chance, and a picture needs no
memory of the one before it to look like it.
"""

from __future__ import annotations

import hashlib
import math

BYTES = 6


def share(word: str, turn: str = "") -> float:
    """Return a number from 0 up to 1 that a word alone decides; `turn` gives it another."""
    held = hashlib.blake2b(f"{turn}{word}".encode(), digest_size=BYTES).digest()
    return int.from_bytes(held, "big") / (1 << 8 * BYTES)


def spot(word: str) -> tuple[float, float]:
    """Return a point of the disc of radius 1 that a word alone decides."""
    angle, distance = 2 * math.pi * share(word), math.sqrt(share(word, "far "))
    return distance * math.cos(angle), distance * math.sin(angle)


def eldest(ids: tuple[str, ...]) -> str:
    """Return the one of these whose number is the least: another comes and goes, and it stays."""
    return min(ids, key=lambda i: (share(i), i))
