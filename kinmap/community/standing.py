"""Where either side stands in trust and in respect, and what brought it there.

A standing is *none* at first; `earned` earns it unless it is lost, `lost` loses it, and only
`repaired` mends it. A kept promise earns trust, after that day's lines (model.md, *Standing*).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinmap.archive.ledgers import Turn
from kinmap.text import Span


class Standing(StrEnum):
    """How one side stands."""

    NONE = "none"
    EARNED = "earned"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Step:
    """One entry on the way, and the standing after it.

    Attributes:
        promise: whether it is a promise kept, rather than a line of `trust`.
        changed: whether the standing was another before.
    """

    day: date
    turn: Turn
    promise: bool
    note: str
    spans: tuple[Span, ...]
    after: Standing
    changed: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How one side came to stand as it does."""

    steps: tuple[Step, ...] = ()

    @property
    def standing(self) -> Standing:
        """The standing of today."""
        return self.steps[-1].after if self.steps else Standing.NONE

    @property
    def made_by(self) -> Step | None:
        """The entry that made it what it is."""
        return next((step for step in reversed(self.steps) if step.changed), None)


@dataclass(frozen=True, slots=True)
class Mutual:
    """Both sides: mine is what I earned of them, theirs what they earned of me."""

    me: Course = Course()
    they: Course = Course()
