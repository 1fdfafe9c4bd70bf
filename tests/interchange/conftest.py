"""Bringing a file into small archives, as `kinmap import --apply` does, without a disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from kinmap.archive.load import read
from kinmap.interchange.chronicle import Chronicle, chronicle
from kinmap.interchange.foreign import Foreign
from kinmap.interchange.formats import FORMATS
from tests.conftest import files

Files = dict[str, bytes]


class Brought(NamedTuple):
    """What an import came to: the plan, and the files after it."""

    plan: Chronicle
    after: Files

    def kinds(self) -> list[tuple[int, str]]:
        """Return of each matter its line and what became of it."""
        return [(it.matter.line, it.kind.value) for it in self.plan.outcomes]

    def note(self, path: str) -> str:
        """Return a file after the import."""
        return self.after[path].decode()


Bring = Callable[[str, str | bytes, "str | Files"], Brought]


def accounted(foreign: Foreign) -> bool:
    """Tell whether the sum of lines is that of the file."""
    told = sum(it.height for it in (*foreign.contacts, *foreign.matters, *foreign.passed))
    return told + sum(foreign.silent.values()) == foreign.lines


@pytest.fixture
def bring() -> Bring:
    """Bring a file of a format into an archive; its lines are all accounted for, and all of it reads."""

    def bring(style: str, content: str | bytes, notes: str | Files) -> Brought:
        before = files(notes) if isinstance(notes, str) else notes
        raw = content.encode() if isinstance(content, str) else content
        foreign = FORMATS[style].read(raw, None)
        assert accounted(foreign)
        found = chronicle(style, foreign, read(before), before.get)
        after = dict(before)
        for path, (old, new) in found.changes.items():
            assert before.get(path) == old
            if new is None:
                del after[path]
            else:
                after[path] = new
        assert {it.code for it in read(after).problems} <= {"place"}
        return Brought(found, after)

    return bring
