"""Long lists over several pages, so that none is more than a browser opens in a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list that has several: its number as it is read, its path, and whether one is on it."""

    number: str
    href: str
    here: bool


def path(first: str, number: int) -> str:
    """Return the path of a sheet, counted from one: `stale.html`, `stale.2.html`; no id has a point in it."""
    stem, _, suffix = first.rpartition(".")
    return first if number == 1 else f"{stem}.{number}.{suffix}"


def count(rows: int, most: int) -> int:
    """Return how many sheets so many rows need: one, where there are none."""
    return max(1, -(-rows // most))


def cut(rows: Sequence[Row], number: int, most: int) -> Sequence[Row]:
    """Return the rows that stand on a sheet."""
    return rows[(number - 1) * most : number * most]


def divided(
    parts: Iterable[tuple[str, tuple[Row, ...]]], number: int, most: int
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Give the parts of a list, heading and rows, as far as they stand on a sheet."""
    start, before = (number - 1) * most, 0
    for title, rows in parts:
        shown = rows[max(0, start - before) : max(0, start + most - before)]
        before += len(rows)
        if shown:
            yield title, shown


def sheets(first: str, here: int, of: int) -> tuple[Sheet, ...]:
    """Return all sheets of a list, to go from one to the other; none where there is but one."""
    if of == 1:
        return ()
    return tuple(Sheet(str(n), path(first, n), n == here) for n in range(1, of + 1))
