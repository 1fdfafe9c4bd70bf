"""LinkedIn's export of connections, `Connections.csv`.

Under some notes, a line of headings; a connection a line. The day is `15 Sep 2026`, in other
years' exports `9/15/2026`, with the month first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kinmap.dates import MONTHS
from kinmap.interchange.cells import tidy
from kinmap.interchange.decoding import LOST, decoded
from kinmap.interchange.foreign import Contact, Foreign, NotThisFormatError, Passed
from kinmap.interchange.table import Record, Table, find_table

HEADINGS = {
    "first name": "first",
    "last name": "last",
    "url": "url",
    "email address": "email",
    "company": "company",
    "position": "position",
    "connected on": "since",
}
"""The headings of the file, folded, and what stands under each."""
PARTS = tuple(HEADINGS.values())
NAMES = ("first name", "last name")
LEAST = 3
"""Headings by which the line is told from a note that happens to hold one."""
IN_WORDS = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -]([0-9]{4}|[0-9]{2})")
MONTH_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.? ([0-9]{1,2}),? ([0-9]{4})")
WHOLE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ,].*)?")
IN_FIGURES = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4}|[0-9]{2})(?:[ ,].*)?")
SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
CENTURY = 2000
"""Of a year in two figures; nobody was on LinkedIn before."""
YEAR_IN_TWO = 100
IN_A_YEAR = 12


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says.

    Args:
        content: its bytes.
        encoding: what its owner says that it is written in.

    Raises:
        NotThisFormatError: where no line has the headings, or there is no such encoding.
    """
    text, remark = decoded(content, encoding)
    table = find_table(text, HEADINGS, NAMES, LEAST)
    if table is None:
        wanted = "First Name, Last Name, URL, Email Address, Company, Position, Connected On"
        raise NotThisFormatError(f"it has no line with LinkedIn's headings ({wanted})")
    silent = table.silent()
    contacts, passed = [], []
    columns = {HEADINGS[name]: at for at, name in reversed(list(enumerate(table.names))) if name in HEADINGS}
    for record in table.records():
        if record.cells == []:
            silent["blank"] += record.height
            continue
        found = contact_of(record, table, columns)
        if isinstance(found, Contact):
            contacts.append(found)
        else:
            passed.append(found)
    return Foreign(len(table.lines), dated(contacts), tuple(passed), silent, remark)


def contact_of(record: Record, table: Table, columns: Mapping[str, int]) -> Contact | Passed:
    """Return whom a record tells of, or why it is passed over."""
    cells = table.whole(record)
    if isinstance(cells, Passed):
        return cells
    parts = [tidy(cells[columns[part]]) if part in columns else "" for part in PARTS]
    if any(LOST in part for part in parts):
        return Passed(record.line, record.height, "some of its bytes are no text")
    first, last, url, email, company, position, since = parts
    name = f"{first} {last}".strip()
    if not (name or url or email):
        return Passed(record.line, record.height, "it has neither a name nor an address")
    return Contact(record.line, record.height, name, url, email, company, position, since)


def dated(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return contacts with their days as kinmap writes them; what is no date stays as it is.

    In figures the month is first, unless the file has a day that shows otherwise: a spreadsheet
    writes them in the order of its own country.
    """
    contacts = tuple(contacts)
    firsts = (found[1] for each in contacts if (found := IN_FIGURES.fullmatch(each.since)))
    day_first = any(int(first) > IN_A_YEAR for first in firsts)
    return tuple(each._replace(since=day_of(each.since, day_first=day_first)) for each in contacts)


def day_of(text: str, *, day_first: bool) -> str:
    """Return a day as `YYYY-MM-DD`, or the text where it is none."""
    if found := IN_WORDS.fullmatch(text):
        return _day(text, found[3], SHORT.get(found[2].lower(), 0), found[1])
    if found := MONTH_FIRST.fullmatch(text):
        return _day(text, found[3], SHORT.get(found[1].lower(), 0), found[2])
    if found := WHOLE.fullmatch(text):
        return _day(text, found[1], int(found[2]), found[3])
    if found := IN_FIGURES.fullmatch(text):
        day, month = (found[1], found[2]) if day_first else (found[2], found[1])
        return _day(text, found[3], int(month), day)
    return text


def _day(text: str, year: str, month: int, day: str) -> str:
    whole = int(year) + (CENTURY if int(year) < YEAR_IN_TWO else 0)
    try:
        return date(whole, month, int(day)).isoformat()
    except ValueError:
        return text
