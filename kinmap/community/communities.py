"""The circles that the ties fall into, and who holds them together (model.md, *communities*)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Circles:
    """The people that have ties, parted into communities.

    Attributes:
        communities: ids, sorted; the largest community first, then by first id.
        modularity: how well the parting fits the weights; None without ties.
        bridges: those whose leaving would split their part of the graph, by id.
    """

    communities: tuple[tuple[str, ...], ...] = ()
    modularity: float | None = None
    bridges: tuple[str, ...] = ()
