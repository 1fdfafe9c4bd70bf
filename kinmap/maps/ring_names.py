"""Names on the rings: kin first, each where there is room; the others wait to be lit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinmap.maps.labels import Box, Label, Taken, places, width
from kinmap.maps.seats import CENTRE, RADII, WORD_SIZE, WORDS, Seat

WIDE, HIGH = 960, 930
NAME_RIM = 432.0
"""How far out a name may reach: not over the arc of its circle."""
STEEP = 40
"""Units beside the upright within which a name reads better above or below its dot."""
NAME_SIZES = {"kin": 19.0, "connection": 15.5, "possible": 14.5, "known": 14.5}
SMALLER = {"kin": (16.0, 13.5), "connection": (13.5,)}
"""Sizes that a name of the inner rings is tried in before it is left out."""
SHORT_SIZES = {"kin": 37.0, "connection": 33.0}
FEW = 40
"""Dots of which all are named; among more, the known show their names only when lit."""
MOST_NAMES = 300
"""Dots that are tried for a name; there is no room for more, and the others show theirs when lit."""
EDGE = Box(6, 6, WIDE - 6, HIGH - 6)


@dataclass(frozen=True, slots=True)
class Dot:
    """Where somebody stands, and their name for a wide and for a narrow screen.

    `label` always has a place; `shown` says whether it has it to itself. `narrow` is there
    only where there is room.
    """

    id: str
    stage: str
    x: float
    y: float
    r: float
    label: Label
    shown: bool
    narrow: Label | None


def named(seats: Sequence[Seat], words: Mapping[str, str] = WORDS) -> tuple[Dot, ...]:
    """Put a name to every dot, kin first, and of one stage those met most often."""
    walls = [*ring_words(words), *(seat.box for seat in seats)]
    wide, narrow = Taken(walls), Taken(walls)
    dots: dict[str, Dot] = {}
    for n, seat in enumerate(sorted(seats, key=rank)):
        guest = seat.guest
        options = candidates(seat, guest.name, NAME_SIZES[guest.stage])
        silent = n >= MOST_NAMES or (guest.stage == "known" and len(seats) > FEW)
        label = None if silent else room(options, seat, wide)
        for smaller in () if silent or label else SMALLER.get(guest.stage, ()):
            label = label or room(candidates(seat, guest.name, smaller), seat, wide)
        size = SHORT_SIZES.get(guest.stage)
        small = room(candidates(seat, guest.short, size), seat, narrow) if size and not silent else None
        dots[guest.id] = Dot(
            id=guest.id,
            stage=guest.stage,
            x=seat.point[0],
            y=seat.point[1],
            r=seat.r,
            label=label or within(options),
            shown=label is not None,
            narrow=small,
        )
    return tuple(dots[seat.guest.id] for seat in seats)


def rank(seat: Seat) -> tuple[int, int, str]:
    """Say who is named first: the nearer stage, then those met most often, then by id."""
    return RADII[seat.guest.stage], -seat.guest.encounters, seat.guest.id


def candidates(seat: Seat, text: str, size: float) -> tuple[Label, ...]:
    """Return the nine places for a name, the outward ones first."""
    x, y = seat.point
    at = places(x, y, seat.r, text, size)
    level = (*at["above"], *at["below"]) if y < CENTRE[1] else (*at["below"], *at["above"])
    aside = at["right"] + at["left"] if x >= CENTRE[0] else at["left"] + at["right"]
    return level + aside if abs(x - CENTRE[0]) < STEEP else aside + level


def room(options: Iterable[Label], seat: Seat, taken: Taken) -> Label | None:
    """Take the first place where nothing else stands, if there is one."""
    own = seat.box
    for label in options:
        if inside(label.box) and taken.free(label.box, but=own):
            taken.add(label.box)
            return label
    return None


def within(options: Sequence[Label]) -> Label:
    """Return the first place that does not leave the picture, for a name that is shown when lit."""
    return next((label for label in options if inside(label.box)), options[0])


def inside(box: Box) -> bool:
    """Tell whether a name stays in the picture and within the outer arc."""
    if box.left < EDGE.left or box.top < EDGE.top or box.right > EDGE.right or box.bottom > EDGE.bottom:
        return False
    x, y = CENTRE
    corners = ((a - x, b - y) for a in (box.left, box.right) for b in (box.top, box.bottom))
    return max(math.hypot(*corner) for corner in corners) <= NAME_RIM


def ring_words(words: Mapping[str, str]) -> list[Box]:
    """Return where the words of the rings and of the middle stand."""
    x, y = CENTRE
    found = [Box(x - 26, y - 14, x + 26, y + 30)]
    for stage, radius in RADII.items():
        half = width(words[stage], WORD_SIZE) / 2 + 4
        found.append(Box(x - half, y - radius - 10, x + half, y - radius + 8))
    return found
