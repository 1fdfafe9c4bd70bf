"""The four conditions of a connection: time, participation, trust, respect.

Each says whether it holds, by which entries, and what is missing where it does not
(model.md, *The four conditions* and *candidates*).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kinmap.community.acts import Act
from kinmap.community.encounters import Encounter
from kinmap.community.standing import Step

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
