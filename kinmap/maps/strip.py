"""The rhythm strip: two years of contact, an arc over each wait, the higher the longer.

Lengths are units of a box of 680 by 172. What lies before the two years is not drawn, but
for a wait that is still open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

WIDE, HIGH, BASE = 680, 172, 112
EDGE = 6
BACK, AHEAD = 730, 40
"""Days that are drawn before and after today."""
LIMIT_HEIGHT, HIGHEST = 52, 96
"""How high over the base the line of the limit stands, and the longest wait at most: heights
are days, so that a very long wait takes the line down with it."""
LEAN = 0.12
QUARTER = 3


class Arc(NamedTuple):
    """A wait: `days` from `start` to `end`; `over` the limit, or not; still `open`, or not."""

    d: str
    days: int
    start: date
    end: date
    over: bool
    open: bool = False


class Tick(NamedTuple):
    """The first day of a quarter; of a year its number."""

    x: float
    month: int
    year: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture: x of each day that matters, None where it is not drawn.

    Attributes:
        limit: y of the line that arcs are measured by.
        contacts: x of each contact that was handed in, in order; None where it is too long ago.
    """

    arcs: tuple[Arc, ...]
    contacts: tuple[float | None, ...]
    ticks: tuple[Tick, ...]
    limit: float | None
    today: float
    due: float | None
    planned: float | None


def strip(
    contacts: Sequence[date], today: date, limit: int | None, due: date | None, planned: date | None
) -> Strip:
    """Return the picture of the last two years of contact, `contacts` in order of day."""
    days = sorted(set(contacts))
    waits = [(a, b) for a, b in pairwise(days) if drawn(a, today)]
    if days and days[-1] < today:
        waits.append((days[-1], today))
    unit = scale([(b - a).days for a, b in waits], limit)
    return Strip(
        arcs=tuple(arc(a, b, today, limit, unit) for a, b in waits),
        contacts=tuple(placed(day, today) for day in contacts),
        ticks=ticks(today),
        limit=round(BASE - limit * unit, 1) if limit else None,
        today=x_of(today, today),
        due=placed(due, today),
        planned=placed(planned, today),
    )


def scale(waits: Sequence[int], limit: int | None) -> float:
    """Return the height of a day: the limit at its own height, if the longest wait has room then."""
    longest = max(waits, default=0)
    fits = HIGHEST / longest if longest else HIGHEST
    return min(LIMIT_HEIGHT / limit, fits) if limit else fits


def arc(start: date, end: date, today: date, limit: int | None, unit: float) -> Arc:
    """Return one wait; that until today is still open."""
    days = (end - start).days
    d = bow(max(x_of(start, today), EDGE), x_of(end, today), days * unit)
    return Arc(d, days, start, end, over=limit is not None and days > limit, open=end == today)


def drawn(day: date, today: date) -> bool:
    """Tell whether a day is within the picture."""
    return -AHEAD <= (today - day).days <= BACK


def x_of(day: date, today: date) -> float:
    """Return where a day stands."""
    share = ((day - today).days + BACK) / (BACK + AHEAD)
    return round(EDGE + (WIDE - 2 * EDGE) * share, 1)


def placed(day: date | None, today: date) -> float | None:
    """Return where a day stands, if it is within the picture."""
    return x_of(day, today) if day and drawn(day, today) else None


def bow(start: float, end: float, high: float) -> str:
    """Return an arc over the base; its control points stand a third above its top."""
    top = BASE - high * 4 / 3
    lean = (end - start) * LEAN
    return f"M{start:.1f} {BASE}C{start + lean:.1f} {top:.1f} {end - lean:.1f} {top:.1f} {end:.1f} {BASE}"


@lru_cache(maxsize=16)  # the same on every page of a day
def ticks(today: date) -> tuple[Tick, ...]:
    """Return the quarters within the picture, but those that stand too near to today's end."""
    first = today - timedelta(BACK)
    years = range(first.year, min(today.year + 1, date.max.year) + 1)
    starts = (date(year, month, 1) for year in years for month in range(1, 13, QUARTER))
    return tuple(
        Tick(x_of(day, today), day.month, day.year)
        for day in starts
        if 15 - BACK <= (day - today).days <= AHEAD - 15
    )
