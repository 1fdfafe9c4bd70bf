"""What a foreign file says, as the same few plain values whatever its format.

Every line of the file is accounted for: by a contact or another matter, as passed over with
its reason, or as one of those that say nothing of anybody (a heading, a note above it, a blank one).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from kinmap.dates import Birthday


class NotThisFormatError(Exception):
    """Why a file is not of the format that it was said to be, as a sentence."""


class MissingLibraryError(Exception):
    """What is to be installed before a format can be read, as a sentence."""


class Contact(NamedTuple):
    """Somebody whom the file tells of; a part that it does not give is empty.

    Attributes:
        line: where it starts in the file, from 1; `height` is the number of its lines.
        since: the day of the connection, `YYYY-MM-DD`; as it was written where that is no date.
        emails: further ones, after the first; `urls` likewise.
    """

    line: int
    height: int = 1
    name: str = ""
    url: str = ""
    email: str = ""
    company: str = ""
    position: str = ""
    since: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    birthday: Birthday | None = None


class Passed(NamedTuple):
    """What was passed over, and why; the reason is a part of a sentence."""

    line: int
    height: int
    why: str


class Guest(NamedTuple):
    """Somebody whom a matter names: by the key of one of the file's people, by an e-mail, or by a name."""

    name: str = ""
    email: str = ""
    key: str = ""


class Somebody(NamedTuple):
    """Somebody who gets a note, where there is none yet.

    Attributes:
        line: where it stands in the file, counted from 1 in its `unit`; `height` is the number of these.
        key: by which it is known again in a later file.
        contact: the name, the addresses, the birthday.
        known: the date of getting to know each other, as a note has it.
        every: a rhythm, likewise.
    """

    line: int
    height: int
    key: str
    contact: Contact
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    place: str = ""
    known: str = ""
    how: str = ""
    through: Guest | None = None
    every: str = ""


class Happening(NamedTuple):
    """Something for a ledger, or for another part of a note.

    Attributes:
        line: as for `Somebody`; `height` and `key` likewise.
        who: whose it is; of a meeting also who was there, of others each has it. Of a tie the
            second is what `head` says to the first.
        ledger: the list that it goes into, or `knows`, or `body`.
        head: its date and its words, but for who was there and where; of `body` the heading.
        place: where it was, or nothing.
        by: who asked for a meeting.
    """

    line: int
    height: int
    key: str
    who: tuple[Guest, ...]
    ledger: str
    head: str
    note: str = ""
    place: str = ""
    by: Guest | None = None


class Appointment(NamedTuple):
    """What a calendar holds: a meeting or an event, which is told by how many of the guests are known.

    Attributes:
        line: as for `Somebody`; `height` and `key` likewise.
        start: a time with or without a zone, or a day; `end` likewise, after it, or None.
        host: who invited.
        calendar: the calendar's name, which with many programmes is its owner's address.
        own: whether kinmap wrote it, so that it is an event however few were there.
        declined: who was invited, and will not come.
        off: why it did not take place, as a part of a sentence, or nothing.
    """

    line: int
    height: int
    key: str
    title: str
    start: date | datetime
    end: date | datetime | None = None
    place: str = ""
    guests: tuple[Guest, ...] = ()
    host: Guest | None = None
    calendar: str = ""
    own: bool = False
    declined: tuple[Guest, ...] = ()
    off: str = ""


Matter: TypeAlias = Somebody | Happening | Appointment


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that was read.

    Attributes:
        lines: how many it has.
        passed: what could be somebody, and cannot be read.
        silent: how many lines say nothing of anybody, by what they are: `of headings`, `blank`.
        remark: how the text was read, where that was no matter of course; a sentence.
        matters: what becomes notes and lines of their ledgers, in the order of the file.
        unit: what `lines` counts; of a format that has no lines, its `entry`.
    """

    lines: int
    contacts: tuple[Contact, ...] = ()
    passed: tuple[Passed, ...] = ()
    silent: dict[str, int] = field(default_factory=dict)
    remark: str = ""
    matters: tuple[Matter, ...] = ()
    unit: str = "line"
