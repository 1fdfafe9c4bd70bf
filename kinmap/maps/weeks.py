"""A row a year, a mark a week: how a friendship was spread over its years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

LEFT, STEP, ROW, TOP = 44, 11.6, 15, 16
MIDDLE = 4.8
"""From the left of a week to its middle, where it has a faint point."""
WEEKS = 53
MOST_YEARS = 20


class Week(NamedTuple):
    """A week with contact: where it stands, and which of the contacts it stands for."""

    x: float
    y: float
    contacts: tuple[int, ...]


class Year(NamedTuple):
    """A row: its year, and where it stands."""

    year: int
    y: int


class Grid(NamedTuple):
    """What the picture has whenever there was contact, newest row last.

    Attributes:
        months: where the first of each month stands, as a text in SVG has it for each of its letters.
        faint: a path that the style makes a row of points of, one for each week; marks cover theirs.
    """

    rows: tuple[Year, ...]
    months: str
    faint: str
    wide: int
    high: int


class Years(NamedTuple):
    """The picture: the grid, and the weeks with contact in order."""

    grid: Grid
    weeks: tuple[Week, ...]


def years(contacts: Iterable[date], today: date) -> Years:
    """Return the years from the first contact on, twenty of them at most; this one up to this month.

    So the picture changes with the month, and not with every week.
    """
    found: dict[tuple[int, int], list[int]] = {}
    for n, day in enumerate(contacts):
        found.setdefault(week_of(day), []).append(n)
    first = max(min(found, default=(today.year, 0))[0], today.year - MOST_YEARS + 1)
    weeks = [
        Week(at(week), TOP + ROW * (year - first), tuple(found[year, week]))
        for year, week in sorted(found)
        if year >= first
    ]
    return Years(grid(first, today.replace(day=1)), tuple(weeks))


@lru_cache(maxsize=64)  # the same on every page that goes back as far
def grid(first: int, month: date) -> Grid:
    """Return the rows from a year on; of this year as far as it had come with the last month."""
    rows = tuple([Year(year, TOP + ROW * n) for n, year in enumerate(range(first, month.year + 1))])
    starts = [at(week_of(date(month.year, each, 1))[1]) for each in range(1, 13)]
    _, weeks = week_of(month)
    full = "".join(points(row.y, WEEKS) for row in rows[:-1])
    wide, high = round(LEFT + WEEKS * STEP), TOP + ROW * len(rows) + 20
    return Grid(rows, " ".join(map(str, starts)), full + points(rows[-1].y, weeks), wide, high)


def points(y: float, weeks: int) -> str:
    """Return the line on which the points of so many weeks stand, a little longer than to the last."""
    return f"M{at(0) + MIDDLE:.1f} {y}H{at(weeks - 1) + MIDDLE + 1:.1f}" if weeks else ""


@lru_cache(maxsize=4096)  # pages have the same days again and again
def week_of(day: date) -> tuple[int, int]:
    """Return the year of a day and the week within it, from 0; the last one is short."""
    return day.year, (day.timetuple().tm_yday - 1) // 7


@cache
def at(week: int) -> float:
    """Return where a week stands."""
    return round(LEFT + week * STEP, 1)
