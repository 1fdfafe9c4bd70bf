"""For how many people the time would do (model.md, *capacity*)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm
from types import MappingProxyType
from typing import NamedTuple

from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation

LATEST = 8
"""Encounters whose length is looked at."""
HOUR = 60
WEEK = 7


class Ask(NamedTuple):
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


def capacity(
    heard: Iterable[Relation], hours: Fraction | None, kept: Mapping[str, Ask] = MappingProxyType({})
) -> Capacity:
    """Add up what the connections that are not silent ask for, each by their rhythm.

    Args:
        heard: those connections.
        hours: a week that there are; None where nobody says.
        kept: what some of them are known to ask for, by id.
    """
    asks = [kept.get(one.id) or ask(one, days) for one in heard if (days := one.pace.mean) is not None]
    demand = total([each.hours for each in asks])
    room = None if hours is None or not demand else floor(hours / (demand / len(asks)))
    # Decimals first, which never change an order: fractions take ten times as long to compare.
    asks.sort(key=lambda each: (-float(each.hours), -each.hours, each.id))
    return Capacity(demand, hours, len(asks), room, tuple(asks))


def ask(one: Relation, days: Fraction) -> Ask:
    """Return what meeting somebody every so many days asks for, by the length of your last encounters."""
    latest = one.encounters[-LATEST:]
    each = hours_each([encounter.minutes for encounter in latest])
    hours = Fraction(each.numerator * WEEK * days.denominator, each.denominator * days.numerator)
    return Ask(one.id, hours, each, days, latest)


def hours_each(minutes: Sequence[int]) -> Fraction:
    """Return how long you were together on average, an hour where nothing is written."""
    return Fraction(sum(minutes), len(minutes) * HOUR) if minutes else Fraction(1)


def total(hours: Sequence[Fraction]) -> Fraction:
    """Return the exact sum, brought to one denominator once rather than with each addition."""
    whole = lcm(*(each.denominator for each in hours))
    return Fraction(sum(each.numerator * (whole // each.denominator) for each in hours), whole)
