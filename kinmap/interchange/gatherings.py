"""An appointment of a calendar as a note has it: a line for one or two people, an event for more.

A meeting has its length; an event lies on days. What lies on a day in the calendar, and not at
an hour, may be a holiday: for one or two people it is no meeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kinmap.archive.gazetteer import gazetteer
from kinmap.archive.settings import Settings
from kinmap.archive.wording import Item, as_item, as_value, one_line
from kinmap.interchange.foreign import Appointment, Happening
from kinmap.interchange.promoting import literal
from kinmap.text import fold

SEVERAL = 3
"""People with a note who make an event."""
SAID = ("coffee", "lunch", "dinner", "drinks", "walk", "party", "call", "video")
"""Kinds that a title means when it has the word; `work` or `visit` may be many things."""
WEB = re.compile(r"\s*https?://|.*\b(?:zoom\.us|meet\.google|teams\.microsoft)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
BRACKETS = re.compile(r"[\[\]|]")
MINUTES_OF_DAY = 24 * 60


def zone_of(settings: Settings) -> tzinfo | None:
    """Return the archive's zone, if it says one."""
    return ZoneInfo(settings.timezone) if settings.timezone else None


def day_in(moment: date | datetime, zone: tzinfo | None) -> date:
    """Return the day of a moment in a zone; a time without one is taken as it is written."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(zone) if zone and moment.tzinfo else moment).date()


def days(it: Appointment, zone: tzinfo | None) -> tuple[date, date]:
    """Return the first and the last day; the end of an appointment is no more part of it."""
    first = day_in(it.start, zone)
    if it.end is None:
        return first, first
    if isinstance(it.end, datetime):
        last = day_in(it.end - timedelta(seconds=1), zone) if it.end > it.start else first
    else:
        last = it.end - timedelta(days=1) if it.end > date.min else first
    return first, max(first, last)


def happening(it: Appointment, zone: tzinfo | None) -> Happening:
    """Return an appointment as a meeting."""
    kind = "video" if WEB.match(it.place) and not kind_in(it.title) else kind_in(it.title)
    words = (str(day_in(it.start, zone)), kind, length(it))
    place = "" if WEB.match(it.place) else it.place
    head = " ".join(word for word in words if word)
    return Happening(it.line, it.height, it.key, it.guests, "meetings", head, it.title, place, it.host)


def kind_in(title: str) -> str:
    """Return the kind of meeting that a title has the word of, if it is one alone."""
    found = {word for word in WORD.findall(fold(title)) if word in SAID}
    return found.pop() if len(found) == 1 else ""


def length(it: Appointment) -> str:
    """Return how long a meeting was, as a line has it; nothing where it is not known, or days."""
    if not isinstance(it.start, datetime) or not isinstance(it.end, datetime):
        return ""
    minutes = int((it.end - it.start).total_seconds()) // 60
    if not 0 < minutes < MINUTES_OF_DAY:
        return ""
    hours, rest = divmod(minutes, 60)
    return (f"{hours}h" if hours else "") + (f"{rest}m" if rest else "")


def place_word(place: str) -> str:
    """Return a place as one word of a line's head; an address is cut at its first comma."""
    first = re.split(r"[,\n]", place.strip(), maxsplit=1)[0]
    return " ".join(BRACKETS.sub("", first).replace(":", " ").split())


def event_note(it: Appointment, there: Sequence[str], settings: Settings) -> bytes:
    """Return an appointment as an event.

    Raises:
        CannotWriteError: where no note can hold its words.
    """
    first, last = days(it, zone_of(settings))
    place = place_word(one_line(it.place))
    known = fold(place) in map(fold, settings.places) or bool(place and gazetteer().find(place))
    lines = ["---", f"title: {as_value(one_line(it.title) or 'Event')}", f"date: {first}"]
    lines += [f"until: {last}"] if last > first else []
    lines += [f"place: {as_value(place)}"] if place and known else []
    lines += [f"there: [{', '.join(as_item(Item(id_), flow=True) for id_ in there)}]", "---"]
    lines += [] if known or not it.place.strip() else ["", literal(one_line(it.place))]
    return "".join(f"{line}\n" for line in lines).encode()
