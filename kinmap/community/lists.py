"""Who is on which list: whom you are losing, whom to write to soon, who stands alone.

Each list holds ids, in the order that model.md gives it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from kinmap.community.relation import Relation
from kinmap.community.rhythm import FRESH, SILENT, STALE

SOON = 14
"""Days ahead."""


def stale(people: Iterable[Relation]) -> tuple[str, ...]:
    """Return everyone stale or silent, by ratio from the highest."""
    late = {STALE, SILENT}
    those = [(-one.pace.lateness, one.id) for one in people if one.state in late]
    return tuple([name for _, name in sorted(those)])


def soon(people: Iterable[Relation], today: date, within: int = SOON) -> tuple[str, ...]:
    """Return those fresh and due within two weeks, or so many days, by due day."""
    due = [(one.due, one.id) for one in people if one.state is FRESH and one.due is not None]
    return tuple(name for day, name in sorted(due) if (day - today).days <= within)


def drifting(people: Iterable[Relation]) -> tuple[str, ...]:
    """Return those who drift, by drift from the highest."""
    those = [(-one.drift, one.id) for one in people if one.drifting and one.drift is not None]
    return tuple(name for _, name in sorted(those))


def unwritten(connected: Iterable[Relation]) -> tuple[str, ...]:
    """Return the connections of whom no contact is written down."""
    return tuple(sorted(one.id for one in connected if not one.contacts))


def alone(connected: Collection[str], neighbours: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the connections, by id, with no tie to another connection."""
    lone = (name for name in connected if not any(i in connected for i in neighbours.get(name, ())))
    return tuple(sorted(lone))
