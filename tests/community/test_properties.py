"""What holds of every archive, tried on many small ones: days and thresholds are few, so that they meet."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings, strategies as st

from kinmap.archive.event import Event
from kinmap.archive.ledgers import (
    Ending,
    Entry,
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
from kinmap.archive.person import Every, Intent, Knows, Person
from kinmap.archive.settings import KINDS, Settings, Threshold
from kinmap.community.export import export
from kinmap.community.lines import all_lines, line_encounters
from kinmap.community.model import community, relations
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.text import Span

START = date(2026, 1, 20)
LENGTH = 30
NAMES = ("ana", "bela", "carlos", "dina")
EVENTS = ("fair", "gala")
EntryT = TypeVar("EntryT", bound=Entry)


unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the model's."""


def partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


days = st.integers(0, LENGTH).map(lambda n: partial(START + timedelta(n)))
spans = st.builds(Span, st.just("people/x.md"), st.integers(1, 99))
maybe_day = st.none() | days


def ended_later(promise: Promise) -> Promise:
    """Return the promise with an end that is not before it, or with none."""
    if promise.ended is None:
        return promise._replace(ending=None)
    return promise._replace(ended=promise.date) if promise.ended.first < promise.date.first else promise


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    kind = draw(st.sampled_from(["met", "coffee", "call", "letter"]))
    at = draw(st.none() | st.sampled_from(EVENTS))
    return Meeting(
        span=draw(spans),
        date=draw(days),
        kind=kind,
        channel=KINDS[kind].channel,
        minutes=draw(st.sampled_from([KINDS[kind].minutes, 10, 90])),
        by=draw(st.none() | st.sampled_from(Who)),
        companions=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
        at=at,
        event=at,
    )


trust = st.builds(
    Trust,
    span=spans,
    date=days,
    who=st.sampled_from(Who),
    turn=st.sampled_from([Turn.EARNED, Turn.EARNED, *Turn]),
    regards=st.sampled_from([(Regard.TRUST,), (Regard.RESPECT,), (Regard.TRUST, Regard.RESPECT)]),
)
exchange = st.builds(
    Exchange,
    span=spans,
    date=days,
    gave=st.booleans(),
    good=st.sampled_from([Good.HELP, Good.KNOWLEDGE]),
) | st.builds(
    Exchange,
    span=spans,
    date=days,
    gave=st.booleans(),
    good=st.just(Good.INTRODUCTION),
    to=st.sampled_from(NAMES),
)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    day = draw(days)
    wait = draw(st.sampled_from([0, 3, 4, None]))
    return Life(
        span=draw(spans),
        date=day,
        mine=draw(st.booleans()),
        occasion=draw(st.sampled_from([Occasion.WIN, *Occasion])),
        answered=None if wait is None else partial(day.first + timedelta(wait)),
    )


promises = st.builds(
    Promise,
    span=spans,
    date=days,
    who=st.sampled_from([Who.ME, Who.THEY]),
    due=maybe_day,
    ending=st.sampled_from(Ending),
    ended=maybe_day,
).map(ended_later)


@st.composite
def people(draw: st.DrawFn, name: str) -> Person:
    others = [other for other in NAMES if other != name]
    return Person(
        id=name,
        path=f"people/{name}.md",
        name=name,
        known=draw(maybe_day),
        declared=draw(st.none() | maybe_day),
        through=draw(st.none() | st.sampled_from(others)),
        tags=tuple(draw(st.lists(st.sampled_from(["bread", "Bread", "opera"]), max_size=2, unique=True))),
        intent=draw(st.none() | st.sampled_from(Intent)),
        every=draw(st.none() | st.builds(Every, st.none() | st.integers(1, 9), st.just(""))),
        knows=tuple(
            draw(
                st.lists(st.builds(Knows, st.sampled_from(others), st.just(""), maybe_day, spans), max_size=1)
            )
        ),
        meetings=tuple(draw(st.lists(meetings(), max_size=5))),
        trust=tuple(draw(st.lists(trust, max_size=4))),
        exchange=tuple(draw(st.lists(exchange, max_size=5))),
        life=tuple(draw(st.lists(lives(), max_size=6))),
        promises=tuple(draw(st.lists(promises, max_size=2))),
    )


@st.composite
def events(draw: st.DrawFn, name: str) -> Event:
    day = draw(days)
    until = draw(maybe_day)
    guests = st.lists(st.sampled_from(NAMES), max_size=4, unique=True).map(tuple)
    return Event(
        id=name,
        path=f"events/{name}.md",
        title=name,
        date=day,
        until=until if until and until.first >= day.first else None,
        there=draw(guests),
        met=draw(guests),
    )


