"""How long each part of the work took, for `kinmap build --profile`."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stages:
    """The parts of the work so far: each with the clock and the processors' time at which it began.

    Attributes:
        begun: by name, in order; seconds of the clock and of all processors.
        said: sentences on what became of it.
    """

    begun: list[tuple[str, float, float]] = field(default_factory=lambda: [("starting", *now())])
    said: list[str] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Begin the next part."""
        self.begun.append((name, *now()))

    def say(self, sentence: str) -> None:
        """Say below the table what became of the work."""
        self.said.append(sentence)

    @property
    def took(self) -> float:
        """Seconds since the first part began."""
        return now()[0] - self.begun[0][1]

    def table(self) -> str:
        """Return a line for each part, seconds by the clock and of all processors, and what was said."""
        ends = [*self.begun[1:], ("", *now())]
        lines = [
            f"{name:<26}{end[1] - wall:8.2f} s {end[2] - cpu:8.2f} s"
            for (name, wall, cpu), end in zip(self.begun, ends, strict=True)
        ]
        return "\n".join([f"{'':<26}{'clock':>8}   {'processors':>9}", *lines, *self.said])


def now() -> tuple[float, float]:
    """Return the clock, and what this process and its finished children have used of processors."""
    used = os.times()
    return time.perf_counter(), used.user + used.system + used.children_user + used.children_system
