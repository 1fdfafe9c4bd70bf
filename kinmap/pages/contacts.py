"""Contact as a picture: the rhythm of two years, and a mark for every week of all years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kinmap.archive.ledgers import Channel
from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation
from kinmap.dates import MONTHS, PartialDate
from kinmap.maps.strip import Arc, Strip, Tick, strip
from kinmap.maps.weeks import Years, years
from kinmap.pages import days, rhythms, words
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


@dataclass(frozen=True, slots=True)
class Picture:
    """Both pictures with their words; `described` says the strip in a sentence."""

    strip: Strip
    bows: tuple[Bow, ...]
    marks: tuple[Mark, ...]
    quarters: tuple[tuple[float, str], ...]
    limit: str
    due: str
    planned: str
    described: str
    years: Years
    weeks: tuple[Mark, ...]


def picture(view: View, relation: Relation) -> Picture | None:
    """Return the pictures of contact with somebody; None before the first."""
    met = relation.encounters
    if not met:
        return None
    plan = relation.planned
    dates = [it.day for it in met]
    drawn = strip(dates, view.today, relation.limit, relation.due, plan.day if plan else None)
    spread = years(dates, view.today)
    return Picture(
        strip=drawn,
        bows=tuple(Bow(arc, bow(arc)) for arc in drawn.arcs),
        marks=tuple(
            mark(view, x, 0, [it]) for x, it in zip(drawn.contacts, met, strict=True) if x is not None
        ),
        quarters=tuple((tick.x, quarter(tick)) for tick in drawn.ticks),
        limit=rhythms.limit(relation),
        due=f"due {words.day(relation.due, view.today)}" if relation.due else "",
        planned=f"{words.partial(days.of_plan(view, plan), view.today)}, planned" if plan else "",
        described=described(view, relation),
        years=spread,
        weeks=tuple(
            mark(view, week.x, week.y, [met[n] for n in week.contacts])
            for row in spread.rows
            for week in row.weeks
        ),
    )


def mark(view: View, x: float, y: float, met: Sequence[Encounter]) -> Mark:
    """Return the mark of these encounters: the fullest channel gives the shape."""
    channel = min((it.channel for it in met), key=FULLEST.index)
    said = [
        f"{words.short_day(days.of_encounter(view, it))}, {it.kind}"
        + (f": {view.plain(it.note)}" if it.note else "")
        for it in met
    ]
    return Mark(x, y, SHAPES[channel], "; ".join(said))


def quarter(tick: Tick) -> str:
    """Return the word under a quarter: its month, or its year where that begins."""
    return str(tick.year) if tick.month == 1 else MONTHS[tick.month - 1][:3]


def bow(arc: Arc) -> str:
    """Return what an arc says: `35 days, 3 Oct 2026 to 7 Nov 2026`."""
    end = "today" if arc.open else words.short_day(arc.end)
    return f"{arc.days} {words.noun(arc.days, 'day')}, {words.short_day(arc.start)} to {end}"


def described(view: View, relation: Relation) -> str:
    """Return the picture in a sentence, for whoever does not see it."""
    first, last = relation.encounters[0], relation.encounters[-1]
    met = words.opening(len(relation.encounters), "encounter")
    start, end = (days.of_encounter(view, it) for it in (first, last))
    return f"{met}, the first {short_on(start)}, the last {short_on(end)}."


def short_on(when: PartialDate) -> str:
    """Return a date after its preposition: `on 3 Oct 2026`, `in Oct 2026`."""
    return f"{'in' if when.day is None else 'on'} {words.short_day(when)}"
