"""The whole model for one day as plain values, for scripts and tests (`export json`).

Keys are those of model.md; ratios, shares and hours have four decimals, half to even; days
are `YYYY-MM-DD`; what is absent is None.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from kinmap.archive.ledgers import Life
from kinmap.community.candidates import Candidate
from kinmap.community.conditions import Conditions, Lack, Need
from kinmap.community.model import Community
from kinmap.community.promises import Owed
from kinmap.community.relation import Relation
from kinmap.community.standing import Mutual

SCHEMA = 1
PLACES = 4

Plain: TypeAlias = dict[str, Any]
"""What JSON can hold."""


def export(community: Community) -> Plain:
    """Return the model of one day, ready for `json.dumps(…, sort_keys=True)`."""
    return {
        "schema": SCHEMA,
        "today": day(community.today),
        **counts(community),
        "people": {name: person(one) for name, one in community.people.items()},
        "stale": list(community.stale),
        "soon": list(community.soon),
        "drifting": list(community.drifting),
        "unwritten": list(community.unwritten),
        **graph(community),
        "candidates": [candidate(each, community) for each in community.candidates],
        "introductions": [
            {"a": match.a, "b": match.b, "score": match.score} for match in community.introductions
        ],
        "introduced": [
            {"a": made.a, "b": made.b, "day": day(made.day), "met": made.met} for made in community.introduced
        ],
    }


def counts(community: Community) -> Plain:
    """Return the funnel, the sift, the capacity and the goals."""
    funnel, sift, capacity = community.funnel, community.sift, community.capacity
    steps = ("networked", "people", "known", "possible", "connections", "kin", "silent")
    return {
        "funnel": {step: getattr(funnel, step) for step in steps} | {"share": rounded(funnel.share)},
        "sift": {
            "rows": sift.rows,
            "marked": sift.marked,
            "marked_connected": sift.marked_connected,
            "estimate": list(sift.estimate) if sift.estimate else None,
        },
        "capacity": {
            "demand": rounded(capacity.demand),
            "hours": rounded(capacity.hours),
            "number": capacity.number,
            "room": capacity.room,
        },
        "goals": [
            {"goal": each.goal.written, "have": each.have, "want": each.goal.want, "gap": each.gap}
            for each in community.goals
        ],
    }


def graph(community: Community) -> Plain:
    """Return the ties and what they make."""
    return {
        "ties": [
            {
                "a": tie.a,
                "b": tie.b,
                "declared": tie.declared,
                "introduced": tie.introduced,
                "together": tie.together,
                "weight": tie.weight,
            }
            for tie in community.ties
        ],
        "communities": [list(circle) for circle in community.communities],
        "modularity": rounded(community.modularity),
        "bridges": list(community.bridges),
        "alone": list(community.alone),
    }


def person(one: Relation) -> Plain:
    """Return what is said of one person."""
    return {
        "name": one.person.name,
        "stage": one.stage.value,
        "declared": one.declared,
        "since": day(one.since),
        "history": [[day(when), stage.value] for when, stage in one.history],
        "conditions": {name: condition.holds for name, condition in one.conditions},
        "time": {"days": one.time.days, "meetings": one.time.meetings, "months": one.time.months},
        "acts": {"me": len(one.acts.me), "they": len(one.acts.they)},
        "trust": standings(one.trust),
        "respect": standings(one.respect),
        "encounters": len(one.encounters),
        "contacts": len(one.contacts),
        **rhythm(one),
        "depth": list(one.depth),
        "balance": {"gave": one.balance.gave, "got": one.balance.got, "lopsided": one.balance.lopsided},
        "unanswered": days(one.unanswered),
        "missed": days(one.missed),
        "promises": {"me": owed(one.promises.me), "they": owed(one.promises.they)},
        "chain": list(one.chain),
    }


def rhythm(one: Relation) -> Plain:
    """Return how often you meet, and when next."""
    return {
        "last": day(one.last),
        "planned": day(one.planned.day if one.planned else None),
        "rhythm": one.rhythm,
        "rhythm_from": one.rhythm_from.value if one.rhythm_from else None,
        "limit": one.limit,
        "due": day(one.due),
        "ratio": rounded(one.ratio),
        "state": one.state.value,
        "drift": rounded(one.drift),
        "drifting": one.drifting,
    }


def standings(mutual: Mutual) -> Plain:
    """Return where both sides stand."""
    return {"me": mutual.me.standing.value, "they": mutual.they.standing.value}


def owed(side: Owed) -> Plain:
    """Return how many promises of a side are open."""
    return {"open": len(side.open), "overdue": len(side.overdue)}


def candidate(each: Candidate, community: Community) -> Plain:
    """Return a candidate, with what is missing for each condition that does not hold."""
    return {
        "id": each.id,
        "holds": each.holds,
        "reasons": [reason.value for reason in each.reasons],
        "missing": missing(community.people[each.id].conditions),
    }


def missing(conditions: Conditions) -> Plain:
    """Return what is missing, by condition: figures for the first two, else the sides that lack it."""
    return {
        name: figures(condition.missing)
        if name in {"time", "participation"}
        else [lack.need.value for lack in condition.missing]
        for name, condition in conditions
        if not condition.holds
    }


def figures(lacks: tuple[Lack, ...]) -> Plain:
    """Return how many of each are missing; a share is missing or not."""
    return {lack.need.value: True if lack.need is Need.SHARE else lack.count for lack in lacks}


def days(entries: tuple[Life, ...]) -> list[str | None]:
    """Return the days of some entries."""
    return [day(entry.date.first) for entry in entries]


def day(when: date | None) -> str | None:
    """Return a day as it is written."""
    return when.isoformat() if when else None


def rounded(figure: Fraction | None) -> float | None:
    """Return a figure with four decimals, half to even."""
    return None if figure is None else float(round(figure, PLACES))
