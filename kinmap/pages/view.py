"""What every page is made from: the archive, what it means on the day, and where pages stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple, Protocol, TypeVar, cast, runtime_checkable

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.community.candidates import Candidate
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.community.stages import RANKS
from kinmap.community.ties import Tie
from kinmap.community.together import Pair
from kinmap.maps.circles import Circle, circles
from kinmap.pages import labels
from kinmap.pages.links import Links, links
from kinmap.pages.names import by_name
from kinmap.pages.prose import marked, plain
from kinmap.pages.tongue import say
from kinmap.problems import Problem
from kinmap.text import Span

R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")


@runtime_checkable
class Many(Protocol):
    """A mapping in which many things are looked up in one go."""

    def each(self, keys: Collection[Any]) -> list[Any]:
        """Return what these keys stand for, in their order."""

    def those(self, keys: Collection[Any]) -> dict[Any, Any]:
        """Return what these keys stand for, as far as they are there."""


def each(held: Mapping[K, V], keys: Collection[K]) -> list[V]:
    """Return what many keys stand for in a mapping of a view, which may be one that takes down each look.

    Raises:
        KeyError: for one that is not there.
    """
    return held.each(keys) if isinstance(held, Many) else list(map(held.__getitem__, keys))


def those(held: Mapping[K, V], keys: Collection[K]) -> dict[K, V]:
    """Return what is there for many keys, by key, in their order; likewise."""
    return held.those(keys) if isinstance(held, Many) else {key: held[key] for key in keys if key in held}


class Who(NamedTuple):
    """Somebody as a link: `href` from the site's root, `stage` as its word."""

    id: str
    name: str
    href: str
    stage: str
    declared: bool = False

    @property
    def standing(self) -> str:
        """The stage, marked where only you say so: `connection, declared`."""
        return standing(self.stage, declared=self.declared)


def standing(stage: str, *, declared: bool) -> str:
    """Return a stage, marked where the notes do not show it: `connection, declared`."""
    said = labels.stage(stage)
    return say("{stage}, declared", stage=said) if declared else said


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """All that pages are made from, for one day.

    Attributes:
        entries: every ledger line, by the place where it stands.
        homes: the page of each note, by the note's path.
        owners: whom each note is about, by the note's path.
        labels: what is written for each word that `[[…]]` may name somebody by, folded.
        events: by the path of their note.
        neighbours: whom everyone with ties is tied to, by id.
        ties: by the two ids, the lesser first.
        candidates: whom to get to know more, by id.
        named: everybody as a link, by id.
        errors: what could not be read, by the path of the file.
        made: what was worked out `once`, by how.
    """

    archive: Archive
    community: Community
    today: date
    links: Links
    entries: Mapping[Span, Entry]
    homes: Mapping[str, str]
    owners: Mapping[str, str]
    labels: Mapping[str, str]
    events: Mapping[str, Event]
    neighbours: Mapping[str, tuple[str, ...]]
    ties: Mapping[Pair, Tie]
    candidates: Mapping[str, Candidate]
    named: Mapping[str, Who]
    errors: Mapping[str, Sequence[Problem]]
    made: dict[Callable[[View], object], object] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """What site.yml says."""
        return self.archive.settings

    @property
    def relations(self) -> Mapping[str, Relation]:
        """How each person stands to you, by id."""
        return self.community.people

    @property
    def weights(self) -> Mapping[Pair, int]:
        """The weight of every tie, by the two ids."""
        return weights(self)

    def circles(self) -> tuple[Circle, ...]:
        """Return everybody's circle, by name and compass, as every map has them."""
        return compass(self)

    def plain(self, text: str) -> str:
        """Return a line of Markdown without its signs, where there is no page to set it on."""
        return plain(text, self.labels) if marked(text) else text

    @property
    def declared(self) -> int:
        """How many of the connections, the silent left out, were declared and are not shown by the notes."""
        return sum(it.connected and it.declared and not it.silent for it in self.community.people.values())

    def who(self, id_: str) -> Who:
        """Return a person as a link."""
        return self.named[id_]

    def whos(self, ids: Iterable[str]) -> tuple[Who, ...]:
        """Return people as links, the nearest stage first, then by name."""
        return tuple(sorted([self.named[i] for i in ids], key=nearness))

    def ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return very many ids in the order of `whos`; everybody is put in it once, and looked at."""
        return tuple(sorted(ids, key=ranks(self).__getitem__))

    def crowd(self, ids: Iterable[str]) -> tuple[Who, ...]:
        """Return what `whos` does of very many, likewise."""
        return tuple([self.named[i] for i in self.ordered(ids)])


def once(make: Callable[[View], R]) -> Callable[[View], R]:
    """Return what is worked out of a view once, since several pages ask for it."""

    @wraps(make)
    def known(view: View) -> R:
        if make not in view.made:
            view.made[make] = make(view)
        return cast("R", view.made[make])

    return known


@once
def weights(view: View) -> Mapping[Pair, int]:
    """Return the weight of every tie, by the two ids."""
    return {(tie.a, tie.b): tie.weight for tie in view.community.ties}


@once
def compass(view: View) -> tuple[Circle, ...]:
    """Return the circles of everybody who has a note, clockwise from the top."""
    return circles(view.archive.people, view.community.communities, view.weights)


@once
def from_a_to_z(view: View) -> tuple[Who, ...]:
    """Return everybody by name."""
    return tuple(sorted(view.named.values(), key=lambda who: by_name(who.name, who.id)))


@once
def ranks(view: View) -> Mapping[str, int]:
    """Return everybody's place in the order of `whos`, by id."""
    near = sorted(from_a_to_z(view), key=lambda who: -RANKS[who.stage])
    return {who.id: place for place, who in enumerate(near)}


def view(community: Community) -> View:
    """Return what pages are made from."""
    archive = community.archive
    made = links(archive)
    links_to = named(community.people, made.people)
    homes = {person.path: made.people[person.id] for person in archive.people.values()}
    homes |= {event.path: made.events[event.id] for event in archive.events.values()}
    return View(
        archive=archive,
        community=community,
        today=community.today,
        links=made,
        entries={entry.span: entry for person in archive.people.values() for entry in entries(person)},
        homes=homes,
        owners={person.path: person.id for person in archive.people.values()},
        labels={word: label(archive, id_) for word, id_ in archive.names.items()},
        events={event.path: event for event in archive.events.values()},
        neighbours=community.neighbours,
        ties={(tie.a, tie.b): tie for tie in community.ties},
        candidates={candidate.id: candidate for candidate in community.candidates},
        named=links_to,
        errors=errors(archive.problems),
    )


def named(people: Mapping[str, Relation], pages: Mapping[str, str]) -> dict[str, Who]:
    """Return everybody as a link, by id; `pages` are theirs."""
    return {
        id_: Who(id_, it.person.name, pages[id_], it.stage.value, it.declared) for id_, it in people.items()
    }


def nearness(who: Who) -> tuple[int, str, str, str]:
    """Return what people are ordered by: the nearest stage first, then by name."""
    return -RANKS[who.stage], *by_name(who.name, who.id)


def errors(problems: Iterable[Problem]) -> Mapping[str, Sequence[Problem]]:
    """Return the errors of each file that has any, by its path."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.is_error:
            found.setdefault(problem.span.path, []).append(problem)
    return found


def label(archive: Archive, id_: str) -> str:
    """Return the name of a person or the title of an event."""
    person = archive.people.get(id_)
    return person.name if person else archive.events[id_].title


def entries(person: Person) -> chain[Entry]:
    """Give every ledger line of a person."""
    return chain(person.meetings, person.trust, person.exchange, person.life, person.promises)
