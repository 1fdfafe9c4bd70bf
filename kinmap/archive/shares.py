"""Work shared out among the cores, each share by a process of its own.

The processes are forked off, so that nothing has to be handed over but what they made; where
a system cannot fork, or for a little work, this process does it all. A share that fails is
done again here, where its error comes up as it would have without all this.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

FEW = 150
"""Notes or pages that one process is done with sooner than two would be started."""
T = TypeVar("T")
R = TypeVar("R")


def nothing() -> None:
    """Do nothing meanwhile."""


def shared(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    jobs: int | None = None,
    meanwhile: Callable[[], object] = nothing,
) -> list[R]:
    """Return what becomes of the items, share by share; which are in which share is left open.

    Args:
        work: makes what is wanted of one share; it must be such that it can be pickled.
        items: all of them, whose order says nothing.
        jobs: how many shares; as many as there are cores, if left out.
        meanwhile: what this process is to do first, when the others have begun.
    """
    jobs = jobs or (cores() if len(items) >= FEW else 1)
    own, *others = (items[start::jobs] for start in range(jobs))
    children = [child(work, share) for share in others]
    try:
        meanwhile()
        made = [work(own)]
    except BaseException:
        for at_work in children:
            at_work.result()  # so that none is left behind
        raise
    for share, at_work in zip(others, children, strict=True):
        received = at_work.result()
        made.append(work(share) if received is None else received[0])
    return made


def cores() -> int:
    """Return how many processes may work at once: the cores that this one may use, where it can fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Child:
    """A process that does a share, and the end of the pipe from which what it made will come."""

    process: int
    pipe: int

    def result(self) -> tuple[Any] | None:
        """Return what was made, by itself in a tuple, when it is there; None where the child failed."""
        with open(self.pipe, "rb") as pipe:  # noqa: PTH123 - a number, and no path
            held = pipe.read()
        _, status = os.waitpid(self.process, 0)
        return (pickle.loads(held),) if status == 0 else None  # noqa: S301 - from a child of this process


def child(work: Callable[[Sequence[T]], R], share: Sequence[T]) -> Child:
    """Start a process that does a share.

    `os.fork` itself, since `multiprocessing` takes longer to load than a hundred notes to be read.
    """
    receiver, sender = os.pipe()
    process = os.fork()
    if process == 0:
        do(work, share, sender)
    os.close(sender)
    return Child(process, receiver)


def do(work: Callable[[Sequence[T]], R], share: Sequence[T], pipe: int) -> None:
    """Do a share, send what was made of it, and end this process, whatever comes."""
    status = 1
    try:
        held = memoryview(pickle.dumps(work(share), pickle.HIGHEST_PROTOCOL))
        while held:
            held = held[os.write(pipe, held) :]
        status = 0
    finally:
        os._exit(status)  # without what the parent does at its end; it meets the same error, and says it
