"""Growth: how a community grew, as the rings of a tree, and as a list of every month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kinmap.community.stages import Stage
from kinmap.maps.circles import within
from kinmap.maps.compass import sectors
from kinmap.maps.growth import EARLY, MONTHS, Dot, Sprout, Tree, tree
from kinmap.maps.rings import Arc, arcs
from kinmap.maps.seats import CENTRE
from kinmap.maps.seeds import share
from kinmap.pages import labels
from kinmap.pages.growth_map_list import in_order, month_of_year, named, title, years
from kinmap.pages.growth_map_months import Story, month_of, story
from kinmap.pages.page import Later, Page
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View

PATH = "maps/growth.html"
TITLE = mark("Growth")
LEAST = 2
"""Months; a tree of less has nothing to tell."""
MARGIN, INNER = 0.1, 0.8
"""Of a circle's side, left free at either end, and between: there somebody's id tells their direction."""
MOST_DOTS = 400
"""Dots that lead to a page; the wood of a larger community has points, and the list leads there."""
TODAY = {
    "hollow": mark("{name}: {connection}; long silent or further away today"),
    "kin": mark("{name}: {connection}; kin today"),
    "connection": mark("{name}: {connection}"),
}


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


def pages(view: View) -> Iterator[Page]:
    """Give the page of growth."""
    yield Page(PATH, "growth-map.html", say(TITLE), Later(lambda: content(view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    told = story(view)
    first = began(view, told)
    last = last_month(view, told) - first
    if not told.months or last - (told.months[0].month - first) + 1 < LEAST:
        sentence_ = say("There is nothing to tell yet: a tree needs two months of notes.")
        return {"sentence": sentence_, "years": ()}
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
        steps = " ".join(f"{max(month - first, EARLY)}:{look}" for month, look in looks)
        connection = came(None if dot.month == EARLY else first + dot.month, declared=declared)
        said = say(TODAY[now], name=who.name, connection=connection)
        found.append(Mark(who.href, dot, now, steps, declared, said))
    return tuple(found)


def came(month: int | None, *, declared: bool) -> str:
    """Return since when somebody has been a connection; None is before the notes began."""
    if month is None and declared:
        return say("a declared connection before the notes began")
    if month is None:
        return say("a connection before the notes began")
    if declared:
        return say("a declared connection since {month_of_year}", month_of_year=month_of_year(month))
    return say("a connection since {month_of_year}", month_of_year=month_of_year(month))


def points(made: Tree) -> tuple[tuple[int, str], ...]:
    """Return the dots of a large community as paths of points, one a month."""
    if len(made.dots) <= MOST_DOTS:
        return ()
    by_month: dict[int, list[str]] = {}
    for dot in made.dots:
        by_month.setdefault(dot.month, []).append(f"M{dot.x} {dot.y}h0")
    return tuple((month, "".join(those)) for month, those in sorted(by_month.items()))


def sentence(since: Mapping[str, int], first: int) -> str:
    """Return how many connections there are, and which year added most."""
    added: dict[int, int] = {}
    for month_ in since.values():
        if month_ != EARLY:
            added[month_ // MONTHS] = added.get(month_ // MONTHS, 0) + 1
    start = first // MONTHS
    if not added:
        return say(
            "Your notes begin in {year}; no connection has been added since. A ring is a year.",
            year=str(start),
        )
    best = min(added, key=lambda year: (-added[year], -year))
    many = say_n(
        "One connection since {start}, most of them in {best}: {most}.",
        "{n:c} connections since {start}, most of them in {best}: {most}.",
        sum(added.values()),
        start=str(start),
        best=str(start + best),
        most=added[best],
    )
    layer = say("Each adds a layer, on the side of the circle that it came from; a ring is a year.")
    return f"{many} {layer}"
