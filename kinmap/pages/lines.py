"""Lines of notes as evidence: what a claim rests on, in its owner's words, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kinmap.archive.ledgers import Entry
from kinmap.archive.person import Person
from kinmap.dates import parse_date
from kinmap.pages import phrases, words
from kinmap.pages.phrases import Piece, phrase
from kinmap.pages.tongue import per_tongue, say
from kinmap.pages.view import View, entries
from kinmap.text import Span


class Line(NamedTuple):
    """One line of a note, ready to be read.

    Attributes:
        iso: its date for machines, as far as it was written; `date` for people.
        words: what the line says after its date; `pieces` are the same with their links, where
            it has any; `note` is what its owner wrote to it, in Markdown.
        line: its number in the file.
        file: the name of the file, where the line stands in another's note, else nothing.
        href: its place in the site, from the root.
        anchor: `L67`, where the page itself is to have that place; else nothing.
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


@per_tongue(1024)  # a page shows a line under each condition that it proves
def at(view: View, span: Span, own: str, of: str) -> Line | None:
    """Return the line at a place: of a ledger, or an event; None where neither stands there.

    Args:
        view: what pages are made from.
        span: the place.
        own: the path of the note whose page this is for: its own lines need no file's name.
        of: the id of whoever the line is told of, where the page is not theirs.
    """
    of = of or view.owners.get(own, "")
    pieces: tuple[Piece, ...] = ()
    entry, event = view.entries.get(span), view.events.get(span.path)
    home = view.homes.get(span.path, "")
    if entry is not None:
        pieces = phrase(view, entry, of)
        day, note, href = entry.date, entry.note, f"{home}#L{span.line}"
    elif event is not None and event.date is not None:
        pieces = (Piece(say("event")),)
        day, note, href = event.date, event.title, home
    else:
        return None
    return Line(
        iso=str(day),
        date=words.short_day(day),
        words=phrases.plain(pieces),
        note=note,
        line=span.line,
        file="" if span.path == own else span.path.rpartition("/")[2],
        href=href,
        planned=day.first > view.today,
        path=span.path,
        pieces=pieces if len(pieces) > 1 else (),
    )


def evidence(view: View, spans: Iterable[Span], own: str, of: str = "") -> tuple[Line, ...]:
    """Return the lines at these places, each once, the newest first; `own` and `of` as for `at`."""
    found = [line for span in dict.fromkeys(spans) if (line := at(view, span, own, of))]
    return tuple(sorted(found, key=lambda line: line.iso, reverse=True))


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
    anchored: set[int] = set()
    years: dict[int, list[tuple[date, int, Line]]] = {}
    for entry in sorted(entries(person), key=lambda e: e.span):
        line = own_line(view, person, entry, first=entry.span.line not in anchored)
        anchored.add(entry.span.line)
        years.setdefault(entry.date.year, []).append((entry.date.first, -entry.span.line, line))
    for line in lent:
        when = parse_date(line.iso)
        years.setdefault(when.year, []).append((when.first, 0, line._replace(date=words.year_day(when))))
    return tuple(
        (year, tuple(it[2] for it in sorted(years[year], key=lambda it: it[:2], reverse=True)))
        for year in sorted(years, reverse=True)
    )


def own_line(view: View, person: Person, entry: Entry, *, first: bool) -> Line:
    """Return a line of the person's own note; the first on its line of the file is its anchor."""
    pieces = phrase(view, entry, person.id)
    return Line(
        iso=str(entry.date),
        date=words.year_day(entry.date),
        words=phrases.plain(pieces),
        note=entry.note,
        line=entry.span.line,
        anchor=f"L{entry.span.line}" if first else "",
        planned=entry.date.first > view.today,
        path=entry.span.path,
        pieces=pieces if len(pieces) > 1 else (),
    )
