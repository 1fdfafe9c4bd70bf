"""Figures, days and people in words, as a page says them.

Figures stand in prose as words up to twelve; a sentence never begins with a digit; a wait is
told in the unit of its rhythm, and in months from 140 days. All of it is in the language of
the build (see `tongue`), and of one meaning whatever the system's locale is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kinmap.dates import MONTHS, PartialDate
from kinmap.pages.tongue import ELIDED, Figure, elided, mark, per_tongue, say, say_in, say_n

# fmt: off
WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"), mark("Saturday"),
    mark("Sunday"),
)
# fmt: on
FEW_DAYS, SHORT_DAYS = 14, 28
MONTHS_FROM = 140
YEARS_FROM = 730
YEAR = 365


def number(n: int) -> str:
    """Return a figure as it stands within a sentence: `seven`, `13`, `16,000`, `no`."""
    return format(Figure(n), "")


def people(n: int) -> str:
    """Return a figure as it stands before people, who are feminine in some languages."""
    return format(Figure(n), "f")


def decimal(value: float, digits: int = 1) -> str:
    """Return a figure with so many digits behind its decimal sign: `5.4`."""
    return f"{value:.{digits}f}".replace(".", say_in("decimal sign", "."))


def capital(sentence: str) -> str:
    """Return the sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def times(n: int) -> str:
    """Return how often: `once`, `twice`, `three times`."""
    return say("twice") if n == 2 else say_n("once", "{n} times", n)  # noqa: PLR2004 - a word of its own


def joined(words: Sequence[str]) -> str:
    """Return words as a list in prose: `Ana, Rui and Marta`."""
    if len(words) < 2:  # noqa: PLR2004 - two make a list
        return "".join(words)
    return say("{others} and {last}", others=", ".join(words[:-1]), last=words[-1])


def either(words: Sequence[str]) -> str:
    """Return words as a choice in prose: `Ana, Rui or Marta`."""
    if len(words) < 2:  # noqa: PLR2004 - likewise
        return "".join(words)
    return say("{others} or {last}", others=", ".join(words[:-1]), last=words[-1])


def some(words: Sequence[str], most: int = 3) -> str:
    """Return the first few, and how many more: `Ana, Rui, Marta and five more`."""
    more = len(words) - most
    if more <= 1:
        return joined(words)
    return joined([*words[:most], say("{n} more", n=more)])


# -- days ---------------------------------------------------------------------------------


def full_day(day: date) -> str:
    """Return a day as the title of Today has it: `Monday, 23 November 2026`."""
    return say("{weekday}, {day}", weekday=say(WEEKDAYS[day.weekday()]), day=dated(day))


def dated(day: date) -> str:
    """Return a day with its year: `23 November 2026`."""
    return say("{day} {month} {year}", day=day_of_month(day.day), month=month(day.month), year=str(day.year))


def day_of_month(number: int) -> str:
    """Return the figure of a day: French counts the first one, `1er`."""
    return say_in("day of the month", "1") if number == 1 else str(number)


def month(number: int) -> str:
    """Return the name of a month of the year, the first of which is 1."""
    return say(MONTHS[number - 1])


@per_tongue(4096)  # pages have the same days again and again
def day(when: date, today: date) -> str:
    """Return a day, with its year where it is another: `3 October`, `3 October 2025`."""
    if when.year != today.year:
        return dated(when)
    return say("{day} {month}", day=day_of_month(when.day), month=month(when.month))


@per_tongue(4096)  # likewise
def partial(when: PartialDate, today: date) -> str:
    """Return a date as far as it was written: `2019`, `May 2019`, `3 October`."""
    if when.month is None:
        return str(when.year)
    if when.day is None:
        return say("{month} {year}", month=month(when.month), year=str(when.year))
    return day(when.first, today)


@per_tongue(4096)
def on(when: PartialDate, today: date) -> str:
    """Return a date after its preposition: `on 3 October`, `in May 2019`, `in 2019`."""
    if when.month is None:
        return say("in {year}", year=str(when.year))
    if when.day is None:
        return say("in {month_of_year}", month_of_year=partial(when, today))
    return say("on {day}", day=partial(when, today))


@per_tongue(4096)
def since(when: PartialDate, today: date) -> str:
    """Return a date after its preposition: `since 3 October`, `since May 2019`, `since 2019`."""
    if when.month is None:
        return say("since {year}", year=str(when.year))
    if when.day is None:
        return say("since {month_of_year}", month_of_year=partial(when, today))
    return say("since {day}", day=partial(when, today))


@per_tongue(4096)
def short_day(when: date | PartialDate) -> str:
    """Return a date for a column: `3 Oct 2026`, `Oct 2026`, `2026`."""
    if when.month is None:
        return str(when.year)
    name = short_month(when.month)
    if when.day is None:
        return say("{month} {year}", month=name, year=str(when.year))
    return say_in(
        "column", "{day} {month} {year}", day=day_of_month(when.day), month=name, year=str(when.year)
    )


