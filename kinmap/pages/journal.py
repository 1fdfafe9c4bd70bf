"""The journal: what happened when, every ledger line of all people, by month and by day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from kinmap.archive.event import Event
from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.chronicle import Happening, Owned, happenings
from kinmap.pages.leaves import UNDATED, Days, Key, Leaf, Sheet, leaves, path_of, total, written
from kinmap.pages.page import Later, Page, picked
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, each
from kinmap.text import Span

PATH = "journal/index.html"
TITLE = mark("Journal")
LATEST = 60
"""Lines after which the newest days on the journal's first page end."""


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another part of the journal; `count` is how much is written there."""

    label: str
    href: str
    count: str = ""


class Held(NamedTuple):
    """A day of a year, and how many lines and events there are."""

    month: int
    day: int
    lines: int
    events: int


class Picked(NamedTuple):
    """What was picked for a page of the journal out of everything.

    Attributes:
        path: where the page stands; `title` what it is called.
        years: all that there are.
        days: the newest first.
        lines: the ledger lines of these days in their order; `owners` are the ids of whose each is.
        events: the ids of those that began on these days, likewise.
    """

    path: str
    title: str
    year: int
    years: tuple[int, ...]
    days: tuple[Held, ...]
    owners: tuple[str, ...]
    lines: tuple[Span, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a page: `words` within its month, `iso` for machines."""

    iso: str
    words: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a page; `anchor` is its place there."""

    title: str
    anchor: str
    days: tuple[Day, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the first page, and each year its own, or several where there is much to tell."""
    years = written(view)
    yield Page(PATH, "journal.html", say(TITLE), Later(partial(first_content, view, years)), PATH)
    for year, days in years.items():
        cut = leaves(year, days)
        if len(cut) > 1:
            content = Later(partial(year_content, years, year, cut))
            yield Page(path_of(year), "journal-year.html", str(year), content, PATH)
        for leaf in cut:
            page = Page(leaf.path, "journal-year.html", words.capital(leaf.title), {}, PATH)
            yield picked(page, view, partial(of_leaf, years, year, leaf), leaf_content)


def of_leaf(years: Mapping[int, Days], year: int, leaf: Leaf) -> Picked:
    """Return what is picked for a page of a year."""
    sheets = [years[year][it] for it in leaf.run]
    return Picked(
        path=leaf.path,
        title=leaf.title,
        year=year,
        years=tuple(years),
        days=tuple(held(it, sheet) for it, sheet in zip(leaf.run, sheets, strict=True)),
        owners=tuple(chain.from_iterable([sheet.owners for sheet in sheets])),
        lines=tuple([entry.span for sheet in sheets for entry in sheet.entries]),
        events=tuple([event.id for sheet in sheets for event in sheet.events]),
    )


def held(it: Key, sheet: Sheet) -> Held:
    """Return how much there is of a day."""
    return Held(*it, len(sheet.entries), len(sheet.events))


def looked_up(it: Picked, view: View) -> Days:
    """Return what was picked by day, the newest first, as it stands in a view."""
    owners, entries, events = iter(it.owners), iter(each(view.entries, it.lines)), iter(it.events)
    return {
        (day.month, day.day): Sheet(
            list(islice(owners, day.lines)),
            list(islice(entries, day.lines)),
            [view.archive.events[id_] for id_ in islice(events, day.events)],
        )
        for day in it.days
    }


def step(label: str, path: str, lines: int) -> Step:
    """Return a link to a part, with how much is written there."""
    return Step(label, path, say_n("one line", "{n} lines", lines))


def steps(years: Mapping[int, Days]) -> tuple[Step, ...]:
    """Return links to all years, with how much is written in each."""
    return tuple(step(str(year), path_of(year), total(days.values())) for year, days in years.items())


def first_content(view: View, years: Mapping[int, Days]) -> Mapping[str, object]:
    """Return what the first page says: the newest days up to today, and the years."""
    year, run = latest(view.today, years)
    return {
        "sentence": sentence(years),
        "months": months(view, year, {it: years[year][it] for it in run}, dated=True),
        "rest": Step(str(year), path_of(year)) if run else None,
        "years": steps(years),
    }


