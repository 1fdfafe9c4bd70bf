"""The journal's days, and how a year of them is parted: on one page, by month, or by days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry
from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.tongue import mark, say
from kinmap.pages.view import View, entries

MOST = 1000
"""Lines of a page, about 300 kB: a year of more is parted by month, and such a month by days."""
UNKNOWN = 0
"""The month, or the day, of what was written without one."""
UNDATED = mark("Without a month")

Key: TypeAlias = tuple[int, int]
"""A month and a day of a year."""


@dataclass(slots=True)
class Sheet:
    """What is written of one day: ledger lines, in whose notes they stand, and events that began.

    Attributes:
        owners: the id of whoever's note each of the `entries` stands in.
    """

    owners: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How much there is."""
        return len(self.entries) + len(self.events)


Days: TypeAlias = Mapping[Key, Sheet]
"""The days of one year, the newest first; those without a day, or a month, come last."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the journal: a year, or a part of one.

    Attributes:
        short: what it is called within its year: `October`, `9 to 17 October`.
        run: its days, the newest first.
    """

    path: str
    title: str
    short: str
    lines: int
    run: tuple[Key, ...]


def written(view: View) -> Mapping[int, Days]:
    """Return every ledger line and event by year and day, the newest first."""
    found: dict[PartialDate, Sheet] = defaultdict(Sheet)
    for person in view.archive.people.values():
        id_ = person.id
        for entry in entries(person):
            sheet = found[entry.date]
            sheet.owners.append(id_)
            sheet.entries.append(entry)
    for event in view.archive.events.values():
        if event.date is not None:
            found[event.date].events.append(event)
    years: dict[int, dict[Key, Sheet]] = {}
    for when in sorted(found, key=lambda it: (it.year, key(it)), reverse=True):
        years.setdefault(when.year, {})[key(when)] = found[when]
    return years


def key(when: PartialDate) -> Key:
    """Return the month and day of a date."""
    return when.month or UNKNOWN, when.day or UNKNOWN


def path_of(year: int) -> str:
    """Return the page of a year."""
    return f"journal/{year:04}.html"


def total(sheets: Iterable[Sheet]) -> int:
    """Return how many lines and events there are on these days."""
    return sum(sheet.lines for sheet in sheets)


def leaves(year: int, days: Days) -> tuple[Leaf, ...]:
    """Return the pages of a year: one, or one a month, and several of a month with too much for one."""
    lines = total(days.values())
    if lines <= MOST:
        return (Leaf(path_of(year), str(year), str(year), lines, tuple(days)),)
    found = []
    for month in dict.fromkeys(month for month, _ in days):
        runs = cut([it for it in days if it[0] == month], days)
        for run in runs:
            short = called(month, run, whole=len(runs) == 1)
            ending = f"{month:02}-{run[-1][1]:02}" if len(runs) > 1 else f"{month:02}"
            title = say("{month} {year}", month=short, year=str(year))
            if month == UNKNOWN:
                title = say("{year}, without a month", year=str(year))
            path = f"journal/{year:04}-{ending}.html"
            found.append(Leaf(path, title, short, total(days[it] for it in run), run))
    return tuple(found)


def cut(run: Sequence[Key], days: Days) -> list[tuple[Key, ...]]:
    """Return days in runs of no more lines than a page takes; a day stays whole."""
    runs: list[list[Key]] = [[]]
    lines = 0
    for it in run:
        if runs[-1] and lines + days[it].lines > MOST:
            runs.append([])
            lines = 0
        runs[-1].append(it)
        lines += days[it].lines
    return [tuple(found) for found in runs]


def called(month: int, run: Sequence[Key], *, whole: bool) -> str:
    """Return what a month is called, or some days of it: `October`, `9 to 17 October`."""
    if month == UNKNOWN:
        return say(UNDATED)
    name = words.month(month)
    first, last = run[-1][1], run[0][1]
    if whole:
        return name
    if first == UNKNOWN:
        if not last:
            return say("{month}, without a day", month=name)
        return say("To {day} {month}", day=str(last), month=name)
    if first == last:
        return say("{day} {month}", day=str(first), month=name)
    return say("{first} to {last} {month}", first=str(first), last=str(last), month=name)
