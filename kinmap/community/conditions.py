"""The four conditions of a connection: time, participation, trust, respect.

Each says whether it holds, by which entries, and what is missing where it does not
(model.md, *The four conditions* and *candidates*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kinmap.archive.person import Person
from kinmap.archive.settings import Threshold
from kinmap.community.acts import Act, Acts
from kinmap.community.encounters import Encounter
from kinmap.community.standing import EARNED, Mutual, Step

Evidence: TypeAlias = Encounter | Act | Step
"""An entry that a condition rests on; each has a `day`, a `note` and `spans`."""


class Need(StrEnum):
    """What can be missing: so many days, meetings, months, acts or standings of a side, a fair share."""

    DAYS = "days"
    MEETINGS = "meetings"
    MONTHS = "months"
    ME = "me"
    THEY = "they"
    SHARE = "share"


TIME = (Need.DAYS, Need.MEETINGS, Need.MONTHS)
PARTICIPATION = (Need.ME, Need.THEY, Need.SHARE)
REGARD = (Need.ME, Need.THEY)


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing, and how many of it (1 for a share or a standing)."""

    need: Need
    count: int


lacking = lru_cache(maxsize=1024)(Lack)
"""Many people lack the same."""


class Condition(NamedTuple):
    """Whether one of the four holds, and why."""

    holds: bool
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """All four, in the order in which they are told."""

    time: Condition
    participation: Condition
    trust: Condition
    respect: Condition

    def __iter__(self) -> Iterator[tuple[str, Condition]]:
        """Go through them by name."""
        yield "time", self.time
        yield "participation", self.participation
        yield "trust", self.trust
        yield "respect", self.respect


class Acquaintance(NamedTuple):
    """The figures that time is judged by.

    Attributes:
        days: since they are known; None where nothing starts them.
        meetings: in person or by voice.
        months: the different months of these.
    """

    days: int | None
    meetings: int
    months: int


def acquaintance(
    person: Person, encounters: Sequence[Encounter], spoken: Sequence[Encounter], today: date
) -> Acquaintance:
    """Return for how long you have known somebody, and how often you met."""
    starts = [*beginnings(person, today), *[each.day for each in encounters[:1]]]
    months = {month_of(each.day) for each in spoken}
    return Acquaintance((today - starts[0]).days if starts else None, len(spoken), len(months))


def beginnings(person: Person, today: date) -> list[date]:
    """Return the days of `known` and `declared` up to today; time counts from the first of these two."""
    written = (person.known, person.declared)
    return [day for when in written if when is not None and (day := when.first) <= today]


def month_of(day: date) -> int:
    """Return a number that every day of one month has."""
    return day.year * 12 + day.month


def conditions(
    figures: Acquaintance,
    spoken: tuple[Encounter, ...],
    done: Acts,
    regards: tuple[Mutual, Mutual],
    asked: Threshold,
) -> Conditions:
    """Judge all four.

    Args:
        figures: for how long you have known each other, and how often you met.
        spoken: the encounters in person or by voice.
        done: the acts.
        regards: the courses of trust and of respect.
        asked: the thresholds.
    """
    trust, respect = regards
    trusted = regard(trust)
    respected = trusted if respect is trust else regard(respect)
    return Conditions(time(figures, asked, spoken), participation(done, asked), trusted, respected)


def time(figures: Acquaintance, asked: Threshold, spoken: tuple[Encounter, ...]) -> Condition:
    """Judge whether you have known each other long and often enough."""
    days = max(asked.days, 1) if figures.days is None else asked.days - figures.days
    return judged(spoken, TIME, (days, asked.meetings - figures.meetings, asked.months - figures.months))


def participation(done: Acts, asked: Threshold) -> Condition:
    """Judge whether both sides do their part."""
    mine, theirs = len(done.me), len(done.they)
    unfair = not is_fair(mine, theirs, *asked.share.as_integer_ratio())
    return judged(done.both, PARTICIPATION, (asked.acts - mine, asked.acts - theirs, unfair))


def is_fair(mine: int, theirs: int, parts: int, whole: int) -> bool:
    """Tell whether the smaller side has so many parts of the whole of all acts (so it is without any)."""
    return min(mine, theirs) * whole >= (mine + theirs) * parts


def regard(mutual: Mutual) -> Condition:
    """Judge whether both sides earned it, be it trust or respect."""
    mine, theirs = mutual.me.made_by, mutual.they.made_by
    made = (mine,) if mine == theirs else (mine, theirs)
    evidence = tuple([step for step in made if step is not None])
    return judged(evidence, REGARD, (wants(mine), wants(theirs)))


def wants(made: Step | None) -> bool:
    """Tell whether a standing is still to be earned, by the entry that made it what it is."""
    return made is None or made.after is not EARNED


def judged(evidence: tuple[Evidence, ...], needs: Sequence[Need], short: Sequence[int]) -> Condition:
    """Return a condition that holds if nothing is short, with what it rests on.

    Args:
        evidence: the entries.
        needs: what the condition asks for.
        short: how many of each are missing; none where it is not above 0.
    """
    missing = tuple(
        [lacking(need, int(count)) for need, count in zip(needs, short, strict=True) if count > 0]
    )
    return Condition(not missing, evidence, missing)
