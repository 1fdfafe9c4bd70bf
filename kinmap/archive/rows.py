"""Contacts known only as rows of network/*.csv.

The files are CSV as address books export it (RFC 4180). They are read here by their own few
rules, which know the place of every cell, rather than by the standard library's, which limit
a cell's size and for which one quote that is never closed swallows all contacts after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kinmap.problems import Problem
from kinmap.text import Lines, Span, fold, nearest

COLUMNS = ("name", "url", "email", "company", "position", "since", "source")
MARK = "mark"
HEADER = ",".join(COLUMNS)
OTHERS = {";": "semicolons", "\t": "tabs"}
"""What some programmes put between cells in place of commas."""
QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=[,\n]|\Z)')
PLAIN = re.compile(r"([^,\n]*)")


class Mark(StrEnum):
    """What `kinmap sift` was told of a row, the strongest first."""

    CONNECTED = "connected"
    KNOWN = "known"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Row:
    """One contact of an address book, as text; nothing in it is interpreted but the mark."""

    span: Span
    name: str = ""
    url: str = ""
    email: str = ""
    company: str = ""
    position: str = ""
    since: str = ""
    source: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and its offsets: where it starts, and where reading stopped.

    `broken` is the offset of a quote that cannot be read, at which it stopped.
    """

    cells: list[str]
    start: int
    end: int
    broken: int | None = None


def read_rows(path: str, text: str) -> tuple[list[Row], list[Problem]]:
    """Return the rows of one file, and what is wrong in it.

    A row with another number of cells than the header is passed over; one whose `mark` is
    none is kept without it. A column that the header lacks is empty in every row.

    Args:
        path: the file, from the archive's root.
        text: what it holds, without a byte order mark.
    """
    text = text.replace("\r\n", "\n")
    lines = Lines(path, text)
    found = records(text)
    header = next(found, Record([], 0, 0))
    names = [fold(cell.strip()) for cell in header.cells]
    problems = check_header(header, names, text, lines)
    columns = {name: names.index(name) for name in COLUMNS if name in names}
    readable = columns and header.broken is None
    rows: list[Row] = []
    for record in found if readable else ():
        fault = check_record(record, len(names), lines)
        if fault is not None:
            problems.append(fault)
            continue
        written = record.cells[names.index(MARK)] if MARK in names else ""
        mark = as_mark(written)
        if written.strip() and not mark:
            at = cell_start(text, record.start, names.index(MARK))
            problems.append(no_mark(written, lines.span(at)))
        cells = {name: record.cells[i] for name, i in columns.items()}
        rows.append(Row(lines.span(record.start), mark=mark, **cells))
    return rows, problems


def records(text: str) -> Iterator[Record]:
    """Yield the rows of a text, blank lines apart.

    After a quote that cannot be read, reading goes on at the next line, so that one slip
    costs one contact and not all that follow.
    """
    at = 0
    while at < len(text):
        record = record_at(text, at)
        if record.broken is not None or len(record.cells) > 1 or record.cells[0].strip():
            yield record
        end = text.find("\n", record.end)
        at = end + 1 if end >= 0 else len(text)


def record_at(text: str, start: int) -> Record:
    """Return the row that starts at an offset."""
    end = text.find("\n", start)
    line = text[start:] if end < 0 else text[start:end]
    if '"' not in line:
        return Record(line.split(","), start, start + len(line))
    cells: list[str] = []
    at = start - 1
    while at < start or text.startswith(",", at):
        at += 1
        quoted = text.startswith('"', at)
        found = (QUOTED if quoted else PLAIN).match(text, at)
        if found is None:
            return Record(cells, start, at, broken=at)
        cells.append(found[1].replace('""', '"') if quoted else found[1])
        at = found.end()
    return Record(cells, start, at)


def cell_start(text: str, start: int, number: int) -> int:
    """Return the offset of a cell, counted from 0, of the row that starts at an offset."""
    for _ in range(number):
        found = QUOTED.match(text, start) or PLAIN.match(text, start)
        start = found.end() + 1 if found else start
    return start


def check_header(header: Record, names: list[str], text: str, lines: Lines) -> list[Problem]:
    """Return what is wrong with the header: all seven columns must be there, in any order."""
    if header.broken is not None:
        return [open_quote(lines.span(header.broken))]
    place = lines.span(header.start)
    missing = [name for name in COLUMNS if name not in names]
    if len(missing) == len(COLUMNS):
        other = next((sign for sign in OTHERS if sign in "".join(names)), None)
        fix = f"part the cells with commas, not with {OTHERS[other]}" if other else f"write {HEADER}"
        return [Problem(place, "csv", "the file does not start with its header", fix)]
    places = [lines.span(cell_start(text, header.start, i)) for i in range(len(names))]
    problems = [check_column(names, i, places[i]) for i in range(len(names))]
    if missing:
        said = f"the header has no {' and no '.join(missing)}"
        problems.append(Problem(place, "csv", said, f"write {HEADER}"))
    return [problem for problem in problems if problem]


def check_column(names: list[str], number: int, place: Span) -> Problem | None:
    """Return what is wrong with one column's name: it is none, or there twice."""
    name = names[number]
    if name in names[:number]:
        return Problem(place, "csv", f'the header has the column "{name}" twice', "take the second one out")
    if name in (*COLUMNS, MARK):
        return None
    near = nearest(name, (*COLUMNS, MARK))
    fix = f"write {near}" if near else f"the columns are {HEADER},{MARK}"
    return Problem(place, "csv", f'no rule knows the column "{name}"', fix)


def check_record(record: Record, width: int, lines: Lines) -> Problem | None:
    """Return why a row cannot be read: a quote, or the number of its cells."""
    if record.broken is not None:
        return open_quote(lines.span(record.broken))
    count = len(record.cells)
    if count == width:
        return None
    said = f"this row has {count} {'cell' if count == 1 else 'cells'}, and the header {width}"
    fix = "put a cell with a comma in it into quotes" if count > width else "add the commas that are missing"
    return Problem(lines.span(record.start), "csv", said, fix)


def open_quote(place: Span) -> Problem:
    """Return the problem of a quote that is not closed where its cell ends."""
    said = "this quote is not closed at the end of its cell"
    return Problem(place, "csv", said, 'close it with ", and write " in a cell as ""')


def as_mark(written: str) -> Mark | None:
    """Return the mark that was written, in any case; None if it is none."""
    folded = fold(written.strip())
    return Mark(folded) if folded in [each.value for each in Mark] else None


def no_mark(written: str, place: Span) -> Problem:
    """Return the problem of a mark that is none."""
    known = nearest(written.strip(), list(Mark))
    fix = f"write {known}" if known else f"leave it empty, or write {' or '.join(Mark)}"
    return Problem(place, "csv", f'"{written}" is no mark', fix)
