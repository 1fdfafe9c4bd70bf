"""How often you meet, and whether it is time again.

A rhythm is a number of days and where it came from: the owner said so, their own habit shows
it, or the stage they are at suggests it. A promise has no grace, a habit has (model.md,
*Rhythm and staleness*).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Origin(StrEnum):
    """Where a rhythm comes from."""

    INTENT = "intent"
    STATED = "stated"
    OWN = "own"
    STAGE = "stage"


class State(StrEnum):
    """Whether it is time again; readers see *long silent* for the last."""

    NONE = "none"
    FRESH = "fresh"
    STALE = "stale"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Pace:
    """A rhythm and what follows from it; days are whole, None where there is none.

    Attributes:
        mean: days on average between the contacts that an own rhythm rests on.
        limit: days after a contact within which all is well.
        due: the last contact + the limit.
        ratio: days since the last contact / limit.
    """

    rhythm: int | None = None
    origin: Origin | None = None
    mean: Fraction | None = None
    limit: int | None = None
    due: date | None = None
    ratio: Fraction | None = None
    state: State = State.NONE
