"""Work shared out among the cores, each of them taking the next handful when it is done with one.

The processes are forked off, so that nothing has to be handed over but what they made; where
a system cannot fork, or for a little work, this process does it all. Where one of them fails,
everything is done again here, and the error comes up as it would have without all this.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar, cast

FEW = 150
"""Notes or pages that one process is done with sooner than two would be started."""
HANDFULS = 64
"""Parts that the work is taken in; at most 256, since each is known by one byte."""
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
    give: Callable[[R], Any] = as_it_is,
    take: Callable[[Any], R] = as_it_is,
) -> list[R]:
    """Return what becomes of the items, share by share; which are in which share is left open.

    Args:
        work: makes what is wanted of one share; it, or what `give` makes of it, must be such that it
            can be pickled.
        items: all of them, whose order says nothing.
        jobs: how many shares; as many as there are cores, if left out.
        meanwhile: what this process is to do first, when the others have begun.
        give: what another process hands over in the place of what it made.
        take: what was made, from that.
    """
    jobs = jobs or (cores() if len(items) >= FEW else 1)
    numbers = bag(HANDFULS) if jobs > 1 else -1
    children = [child(lambda: give(work(taken(items, numbers)))) for _ in range(jobs - 1)]
    try:
        meanwhile()
        made = [work(taken(items, numbers) if children else items)]
    finally:
        answers = [at_work.answer() for at_work in children]  # also so that none is left behind
        if children:
            os.close(numbers)
    if not all(answers):
        return [work(items)]
    return [*made, *(take(pickle.loads(answer)) for answer in answers)]  # noqa: S301 - children of this process


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
    begun = [child(work)] if (jobs or (cores() if number >= FEW else 1)) > 1 else []

    def made() -> R:
        answer = begun.pop().answer() if begun else b""
        return cast("R", pickle.loads(answer)) if answer else work()  # noqa: S301 - a child of this process

    try:
        yield made
    finally:
        for left in begun:
            left.answer()  # nobody wants it any more; so that none is left behind


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
    """Return a pipe with the numbers of all handfuls in it, a byte each, that all processes read from."""
    out, put = os.pipe()
    os.write(put, bytes(range(number)))
    os.close(put)
    return out


def taken(items: Sequence[T], numbers: int) -> Iterator[T]:
    """Yield the items of one handful after the other, until the bag is empty."""
    while number := os.read(numbers, 1):
        yield from items[number[0] :: HANDFULS]


@dataclass(frozen=True, slots=True)
class Child:
    """A process that does some work, and the end of the pipe from which what it made will come."""

    process: int
    pipe: int

    def answer(self) -> bytes:
        """Return what was made, pickled, when it is there; nothing where the child failed."""
        with open(self.pipe, "rb") as pipe:  # noqa: PTH123 - a number, and no path
            held = pipe.read()
        _, status = os.waitpid(self.process, 0)
        return held if status == 0 else b""


def child(work: Callable[[], Any]) -> Child:
    """Start a process that does some work.

    `os.fork` itself, since `multiprocessing` takes longer to load than a hundred notes to be read.
    """
    receiver, sender = os.pipe()
    process = os.fork()
    if process == 0:
        do(work, sender)
    os.close(sender)
    return Child(process, receiver)


def do(work: Callable[[], object], pipe: int) -> None:
    """Do some work, send what was made, and end this process, whatever comes."""
    status = 1
    try:
        held = memoryview(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        while held:
            held = held[os.write(pipe, held) :]
        status = 0
    finally:
        os._exit(status)  # without what the parent does at its end; it meets the same error, and says it
