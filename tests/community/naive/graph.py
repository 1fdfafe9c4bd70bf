"""Ties between people, and what they make of a community: parts, bridges, introductions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.community.naive.meeting import together
from tests.community.naive.plain import Archive

Pair = tuple[str, str]


def pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def ties(archive: Archive) -> list[dict[str, object]]:
    """Return the ties as they are exported; the archive is as of the day."""
    declared = {pair(p.id, tie.id) for p in archive.people.values() for tie in p.knows}
    introduced = {
        pair(p.id, entry.to)
        for p in archive.people.values()
        for entry in p.exchange
        if entry.good == "introduction" and entry.to
    }
    common = {two: len(days) for two, days in together(archive).items()}
    found: list[dict[str, object]] = []
    for two in sorted(common):
        if two in declared or two in introduced or common[two] >= 2:
            weight = 2 * (two in declared) + (two in introduced) + min(common[two], 5)
            found.append(
                {
                    "a": two[0],
                    "b": two[1],
                    "declared": two in declared,
                    "introduced": two in introduced,
                    "together": common[two],
                    "weight": weight,
                }
            )
    return found


def made(archive: Archive) -> list[dict[str, object]]:
    """Return the introductions that the owner made, each with its first day and whether the two met."""
    first: dict[Pair, date] = {}
    for person in archive.people.values():
        for entry in person.exchange:
            if entry.gave and entry.good == "introduction" and entry.to:
                two = pair(person.id, entry.to)
                first[two] = min(entry.day, first.get(two, entry.day))
    common = together(archive)
    ordered = sorted((day, two) for two, day in first.items())
    return [
        {"a": two[0], "b": two[1], "day": str(day), "met": any(when >= day for when, _ in common[two])}
        for day, two in ordered
    ]


def modularity(parting: list[list[str]], weights: dict[Pair, int]) -> Fraction | None:
    """Return the sum over communities of the share of weight within, less the square of that of degrees."""
    total = sum(weights.values())
    if not total:
        return None
    found = Fraction(0)
    for circle in parting:
        within = sum(w for (a, b), w in weights.items() if a in circle and b in circle)
        degrees = sum(w * ((a in circle) + (b in circle)) for (a, b), w in weights.items())
        found += Fraction(within, total) - Fraction(degrees, 2 * total) ** 2
    return found


def parts(names: set[str], pairs: set[Pair]) -> int:
    """Return in how many parts a graph is."""
    left, count = set(names), 0
    while left:
        count += 1
        reached = {left.pop()}
        while reached:
            left -= reached
            reached = {n for n in left if any(pair(n, other) in pairs for other in names - left)}
    return count


def bridges(pairs: set[Pair]) -> list[str]:
    """Return those whose leaving would leave more parts than there were."""
    names = {name for two in pairs for name in two}
    whole = parts(names, pairs)
    found = []
    for name in sorted(names):
        rest = {two for two in pairs if name not in two}
        if parts(names - {name}, rest) > whole:
            found.append(name)
    return found