def latest(today: date, years: Mapping[int, Days]) -> tuple[int, tuple[Key, ...]]:
    """Return the newest days with something on them by today, of one month, and their year."""
    limit = (today.month, today.day)
    for year, days in years.items():
        past = [it for it in days if year < today.year or (year == today.year and it <= limit)]
        if past:
            return year, first_of([it for it in past if it[0] == past[0][0]], days)
    return today.year, ()


def first_of(run: Sequence[Key], days: Days) -> tuple[Key, ...]:
    """Return the first of these days, until there are lines enough."""
    shown: list[Key] = []
    lines = 0
    for it in run:
        if lines >= LATEST:
            break
        shown.append(it)
        lines += days[it].lines
    return tuple(shown)


def sentence(years: Mapping[int, Days]) -> str:
    """Return how much is written, and since when."""
    if not years:
        return say("Nothing that happened is written down yet.")
    lines = sum(total(days.values()) for days in years.values())
    first, last = min(years), max(years)
    if first == last:
        return say_n("One line tells of {year}.", "{n:c} lines tell of {year}.", lines, year=str(first))
    return say_n(
        "One line tells of {years}, from {first} to {last}.",
        "{n:c} lines tell of {years}, from {first} to {last}.",
        lines,
        years=say_n("one year", "{n} years", len(years)),
        first=str(first),
        last=str(last),
    )


def year_content(years: Mapping[int, Days], year: int, parts: Sequence[Leaf]) -> Mapping[str, object]:
    """Return what the page of a year says whose lines stand on several others."""
    return {
        "sentence": year_sentence(years[year].values(), str(year)),
        "year": str(year),
        "years": steps(years),
        "parts": tuple(step(words.capital(it.short), it.path, it.lines) for it in parts),
        "months": (),
        "up": None,
    }


def leaf_content(it: Picked, view: View) -> Mapping[str, object]:
    """Return what the page of a year says, or of a part of it: what happened, day by day."""
    days = looked_up(it, view)
    shown = months(view, it.year, days)
    whole = it.path == path_of(it.year)
    return {
        "sentence": year_sentence(days.values(), it.title),
        "year": str(it.year),
        "years": tuple(Step(str(year), path_of(year)) for year in it.years),
        "parts": tuple(Step(month.title, f"{it.path}#{month.anchor}") for month in shown) if whole else (),
        "months": shown,
        "up": None if whole else Step(str(it.year), path_of(it.year)),
    }


def year_sentence(sheets: Collection[Sheet], title: str) -> str:
    """Return how much is written of these days, and about how many people."""
    people = set(chain.from_iterable([sheet.owners for sheet in sheets]))
    events = sum(len(sheet.events) for sheet in sheets)
    about = [say_n("one person", "{n} people", len(people))] if people else []
    about += [say_n("one event", "{n} events", events)] if events else []
    return say_n(
        "One line tells of {when}: about {about}.",
        "{n:c} lines tell of {when}: about {about}.",
        total(sheets),
        when=title,
        about=words.joined(about),
    )


def months(view: View, year: int, days: Days, *, dated: bool = False) -> tuple[Month, ...]:
    """Return what happened on these days, by month, each with its year if `dated`."""
    found: dict[int, list[Day]] = {}
    owners = iter(each(view.named, list(chain.from_iterable([sheet.owners for sheet in days.values()]))))
    for it, sheet in days.items():
        owned = list(zip(islice(owners, len(sheet.owners)), sheet.entries, strict=True))
        found.setdefault(it[0], []).append(day(view, year, it, owned, sheet.events))
    return tuple(
        Month(month_title(month, year if dated else None), f"month-{month}", tuple(those))
        for month, those in found.items()
    )


def month_title(month: int, year: int | None) -> str:
    """Return what a month is called, with its year where one is given."""
    name = words.month(month) if month else say(UNDATED)
    return words.capital(say("{month} {year}", month=name, year=str(year)) if year else name)


def day(view: View, year: int, it: Key, owned: Sequence[Owned], events: Sequence[Event]) -> Day:
    """Return what happened on one day."""
    when = PartialDate(year, it[0] or None, it[1] or None)
    name = words.year_day(when) if when.month else str(year)
    return Day(str(when), name, tuple(happenings(view, owned, events)))
