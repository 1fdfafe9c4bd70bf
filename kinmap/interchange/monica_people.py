"""Whom a contact of Monica's is: the name, the addresses, the days."""

from __future__ import annotations

from collections.abc import Mapping

from kinmap.dates import Birthday, PartialDate, parse_date
from kinmap.interchange.cells import tidy
from kinmap.interchange.details import Details, contact_of
from kinmap.interchange.foreign import Contact, Passed
from kinmap.interchange.monica_file import Thing, day, properties, said, values, yes


def contact(it: Thing, sorts: Mapping[str, Thing]) -> Contact | Passed:
    """Return a contact's name and addresses, or why it is passed over.

    Args:
        it: the contact.
        sorts: the sorts of addresses that the account has, by their ids.
    """
    names = (tidy(said(it, part)) for part in ("first_name", "middle_name", "last_name"))
    name = " ".join(part for part in names if part) or tidy(said(it, "nickname"))
    if not name:
        return Passed(0, 1, "it has no name")
    ways: dict[str, list[str]] = {"email": [], "phone": [], "url": []}
    for each in values(it, "contactfield"):
        way, address = reached(each, sorts)
        ways[way].append(address)
    return contact_of(
        0, 1, Details(
            name=name, emails=ways["email"], phones=ways["phone"], urls=ways["url"],
            company=said(it, "company"), position=said(it, "job"), birthday=born(it),
        ),
    )  # fmt: skip


def reached(it: Thing, sorts: Mapping[str, Thing]) -> tuple[str, str]:
    """Return a way to reach somebody: its sort, and the address."""
    address = said(it, "data")
    sort = sorts.get(said(it, "type"), {})
    words = f"{said(sort, 'type')} {said(sort, 'protocol')} {said(sort, 'name')}".casefold()
    if "@" in address and "://" not in address:
        return "email", address
    phone = "phone" in words or "tel" in words or not any(c.isalpha() for c in address)
    return "phone" if phone else "url", address


def born(it: Thing) -> Birthday | None:
    """Return a birthday; a year that was reckoned from an age is none."""
    date = properties(it).get("birthdate")
    written = day(said(date, "date")) if isinstance(date, dict) else ""
    if not isinstance(date, dict) or not written or yes(date, "is_age_based"):
        return None
    whole: PartialDate = parse_date(written)
    year = None if yes(date, "is_year_unknown") else whole.year
    return Birthday(whole.month or 1, whole.day or 1, year)


def special(date: object) -> str:
    """Return a date of Monica's own sort as a note has it; nothing where its year is not known."""
    if not isinstance(date, dict) or yes(date, "is_year_unknown"):
        return ""
    written = day(said(date, "date"))
    return written[:4] if yes(date, "is_age_based") else written


def rhythm(it: Thing) -> str:
    """Return how often somebody is to be met, as a note has it."""
    days = said(it, "stay_in_touch_frequency")
    if yes(it, "is_dead"):
        return "never"
    return f"{int(days)} days" if days.isascii() and days.isdigit() and 0 < int(days) <= 9999 else ""  # noqa: PLR2004 - beyond it, no rhythm


def relative(it: Thing, word: str) -> str:
    """Return somebody without a page of their own in words."""
    names = (tidy(said(it, part)) for part in ("first_name", "middle_name", "last_name"))
    birthday = born(it)
    return f"{word}: {' '.join(part for part in names if part)}" + (f", born {birthday}" if birthday else "")
