"""Names on the map of who knows whom: those of circles first, then people's where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinmap.maps.community import HIGH, WIDE, Mark, Picture, Shape
from kinmap.maps.labels import Box, Label, Taken, places, width

CIRCLE_SIZE, NARROW_SIZE = 19.0, 40.0
KIN_SIZE, PERSON_SIZE = 16.0, 14.5
MOST_NAMES = 250
"""People that are tried for a name."""


@dataclass(frozen=True, slots=True)
class CircleName:
    """A circle's name; `narrow` is for a narrow screen, and None where it has no room there."""

    wide: Label | None
    narrow: Label | None


@dataclass(frozen=True, slots=True)
class Names:
    """All names that have room in the whole picture."""

    circles: tuple[CircleName, ...]
    people: tuple[Label, ...]


def names(
    drawn: Picture, titles: Sequence[str], near: Iterable[tuple[Mark, str, bool]], radii: Mapping[str, float]
) -> Names:
    """Return the names that have room.

    Args:
        drawn: the picture.
        titles: of the circles, by number.
        near: those to be named, the first first, with their name, and whether they are kin.
        radii: of the dots, by id.
    """
    dots = [round_it(mark, radii[mark.id]) for mark in drawn.marks]
    wide, narrow = Taken(dots), Taken()
    circles = tuple(
        CircleName(
            room(beside(it, titles[it.circle], CIRCLE_SIZE), wide),
            room(beside(it, titles[it.circle], NARROW_SIZE), narrow),
        )
        for it in drawn.shapes
    )
    people = []
    for mark, name, kin in list(near)[:MOST_NAMES]:
        radius = radii[mark.id] + (3 if kin else 0)
        at = places(mark.x, mark.y, radius, name, KIN_SIZE if kin else PERSON_SIZE)
        label = room(
            (*at["right"], *at["left"], *at["above"], *at["below"]), wide, round_it(mark, radii[mark.id])
        )
        if label:
            people.append(label)
    return Names(circles, tuple(people))


def round_it(mark: Mark, radius: float) -> Box:
    """Return the square round a dot."""
    return Box(mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius)


def beside(shape: Shape, name: str, size: float) -> tuple[Label, ...]:
    """Return the places for a circle's name, above and below it; none where it is wider than twice that."""
    left, right = min(x for x, _ in shape.corners), max(x for x, _ in shape.corners)
    top, bottom = min(y for _, y in shape.corners), max(y for _, y in shape.corners)
    half = width(name, size) / 2
    if half > right - left:
        return ()
    x = min(max(shape.x, half + 8), WIDE - half - 8)
    above = places(x, top, 2, name, size)["above"]
    below = places(x, bottom, 2, name, size)["below"]
    return (*above, *below) if shape.y < HIGH / 2 else (*below, *above)


def room(options: Iterable[Label], taken: Taken, own: Box | None = None) -> Label | None:
    """Take the first place in the picture where nothing else stands, if there is one."""
    for label in options:
        box = label.box
        inside = box.left >= 2 and box.top >= 2 and box.right <= WIDE - 2 and box.bottom <= HIGH - 2  # noqa: PLR2004
        if inside and taken.free(box, but=own):
            taken.add(box)
            return label
    return None
