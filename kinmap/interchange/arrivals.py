"""The people that a foreign file tells of: who has a note, who gets one, and what comes into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kinmap.archive.filling import held
from kinmap.archive.person import Person
from kinmap.archive.quotes import quoted
from kinmap.archive.wording import CannotWriteError, one_line
from kinmap.interchange.desk import Desk, Kind, Outcome
from kinmap.interchange.foreign import Happening, Matter, Somebody
from kinmap.interchange.guests import NOBODY, Guests, Meant, somebodies
from kinmap.interchange.memory import Kept, mark
from kinmap.interchange.newcomers import Newcomer, addresses, note
from kinmap.interchange.promoting import free_id
from kinmap.text import fold, slug


@dataclass(slots=True)
class Arrivals:
    """The file's people.

    Attributes:
        keyed: who they are, by the file's own key.
        outcomes: what becomes of each, and of ties and remarks, by the key under which it is remembered.
        new: those who get a note, by id.
    """

    keyed: dict[str, Meant] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    new: dict[str, Newcomer] = field(default_factory=dict)

    def people(self) -> list[Person]:
        """Return those who get a note, as far as they can be told by it."""
        return [
            Person(
                id=it.id,
                path=it.path,
                name=one_line(it.about.contact.name),
                aliases=tuple(map(one_line, it.about.aliases)),
                contact=addresses(it.about),
            )
            for it in self.new.values()
        ]

    def meet(self, matters: Sequence[Matter], who: Guests, desk: Desk) -> None:
        """Note through whom somebody came, whom they know, and what else there is to say of them."""
        for new in self.new.values():
            through = who.who(new.about.through).id if new.about.through else None
            if through and not self.leads_back(new.id, through):
                new.through = through
        ties = [it for it in matters if isinstance(it, Happening) and it.ledger == "knows"]
        pairs = {id(it): tuple(who.who(guest) for guest in it.who) for it in ties}
        ties.sort(key=lambda it: not (pairs[id(it)] and pairs[id(it)][0].id in self.new))
        told: set[frozenset[str]] = set()
        for it in ties:
            self.outcomes.setdefault(desk.key_of(it), self.tie(it, pairs[id(it)], told, desk))
        for matter in matters:
            if isinstance(matter, Happening) and matter.ledger == "body":
                self.outcomes.setdefault(desk.key_of(matter), self.remark(matter, who, desk))

    def leads_back(self, id_: str, through: str) -> bool:
        """Tell whether somebody came to be known through oneself."""
        at: str | None = through
        while at is not None and at != id_:
            at = self.new[at].through if at in self.new else None
        return at == id_

    def tie(self, it: Happening, pair: Sequence[Meant], told: set[frozenset[str]], desk: Desk) -> Outcome:
        """Settle who knows whom: it is told once, in the note of somebody new."""
        ids = [each.id for each in pair if each.id]
        if len(ids) < len(it.who) or len(set(ids)) < 2:  # noqa: PLR2004 - a tie has two ends
            return Outcome(it, Kind.LEFT, "one of the two has no note")
        one, other = ids
        key, both = desk.key_of(it), frozenset(ids)
        path = desk.path_of(one)
        if key in desk.before:
            return Outcome(it, Kind.SAME, "", path)
        if both in told or self.tied(one, other, desk):
            return Outcome(it, Kind.THERE, it.head, path)
        if one not in self.new:
            line = f"knows: [{{{quoted(other)}: {quoted(it.head)}}}]"
            return Outcome(it, Kind.LEFT, f"both have a note; write into that: {line}", path)
        told.add(both)
        try:
            self.new[one].ties.append((other, one_line(it.head)))
        except CannotWriteError as error:
            return Outcome(it, Kind.LEFT, str(error), path)
        desk.kept[key] = Kept(path, "", "")
        return Outcome(it, Kind.NEW, f"knows {other}: {it.head}", path)

    def tied(self, one: str, other: str, desk: Desk) -> bool:
        """Tell whether the notes say that two know each other."""
        people = desk.archive.people
        pairs = ((one, other), (other, one))
        return any(id_ in people and any(it.id == to for it in people[id_].knows) for id_, to in pairs)

    def remark(self, it: Happening, who: Guests, desk: Desk) -> Outcome:
        """Settle what is no line of a ledger: it goes below the fields of a new note."""
        key, meant = desk.key_of(it), who.who(it.who[0]) if it.who else NOBODY
        if meant.id is None:
            return Outcome(it, Kind.LEFT, "whoever it is about has no note")
        path = desk.path_of(meant.id)
        if key in desk.before:
            return Outcome(it, Kind.SAME, "", path)
        if meant.id not in self.new:
            return Outcome(it, Kind.LEFT, f"the note is there; under {it.head} it could say: {it.note}", path)
        try:
            one_line(it.note)
        except CannotWriteError as error:
            return Outcome(it, Kind.LEFT, str(error), path)
        self.new[meant.id].remarks.append(it)
        desk.kept[key] = Kept(path, "", "")
        return Outcome(it, Kind.NEW, f"{it.head}: {it.note}", path)

    def write(self, desk: Desk) -> None:
        """Put the new notes on the desk."""
        for it in self.new.values():
            try:
                desk.made[it.path], _ = note(it, desk.archive.settings)
            except CannotWriteError as error:
                desk.refused[it.path] = str(error)


def arrivals(matters: Iterable[Matter], desk: Desk) -> Arrivals:
    """Return the people of a file, and whose they are of those who have a note."""
    some = [it for it in matters if isinstance(it, Somebody)]
    found = Arrivals()
    ids = {person.path: person.id for person in desk.archive.people.values()}
    for it, meant in zip(some, somebodies(some, list(desk.archive.people.values())), strict=True):
        key = desk.key_of(it)
        if key in found.outcomes:
            continue
        kept = desk.before.get(key)
        if kept and kept.path in ids:
            found.keyed[it.key] = Meant((ids[kept.path],), sure=True)
            found.outcomes[key] = Outcome(
                it, Kind.SAME, lacking(it, desk.archive.people[ids[kept.path]]), kept.path
            )
        elif meant.ids:
            found.keyed[it.key] = meant
            found.outcomes[key] = with_note(it, meant, desk)
        elif kept:
            found.outcomes[key] = Outcome(it, Kind.YOURS, "", kept.path)
        else:
            found.outcomes[key] = arrived(it, key, found, desk)
    return found


def with_note(it: Somebody, meant: Meant, desk: Desk) -> Outcome:
    """Return that somebody has a note, or may have one of several."""
    paths = [desk.path_of(id_) for id_ in meant.ids]
    if meant.id is None:
        what = f"may be {' or '.join(paths)}"
        known = {fold(name) for id_ in meant.ids for name in names_of(desk.archive.people[id_])}
        if len(paths) == 1 and fold(it.contact.name) not in known:
            name = quoted(it.contact.name)
            what += f"; if so, write there: aliases: [{name}]; if not, `kinmap new {name}` first"
        return Outcome(it, Kind.AMBIGUOUS, what)
    return Outcome(it, Kind.THERE, lacking(it, desk.archive.people[meant.id]), paths[0])


def arrived(it: Somebody, key: str, found: Arrivals, desk: Desk) -> Outcome:
    """Return that somebody gets a note, or why not."""
    name = it.contact.name
    id_ = free_id(name, desk.taken)
    new = Newcomer(id_, it)
    desk.taken.add(slug(id_))
    try:
        if new.path in desk.locked:
            return Outcome(it, Kind.LEFT, desk.locked[new.path])
        note(new, desk.archive.settings)
    except CannotWriteError as error:
        return Outcome(it, Kind.LEFT, str(error))
    found.keyed[it.key] = Meant((id_,), sure=True)
    found.new[id_] = new
    desk.new_paths[id_] = new.path
    desk.kept[key] = Kept(new.path, mark(*it[3:]), "")
    return Outcome(it, Kind.NEW, name, new.path)


def names_of(person: Person) -> tuple[str, ...]:
    """Return all names of a person."""
    return (person.name, *person.aliases)


def lacking(it: Somebody, person: Person) -> str:
    """Return the fields that somebody's note could have from the file and has not, as lines to paste."""
    names = {fold(name) for name in names_of(person)}
    tags = {fold(tag) for tag in person.tags}
    more = {
        "aliases": [name for name in (it.contact.name, *it.aliases) if fold(name) not in names],
        "tags": [tag for tag in it.tags if fold(tag) not in tags],
        "place": [] if person.place or not it.place else [it.place],
    }
    parts = [f"{field}: [{', '.join(map(quoted, said))}]" for field, said in more.items() if said]
    parts = [part.replace("[", "").replace("]", "") if part.startswith("place") else part for part in parts]
    ways = {way: said for way, said in held(addresses(it)).items() if not held(person.contact).get(way)}
    contact = ", ".join(f"{way}: {quoted(said[0])}" for way, said in ways.items())
    parts += [f"contact: {{{contact}}}"] if contact else []
    parts += [f"birthday: {it.contact.birthday}"] if it.contact.birthday and not person.birthday else []
    return " and ".join(parts)
