"""What a foreign file changes in a file of rows: theirs, yours, and what theirs said last time.

What theirs said last time lies beside the rows (`network/.linkedin.csv`). By it a hand edit
can be told from a change of theirs: the edit is kept, the change is news.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kinmap.interchange.foreign import Contact
from kinmap.interchange.pairing import PARTS, Pairs, Told, pairs, told, url_of
from kinmap.interchange.sheet import Sheet
from kinmap.text import fold

LASTING = frozenset({"name", "url", "email"})
"""What is not taken away because a file leaves it out: an address that was hidden is still known."""


class Kind(StrEnum):
    """What becomes of a contact."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    YOURS = "yours"
    TAKEN_OUT = "taken out"
    AMBIGUOUS = "ambiguous"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which they differ: what it says here, and there."""

    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What becomes of one contact, and why.

    Attributes:
        row: the number of its row in the file of rows, from 0; None where it has none.
        changes: cells that are to say what theirs does.
        kept: cells in which yours stands against a change of theirs.
        by_name: whether its row was told by its name alone.
        others: rows that it might be; of one that stands twice, the line of the first is `first`.
    """

    contact: Contact
    kind: Kind
    row: int | None = None
    changes: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    by_name: bool = False
    others: tuple[int, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of all contacts, in their order, and of the rows that the file has no more.

    Attributes:
        gone: rows that the file had last time, by their numbers.
        base: what theirs says now, for the next time.
    """

    findings: tuple[Finding, ...]
    gone: tuple[int, ...]
    base: tuple[Told, ...]


def merged(contacts: Sequence[Contact], sheet: Sheet, base: Sequence[Told] | None, source: str) -> Merged:
    """Work out what becomes of the contacts of a file.

    Args:
        contacts: those of the file.
        sheet: the rows as they are.
        base: what the file said last time; None where that is not known.
        source: the rows' word for where they come from.
    """
    theirs = [told(contact._asdict()) for contact in contacts]
    rows = [told(row) for row in sheet.rows]
    firsts = doubles(theirs)
    single = [number for number in range(len(contacts)) if number not in firsts]
    here = pairs([theirs[number] for number in single], rows)
    before = pairs([theirs[number] for number in single], base or ())
    last = {at: (base or ())[place] for at, place in before.row.items()}
    findings = {
        number: Finding(contacts[number], Kind.TWICE, first=contacts[first].line)
        for number, first in firsts.items()
    }
    now: list[Told] = []
    for at, number in enumerate(single):
        known = last.get(at) if at in here.row or at not in before.by_name else None
        it = findings[number] = finding(contacts[number], theirs[number], rows, here, at, known)
        if it.kind is not Kind.AMBIGUOUS:
            now.append(theirs[number])
        elif at in last:
            now.append(last[at])
    left = set(range(len(rows))).difference(here.row.values(), *here.unsure.values())
    if base is None:
        gone = [number for number in sorted(left) if fold(sheet.rows[number]["source"].strip()) == source]
    else:
        unseen = set(range(len(base))).difference(before.row.values())
        gone = departed([base[at] for at in sorted(unseen)], rows, left)
    every = tuple(findings[number] for number in range(len(contacts)))
    return Merged(every, tuple(gone), tuple(sorted(now)))


def finding(
    contact: Contact, theirs: Told, rows: Sequence[Told], here: Pairs, at: int, last: Told | None
) -> Finding:
    """Return what becomes of a contact, the `at`-th of those that were paired with rows."""
    if at in here.row:
        kind, changes, kept = compared(theirs, rows[here.row[at]], last)
        return Finding(contact, kind, here.row[at], changes, kept, by_name=at in here.by_name)
    if at in here.unsure:
        return Finding(contact, Kind.AMBIGUOUS, others=here.unsure[at])
    return Finding(contact, Kind.NEW if last is None else Kind.TAKEN_OUT)


def departed(base: Sequence[Told], rows: Sequence[Told], left: Iterable[int]) -> list[int]:
    """Return those of the rows left, by number, that stood in the file last time and do no more."""
    places = sorted(left)
    found = pairs(base, [rows[place] for place in places])
    return sorted(places[at] for at in found.row.values())


def doubles(theirs: Sequence[Told]) -> dict[int, int]:
    """Return those that stand in the file already, by number: all cells are the same, or the url is."""
    firsts: dict[object, int] = {}
    found = {}
    for number, it in enumerate(theirs):
        first = firsts.setdefault(url_of(it) or it, number)
        if first != number:
            found[number] = first
    return found


def compared(
    theirs: Told, ours: Told, last: Told | None
) -> tuple[Kind, tuple[Difference, ...], tuple[Difference, ...]]:
    """Compare a contact with its row, cell by cell: the kind, what changes, and what is kept against it."""
    changes, kept, yours = [], [], False
    for at, column in enumerate(PARTS):
        difference = Difference(column, ours[at], theirs[at])
        if theirs[at] == ours[at] or (not theirs[at] and (last is None or column in LASTING)):
            continue
        if last is None and ours[at]:
            kept.append(difference)
        elif last is None or ours[at] == last[at]:
            changes.append(difference)
        elif theirs[at] == last[at]:
            yours = True
        else:
            kept.append(difference)
    kind = Kind.CHANGED if changes else Kind.YOURS if kept or yours else Kind.SAME
    return kind, tuple(changes), tuple(kept)
