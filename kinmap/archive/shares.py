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
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import Any, NamedTuple, TypeVar, cast

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

    def whole(mine: Iterable[Sequence[T]]) -> Iterator[R]:
        yield work(chain.from_iterable(mine))

    return spread(whole, handfuls(items, 1), jobs or jobs_for(items), meanwhile)


def in_handfuls(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    least: int,
    meanwhile: Callable[[], object] = nothing,
    give: Callable[[R], Any] = as_it_is,
    take: Callable[[Any], R] = as_it_is,
) -> list[R]:
    """Return what becomes of the items, handful by handful, in any order.

    Args:
        work: makes what is wanted of one handful.
        items: all of them.
        least: how many make a handful.
        meanwhile: as for `shared`.
        give: what another process hands over in the place of what it made, such that it can be pickled.
        take: what was made, from that.
    """
    dealt = handfuls(items, least)
    return spread(lambda mine: map(work, mine), dealt, jobs_for(items), meanwhile, give, take)


def spread(
    work: Callable[[Iterable[Sequence[T]]], Iterable[R]],
    dealt: Sequence[Sequence[T]],
    jobs: int,
    meanwhile: Callable[[], object],
    give: Callable[[R], Any] = as_it_is,
    take: Callable[[Any], R] = as_it_is,
) -> list[R]:
    """Return what several processes make of handfuls, each of those that it takes."""
    numbers = bag(len(dealt)) if jobs > 1 else -1
    children = [child(lambda: map(give, work(taken(dealt, numbers)))) for _ in range(jobs - 1)]
    try:
        meanwhile()
        made = list(work(taken(dealt, numbers) if children else dealt))
    finally:
        answers = [at_work.answer() for at_work in children]  # also so that none is left behind
        if children:
            os.close(numbers)
    if not all(answer.whole for answer in answers):
        return list(work(dealt))
    return [*made, *(take(each) for answer in answers for each in answer.made)]


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
    begun = [child(lambda: (work(),))] if (jobs or (cores() if number >= FEW else 1)) > 1 else []

    def made() -> R:
        answer = begun.pop().answer() if begun else Answer([], whole=False)
        return cast("R", answer.made[0]) if answer.whole else work()

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
    """Return a pipe with the numbers of all handfuls in it, that all processes read from."""
    out, put = os.pipe()
    os.write(put, b"".join(each.to_bytes(NUMBER) for each in range(number)))
    os.close(put)
    return out


def taken(dealt: Sequence[Sequence[T]], numbers: int) -> Iterator[Sequence[T]]:
    """Yield one handful after the other, until the bag is empty."""
    while number := os.read(numbers, NUMBER):
        yield dealt[int.from_bytes(number)]


class Answer(NamedTuple):
    """What a child made, and whether that is all."""

    made: list[Any]
    whole: bool


@dataclass(frozen=True, slots=True)
class Child:
    """A process that does some work, and the end of the pipe from which what it made will come."""

    process: int
    pipe: int

    def answer(self) -> Answer:
        """Return what was made, when all is there."""
        made = []
        with open(self.pipe, "rb") as pipe, suppress(EOFError, pickle.UnpicklingError):  # noqa: PTH123 - a number, and no path
            while True:
                made.append(pickle.load(pipe))  # noqa: S301 - of a child of this process
        _, status = os.waitpid(self.process, 0)
        return Answer(made, status == 0)


def child(work: Callable[[], Iterable[Any]]) -> Child:
    """Start a process that does some work.

    `os.fork` itself, since `multiprocessing` takes longer to load than a hundred notes to be read.
    """
    receiver, sender = os.pipe()
    process = os.fork()
    if process == 0:
        do(work, sender)
    os.close(sender)
    return Child(process, receiver)


def do(work: Callable[[], Iterable[object]], pipe: int) -> None:
    """Do some work, send what was made, and end this process, whatever comes."""
    status = 1
    try:
        for made in [pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in work()]:
            held = memoryview(made)
            while held:
                held = held[os.write(pipe, held) :]
        status = 0
    finally:
        os._exit(status)  # without what the parent does at its end; it meets the same error, and says it
