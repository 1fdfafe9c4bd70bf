"""The formats that can be brought in; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinmap.interchange import appointments, friends, google, linkedin, monica, outlook, vcard
from kinmap.interchange.foreign import Foreign


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: as on the command line; its rows, if it has such, come to lie in `network/NAME.csv`.
        what: what file is meant; `file` is its own name, by which it is found in a zip.
        read: turns its bytes, and the encoding if the owner named one, into plain values.
        book: whether it is an address book, which fills what notes lack.
        notes: whether it tells of people and their ledgers, and so becomes notes and lines in them.
    """

    name: str
    what: str
    file: str
    read: Callable[[bytes, str | None], Foreign]
    book: bool = False
    notes: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format(
            "linkedin",
            "Connections.csv of LinkedIn's export, or the zip around it",
            "Connections.csv",
            linkedin.read,
        ),
        Format("google", "contacts.csv of Google Contacts", "contacts.csv", google.read, book=True),
        Format("outlook", "contacts.csv of Outlook, in English", "contacts.csv", outlook.read, book=True),
        Format("vcard", "an address book as vCards, a file.vcf", "contacts.vcf", vcard.read, book=True),
        Format("ics", "a calendar, a file.ics", "calendar.ics", appointments.read, notes=True),
        Format("friends", "friends.md of the program `friends`", "friends.md", friends.read, notes=True),
        Format("monica", "the JSON that Monica 4 exports", "monica.json", monica.read, notes=True),
    )
}
"""By name."""
