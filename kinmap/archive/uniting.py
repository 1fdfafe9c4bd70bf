"""The lines of a list to which two machines added, united: in order, none lost, none doubled.

Each side is followed from the list that both began with: which of its lines are still there,
which were changed or taken out, and what was put in between which two of them. What both did
to one line and differs is the only contradiction; all else goes together.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from kinmap.archive.threeway import BETWEEN, OURS, THEIRS, matches
from kinmap.dates import NotADateError, parse_date

ALIKE, NEARLY = 0.5, 0.8
"""How much of two lines is the same where one is the other, changed: without days, and of two days."""
MOST = 20
"""Lines in one place that are looked at for such."""


@dataclass(slots=True)
class Side:
    """What one side made of a list.

    Attributes:
        fate: what each line says now; None where it was taken out.
        moved: which lines stand elsewhere now, by the place where they do.
        added: what was put in, by the number of lines before it: a text, or the number of a line.
    """

    fate: list[str | None]
    moved: set[int] = field(default_factory=set)
    added: dict[int, list[str | int]] = field(default_factory=dict)

    def fresh(self) -> Counter[str]:
        """Return the texts that were put in."""
        return Counter(it for run in self.added.values() for it in run if isinstance(it, str))


class Group(NamedTuple):
    """Lines that were put in and stay together: a day, and what was written above it."""

    day: date | None
    items: list[str | int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What two sides made of one line: a text each, or None where it was taken out."""

    ours: str | None
    theirs: str | None

    def lines(self) -> Iterator[str]:
        """Yield both sides between git's marks, the marks at the margin."""
        yield from (OURS, *(() if self.ours is None else (self.ours,)))
        yield from (BETWEEN, *(() if self.theirs is None else (self.theirs,)), THEIRS)


def united(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, newest_first: bool
) -> list[str | Contradiction]:
    """Return what a list comes to.

    Args:
        base: the items as both began with them, each with all its lines; comments and blank
            lines are items too.
        ours: those of one side.
        theirs: those of the other.
        newest_first: which way dates go where both put something into one place.
    """
    one, other = followed(base, ours), followed(base, theirs)
    drop_doubles(base, one, other)
    other_moved = other.moved - one.moved
    found: list[str | Contradiction] = []
    for at in range(len(base) + 1):
        runs = [
            groups(side.added.get(at, ()), base, skip) for side, skip in ((one, set()), (other, one.moved))
        ]
        for it in in_turn(*runs, newest_first=newest_first):
            found += [it] if isinstance(it, str) else outcome(base[it], one.fate[it], other.fate[it])
        if at < len(base) and at not in one.moved and at not in other_moved:
            found += outcome(base[at], one.fate[at], other.fate[at])
    return found


def outcome(was: str, ours: str | None, theirs: str | None) -> list[str | Contradiction]:
    """Return what one line comes to: nothing where a side took it out that the other left alone."""
    if theirs in (ours, was):
        return [] if ours is None else [ours]
    if ours == was:
        return [] if theirs is None else [theirs]
    return [Contradiction(ours, theirs)]


# -- one side ----------------------------------------------------------------------------------


def followed(base: Sequence[str], side: Sequence[str]) -> Side:
    """Return what a side made of a list."""
    found = Side(list(base))
    same = matches(base, side)
    moved = moves(base, side, same)
    found.moved.update(moved.values())
    start = (0, 0)
    for at, place in (*same.items(), (len(base), len(side))):
        gone = [each for each in range(start[0], at) if each not in found.moved]
        come = [moved.get(each, side[each]) for each in range(start[1], place)]
        between(found, base, (gone, at), come)
        start = (at + 1, place + 1)
    return found


def moves(base: Sequence[str], side: Sequence[str], same: Mapping[int, int]) -> dict[int, int]:
    """Return which lines stand elsewhere now, by where they do."""
    gone: dict[str, list[int]] = {}
    for at, text in enumerate(base):
        if at not in same and text.strip():
            gone.setdefault(text, []).append(at)
    come = sorted(set(range(len(side))).difference(same.values()))
    return {place: gone[side[place]].pop(0) for place in come if gone.get(side[place])}


