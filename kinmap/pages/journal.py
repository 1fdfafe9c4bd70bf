"""The journal: what happened when, every ledger line of all people, by month and by day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.chronicle import Happening, happenings
from kinmap.pages.leaves import UNDATED, Days, Key, Leaf, Sheet, leaves, path_of, total, written
from kinmap.pages.page import Later, Page
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who

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


@dataclass(frozen=True, slots=True)
class Book:
    """All that is written, by year, the newest first; everybody, and every year, as a link."""

    view: View
    people: Mapping[str, Who]
    years: Mapping[int, Days]
    steps: tuple[Step, ...]


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
    book = opened(view)
    yield Page(PATH, "journal.html", say(TITLE), Later(partial(first_content, book)), PATH)
    for year, days in book.years.items():
        cut = leaves(year, days)
        if len(cut) > 1:
            content = Later(partial(year_content, book, year, cut))
            yield Page(path_of(year), "journal-year.html", str(year), content, PATH)
        for leaf in cut:
            content = Later(partial(leaf_content, book, year, leaf))
            yield Page(leaf.path, "journal-year.html", words.capital(leaf.title), content, PATH)


def opened(view: View) -> Book:
    """Return all that is written."""
    years = written(view)
    return Book(
        view=view,
        people={id_: view.who(id_) for id_ in view.relations},
        years=years,
        steps=tuple(step(str(year), path_of(year), total(days.values())) for year, days in years.items()),
    )


def step(label: str, path: str, lines: int) -> Step:
    """Return a link to a part, with how much is written there."""
    return Step(label, path, say_n("one line", "{n} lines", lines))


def first_content(book: Book) -> Mapping[str, object]:
    """Return what the first page says: the newest days up to today, and the years."""
    year, run = latest(book)
    return {
        "sentence": sentence(book.years),
        "months": months(book, year, run, dated=True),
        "rest": Step(str(year), path_of(year)) if run else None,
        "years": book.steps,
    }


def latest(book: Book) -> tuple[int, tuple[Key, ...]]:
    """Return the newest days with something on them by today, of one month, and their year."""
    today = book.view.today
    limit = (today.month, today.day)
    for year, days in book.years.items():
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


def year_content(book: Book, year: int, parts: Sequence[Leaf]) -> Mapping[str, object]:
    """Return what the page of a year says whose lines stand on several others."""
    return {
        "sentence": year_sentence(book.years[year].values(), str(year)),
        "year": str(year),
        "years": book.steps,
        "parts": tuple(step(words.capital(it.short), it.path, it.lines) for it in parts),
        "months": (),
        "up": None,
    }


def leaf_content(book: Book, year: int, leaf: Leaf) -> Mapping[str, object]:
    """Return what the page of a year says, or of a part of it: what happened, day by day."""
    shown = months(book, year, leaf.run)
    whole = leaf.path == path_of(year)
    return {
        "sentence": year_sentence([book.years[year][it] for it in leaf.run], leaf.title),
        "year": str(year),
        "years": book.steps,
        "parts": tuple(Step(it.title, f"{leaf.path}#{it.anchor}") for it in shown) if whole else (),
        "months": shown,
        "up": None if whole else Step(str(year), path_of(year)),
    }


def year_sentence(sheets: Collection[Sheet], title: str) -> str:
    """Return how much is written of these days, and about how many people."""
    people = {each.owner for sheet in sheets for each in sheet.owned}
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


def months(book: Book, year: int, run: Sequence[Key], *, dated: bool = False) -> tuple[Month, ...]:
    """Return what happened on these days, by month, each with its year if `dated`."""
    found: dict[int, list[Day]] = {}
    for it in run:
        found.setdefault(it[0], []).append(day(book, year, it))
    return tuple(
        Month(month_title(month, year if dated else None), f"month-{month}", tuple(those))
        for month, those in found.items()
    )


def month_title(month: int, year: int | None) -> str:
    """Return what a month is called, with its year where one is given."""
    name = words.month(month) if month else say(UNDATED)
    return words.capital(say("{month} {year}", month=name, year=str(year)) if year else name)


def day(book: Book, year: int, it: Key) -> Day:
    """Return what happened on one day."""
    sheet = book.years[year][it]
    when = PartialDate(year, it[0] or None, it[1] or None)
    name = words.year_day(when) if when.month else str(year)
    return Day(str(when), name, tuple(happenings(book.view, book.people, sheet.owned, sheet.events)))
