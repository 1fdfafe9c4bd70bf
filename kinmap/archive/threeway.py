"""Three versions of some lines made one: what each side changed, and where both did and differ.

The lines that neither side touched hold the three together; between two of those stands a
stretch that one side changed, or both. It is the way of diff3 and of git's own merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

Lines: TypeAlias = Sequence[str]
OURS, BETWEEN, THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"
"""What git marks the two sides with, and kinmap's reader knows."""


class Stretch(NamedTuple):
    """Some lines of each version that stand in the same place."""

    base: Lines
    ours: Lines
    theirs: Lines


class Merged(NamedTuple):
    """Lines that three versions come to, and how many contradictions are marked in them."""

    lines: list[str]
    conflicts: int = 0


def merged(base: Lines, ours: Lines, theirs: Lines) -> Merged:
    """Return what two versions come to that were made of a third, line by line."""
    lines: list[str] = []
    conflicts = 0
    for stretch in stretches(base, ours, theirs):
        chosen = settled(stretch)
        lines += marked(stretch.ours, stretch.theirs) if chosen is None else chosen
        conflicts += chosen is None
    return Merged(lines, conflicts)


def settled(stretch: Stretch) -> Lines | None:
    """Return what a stretch comes to; None where both sides changed it, and differ."""
    base, ours, theirs = map(list, stretch)
    if ours in (theirs, base):
        return theirs
    return ours if theirs == base else None


def marked(ours: Lines, theirs: Lines) -> list[str]:
    """Return both sides of a contradiction between git's marks; what they have in common stands outside."""
    head, tail = alike(ours, theirs)
    inner = [list(side[head : len(side) - tail]) for side in (ours, theirs)]
    after = list(ours[len(ours) - tail :])
    return [*ours[:head], OURS, *inner[0], BETWEEN, *inner[1], THEIRS, *after]


def stretches(base: Lines, ours: Lines, theirs: Lines) -> Iterator[Stretch]:
    """Yield all lines of three versions, in stretches; of each second one all three say the same."""
    at = (0, 0, 0)
    for start, one, other, size in common(base, ours, theirs):
        yield Stretch(base[at[0] : start], ours[at[1] : one], theirs[at[2] : other])
        same = base[start : start + size]
        yield Stretch(same, same, same)
        at = (start + size, one + size, other + size)
    yield Stretch(base[at[0] :], ours[at[1] :], theirs[at[2] :])


def common(base: Lines, ours: Lines, theirs: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Yield where all three say the same: the place in each, and the number of lines."""
    one, other = matches(base, ours), matches(base, theirs)
    at = 0
    while at < len(base):
        start = at
        while (
            at in one
            and at in other
            and (one[at] - one[start], other[at] - other[start]) == (at - start,) * 2
        ):
            at += 1
        if at == start:
            at += 1
            continue
        yield start, one[start], other[start], at - start


def matches(base: Lines, side: Lines) -> dict[int, int]:
    """Return which line of a version each line of the first is, by their numbers, both rising."""
    head, tail = alike(base, side)
    inner = (base[head : len(base) - tail], side[head : len(side) - tail])
    blocks = SequenceMatcher(None, *inner, autojunk=False).get_matching_blocks()
    found = {at: at for at in range(head)}
    found |= {head + it.a + at: head + it.b + at for it in blocks for at in range(it.size)}
    return found | {len(base) - at: len(side) - at for at in range(tail, 0, -1)}


def alike(one: Lines, other: Lines) -> tuple[int, int]:
    """Return how many lines two versions have in common at the start, and of the rest at the end."""
    most = min(len(one), len(other))
    head = next((at for at in range(most) if one[at] != other[at]), most)
    rest = most - head
    return head, next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
