"""Tables of foreign files: the line with the headings wherever it is, and a record for each row below.

The standard library's reader takes the cells apart. It is handed one record at a time, since
by itself it takes all that follows a quote that is never closed for one cell.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kinmap.interchange.foreign import Passed
from kinmap.text import fold

SIGNS = (",", ";", "\t")
"""What programmes put between cells."""
TALLEST = 100
"""Lines that one record may have; a quote that is open for longer was never closed."""


class Record(NamedTuple):
    """One row: where it starts, from 1, the number of its lines, and its cells; None if unreadable."""

    line: int
    height: int
    cells: list[str] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a text.

    Attributes:
        lines: all of the text.
        heading: the line of the headings, from 1.
        names: the headings, folded.
        sign: what stands between cells.
    """

    lines: Sequence[str]
    heading: int
    names: tuple[str, ...]
    sign: str

    def records(self) -> Iterator[Record]:
        """Yield what stands below the headings; blank lines are records without cells."""
        at = self.heading
        while at < len(self.lines):
            record = record_at(self.lines, at, self.sign)
            yield record
            at += record.height

    def whole(self, record: Record) -> list[str] | Passed:
        """Return the cells of a record, one for each heading at least, or why it is passed over."""
        cells, wanted = record.cells, len(self.names)
        if cells is None:
            return Passed(record.line, record.height, "it cannot be taken apart into cells")
        if cells and (len(cells) < wanted or any(cell.strip() for cell in cells[wanted:])):
            count = f"{len(cells)} {'cell' if len(cells) == 1 else 'cells'}"
            return Passed(record.line, record.height, f"it has {count}, and the headings are {wanted}")
        return cells

    def silent(self) -> dict[str, int]:
        """Return the lines that tell of nobody, by what they are; of blank ones, those above the headings."""
        above = self.lines[: self.heading - 1]
        notes = sum(1 for line in above if line.strip())
        return {"of headings": 1, "of notes above them": notes, "blank": len(above) - notes}


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; the end of the last one starts no other."""
    lines = text.split("\n")
    return lines[:-1] if not lines[-1] else lines


def find_table(text: str, headings: Collection[str], needed: Collection[str], least: int) -> Table | None:
    """Return the first table whose headings are those of a format; None where there is none.

    Args:
        text: the file's.
        headings: those that the format knows, folded.
        needed: of these, the ones of which one at least must be there.
        least: how many must be there in all.
    """
    lines = lines_of(text)
    for at, line in enumerate(lines):
        for sign in SIGNS:
            names = tuple(fold(cell.strip()) for cell in _cells(line, sign) or ())
            known = set(headings).intersection(names)
            if len(known) >= least and known.intersection(needed):
                return Table(lines, at + 1, names, sign)
    return None


def record_at(lines: Sequence[str], at: int, sign: str) -> Record:
    """Return the record that starts at a line, counted from 0."""
    line = lines[at]
    if '"' not in line:
        return Record(at + 1, 1, line.split(sign) if line.strip() else [])
    below = (f"{each}\n" for each in lines[at : at + TALLEST])
    reader = csv.reader(below, delimiter=sign, strict=True)
    try:
        return Record(at + 1, reader.line_num, cells) if (cells := next(reader)) else Record(at + 1, 1, [])
    except csv.Error:
        return Record(at + 1, 1, _cells(line, sign))


def _cells(line: str, sign: str) -> list[str] | None:
    """Return the cells of one line; None where the reader does not take it."""
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return None
