"""What an import would do, worked out in full before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kinmap.archive.edit import Change
from kinmap.archive.person import Person
from kinmap.archive.rows import HEADER
from kinmap.archive.wording import CannotWriteError
from kinmap.interchange.cells import written
from kinmap.interchange.foreign import Foreign
from kinmap.interchange.formats import Format
from kinmap.interchange.matching import Match, matches
from kinmap.interchange.merging import Kind, Merged, merged
from kinmap.interchange.pairing import PARTS, Told, told
from kinmap.interchange.sheet import Cells, Sheet, filled, read_sheet


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Attributes:
        foreign: the file that was read.
        sheet: the rows as they are.
        merged: what becomes of each contact.
        matches: whom of the archive each contact may be.
        changes: the files that would change, by path, with their bytes before and after.
    """

    foreign: Foreign
    sheet: Sheet
    merged: Merged
    matches: tuple[Match, ...]
    changes: Mapping[str, Change]


def rows_path(name: str) -> str:
    """Return where the rows of a format lie."""
    return f"network/{name}.csv"


def base_path(name: str) -> str:
    """Return where it lies what a format's file said last time; a name with a dot is no file of rows."""
    return f"network/.{name}.csv"


def plan(
    form: Format, foreign: Foreign, people: Iterable[Person], rows: bytes | None, base: bytes | None
) -> Plan:
    """Work out what an import would do: nothing but what is in `changes`.

    Args:
        form: the format.
        foreign: the file.
        people: those of the archive.
        rows: the bytes of the format's rows; None where there is no such file yet.
        base: those of what the file said last time, likewise.

    Raises:
        CannotWriteError: where the file of rows has no header by which its cells could be told.
    """
    sheet = read_sheet(rows_path(form.name), rows)
    found = merged(foreign.contacts, sheet, last_time(form.name, base), form.name)
    changes: dict[str, Change] = {}
    if foreign.contacts:
        now = rows_after(sheet, found, form.name)
        changes[sheet.path] = (rows, rows if now is None else now)
        changes[base_path(form.name)] = (base, base_of(found.base, form.name))
    apart = {path: (old, new) for path, (old, new) in changes.items() if old != new}
    return Plan(foreign, sheet, found, matches(foreign.contacts, people), apart)


def last_time(name: str, base: bytes | None) -> tuple[Told, ...] | None:
    """Return what the file said last time; None where that cannot be read."""
    if base is None:
        return None
    try:
        return tuple(told(row) for row in read_sheet(base_path(name), base).rows)
    except CannotWriteError:
        return None


def rows_after(sheet: Sheet, found: Merged, source: str) -> bytes | None:
    """Return the file of rows as it would be; None where it stays as it is."""
    cells = {
        (it.row, change.column): change.theirs
        for it in found.findings
        if it.row is not None
        for change in it.changes
    }
    new = [row_of(it.contact._asdict(), source) for it in found.findings if it.kind is Kind.NEW]
    return filled(sheet, cells, new) if cells or new else None


def row_of(contact: Mapping[str, str], source: str) -> Cells:
    """Return a contact as a row."""
    return {**dict(zip(PARTS, told(contact), strict=True)), "source": source}


def base_of(found: Iterable[Told], source: str) -> bytes:
    """Return what the file says now, as it is to be kept."""
    lines = (",".join(written(cell) for cell in (*it, source)) for it in found)
    return "".join(f"{line}\n" for line in (HEADER, *lines)).encode()
