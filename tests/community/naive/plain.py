"""Plain values of an archive, as the naive model takes them: no text, no links, only days and ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

SIDES = ("me", "they")


@dataclass(frozen=True)
class Meeting:
    day: date
    kind: str
    channel: str
    hours: Fraction
    by: str | None = None
    companions: tuple[str, ...] = ()
    event: str | None = None


@dataclass(frozen=True)
class Trust:
    day: date
    who: str
    turn: str
    regards: tuple[str, ...]


@dataclass(frozen=True)
class Exchange:
    day: date
    gave: bool
    good: str
    to: str | None = None


@dataclass(frozen=True)
class Life:
    day: date
    mine: bool
    occasion: str
    answered: date | None = None


@dataclass(frozen=True)
class Promise:
    day: date
    who: str
    due: date | None = None
    ending: str | None = None
    ended: date | None = None


@dataclass(frozen=True)
class Knows:
    id: str
    since: date | None = None


@dataclass
class Person:
    """One person; `every` is days, 0 for `never`; `facets` is how many are known."""

    id: str
    name: str
    known: date | None = None
    declared: date | None = None
    through: str | None = None
    contexts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    place: str | None = None
    every: int | None = None
    intent: str | None = None
    emails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    knows: list[Knows] = field(default_factory=list)
    facets: int = 0
    meetings: list[Meeting] = field(default_factory=list)
    trust: list[Trust] = field(default_factory=list)
    exchange: list[Exchange] = field(default_factory=list)
    life: list[Life] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)


@dataclass
class Event:
    id: str
    day: date
    until: date | None = None
    there: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    url: str = ""
    email: str = ""
    mark: str | None = None


@dataclass(frozen=True)
class Goal:
    written: str
    want: int
    kin: bool
    by: str | None = None
    of: str = ""


@dataclass
class Settings:
    days: int = 180
    meetings: int = 5
    months: int = 4
    acts: int = 2
    share: Fraction = Fraction(1, 5)
    answer: int = 14
    rhythm: dict[str, int] = field(default_factory=lambda: {"kin": 28, "connection": 56, "possible": 84})
    hours: Fraction | None = None
    facets: int = 6
    goals: list[Goal] = field(default_factory=list)


@dataclass
class Archive:
    settings: Settings = field(default_factory=Settings)
    people: dict[str, Person] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


def dates(archive: Archive) -> Iterator[date]:
    """Yield every day that anything in an archive is dated with."""
    for event in archive.events.values():
        yield event.day
    for person in archive.people.values():
        yield from (day for day in (person.known, person.declared) if day)
        yield from (tie.since for tie in person.knows if tie.since)
        for ledger in (person.meetings, person.trust, person.exchange, person.life, person.promises):
            yield from (entry.day for entry in ledger)
        yield from (entry.answered for entry in person.life if entry.answered)
        yield from (entry.ended for entry in person.promises if entry.ended)
