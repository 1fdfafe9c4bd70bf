"""How far a relationship has come: five stages, from a name on a list to kin.

The rule is model.md's *Stages*; what it is worked out from is in `tally.py`.
"""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A stage; a later one is the greater."""

    LISTED = "listed"
    KNOWN = "known"
    POSSIBLE = "possible"
    CONNECTION = "connection"
    KIN = "kin"

    @property
    def rank(self) -> int:
        """Its place in the order, from 0."""
        return RANKS[self]

    def __lt__(self, other: str) -> bool:
        return RANKS[self] < RANKS[Stage(other)]

    def __le__(self, other: str) -> bool:
        return RANKS[self] <= RANKS[Stage(other)]

    def __gt__(self, other: str) -> bool:
        return RANKS[self] > RANKS[Stage(other)]

    def __ge__(self, other: str) -> bool:
        return RANKS[self] >= RANKS[Stage(other)]


RANKS = {stage: rank for rank, stage in enumerate(Stage)}
CONNECTED = frozenset({Stage.CONNECTION, Stage.KIN})
"""What *a connection* is below one person's page: a connection, or kin."""
