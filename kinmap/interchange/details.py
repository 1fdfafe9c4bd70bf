"""What address books say of somebody, made alike: addresses each once, numbers, birthdays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kinmap.community.network import folded_url
from kinmap.dates import Birthday, NotADateError, parse_birthday
from kinmap.interchange.cells import tidy
from kinmap.interchange.decoding import LOST
from kinmap.interchange.foreign import Contact, Passed
from kinmap.text import fold

LINKEDIN = "linkedin"
DAY = re.compile(r"([0-9]{4}|-)-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?")
NO_YEAR = ("-", "0000", "1604")
"""What stands for a year that is not known; the last is Apple's."""
NO_FIGURE = re.compile(r"[^0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What an address book says of somebody, as it says it; of several the first is preferred."""

    name: str
    emails: Iterable[str]
    phones: Iterable[str]
    urls: Iterable[str]
    company: str = ""
    position: str = ""
    birthday: Birthday | None = None


def contact_of(line: int, height: int, said: Details) -> Contact | Passed:
    """Return somebody, or why they are passed over; of several addresses the first stands in the row.

    A profile at LinkedIn goes before other addresses, for by it the rows of an address book and
    LinkedIn's are seen to be of one person.
    """
    mails = once((tidy(mail) for mail in said.emails if "@" in mail), fold)
    webs = once(map(tidy, said.urls), folded_url)
    webs.sort(key=lambda url: not is_linkedin(url))
    numbers = once(map(tidy, said.phones), figures)
    name, company, position = tidy(said.name), tidy(said.company), tidy(said.position)
    if any(LOST in text for text in (name, company, position, *mails, *webs, *numbers)):
        return Passed(line, height, "some of its bytes are no text")
    if not (name or mails or webs):
        return Passed(line, height, "it has neither a name nor an address")
    first_url, first_mail = (webs or [""])[0], (mails or [""])[0]
    found = Contact(line, height, name, first_url, first_mail, company, position, phones=tuple(numbers))
    return found._replace(emails=tuple(mails[1:]), urls=tuple(webs[1:]), birthday=said.birthday)


def figures(number: str) -> str:
    """Return a phone number as it is compared."""
    return NO_FIGURE.sub("", number)


def once(texts: Iterable[str], key: Callable[[str], str]) -> list[str]:
    """Return texts, each once as they are compared; those that say nothing are left out."""
    found: dict[str, str] = {}
    for text in texts:
        if compared := key(text):
            found.setdefault(compared, text)
    return list(found.values())


def is_linkedin(url: str) -> bool:
    """Tell whether an address is one of LinkedIn's."""
    return LINKEDIN in folded_url(url).split("/", 1)[0].split(".")


def birthday_of(text: str) -> Birthday | None:
    """Return a birthday from `1990-04-15`, `19900415`, `--04-15`, `--0415`, or with a time after it.

    None where it is none, or has not both month and day.
    """
    found = DAY.fullmatch(tidy(text))
    return valid(found[1], found[2], found[3]) if found else None


def valid(year: str, month: str, day: str) -> Birthday | None:
    """Return a birthday, if there is such a day."""
    known = "" if year in NO_YEAR else f"{int(year):04}-"
    try:
        return parse_birthday(f"{known}{int(month):02}-{int(day):02}")
    except NotADateError:
        return None
