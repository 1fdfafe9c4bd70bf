"""How long it has been as a bar, beside the limit and where long silence begins."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kinmap.community.relation import Relation
from kinmap.community.rhythm import silence
from kinmap.pages import rhythms


class Wait(NamedTuple):
    """The wait as a bar: multiples of the rhythm, at most a hundred of them."""

    wait: float
    limit: float
    silent: float


def bar(relation: Relation, today: date) -> Wait:
    """Return the wait as multiples of the rhythm."""
    rhythm, limit = relation.rhythm or 1, relation.limit or 1
    silent = silence(limit, relation.rhythm_from)
    days = rhythms.since_last(relation, today)
    return Wait(times(days, rhythm), times(limit, rhythm), times(silent, rhythm))


def times(days: int, rhythm: int) -> float:
    """Return days as a multiple of the rhythm."""
    return round(min(days / rhythm, 100.0), 3)