@st.composite
def archives(draw: st.DrawFn) -> Archive:
    """Return a small archive; its thresholds are low, so that they are crossed to and fro."""
    meetings, months = draw(st.sampled_from([0, 2, 2])), draw(st.integers(0, 2))
    asked = Threshold(draw(st.integers(0, 9)), meetings, months, acts=draw(st.integers(0, 1)))
    return Archive(
        settings=Settings(connection=asked, answer=3),
        people={name: draw(people(name)) for name in NAMES},
        events={name: draw(events(name)) for name in EVENTS},
    )


def up_to(entries: Iterable[EntryT], today: date) -> tuple[EntryT, ...]:
    return tuple(entry for entry in entries if entry.date.first <= today)


def by_then(day: PartialDate | None, today: date) -> PartialDate | None:
    return day if day is not None and day.first <= today else None


def person_then(person: Person, today: date) -> Person:
    ended = [
        promise if by_then(promise.ended, today) else promise._replace(ending=None, ended=None)
        for promise in up_to(person.promises, today)
    ]
    return replace(
        person,
        known=by_then(person.known, today),
        declared=by_then(person.declared, today),
        knows=tuple(tie for tie in person.knows if tie.since is None or tie.since.first <= today),
        meetings=up_to(person.meetings, today),
        trust=up_to(person.trust, today),
        exchange=up_to(person.exchange, today),
        life=tuple(
            entry._replace(answered=by_then(entry.answered, today)) for entry in up_to(person.life, today)
        ),
        promises=tuple(ended),
    )


def without_the_future(archive: Archive, today: date) -> Archive:
    """Return the archive as it would be if nothing dated later had been written."""
    return replace(
        archive,
        people={name: person_then(person, today) for name, person in archive.people.items()},
        events={
            name: event
            for name, event in archive.events.items()
            if event.date is not None and event.date.first <= today
        },
    )


def unplanned(exported: dict[str, Any]) -> dict[str, Any]:
    people = {name: {**one, "planned": None} for name, one in exported["people"].items()}
    return {**exported, "people": people}


def shuffled(entries: tuple[EntryT, ...], chance: random.Random) -> tuple[EntryT, ...]:
    return tuple(chance.sample(entries, len(entries)))


def person_shuffled(person: Person, chance: random.Random) -> Person:
    """Return the person with their lines in another order, save for trust on one day, which has one."""
    order = {entry.date: chance.random() for entry in person.trust}
    return replace(
        person,
        meetings=shuffled(person.meetings, chance),
        trust=tuple(sorted(person.trust, key=lambda entry: order[entry.date])),
        exchange=shuffled(person.exchange, chance),
        life=shuffled(person.life, chance),
        promises=shuffled(person.promises, chance),
    )


def relations_on(archive: Archive, today: date) -> dict[str, Relation]:
    past = line_encounters(line for line in all_lines(archive) if line.day <= today)
    return relations(archive, past, {}, today)


@given(archives(), st.integers(-1, LENGTH + 10))
@unhurried
def test_what_is_dated_later_changes_nothing_but_what_is_planned(archive: Archive, day: int) -> None:
    today = START + timedelta(day)
    now = export(community(archive, today))
    then = export(community(without_the_future(archive, today), today))
    assert unplanned(now) == then


@given(archives())
@unhurried
def test_the_history_of_a_day_is_what_a_build_on_that_day_says(archive: Archive) -> None:
    end = START + timedelta(LENGTH + 15)
    whole = relations_on(archive, end)
    for day in (START + timedelta(n) for n in range(-1, LENGTH + 15)):
        for name, one in relations_on(archive, day).items():
            assert one.history == tuple(chapter for chapter in whole[name].history if chapter[0] <= day)


@given(archives(), st.integers(0, LENGTH), st.randoms(use_true_random=False))
@unhurried
def test_the_order_of_files_and_lines_changes_nothing(
    archive: Archive, day: int, chance: random.Random
) -> None:
    today = START + timedelta(day)
    other = replace(
        archive,
        people={name: person_shuffled(person, chance) for name, person in archive.people.items()},
        events=dict(reversed(archive.events.items())),
    )
    assert export(community(other, today)) == export(community(archive, today))


@given(archives())
@unhurried
def test_the_condition_behind_a_stage_is_the_one_that_is_shown(archive: Archive) -> None:
    for one in community(archive, START + timedelta(LENGTH)).people.values():
        assert one.held == sum(condition.holds for _, condition in one.conditions)
        for _, condition in one.conditions:
            assert condition.holds == (not condition.missing)
