"""Calendars of any program as iCalendar files (RFC 5545): the appointments that others were invited to.

The file is taken apart line by line, so that one appointment that cannot be read costs that one
alone; what each says, icalendar reads. What comes again and again is counted, and never unrolled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from kinmap.interchange.cells import tidy
from kinmap.interchange.contentlines import Line, name_of, plain, property_of, raw_lines, unfolded
from kinmap.interchange.decoding import LOST
from kinmap.interchange.foreign import (
    Appointment,
    Foreign,
    Guest,
    MissingLibraryError,
    NotThisFormatError,
    Passed,
)
from kinmap.interchange.ics import there
from kinmap.interchange.invited import addressed, day_of, declines, guest_of, is_off, is_person, text

if TYPE_CHECKING:
    from icalendar import Component

BEGIN = re.compile(rb"\s*BEGIN\s*:\s*([\w-]+)\s*", re.IGNORECASE)
END = re.compile(rb"\s*END\s*:\s*([\w-]+)\s*", re.IGNORECASE)
CALENDAR, EVENT, ZONE = b"VCALENDAR", b"VEVENT", b"VTIMEZONE"
PARTS = {
    ZONE: "of time zones",
    b"VTODO": "of tasks",
    b"VJOURNAL": "of journal entries",
    b"VFREEBUSY": "of free and busy times",
}
"""What else a calendar holds."""
READ = frozenset(
    (
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "LOCATION",
        "ATTENDEE",
        "ORGANIZER",
        "STATUS",
        "CATEGORIES",
    )
)
SERIES = frozenset(("RRULE", "RDATE", "RECURRENCE-ID"))
BIRTHDAY = re.compile(r"birthday|geburtstag|anivers[áa]rio|anniversa?i?re?y?|cumplea[ñn]os", re.IGNORECASE)
A_BIRTHDAY = "it is a birthday, and no meeting"
A_SERIES = "it comes again and again, or is one of such a series"
VENDOR = re.compile(rb'(TZID="?)/[^:;"]*?/((?:[A-Za-z_]+/){1,2}[A-Za-z0-9_+-]+)(?=[":;])')
"""The usual name of a time zone behind that of some program."""
FIRST_YEAR, LAST_YEAR = 1000, 9998
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, OSError)
"""What icalendar raises for lines that make no sense; the last for the name of a time zone."""


@dataclass(slots=True)
class Piece:
    """One component of a calendar: where it starts, the number of its lines, and those that are its own."""

    kind: bytes
    line: int
    height: int = 0
    lines: list[bytes] = field(default_factory=list)


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says.

    Args:
        content: its bytes.
        encoding: what its owner says that it is written in.

    Raises:
        MissingLibraryError: where icalendar is not installed.
        NotThisFormatError: where no calendar begins in it, or there is no such encoding.
    """
    lines = raw_lines(content, encoding)
    if not any(
        (begins := BEGIN.fullmatch(line)) and begins[1].upper() in (CALENDAR, EVENT) for line in lines
    ):
        raise NotThisFormatError("no calendar begins in it (BEGIN:VCALENDAR)")
    pieces, silent = taken_apart(unfolded(lines))
    for piece in pieces:
        if piece.kind != EVENT:
            name = PARTS.get(piece.kind, "of other things")
            silent[name] = silent.get(name, 0) + piece.height
    reader = Reader(calendar_name(pieces, unfolded(lines)), [it for it in pieces if it.kind == ZONE])
    found = [reader.appointment(piece) for piece in pieces if piece.kind == EVENT]
    matters = tuple(it for it in found if isinstance(it, Appointment))
    passed = tuple(it for it in found if isinstance(it, Passed))
    return Foreign(len(lines), (), passed, silent, "", matters)


def taken_apart(lines: Iterator[Line]) -> tuple[list[Piece], dict[str, int]]:
    """Return the components of a calendar, and the lines that belong to none, by what they are."""
    pieces: list[Piece] = []
    silent = {"of headings": 0, "blank": 0}
    piece: Piece | None = None
    within: list[bytes] = []
    for line in lines:
        begins, ends = BEGIN.fullmatch(line.raw), END.fullmatch(line.raw)
        kind = (begins or ends or [b"", b""])[1].upper()
        if kind == CALENDAR or (begins and kind == EVENT):  # whatever was open has lost its end
            piece, within = None, []
        if piece is None and begins and kind != CALENDAR:
            piece = Piece(kind, line.line)
            pieces.append(piece)
        if piece is None:
            silent["of headings" if line.raw.strip() else "blank"] += line.height
            continue
        piece.height += line.height
        inner = len(within) > 1 or (within and not ends)
        if inner and (piece.kind == ZONE or (len(within) == 1 and not begins)):
            piece.lines.append(line.raw)
        if begins:
            within.append(kind)
        elif ends and kind in within:
            del within[within.index(kind) :]
            piece = piece if within else None
    return pieces, silent


def calendar_name(pieces: Sequence[Piece], lines: Iterator[Line]) -> str:
    """Return what the calendar is called: with many programs its owner's address."""
    first = pieces[0].line if pieces else 0
    for line in lines:
        if first and line.line >= first:
            break
        if name_of(line.raw) == "X-WR-CALNAME" and (said := property_of(line.raw)):
            return tidy(plain(said.text))
    return ""


