"""The places on the map as a list: who lives there, and what lies near."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinmap.archive.person import Person
from kinmap.community.relation import Relation
from kinmap.maps.places import Join, Spot, joins
from kinmap.pages import words
from kinmap.pages.names import by_name
from kinmap.pages.places_map_homes import Home, Known, spot
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View, standing

NEAR = 60
"""Kilometres: as far as one goes to see somebody on the way."""
MOST_NEAR = 4
MOST, FEWEST = 4000, 3
"""People named in all, and of one place at the least; the others are on the page of their place."""
RADIUS = 6371.0
"""Of the earth, in kilometres."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the list: stage, the same in words, and the last contact as a day."""

    name: str
    href: str
    stage: str
    told: str
    iso: str
    last: str


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the list.

    Attributes:
        href: its own page; nothing where only degrees are written.
        count: how many live there, in words.
        taken: which town of several it was taken to be; nothing where there is no doubt.
        near: places nearby with their anchors, and how far it is.
        more: how many more its own page names; nothing where all are here.
        spot: where it is drawn, and what joins it to which place when one zooms out.
    """

    name: str
    href: str
    anchor: str
    count: str
    taken: str
    near: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    more: str
    spot: Spot
    join: Join | None


def listed(view: View, found: Sequence[Home], known: Mapping[str, Known]) -> tuple[Place, ...]:
    """Return the parts of the list, in the order of the places."""
    spots = [spot(view, it) for it in found]
    joined = joins(spots)
    near = neighbourhoods(found)
    most = most_rows([len(it.people) for it in found])
    lands = [known[it.key].lands if it.key else () for it in found]
    return tuple(
        Place(
            name=it.name,
            href=view.links.places.get(it.key, ""),
            anchor=it.anchor,
            count=say_n("one person", "{n} people", len(it.people)),
            taken=taken_to_be(lands[number]),
            near=tuple((found[n].name, found[n].anchor, away(kilometres)) for kilometres, n in near[number]),
            rows=rows(view, it.people)[: most if it.key else None],
            more=more(len(it.people) - most) if it.key else "",
            spot=spots[number],
            join=joined[number],
        )
        for number, it in enumerate(found)
    )


def away(kilometres: int) -> str:
    """Return how far a place is."""
    return say("{n:d} km", n=kilometres)


def most_rows(counts: Sequence[int]) -> int:
    """Return how many people a place may list, so that a page of very many places stays readable."""
    most = max(counts, default=0)
    while most > FEWEST and sum(min(count, most) for count in counts) > MOST:
        most = most * 3 // 4
    return most


def more(count: int) -> str:
    """Return how many are not listed, or nothing."""
    return say("and {n} more", n=count) if count > 0 else ""


def rows(view: View, people: Iterable[Person]) -> tuple[Row, ...]:
    """Return people with their last contact, the nearest stage first."""
    near = [(view.relations[person.id], person) for person in people]
    near.sort(key=lambda it: (-it[0].stage.rank, by_name(it[1].name, it[1].id)))
    hrefs = view.links.people
    return tuple(row(person, hrefs[person.id], one) for one, person in near)


def row(person: Person, href: str, one: Relation) -> Row:
    """Return one of them."""
    told = standing(one.stage.value, declared=one.declared)
    last = words.short_day(one.last) if one.last else ""
    return Row(person.name, href, one.stage, told, str(one.last or ""), last)


def taken_to_be(lands: Sequence[str]) -> str:
    """Return in which country a town was found, where there are others of its name."""
    if len(lands) < 2:  # noqa: PLR2004 - two make a choice
        return ""
    others = words.either(lands[1:])
    return say("Taken to be the one in {country}, not {others}.", country=lands[0], others=others)


def neighbourhoods(found: Sequence[Home]) -> list[list[tuple[int, int]]]:
    """Return for each place those nearby, with the kilometres, the nearest first."""
    order = sorted(range(len(found)), key=lambda n: found[n].point)
    heights = [found[n].point[0] for n in order]
    reach = math.degrees(NEAR / RADIUS)
    near: list[list[tuple[int, int]]] = [[] for _ in found]
    for place, n in enumerate(order):
        end = bisect_left(heights, heights[place] + reach)
        for other in order[place + 1 : end]:
            far = round(kilometres(found[n].point, found[other].point))
            if far <= NEAR:
                near[n].append((far, other))
                near[other].append((far, n))
    return [sorted(those)[:MOST_NEAR] for those in near]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how far it is from one point on earth to another, as the crow flies."""
    (north, east), (other, across) = a, b
    up, aside = math.radians(other - north) / 2, math.radians(across - east) / 2
    flat = math.cos(math.radians(north)) * math.cos(math.radians(other))
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(math.sin(up) ** 2 + flat * math.sin(aside) ** 2)))
