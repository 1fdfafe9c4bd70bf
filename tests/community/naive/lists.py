"""Whom to get to know more, and whom with whom: candidates, goals, capacity, pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.community.naive.graph import Pair
from tests.community.naive.plain import SIDES, Archive, Goal, Person
from tests.community.naive.rhythm import Pace
from tests.community.naive.standing import Relation


@dataclass
class Day:
    """All that is known of an archive on a day, before the lists are made."""

    today: date
    archive: Archive
    relations: dict[str, Relation]
    paces: dict[str, Pace]
    pairs: set[Pair]

    def connections(self) -> list[str]:
        """Return connections and kin, silent or not, but nobody let go."""
        return [n for n, r in self.relations.items() if self.counts(n) and r.stage in ("connection", "kin")]

    def heard(self) -> list[str]:
        """Return those of the connections that are not silent."""
        return [name for name in self.connections() if self.paces[name].state != "silent"]

    def counts(self, name: str) -> bool:
        return self.archive.people[name].intent != "let-go"

    def tied(self, a: str, b: str) -> bool:
        return (a, b) in self.pairs or (b, a) in self.pairs


def goals(day: Day) -> list[tuple[Goal, int, int]]:
    """Return each goal with what there is and what is missing."""
    found = []
    for goal in day.archive.settings.goals:
        have = 0
        for name in day.heard():
            kin = day.relations[name].stage == "kin"
            have += (kin or not goal.kin) and (goal.by is None or fits(goal, day.archive.people[name]))
        found.append((goal, have, max(goal.want - have, 0)))
    return found


def fits(goal: Goal, person: Person) -> bool:
    words = {
        "in": person.contexts,
        "at": [person.place] if person.place else [],
        "tagged": person.tags,
        "of": person.groups,
    }[goal.by or ""]
    return goal.of.casefold() in [word.casefold() for word in words]


def capacity(day: Day) -> dict[str, object]:
    demand, number = Fraction(0), 0
    for name in day.heard():
        mean = day.paces[name].mean
        if mean is None:
            continue
        last = [each.hours for each in day.relations[name].encounters][-8:]
        hours = sum(last, Fraction(0)) / len(last) if last else Fraction(1)
        demand += hours * 7 / mean
        number += 1
    given = day.archive.settings.hours
    room = None if given is None or not number else int(given // (demand / number))
    return {"demand": demand, "hours": given, "number": number, "room": room}


def candidates(day: Day) -> list[dict[str, object]]:
    ranked = []
    for name, found in day.relations.items():
        if found.stage not in ("known", "possible") or found.person.intent in ("rest", "let-go"):
            continue
        why = reasons(day, name)
        holds = sum(found.conditions.values())
        pace = day.paces[name]
        last = pace.last.toordinal() if pace.last else 0
        item = {"id": name, "holds": holds, "reasons": why, "missing": missing(day, found)}
        ranked.append(((pace.state == "silent", -holds, -len(why), -last, name), item))
    return [item for _, item in sorted(ranked, key=lambda each: each[0])]


def reasons(day: Day, name: str) -> list[str]:
    found = day.relations[name]
    person = found.person
    year = [each for each in found.encounters if each.day >= day.today - timedelta(365)]
    holds = {
        "decided": person.intent == "connect",
        "seeks-you": sum(each.by == "they" for each in year) >= 2,
        "often": len(year) >= 3,
        "shared-circle": sum(day.tied(name, other) for other in day.connections()) >= 2,
        "trusted": found.trust["they"] == "earned",
        "taught-you": any(not each.gave and each.good == "knowledge" for each in found.exchange),
        "cared": any(
            each.mine and each.occasion in ("win", "setback") and each.answered for each in person.life
        ),
        "goal": any(gap > 0 and goal.by and fits(goal, person) for goal, _, gap in goals(day)),
    }
    return [reason for reason, true in holds.items() if true]


def missing(day: Day, found: Relation) -> dict[str, object]:
    least = day.archive.settings
    short: dict[str, object] = {}
    if not found.conditions["time"]:
        lacks = {
            "days": least.days - (found.days or 0),
            "meetings": least.meetings - found.meetings,
            "months": least.months - found.months,
        }
        short["time"] = {what: n for what, n in lacks.items() if n > 0}
    if not found.conditions["participation"]:
        acts: dict[str, object] = {
            side: least.acts - found.acts[side] for side in SIDES if found.acts[side] < least.acts
        }
        smaller, total = min(found.acts.values()), sum(found.acts.values())
        if total and Fraction(smaller, total) < least.share:
            acts["share"] = True
        short["participation"] = acts
    for regard, held in (("trust", found.trust), ("respect", found.respect)):
        if not found.conditions[regard]:
            short[regard] = [side for side in SIDES if held[side] != "earned"]
    return short


def introductions(day: Day) -> list[dict[str, object]]:
    """Return the pairs of connections that have much in common, and no tie."""
    found = []
    for a in day.connections():
        for b in day.connections():
            if a < b and not day.tied(a, b):
                score = in_common(day.archive.people[a], day.archive.people[b])
                found += [(-score, a, b)] if score >= 2 else []
    return [{"a": a, "b": b, "score": -score} for score, a, b in sorted(found)]


def in_common(one: Person, other: Person) -> int:
    tags = folded(one.tags) & folded(other.tags)
    groups = folded(one.groups) & folded(other.groups)
    place = one.place and other.place and one.place.casefold() == other.place.casefold()
    return len(tags) + len(groups) + bool(place)


def folded(words: list[str]) -> set[str]:
    return {word.casefold() for word in words}
