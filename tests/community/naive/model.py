"""The whole model, read off the rules as simply as can be: `export json` to compare kinmap's with."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.community.naive import graph, lists, network
from tests.community.naive.asof import as_of
from tests.community.naive.lists import Day
from tests.community.naive.plain import SIDES, Archive, Person
from tests.community.naive.rhythm import pace, planned
from tests.community.naive.standing import Relation, history, relation

Changes = dict[str, list[tuple[date, str]]]


def export(whole: Archive, today: date, *, changes: Changes | None = None) -> dict[str, Any]:
    """Return the model of a day as `export json` has it, but for `communities` and `modularity`.

    Args:
        whole: the archive, with what is to come.
        today: the day.
        changes: the history of each person, where it was worked out up to this day or later.
    """
    archive = as_of(whole, today)
    relations = {name: relation(archive, person, today) for name, person in archive.people.items()}
    paces = {
        name: pace(found, archive.settings, today, planned(whole, whole.people[name], today))
        for name, found in relations.items()
    }
    ties = graph.ties(archive)
    pairs = {(str(tie["a"]), str(tie["b"])) for tie in ties}
    day = Day(today, archive, relations, paces, pairs)
    changes = history(whole, today, every_day=False) if changes is None else changes
    named = sorted(archive.people)
    return {
        "schema": 1,
        "today": str(today),
        "funnel": funnel(day),
        "sift": network.sift(archive),
        "capacity": rounded(lists.capacity(day)),
        "goals": [
            {"goal": goal.written, "have": have, "want": goal.want, "gap": gap}
            for goal, have, gap in lists.goals(day)
        ],
        "people": {name: person(day, name, changes[name]) for name in named},
        **ranked(day),
        "ties": ties,
        "bridges": graph.bridges(pairs),
        "alone": [
            name
            for name in sorted(day.connections())
            if not any(day.tied(name, other) for other in day.connections())
        ],
        "candidates": lists.candidates(day),
        "introductions": lists.introductions(day),
        "introduced": graph.made(archive),
    }


def ranked(day: Day) -> dict[str, list[str]]:
    """Return the lists of ids that go by rhythm."""
    paces = day.paces
    old = [name for name, pace in paces.items() if pace.state in ("stale", "silent")]
    end = day.today + timedelta(14)
    soon = [name for name, pace in paces.items() if pace.state == "fresh" and pace.due and pace.due <= end]
    drifting = [name for name, pace in paces.items() if pace.drifting]
    return {
        "stale": sorted(old, key=lambda name: (-(paces[name].ratio or 0), name)),
        "soon": sorted(soon, key=lambda name: (paces[name].due or day.today, name)),
        "drifting": sorted(drifting, key=lambda name: (-(paces[name].drift or 0), name)),
        "unwritten": sorted(name for name in day.connections() if not paces[name].contacts),
    }


def funnel(day: Day) -> dict[str, Any]:
    stages = {name: found.stage for name, found in day.relations.items()}
    networked = len(stages) + network.nobodys(day.archive)
    heard = day.heard()
    return {
        "networked": networked,
        "people": len(stages),
        "known": sum(stage != "listed" for stage in stages.values()),
        "possible": sum(stage == "possible" and day.counts(name) for name, stage in stages.items()),
        "connections": len(heard),
        "kin": sum(stages[name] == "kin" for name in heard),
        "silent": len(day.connections()) - len(heard),
        "share": printed(Fraction(len(heard), networked)) if networked else None,
    }


def person(day: Day, name: str, changes: list[tuple[date, str]]) -> dict[str, Any]:
    found, pace = day.relations[name], day.paces[name]
    changes = [change for change in changes if change[0] <= day.today]
    standing_since = [when for when, stage in changes if stage == found.stage]
    return {
        "name": found.person.name,
        "stage": found.stage,
        "declared": found.by_word,
        "since": str(standing_since[-1]) if standing_since and found.stage != "listed" else None,
        "history": [[str(when), stage] for when, stage in changes],
        "conditions": found.conditions,
        "time": {"days": found.days, "meetings": found.meetings, "months": found.months},
        "acts": found.acts,
        "trust": found.trust,
        "respect": found.respect,
        "encounters": len(found.encounters),
        "contacts": len(pace.contacts),
        "last": text(pace.last),
        "planned": text(pace.planned),
        "rhythm": pace.rhythm,
        "rhythm_from": pace.source,
        "limit": pace.limit,
        "due": text(pace.due),
        "ratio": printed(pace.ratio),
        "state": pace.state,
        "drift": printed(pace.drift),
        "drifting": pace.drifting,
        "depth": [found.person.facets, day.archive.settings.facets],
        "balance": balance(found, day.today),
        **owed(found.person, day.today),
        "chain": chain(day.archive, name),
    }


def balance(found: Relation, today: date) -> dict[str, Any]:
    recent = [entry for entry in found.exchange if entry.day >= today - timedelta(730)]
    gave = sum(entry.gave for entry in recent)
    got = len(recent) - gave
    lopsided = gave + got >= 5 and Fraction(min(gave, got), gave + got) < Fraction(1, 5)
    return {"gave": gave, "got": got, "lopsided": lopsided}


def owed(person: Person, today: date) -> dict[str, Any]:
    waiting = sorted(
        entry.day
        for entry in person.life
        if not entry.mine and entry.occasion in ("win", "setback") and entry.answered is None
    )
    promises = {}
    for side in SIDES:
        still = [entry for entry in person.promises if entry.who == side and entry.ending is None]
        overdue = [entry for entry in still if entry.due and entry.due < today]
        promises[side] = {"open": len(still), "overdue": len(overdue)}
    return {
        "unanswered": [str(day) for day in waiting if day >= today - timedelta(90)],
        "missed": [str(day) for day in waiting if day < today - timedelta(90)],
        "promises": promises,
    }


def chain(archive: Archive, name: str) -> list[str]:
    found = [name]
    while True:
        person = archive.people.get(found[0])
        if person is None or person.through is None or person.through in found:
            return found
        found.insert(0, person.through)


def text(day: date | None) -> str | None:
    return str(day) if day else None


def printed(number: Fraction | None) -> float | None:
    """Return a figure rounded to 4 decimals, half to even."""
    return None if number is None else float(round(number, 4))


def rounded(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: printed(n) if isinstance(n, Fraction) else n for name, n in figures.items()}
