"""Where the contacts of network/ work, and as what: so many of each company and position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kinmap.archive.rows import Row
from kinmap.community.network import Known
from kinmap.pages.labels import Choice, written
from kinmap.pages.likeness import first
from kinmap.pages.names import by_name
from kinmap.text import fold

MOST = 40
"""Companies or positions that are listed; how many more there are is said."""
CHOICES = 500
"""Companies, or positions, that a table can be narrowed to."""
LEAST = 2
"""Contacts that make a company or a position worth a line."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many contacts of one company, or in one position."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Several:
    """The most of something, and a sentence on those left out."""

    found: tuple[Tally, ...]
    more: str


def company(row: Row) -> str:
    """Return where somebody works."""
    return row.company


def position(row: Row) -> str:
    """Return what somebody is there."""
    return row.position


def tallies(contacts: Iterable[Known], part: Callable[[Row], str]) -> tuple[Tally, ...]:
    """Return all companies or positions, as most write them; those with the most contacts first."""
    forms_of: dict[str, Counter[str]] = {}
    for contact in contacts:
        held = first(contact, part)
        if held:
            forms_of.setdefault(fold(held), Counter())[held] += 1
    found = [Tally(forms.most_common(1)[0][0], forms.total()) for forms in forms_of.values()]
    return tuple(sorted(found, key=lambda it: (-it.count, by_name(it.name, ""))))


def several(found: Sequence[Tally], others: Callable[[int], str]) -> Several:
    """Return those with the most contacts, and what `others` says of how many there are besides."""
    shown = tuple(it for it in found[:MOST] if it.count >= LEAST)
    rest = len(found) - len(shown)
    return Several(shown, others(rest) if rest and shown else "")


def choices(found: Sequence[Tally]) -> tuple[Choice, ...]:
    """Return the names of those with the most contacts, in the order of their letters."""
    names = (it.name for it in found[:CHOICES] if it.count >= LEAST)
    return written(sorted(names, key=lambda name: by_name(name, "")))
