"""What an appointment's properties say, as icalendar reads them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kinmap.interchange.cells import tidy
from kinmap.interchange.foreign import Guest
from kinmap.text import fold

if TYPE_CHECKING:
    from icalendar import Component

NO_PERSON = ("RESOURCE", "ROOM", "GROUP")
DECLINED = "DECLINED"


def text(found: Component, name: str) -> str:
    """Return the words of a property, or nothing; of several such properties those of the first."""
    said = found.get(name, "")
    said = said[0] if isinstance(said, list) and said else said
    return said.to_ical().decode("utf-8", "replace") if name == "CATEGORIES" and said else str(said)


def day_of(found: Component, name: str) -> date | datetime | None:
    """Return a moment or a day, if there is one that can be read."""
    moment = getattr(found.get(name), "dt", None)
    return moment if isinstance(moment, date) else None


def addressed(found: Component, name: str) -> list[Any]:
    """Return the people of a property."""
    said = found.get(name, [])
    return said if isinstance(said, list) else [said]


def is_off(found: Component) -> bool:
    """Tell whether an appointment was cancelled."""
    return fold(text(found, "STATUS")) == "cancelled"


def is_person(it: Any) -> bool:  # noqa: ANN401 - icalendar's own value
    """Tell whether somebody invited is a person, and no room."""
    return str(it.params.get("CUTYPE", "")).upper() not in NO_PERSON


def declines(it: Any) -> bool:  # noqa: ANN401 - icalendar's own value
    """Tell whether somebody invited does not come."""
    return str(it.params.get("PARTSTAT", "")).upper() == DECLINED


def guest_of(it: Any) -> Guest:  # noqa: ANN401 - icalendar's own value
    """Return somebody who is invited, or who invites."""
    mail = mail_of(it)
    name = tidy(str(it.params.get("CN", ""))).strip("\"'")
    return Guest(name if fold(name) != fold(mail) else "", mail)


def mail_of(it: Any) -> str:  # noqa: ANN401 - icalendar's own value
    """Return the address of somebody who is invited."""
    mail = str(it.params.get("EMAIL", "")) or re.sub(r"^\s*mailto:", "", str(it), flags=re.IGNORECASE)
    return tidy(mail) if "@" in mail else ""
