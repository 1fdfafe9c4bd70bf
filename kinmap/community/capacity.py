"""For how many people the time would do (model.md, *capacity*)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from kinmap.community.relation import Relation

LATEST = 8
"""Encounters whose length is looked at."""
HOUR = 60
WEEK = 7


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


def capacity(people: Iterable[Relation], hours: Fraction | None) -> Capacity:
    """Add up what the connections that are not silent ask for, each by their rhythm."""
    asked = [
        hours_each(one) * WEEK / one.pace.mean
        for one in people
        if one.connected and not one.silent and one.pace.mean is not None
    ]
    demand = sum(asked, Fraction())
    room = None if hours is None or not demand else floor(hours / (demand / len(asked)))
    return Capacity(demand, hours, len(asked), room)


def hours_each(one: Relation) -> Fraction:
    """Return how long you were together on average of late, an hour where nothing is written."""
    latest = [encounter.minutes for encounter in one.encounters[-LATEST:]]
    return Fraction(sum(latest), len(latest) * HOUR) if latest else Fraction(1)
