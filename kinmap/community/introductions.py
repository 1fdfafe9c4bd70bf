"""Introductions: those worth making, and what became of those made (model.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Match:
    """Two connections who do not know each other, and have something in common.

    Attributes:
        score: tags and groups in common, and 1 for the same place.
        tags: those in common, as `a`'s note writes them; `groups` likewise.
        place: the place in common, if it is one.
    """

    a: str
    b: str
    score: int
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class Introduced:
    """Two people that you brought together, on which day first, and whether they have met since."""

    a: str
    b: str
    day: date
    met: bool
