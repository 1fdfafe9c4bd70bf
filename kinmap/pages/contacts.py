"""Contact as a picture: the rhythm of two years, and a mark for every week of all years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kinmap.archive.ledgers import Channel
from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.maps.strip import BASE, Arc, Strip, Tick, strip
from kinmap.maps.weeks import Grid, Week, years
from kinmap.pages import days, rhythms, words
from kinmap.pages.tongue import per_tongue, say, say_n
from kinmap.pages.view import View

SHAPES = {Channel.IN_PERSON: "disc", Channel.VOICE: "ring", Channel.WRITTEN: "stroke"}
FULLEST = list(SHAPES)


class Mark(NamedTuple):
    """One contact, or one week of them: where it stands, its shape, and what it was."""

    x: float
    y: float
    shape: str
    title: str


class Bow(NamedTuple):
    """A wait as an arc, and what it says."""

    arc: Arc
    title: str


class Picture(NamedTuple):
    """Both pictures with their words; `described` says the strip in a sentence."""

    strip: Strip
    bows: tuple[Bow, ...]
    marks: tuple[Mark, ...]
    quarters: tuple[tuple[float, str], ...]
    ticks: str
    limit: str
    due: str
    planned: str
    described: str
    years: Grid
    weeks: tuple[Mark, ...]


def picture(view: View, relation: Relation) -> Picture | None:
    """Return the pictures of contact with somebody; None before the first."""
    met = relation.encounters
    if not met:
        return None
    plan = relation.planned
    dates = [it.day for it in met]
    colon = say(": ")
    told = [title(view, it, colon) for it in met]
    drawn = strip(dates, view.today, relation.limit, relation.due, plan.day if plan else None)
    spread = years(dates, view.today)
    return Picture(
        strip=drawn,
        bows=tuple([Bow(arc, bow(arc)) for arc in drawn.arcs]),
        marks=tuple(
            [
                Mark(x, 0, SHAPES[it.channel], what)
                for x, it, what in zip(drawn.contacts, met, told, strict=True)
                if x is not None
            ]
        ),
        quarters=quarters(drawn.ticks),
        ticks=axis(drawn.ticks),
        limit=rhythms.limit(relation),
        due=say("due {day}", day=words.day(relation.due, view.today)) if relation.due else "",
        planned=say("{day}, planned", day=words.partial(days.of_plan(view, plan), view.today))
        if plan
        else "",
        described=described(view, relation),
        years=spread.grid,
        weeks=tuple([mark(week, met, told) for week in spread.weeks]),
    )


def title(view: View, met: Encounter, colon: str) -> str:
    """Return what an encounter was: `3 Oct 2026, coffee: she will let us know`."""
    said = f"{words.short_day(days.of_encounter(view, met))}, {met.kind}"
    return said + colon + view.plain(met.note) if met.note else said


def mark(week: Week, met: Sequence[Encounter], told: Sequence[str]) -> Mark:
    """Return the mark of a week: the fullest channel gives the shape; `told` is what each was."""
    if len(week.contacts) == 1:
        (n,) = week.contacts
        return Mark(week.x, week.y, SHAPES[met[n].channel], told[n])
    channel = min([met[n].channel for n in week.contacts], key=FULLEST.index)
    return Mark(week.x, week.y, SHAPES[channel], say("; ").join([told[n] for n in week.contacts]))


@lru_cache(maxsize=16)  # the same on every page of a month
def axis(ticks: tuple[Tick, ...]) -> str:
    """Return the path of the base, with a stroke for each quarter."""
    return f"M6 {BASE}H674{''.join(f'M{tick.x} {BASE}v7' for tick in ticks)}"


@per_tongue(16)  # likewise
def quarters(ticks: tuple[Tick, ...]) -> tuple[tuple[float, str], ...]:
    """Return where each quarter stands, and the word under it."""
    return tuple((tick.x, quarter(tick)) for tick in ticks)


def quarter(tick: Tick) -> str:
    """Return the word under a quarter: its month, or its year where that begins."""
    return str(tick.year) if tick.month == 1 else words.short_month(tick.month)


def bow(arc: Arc) -> str:
    """Return what an arc says: `35 days, 3 Oct 2026 to 7 Nov 2026`; of the open one, `since 7 Nov 2026`."""
    start = words.short_day(arc.start)
    if arc.open:
        return say("since {day}", day=start)
    end = words.short_day(arc.end)
    return say_n(
        "{n:d} day, {start} to {end}", "{n:d} days, {start} to {end}", arc.days, start=start, end=end
    )


def described(view: View, relation: Relation) -> str:
    """Return the picture in a sentence, for whoever does not see it."""
    met = relation.encounters
    start, end = (short_on(days.of_encounter(view, it)) for it in (met[0], met[-1]))
    return say_n(
        "One encounter, the first {start}, the last {end}.",
        "{n:c} encounters, the first {start}, the last {end}.",
        len(met),
        start=start,
        end=end,
    )


@per_tongue(4096)  # pages have the same days again and again
def short_on(when: PartialDate) -> str:
    """Return a date after its preposition: `on 3 Oct 2026`, `in Oct 2026`."""
    if when.day is None:
        return say("in {month_of_year}", month_of_year=words.short_day(when))
    return say("on {day}", day=words.short_day(when))
