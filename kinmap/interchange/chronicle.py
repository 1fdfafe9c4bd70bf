"""What a file of people, meetings or appointments would do to the notes, worked out before anything is done.

A matter is known again by its key. What an import wrote is changed only where it still stands
as it was written; what its owner has on that day already, in words of their own, is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from kinmap.archive.edit import Change
from kinmap.archive.load import Archive
from kinmap.archive.quotes import quoted
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError
from kinmap.interchange.arrivals import Arrivals, arrivals
from kinmap.interchange.desk import Desk, Kind, Outcome, Reader, memory_path
from kinmap.interchange.foreign import Appointment, Foreign, Guest, Happening, Matter, Somebody
from kinmap.interchange.gatherings import SEVERAL, day_in, days, event_note, happening, zone_of
from kinmap.interchange.guests import Guests, Meant, guests
from kinmap.interchange.lines import meeting_item, plain_item, said_of
from kinmap.interchange.memory import as_remembered
from kinmap.text import fold


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All that an import would do to the notes.

    Attributes:
        outcomes: one for each matter, in the order of the file.
        strangers: guests who have no note, with how often they are named, the most frequent first.
        changes: the files that would change, by path, with their bytes before and after.
    """

    foreign: Foreign
    outcomes: tuple[Outcome, ...]
    strangers: tuple[tuple[Guest, int], ...]
    changes: Mapping[str, Change]


def chronicle(name: str, foreign: Foreign, archive: Archive, content_of: Reader) -> Chronicle:
    """Work out what an import would do: nothing but what is in `changes`.

    Where a note turns out to be one that cannot be written to, all is worked out again without it.

    Args:
        name: the format's.
        foreign: the file.
        archive: whose notes they are.
        content_of: gives the bytes of a file by its path from the root.
    """
    path, locked = memory_path(name), dict[str, str]()
    memory = content_of(path)
    while True:
        desk = Desk(archive, content_of, memory, locked)
        outcomes, strangers = settled(foreign, desk)
        changes, refused = desk.changes()
        if not refused:
            break
        locked |= refused
    if desk.kept != desk.before:
        changes[path] = (memory, as_remembered(desk.kept))
    return Chronicle(foreign, outcomes, strangers, changes)


def settled(foreign: Foreign, desk: Desk) -> tuple[tuple[Outcome, ...], tuple[tuple[Guest, int], ...]]:
    """Return what becomes of each matter, and who is named that has no note."""
    here = arrivals(foreign.matters, desk)
    people = (*desk.archive.people.values(), *here.people())
    who = guests(named(foreign), here.keyed, people)
    here.meet(foreign.matters, who, desk)
    each = Settling(desk, who, here, desk.archive.settings)
    outcomes = tuple(each.outcome(matter) for matter in foreign.matters)
    here.write(desk)
    return outcomes, counted(each.strangers)


def counted(strangers: Sequence[Guest]) -> tuple[tuple[Guest, int], ...]:
    """Return who is named without a note, each once, by an address if there is one, and how often."""
    counts = Counter(fold(guest.email or guest.name) for guest in strangers)
    faces: dict[str, Guest] = {}
    for guest in sorted(strangers, key=lambda guest: not guest.name):
        faces.setdefault(fold(guest.email or guest.name), guest)
    return tuple((faces[key], count) for key, count in sorted(counts.items(), key=lambda it: (-it[1], it[0])))


def named(foreign: Foreign) -> list[Guest]:
    """Return all whom matters name."""
    found: list[Guest] = []
    for matter in foreign.matters:
        if isinstance(matter, Somebody):
            found += [matter.through] if matter.through else []
        elif isinstance(matter, Happening):
            found += [*matter.who, *([matter.by] if matter.by else [])]
        else:
            found += [*matter.guests, *([matter.host] if matter.host else [])]
    return found


