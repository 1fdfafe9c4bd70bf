"""How a relationship went: the stages, and the days on which they changed.

A stage changes only on a day on which a fact does that it rests on. What was true on such a
day is what a build on that day would have said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias, get_args

from kinmap.archive.person import Intent
from kinmap.archive.settings import Settings
from kinmap.community import facts
from kinmap.community.acts import Act
from kinmap.community.facts import Change
from kinmap.community.stages import LISTED, Fact, Stage, stage_of
from kinmap.community.standing import Mutual
from kinmap.community.testimony import Testimony

Chapter: TypeAlias = tuple[date, Stage]
FACTS: tuple[Fact, ...] = get_args(Fact)
CONNECT = Intent.CONNECT
DAY = itemgetter(0)


def history(
    told: Testimony, done: Sequence[Act], regards: tuple[Mutual, Mutual], settings: Settings, today: date
) -> tuple[Chapter, ...]:
    """Return every change of stage up to today.

    Args:
        told: what the notes tell of the person.
        done: the acts of both sides, in order of day.
        regards: the courses of trust and of respect.
        settings: for the thresholds.
        today: the last day that counts.
    """
    asked = settings.connection
    changes = chain(
        facts.time(told, asked, today),
        facts.declaration(told, regards[0], today),
        facts.participation(done, asked),
        facts.regard("trust", regards[0]),
        facts.regard("respect", regards[1]),
        facts.exchange_and_care(told, settings.answer),
    )
    wanted = told.person.intent is CONNECT
    return tuple(chapters(sorted(changes, key=DAY), wanted=wanted))


def chapters(changes: list[Change], *, wanted: bool) -> Iterator[Chapter]:
    """Make each day's changes, and yield the stage where it is a new one."""
    now = dict.fromkeys(FACTS, False)
    stage = LISTED
    for day, those in groupby(changes, DAY):
        for _, fact, holds in those:
            now[fact] = holds
        before, stage = stage, stage_of(now, wanted=wanted)
        if stage is not before:
            yield day, stage
