"""What each side did for the relationship, each act on its day (model.md, *Acts*)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinmap.archive.ledgers import Who
from kinmap.text import Span


class Deed(StrEnum):
    """What kind of act it was."""

    MET = "met"
    GAVE = "gave"
    ANSWERED = "answered"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that one side did: asked to meet, gave, answered, or kept a promise.

    Attributes:
        side: who did it, me or they.
        what: the words of the entry, such as `coffee`, `introduction`, `win`.
        note: what the owner wrote to it.
    """

    day: date
    side: Who
    deed: Deed
    what: str
    note: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of either side, in order of day."""

    me: tuple[Act, ...] = ()
    they: tuple[Act, ...] = ()
