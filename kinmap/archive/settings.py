"""What site.yml says: titles, thresholds, and the community that the owner wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from kinmap.archive.ledgers import Channel
from kinmap.text import Span

FACETS = ("Work", "Family", "Interests", "Values", "Hopes", "Worries")
RHYTHM = {"kin": 28, "connection": 56, "possible": 84}


class Kind(NamedTuple):
    """A kind of meeting: its channel, and the minutes that count where none are given."""

    channel: Channel
    minutes: int


MINUTES = {Channel.IN_PERSON: 60, Channel.VOICE: 30, Channel.WRITTEN: 6}
KINDS: dict[str, Kind] = {
    kind: Kind(channel, MINUTES[channel])
    for channel, kinds in {
        Channel.IN_PERSON: "met coffee lunch dinner drinks walk visit event party trip work",
        Channel.VOICE: "call video",
        Channel.WRITTEN: "message email letter",
    }.items()
    for kind in kinds.split()
}


class Threshold(NamedTuple):
    """What the conditions of a connection ask for (site.yml's `connection`)."""

    days: int = 180
    meetings: int = 5
    months: int = 4
    acts: int = 2
    share: Fraction = Fraction(1, 5)


class GoalBy(StrEnum):
    """What a goal is limited to, by the word that site.yml has for it."""

    CONTEXT = "in"
    PLACE = "at"
    TAG = "tagged"
    GROUP = "of"


class Searched(StrEnum):
    """What search looks through."""

    ALL = "all"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Goal:
    """So many connections, or kin, that the owner wants; `of` is the context, place, tag or group."""

    written: str
    want: int
    kin: bool
    by: GoalBy | None
    of: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of site.yml, with the defaults of format.md.

    Attributes:
        rhythm: days per stage; a stage left out has none.
        hours: per week, for people; None where nothing is said.
        answer: days within which an answer counts as care.
        places: latitude and longitude by name, as written.
        fields: the owner's names of fields, and the known names that they stand for.
        search: `names` leaves the words of notes out of what search finds.
    """

    title: str = ""
    me: str = ""
    language: str = "en"
    timezone: str = ""
    rhythm: dict[str, int] = field(default_factory=lambda: dict(RHYTHM))
    hours: Fraction | None = None
    connection: Threshold = Threshold()
    answer: int = 14
    facets: tuple[str, ...] = FACETS
    kinds: dict[str, Kind] = field(default_factory=lambda: dict(KINDS))
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    goals: tuple[Goal, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    search: Searched = Searched.ALL
