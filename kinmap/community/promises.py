"""The promises that are still open, and which of them are overdue (model.md, *promises*)."""

from __future__ import annotations

from dataclasses import dataclass

from kinmap.archive.ledgers import Promise


@dataclass(frozen=True, slots=True)
class Owed:
    """One side's open promises, in order of day; the overdue are among the open."""

    open: tuple[Promise, ...] = ()
    overdue: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Promises:
    """What I owe them, and they me."""

    me: Owed = Owed()
    they: Owed = Owed()
