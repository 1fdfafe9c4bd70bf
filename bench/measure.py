"""How long a program takes, how much of a processor and how much memory: told by the kernel."""

from __future__ import annotations

import os
import signal
import statistics
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.tree import Lookout

PATIENCE = 900.0
"""Seconds after which a program is ended, and taken to have failed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, seconds of all processors, and the most memory in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Contender:
    """A program to be measured: its words, where it runs, and what comes before each run."""

    name: str
    words: Sequence[str]
    folder: Path
    variables: Mapping[str, str]
    before: Callable[[], None] = lambda: None


class FailedError(Exception):
    """A program that was to be measured did not do its work."""


def run(one: Contender, *, watched: bool = False) -> Run:
    """Run a program once, silently, and return what it took with all that it started.

    The memory is the most that one of its processes had, as the kernel says at the end. Where it is
    watched, it is what all had together, looked at fifty times a second, which takes some of the time.

    Raises:
        FailedError: where it says by its exit code that it failed, or does not come to an end.
    """
    one.before()
    start = time.perf_counter()
    child = os.fork()
    if not child:
        become(one)
    lookout = Lookout(child) if watched else None
    ending = threading.Timer(PATIENCE, os.killpg, (child, signal.SIGKILL))
    ending.start()
    _, status, used = os.wait4(child, 0)
    ending.cancel()
    wall = time.perf_counter() - start
    together = lookout.done() if lookout else 0.0
    if status:
        raise FailedError(f"{one.name} failed: {' '.join(one.words)} in {one.folder}")
    return Run(wall, used.ru_utime + used.ru_stime, together or used.ru_maxrss / memory_unit())


def become(one: Contender) -> None:
    """Turn this process, a child, into the program, with its results thrown away."""
    try:
        os.setsid()
        os.chdir(one.folder)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.execvpe(one.words[0], list(one.words), {**os.environ, **one.variables})  # noqa: S606 - no shell
    finally:
        os._exit(127)


def memory_unit() -> int:
    """Return what the kernel's figure is divided by for MB: Linux counts kB, macOS bytes."""
    return 1_000_000 if sys.platform == "darwin" else 1000


def rounds(contenders: Sequence[Contender], number: int) -> dict[str, Run]:
    """Return the median of so many runs of each, taken in turns, after one that does not count.

    In turns, so that whatever else the machine does falls upon all of them alike.
    """
    for one in contenders:
        run(one)
    runs: dict[str, list[Run]] = {one.name: [] for one in contenders}
    for _ in range(number):
        for one in contenders:
            runs[one.name].append(run(one))
    return {name: middle(of_one) for name, of_one in runs.items()}


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    return Run(
        statistics.median(one.wall for one in runs),
        statistics.median(one.cpu for one in runs),
        statistics.median(one.memory for one in runs),
    )


def table(medians: Mapping[str, Run]) -> str:
    """Return the figures as lines, each with its ratio to the last one's."""
    *_, last = medians.values()
    lines = [f"{'':24}{'wall':>16}{'CPU':>16}{'peak memory':>18}"]
    for name, one in medians.items():
        wall = f"{one.wall:.3f} s {one.wall / last.wall:5.2f}×"
        cpu = f"{one.cpu:.3f} s {one.cpu / last.cpu:5.2f}×"
        memory = f"{one.memory:.0f} MB {one.memory / last.memory:5.2f}×"
        lines.append(f"{name:24}{wall:>16}{cpu:>16}{memory:>18}")
    return "\n".join(lines)
