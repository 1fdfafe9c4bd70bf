"""What every page is made from: the archive, what it means on the day, and where pages stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.community.candidates import Candidate
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.community.ties import Tie, neighbours
from kinmap.community.together import Pair
from kinmap.maps.circles import Circle, circles
from kinmap.pages import labels
from kinmap.pages.links import Links, links
from kinmap.pages.names import by_name
from kinmap.pages.prose import marked, plain
from kinmap.pages.tongue import say
from kinmap.problems import Problem
from kinmap.text import Span


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
        circles: gives everybody's circle, by name and compass, as every map has them; worked out once.
        ranked: gives everybody as a link by id, with their place in the order of `whos`; once, likewise.
        errors: what could not be read, by the path of the file.
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
    neighbours: Mapping[str, frozenset[str]]
    ties: Mapping[Pair, Tie]
    candidates: Mapping[str, Candidate]
    circles: Callable[[], tuple[Circle, ...]]
    ranked: Callable[[], Mapping[str, tuple[int, Who]]]
    errors: Mapping[str, Sequence[Problem]]

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
        return {(tie.a, tie.b): tie.weight for tie in self.community.ties}

    def plain(self, text: str) -> str:
        """Return a line of Markdown without its signs, where there is no page to set it on."""
        return plain(text, self.labels) if marked(text) else text

    @property
    def declared(self) -> int:
        """How many of the connections, the silent left out, were declared and are not shown by the notes."""
        return sum(it.connected and it.declared and not it.silent for it in self.community.people.values())

    def who(self, id_: str) -> Who:
        """Return a person as a link."""
        return linked(self.community.people[id_], self.links.people[id_])

    def whos(self, ids: tuple[str, ...]) -> tuple[Who, ...]:
        """Return people as links, the nearest stage first, then by name."""
        people = self.community.people
        near = sorted([nearness(people[i]) for i in ids])
        return tuple(self.who(it[-1]) for it in near)

    def crowd(self, ids: Iterable[str]) -> tuple[Who, ...]:
        """Return the same of very many, on pages that may look at everybody: all were put in order once."""
        ranked = self.ranked()
        return tuple([who for _, who in sorted([ranked[i] for i in ids])])


def view(community: Community) -> View:
    """Return what pages are made from."""
    archive = community.archive
    made = links(archive)
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
        neighbours=neighbours(community.ties),
        ties={(tie.a, tie.b): tie for tie in community.ties},
        candidates={candidate.id: candidate for candidate in community.candidates},
        circles=cache(partial(compass, community)),
        ranked=cache(partial(ranks, community.people, made.people)),
        errors=errors(archive.problems),
    )


def nearness(relation: Relation) -> tuple[int, str, str, str]:
    """Return what people are ordered by, the nearest stage first, then by name; the last is the id."""
    person = relation.person
    return -relation.stage.rank, *by_name(person.name, person.id)


def linked(relation: Relation, href: str) -> Who:
    """Return somebody as a link to their page."""
    person = relation.person
    return Who(person.id, person.name, href, relation.stage.value, relation.declared)


def ranks(people: Mapping[str, Relation], pages: Mapping[str, str]) -> dict[str, tuple[int, Who]]:
    """Return everybody as a link, with their place in the order of all; `pages` are theirs, by id."""
    order = enumerate(sorted(map(nearness, people.values())))
    return {id_: (place, linked(people[id_], pages[id_])) for place, (*_, id_) in order}


def compass(community: Community) -> tuple[Circle, ...]:
    """Return the circles of everybody who has a note, clockwise from the top."""
    weights = {(tie.a, tie.b): tie.weight for tie in community.ties}
    return circles(community.archive.people, community.communities, weights)


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
