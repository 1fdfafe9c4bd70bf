"""Google Contacts' CSV, with its headings of before 2023 and of after.

Several values of one sort stand in numbered columns, `E-mail 1 - Value`, or in one cell with
` ::: ` between; the preferred one is marked with `*` where its kind is said.
"""

from __future__ import annotations

import re

from kinmap.interchange.columns import Book, Cells, read_book, words
from kinmap.interchange.details import Details
from kinmap.interchange.foreign import Foreign

MOST = 20
"""Numbered columns of one sort that are looked at."""
BETWEEN = re.compile(r"\s*:::\s*")
PREFERRED = "*"
NO_PHONE = ("fax", "pager")
KINDS = ("e-mail", "phone", "website", "organization")
NAMES = ("name", "file as", "nickname")
FIRST_NAMES = ("given name", "first name", "additional name", "middle name")
LAST_NAMES = ("family name", "last name")
OWN = ("group membership", "labels", "file as", "organization name", "organization title", "yomi name")
"""Headings that no other address book has."""
NUMBERED = tuple(f"{kind} 1 - {what}" for kind in KINDS for what in ("value", "name"))


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says; arguments and errors as for `read_book`."""
    said = "the headings of Google Contacts (Name or First Name, Labels, E-mail 1 - Value, Phone 1 - Value)"
    known = (*NAMES, *FIRST_NAMES, *LAST_NAMES, *OWN, *NUMBERED, "birthday")
    return read_book(Book(known, (*OWN, *NUMBERED), said, details), content, encoding)


def details(cells: Cells) -> Details:
    """Return what a row says of somebody."""
    parts = words(cells, *FIRST_NAMES, *LAST_NAMES)
    name = cells.get("name") or parts or words(cells, "file as") or words(cells, "nickname")
    company = cells.get("organization name") or cells.get("organization 1 - name", "")
    position = cells.get("organization title") or cells.get("organization 1 - title", "")
    return Details(
        name=name,
        emails=numbered(cells, "e-mail"),
        phones=numbered(cells, "phone", NO_PHONE),
        urls=numbered(cells, "website"),
        company=BETWEEN.split(company)[0],
        position=BETWEEN.split(position)[0],
    )


def numbered(cells: Cells, kind: str, without: tuple[str, ...] = ()) -> list[str]:
    """Return the values of numbered columns, the preferred ones first.

    Args:
        cells: the row's.
        kind: what the columns begin with.
        without: words of those that are left out, as the kind of a value says them.
    """
    found: list[tuple[bool, str]] = []
    for number in range(1, MOST + 1):
        label = words(cells, f"{kind} {number} - type", f"{kind} {number} - label").casefold()
        if not any(word in label for word in without):
            values = BETWEEN.split(cells.get(f"{kind} {number} - value", ""))
            found += [(not label.startswith(PREFERRED), each) for each in values if each]
    return [each for _, each in sorted(found, key=lambda it: it[0])]