def short_month(number: int) -> str:
    """Return the short name of a month of the year, the first of which is 1: `Oct`."""
    return say_in("short month", MONTHS[number - 1][:3])


@per_tongue(4096)
def year_day(when: PartialDate) -> str:
    """Return a date for a column within its year: `3 Oct`, `Oct`."""
    if when.month is None:
        return str(when.year)
    name = short_month(when.month)
    return (
        name
        if when.day is None
        else say_in("column", "{day} {month}", day=day_of_month(when.day), month=name)
    )


# -- lengths of time ----------------------------------------------------------------------


class Length(NamedTuple):
    """So many of a unit of time: day, week, month or year."""

    n: int
    unit: str

    def __str__(self) -> str:
        match self.unit:
            case "day":
                return say_n("one day", "{n} days", self.n, none=mark("no days"))
            case "week":
                return say_n("one week", "{n} weeks", self.n)
            case "month":
                return say_n("one month", "{n} months", self.n)
        return say_n("one year", "{n} years", self.n)

    def __format__(self, case: str) -> str:
        """Return it in a case, where a language has several: `seit einem Monat`, `seit zwei Monaten`."""
        if not case:
            return str(self)
        if case in ELIDED:
            return elided(case, str(self))
        return say_in(case, f"one {self.unit}" if self.n == 1 else f"{{n}} {self.unit}s", n=self.n)

    @property
    def every(self) -> str:
        """How often: `every six weeks`, `every week`."""
        match self.unit:
            case "day":
                return say_n("every day", "every {n} days", self.n)
            case "week":
                return say_n("every week", "every {n} weeks", self.n)
            case "month":
                return say_n("every month", "every {n} months", self.n)
        return say_n("every year", "every {n} years", self.n)


def halves_up(n: int, of: int) -> int:
    """Return n / of, rounded to the nearest whole number."""
    return (2 * n + of) // (2 * of)


@lru_cache(maxsize=4096)
def in_unit(days: int, unit: str) -> Length:
    """Return so many days in a unit, rounded, and never none of it."""
    n = {
        "day": days,
        "week": halves_up(days, 7),
        "month": halves_up(days * 12, YEAR),
        "year": halves_up(days, YEAR),
    }[unit]
    return Length(max(n, 1), unit)


def unit_of(days: int) -> str:
    """Return the unit in which a length of time is best told."""
    if days < FEW_DAYS and days % 7:
        return "day"
    if days < MONTHS_FROM:
        return "week"
    return "month" if days < YEARS_FROM else "year"


def length(days: int) -> Length:
    """Return a length of time in its best unit: `ten days`, `six weeks`, `five months`, `two years`."""
    return in_unit(days, unit_of(days))


def exact(days: int) -> Length:
    """Return a threshold to the day: in weeks where it is made of whole ones, `two weeks`, `180 days`."""
    return Length(days // 7, "week") if days and days % 7 == 0 and days < MONTHS_FROM else Length(days, "day")


@lru_cache(maxsize=1024)
def written_unit(written: str, days: int) -> str:
    """Return the unit of a rhythm as its owner wrote it (`3 months`), else the best one."""
    words = written.lower().split()
    named = words[-1].rstrip("s") if words else ""
    return named if named in {"day", "week", "month", "year"} else unit_of(days)


def waited(days: int, unit: str) -> Length:
    """Return a wait in its rhythm's unit, or in a larger one where it has grown out of that."""
    own = unit_of(days)
    order = ("day", "week", "month", "year")
    if unit == "day" and days >= SHORT_DAYS:
        unit = "week"
    return in_unit(days, max(unit, own, key=order.index) if days >= MONTHS_FROM else unit)


def wait(days: int, rhythm: int, unit: str) -> str:
    """Return a wait beside its rhythm: `twelve weeks, not eight`, `just past nine weeks`."""
    return beside(waited(days, unit), in_unit(rhythm, unit))


@per_tongue(4096)  # there are few of either, and a row for everybody who has gone quiet
def beside(here: Length, there: Length) -> str:
    """Return one length of time beside another: a wait, and its rhythm."""
    if here == there:
        return say("just past {rhythm}", rhythm=there)
    if here.unit == there.unit:
        return say("{waited}, not {n}", waited=here, n=there.n, rhythm=there)
    return say("{waited}, not {rhythm}", waited=here, rhythm=there)


def due(when: date, today: date) -> str:
    """Return when something is due, in the margin of Today: `by Sunday`, `two days over`."""
    days = (when - today).days
    if days < 0:
        return say("{wait} over", wait=length(-days))
    if days == 0:
        return say("today")
    if days == 1:
        return say("by tomorrow")
    if days < 7:  # noqa: PLR2004 - a week
        return say("by {weekday}", weekday=say(WEEKDAYS[when.weekday()]))
    return say("by {day}", day=day(when, today))
