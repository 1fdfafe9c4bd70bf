"""Whom to get to know more, and why (model.md, *candidates*)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why somebody may be worth more of your time, in the order in which it is told."""

    DECIDED = "decided"
    SEEKS_YOU = "seeks-you"
    OFTEN = "often"
    SHARED_CIRCLE = "shared-circle"
    TRUSTED = "trusted"
    TAUGHT_YOU = "taught-you"
    CARED = "cared"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to get to know more; what is missing is in their relation's conditions.

    Attributes:
        holds: how many of the four conditions hold.
    """

    id: str
    holds: int
    reasons: tuple[Reason, ...]
