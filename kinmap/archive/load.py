"""The archive: everything that was read, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from kinmap.archive import checks
from kinmap.archive.event import Event
from kinmap.archive.files import SITE, Role, decode, find, role
from kinmap.archive.kept import LEAST, UNSUMMED, Found, Kept, Summed, sums, unwritten, written
from kinmap.archive.links import Directory, Followed, follow, link_event, link_person
from kinmap.archive.notes import Note, id_of, read_event, read_person
from kinmap.archive.person import Person
from kinmap.archive.rows import Row, read_rows
from kinmap.archive.settings import Settings
from kinmap.archive.shares import in_handfuls, nothing
from kinmap.archive.sitefile import read_settings
from kinmap.problems import Problem
from kinmap.text import Span

T = TypeVar("T", Person, Event)
Handful: TypeAlias = tuple[dict[str, Summed[T]], bytes]
"""Notes by path, and how they are written, where that is wanted."""
NOTES = frozenset({Role.PERSON, Role.EVENT})


@dataclass(frozen=True, slots=True)
class Archive:
    """All that its owner wrote, linked.

    Attributes:
        people: by id, in the order of ids (by code points).
        events: by id, likewise.
        rows: those of network/, by file and line.
        problems: all of them, sorted by place.
        names: every way to name somebody in `[[…]]`, folded, and the id it leads to.
        sums: over all that each note was read from, links aside, by path; where notes are kept.
        upper: returns a sum over all that was read, texts of notes on people aside; nothing where it is
            not known (see `upper`).
    """

    settings: Settings = field(default_factory=Settings)
    people: dict[str, Person] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    sums: dict[str, bytes] = field(default_factory=dict, compare=False)
    upper: Callable[[], str] = field(default=str, compare=False)


@dataclass(slots=True)
class Known:
    """Notes that were read before, for whoever reads an archive again and again.

    Attributes:
        settings: those that they were read with.
        notes: by path, each with the bytes that it was read from.
        kept: those of an earlier run, and these for the next; None where nothing is kept.
        directory: all ids and names that links led to.
        linked: by path, each note that was linked with whom it is about, and what is wrong with its links.
    """

    settings: Settings | None = None
    notes: dict[str, tuple[bytes | None, Found[Any]]] = field(default_factory=dict)
    kept: Kept | None = None
    directory: Directory | None = None
    linked: dict[str, tuple[Note[Any], Any, list[Problem]]] = field(default_factory=dict)


def load(root: Path, meanwhile: Callable[[], object] = nothing, kept: Kept | None = None) -> Archive:
    """Return the archive in a folder.

    Args:
        root: the folder.
        meanwhile: what is to be done once the other cores, if there are any, have begun to read.
        kept: notes that an earlier run read, and that need not be read again.

    Raises:
        NotADirectoryError: where there is no folder at `root`.
    """
    found = find(root)
    return read(found.files, found.problems, meanwhile, Known(kept=kept))


def read(
    files: Mapping[str, bytes | None],
    problems: list[Problem] | None = None,
    meanwhile: Callable[[], object] = nothing,
    known: Known | None = None,
) -> Archive:
    """Return the archive that files make: a pure function of their bytes.

    Args:
        files: the bytes by path, from the archive's root, with `/`; None for a file that
            could not be read.
        problems: what was found wrong while the files were looked for.
        meanwhile: as for `load`.
        known: what was read before, and need not be read again; then what is read now.
    """
    reading = _Reading(dict(sorted(files.items())), list(problems or ()), meanwhile, known or Known())
    reading.read_all()
    return reading.archive()


@dataclass(slots=True)
class _Reading:
    """An archive while its files are read; in the order of their paths, by code points."""

    files: dict[str, bytes | None]
    problems: list[Problem]
    meanwhile: Callable[[], object]
    known: Known
    settings: Settings = field(default_factory=Settings)
    people: list[Note[Person]] = field(default_factory=list)
    events: list[Note[Event]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sums: dict[str, bytes] = field(default_factory=dict)

    def read_all(self) -> None:
        if SITE in self.files:
            self.settings, found = read_settings(SITE, self.text(SITE))
            self.problems += found
        if self.known.settings != self.settings:
            self.known.settings, self.known.notes = self.settings, {}
        roles = {path: role(path) for path in self.files}
        clashes = checks.id_clashes(path for path, kind in roles.items() if kind in NOTES)
        self.problems += clashes.values()
        by_role = {kind: [path for path in roles if roles[path] is kind] for kind in NOTES}
        self.events = self.notes(Event, by_role[Role.EVENT], self.event, clashes)
        self.people = self.notes(Person, by_role[Role.PERSON], self.person, clashes, self.meanwhile)
        for path, kind in roles.items():
            if kind is Role.ROWS:
                self.read_rows(path)
            elif kind is Role.CONFLICT_COPY:
                what = "a conflict copy that a sync program left; it is passed over"
                fix = "take what you need from it, and delete it"
                self.problems.append(Problem(Span(path), "conflict-copy", what, fix))

    def text(self, path: str) -> str:
        text, found = decode(path, self.files[path] or b"")
        self.problems += found
        return text

    def read_rows(self, path: str) -> None:
        rows, found = read_rows(path, self.text(path))
        self.rows += rows
        self.problems += found

    def notes(
        self,
        kind: type[T],
        paths: Sequence[str],
        read: Callable[[str], Found[T]],
        clashes: Container[str],
        meanwhile: Callable[[], object] = nothing,
    ) -> list[Note[T]]:
        """Return the notes in their order, read on all cores; of two with one id, the first."""
        notes = self.known.notes
        read_of: dict[str, Found[T]] = {
            path: notes[path][1] for path in paths if path in notes and notes[path][0] == self.files[path]
        }
        fresh = [path for path in paths if path not in read_of]
        read_of |= self.read_anew(kind, fresh, read, meanwhile)
        notes |= {path: (self.files[path], read_of[path]) for path in fresh}
        for path in paths:
            self.problems += read_of[path][1]
            self.problems += read_of[path][0].problems
        return [read_of[path][0] for path in paths if path not in clashes]

    def read_anew(
        self,
        kind: type[T],
        paths: Sequence[str],
        read: Callable[[str], Found[T]],
        meanwhile: Callable[[], object],
    ) -> dict[str, Found[T]]:
        """Return notes that this process has not read: those that were kept, and the others from their text.

        One process hands them to another as they are written to be kept, which takes half the time
        that pickling them would.
        """
        kept = self.known.kept
        marks = {} if kept is None else sums(self.files, paths, self.settings)
        read_of = {} if kept is None else kept.notes(kind, marks)
        self.sums |= marks

        def work(some: Sequence[str]) -> Handful[T]:
            notes = {path: Summed(marks.get(path, UNSUMMED), read(path)) for path in some}
            return notes, b"" if kept is None else written(notes, kind)

        fresh = [path for path in paths if path not in read_of]
        for notes, line in in_handfuls(
            work,
            fresh,
            LEAST,
            meanwhile,
            give=lambda made: made[1] or written(made[0], kind),
            take=lambda line: (unwritten(line, kind), line),
        ):
            read_of |= {path: it.found for path, it in notes.items()}
            if kept is not None:
                kept.add(line, len(notes))
        return read_of

    def person(self, path: str) -> Found[Person]:
        content = self.files[path]
        if content is None:
            return Note(Person(id=id_of(path), path=path, name=id_of(path))), []
        text, undecoded = decode(path, content)
        return read_person(path, text, self.settings), undecoded

    def event(self, path: str) -> Found[Event]:
        content = self.files[path]
        if content is None:
            return Note(Event(id=id_of(path), path=path, title=id_of(path))), []
        text, undecoded = decode(path, content)
        return read_event(path, text, self.settings), undecoded

    def archive(self) -> Archive:
        """Link all that was read, and look at it as a whole."""
        directory = Directory()
        for person in self.people:
            directory.add_person(person.about)
        for event in self.events:
            directory.add_event(event.about)
        people = self.linked(self.people, link_person, directory)
        events = self.linked(self.events, link_event, directory)
        self.problems += checks.slug_clashes(events.values())
        self.problems += checks.slug_clashes(people.values())
        self.problems += checks.circles(people)
        self.problems += checks.once_for_all(self.events, self.people)
        self.problems += checks.unclear_places((*events.values(), *people.values()), self.settings)
        return Archive(
            settings=self.settings,
            people=people,
            events=events,
            rows=tuple(self.rows),
            problems=tuple(sorted(self.problems, key=lambda problem: (problem.span, problem.code))),
            names=directory.names(),
            sums=self.sums,
        )

    def linked(
        self,
        notes: Iterable[Note[T]],
        link: Callable[[Note[T], Followed, Directory], T],
        directory: Directory,
    ) -> dict[str, T]:
        """Return whom notes are about by id, with ids in the place of links.

        A note of before, whose links can only lead where they led, is about the very same value.
        """
        if directory != self.known.directory:
            self.known.directory, self.known.linked = directory, {}
        known = self.known.linked
        linked: dict[str, T] = {}
        for note in notes:
            path, id_ = note.about.path, note.about.id
            if path not in known or known[path][0] is not note:
                followed, found = follow(note.links, id_, directory)
                known[path] = note, link(note, followed, directory), found
            _, linked[id_], found = known[path]
            self.problems += found
        return dict(sorted(linked.items()))
