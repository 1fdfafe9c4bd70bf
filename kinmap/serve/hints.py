"""Hints that something was saved, gathered until there is quiet.

One save is several events, and a save of two hundred files is thousands. How long it has to
be quiet is learnt: whoever builds too early, in the middle of a save, waits longer the next
time, and little by little less again.
"""

from __future__ import annotations

import time
from threading import Condition

LEAST, MOST = 0.02, 0.16
"""Seconds of quiet before a build, at first and at most: one that began too early is left for another."""
PATIENCE = 2.0
"""Seconds after which it is built all the same, however much is going on."""
EASING = 0.8


class Hints:
    """Where watchers leave their hints, and where the building waits for them."""

    __slots__ = ("_came", "_condition", "_first", "_taken", "ended", "quiet")

    def __init__(self) -> None:
        self._condition = Condition()
        self._first = self._came = self._taken = 0.0
        self.quiet = LEAST
        self.ended = False

    def give(self) -> None:
        """Say that something may have been saved."""
        with self._condition:
            self._came = time.monotonic()
            self._first = self._first or self._came
            self._condition.notify_all()

    @property
    def waiting(self) -> bool:
        """Whether something was saved that nobody has taken yet."""
        return self._first > 0

    def taken(self, seconds: float) -> bool:
        """Wait until something was saved and it is quiet; False if nothing was, in so many seconds."""
        with self._condition:
            if not self._condition.wait_for(lambda: self._first or self.ended, seconds) or self.ended:
                return False
            while (rest := self._rest(time.monotonic())) > 0:
                self._condition.wait(rest)
            self._first, self._taken = 0.0, time.monotonic()
            return True

    def learn(self) -> None:
        """Wait longer from now on if the last save went on when it was thought to be over, else less."""
        with self._condition:
            early = 0 < self._first - self._taken < MOST
            self.quiet = min(MOST, self.quiet * 2) if early else max(LEAST, self.quiet * EASING)

    def end(self) -> None:
        """Let whoever waits wait no longer."""
        with self._condition:
            self.ended = True
            self._condition.notify_all()

    def _rest(self, now: float) -> float:
        return min(self._came + self.quiet, self._first + PATIENCE) - now
