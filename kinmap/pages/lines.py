"""Lines of notes as evidence: what a claim rests on, in its owner's words, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kinmap.archive.ledgers import Entry, Meeting, Promise, Trust
from kinmap.archive.person import Person
from kinmap.dates import parse_date
from kinmap.pages import words
from kinmap.pages.view import View, entries
from kinmap.text import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note, ready to be read.

    Attributes:
        iso: its date for machines, as far as it was written; `date` for people.
        words: what the line says after its date; `note` what its owner wrote to it.
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

    @property
    def place(self) -> str:
        """Where it stands, as one says it in a terminal: `people/ana.md:12`."""
        return f"{self.path}:{self.line}"


def told(entry: Entry) -> str:
    """Return the words of an entry so that they can stand alone."""
    if isinstance(entry, Promise):
        return f"promise, {entry.words}"
    if isinstance(entry, Trust) and not {"trust", "respect"} & set(entry.words.lower().split()):
        return f"{entry.words} trust"
    if isinstance(entry, Meeting):
        return entry.words or entry.kind
    return entry.words


def place(view: View, span: Span) -> tuple[str, str]:
    """Return the file's name and the address of a line of a note."""
    home = view.homes.get(span.path, "")
    ledger = span in view.entries
    return span.path.rpartition("/")[2], f"{home}#L{span.line}" if ledger else home


def at(view: View, span: Span, own: str = "") -> Line | None:
    """Return the line at a place: of a ledger, or an event; None where neither stands there.

    `own` is the path of the note whose page this is for: its own lines need no file's name.
    """
    entry, event = view.entries.get(span), view.events.get(span.path)
    home = view.homes.get(span.path, "")
    if entry is not None:
        day, said, note, href = entry.date, told(entry), entry.note, f"{home}#L{span.line}"
    elif event is not None and event.date is not None:
        day, said, note, href = event.date, "event", event.title, home
    else:
        return None
    return Line(
        iso=str(day),
        date=words.short_day(day),
        words=said,
        note=note,
        line=span.line,
        file="" if span.path == own else span.path.rpartition("/")[2],
        href=href,
        planned=day.first > view.today,
        path=span.path,
    )


def evidence(view: View, spans: Iterable[Span], own: str) -> tuple[Line, ...]:
    """Return the lines at these places, each once, the newest first."""
    found = [line for span in dict.fromkeys(spans) if (line := at(view, span, own))]
    return tuple(sorted(found, key=lambda line: line.iso, reverse=True))


def ledger(view: View, person: Person, lent: Sequence[Line]) -> tuple[tuple[int, tuple[Line, ...]], ...]:
    """Return everything written of a person by year, newest first.

    `lent` are lines of others' notes, and events, that are theirs as well.
    """
    anchored: set[int] = set()
    years: dict[int, list[tuple[date, int, Line]]] = {}
    for entry in sorted(entries(person), key=lambda e: e.span):
        line = own_line(view, entry, first=entry.span.line not in anchored)
        anchored.add(entry.span.line)
        years.setdefault(entry.date.year, []).append((entry.date.first, -entry.span.line, line))
    for line in lent:
        when = parse_date(line.iso)
        years.setdefault(when.year, []).append((when.first, 0, replace(line, date=words.year_day(when))))
    return tuple(
        (year, tuple(it[2] for it in sorted(years[year], key=lambda it: it[:2], reverse=True)))
        for year in sorted(years, reverse=True)
    )


def own_line(view: View, entry: Entry, *, first: bool) -> Line:
    """Return a line of the person's own note; the first on its line of the file is its anchor."""
    return Line(
        iso=str(entry.date),
        date=words.year_day(entry.date),
        words=told(entry),
        note=entry.note,
        line=entry.span.line,
        anchor=f"L{entry.span.line}" if first else "",
        planned=entry.date.first > view.today,
        path=entry.span.path,
    )
