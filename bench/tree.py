"""How much memory a program takes with all that it starts: looked at from outside, again and again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
PAUSE = 0.02
"""Seconds between two looks."""


def processes(root: int) -> Iterator[int]:
    """Yield a process and all that it started, as Linux tells them."""
    yield root
    for told in (PROC / str(root) / "task").glob("*/children"):
        for child in told.read_text().split():
            yield from processes(int(child))


def memory(root: int) -> float:
    """Return the memory of them all together in MB, what several share being counted once.

    That is the sum of their proportional set sizes: a page that three have counts as a third for each.
    """
    total = 0
    for process in processes(root):
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


class Lookout:
    """Looks at a process until it is told to stop, and keeps the most that it saw."""

    def __init__(self, root: int) -> None:
        """Begin to look."""
        self.most = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(root,))
        self._thread.start()

    def _look(self, root: int) -> None:
        while not self._over.wait(PAUSE):
            try:
                self.most = max(self.most, memory(root))
            except (FileNotFoundError, ProcessLookupError):
                continue  # one of them ended meanwhile

    def done(self) -> float:
        """Stop, and return the most memory in MB; 0 where nothing could be seen."""
        self._over.set()
        self._thread.join()
        return self.most
