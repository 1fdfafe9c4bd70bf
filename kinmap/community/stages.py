"""How far a relationship has come: five stages, from a name on a list to kin.

The rule is model.md's *Stages*; the facts that it is read from are in `facts.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias

Fact: TypeAlias = Literal[
    "met", "declared", "doubted", "time", "participation", "trust", "respect", "exchange and care"
]
"""What holds of a relationship on some day: that you met or know each other at all, or said to be
connected; that either side's trust is lost; the four conditions; exchange and care, both ways."""
ALL = 4
"""Conditions of a connection."""
ENOUGH = 2
"""Conditions that make somebody known a possible connection."""


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
        return RANKS[self] < RANKS[other]

    def __le__(self, other: str) -> bool:
        return RANKS[self] <= RANKS[other]

    def __gt__(self, other: str) -> bool:
        return RANKS[self] > RANKS[other]

    def __ge__(self, other: str) -> bool:
        return RANKS[self] >= RANKS[other]


RANKS: dict[str, int] = {stage: rank for rank, stage in enumerate(Stage)}
LISTED, KNOWN, POSSIBLE, CONNECTION, KIN = Stage
"""The stages by names of a module: an enumeration finds its own five times as slowly (Python 3.11)."""
CONNECTED = frozenset({CONNECTION, KIN})
"""What *a connection* is below one person's page: a connection, or kin."""


def stage_of(facts: Mapping[Fact, bool], *, wanted: bool) -> Stage:
    """Return the highest stage that applies, by what holds, and whether you want to connect."""
    conditions = held(facts)
    if conditions == ALL or (facts["declared"] and not facts["doubted"]):
        return KIN if facts["exchange and care"] else CONNECTION
    if not facts["met"]:
        return LISTED
    return POSSIBLE if wanted or conditions >= ENOUGH else KNOWN


def held(facts: Mapping[Fact, bool]) -> int:
    """Return how many of the four conditions hold."""
    return facts["time"] + facts["participation"] + facts["trust"] + facts["respect"]
