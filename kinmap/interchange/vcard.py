"""Address books as vCards, 2.1, 3.0 and 4.0: phones, Apple's and Google's, Outlook's, Thunderbird's.

A card without its end is read up to the next one, and whatever is no person is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kinmap.dates import Birthday
from kinmap.interchange.cells import tidy
from kinmap.interchange.contentlines import (
    Line,
    Property,
    name_of,
    parts,
    plain,
    property_of,
    raw_lines,
    unfolded,
)
from kinmap.interchange.details import Details, birthday_of, contact_of
from kinmap.interchange.foreign import Contact, Foreign, NotThisFormatError, Passed

BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
NAMES, WORK = ("FN", "N", "NICKNAME"), ("ORG", "TITLE", "ROLE")
ADDRESSES = ("EMAIL", "TEL", "URL", "SOCIALPROFILE", "X-SOCIALPROFILE")
KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
READ = frozenset((*NAMES, *WORK, *ADDRESSES, *KINDS, "BDAY"))
"""The properties that say something that kinmap keeps."""
OTHERS = {
    "group": "it is a list of people, and no person",
    "org": "it is an organisation, and no person",
    "company": "it is an organisation, and no person",
    "location": "it is a place, and no person",
    "device": "it is a device, and no person",
    "application": "it is a programme, and no person",
}
"""What a card may be of, and why such a one is passed over."""
NO_PHONE = frozenset({"fax", "pager", "modem", "bbs", "textphone"})
NAME_ORDER = (1, 2, 0)
"""Of the parts of N: given, additional, family."""


@dataclass(slots=True)
class Card:
    """The lines of one card: where it starts, how many there are, and whether it has its end."""

    line: int
    height: int = 0
    lines: list[bytes] = field(default_factory=list)
    ended: bool = False


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says.

    Args:
        content: its bytes.
        encoding: what its owner says that it is written in, where its lines do not.

    Raises:
        NotThisFormatError: where no card begins in it, or there is no such encoding.
    """
    lines = raw_lines(content, encoding)
    cards, passed, blank = cut_up(unfolded(lines))
    if not cards:
        raise NotThisFormatError("no card begins in it (BEGIN:VCARD)")
    contacts, guessed = [], False
    for card in cards:
        properties = [it for raw in card.lines if name_of(raw) in READ and (it := property_of(raw))]
        guessed |= any(each.guessed for each in properties)
        found = somebody(card, properties)
        if isinstance(found, Contact):
            contacts.append(found)
        else:
            passed.append(found)
    passed.sort()
    remark = remarks(sum(not card.ended for card in cards), guessed=guessed)
    return Foreign(len(lines), tuple(contacts), tuple(passed), {"blank": blank}, remark)


def cut_up(lines: Iterable[Line]) -> tuple[list[Card], list[Passed], int]:
    """Return the cards, what stands outside of any, and how many blank lines do.

    A card that begins within another is what that one's AGENT says, or else the other has lost its end.
    """
    cards: list[Card] = []
    passed: list[Passed] = []
    card, blank, within = None, 0, False
    for line in lines:
        begins = BEGIN.fullmatch(line.raw)
        within = within or bool(begins and card and card.lines and name_of(card.lines[-1]) == "AGENT")
        if begins and not within:
            card = Card(line.line)
            cards.append(card)
        if card is None:
            blank += 0 if line.raw.strip() else line.height
            passed += (
                [Passed(line.line, line.height, "it stands outside of any card")] if line.raw.strip() else []
            )
            continue
        card.height += line.height
        ends = END.fullmatch(line.raw)
        if not within and not begins and not ends:
            card.lines.append(line.raw)
        if ends and not within:
            card.ended, card = True, None
        within = within and not ends
    return cards, passed, blank


def remarks(endless: int, *, guessed: bool) -> str:
    """Return what there is to say of how the file was read."""
    said = []
    if endless == 1:
        said.append("1 card has no end, and was read up to the next one.")
    elif endless:
        said.append(f"{endless:,} cards have no end, and were read up to the next one.")
    if guessed:
        said.append(
            "Some lines are not UTF-8 and do not say what they are; they were read as Windows-1252. "
            "Where names look wrong, say what it is: --encoding cp1250, for example."
        )
    return " ".join(said)


# -- one card --------------------------------------------------------------------------------


def somebody(card: Card, properties: Iterable[Property]) -> Contact | Passed:
    """Return whom a card tells of, or why it is passed over."""
    by_name: dict[str, list[Property]] = {}
    for each in properties:
        by_name.setdefault(each.name, []).append(each)
    for told in by_name.values():
        told.sort(key=lambda each: each.preference)
    kinds = [tidy(text).casefold() for text in first_of(by_name, *KINDS)]
    other = next((OTHERS[kind] for kind in kinds if kind in OTHERS), "")
    if other:
        return Passed(card.line, card.height, other)
    said = Details(
        name=called(by_name),
        emails=[mail(each) for each in by_name.get("EMAIL", ())],
        phones=[phone(each) for each in by_name.get("TEL", ()) if not each.types & NO_PHONE],
        urls=[plain(each.text) for each in by_name.get("URL", ())] + list(profiles(by_name)),
        company=next((plain(parts(text, ";")[0]) for text in first_of(by_name, "ORG")), ""),
        position=next((plain(text) for text in first_of(by_name, "TITLE", "ROLE") if text.strip()), ""),
        birthday=next((found for each in by_name.get("BDAY", ()) if (found := born(each))), None),
    )
    return contact_of(card.line, card.height, said)


def first_of(by_name: dict[str, list[Property]], *names: str) -> Iterator[str]:
    """Yield the value of the first property of each name that is there."""
    return (by_name[name][0].text for name in names if name in by_name)


def called(by_name: dict[str, list[Property]]) -> str:
    """Return a name: as it is shown, else put together of its parts, else the nickname."""
    for text in first_of(by_name, "FN"):
        if name := tidy(plain(text)):
            return name
    for text in first_of(by_name, "N"):
        pieces = [*parts(text, ";"), "", "", ""]
        words = (tidy(plain(word)) for at in NAME_ORDER for word in parts(pieces[at], ","))
        if name := " ".join(word for word in words if word):
            return name
    return next((tidy(plain(parts(text, ",")[0])) for text in first_of(by_name, "NICKNAME")), "")


def mail(it: Property) -> str:
    """Return an e-mail address."""
    return tidy(re.sub(r"^\s*mailto:", "", plain(it.text), flags=re.IGNORECASE))


def phone(it: Property) -> str:
    """Return a phone number, without what a link has around it."""
    text, links = re.subn(r"^\s*tel:", "", plain(it.text), flags=re.IGNORECASE)
    return tidy(text.partition(";")[0] if links else text)


def profiles(by_name: dict[str, list[Property]]) -> Iterator[str]:
    """Yield the addresses of profiles; names that only some service's own programme knows are none."""
    for name in ("SOCIALPROFILE", "X-SOCIALPROFILE"):
        for each in by_name.get(name, ()):
            if "://" in (url := plain(each.text)):
                yield url


def born(it: Property) -> Birthday | None:
    """Return a birthday; Apple writes one without its year in 1604, and says so."""
    found = birthday_of(plain(it.text))
    omitted = found is not None and f"x-apple-omit-year={found.year}" in it.types
    return Birthday(found.month, found.day) if found and omitted else found
