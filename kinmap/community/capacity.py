"""For how many people the time would do (model.md, *capacity*)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation

LATEST = 8
"""Encounters whose length is looked at."""
HOUR = 60
WEEK = 7


@dataclass(frozen=True, slots=True)
class Ask:
    """What one person's rhythm asks of your week.

    Attributes:
        hours: a week.
        each: hours that an encounter takes, on average of late.
        days: between one and the next, on average.
        latest: the encounters that this average is of.
    """

    id: str
    hours: Fraction
    each: Fraction
    days: Fraction
    latest: tuple[Encounter, ...]


@dataclass(frozen=True, slots=True)
class Capacity:
    """What your connections ask of your week.

    Attributes:
        demand: hours a week.
        hours: those that site.yml gives; None where it gives none.
        number: of how many people the demand is.
        room: for how many like them the hours would do.
        asks: what each of them asks for, the most first, then by id.
    """

    demand: Fraction
    hours: Fraction | None
    number: int
    room: int | None
    asks: tuple[Ask, ...]


def capacity(people: Iterable[Relation], hours: Fraction | None) -> Capacity:
    """Add up what the connections that are not silent ask for, each by their rhythm."""
    asks = [
        ask(one, one.pace.mean)
        for one in people
        if one.connected and not one.silent and one.pace.mean is not None
    ]
    demand = sum((each.hours for each in asks), Fraction())
    room = None if hours is None or not demand else floor(hours / (demand / len(asks)))
    by_most = tuple(sorted(asks, key=lambda each: (-each.hours, each.id)))
    return Capacity(demand, hours, len(asks), room, by_most)


def ask(one: Relation, days: Fraction) -> Ask:
    """Return what meeting somebody every so many days asks for, by the length of your last encounters."""
    latest = one.encounters[-LATEST:]
    each = hours_each(encounter.minutes for encounter in latest)
    return Ask(one.id, each * WEEK / days, each, days, latest)


def hours_each(minutes: Iterable[int]) -> Fraction:
    """Return how long you were together on average, an hour where nothing is written."""
    spent = list(minutes)
    return Fraction(sum(spent), len(spent) * HOUR) if spent else Fraction(1)
