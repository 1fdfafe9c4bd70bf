"""The rings in small, for the first page: everybody as a point, and who has gone quiet pale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.community.stages import Stage
from kinmap.maps.circles import within
from kinmap.maps.rings import spots
from kinmap.maps.seats import CENTRE, RADII, Guest
from kinmap.pages.view import View

PALE = "pale"
QUIET = (State.STALE, State.SILENT)


@dataclass(frozen=True, slots=True)
class Small:
    """The picture.

    Attributes:
        centre: where you are; `radii` are those of the rings round it.
        points: of each look, its classes and one path of points.
        quiet: whether anybody on it has gone quiet.
    """

    centre: tuple[float, float]
    radii: tuple[int, ...]
    points: tuple[tuple[str, str], ...]
    quiet: bool


def small_rings(view: View) -> Small | None:
    """Return the picture; None while nobody stands on it."""
    there = {i: it for i, it in view.relations.items() if it.stage > Stage.LISTED}
    if not there:
        return None
    found = within(view.circles(), there)
    number = {i: n for n, circle in enumerate(found) for i in circle.ids}
    guests = (Guest(i, "", "", it.stage.value, number[i], len(it.encounters)) for i, it in there.items())
    points: dict[str, list[str]] = {}
    for seat in spots(guests, view.weights, len(found)):
        x, y = seat.point
        points.setdefault(look(there, seat.guest), []).append(f"M{x:.0f} {y:.0f}h0")
    paths = tuple((kind, "".join(d)) for kind, d in sorted(points.items()))
    return Small(CENTRE, tuple(RADII.values()), paths, quiet=any(kind.endswith(PALE) for kind in points))


def look(there: Mapping[str, Relation], guest: Guest) -> str:
    """Return the classes of somebody's point."""
    return f"{guest.stage} {PALE}" if there[guest.id].state in QUIET else guest.stage
