"""A file of network/ as text with places, into which cells and rows are put.

Rows that kinmap cannot read, comments of the owner's own in odd places, the order of rows and
columns, line ends and quotes: all stays as it is but the cells that are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kinmap.archive.rows import COLUMNS, MARK, Record, cell_start, records
from kinmap.archive.source import Cut, Source
from kinmap.archive.wording import CannotWriteError
from kinmap.interchange.cells import written
from kinmap.text import fold

Cells: TypeAlias = Mapping[str, str]
"""A row by its columns."""
HEADER = ",".join((*COLUMNS, MARK))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file.

    Attributes:
        source: its text and bytes.
        names: its columns, folded, in its own order.
        header: the record of the header.
        records: those rows that can be read.
        rows: what they say.
    """

    source: Source
    names: tuple[str, ...]
    header: Record
    records: tuple[Record, ...]
    rows: tuple[Cells, ...]

    @property
    def path(self) -> str:
        """The file, from the archive's root."""
        return self.source.path

    def line(self, number: int) -> int:
        """Return the line of a row, from 1."""
        return self.source.line_of(self.records[number].start) + 1


def read_sheet(path: str, content: bytes | None) -> Sheet:
    """Return a file of network/, or what a new one would be.

    Raises:
        CannotWriteError: where its header is none, so that no row in it can be told.
    """
    source = Source(path, content or f"{HEADER}\n".encode())
    found = list(records(source.text))
    names = tuple(fold(cell.strip()) for cell in found[0].cells) if found else ()
    missing = [name for name in COLUMNS if name not in names]
    if missing or found[0].broken is not None:
        what = f"its header has no {' and no '.join(missing)}" if missing else "its header cannot be read"
        raise CannotWriteError(f"{path}: {what}; `kinmap check` says more")
    whole = tuple(each for each in found[1:] if each.broken is None and len(each.cells) == len(names))
    rows = tuple(dict(zip(names, each.cells, strict=True)) for each in whole)
    return Sheet(source, names, found[0], whole, rows)


def filled(sheet: Sheet, cells: Mapping[tuple[int, str], str], new: Sequence[Cells] = ()) -> bytes:
    """Return the bytes of a file with other words in some cells, and with new rows.

    New rows come first where the file has its newest first, by `since`; else last. What comes
    of it is read again, and must say the same but for what was meant.

    Args:
        sheet: the file as it is.
        cells: what some are to say, by the number of the row (from 0) and the column.
        new: rows, with empty cells for the columns that they do not name.

    Raises:
        CannotWriteError: where it would not read so.
    """
    if any(column not in sheet.names for _, column in cells) or (new and MARK not in sheet.names):
        sheet = with_marks(sheet)
    cuts = [cut(sheet, number, column, words) for (number, column), words in cells.items()]
    first = newest_first(sheet)
    if new:
        cuts.append(rows_cut(sheet, new, first=first))
    content = sheet.source.with_cuts(cuts)
    changed = [dict(row) for row in sheet.rows]
    for (number, column), words in cells.items():
        changed[number][column] = words
    added = [{name: row.get(name, "") for name in sheet.names} for row in new]
    check(sheet.path, content, added + changed if first else changed + added)
    return content


def cut(sheet: Sheet, number: int, column: str, words: str) -> Cut:
    """Return the cut that makes a cell say something else."""
    record, at = sheet.records[number], sheet.names.index(column)
    start = cell_start(sheet.source.text, record.start, at)
    last = at + 1 == len(sheet.names)
    end = record.end if last else cell_start(sheet.source.text, record.start, at + 1) - 1
    return Cut(start, end, written(words))


def newest_first(sheet: Sheet) -> bool:
    """Tell whether the first of the rows is the latest."""
    days = [row["since"] for row in sheet.rows if row["since"]]
    return len(days) > 1 and days[0] > days[-1]


def rows_cut(sheet: Sheet, new: Iterable[Cells], *, first: bool) -> Cut:
    """Return the cut that puts rows in, below the header or at the end."""
    lines = [",".join(written(row.get(name, "")) for name in sheet.names) for row in new]
    text = sheet.source.text
    if first:
        return Cut(sheet.header.end, sheet.header.end, "".join(f"\n{line}" for line in lines))
    before = "" if text.endswith("\n") else "\n"
    return Cut(len(text), len(text), before + "".join(f"{line}\n" for line in lines))


def with_marks(sheet: Sheet) -> Sheet:
    """Return a file with a column for marks, its last one; each row grows by a comma."""
    if MARK in sheet.names:
        return sheet
    cuts = [Cut(sheet.header.end, sheet.header.end, f",{MARK}")]
    cuts += [Cut(record.end, record.end, ",") for record in sheet.records]
    return read_sheet(sheet.path, sheet.source.with_cuts(cuts))


def check(path: str, content: bytes, wanted: Sequence[Cells]) -> None:
    """See that a file reads as it is to be.

    Raises:
        CannotWriteError: where it does not.
    """
    if list(read_sheet(path, content).rows) != list(wanted):
        raise CannotWriteError(
            f"{path} would not read as it is meant to; `kinmap check` says what is wrong there"
        )
