"""Monica 4's export as JSON: people, what was done with them, and what is known of them.

Each value of it is an entry. A contact becomes a note; activities, calls and conversations are
meetings, gifts exchanges, debts promises, life events news; notes, reminders, tasks, addresses
and pets go below the fields of a new note. An id that leads nowhere is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kinmap.interchange.cells import tidy
from kinmap.interchange.foreign import Foreign, Guest, Happening, Matter, Passed, Somebody
from kinmap.interchange.gatherings import kind_in
from kinmap.interchange.memory import mark
from kinmap.interchange.monica_details import DETAILS, NO_DAY, dated
from kinmap.interchange.monica_file import (
    Thing,
    account,
    blocks,
    instance,
    listed,
    properties,
    said,
    text,
    values,
    yes,
)
from kinmap.interchange.monica_people import contact, relative, rhythm, special

SILENT = {
    "user": "of users",
    "addressbook": "of address books",
    "addressbooksubscription": "of address books",
    "photo": "of photographs and documents",
    "document": "of photographs and documents",
    "contactfield": "of addresses and numbers",
}
"""What an account holds that is nobody, or is told with somebody."""
REFERENCES = ("activity", "photo", "document")
"""Blocks of a contact that name ids alone."""


@dataclass(slots=True)
class Export:
    """An export while it is read.

    Attributes:
        count: entries so far.
        partial: people without a page of their own, by id.
        present: who was at an activity, by its id.
    """

    account: Thing
    count: int = 0
    matters: list[Matter] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    silent: dict[str, int] = field(default_factory=dict)
    people: dict[str, Thing] = field(default_factory=dict)
    partial: dict[str, Thing] = field(default_factory=dict)
    present: dict[str, list[str]] = field(default_factory=dict)
    sorts: dict[str, Thing] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)

    def hush(self, name: str, count: int = 1) -> None:
        """Count entries that tell of nobody."""
        self.count += count
        self.silent[name] = self.silent.get(name, 0) + count

    def skip(self, why: str, height: int = 1) -> None:
        """Pass an entry over; of height 0 a part of one."""
        self.count += height
        self.passed.append(Passed(self.count, height, why))

    def tell(
        self, who: tuple[str, ...], ledger: str, head: str, note: str, key: str, height: int = 1
    ) -> None:
        """Note what is for a ledger, or for another part of a note; of height 0 a part of an entry."""
        self.count += height
        guests = tuple(Guest(key=id_) for id_ in who)
        again = self.keys[key] = self.keys.get(key, 0) + 1
        key = f"{key}\0{again}" if again > 1 else key
        self.matters.append(Happening(self.count, height, key, guests, ledger, head, note))


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says.

    Args:
        content: its bytes.
        encoding: what its owner says that it is written in.

    Raises:
        NotThisFormatError: where it is no JSON, or no export of Monica's.
    """
    export = Export(account(content, encoding))
    found = {said(it, "uuid"): it for it in values(export.account, "contact")}
    export.partial = {id_: it for id_, it in found.items() if yes(it, "is_partial")}
    export.people = {id_: it for id_, it in found.items() if id_ not in export.partial}
    export.sorts = instance(export.account, "contact_field_types", "contactFieldTypes")
    for it in values(export.account, "contact"):
        one(export, it)
    for sort, some in blocks(export.account):
        for it in some:
            others(export, sort, it)
    journal(export)
    for _, who in dangling(export):
        name = next(it.contact.name for it in export.matters if isinstance(it, Somebody) and it.key == who)
        export.skip(f"an activity with {name} is not in the file", 0)
    return Foreign(
        export.count, (), tuple(export.passed), export.silent, "", tuple(export.matters), unit="entry"
    )


def others(export: Export, sort: str, it: object) -> None:
    """Read a value of the account that is no contact."""
    if sort == "contact":
        if not isinstance(it, dict):
            export.skip("it cannot be read")
    elif sort in SILENT:
        export.hush(SILENT[sort])
    elif not isinstance(it, dict) or sort not in ("activity", "relationship"):
        export.skip(f"kinmap does not know what `{sort}` is" if isinstance(it, dict) else "it cannot be read")
    elif sort == "activity":
        activity(export, it)
    else:
        relationship(export, it)


def journal(export: Export) -> None:
    """Pass over the entries of the journal, which are about oneself."""
    for _ in listed(export.account, "journal_entries"):
        export.skip("it is your own journal, and about nobody")


# -- people ----------------------------------------------------------------------------------


