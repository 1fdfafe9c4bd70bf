"""What was given and got of late, and whether it leans to one side (model.md, *balance*)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """How often I gave, and got, within the last two years."""

    gave: int = 0
    got: int = 0
    lopsided: bool = False
