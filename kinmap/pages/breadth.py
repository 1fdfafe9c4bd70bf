"""How many people you know in each circle, and how well: the plot, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from kinmap.community.stages import Stage
from kinmap.maps.breadth import Plot, Point, plot
from kinmap.maps.circles import ALONE, Circle, within
from kinmap.pages import labels, words
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View

WIDE, NARROW = 640, 350
MOST = 24
"""Circles, the largest; more would hide each other."""


@dataclass(frozen=True, slots=True)
class Breadth:
    """The picture for wide and for narrow screens, what it shows, and its sentence.

    Attributes:
        rows: each circle, how many people, and how many things are known of each on average.
        remark: what stands out; nothing where nothing does.
        caption: what a mark is.
    """

    wide: Plot
    narrow: Plot
    rows: tuple[tuple[str, int, str], ...]
    described: str
    remark: str
    caption: str


def breadth(view: View) -> Breadth | None:
    """Return breadth and depth of the largest circles; None where there is none, or nothing to know."""
    most = len(view.settings.facets)
    there = {i for i, it in view.relations.items() if it.stage > Stage.LISTED}
    found = [point(view, it) for it in within(view.circles(), there) if it.name != ALONE]
    if not found or not most:
        return None
    largest = sorted(found, key=lambda it: (-it.people, -it.depth, it.name))[:MOST]
    return Breadth(
        wide=plot(largest, most, WIDE),
        narrow=plot(largest, most, NARROW),
        rows=tuple((it.name, it.people, words.decimal(it.depth)) for it in largest),
        described=described(largest, most),
        remark=remark(largest),
        caption=caption(view, most),
    )


def point(view: View, circle: Circle) -> Point:
    """Return a circle with the average of what you know of its people."""
    known = sum(view.relations[i].depth[0] for i in circle.ids)
    return Point(labels.circle(circle.name), len(circle.ids), round(known / len(circle.ids), 1))


def described(points: list[Point], most: int) -> str:
    """Return the picture in words, for those who do not see it."""
    each = say("; ").join(
        say_n(
            "{circle}, one person, {known} of {most} things known of each",
            "{circle}, {n} people, {known} of {most} things known of each",
            it.people,
            circle=it.name,
            known=words.decimal(it.depth),
            most=most,
        )
        for it in points
    )
    return say("Breadth and depth of each circle: {circles}", circles=each)


def remark(points: list[Point]) -> str:
    """Return where you know people best, and where least well; nothing of a single circle."""
    best = max(points, key=lambda it: it.depth)
    least = min(points, key=lambda it: it.depth)
    if best.depth == least.depth:
        return ""
    return say("You know people best in {best}, and least well in {least}.", best=best.name, least=least.name)


def caption(view: View, most: int) -> str:
    """Return what a mark is."""
    facets = words.joined([facet.lower() for facet in view.settings.facets])
    return say_n(
        "A mark is a circle of people who know each other: across, how many of them you know; up, how many "
        "of the one thing ({facets}) you know of each on average. The two are never added up.",
        "A mark is a circle of people who know each other: across, how many of them you know; up, how many "
        "of the {n} things ({facets}) you know of each on average. The two are never added up.",
        most,
        facets=facets,
    )
