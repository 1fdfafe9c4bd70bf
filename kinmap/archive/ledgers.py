"""The five ledgers of a person: what was done, earned, given, shared and promised.

Each entry is one line of the note, as a frozen value with the place it stands at. Ids in
it are canonical (NFC, as the file is named) once the archive has been linked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinmap.dates import PartialDate
from kinmap.text import Span


class Who(StrEnum):
    """Whose doing something was."""

    ME = "me"
    THEY = "they"
    BOTH = "both"

    @property
    def sides(self) -> tuple[Who, ...]:
        """One side, or both of them, mine first."""
        return (Who.ME, Who.THEY) if self is Who.BOTH else (self,)


class Channel(StrEnum):
    """How people met."""

    IN_PERSON = "in person"
    VOICE = "voice"
    WRITTEN = "written"


class Turn(StrEnum):
    """What happened to trust or respect."""

    EARNED = "earned"
    LOST = "lost"
    REPAIRED = "repaired"


class Regard(StrEnum):
    """What is earned or lost."""

    TRUST = "trust"
    RESPECT = "respect"


class Good(StrEnum):
    """What is given or got."""

    KNOWLEDGE = "knowledge"
    HELP = "help"
    INTRODUCTION = "introduction"
    WORK = "work"
    GIFT = "gift"


class Occasion(StrEnum):
    """What happened in a life."""

    WIN = "win"
    SETBACK = "setback"
    NEWS = "news"


class Ending(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every ledger line has.

    Attributes:
        span: where the entry starts in its note.
        date: its day, at least a year and a month.
        words: its words after the date, as a one-line entry has them.
        note: what the owner wrote after it, or nothing.
    """

    span: Span
    date: PartialDate
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entry):
    """A meeting, a call or a message.

    Attributes:
        minutes: its length as written, else what its kind counts for.
        companions: ids of the other people who were there (`with`).
        at: an event's id or words of place, as written; `event` is the id if it is one.
    """

    kind: str
    channel: Channel
    minutes: int
    by: Who | None = None
    companions: tuple[str, ...] = ()
    at: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust(Entry):
    """Trust or respect earned, lost or repaired: *they earned* yours, *I earned* theirs."""

    who: Who
    turn: Turn
    regards: frozenset[Regard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Entry):
    """Something given (`gave`) or got; `to` is the person that an introduction was to."""

    gave: bool
    good: Good
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life(Entry):
    """A win, a setback or news, mine or theirs, and the day on which the other answered."""

    mine: bool
    occasion: Occasion
    answered: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Entry):
    """What one side (never both) promised, when it is due, and how it ended."""

    who: Who
    due: PartialDate | None = None
    ending: Ending | None = None
    ended: PartialDate | None = None
