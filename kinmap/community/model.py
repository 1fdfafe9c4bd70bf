"""The whole model, for one day: each person, and the community that they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinmap.archive.load import Archive
from kinmap.community.candidates import Candidate
from kinmap.community.capacity import Capacity
from kinmap.community.funnel import Funnel
from kinmap.community.goals import Progress
from kinmap.community.introductions import Introduced, Match
from kinmap.community.relation import Relation
from kinmap.community.sift import Sift
from kinmap.community.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """What an archive says on one day; nothing dated later counts.

    Attributes:
        people: by id, in the order of ids.
        stale: ids, by ratio from the highest; `soon` by due day; `drifting` by drift.
        unwritten: ids of connections of whom no contact is written down.
        ties: sorted by both ids.
        communities: ids, sorted, the largest community first.
        modularity: of the communities; None without ties.
        bridges: ids of those who hold parts of the community together.
        alone: ids of connections with no tie to another connection.
        candidates: whom to get to know more, the likeliest first.
        introductions: those worth making, the best first.
        introduced: those made, by day.
    """

    archive: Archive
    today: date
    people: dict[str, Relation]
    funnel: Funnel
    sift: Sift
    capacity: Capacity
    goals: tuple[Progress, ...]
    stale: tuple[str, ...]
    soon: tuple[str, ...]
    drifting: tuple[str, ...]
    unwritten: tuple[str, ...]
    ties: tuple[Tie, ...]
    communities: tuple[tuple[str, ...], ...]
    modularity: float | None
    bridges: tuple[str, ...]
    alone: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    introductions: tuple[Match, ...]
    introduced: tuple[Introduced, ...]
