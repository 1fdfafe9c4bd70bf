"""How long the model takes, and how much memory, for communities of four sizes.

python -m bench.model [PEOPLE ...]

The archives are made up as values, without notes, since it is not the reading that is
measured: six encounters a person on average, and ties to about four others, over twelve years,
of which each month is looked back on (growth). After a save, one note has a meeting more, and the
model before it is handed on.
Each size has a process of its own, so that none finds memory that another has left.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.measure import memory_unit
from kinmap.archive.ledgers import (
    Channel,
    Exchange,
    Good,
    Life,
    Meeting,
    Occasion,
    Promise,
    Regard,
    Trust,
    Turn,
    Who,
)
from kinmap.archive.load import Archive
from kinmap.archive.person import Context, Knows, Person
from kinmap.community.growth import growth
from kinmap.community.model import community
from kinmap.dates import PartialDate
from kinmap.text import Span

SIZES = (1000, 4000, 16_000, 64_000)
DAY = date(2026, 11, 1)
YEARS = 12
MOST_MEETINGS = 12
"""Of one person; none at least, so that six is the average."""
ACQUAINTED = 4
CIRCLE = 40
NEAR = 0.8
"""The share of somebody's ties that are within their own circle of forty."""
NAMES = ("encounters", "ties", "model", "growth", "CPU", "a person", "a save", "memory")
HEAD = f"{'people':>8}" + "".join(f"{name:>12}" for name in NAMES)


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each size."""
    print("The whole model, from values, of twelve years:")
    print(HEAD, flush=True)
    for number in sizes:
        subprocess.run([sys.executable, "-m", "bench.model", "--one", str(number)], check=True)


def measure(number: int) -> str:
    """Return the row of one size: memory is what the model takes beyond the archive itself."""
    gc.disable()  # as every command does
    made = archive(number)
    before, start = peak(), time.process_time()
    found = community(made, DAY)
    took = time.process_time() - start
    growth(found)
    whole, more = time.process_time() - start, peak() - before
    saved = after_a_save(made)
    start = time.process_time()
    community(saved, DAY, found)
    again = time.process_time() - start
    encounters = sum(len(one.encounters) for one in found.people.values())
    each = f"{whole / number * 1e6:.0f} µs"
    seconds = (f"{it:.2f} s" for it in (took, whole - took, whole))
    figures = (encounters, len(found.ties), *seconds, each, f"{again:.2f} s", f"{more:.0f} MB")
    return f"{number:>8}" + "".join(f"{figure:>12}" for figure in figures)


def peak() -> float:
    """Return the most memory in MB that this process had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / memory_unit()


def archive(number: int) -> Archive:
    """Return an archive of so many people, the same for the same number."""
    dice = Random(number)
    ids = [f"p{at:06}" for at in range(number)]
    return Archive(people={id_: person(dice, at, ids) for at, id_ in enumerate(ids)})


def after_a_save(made: Archive) -> Archive:
    """Return the archive after a meeting was written into the first note, whose other lines it moved."""
    first = next(iter(made.people.values()))
    meeting = next(meetings(Random(0), (Span(first.path, line) for line in range(2000, 3000))))
    knows = tuple(known._replace(span=Span(first.path, known.span.line + 1)) for known in first.knows)
    saved = replace(first, meetings=(*first.meetings, meeting), knows=knows)
    return replace(made, people={**made.people, first.id: saved})


def person(dice: Random, at: int, ids: list[str]) -> Person:
    """Return a person with all ledgers."""
    path = f"people/{ids[at]}.md"
    places = (Span(path, line) for line in range(2, 1000))
    others = acquaintances(dice, at, ids)
    known = some_day(dice)
    return Person(
        id=ids[at],
        path=path,
        name=f"Person {at}",
        known=written(known),
        contexts=(dice.choice(list(Context)),),
        knows=tuple(Knows(other, "", None, next(places)) for other in others),
        meetings=tuple(meetings(dice, places)),
        trust=tuple(
            Trust(
                span=next(places),
                date=written(some_day(dice)),
                who=who,
                turn=Turn.EARNED,
                regards=tuple(Regard),
            )
            for who in (Who.ME, Who.THEY)
        ),
        exchange=tuple(
            Exchange(span=next(places), date=written(some_day(dice)), gave=gave, good=Good.HELP)
            for gave in (True, False)
        ),
        life=tuple(lives(dice, places)),
        promises=(Promise(span=next(places), date=written(some_day(dice)), who=Who.ME),),
        facets=("Work",),
    )


def acquaintances(dice: Random, at: int, ids: list[str]) -> tuple[str, ...]:
    """Return whom somebody knows, most of them of their own circle."""
    circle = ids[at // CIRCLE * CIRCLE :][:CIRCLE]
    found = {dice.choice(circle if dice.random() < NEAR else ids) for _ in range(ACQUAINTED)}
    return tuple(sorted(found - {ids[at]}))


def meetings(dice: Random, places: Iterator[Span]) -> Iterator[Meeting]:
    """Yield none to twelve meetings, calls and letters."""
    for day in sorted(some_day(dice) for _ in range(dice.randint(0, MOST_MEETINGS))):
        kind, channel = dice.choice(
            [("coffee", Channel.IN_PERSON), ("call", Channel.VOICE), ("letter", Channel.WRITTEN)]
        )
        by = dice.choice(list(Who))
        yield Meeting(
            span=next(places), date=written(day), kind=kind, channel=channel, minutes=60, by=by, words=kind
        )


def lives(dice: Random, places: Iterator[Span]) -> Iterator[Life]:
    """Yield a win of theirs, which was answered."""
    day = some_day(dice)
    answered = written(day + timedelta(2))
    yield Life(span=next(places), date=written(day), mine=False, occasion=Occasion.WIN, answered=answered)


def some_day(dice: Random) -> date:
    """Return a day of the twelve years, a month at least before the last."""
    return DAY - timedelta(dice.randint(30, YEARS * 365))


def written(day: date) -> PartialDate:
    """Return a day as a note has it."""
    return PartialDate(day.year, day.month, day.day)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(measure(int(sys.argv[2])), flush=True)
    else:
        main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
