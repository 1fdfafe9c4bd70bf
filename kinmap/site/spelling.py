"""What a page sees, spelled out in bytes: equal where it is equal, in every process and on every day.

The spelling goes by the fields that the types have, so that a new field is in it without being
listed here. What is listed is left out, because it says nothing that the rest does not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

from kinmap.community.relation import Relation
from kinmap.text import LETTERS

LONG = 64
"""Bytes; of what is longer, a sum stands for the whole."""
FOLLOWS = {
    "settings": "that are the same for all pages, as is the day",
    "today": "likewise",
    "history": "from the note, the encounters, also those superseded, what was lent, and the settings",
    "held": "likewise",
    "contacts": "from the encounters",
    "pace": "from these, the note, the history and the settings",
}
"""Fields of a relation that say nothing of their own, and what each follows from; others are told."""
TOLD = attrgetter(*(name for name in Relation._fields if name not in FOLLOWS))


def spelled(value: object) -> bytes:
    """Return a value in full, on one line.

    Tuples, texts and numbers are spelled by the library, of whatever type they are; what it does
    not know, this does.

    Raises:
        TypeError: where there is something in it that has no spelling.
    """
    return ENCODE(value).encode(*LETTERS)


def brief(value: object) -> bytes:
    """Return a value in full, or a sum that stands for it; no value is spelled as any other's sum."""
    said = spelled(value)
    return said if len(said) <= LONG else b"#" + hashlib.sha256(said).hexdigest().encode()


def told(relation: Relation) -> bytes:
    """Return a sum over a relation: the same where, and only where, all that it tells is the same."""
    return brief(TOLD(relation))


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
