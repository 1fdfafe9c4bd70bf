"""What a page sees, spelled out in bytes: equal where it is equal, in every process and on every day.

The spelling goes by the fields that the types have, so that a new field is in it without being
listed here. What is listed is left out, because it says nothing that the rest does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

from kinmap.archive.person import Person
from kinmap.community.relation import Relation
from kinmap.text import LETTERS

FOLLOWS = {
    "settings": "that are the same for all pages, as is the day",
    "today": "likewise",
    "history": "from the note, the encounters, also those superseded, what was lent, and the settings",
    "stage": "from the history",
    "held": "from what the history does",
    "contacts": "from the encounters",
    "pace": "from these, the note, the history and the settings",
    "drift": "from the contacts",
}
"""Fields of a relation that say nothing of their own, and what each follows from; others are told."""
TOLD = attrgetter(*(name for name in Relation._fields if name not in FOLLOWS))
OF_OTHERS = attrgetter(*(name for name in Relation._fields if name not in {*FOLLOWS, "person", "encounters"}))
"""What a relation tells that does not stand in the person's own note alone."""


def spelled(value: object) -> bytes:
    """Return a value in full, on one line.

    Tuples, texts and numbers are spelled by the library, of whatever type they are; what it does
    not know, this does.

    Raises:
        TypeError: where there is something in it that has no spelling.
    """
    return ENCODE(value).encode(*LETTERS)


def told(relation: Relation) -> tuple[object, ...]:
    """Return all that a relation tells, to be spelled: of one day and with one set of settings."""
    return TOLD(relation)


def beyond(relation: Relation) -> tuple[object, ...]:
    """Return what a relation tells that does not follow from the person's own note, links aside.

    With the sum of what that was read from it says as much as `told`, in a fifth of the words.
    """
    own = relation.person.path
    lent = [met for met in relation.encounters if met.spans[0].path != own]
    return led_to(relation.person), lent, OF_OTHERS(relation)


def led_to(person: Person) -> tuple[object, ...]:
    """Return what the links of a note became in what it tells (`link_person`), each in its place."""
    return (
        person.through,
        [(known.id, known.span) for known in person.knows],
        [met.companions for met in person.meetings],
        [met.event for met in person.meetings],
        [given.to for given in person.exchange],
    )


def _other(value: Any) -> object:  # noqa: ANN401 - whatever the library asks about
    kind: Any = type(value)
    return _way(kind)(value)


@cache
def _way(kind: type[Any]) -> Callable[[Any], object]:
    """Return what turns a value of a type into one that the library can spell."""
    if kind is date:
        return date.toordinal
    if kind is Fraction:
        return str
    if kind is frozenset:
        return sorted
    if is_dataclass(kind):
        names = [it.name for it in fields(kind)]
        return attrgetter(*names, "__class__.__name__")
    raise TypeError(f"{kind.__name__} has no spelling")


ENCODE = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_other
).encode
