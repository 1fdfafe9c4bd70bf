"""A row a year, a mark a week: how a friendship was spread over its years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

LEFT, STEP, ROW, TOP = 44, 11.6, 15, 16
WEEKS = 53
MOST_YEARS = 20


class Week(NamedTuple):
    """A week with contact: where it stands, and which of the contacts it stands for."""

    x: float
    y: float
    contacts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A row: its year, where it stands, its weeks, and a faint point for each that had none."""

    year: int
    y: float
    weeks: tuple[Week, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Years:
    """The picture, newest row last; `months` are where the first of each month stands."""

    rows: tuple[Year, ...]
    months: tuple[float, ...]
    wide: int
    high: int


def years(contacts: Iterable[date], today: date) -> Years:
    """Return the years from the first contact on, twenty of them at most; this one up to this month.

    So the picture changes with the month, and not with every week.
    """
    found: dict[int, dict[int, list[int]]] = {}
    for n, day in enumerate(contacts):
        found.setdefault(day.year, {}).setdefault(week_of(day), []).append(n)
    first = max(min(found, default=today.year), today.year - MOST_YEARS + 1)
    rows = tuple(
        row(year, TOP + ROW * n, found.get(year, {}), today)
        for n, year in enumerate(range(first, today.year + 1))
    )
    return Years(rows, months(today.year), round(LEFT + WEEKS * STEP), TOP + ROW * len(rows) + 20)


@lru_cache(maxsize=16)  # the same on every page
def months(year: int) -> tuple[float, ...]:
    """Return where the first of each month of a year stands."""
    return tuple(at(week_of(date(year, month, 1))) for month in range(1, 13))


@lru_cache(maxsize=4096)  # pages have the same days again and again
def week_of(day: date) -> int:
    """Return the week of a day within its year, from 0; the last one is short."""
    return (day.timetuple().tm_yday - 1) // 7


def row(year: int, y: float, contacts: dict[int, list[int]], today: date) -> Year:
    """Return the row of one year; of this year as far as it had come with the last month."""
    last = week_of(today.replace(day=1)) - 1 if year == today.year else WEEKS - 1
    if not contacts:
        return Year(year, y, (), faint(y, last))
    weeks = tuple([Week(at(week), y, tuple(contacts[week])) for week in sorted(contacts)])
    left = list(points(y)[: last + 1])
    for week in contacts:
        if week <= last:
            left[week] = ""
    return Year(year, y, weeks, "".join(left))


@lru_cache(maxsize=64)  # years without contact are alike on every page
def faint(y: float, last: int) -> str:
    """Return the faint points of a row without contact, up to the last of its weeks."""
    return "".join(points(y)[: last + 1])


@cache
def points(y: float) -> tuple[str, ...]:
    """Return the faint point of each week of a row; kept, since every page has the same few rows."""
    return tuple(f"M{at(week) + 4.8:.1f} {y}h0" for week in range(WEEKS))


@cache
def at(week: int) -> float:
    """Return where a week stands."""
    return round(LEFT + week * STEP, 1)
