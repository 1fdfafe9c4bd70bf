"""Work shared out among the cores, each share by a process of its own.

The processes are forked off, so that nothing has to be handed over but what they made; where
a system cannot fork, or for a little work, this process does it all. A share that fails is
done again here, where its error comes up as it would have without all this.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FEW = 150
"""Notes or pages that one process is done with sooner than two would be started."""
T = TypeVar("T")
R = TypeVar("R")


def shared(work: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int | None = None) -> list[R]:
    """Return what becomes of the items, share by share; which are in which share is left open.

    Args:
        work: makes what is wanted of one share; it must be such that it can be pickled.
        items: all of them, whose order says nothing.
        jobs: how many shares; as many as there are cores, if left out.
    """
    jobs = jobs or (cores() if len(items) >= FEW else 1)
    own, *others = (items[start::jobs] for start in range(jobs))
    children = [_child(work, share) for share in others]
    made = [work(own)]
    for share, child in zip(others, children, strict=True):
        received = _received(child)
        made.append(work(share) if received is None else received[0])
    return made


def cores() -> int:
    """Return how many processes may work at once: the cores that this one may use, where it can fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _child(work: Callable[[Sequence[T]], R], share: Sequence[T]) -> Connection:
    """Start a process that does a share; return where what it made will come from."""
    import multiprocessing  # noqa: PLC0415 - takes a while to load, and a little work does without

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, work, share), daemon=True)
    process.start()
    sender.close()
    return receiver


def _send(sender: Connection, work: Callable[[Sequence[T]], R], share: Sequence[T]) -> None:
    try:
        sender.send((work(share),))
    except Exception:  # noqa: BLE001 - the parent meets the same one, and says it once
        sender.close()


def _received(receiver: Connection) -> tuple[Any] | None:
    """Return a child's result, by itself in a tuple; None where it failed."""
    try:
        received: tuple[Any] = receiver.recv()
    except EOFError:
        return None
    return received
