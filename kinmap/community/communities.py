"""The circles that the ties fall into, and who holds them together (model.md, *communities*)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from kinmap.community.ties import Tie

if TYPE_CHECKING:
    import igraph

RUNS = 100
EFFORT = 50_000
"""Ties, over all runs; so a graph of more than five hundred gets fewer than a hundred runs."""
AGREED = 4
"""Runs that came to the best parting of a large graph, after which no more are made."""
ROUNDS = 10
"""Of Leiden in one run, at most. Until nothing changes may be for ever: of two places that are as
good for somebody, now the one and now the other is better by the rounding of a float."""

Parting: TypeAlias = tuple[tuple[int, ...], ...]
"""The circles that a graph is parted into, each by the places of its members."""


@dataclass(frozen=True, slots=True)
class Circles:
    """The people that have ties, parted into communities.

    Attributes:
        communities: ids, sorted; the largest community first, then by first id.
        modularity: how well the parting fits the weights; None without ties.
        bridges: those whose leaving would split their part of the graph, by id.
    """

    communities: tuple[tuple[str, ...], ...] = ()
    modularity: Fraction | None = None
    bridges: tuple[str, ...] = ()


def circles(ties: Sequence[Tie]) -> Circles:
    """Return the communities of the graph that the ties make, and its bridges."""
    if not ties:
        return Circles()
    import igraph  # noqa: PLC0415 - takes a while to load, and most commands do without

    names = sorted({name for tie in ties for name in (tie.a, tie.b)})
    places = {name: place for place, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(places[tie.a], places[tie.b]) for tie in ties])
    weights = [tie.weight for tie in ties]
    found, modularity = best_parting(graph, weights)
    return Circles(
        tuple(tuple(names[place] for place in circle) for circle in found),
        modularity,
        tuple(names[place] for place in sorted(graph.articulation_points())),
    )


def best_parting(graph: igraph.Graph, weights: Sequence[int]) -> tuple[Parting, Fraction]:
    """Return the best of many partings by Leiden, each from its own seed, and its modularity.

    Equal ones are told apart by their members, so that the same ties always give the same.
    """
    import igraph  # noqa: PLC0415 - loaded by whoever made the graph

    edges = graph.get_edgelist()
    runs = runs_for(len(edges))
    scores: dict[Parting, Fraction] = {}
    times: Counter[Parting] = Counter()
    best: Parting = ()
    try:
        for seed in range(runs):
            igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - no cipher
            parting = in_order(settled(graph, list(weights)))
            times[parting] += 1
            if parting not in scores:
                scores[parting] = modularity(parting, edges, weights)
                best = min(scores, key=lambda each: (-scores[each], each))
            if runs < RUNS and times[best] == AGREED:
                break
    finally:
        igraph.set_random_number_generator(random)
    return best, scores[best]


def settled(graph: igraph.Graph, weights: list[int]) -> list[int]:
    """Return the circle of each place after rounds of Leiden, until one of them changes nothing."""
    found: list[int] | None = None
    for _ in range(ROUNDS):
        before = found
        found = graph.community_leiden(
            objective_function="modularity", weights=weights, initial_membership=before, n_iterations=1
        ).membership
        if found == before:
            break
    return found or []


def runs_for(edges: int) -> int:
    """Return how often a graph of so many ties is parted: a large one less often, but once."""
    return max(1, min(RUNS, EFFORT // edges))


def in_order(membership: Iterable[int]) -> Parting:
    """Return the members of each circle, the largest first, then by the first of its members."""
    circles: dict[int, list[int]] = {}
    for place, circle in enumerate(membership):
        circles.setdefault(circle, []).append(place)
    return tuple(sorted((tuple(those) for those in circles.values()), key=lambda c: (-len(c), c[0])))


def modularity(
    parting: Iterable[Iterable[int]], edges: Sequence[tuple[int, int]], weights: Sequence[int]
) -> Fraction:
    """Return the modularity of a parting, exactly: weight within circles beyond that of chance."""
    circle_of = {place: number for number, circle in enumerate(parting) for place in circle}
    total = sum(weights)
    within = 0
    degrees = [0] * (max(circle_of.values()) + 1)
    for (a, b), weight in zip(edges, weights, strict=True):
        within += weight if circle_of[a] == circle_of[b] else 0
        degrees[circle_of[a]] += weight
        degrees[circle_of[b]] += weight
    return Fraction(within, total) - Fraction(sum(d * d for d in degrees), 4 * total * total)
