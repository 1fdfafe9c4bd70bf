"""The whole model, for one day: each person, and the community that they make."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, Protocol

from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community import lists, network
from kinmap.community.candidates import Candidate, candidates
from kinmap.community.capacity import Capacity, capacity
from kinmap.community.chain import chain
from kinmap.community.communities import Circles, circles
from kinmap.community.encounters import Encounter
from kinmap.community.funnel import Funnel, funnel
from kinmap.community.goals import Progress, goals
from kinmap.community.introductions import Introduced, Match, introduced, matches
from kinmap.community.lines import all_lines, line_encounters
from kinmap.community.planned import Planned, planned
from kinmap.community.relation import Relation, relation
from kinmap.community.sift import Sift, sift
from kinmap.community.testimony import origins, testimonies
from kinmap.community.ties import Tie, introductions, neighbours, ties
from kinmap.community.together import Common, Pair, together
from kinmap.community.unchanged import (
    companions,
    same_asks,
    same_candidates,
    same_graph,
    ties_with,
    untouched,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """What an archive says on one day; nothing dated later counts.

    Attributes:
        people: by id, in the order of ids.
        stale: ids, by ratio from the highest; `soon` by due day; `drifting` by drift.
        unwritten: ids of connections of whom no contact is written down.
        contacts: the contacts of network/, each once.
        together: the encounters in common of every pair that has some, by day.
        ties: sorted by both ids.
        neighbours: whom everyone with ties is tied to, by id.
        communities: ids, sorted, the largest community first.
        modularity: of the communities; None without ties.
        bridges: ids of those who hold parts of the community together.
        alone: ids of connections with no tie to another connection.
        candidates: whom to get to know more, the likeliest first.
        introductions: those worth making, the best first.
    """

    archive: Archive
    today: date
    people: dict[str, Relation]
    funnel: Funnel
    sift: Sift
    capacity: Capacity
    goals: tuple[Progress, ...]
    stale: tuple[str, ...]
    soon: tuple[str, ...]
    drifting: tuple[str, ...]
    unwritten: tuple[str, ...]
    contacts: tuple[network.Known, ...]
    together: Mapping[Pair, tuple[Common, ...]]
    ties: tuple[Tie, ...]
    neighbours: Mapping[str, tuple[str, ...]]
    communities: tuple[tuple[str, ...], ...]
    modularity: Fraction | None
    bridges: tuple[str, ...]
    alone: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    introductions: tuple[Match, ...]

    @property
    def introduced(self) -> tuple[Introduced, ...]:
        """The introductions made, by day; worked out for the one page that tells of them."""
        return introduced(introductions(self.archive.people, self.today, made=True), self.together)


class Web(NamedTuple):
    """Who knows whom: encounters in common, ties, neighbours, and what finds the circles that these make."""

    together: Mapping[Pair, tuple[Common, ...]]
    ties: tuple[Tie, ...]
    neighbours: Mapping[str, tuple[str, ...]]
    circles: Callable[[], Circles]


class Aside(Protocol):
    """A way to have something done while this goes on with something else."""

    def __call__(self, work: Callable[[], Circles], /) -> AbstractContextManager[Callable[[], Circles]]:
        """Begin the work, and give what waits for its outcome."""


def community(
    archive: Archive, today: date, before: Community | None = None, aside: Aside = nullcontext
) -> Community:
    """Work out the whole model for one day.

    Args:
        archive: all notes and events.
        today: the last day that counts.
        before: an earlier model, of any archive; what of it still stands is taken over rather than
            worked out again, and the model is the same with it and without.
        aside: how the circles are found while the relations are worked out; after them, if left out.
    """
    if before is not None and before.today != today:
        before = None
    kept = {id_: before.people[id_] for id_ in untouched(before.archive, archive)} if before else {}
    lines = all_lines(archive, but=kept.keys() - companions(archive.people.values()))
    past = [line for line in lines if line.day <= today]
    encounters = line_encounters(past)
    common = together(archive, past, encounters, today)
    known = web(archive.people, common, today, before, kept)
    with aside(known.circles) as found:
        people = relations(archive, encounters, planned(archive, lines, today), today, kept)
        return as_a_whole(archive, today, people, known._replace(circles=found), before)


def web(
    people: Mapping[str, Person],
    common: Mapping[Pair, tuple[Common, ...]],
    today: date,
    before: Community | None,
    kept: Container[str],
) -> Web:
    """Return who knows whom by the notes of these people, and what they have in common.

    Args:
        people: all of them, by id.
        common: the encounters in common of every pair.
        today: the last day that counts.
        before: an earlier model of that day.
        kept: ids of those whom no change since then has touched.
    """
    bonds = ties_with(before, people, common, today, kept) if before else ties(people, common, today)
    if before and same_graph(before.ties, bonds):
        parted = partial(Circles, before.communities, before.modularity, before.bridges)
        return Web(common, bonds, before.neighbours, parted)
    return Web(common, bonds, neighbours(bonds), partial(circles, bonds))


def as_a_whole(
    archive: Archive, today: date, people: dict[str, Relation], known: Web, before: Community | None
) -> Community:
    """Return what the relations and ties of one day make together; the rest is as for `community`."""
    everyone = people.values()
    contacts = network.contacts(archive.rows, archive.people.values())
    connected = {one.id: one for one in everyone if one.connected}
    heard = [one for one in connected.values() if not one.silent]
    progress = goals(archive.settings.goals, heard)
    parted = known.circles()
    likely = same_candidates(before, people, known.neighbours, progress) if before else {}
    return Community(
        archive=archive,
        today=today,
        people=people,
        funnel=funnel(everyone, sum(contact.person is None for contact in contacts)),
        sift=sift(contacts),
        capacity=capacity(heard, archive.settings.hours, same_asks(before, people) if before else {}),
        goals=progress,
        stale=lists.stale(everyone),
        soon=lists.soon(everyone, today),
        drifting=lists.drifting(everyone),
        unwritten=lists.unwritten(connected.values()),
        contacts=contacts,
        together=known.together,
        ties=known.ties,
        neighbours=known.neighbours,
        communities=parted.communities,
        modularity=parted.modularity,
        bridges=parted.bridges,
        alone=lists.alone(connected, known.neighbours),
        candidates=candidates(everyone, connected, known.neighbours, progress, today, likely),
        introductions=matches(connected.values(), {(tie.a, tie.b) for tie in known.ties}),
    )


def relations(
    archive: Archive,
    past: Mapping[str, Sequence[Encounter]],
    ahead: Mapping[str, Planned],
    today: date,
    kept: Mapping[str, Relation] = MappingProxyType({}),
) -> dict[str, Relation]:
    """Return the relation to each person, by id and in the order of ids.

    Args:
        archive: all notes and events.
        past: the encounters that lines up to today give, by person.
        ahead: what is planned with each person.
        today: the last day that counts.
        kept: relations that still stand, but for through whom you know somebody.
    """
    through = origins(archive, today)
    others = {id_: person for id_, person in archive.people.items() if id_ not in kept}
    found = {id_: led_by(one, chain(id_, through)) for id_, one in kept.items()}
    for told in testimonies(archive, others, past, ahead, today):
        found[told.person.id] = relation(told, through, archive.settings, today)
    return {id_: found[id_] for id_ in archive.people}


def led_by(one: Relation, links: tuple[str, ...]) -> Relation:
    """Return a relation with the ids through whom you know them, which others' notes may have changed."""
    return one if one.chain == links else one._replace(chain=links)