def between(found: Side, base: Sequence[str], gone: tuple[list[int], int], come: Iterable[str | int]) -> None:
    """Note what became of lines that are gone, and where the ones came from that stand in their place.

    Args:
        found: where it is noted.
        base: the lines that both began with.
        gone: those that are gone, by their numbers, and the number of the line after them.
        come: what stands in their place, a moved line by its number.
    """
    left, after = gone
    for it in come:
        changed = best(it, base, left) if isinstance(it, str) else None
        if changed is None:
            found.added.setdefault(left[0] if left else after, []).append(it)
            continue
        taken = left.index(changed)
        for at in left[:taken]:
            found.fate[at] = None
        found.fate[changed] = str(it)
        left = left[taken + 1 :]
    for at in left:
        found.fate[at] = None


def best(text: str, base: Sequence[str], among: Sequence[int]) -> int | None:
    """Return which of some lines a text is, changed; of several the most alike, None where it is none."""
    day = day_of(text)
    most, chosen = 0.0, None
    for at in among[:MOST]:
        was, likeness = day_of(base[at]), likeness_of(base[at], text)
        least = ALIKE if day is None or was is None else 0 if day == was else NEARLY
        if likeness >= least and likeness > most:
            most, chosen = likeness, at
    return chosen


def likeness_of(one: str, other: str) -> float:
    """Return how much of two lines is the same, from 0 to 1."""
    compared = SequenceMatcher(None, one, other, autojunk=False)
    return compared.ratio() if compared.quick_ratio() >= ALIKE else compared.quick_ratio()


# -- both sides --------------------------------------------------------------------------------


def drop_doubles(base: Sequence[str], one: Side, other: Side) -> None:
    """Take out of what was put in, what the other side has put in as well, or made of another line."""
    alike = [at for at in range(len(base)) if one.fate[at] == other.fate[at]]
    news = [side.fresh() + changed(base, side, range(len(base))) for side in (one, other)]
    both = (news[0] & news[1]) - changed(base, one, alike)
    for side in (other, one):
        for place, run in side.added.items():
            kept: list[str | int] = []
            for it in run:
                if isinstance(it, str) and it.strip() and both[it] > 0:
                    both[it] -= 1
                else:
                    kept.append(it)
            side.added[place] = kept


def changed(base: Sequence[str], side: Side, places: Iterable[int]) -> Counter[str]:
    """Return what a side made of some lines that it changed."""
    return Counter(text for at in places if (text := side.fate[at]) is not None and text != base[at])


def groups(run: Sequence[str | int], base: Sequence[str], skip: AbstractSet[int]) -> list[Group]:
    """Return what was put into one place, but for some lines; a comment goes with the line below it."""
    found: list[Group] = []
    waiting: list[str | int] = []
    for it in run:
        if it in skip:
            continue
        waiting.append(it)
        if day := day_of(it if isinstance(it, str) else base[it]):
            found.append(Group(day, waiting))
            waiting = []
    return [*found, Group(None, waiting)] if waiting else found


def in_turn(ours: list[Group], theirs: list[Group], *, newest_first: bool) -> Iterator[str | int]:
    """Yield what two sides put into one place, by its days as far as it has some, ours first."""
    left, right = ours[:], theirs[:]
    while left and right:
        one, other = left[0].day, right[0].day
        later = one is not None and other is not None and (one < other if newest_first else one > other)
        yield from (right if later else left).pop(0).items
    for group in left + right:
        yield from group.items


def day_of(item: str) -> date | None:
    """Return the day of an entry in either form, if it begins with one."""
    words = re.split(r"[\s:,\"'{]+", item.removeprefix("-").strip(" \"'{"), maxsplit=2)
    try:
        return parse_date(words[1] if words[0] == "date" else words[0]).first
    except (NotADateError, IndexError):
        return None


def falls(lists: Sequence[Sequence[str]]) -> int:
    """Return more than 0 where the days of lists mostly fall, less where they mostly rise."""
    days = [[day for item in items if (day := day_of(item))] for items in lists]
    pairs = itertools.chain.from_iterable(map(itertools.pairwise, days))
    return sum((later < earlier) - (later > earlier) for earlier, later in pairs)
