"""Address books as tables: a line of headings, and somebody in each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kinmap.dates import Birthday
from kinmap.interchange.decoding import decoded
from kinmap.interchange.details import Details, birthday_of, contact_of, valid
from kinmap.interchange.foreign import Contact, Foreign, NotThisFormatError, Passed
from kinmap.interchange.table import Record, Table, find_table

Cells: TypeAlias = Mapping[str, str]
"""What a row says, by the folded heading; a heading without words in it is not there."""
LEAST = 3
"""Headings by which a table is told from another."""
IN_FIGURES = re.compile(r"([0-9]{1,2})([/.\-])([0-9]{1,2})\2([0-9]{4})(?:[ ,].*)?")
IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Book:
    """How an address book's table is told, and read.

    Attributes:
        headings: those that it may have, folded; of `needed` one at least is there.
        said: whose headings these are, for a file that has them not.
        details: what a row says of somebody, but for the birthday.
    """

    headings: Collection[str]
    needed: Collection[str]
    said: str
    details: Callable[[Cells], Details]


def read_book(book: Book, content: bytes, encoding: str | None) -> Foreign:
    """Return what a file says.

    Raises:
        NotThisFormatError: where no line has the headings, or there is no such encoding.
    """
    text, remark = decoded(content, encoding)
    table = find_table(text, book.headings, book.needed, LEAST)
    if table is None:
        raise NotThisFormatError(f"it has no line with {book.said}")
    silent = table.silent()
    rows: list[tuple[Record, Cells]] = []
    passed: list[Passed] = []
    for record in table.records():
        found = cells_of(record, table)
        if isinstance(found, Passed):
            passed.append(found)
        elif found:
            rows.append((record, found))
        else:
            silent["blank"] += record.height
    order = order_of(cells.get("birthday", "") for _, cells in rows)
    people = [somebody(record, cells, book, order) for record, cells in rows]
    contacts = tuple(it for it in people if isinstance(it, Contact))
    passed += (it for it in people if isinstance(it, Passed))
    unclear = sum(unread(cells.get("birthday", ""), order) for _, cells in rows)
    said = " ".join(part for part in (remark, of_unclear(unclear)) if part)
    return Foreign(len(table.lines), contacts, tuple(sorted(passed)), silent, said)


def cells_of(record: Record, table: Table) -> Cells | Passed:
    """Return what a row says; nothing of a blank one."""
    cells = table.whole(record)
    if isinstance(cells, Passed):
        return cells
    found: dict[str, str] = {}
    for name, cell in zip(table.names, cells, strict=False):
        if cell.strip():
            found.setdefault(name, cell.strip())
    return found


def somebody(record: Record, cells: Cells, book: Book, order: str) -> Contact | Passed:
    """Return whom a row tells of, or why it is passed over."""
    found = contact_of(record.line, record.height, book.details(cells))
    if isinstance(found, Passed):
        return found
    return found._replace(birthday=born(cells.get("birthday", ""), order))


def words(cells: Cells, *names: str) -> str:
    """Return the words of some columns, one after the other."""
    return " ".join(cells[name] for name in names if name in cells)


def given(cells: Cells, names: Iterable[str]) -> Iterator[str]:
    """Yield what those columns say that say something."""
    return (cells[name] for name in names if name in cells)


# -- birthdays in figures ----------------------------------------------------------------------


def order_of(texts: Iterable[str]) -> str:
    """Return which figure of `4/5/1990` is the day, `first` or `second`; nothing where no row shows it.

    A spreadsheet writes days in the order of its own country, the same in all rows.
    """
    dates = [found for text in texts if (found := IN_FIGURES.fullmatch(text)) and found[2] == "/"]
    shown = {at for found in dates for at in (1, 3) if int(found[at]) > IN_A_YEAR}
    return {1: "first", 3: "second"}[shown.pop()] if len(shown) == 1 else ""


def born(text: str, order: str) -> Birthday | None:
    """Return a birthday, if it is one and its order is known; with points the day is always first."""
    found = IN_FIGURES.fullmatch(text)
    if found is None:
        return birthday_of(text)
    order = order if found[2] == "/" else "first"
    if not order and found[1] != found[3]:
        return None
    day, month = (found[1], found[3]) if order == "first" else (found[3], found[1])
    return valid(found[4], month, day)


def unread(text: str, order: str) -> bool:
    """Tell whether a birthday is left out for want of its order."""
    return born(text, order) is None and any(born(text, each) for each in ("first", "second"))


def of_unclear(count: int) -> str:
    """Return what there is to say of birthdays that were left out."""
    if not count:
        return ""
    what = "1 birthday is" if count == 1 else f"{count:,} birthdays are"
    return f"{what} left out, for nothing shows which figure is the month."
