"""For how many people the time would do (model.md, *capacity*)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Capacity:
    """What your connections ask of your week.

    Attributes:
        demand: hours a week.
        hours: those that site.yml gives; None where it gives none.
        number: of how many people the demand is.
        room: for how many like them the hours would do.
    """

    demand: Fraction
    hours: Fraction | None
    number: int
    room: int | None
