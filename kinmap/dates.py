"""Dates as people write them, whole or in part, and lengths of time.

A date keeps what was written (`2019`, `2019-05`, `2019-05-04`) and counts as its first day
wherever a day is needed. Durations are minutes and rhythms are days, whole numbers both,
so that sums stay exact.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
LOOSE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
BIRTHDAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})")
DURATION = re.compile(r"(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?", re.IGNORECASE)
LENGTH = re.compile(r"([0-9]{1,6})\s+(day|week|month|year)s?", re.IGNORECASE)
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""Days in a unit; format.md counts a month as 30 and a year as 365."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY_HOURS = 8
FIRST_YEAR = 1000
LEAP_YEAR = 2000
IN_EVERY_MONTH = 28
"""Days that each month has, so that the calendar need not be asked."""
DAYS_KEPT = 32_768
"""Days that are made once only: those of a long life."""
LONGEST = 200 * 365
"""Days; a rhythm of more than two centuries is a slip, and dates end in 9999."""


class PartialDate(NamedTuple):
    """A date as far as it was written; a tuple, since every line of every note has one."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    @lru_cache(maxsize=DAYS_KEPT)  # noqa: B019 - so many, and each is small
    def first(self) -> date:
        """The day that it counts as; equal ones are one, since many lines are of one day."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def before(self, other: PartialDate) -> bool:
        """Tell whether it is earlier, as far as both are written."""
        for mine, theirs in zip(self, other, strict=True):
            if mine is None or theirs is None or mine != theirs:
                return mine is not None and theirs is not None and mine < theirs
        return False


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year, with the year where it is known."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        start = f"{self.year:04}-" if self.year else ""
        return f"{start}{self.month:02}-{self.day:02}"


class NotADateError(ValueError):
    """What was read is no date; the message says why, as the end of a sentence."""


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """Return the date that was written.

    Raises:
        NotADateError: with the reason, to be put after `"2026-13-03" is no date: `.
    """
    found = DATE.fullmatch(text)
    if not found:
        raise NotADateError("a date is written YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or year < FIRST_YEAR:
        raise NotADateError(f"years go from {FIRST_YEAR} to 9999")
    if month is not None:
        check_day(year, month, day)
    return PartialDate(year, month, day)


def tidy_date(text: str) -> PartialDate | None:
    """Return the date that `2026-9-3` or `2026/09/03` is meant to be, if there is no doubt of it."""
    found = LOOSE.fullmatch(text)
    parts = [part.zfill(2) for part in found.groups() if part] if found else []
    try:
        return parse_date("-".join(parts))
    except NotADateError:
        return None


def parse_birthday(text: str) -> Birthday:
    """Return the birthday that was written, `MM-DD` or `YYYY-MM-DD`.

    Raises:
        NotADateError: as `parse_date`.
    """
    found = BIRTHDAY.fullmatch(text)
    if not found:
        raise NotADateError("a birthday is written MM-DD or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in found.groups())
    if month is None or day is None or (year is not None and year < FIRST_YEAR):
        raise NotADateError(f"years go from {FIRST_YEAR} to 9999")
    check_day(year, month, day)
    return Birthday(month, day, year)


def check_day(year: int | None, month: int, day: int | None) -> None:
    """Raise `NotADateError` where the calendar has no such month or day, in any year if none is given."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - the calendar's own figure
        raise NotADateError(f"there is no month {month:02}")
    if day is None or 1 <= day <= IN_EVERY_MONTH:
        return
    last = calendar.monthrange(year or LEAP_YEAR, month)[1]
    if not 1 <= day <= last:
        name = f"{MONTHS[month - 1]} {year or ''}".rstrip()
        raise NotADateError(f"{name} has {last} days" if day else f"there is no day {day:02}")


def parse_duration(text: str) -> int | None:
    """Return the minutes of `45m`, `2h`, `1h30m`, `2d` (a day is 8 hours); None if it is no duration."""
    found = DURATION.fullmatch(text)
    if not found or not text:
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return (days * DAY_HOURS + hours) * 60 + minutes


def parse_length(text: str) -> int | None:
    """Return the days of `6 weeks`; None if it is no length, none at all, or beyond two centuries."""
    found = LENGTH.fullmatch(text.strip())
    if not found:
        return None
    days = int(found[1]) * UNITS[found[2].lower()]
    return days if 0 < days <= LONGEST else None
