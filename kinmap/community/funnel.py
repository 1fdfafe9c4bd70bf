"""From all the names that you have to the few that are kin (model.md, *funnel*)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from kinmap.community.relation import Relation
from kinmap.community.stages import KIN, LISTED, POSSIBLE


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many there are at each step; whoever you let go counts as networked and known only.

    Attributes:
        networked: people with a note, and rows of network/ that are nobody's.
        people: those with a note.
        known: known and up.
        possible: those alone.
        connections: connections and kin, not silent.
        kin: those of them that are kin.
        silent: connections and kin that are silent.
    """

    networked: int
    people: int
    known: int
    possible: int
    connections: int
    kin: int
    silent: int

    @property
    def share(self) -> Fraction | None:
        """Connections among the networked; None where there is nobody."""
        return Fraction(self.connections, self.networked) if self.networked else None


def funnel(people: Collection[Relation], unnamed: int) -> Funnel:
    """Count the people, and the rows of network/ that are nobody's."""
    connected = [one for one in people if one.connected]
    heard = [one for one in connected if not one.silent]
    return Funnel(
        networked=len(people) + unnamed,
        people=len(people),
        known=sum(one.stage is not LISTED for one in people),
        possible=sum(one.stage is POSSIBLE and not one.let_go for one in people),
        connections=len(heard),
        kin=sum(one.stage is KIN for one in heard),
        silent=len(connected) - len(heard),
    )
