"""Names beside points, none over another: whoever comes first finds room first.

Nothing here measures a font, for a page is read in whatever serif its reader has; widths
are a careful guess from the letters, a little too wide rather than too narrow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

NARROW = frozenset("iljtfrI.,'\u2019()-| ")
BROAD = frozenset("mwMWQOGDÆŒ")
CELL = 64.0
"""Side of a square of the grid that boxes are looked up by."""


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and self.right > other.left
            and self.top < other.bottom
            and self.bottom > other.top
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it stands: x of its anchor (`start`, `middle`, `end`), y of its baseline."""

    text: str
    x: float
    y: float
    anchor: str
    size: float
    box: Box


class Taken:
    """The places that are taken, to be asked quickly."""

    __slots__ = ("_cells",)

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take a place."""
        for cell in cells(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, box: Box, but: Box | None = None) -> bool:
        """Tell whether nothing else stands there, not counting the box `but`."""
        return not any(
            box.meets(other) for cell in cells(box) for other in self._cells.get(cell, ()) if other != but
        )


def cells(box: Box) -> Iterator[tuple[int, int]]:
    """Give the squares of the grid that a box lies on."""
    for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
        for row in range(int(box.top // CELL), int(box.bottom // CELL) + 1):
            yield column, row


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of the type's size."""
    return sum(letter_width(c) for c in text) * size


def letter_width(c: str) -> float:
    """Return the width of one letter, in ems."""
    if c in NARROW:
        return 0.36
    if c in BROAD:
        return 0.84
    if unicodedata.combining(c):
        return 0.0
    if unicodedata.east_asian_width(c) in "WF":
        return 1.02
    return 0.68 if c.isupper() else 0.55


def fitted(text: str, size: float, room: float) -> str:
    """Return the text, or as much of it as there is room for, or nothing under four letters."""
    if width(text, size) <= room:
        return text
    for end in range(len(text) - 1, 3, -1):
        cut = text[:end].rstrip() + "…"
        if width(cut, size) <= room:
            return cut
    return ""


def places(x: float, y: float, radius: float, text: str, size: float) -> dict[str, tuple[Label, ...]]:
    """Return the places for the name of a point: to its `right` and `left`, `above` and `below`."""
    wide, high, off = width(text, size), size * 0.95, radius + 4

    def at(left: float, top: float, anchor: str) -> Label:
        edge = {"start": left, "middle": left + wide / 2, "end": left + wide}[anchor]
        box = Box(left - 2, top, left + wide + 2, top + high)
        return Label(text, round(edge, 1), round(top + high * 0.78, 1), anchor, size, box)

    tops = (y - high / 2, y - high - 1, y + 1)
    return {
        "right": tuple(at(x + off, top, "start") for top in tops),
        "left": tuple(at(x - off - wide, top, "end") for top in tops),
        "above": (at(x - wide / 2, y - off - high + 1, "middle"),),
        "below": (at(x - wide / 2, y + off - 1, "middle"),),
    }
