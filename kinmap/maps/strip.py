"""The rhythm strip: two years of contact, an arc over each wait, the higher the longer.

Lengths are units of a box of 680 by 172. What lies before the two years is not drawn, but
for a wait that is still open. The picture is that of a month, and stays the same on each of
its days: the open wait reaches to the day at which it is due, or, where that is past, as far
as the month has surely come. A script marks today in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

WIDE, HIGH, BASE = 680, 172, 112
EDGE = 6
BACK, AHEAD = 730, 71
"""Days that are drawn before and after the first of the month: its own, and forty more."""
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


class Strip(NamedTuple):
    """The picture: x of each day that matters, None where it is not drawn.

    Attributes:
        limit: y of the line that arcs are measured by.
        contacts: x of each contact that was handed in, in order; None where it is too long ago.
        start: the day at the left edge, `EDGE` from it; `days` later is the right one.
    """

    arcs: tuple[Arc, ...]
    contacts: tuple[float | None, ...]
    ticks: tuple[Tick, ...]
    limit: float | None
    start: date
    days: int
    due: float | None
    planned: float | None


def strip(
    contacts: Sequence[date], today: date, limit: int | None, due: date | None, planned: date | None
) -> Strip:
    """Return the picture of the last two years of contact, `contacts` in order of day."""
    month = today.replace(day=1)
    start = month - timedelta(BACK)
    days = sorted(set(contacts))
    waits = [(a, b) for a, b in pairwise(days) if a >= start and drawn(a, month)]
    until = reached(days[-1], due, month, today) if days else None
    lengths = [(b - a).days for a, b in waits] + ([(until - days[-1]).days] if until else [])
    unit = scale(lengths, limit)
    arcs = [arc(a, b, month, limit, unit) for a, b in waits]
    if until:
        late = due is not None and due <= today
        arcs.append(arc(days[-1], until, month, limit, unit)._replace(over=late, open=True))
    return Strip(
        arcs=tuple(arcs),
        contacts=tuple([placed(day, month) if day >= start else None for day in contacts]),
        ticks=ticks(month),
        limit=round(BASE - limit * unit, 1) if limit else None,
        start=start,
        days=BACK + AHEAD,
        due=placed(due, month),
        planned=placed(planned, month),
    )


def reached(last: date, due: date | None, month: date, today: date) -> date | None:
    """Return how far the wait since the last contact is drawn; None where there is nothing to draw yet.

    It is the same on all days of a month, but for the one on which it comes due.
    """
    if due is not None and due > today:
        return due
    until = max(due or month, month)
    return until if until > last else None


def scale(waits: Sequence[int], limit: int | None) -> float:
    """Return the height of a day: the limit at its own height, if the longest wait has room then."""
    longest = max(waits, default=0)
    fits = HIGHEST / longest if longest else HIGHEST
    return min(LIMIT_HEIGHT / limit, fits) if limit else fits


def arc(start: date, end: date, month: date, limit: int | None, unit: float) -> Arc:
    """Return one wait."""
    days = (end - start).days
    d = bow(max(x_of(start, month), EDGE), min(x_of(end, month), WIDE - EDGE), days * unit)
    return Arc(d, days, start, end, over=limit is not None and days > limit)


def drawn(day: date, month: date) -> bool:
    """Tell whether a day is within the picture."""
    return -AHEAD <= (month - day).days <= BACK


@lru_cache(maxsize=4096)  # likewise
def x_of(day: date, month: date) -> float:
    """Return where a day stands in the picture of a month, given by its first day."""
    share = ((day - month).days + BACK) / (BACK + AHEAD)
    return round(EDGE + (WIDE - 2 * EDGE) * share, 1)


@lru_cache(maxsize=4096)  # pages have the same days again and again
def placed(day: date | None, month: date) -> float | None:
    """Return where a day stands, if it is within the picture."""
    return x_of(day, month) if day and drawn(day, month) else None


def bow(start: float, end: float, high: float) -> str:
    """Return an arc over the base; its control points stand a third above its top."""
    top = BASE - high * 4 / 3
    lean = (end - start) * LEAN
    return f"M{start:.1f} {BASE}C{start + lean:.1f} {top:.1f} {end - lean:.1f} {top:.1f} {end:.1f} {BASE}"


@lru_cache(maxsize=16)  # the same on every page of a month
def ticks(month: date) -> tuple[Tick, ...]:
    """Return the quarters within the picture, but those that stand too near to its ends."""
    first = month - timedelta(BACK)
    years = range(first.year, min(month.year + 1, date.max.year) + 1)
    starts = (date(year, month, 1) for year in years for month in range(1, 13, QUARTER))
    return tuple(
        Tick(x_of(day, month), day.month, day.year)
        for day in starts
        if 15 - BACK <= (day - month).days <= AHEAD - 15
    )
