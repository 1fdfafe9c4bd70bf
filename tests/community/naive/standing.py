"""What holds of one person: acts, standing, the four conditions and the stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.community.naive.asof import as_of
from tests.community.naive.meeting import Encounter, encounters
from tests.community.naive.plain import SIDES, Archive, Exchange, Life, Person, Settings, Trust, dates

STAGES = ("listed", "known", "possible", "connection", "kin")


@dataclass
class Relation:
    """All that holds of one person on a day, short of their rhythm."""

    person: Person
    encounters: list[Encounter]
    exchange: list[Exchange]
    acts: dict[str, int]
    trust: dict[str, str]
    respect: dict[str, str]
    days: int | None
    meetings: int
    months: int
    conditions: dict[str, bool]
    stage: str
    by_word: bool


def relation(archive: Archive, person: Person, today: date) -> Relation:
    """Return what holds of somebody; the archive is as of the day."""
    met = encounters(archive, person)
    given = exchange(archive, person)
    spoken = [each for each in met if each.channel != "written"]
    start = person.known or person.declared or (met[0].day if met else None)
    found = Relation(
        person=person,
        encounters=met,
        exchange=given,
        acts={side: acts(person, met, given, side) for side in SIDES},
        trust={side: standing(person, "trust", side) for side in SIDES},
        respect={side: standing(person, "respect", side) for side in SIDES},
        days=(today - start).days if start else None,
        meetings=len(spoken),
        months=len({(each.day.year, each.day.month) for each in spoken}),
        conditions={},
        stage="listed",
        by_word=False,
    )
    found.conditions = conditions(found, archive.settings)
    found.stage = stage(found, archive.settings)
    found.by_word = found.stage in ("connection", "kin") and not all(found.conditions.values())
    return found


def exchange(archive: Archive, person: Person) -> list[Exchange]:
    """Return what was given and got, with the introductions that others' files give them."""
    found = list(person.exchange)
    for other in archive.people.values():
        for entry in other.exchange:
            mirrored = Exchange(entry.day, gave=True, good="introduction", to=other.id)
            if entry == replace(mirrored, to=person.id) and mirrored not in found:
                found.append(mirrored)
    return found


def acts(person: Person, met: list[Encounter], given: list[Exchange], side: str) -> int:
    mine = side == "me"
    return (
        sum(each.by in (side, "both") for each in met)
        + sum(entry.gave == mine for entry in given)
        + sum(entry.mine != mine and entry.answered is not None for entry in person.life)
        + sum(entry.who == side and entry.ending == "kept" for entry in person.promises)
    )


def standing(person: Person, regard: str, side: str) -> str:
    turns = list(person.trust)
    turns += [
        Trust(entry.ended, entry.who, "earned", ("trust",))
        for entry in person.promises
        if entry.ending == "kept" and entry.ended
    ]
    held = "none"
    for entry in sorted(turns, key=lambda entry: entry.day):
        if entry.who not in (side, "both") or regard not in entry.regards:
            continue
        if entry.turn == "lost":
            held = "lost"
        elif entry.turn == "repaired" or held != "lost":
            held = "earned"
    return held


def conditions(found: Relation, least: Settings) -> dict[str, bool]:
    smaller, total = min(found.acts.values()), sum(found.acts.values())
    return {
        "time": found.days is not None
        and found.days >= least.days
        and found.meetings >= least.meetings
        and found.months >= least.months,
        "participation": smaller >= least.acts and (total == 0 or Fraction(smaller, total) >= least.share),
        "trust": all(held == "earned" for held in found.trust.values()),
        "respect": all(held == "earned" for held in found.respect.values()),
    }


def stage(found: Relation, settings: Settings) -> str:
    person = found.person
    known = bool(found.encounters or person.known or person.declared)
    connected = all(found.conditions.values()) or (
        person.declared is not None and "lost" not in found.trust.values()
    )
    if connected:
        both_ways = {entry.gave for entry in found.exchange} == {True, False}
        cared = {entry.mine for entry in person.life if answered_soon(entry, settings)}
        return "kin" if both_ways and cared == {True, False} else "connection"
    if known and (person.intent == "connect" or sum(found.conditions.values()) >= 2):
        return "possible"
    return "known" if known else "listed"


def answered_soon(entry: Life, settings: Settings) -> bool:
    return (
        entry.occasion in ("win", "setback")
        and entry.answered is not None
        and (entry.answered - entry.day).days <= settings.answer
    )


def history(archive: Archive, until: date, *, every_day: bool) -> dict[str, list[tuple[date, str]]]:
    """Return the days at which each person's stage changed.

    A stage can change on a day that something is dated with, or when the days of the time
    condition are over; `every_day` takes no such thing for granted and looks at each.
    """
    dated = set(dates(archive))
    days = dated | {day + timedelta(archive.settings.days) for day in dated}
    if every_day and dated:
        days = {min(dated) + timedelta(n) for n in range((until - min(dated)).days + 1)}
    found: dict[str, list[tuple[date, str]]] = {name: [] for name in archive.people}
    for day in sorted(day for day in days if day <= until):
        then = as_of(archive, day)
        for name, changes in found.items():
            now = relation(then, then.people[name], day).stage
            if now != (changes[-1][1] if changes else "listed"):
                changes.append((day, now))
    return found