@dataclass(slots=True)
class Settling:
    """What decides of one matter after the other.

    Attributes:
        strangers: who is named and has no note, each time.
    """

    desk: Desk
    guests: Guests
    here: Arrivals
    settings: Settings
    zone: tzinfo | None
    strangers: list[Guest]
    seen: dict[str, Matter]

    def __init__(self, desk: Desk, who: Guests, here: Arrivals, settings: Settings) -> None:
        self.desk, self.guests, self.here, self.settings = desk, who, here, settings
        self.zone, self.strangers, self.seen = zone_of(settings), [], {}

    def outcome(self, matter: Matter) -> Outcome:
        """Return what becomes of a matter; note what is to be written."""
        key = self.desk.key_of(matter)
        first = self.seen.setdefault(key, matter)
        if first is not matter:
            return Outcome(matter, Kind.LEFT, f"it stands in the file before, at {first.line:,}")
        if isinstance(matter, Somebody) or (
            isinstance(matter, Happening) and matter.ledger in ("knows", "body")
        ):
            return self.here.outcomes[key]
        try:
            if isinstance(matter, Appointment):
                return self.appointment(key, matter)
            if matter.ledger == "meetings":
                return self.meeting(key, matter, matter)
            return self.fact(key, matter)
        except CannotWriteError as error:
            return Outcome(matter, Kind.LEFT, str(error))

    # -- meetings and events ---------------------------------------------------------------

    def appointment(self, key: str, it: Appointment) -> Outcome:
        """Settle what a calendar holds."""
        mine = any(self.is_owner(guest, it.calendar) for guest in it.declined)
        if it.off or mine:
            return self.desk.called_off(it, key, it.off or "you declined it")
        others = tuple(guest for guest in it.guests if not self.is_owner(guest, it.calendar))
        host = Guest(key="me") if it.host and self.is_owner(it.host, it.calendar) else it.host
        it = it._replace(guests=others, host=host)
        doubt = self.unclear(it, it.guests)
        if doubt:
            return doubt
        known = [self.guests.who(guest) for guest in it.guests]
        ids = list(dict.fromkeys(each.id for each in known if each.id))
        if len(ids) >= SEVERAL or (it.own and ids):
            return self.event(key, it, ids)
        if ids and not hasattr(it.start, "hour"):
            return Outcome(it, Kind.LEFT, "it lies on a day and at no hour, so it may be no meeting")
        return self.meeting(key, it, happening(it, self.zone))

    def is_owner(self, guest: Guest, calendar: str) -> bool:
        """Tell whether a guest is the owner: by the name, or the address that the calendar is called."""
        mail, me = fold(guest.email), fold(self.settings.me)
        return bool(me and fold(guest.name.strip()) == me) or bool(mail and mail == fold(calendar))

    def meeting(self, key: str, matter: Matter, it: Happening) -> Outcome:
        """Settle a meeting: a line in the note of one, `with` the others."""
        doubt = self.unclear(matter, it.who)
        if doubt:
            return doubt
        ids = self.ids_of(it)
        self.strangers += [guest for guest in it.who if not self.guests.who(guest).ids]
        if not ids:
            names = ", ".join(guest.name or guest.email for guest in it.who if guest.name or guest.email)
            return Outcome(
                matter, Kind.LEFT, f"nobody in it has a note ({names})" if names else "nobody is in it"
            )
        by = self.by(it, ids)
        item = meeting_item(it, ids, by)
        return self.desk.settle(matter, key, ids, "meetings", item, said_of(matter))

    def ids_of(self, it: Happening) -> list[str]:
        """Return the ids of those who were there, whoever asked for it first."""
        ids = list(dict.fromkeys(each for guest in it.who if (each := self.guests.who(guest).id)))
        host = self.guests.who(it.by).id if it.by else None
        return sorted(ids, key=lambda id_: id_ != host)

    def by(self, it: Happening, ids: list[str]) -> str:
        """Return who asked for a meeting, as its line has it."""
        if it.by is None:
            return ""
        if it.by.key == "me":
            return "me"
        return "them" if self.guests.who(it.by).id == ids[0] else ""

    def unclear(self, matter: Matter, who: tuple[Guest, ...]) -> Outcome | None:
        """Return that a matter is left because it may be of several."""
        for guest in who:
            meant = self.guests.who(guest)
            if meant.ids and not meant.sure:
                what = f"{guest.name or guest.email} may be {self.paths(meant)}"
                settle = (
                    f"; if so, write there: contact: {{email: {quoted(guest.email)}}}" if guest.email else ""
                )
                return Outcome(matter, Kind.AMBIGUOUS, what + settle)
        return None

    def paths(self, meant: Meant) -> str:
        """Return the notes of those who may be meant."""
        return " or ".join(self.desk.path_of(id_) for id_ in meant.ids)

    def event(self, key: str, it: Appointment, ids: list[str]) -> Outcome:
        """Settle an event: a file of its own."""
        self.strangers += [guest for guest in it.guests if not self.guests.who(guest).ids]
        day = day_in(it.start, self.zone)
        content = event_note(it, ids, self.settings)
        return self.desk.settle_event(it, key, ids, days(it, self.zone), content, f"{day} {it.title}")

    # -- the rest --------------------------------------------------------------------------

    def fact(self, key: str, it: Happening) -> Outcome:
        """Settle what goes into one of the other ledgers."""
        doubt = self.unclear(it, it.who)
        if doubt:
            return doubt
        id_ = self.guests.who(it.who[0]).id if it.who else None
        if id_ is None:
            return Outcome(it, Kind.LEFT, "whoever it is about has no note")
        return self.desk.settle(it, key, [id_], it.ledger, plain_item(it), said_of(it))
