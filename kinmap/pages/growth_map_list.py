"""Growth as a list: what every month changed, and whom every year added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from kinmap.maps.growth import MONTHS
from kinmap.pages import words
from kinmap.pages.growth_map_months import Happened, Story
from kinmap.pages.names import by_name
from kinmap.pages.tongue import mark, say, say_in, say_n
from kinmap.pages.view import View

NONE_ADDED = mark("no connection; a lean year")
MOST_NAMES = 60
"""Names of one kind in one month or year; more are counted."""


Named: TypeAlias = tuple[str, str]
"""Somebody's address and name."""
Order: TypeAlias = Mapping[str, tuple[int, Named]]
"""Everybody's place in the order of names, by id."""


@dataclass(frozen=True, slots=True)
class Group:
    """What became of some people in a month, each with address and name; `left` more are not named."""

    title: str
    people: tuple[Named, ...]
    left: int
    more: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the list, or several in which nobody changed place (`groups` is empty)."""

    number: int
    title: str
    figures: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the list: whom it added (`more` are not named), and its months, the latest first."""

    number: int
    added: tuple[Named, ...]
    more: str
    words: str
    months: tuple[Month, ...]


def in_order(view: View) -> dict[str, tuple[int, Named]]:
    """Return everybody's place in the order of names, with address and name."""
    people = sorted(view.archive.people.values(), key=lambda it: by_name(it.name, it.id))
    return {it.id: (n, (view.links.people[it.id], it.name)) for n, it in enumerate(people)}


def named(order: Order, ids: Iterable[str]) -> tuple[Named, ...]:
    """Return people with address and name, in the order of their names."""
    return tuple(person for _, person in sorted(order[id_] for id_ in ids))


def years(order: Order, told: Story, first: int, last: int) -> Iterator[Year]:
    """Give the years since the notes began, the latest first."""
    found = {it.month - first: it for it in told.months}
    for start in range(last // MONTHS * MONTHS, -1, -MONTHS):
        span = range(start, min(start + MONTHS, last + 1))
        added = named(order, (i for i, looks in told.looks.items() if looks[0][0] - first in span))
        said = say_n("one connection", "{n} connections", len(added), none=NONE_ADDED)
        those = tuple(months(order, found, first, span))
        yield Year((first + start) // MONTHS, added[:MOST_NAMES], more(added), said, those)


def months(order: Order, found: Mapping[int, Happened], first: int, span: Iterable[int]) -> Iterator[Month]:
    """Give the months of a year, the latest first; those in which nobody changed place as one."""
    for there, run in groupby(sorted(span, reverse=True), lambda n: n in found):
        numbers = list(run)
        if there:
            for n in numbers:
                yield Month(n, title(first + n), figures(found[n]), tuple(groups(order, found[n])))
        else:
            yield Month(numbers[-1], quiet(first, numbers), "", ())


def quiet(first: int, numbers: Sequence[int]) -> str:
    """Return months in which nobody changed place: `March to May 2025`."""
    start, end = first + numbers[-1], first + numbers[0]
    if start == end:
        return title(end)
    name = words.month(start % MONTHS + 1)
    return words.capital(say("{month} to {month_of_year}", month=name, month_of_year=month_of_year(end)))


def groups(order: Order, it: Happened) -> Iterator[Group]:
    """Give what became of whom; beyond a page's length people are counted."""
    for turn, ids in it.turns.items():
        people = named(order, ids)
        yield Group(
            say_in("what somebody became", turn),
            people[:MOST_NAMES],
            max(len(people) - MOST_NAMES, 0),
            more(people),
        )


def more(people: Sequence[Named]) -> str:
    """Return how many are not named, or nothing."""
    left = len(people) - MOST_NAMES
    return say("and {n} more", n=left) if left > 0 else ""


def figures(it: Happened) -> str:
    """Return how many connections there were at a month's end."""
    if not it.connections and not it.silent:
        return say("No connection yet.")
    standing = say_n("One connection", "{n:c} connections", it.connections, none=mark("No connections"))
    if it.kin:
        kin = say_n("one of them kin", "{n} of them kin", it.kin)
        standing = say("{connections}, {of_them}", connections=standing, of_them=kin)
    if not it.silent:
        return f"{standing}."
    return say_n(
        "{connections}; one more long silent.",
        "{connections}; {n} more long silent.",
        it.silent,
        connections=standing,
    )


def title(number: int) -> str:
    """Return a month, counted from the year 0, with its year, as a heading."""
    return words.capital(month_of_year(number))


def month_of_year(number: int) -> str:
    """Return a month, counted from the year 0, with its year, within a sentence."""
    return say("{month} {year}", month=words.month(number % MONTHS + 1), year=str(number // MONTHS))
