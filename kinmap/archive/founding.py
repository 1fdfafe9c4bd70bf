"""A new person's note, and who is like them already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kinmap.archive.capture import read_note
from kinmap.archive.person import Person
from kinmap.archive.roll import Known, Roll
from kinmap.archive.settings import Settings
from kinmap.archive.source import Source
from kinmap.archive.who import plain
from kinmap.archive.wording import CannotWriteError, as_value, one_line
from kinmap.dates import PartialDate
from kinmap.text import distance, fold, reach, slug

SHORT = 3
"""Letters of a name that is an edit away from many others."""


class Start(NamedTuple):
    """What is known of somebody at first; `through` is an id."""

    name: str
    known: PartialDate | None = None
    through: str | None = None


def founded(start: Start, roll: Roll, settings: Settings) -> tuple[str, bytes]:
    """Return the path and the bytes of a new person's note.

    The id is made of the name; where another has it, with a number after it.

    Raises:
        CannotWriteError: where the name is none that a note can hold.
    """
    name = one_line(start.name)
    if not name:
        raise CannotWriteError("a name is wanted")
    path = f"people/{free_id(name, roll)}.md"
    lines = [f"name: {as_value(name)}\n"]
    lines += [f"known: {start.known}\n"] if start.known else []
    lines += [f"through: {as_value(start.through)}\n"] if start.through else []
    content = f"---\n{''.join(lines)}---\n".encode()
    note = read_note(Source(path, content), settings)
    if note.problems or not isinstance(note.about, Person) or note.about.name != name:
        raise CannotWriteError(f"a note has no way to hold the name `{name}`")
    return path, content


def free_id(name: str, roll: Roll) -> str:
    """Return an id for somebody of that name which nobody, and no event, has."""
    taken = {slug(each) for each in (names[0] for names in roll.names.values())}
    first, at = slug(name), 1
    while (id_ := first if at == 1 else f"{first}-{at}") in taken:
        at += 1
    return id_


def namesakes(name: str, people: Iterable[Known]) -> tuple[str, ...]:
    """Return the ids of those who go by a name already, be it without its accents."""
    wanted = plain(fold(one_line(name)))
    return tuple(sorted(each.id for each in people if wanted in (plain(fold(one)) for one in each.names)))


def alike(name: str, people: Iterable[Known]) -> tuple[str, ...]:
    """Return the ids of those of whose names this one may be a slip; very short names are all alike."""
    wanted = plain(fold(one_line(name)))
    most = reach(wanted) if len(wanted) > SHORT else -1

    def near(one: str) -> bool:
        return distance(wanted, plain(fold(one)), most) <= most

    return tuple(sorted(each.id for each in people if any(map(near, each.names))))
