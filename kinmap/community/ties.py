"""Who knows whom: ties between people that have a note (model.md, *ties*)."""

from __future__ import annotations

from dataclasses import dataclass

DECLARED_WEIGHT = 2
MOST_TOGETHER = 5
"""Encounters in common that add to a tie's weight; more make it no stronger."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A tie between two people, a before b by id.

    Attributes:
        declared: one of the notes says that they know each other.
        introduced: you brought one to the other, or one brought you.
        together: encounters in common.
    """

    a: str
    b: str
    declared: bool
    introduced: bool
    together: int

    @property
    def weight(self) -> int:
        """How strong it is, 1 to 8."""
        return DECLARED_WEIGHT * self.declared + self.introduced + min(self.together, MOST_TOGETHER)
