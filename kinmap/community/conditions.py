"""The four conditions of a connection: time, participation, trust, respect.

Each says whether it holds, by which entries, and what is missing where it does not
(model.md, *The four conditions* and *candidates*).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from kinmap.archive.ledgers import Channel
from kinmap.community.acts import Act
from kinmap.community.encounters import Encounter
from kinmap.community.standing import Mutual, Standing, Step
from kinmap.community.tally import Tally

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


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing, and how many of it (1 for a share or a standing)."""

    need: Need
    count: int


@dataclass(frozen=True, slots=True)
class Condition:
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

    @property
    def held(self) -> int:
        """How many hold, 0 to 4."""
        return sum(condition.holds for _, condition in self)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """The figures that time is judged by.

    Attributes:
        days: since they are known; None where nothing starts them.
        meetings: in person or by voice.
        months: the different months of these.
    """

    days: int | None
    meetings: int
    months: int


def time(tally: Tally, encounters: tuple[Encounter, ...], today: date) -> Condition:
    """Judge whether you have known each other long and often enough."""
    asked = tally.threshold
    age = tally.age(today)
    missing = lacks(
        (Need.DAYS, max(asked.days, 1) if age is None else asked.days - age),
        (Need.MEETINGS, asked.meetings - tally.meetings),
        (Need.MONTHS, asked.months - len(tally.months)),
    )
    seen = tuple(encounter for encounter in encounters if encounter.channel is not Channel.WRITTEN)
    return Condition(tally.has_time(today), seen, missing)


def participation(tally: Tally, done: Iterable[Act]) -> Condition:
    """Judge whether both sides do their part."""
    asked = tally.threshold.acts
    missing = lacks(
        (Need.ME, asked - tally.acts_me),
        (Need.THEY, asked - tally.acts_they),
        (Need.SHARE, not tally.has_share),
    )
    return Condition(tally.has_participation, tuple(done), missing)


def regard(mutual: Mutual) -> Condition:
    """Judge whether both sides earned it, be it trust or respect."""
    missing = lacks(
        (Need.ME, mutual.me.standing is not Standing.EARNED),
        (Need.THEY, mutual.they.standing is not Standing.EARNED),
    )
    made = [step for step in (mutual.me.made_by, mutual.they.made_by) if step is not None]
    return Condition(not missing, tuple(dict.fromkeys(made)), missing)


def lacks(*wanting: tuple[Need, int]) -> tuple[Lack, ...]:
    """Return what is wanting, leaving out what is not."""
    return tuple(Lack(need, int(count)) for need, count in wanting if count > 0)
