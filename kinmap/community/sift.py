"""How many of the rows of network/ are connections, judged by those you were asked about.

The interval is Wilson's, as model.md's *sift* has it.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from kinmap.archive.rows import Mark
from kinmap.community.network import Known

Z = 1.96
"""Standard deviations of an interval that holds in 95 of 100 cases."""
PLACES = 6
"""Decimals that are looked at before a bound becomes a whole number."""


@dataclass(frozen=True, slots=True)
class Sift:
    """What the marks of the rows say.

    Attributes:
        rows: all of them, those that share an address once.
        marked: those with a mark; `marked_connected` are the connections among them.
        estimate: lowest and highest number of connections among all rows; None without
            marks, or when all are marked.
    """

    rows: int
    marked: int
    marked_connected: int
    estimate: tuple[int, int] | None


def sift(contacts: Collection[Known]) -> Sift:
    """Count the marks, and estimate from them."""
    marks = [contact.mark for contact in contacts if contact.mark is not None]
    connected = marks.count(Mark.CONNECTED)
    return Sift(len(contacts), len(marks), connected, estimate(len(contacts), len(marks), connected))


def estimate(rows: int, marked: int, connected: int) -> tuple[int, int] | None:
    """Return between how many and how many of all rows are connections."""
    if not 0 < marked < rows:
        return None
    low, high = wilson(connected, marked)
    rest = rows - marked
    return (
        connected + math.floor(round(low * rest, PLACES)),
        connected + math.ceil(round(high * rest, PLACES)),
    )


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return Wilson's interval of a share, within 0 and 1."""
    share = hits / trials
    spread = Z * Z / trials
    centre = (share + spread / 2) / (1 + spread)
    reach = Z * math.sqrt(share * (1 - share) / trials + spread / (4 * trials)) / (1 + spread)
    return max(0.0, centre - reach), min(1.0, centre + reach)
