"""What happened, each thing once: lines of several notes that tell of one meeting are one.

Which lines those are is format.md's rule (*with and at*): others' lines of the same day and
kind that name the same person, and that person's own line of that day and kind. Here they
all stand, under the names of all who were there, so that no line is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry, Exchange, Good, Life, Meeting, Promise, Trust, Who as Side
from kinmap.community.attendance import KIND
from kinmap.dates import PartialDate, parse_duration
from kinmap.pages.phrases import phrase, plain, told
from kinmap.pages.view import View, Who
from kinmap.text import fold

TOKEN = re.compile(r"\[\[[^\]]*\]\]|\S+")
BY = re.compile(r"\bby (?:they|them|both)\b", re.IGNORECASE)
ASKED = {Side.THEY: "by {}", Side.BOTH: "by me and {}"}
"""Who asked, where several were there: *they* would be anybody."""
NAMING = re.compile(r"\b(?:with|at|to)\b", re.IGNORECASE)
ORDER = {Meeting: 0, Life: 1, Exchange: 2, Trust: 3, Promise: 4}
"""In which order the ledgers stand on one day, after its events."""


Owned: TypeAlias = tuple[Who, Entry]
"""A ledger line behind the person in whose note it stands."""


class Told(NamedTuple):
    """One line as the journal has it: its words without the names, its note in Markdown, and its place."""

    words: str
    note: str
    path: str
    file: str
    line: int
    href: str


class Happening(NamedTuple):
    """One thing that happened, or is planned; a tuple, since there are many.

    Attributes:
        title: of the event, where it is one; `href` its page.
        who: the first whose line it is, or who was there; None at an event of nobody's.
        others: all others who have a note and were there.
        alone: the one line that tells of it; `lines` are those of an event, or several.
    """

    title: str
    href: str
    who: Who | None
    others: tuple[Who, ...]
    alone: Told | None
    lines: tuple[Told, ...]
    planned: bool


def happenings(view: View, owned: Iterable[Owned], events: Iterable[Event]) -> Iterator[Happening]:
    """Give what happened on one day, each thing once: its events, then the ledgers.

    Args:
        view: what pages are made from.
        owned: all ledger lines of the day.
        events: those that begin on it.
    """
    groups = [group for same in by_moment(owned) for group in (joined(same) if same[1:] else (same,))]
    held = {event.id: event for event in events}
    at: dict[str | None, list[list[Owned]]] = defaultdict(list)
    for group in groups if held else ():
        at[held_at(group, held)].append(group)
    for event in held.values():
        yield gathered(view, event, [line for group in at[event.id] for line in group])
    rest = at[None] if held else groups
    planned = bool(rest) and rest[0][0][1].date.first > view.today
    for group in sorted(rest, key=order):
        yield met(view, group, planned=planned)


def order(group: Sequence[Owned]) -> tuple[int, str]:
    """Return what happenings of one day are ordered by: the ledger, and whose note it stands in."""
    owner, entry = group[0]
    return ORDER[type(entry)], owner.id


def by_moment(owned: Iterable[Owned]) -> Iterable[list[Owned]]:
    """Return lines that may tell of the same: meetings of one kind, and introductions; others are alone."""
    found: list[list[Owned]] = []
    told: dict[Hashable, list[Owned]] = {}
    for each in owned:
        _, entry = each
        if isinstance(entry, Meeting):
            moment: Hashable = entry.kind
        elif isinstance(entry, Exchange) and introduced(entry):
            moment = Exchange
        else:
            found.append([each])
            continue
        if moment in told:
            told[moment].append(each)
        else:
            told[moment] = [each]
            found.append(told[moment])
    return found


def introduced(entry: Exchange) -> bool:
    """Tell whether a line says that you brought two people together."""
    return entry.gave and entry.good is Good.INTRODUCTION and entry.to is not None


def joined(lines: Sequence[Owned]) -> Iterator[list[Owned]]:
    """Part lines of one day and kind into those that tell of the same.

    Two lines do if they stand in different notes and share a person whom one of them names;
    of introductions, if they are of the same two. Two lines of one note are two meetings.
    """
    if isinstance(lines[0][1], Exchange):
        pairs: dict[frozenset[str], list[Owned]] = defaultdict(list)
        for line in lines:
            pairs[frozenset((line[0].id, *named(line)))].append(line)
        yield from pairs.values()
        return
    naming = {place: names for place, line in enumerate(lines) if (names := named(line))}
    if not naming:
        yield from ([line] for line in lines)  # as on most days
        return
    heads = list(range(len(lines)))
    first_own: dict[str, int] = {}
    for place, (owner, _) in enumerate(lines):
        first_own.setdefault(owner.id, place)
    first_lent: dict[str, int] = {}
    for place, names in naming.items():
        owner, _ = lines[place]
        for name in names:
            other = first_own.get(name, first_lent.setdefault(name, place))
            if lines[other][0].id != owner.id:
                unite(heads, other, place)
    found: dict[int, list[Owned]] = defaultdict(list)
    for place, line in enumerate(lines):
        found[place if heads[place] == place else top(heads, place)].append(line)
    yield from found.values()


def unite(heads: list[int], one: int, other: int) -> None:
    """Make two lines, and all that they are one with, one."""
    a, b = top(heads, one), top(heads, other)
    heads[max(a, b)] = min(a, b)


def top(heads: Sequence[int], place: int) -> int:
    """Return the first of the lines that this one is one with."""
    while heads[place] != place:
        place = heads[place]
    return place


def named(line: Owned) -> tuple[str, ...]:
    """Return the ids that a line names besides its owner: who was there, or who was introduced."""
    owner, entry = line
    if isinstance(entry, Meeting):
        return tuple([i for i in entry.companions if i != owner.id]) if entry.companions else ()
    if isinstance(entry, Exchange) and introduced(entry) and entry.to:
        return (entry.to,)
    return ()


def held_at(group: Iterable[Owned], events: dict[str, Event]) -> str | None:
    """Return the event that these lines are `at`, on one of its days."""
    for _, entry in group:
        event = events.get(entry.event or "") if isinstance(entry, Meeting) else None
        if event and event.date and event.date.first <= entry.date.first <= last_day(event, event.date):
            return event.id
    return None


def last_day(event: Event, begun: PartialDate) -> date:
    """Return the last day of an event."""
    return max(begun.first, event.until.first) if event.until else begun.first


def gathered(view: View, event: Event, lines: Sequence[Owned]) -> Happening:
    """Return an event with all who were there, and the lines that are at it."""
    there = known(view, (*event.there, *event.met, *everyone(lines)))
    return Happening(
        title=event.title,
        href=view.links.events[event.id],
        who=there[0] if there else None,
        others=there[1:],
        alone=None,
        lines=tuple([as_told(view, line, "") for line in lines]),
        planned=bool(event.date and event.date.first > view.today),
    )


def known(view: View, ids: Sequence[str], but: str = "") -> tuple[Who, ...]:
    """Return those of these who have a note as links, each once; `but` is left out."""
    if not ids:
        return ()
    return tuple([who for i in dict.fromkeys(ids) if i != but and (who := view.named.get(i))])


def met(view: View, lines: Sequence[Owned], *, planned: bool) -> Happening:
    """Return what one line tells of, or several of one meeting."""
    first = lines[0]
    owner, entry = first
    if len(lines) == 1:
        others = known(view, named(first), but=owner.id)
        return Happening("", "", owner, others, as_told(view, first, place(view, entry)), (), planned)
    several = tuple([as_told(view, line, place(view, line[1])) for line in lines])
    return Happening("", "", owner, known(view, everyone(lines), but=owner.id), None, several, planned)


def everyone(lines: Sequence[Owned]) -> Sequence[str]:
    """Return the ids of all whom lines are about: their owners, then whom they name."""
    return [*[owner.id for owner, _ in lines], *[i for line in lines for i in named(line)]]


def place(view: View, entry: Entry) -> str:
    """Return where a meeting was: the title of its event, or the words of a place."""
    if not isinstance(entry, Meeting):
        return ""
    event = view.archive.events.get(entry.event) if entry.event else None
    return event.title if event else entry.at or ""


def as_told(view: View, line: Owned, at: str) -> Told:
    """Return a line, without the names that stand before it; `at` is the name of its place."""
    owner, entry = line
    if isinstance(entry, Meeting):
        said = meeting(view, owner, entry, at)
    elif isinstance(entry, Exchange) and entry.to:
        said = "gave introduction" if introduced(entry) else plain(phrase(view, entry, owner.id))
    else:
        said = told(entry)
    path, number, _ = entry.span
    return Told(said, entry.note, path, path.rpartition("/")[2], number, f"{owner.href}#L{number}")


def meeting(view: View, owner: Who, entry: Meeting, at: str) -> str:
    """Return the words of a meeting without those who were there."""
    said = told(entry)
    if naming(said):
        said = spare(view, said, at)
    if entry.companions and entry.by in ASKED:
        said = BY.sub(lambda _: ASKED[entry.by or Side.ME].format(owner.name), said)
    return "" if not at and said == KIND else said  # the event's title says it already


@lru_cache(maxsize=4096)
def naming(said: str) -> bool:
    """Tell whether the words of a meeting name somebody or a place; of many they are the same."""
    return NAMING.search(said) is not None


def spare(view: View, words: str, place: str) -> str:
    """Return the words of a line without those whom it names, and with its place by name.

    `with` takes every word up to the next `by`, `at` or duration; `to` and `at` take one
    (format.md). A name that nobody's note has stays. Without a `place`, `at` is left out.
    """
    kept: list[str] = []
    before = ""
    for token in TOKEN.findall(words):
        low = token.lower()
        if before == "at":
            kept += ["at", place] if place else []
            before = ""
        elif low in {"with", "at", "to"}:
            before = low
        elif before and low != "by" and not parse_duration(low):
            if fold(token.strip("[]")) not in view.archive.names:
                kept += [before, token.strip("[]")] if before not in kept else [token.strip("[]")]
            before = "with" if before == "with" else ""
        else:
            kept.append(token)
            before = ""
    return " ".join(kept)
