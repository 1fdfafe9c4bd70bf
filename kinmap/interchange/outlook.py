"""Outlook's contacts as CSV, of the programme and of the web, with its many columns.

What is not UTF-8 was written by an older Outlook in the encoding of its Windows.
"""

from __future__ import annotations

from kinmap.interchange.columns import Book, Cells, given, read_book, words
from kinmap.interchange.details import Details
from kinmap.interchange.foreign import Foreign

NAMES = ("first name", "middle name", "last name")
MAILS = ("e-mail address", "e-mail 2 address", "e-mail 3 address", "email address")
PHONES = (
    "primary phone",
    "mobile phone",
    "home phone",
    "home phone 2",
    "business phone",
    "business phone 2",
    "other phone",
    "car phone",
    "radio phone",
)
"""The ones that reach somebody; a company's own number is not theirs alone."""
PAGES = ("web page", "personal web page", "business web page")
WORK = ("company", "job title", "department")
OTHERS = ("name", "nickname", "suffix", "birthday", "anniversary", "categories")


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says; arguments and errors as for `read_book`."""
    said = "Outlook's headings in English (First Name, Last Name, E-mail Address, Mobile Phone)"
    known = (*NAMES, *MAILS, *PHONES, *PAGES, *WORK, *OTHERS)
    return read_book(Book(known, (*MAILS[:3], *PHONES), said, details), content, encoding)


def details(cells: Cells) -> Details:
    """Return what a row says of somebody; an address within Exchange alone is none."""
    shown = next(given(cells, ("name", "e-mail display name", "nickname")), "")
    return Details(
        name=words(cells, *NAMES) or shown.partition(" (")[0],
        emails=given(cells, MAILS),
        phones=given(cells, PHONES),
        urls=given(cells, PAGES),
        company=cells.get("company", ""),
        position=cells.get("job title", ""),
    )
