"""How a relationship went: the stages, and the days on which they changed.

A stage changes only on a day on which a fact does that it rests on. What was true on such a
day is what a build on that day would have said.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeAlias, get_args

from kinmap.archive.person import Intent
from kinmap.archive.settings import Settings
from kinmap.community import facts
from kinmap.community.acts import DAY, deeds
from kinmap.community.care import answers
from kinmap.community.facts import Change
from kinmap.community.favours import given
from kinmap.community.stages import LISTED, Fact, Stage, held, stage_of
from kinmap.community.standing import RESPECT, TRUST, of_both, standings, told as told_of_standing
from kinmap.community.testimony import Testimony

Chapter: TypeAlias = tuple[date, Stage]
FACTS: tuple[Fact, ...] = get_args(Fact)
CONNECT = Intent.CONNECT


class History(NamedTuple):
    """Every change of stage up to a day, and how many of the four conditions hold at its end."""

    chapters: tuple[Chapter, ...]
    held: int


def history(told: Testimony, settings: Settings, today: date) -> History:
    """Return how it went up to today.

    Args:
        told: what the notes tell of the person.
        settings: for the thresholds.
        today: the last day that counts.
    """
    person, encounters, _, lent, _ = told
    asked = settings.connection
    gifts, answered = given(person, lent, today), answers(person.life, today)
    entries = told_of_standing(person, today)
    trust = list(standings(entries, TRUST))
    respect = trust if of_both(entries) else standings(entries, RESPECT)
    changes = [
        *facts.time(told, asked, today),
        *facts.declaration(person, trust, today),
        *facts.participation(deeds(encounters, gifts, answered, person.promises, today), asked),
        *facts.regard("trust", trust),
        *facts.regard("respect", respect),
        *facts.exchange_and_care(gifts, answered, settings.answer),
    ]
    changes.sort(key=DAY)
    return as_chapters(changes, wanted=person.intent is CONNECT)


def as_chapters(changes: Iterable[Change], *, wanted: bool) -> History:
    """Make each day's changes, and return the stages that are new ones, and what holds after all."""
    now = dict.fromkeys(FACTS, False)
    stage = LISTED
    chapters = []
    for day, those in groupby(changes, DAY):
        for _, fact, holds in those:
            now[fact] = holds
        before, stage = stage, stage_of(now, wanted=wanted)
        if stage is not before:
            chapters.append((day, stage))
    return History(tuple(chapters), held(now))
