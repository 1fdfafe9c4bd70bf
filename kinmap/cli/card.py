"""What there is to know of a row when one is asked about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from kinmap.archive.load import Archive
from kinmap.archive.rows import Mark
from kinmap.cli.layout import Block
from kinmap.community.network import Known
from kinmap.interchange.promoting import first, name_of
from kinmap.text import fold

MOST = 4
"""People of one company who are named."""


class Cards:
    """What is known of each contact, with what others tell of it."""

    def __init__(self, archive: Archive, everyone: Mapping[str, Known]) -> None:
        self.archive = archive
        self.everyone = everyone
        self.numbers = {key: number for number, key in enumerate(everyone, 1)}
        self.companies = Counter(fold(first(it, lambda row: row.company)) for it in everyone.values())
        self.members: dict[str, list[str]] = defaultdict(list)
        self.bearers: dict[str, list[str]] = defaultdict(list)
        for person in archive.people.values():
            for group in person.groups:
                self.members[fold(group)].append(person.id)
            for name in (person.name, *person.aliases):
                self.bearers[fold(name.strip())].append(person.path)

    def of(self, key: str, mark: Mark | None) -> Iterator[Block]:
        """Yield what is known of one."""
        contact = self.everyone[key]
        place = contact.rows[0].span
        name = name_of(contact) or "(no name)"
        yield Block(name, aside=f"{self.numbers[key]:,} of {len(self.everyone):,}", strong=True)
        position, company = first(contact, lambda row: row.position), first(contact, lambda row: row.company)
        work = f"{position} at {company}" if position and company else position or company
        yield from [Block(work, indent=2)] if work else []
        since = first(contact, lambda row: row.since)
        parts = (
            f"since {since}" if since else "",
            first(contact, lambda row: row.email),
            first(contact, lambda row: row.url),
        )
        said = " · ".join(part for part in parts if part)
        yield Block(said, aside=f"{place.path}:{place.line}", indent=2, soft=True)
        yield from (Block(sentence, indent=2) for sentence in self.around(contact, company) if sentence)
        if mark is not None:
            yield Block(f"You said: {mark.value}.", indent=2)

    def around(self, contact: Known, company: str) -> Iterator[str]:
        """Yield what else there is: a note, one of that name, others of that company."""
        if contact.person is not None:
            yield f"There is a note: {self.archive.people[contact.person].path}."
        elif paths := self.bearers.get(fold(name_of(contact)), []):
            yield f"Of that name there is a note: {' and '.join(paths)}."
        if not company:
            return
        people = [id_ for id_ in self.members.get(fold(company), ()) if id_ != contact.person]
        if people:
            names = ", ".join(self.archive.people[id_].name for id_ in people[:MOST])
            more = f" and {len(people) - MOST} more" if len(people) > MOST else ""
            yield f"With {company}, too: {names}{more}."
        others = self.companies[fold(company)] - 1
        if others:
            yield f"{others:,} other {'row is' if others == 1 else 'rows are'} of {company}."