def one(export: Export, it: Thing) -> None:
    """Read a contact, and all that is told with it."""
    id_ = said(it, "uuid")
    if id_ in export.partial:
        export.hush("of relatives without a page", 1 + len(list(own_entries(it))))
        return
    who = contact(it, export.sorts)
    if isinstance(who, Passed) or not id_ or export.people.get(id_) is not it:
        export.skip(who.why if isinstance(who, Passed) else "another contact has its id, or it has none")
        for _ in own_entries(it):
            export.skip("the contact that it belongs to is passed over")
        if isinstance(who, Passed):
            export.people.pop(id_, None)
        return
    export.count += 1
    through = text(properties(it).get("first_met_through"))
    nickname, tags = tidy(said(it, "nickname")), [tidy(text(tag)) for tag in listed(it, "tags")]
    somebody = Somebody(
        export.count, 1, id_, who._replace(line=export.count),
        aliases=(nickname,) if nickname and nickname != who.name else (),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        place=next((city for each in values(it, "address") if (city := tidy(said(each, "city")))), ""),
        known=special(properties(it).get("first_met_date")),
        through=Guest(key=through) if through in export.people else None,
        every=rhythm(it),
    )  # fmt: skip
    export.matters.append(somebody)
    if through and through not in export.people:
        export.skip(f"{who.name} was met through somebody who is not in the file", 0)
    about(export, it, id_)
    for sort, some in blocks(it):
        for each in some:
            detail(export, id_, sort, each)


def own_entries(it: Thing) -> Iterator[object]:
    """Yield the values of a contact's blocks that are more than ids."""
    return (each for sort, some in blocks(it) if sort not in REFERENCES for each in some)


def about(export: Export, it: Thing, id_: str) -> None:
    """Note what a contact's own properties say that no field has."""
    died = special(properties(it).get("deceased_date"))
    words = {
        "description": said(it, "description"),
        "food": f"Food: {said(it, 'food_preferences')}" if said(it, "food_preferences") else "",
        "died": f"Died{f' on {died}' if died else ''}." if yes(it, "is_dead") else "",
    }
    for part, note in words.items():
        if note:
            export.tell((id_,), "body", "Notes", note, f"{id_}\0{part}", 0)


# -- what is told with somebody --------------------------------------------------------------


def detail(export: Export, id_: str, sort: str, it: object) -> None:
    """Read a value of a contact's block."""
    if sort in REFERENCES:
        if sort == "activity":
            export.present.setdefault(text(it), []).append(id_)
    elif not isinstance(it, dict):
        export.skip("it cannot be read")
    elif sort in SILENT:
        export.hush(SILENT[sort])
    elif sort not in DETAILS:
        export.skip(f"kinmap does not know what `{sort}` is")
    else:
        found = DETAILS[sort](it)
        if isinstance(found, str):
            export.skip(found)
        else:
            ledger, head, note = found
            key = said(it, "uuid") or mark(id_, sort, head, note)
            export.tell((id_,), ledger, head, note, key)


# -- what several have together --------------------------------------------------------------


def activity(export: Export, it: Thing) -> None:
    """Read an activity, a meeting with all whose contacts name it."""
    id_, when = said(it, "uuid"), dated(it, "happened_at", "created_at")
    there = tuple(dict.fromkeys(export.present.get(id_, ())))
    if not there or not when:
        export.skip("nobody was there who is in the file" if when else NO_DAY)
        return
    summary = said(it, "summary")
    note = ": ".join(part for part in (summary, said(it, "description")) if part)
    head = " ".join(part for part in (when, kind_in(summary)) if part)
    export.tell(there, "meetings", head, note, id_)


def relationship(export: Export, it: Thing) -> None:
    """Read who somebody is to somebody else."""
    ids, word = [said(it, name) for name in ("contact_is", "of_contact")], said(it, "type")
    key = said(it, "uuid") or mark(*ids, word)
    if ids[1] in export.partial and ids[0] in export.people:
        export.skip("it is told from the other side")
    elif any(id_ not in export.people and id_ not in export.partial for id_ in ids):
        export.skip("one of the two is not in the file")
    elif ids[1] in export.partial:
        export.skip("neither of the two has a page")
    elif ids[0] in export.partial:
        export.tell((ids[1],), "body", "Family", relative(export.partial[ids[0]], word), key)
    else:
        export.tell((ids[1], ids[0]), "knows", word, "", key)


def dangling(export: Export) -> Iterator[tuple[str, str]]:
    """Yield activities that a contact names and the file has not, each with the contact."""
    there = {said(it, "uuid") for it in values(export.account, "activity")}
    return ((id_, who) for id_, some in export.present.items() if id_ not in there for who in some)
