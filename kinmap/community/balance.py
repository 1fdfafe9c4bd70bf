"""What was given and got of late, and whether it leans to one side (model.md, *balance*)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from kinmap.community.favours import Favour

WINDOW = 730
"""Days that are looked at."""
FEWEST = 5
LEAST_SHARE = Fraction(1, 5)


class Balance(NamedTuple):
    """How often I gave, and got, within the last two years; `favours` are those, by day."""

    gave: int = 0
    got: int = 0
    lopsided: bool = False
    favours: tuple[Favour, ...] = ()


def balance(favours: Iterable[Favour], today: date) -> Balance:
    """Count what was given and got in the last two years."""
    recent = [favour for favour in favours if (today - favour.day).days <= WINDOW]
    if not recent:
        return Balance()
    recent.sort(key=attrgetter("day", "spans"))
    gave = sum([favour.gave for favour in recent])
    got = len(recent) - gave
    lopsided = len(recent) >= FEWEST and min(gave, got) < LEAST_SHARE * len(recent)
    return Balance(gave, got, lopsided, tuple(recent))
