"""The community that you want, and how far it is (model.md, *goals*)."""

from __future__ import annotations

from dataclasses import dataclass

from kinmap.archive.settings import Goal


@dataclass(frozen=True, slots=True)
class Progress:
    """A goal, and how many there are already."""

    goal: Goal
    have: int

    @property
    def gap(self) -> int:
        """How many are wanting."""
        return max(0, self.goal.want - self.have)