class Reader:
    """What reads the appointments of one calendar.

    Attributes:
        calendar: what it is called.
        zones: the time zones that it describes itself, by name, as they are needed.
    """

    def __init__(self, calendar: str, zones: Sequence[Piece]) -> None:
        try:
            import icalendar  # noqa: PLC0415 - a library of one format, which may be missing
        except ImportError as error:
            what = "Calendars are read by the library icalendar, which is not installed"
            raise MissingLibraryError(f"{what}: pip install icalendar") from error
        self.icalendar = icalendar
        self.calendar = calendar
        self._described = zones
        self._zones: dict[str, tzinfo | None] = {}

    def appointment(self, piece: Piece) -> Appointment | Passed:
        """Return an appointment, or why it is passed over."""
        names = {name_of(raw) for raw in piece.lines}
        if names & SERIES:
            return Passed(piece.line, piece.height, A_BIRTHDAY if yearly_birthday(piece) else A_SERIES)
        raw = b"".join(line + b"\r\n" for line in piece.lines if name_of(line) in READ)
        raw = VENDOR.sub(rb"\1\2", raw)
        try:
            found = self.icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + raw + b"END:VEVENT\r\n")
            own = tuple(map(Guest, there(piece.lines)))
            told = self.passed_over(found, own) or self.told(piece, found, own)
        except UNREADABLE:
            told = "it cannot be read"
        return Passed(piece.line, piece.height, told) if isinstance(told, str) else told

    def passed_over(self, found: Component, own: tuple[Guest, ...]) -> str:
        """Return why an appointment is none that somebody else is met at; else nothing."""
        words = f"{text(found, 'SUMMARY')} {text(found, 'CATEGORIES')}"
        if own:
            return ""
        if BIRTHDAY.search(words) and not isinstance(day_of(found, "DTSTART"), datetime):
            return A_BIRTHDAY
        return "" if found.get("ATTENDEE") or is_off(found) else "nobody is invited to it"

    def told(self, piece: Piece, found: Component, own: tuple[Guest, ...]) -> Appointment | str:
        """Return what an appointment says, or why that cannot be told."""
        start = self.zoned(found, "DTSTART")
        if start is None or not FIRST_YEAR <= start.year <= LAST_YEAR:
            return "its day cannot be read"
        title, place = tidy(text(found, "SUMMARY")), tidy(text(found, "LOCATION"))
        invited = [it for it in addressed(found, "ATTENDEE") if is_person(it)]
        people = [it for it in invited if not declines(it)]
        hosts = [guest_of(it) for it in addressed(found, "ORGANIZER")]
        guests = tuple(dict.fromkeys((*hosts[:1], *map(guest_of, people), *own)))
        if any(LOST in words for words in (title, place, *(each.name + each.email for each in guests))):
            return "some of its bytes are no text"
        uid = tidy(text(found, "UID")) or f"{start} {title}"
        end, host = self.end(found, start), hosts[0] if hosts else None
        return Appointment(
            piece.line, piece.height, uid, title, start, end, place, guests, host, self.calendar, bool(own),
            declined=tuple(guest_of(it) for it in invited if declines(it)),
            off="it was cancelled" if is_off(found) else "",
        )  # fmt: skip

    def end(self, found: Component, start: date | datetime) -> date | datetime | None:
        """Return when an appointment ends, if it says so as it says when it begins."""
        end, length = self.zoned(found, "DTEND"), getattr(found.get("DURATION"), "dt", None)
        end = start + length if end is None and length is not None else end
        if isinstance(start, datetime) and isinstance(end, datetime):
            alike = (start.tzinfo is None) == (end.tzinfo is None)
            return end if alike and end > start and end.year <= LAST_YEAR else None
        if end is None or isinstance(start, datetime) or isinstance(end, datetime):
            return None
        return end if end > start and end.year <= LAST_YEAR else None

    def zoned(self, found: Component, name: str) -> date | datetime | None:
        """Return a moment; one in a zone that only the calendar itself describes, in that."""
        moment = day_of(found, name)
        zone = found[name].params.get("TZID", "") if moment is not None else ""
        if isinstance(moment, datetime) and moment.tzinfo is None and zone:
            return moment.replace(tzinfo=self.zone(zone))
        return moment

    def zone(self, name: str) -> tzinfo | None:
        """Return a zone that the calendar describes."""
        if name not in self._zones:
            wanted = [it for it in self._described if any(described(line, name) for line in it.lines)]
            self._zones[name] = self.made(wanted[0]) if wanted else None
        return self._zones[name]

    def made(self, piece: Piece) -> tzinfo | None:
        """Return a time zone as it is described; None where that cannot be read."""
        raw = b"".join(line + b"\r\n" for line in piece.lines)
        try:
            found = self.icalendar.Timezone.from_ical(b"BEGIN:VTIMEZONE\r\n" + raw + b"END:VTIMEZONE\r\n")
            return found.to_tz() if isinstance(found, self.icalendar.Timezone) else None
        except UNREADABLE:
            return None


def described(line: bytes, name: str) -> bool:
    """Tell whether a line is the name of a time zone."""
    said = property_of(line) if name_of(line) == "TZID" else None
    return said is not None and tidy(said.text) == name


def yearly_birthday(piece: Piece) -> bool:
    """Tell whether what comes again is called a birthday and comes every year, as most calendars keep one."""
    said = {name_of(line): line for line in piece.lines}
    called = b" ".join(said.get(name, b"") for name in ("SUMMARY", "CATEGORIES")).decode("utf-8", "replace")
    return b"FREQ=YEARLY" in said.get("RRULE", b"").upper() and BIRTHDAY.search(called) is not None
