"""The five ledgers of a person: what was done, earned, given, shared and promised.

Each entry is one line of the note, as a tuple with the place it stands at: there are many,
and tuples are made, and handed from process to process, in a third of the time of other
frozen values. Ids in it are canonical (NFC, as the file is named) once the archive has been
linked.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

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


class Meeting(NamedTuple):
    """A meeting, a call or a message.

    Attributes:
        minutes: its length as written, else what its kind counts for.
        companions: ids of the other people who were there (`with`).
        at: an event's id or words of place, as written; `event` is the id if it is one.
    """

    span: Span
    date: PartialDate
    kind: str
    channel: Channel
    minutes: int
    words: str = ""
    note: str = ""
    by: Who | None = None
    companions: tuple[str, ...] = ()
    at: str | None = None
    event: str | None = None


class Trust(NamedTuple):
    """Trust or respect earned, lost or repaired: *they earned* yours, *I earned* theirs."""

    span: Span
    date: PartialDate
    who: Who
    turn: Turn
    regards: tuple[Regard, ...]
    words: str = ""
    note: str = ""


class Exchange(NamedTuple):
    """Something given (`gave`) or got; `to` is the person that an introduction was to."""

    span: Span
    date: PartialDate
    gave: bool
    good: Good
    words: str = ""
    note: str = ""
    to: str | None = None


class Life(NamedTuple):
    """A win, a setback or news, mine or theirs, and the day on which the other answered."""

    span: Span
    date: PartialDate
    mine: bool
    occasion: Occasion
    words: str = ""
    note: str = ""
    answered: PartialDate | None = None


class Promise(NamedTuple):
    """What one side (never both) promised, when it is due, and how it ended."""

    span: Span
    date: PartialDate
    who: Who
    words: str = ""
    note: str = ""
    due: PartialDate | None = None
    ending: Ending | None = None
    ended: PartialDate | None = None


Entry: TypeAlias = Meeting | Trust | Exchange | Life | Promise
"""A line of a ledger. All five have, beside their own:

span: where the entry starts in its note.
date: its day, at least a year and a month.
words: its words after the date, as a one-line entry has them.
note: what the owner wrote after it, or nothing.
"""
