"""What an address book knows of people whose notes lack it.

Only somebody who is told by an address or a number, and has the same name, is filled in; a
family may share a telephone, and an office a mailbox. What was filled in once and is no longer
in the note was taken out by its owner, and does not come back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from kinmap.archive.edit import Change
from kinmap.archive.filling import BIRTHDAY, held, with_fields
from kinmap.archive.load import Archive
from kinmap.archive.person import Contact as Addresses, Person
from kinmap.archive.rows import records
from kinmap.archive.shares import shared
from kinmap.archive.wording import CannotWriteError
from kinmap.dates import Birthday
from kinmap.interchange.cells import inert, spoken, written
from kinmap.interchange.details import is_linkedin
from kinmap.interchange.foreign import Contact
from kinmap.interchange.matching import SURE, Match, names_of
from kinmap.interchange.plan import Plan
from kinmap.text import fold

HEADER = ("person", "field")
SAFE = ("http://", "https://", "www.")
"""How an address begins that a note may link to."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What one note lacks and a contact gives.

    Attributes:
        person: the id.
        why: why it is not filled in, as a part of a sentence; empty where it is.
    """

    person: str
    path: str
    contact: Contact
    addresses: Addresses
    birthday: Birthday | None
    why: str = ""

    def said(self) -> dict[str, tuple[str, ...]]:
        """Return what it gives, by field."""
        return held(self.addresses) | ({BIRTHDAY: (str(self.birthday),)} if self.birthday else {})


def filled_path(name: str) -> str:
    """Return where it lies what a format filled in; a name with a dot is no file of rows."""
    return f"network/.{name}-notes.csv"


def with_gaps(
    plan: Plan, name: str, archive: Archive, content_of: Callable[[str], bytes | None]
) -> tuple[Plan, tuple[Gap, ...]]:
    """Return a plan that fills what notes lack, and what that is, by contact.

    Args:
        plan: what becomes of the rows.
        name: the format's.
        archive: whose notes they are.
        content_of: gives the bytes of a file by its path from the root.
    """
    memory = content_of(filled_path(name))
    before = remembered(memory)
    told = gaps(plan.foreign.contacts, plan.matches, archive, before)
    lacks = [
        (at, old) for at, gap in enumerate(told) if not gap.why and (old := content_of(gap.path)) is not None
    ]

    def work(share: Iterable[tuple[int, bytes]]) -> list[tuple[int, bytes | str]]:
        return [(at, filled_in(told[at], old, archive)) for at, old in share]

    made = {at: new for share in shared(work, lacks) for at, new in share}
    found = [
        replace(gap, why=why) if isinstance(why := made.get(at), str) else gap for at, gap in enumerate(told)
    ]
    changes: dict[str, Change] = {
        told[at].path: (old, new) for at, old in lacks if isinstance(new := made[at], bytes)
    }
    done = {(gap.person, field) for gap in found if not gap.why for field in gap.said()}
    if done - before:
        changes[filled_path(name)] = (memory, as_remembered(before | done))
    return replace(plan, changes={**plan.changes, **changes}), tuple(found)


def filled_in(gap: Gap, content: bytes, archive: Archive) -> bytes | str:
    """Return a note with what it lacks, or why it cannot be written."""
    try:
        return with_fields(archive.people[gap.person], content, gap.addresses, gap.birthday, archive.settings)
    except CannotWriteError as error:
        return str(error)


def gaps(
    contacts: Iterable[Contact],
    matches: Sequence[Match],
    archive: Archive,
    before: Iterable[tuple[str, str]],
) -> list[Gap]:
    """Return what notes lack and contacts give, with why some of it is left out."""
    taken: dict[str, set[str]] = {}
    for id_, part in before:
        taken.setdefault(id_, set()).add(part)
    pairs = [(it, match.people[0]) for it, match in zip(contacts, matches, strict=True) if match.sure]
    claims = Counter(id_ for match in matches if match.by in SURE for id_ in match.people)
    found = []
    for contact, id_ in pairs:
        person = archive.people[id_]
        gap = lacking(person, contact, taken.get(id_, ()))
        if not gap.said():
            continue
        if claims[id_] > 1:
            gap = replace(gap, why="several contacts of the file have an address of this note")
        elif not same_name(person, contact):
            gap = replace(gap, why=f"the note's name is {person.name}")
        found.append(gap)
    return found


def lacking(person: Person, contact: Contact, taken: Iterable[str]) -> Gap:
    """Return what a note lacks and a contact gives, but for fields that were filled in before."""
    urls = [url for url in (contact.url, *contact.urls) if fold(url).startswith(SAFE)]
    gives = Addresses(
        email=tuple(mail for mail in (contact.email, *contact.emails) if mail),
        phone=contact.phones,
        linkedin=tuple(url for url in urls if is_linkedin(url)),
        web=tuple(url for url in urls if not is_linkedin(url)),
    )
    has, no = person.contact, set(taken)
    kept = {
        each.name: () if getattr(has, each.name) or each.name in no else getattr(gives, each.name)
        for each in fields(gives)
    }
    birthday = None if person.birthday or BIRTHDAY in no else contact.birthday
    return Gap(person.id, person.path, contact, Addresses(**kept), birthday)


def same_name(person: Person, contact: Contact) -> bool:
    """Tell whether a name is one of a person's, or one of the two has all the words of the other."""
    words = set(fold(contact.name).split())
    names = (set(name.split()) for _, name in names_of(person))
    return bool(words) and any(words <= name or name <= words for name in names if name)


# -- what was filled in ------------------------------------------------------------------------


def remembered(content: bytes | None) -> set[tuple[str, str]]:
    """Return what was filled in so far, by person and field; a line of another shape says nothing."""
    cells = (record.cells for record in records((content or b"").decode("utf-8", "replace")))
    pairs = {(spoken(each[0]), spoken(each[1])) for each in cells if len(each) == len(HEADER)}
    return pairs - {HEADER}


def as_remembered(done: Iterable[tuple[str, str]]) -> bytes:
    """Return what was filled in, as it is kept."""
    lines = (",".join(written(inert(cell)) for cell in it) for it in sorted(done))
    return "".join(f"{line}\n" for line in (",".join(HEADER), *lines)).encode()


def gap_plain(gap: Gap) -> Mapping[str, object]:
    """Return a gap for a program."""
    return {
        "person": gap.person,
        "path": gap.path,
        "line": gap.contact.line,
        "fields": gap.said(),
        "why": gap.why,
    }
