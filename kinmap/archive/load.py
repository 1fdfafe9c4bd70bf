"""The archive: everything that was read, with everything that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinmap.archive.event import Event
from kinmap.archive.person import Person
from kinmap.archive.rows import Row
from kinmap.archive.settings import Settings
from kinmap.problems import Problem


@dataclass(frozen=True, slots=True)
class Archive:
    """All that its owner wrote, linked.

    Attributes:
        people: by id, in the order of ids (by code points).
        events: by id, likewise.
        rows: those of network/, by file and line.
        problems: all of them, sorted by place.
        names: every way to name somebody in `[[…]]`, folded, and the id it leads to.
    """

    settings: Settings = field(default_factory=Settings)
    people: dict[str, Person] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
