"""Work shared out among the cores, each of them taking the next handful when it is done with one.

A handful is what stands side by side, so that a process has to itself what it looks at. The
processes are forked off, so that nothing has to be handed over but what they made; where a
system cannot fork, or for a little work, this process does it all. Where one of them fails,
everything is done again here, and the error comes up as it would have without all this.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from io import BufferedReader
from itertools import chain
from math import ceil
from select import select
from typing import Any, NamedTuple, TypeVar

FEW = 150
"""Notes or pages that one process is done with sooner than two would be started."""
HANDFULS = 1024
"""Parts that the work is taken in, at most: small ones, so that nobody waits long for another's last."""
NUMBER = 2
"""Bytes that one of them is known by."""
T = TypeVar("T")
R = TypeVar("R")


def nothing() -> None:
    """Do nothing meanwhile."""


def as_it_is(made: Any) -> Any:  # noqa: ANN401 - whatever there is
    """Return what was made, to be handed over whole."""
    return made


def shared(
    work: Callable[[Iterable[T]], R],
    items: Sequence[T],
    jobs: int | None = None,
    meanwhile: Callable[[], object] = nothing,
) -> list[R]:
    """Return what becomes of the items, share by share; which are in which share is left open.

    Args:
        work: makes what is wanted of one share; it must be such that it can be pickled.
        items: all of them, those that take most first.
        jobs: how many shares; as many as there are cores, if left out.
        meanwhile: what this process is to do first, when the others have begun.
    """
    dealt, jobs = handfuls(items, 1), jobs or jobs_for(items)
    if jobs == 1:
        meanwhile()
        return [work(items)]
    numbers = bag(len(dealt))

    same: Callable[[Any], R] = as_it_is

    def mine() -> R:
        return work(chain.from_iterable(taken(dealt, numbers)))

    children = [child(lambda: [mine()]) for _ in range(jobs - 1)]
    try:
        meanwhile()
        made = [mine()]
    finally:
        others, whole = answers(children, same)  # also so that none is left behind
        os.close(numbers)
    return [*made, *others] if whole else [work(items)]


def in_handfuls(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    least: int,
    meanwhile: Callable[[], object] = nothing,
    give: Callable[[R], Any] = as_it_is,
    take: Callable[[Any], R] = as_it_is,
) -> list[R]:
    """Return what becomes of the items, handful by handful, in any order.

    Other processes do all of it, and this one takes what they give as soon as it comes: so what is here
    in the end lies side by side in memory, and not between what was left behind on the way there.

    Args:
        work: makes what is wanted of one handful.
        items: all of them.
        least: how many make a handful.
        meanwhile: as for `shared`.
        give: what another process hands over in the place of what it made, such that it can be pickled.
        take: what was made, from that.
    """
    dealt = handfuls(items, least)
    jobs = min(jobs_for(items), len(dealt))
    if jobs <= 1:
        meanwhile()
        return [*map(work, dealt)]
    numbers = bag(len(dealt))
    children = [child(lambda: map(give, map(work, taken(dealt, numbers)))) for _ in range(jobs)]
    os.close(numbers)
    try:
        meanwhile()
    finally:
        made, whole = answers(children, take)  # also so that none is left behind
    return made if whole else [*map(work, dealt)]


def handfuls(items: Sequence[T], least: int) -> list[Sequence[T]]:
    """Return items in their order, in parts."""
    size = max(least, ceil(len(items) / HANDFULS))
    return [items[at : at + size] for at in range(0, len(items), size)]


def jobs_for(items: Sequence[T]) -> int:
    """Return how many processes are worth it."""
    return cores() if len(items) >= FEW else 1


@contextmanager
def aside(work: Callable[[], R], number: int, jobs: int | None = None) -> Iterator[Callable[[], R]]:
    """Have something done by another process, while this one goes on with what does not need it.

    Args:
        work: makes it; what it makes must be such that it can be pickled.
        number: of the notes that it is made of; of a few it is made here.
        jobs: how many processes there may be; as many as there are cores, if left out.

    Yields:
        What waits for it and returns it, once. Where nobody else has made it, it is made here, then.
    """
    same: Callable[[Any], R] = as_it_is
    begun = [child(lambda: [work()])] if (jobs or (cores() if number >= FEW else 1)) > 1 else []

    def made() -> R:
        found, whole = answers([begun.pop()], same) if begun else ([], False)
        return found[0] if whole else work()

    try:
        yield made
    finally:
        answers(begun, same)  # of one that nobody wants any more; so that none is left behind


ALONE = ContextVar("alone", default=False)


@contextmanager
def alone() -> Iterator[None]:
    """Do all work in this process, for as long as this lasts.

    Where threads run, a process that is forked off may wait for ever for what one of them held.
    """
    before = ALONE.set(True)
    try:
        yield
    finally:
        ALONE.reset(before)


def cores() -> int:
    """Return how many processes may work at once: the cores that this one may use, where it can fork."""
    if ALONE.get() or not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def bag(number: int) -> int:
    """Return a pipe with the numbers of all handfuls in it, that all processes read from."""
    out, put = os.pipe()
    os.write(put, b"".join(each.to_bytes(NUMBER) for each in range(number)))
    os.close(put)
    return out


def taken(dealt: Sequence[Sequence[T]], numbers: int) -> Iterator[Sequence[T]]:
    """Yield one handful after the other, until the bag is empty."""
    while number := os.read(numbers, NUMBER):
        yield dealt[int.from_bytes(number)]


class Child(NamedTuple):
    """A process that does some work, and the pipe from which what it made will come."""

    process: int
    pipe: BufferedReader


def answers(children: Iterable[Child], take: Callable[[Any], R]) -> tuple[list[R], bool]:
    """Return what children made, as it comes, when all are done; and whether that is all.

    Args:
        children: whom nobody else waits for.
        take: what was made, from what is handed over.
    """
    made: list[R] = []
    whole, busy = True, {each.pipe: each for each in children}
    while busy:
        for pipe in select(list(busy), [], [])[0]:
            try:
                made.append(take(pickle.load(pipe)))  # noqa: S301 - of a child of this process
            except (EOFError, pickle.UnpicklingError):
                pipe.close()
                _, status = os.waitpid(busy.pop(pipe).process, 0)
                whole = whole and status == 0
    return made, whole


def child(work: Callable[[], Iterable[Any]]) -> Child:
    """Start a process that does some work.

    `os.fork` itself, since `multiprocessing` takes longer to load than a hundred notes to be read.
    """
    receiver, sender = os.pipe()
    process = os.fork()
    if process == 0:
        do(work, sender)
    os.close(sender)
    return Child(process, open(receiver, "rb"))  # noqa: PTH123 - a number; whoever hears all closes it


def do(work: Callable[[], Iterable[object]], pipe: int) -> None:
    """Do some work, send what was made, and end this process, whatever comes."""
    status = 1
    try:
        for made in work():
            held = memoryview(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            while held:
                held = held[os.write(pipe, held) :]
        status = 0
    finally:
        os._exit(status)  # without what the parent does at its end; it meets the same error, and says it
