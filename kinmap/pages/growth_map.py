"""Growth: how a community grew, as the rings of a tree, and as a list of every month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from kinmap.community.stages import Stage
from kinmap.dates import MONTHS as NAMES
from kinmap.maps.circles import within
from kinmap.maps.compass import sectors
from kinmap.maps.growth import EARLY, MONTHS, Dot, Sprout, Tree, tree
from kinmap.maps.rings import Arc, arcs
from kinmap.maps.seats import CENTRE
from kinmap.maps.seeds import share
from kinmap.pages import labels, words
from kinmap.pages.growth_map_months import Happened, Story, month_of, story
from kinmap.pages.names import by_name
from kinmap.pages.page import Later, Page
from kinmap.pages.view import View

PATH = "maps/growth.html"
TITLE = "Growth"
LEAST = 2
"""Months; a tree of less has nothing to tell."""
MARGIN, INNER = 0.1, 0.8
"""Of a circle's side, left free at either end, and between: there somebody's id tells their direction."""
MOST_DOTS = 400
"""Dots that lead to a page; the wood of a larger community has points, and the list leads there."""
TODAY = {"hollow": "; long silent or further away today", "kin": "; kin today", "connection": ""}
MOST_NAMES = 60
"""Names of one kind in one month or year; more are counted."""


Named: TypeAlias = tuple[str, str]
"""Somebody's address and name."""
Order: TypeAlias = Mapping[str, tuple[int, Named]]
"""Everybody's place in the order of names, by id."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot with what is said of it.

    Attributes:
        look: today's; `looks` from which month on, for the script.
        declared: whether you say so, and the notes do not show it.
    """

    href: str
    dot: Dot
    look: str
    looks: str
    declared: bool
    said: str


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


def pages(view: View) -> Iterator[Page]:
    """Give the page of growth."""
    yield Page(PATH, "growth-map.html", TITLE, Later(lambda: content(view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    told = story(view)
    first = began(view, told)
    last = last_month(view, told) - first
    if not told.months or last - (told.months[0].month - first) + 1 < LEAST:
        return {"sentence": "There is nothing to tell yet: a tree needs two months of notes.", "years": ()}
    since = {id_: max(looks[0][0] - first, EARLY) for id_, looks in told.looks.items()}
    sides, sprouts = grown(view, since)
    order = in_order(view)
    made = tree(sprouts, first // MONTHS, last)
    shown = marks(view, told, made, first)
    return {
        "sentence": sentence(since, first),
        "tree": made,
        "arcs": sides,
        "centre": CENTRE,
        "marks": shown,
        "declared": any(mark.declared for mark in shown),
        "points": points(made),
        "months": tuple(title(first + n) for n in range(last + 1)),
        "last": last,
        "early": named(order, (i for i, month in since.items() if month == EARLY)),
        "years": tuple(years(order, told, first, last)),
    }


def began(view: View, told: Story) -> int:
    """Return the January of the year in which the notes begin: with the first encounter, if there is any."""
    firsts = [one.contacts[0] for one in view.relations.values() if one.contacts]
    month = month_of(min(firsts)) if firsts else told.months[0].month if told.months else month_of(view.today)
    return month // MONTHS * MONTHS


def last_month(view: View, told: Story) -> int:
    """Return the month that today is in; on its first day the one before, unless something happened."""
    this = month_of(view.today)
    return this - (view.today.day == 1 and not (told.months and told.months[-1].month == this))


# -- the picture --------------------------------------------------------------------------


def grown(view: View, since: Mapping[str, int]) -> tuple[tuple[Arc, ...], list[Sprout]]:
    """Return the names round the rim, and each connection with its direction, which is that on the rings."""
    there = {i for i, it in view.relations.items() if it.stage > Stage.LISTED or i in since}
    found = within(view.circles(), there)
    sides = sectors([len(circle.ids) for circle in found])
    sprouts, names = [], []
    for circle, side in zip(found, sides, strict=True):
        mine = [i for i in circle.ids if i in since]
        names.append(labels.circle(circle.name) if mine else "")
        sprouts += [Sprout(i, since[i], side.start + side.span * (MARGIN + INNER * share(i))) for i in mine]
    return tuple(arc for arc in arcs(sides, names, labels.shorter(found)) if arc.name), sprouts


def marks(view: View, told: Story, made: Tree, first: int) -> tuple[Mark, ...]:
    """Return the dots with what is said of them; none where there would be too many."""
    if len(made.dots) > MOST_DOTS:
        return ()
    found = []
    for dot in made.dots:
        looks = told.looks[dot.id]
        who, now = view.who(dot.id), looks[-1][1]
        declared = who.declared and now != "hollow"
        kind = "a declared connection" if declared else "a connection"
        when = "before the notes began" if dot.month == EARLY else f"since {title(first + dot.month)}"
        steps = " ".join(f"{max(month - first, EARLY)}:{look}" for month, look in looks)
        said = f"{who.name}: {kind} {when}{TODAY[now]}"
        found.append(Mark(who.href, dot, now, steps, declared, said))
    return tuple(found)


def points(made: Tree) -> tuple[tuple[int, str], ...]:
    """Return the dots of a large community as paths of points, one a month."""
    if len(made.dots) <= MOST_DOTS:
        return ()
    by_month: dict[int, list[str]] = {}
    for dot in made.dots:
        by_month.setdefault(dot.month, []).append(f"M{dot.x} {dot.y}h0")
    return tuple((month, "".join(those)) for month, those in sorted(by_month.items()))


# -- the list -----------------------------------------------------------------------------


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
        said = words.count(len(added), "connection") if added else "no connection; a lean year"
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
    return title(end) if start == end else f"{NAMES[start % MONTHS]} to {title(end)}"


def groups(order: Order, it: Happened) -> Iterator[Group]:
    """Give what became of whom; beyond a page's length people are counted."""
    for turn, ids in it.turns.items():
        people = named(order, ids)
        yield Group(turn, people[:MOST_NAMES], max(len(people) - MOST_NAMES, 0), more(people))


def more(people: Sequence[Named]) -> str:
    """Return how many are not named, or nothing."""
    left = len(people) - MOST_NAMES
    return f"and {words.number(left)} more" if left > 0 else ""


def figures(it: Happened) -> str:
    """Return how many connections there were at a month's end."""
    if not it.connections and not it.silent:
        return "No connection yet."
    kin = f", {words.number(it.kin)} of them kin" if it.kin else ""
    silent = f"; {words.number(it.silent)} more long silent" if it.silent else ""
    return f"{words.opening(it.connections, 'connection')}{kin}{silent}."


def title(number: int) -> str:
    """Return a month, counted from the year 0, with its year."""
    return f"{NAMES[number % MONTHS]} {number // MONTHS}"


def sentence(since: Mapping[str, int], first: int) -> str:
    """Return how many connections there are, and which year added most."""
    added: dict[int, int] = {}
    for month_ in since.values():
        if month_ != EARLY:
            added[month_ // MONTHS] = added.get(month_ // MONTHS, 0) + 1
    start = first // MONTHS
    if not added:
        return f"Your notes begin in {start}; no connection has been added since. A ring is a year."
    best = min(added, key=lambda year: (-added[year], -year))
    made = words.opening(sum(added.values()), "connection")
    return (
        f"{made} since {start}, most of them in {start + best}: {words.number(added[best])}. "
        "Each adds a layer, on the side of the circle that it came from; a ring is a year."
    )
