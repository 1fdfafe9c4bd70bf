"""A friendship that fades, told from one that was always slow (model.md, *Drift*)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from kinmap.community.rhythm import gaps_between

FEWEST_GAPS = 6
LATEST = 3
DRIFTING_FROM = 2


def drift(contacts: Sequence[date], today: date) -> Fraction | None:
    """Return how much longer the last three gaps are than all before; None with too few gaps.

    The gap since the last contact counts where it is longer than the others on average.
    """
    if len(contacts) < FEWEST_GAPS:  # there are no more gaps than contacts, the open one with them
        return None
    gaps = gaps_between(contacts)
    open_gap = (today - contacts[-1]).days
    if open_gap * len(gaps) > sum(gaps):
        gaps.append(open_gap)
    if len(gaps) < FEWEST_GAPS:
        return None
    latest, before = gaps[-LATEST:], gaps[:-LATEST]
    return Fraction(sum(latest) * len(before), LATEST * sum(before))
