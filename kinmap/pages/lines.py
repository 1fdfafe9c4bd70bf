"""Lines of notes as evidence: what a claim rests on, in its owner's words, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter
from typing import NamedTuple

from kinmap.archive.ledgers import Entry
from kinmap.archive.person import Person
from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.phrases import Piece, alone, phrase, plain
from kinmap.pages.tongue import per_tongue, say
from kinmap.pages.view import View, entries
from kinmap.text import Span

SPAN = attrgetter("span")
ORDER = itemgetter(slice(2))
"""What the lines of a year are sorted by: the day, and the place on the page of a note."""


class Line(NamedTuple):
    """One line of a note, ready to be read.

    Attributes:
        iso: its date for machines, as far as it was written; `date` for people, and `in_year` where
            the year has been said.
        words: what the line says after its date; `pieces` are the same with their links, where
            it has any; `note` is what its owner wrote to it, in Markdown.
        line: its number in the file.
        file: the name of the file, where the line stands in another's note, else nothing.
        href: its place in the site, from the root.
        anchor: `L67`, what its place is called on the page of its own note, for the first line that
            stands there; else nothing.
        path: the file, from the archive's root.
    """

    iso: str
    date: str
    words: str
    note: str
    line: int
    file: str = ""
    href: str = ""
    anchor: str = ""
    planned: bool = False
    path: str = ""
    pieces: tuple[Piece, ...] = ()
    in_year: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as one says it in a terminal: `people/ana.md:12`."""
        return f"{self.path}:{self.line}"


class Place(NamedTuple):
    """Where something is written: `ana.md:15` for a page, and from the archive's root for a terminal."""

    words: str
    href: str
    path: str


def stands(view: View, span: Span) -> Place:
    """Return a place as a page and a terminal name it."""
    file, href = place(view, span)
    return Place(f"{file}:{span.line}", href, f"{span.path}:{span.line}")


def place(view: View, span: Span) -> tuple[str, str]:
    """Return the file's name and the address of a line of a note."""
    home = view.homes.get(span.path, "")
    ledger = span in view.entries
    return span.path.rpartition("/")[2], f"{home}#L{span.line}" if ledger else home


class Day(NamedTuple):
    """A date as lines have it: for machines, for a column, and within its year; and the day it counts as."""

    iso: str
    short: str
    in_year: str
    first: date


@per_tongue(4096)  # pages have the same days again and again
def told(when: PartialDate) -> Day:
    """Return a date in words."""
    return Day(str(when), words.short_day(when), words.year_day(when), when.first)


def at(view: View, span: Span, own: str, of: str) -> Line | None:
    """Return the line at a place: of a ledger, or an event; None where neither stands there.

    Args:
        view: what pages are made from.
        span: the place.
        own: the path of the note whose page this is for: its own lines need no file's name.
        of: the id of whoever the line is told of, where the page is not theirs.
    """
    entry = view.entries.get(span)
    if entry is not None:
        return of_entry(view, entry, own, of or view.owners.get(own, ""))
    event = view.events.get(span.path)
    if event is None or event.date is None:
        return None
    day = told(event.date)
    return Line(
        iso=day.iso,
        date=day.short,
        words=say("event"),
        note=event.title,
        line=span.line,
        file="" if span.path == own else span.path.rpartition("/")[2],
        href=view.homes.get(span.path, ""),
        planned=day.first > view.today,
        path=span.path,
        in_year=day.in_year,
    )


@per_tongue(128)  # a list shows a line with each that it is told of
def of_entry(view: View, entry: Entry, own: str, of: str) -> Line:
    """Return the line of an entry; `own` and `of` as for `at`."""
    pieces = phrase(view, entry, of)
    span, day = entry.span, told(entry.date)
    return Line(
        iso=day.iso,
        date=day.short,
        words=plain(pieces),
        note=entry.note,
        line=span.line,
        file="" if span.path == own else span.path.rpartition("/")[2],
        href=f"{view.homes.get(span.path, '')}#L{span.line}",
        planned=day.first > view.today,
        path=span.path,
        pieces=pieces if len(pieces) > 1 else (),
        in_year=day.in_year,
    )


@per_tongue(4)  # a page shows a line under each condition that it proves, and among all of them
def of_note(view: View, path: str) -> Mapping[Span, Line]:
    """Return the lines of a person's note as their own page says them, by place; none of any other note."""
    person = view.archive.people.get(view.owners.get(path, ""))
    if person is None:
        return {}
    home, today, last = view.homes.get(path, ""), view.today, 0
    found = {}
    for entry in sorted(entries(person), key=SPAN):
        span, said, day = entry.span, alone(entry), told(entry.date)
        number, pieces = span.line, () if said else phrase(view, entry, person.id, person.id)
        anchor = f"L{number}"
        found[span] = Line(  # by place, since there are a dozen on every page
            day.iso,
            day.short,
            said or plain(pieces),
            entry.note,
            number,
            "",
            f"{home}#{anchor}",
            anchor if number != last else "",
            day.first > today,
            path,
            pieces if len(pieces) > 1 else (),
            day.in_year,
        )
        last = number
    return found


def evidence(view: View, spans: Iterable[Span], own: str, of: str = "") -> tuple[Line, ...]:
    """Return the lines at these places, each once, the newest first; `own` and `of` as for `at`."""
    owner = view.owners.get(own, "")
    known = of_note(view, own) if owner and of in {owner, ""} else {}
    found = [
        line for span in dict.fromkeys(spans) if (line := known.get(span) or at(view, span, own, of or owner))
    ]
    found.sort(key=attrgetter("iso"), reverse=True)
    return tuple(found)


def acquaintance(view: View, person: Person, own: str) -> tuple[Line, ...]:
    """Return since when you know somebody as a line, where a field says so; `own` as for `at`."""
    for name, when in (("known", person.known), ("declared", person.declared)):
        if when is not None and when.first <= view.today:
            span = person.spans[name]
            file, href = ("", "") if span.path == own else place(view, span)
            said = (str(when), words.short_day(when), name, "")
            return (Line(*said, line=span.line, file=file, href=href, path=span.path),)
    return ()


def ledger(view: View, person: Person, lent: Sequence[Line]) -> tuple[tuple[int, tuple[Line, ...]], ...]:
    """Return everything written of a person by year, newest first.

    `lent` are lines of others' notes, and events, that are theirs as well.
    """
    years: dict[str, list[tuple[str, int, Line]]] = {}
    for line in (*of_note(view, person.path).values(), *lent):
        first = f"{line.iso}-01-01"[:10]  # the day that it counts as, however much was written
        years.setdefault(first[:4], []).append((first, 0 if line.file else -line.line, line))
    return tuple(
        [
            (int(year), tuple([line for *_, line in sorted(found, key=ORDER, reverse=True)]))
            for year, found in sorted(years.items(), reverse=True)
        ]
    )
