"""The whole model, for one day: each person, and the community that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinmap.archive.load import Archive
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
from kinmap.community.together import together
from kinmap.community.unchanged import same_graph, untouched


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """What an archive says on one day; nothing dated later counts.

    Attributes:
        people: by id, in the order of ids.
        stale: ids, by ratio from the highest; `soon` by due day; `drifting` by drift.
        unwritten: ids of connections of whom no contact is written down.
        contacts: the contacts of network/, each once.
        ties: sorted by both ids.
        communities: ids, sorted, the largest community first.
        modularity: of the communities; None without ties.
        bridges: ids of those who hold parts of the community together.
        alone: ids of connections with no tie to another connection.
        candidates: whom to get to know more, the likeliest first.
        introductions: those worth making, the best first.
        introduced: those made, by day.
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
    ties: tuple[Tie, ...]
    communities: tuple[tuple[str, ...], ...]
    modularity: Fraction | None
    bridges: tuple[str, ...]
    alone: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    introductions: tuple[Match, ...]
    introduced: tuple[Introduced, ...]


def community(archive: Archive, today: date, before: Community | None = None) -> Community:
    """Work out the whole model for one day.

    Args:
        archive: all notes and events.
        today: the last day that counts.
        before: an earlier model, of any archive; what of it still stands is taken over rather than
            worked out again, and the model is the same with it and without.
    """
    if before is not None and before.today != today:
        before = None
    lines = all_lines(archive)
    past = [line for line in lines if line.day <= today]
    encounters = line_encounters(past)
    people = relations(archive, encounters, planned(archive, lines, today), today, before)
    everyone = people.values()
    contacts = network.contacts(archive.rows, archive.people.values())
    common = together(archive, past, encounters, today)
    bonds = ties(archive, common, today)
    tied = neighbours(bonds)
    parted = parting(bonds, before)
    connected = {one.id: one for one in everyone if one.connected}
    heard = [one for one in connected.values() if not one.silent]
    progress = goals(archive.settings.goals, heard)
    return Community(
        archive=archive,
        today=today,
        people=people,
        funnel=funnel(everyone, sum(contact.person is None for contact in contacts)),
        sift=sift(contacts),
        capacity=capacity(heard, archive.settings.hours),
        goals=progress,
        stale=lists.stale(everyone),
        soon=lists.soon(everyone, today),
        drifting=lists.drifting(everyone),
        unwritten=lists.unwritten(connected.values()),
        contacts=contacts,
        ties=bonds,
        communities=parted.communities,
        modularity=parted.modularity,
        bridges=parted.bridges,
        alone=lists.alone(connected, tied),
        candidates=candidates(everyone, connected, tied, progress, today),
        introductions=matches(connected.values(), {(tie.a, tie.b) for tie in bonds}),
        introduced=introduced(introductions(archive, today, made=True), common),
    )


def relations(
    archive: Archive,
    past: Mapping[str, Sequence[Encounter]],
    ahead: Mapping[str, Planned],
    today: date,
    before: Community | None = None,
) -> dict[str, Relation]:
    """Return the relation to each person, by id and in the order of ids.

    Args:
        archive: all notes and events.
        past: the encounters that lines up to today give, by person.
        ahead: what is planned with each person.
        today: the last day that counts.
        before: an earlier model of the same day.
    """
    through = origins(archive, today)
    known = before.people if before else {}
    kept = untouched(before.archive, archive) if before else frozenset()
    others = [person for id_, person in archive.people.items() if id_ not in kept]
    found = {id_: led_by(known[id_], chain(id_, through)) for id_ in kept}
    for told in testimonies(archive, others, past, ahead, today):
        found[told.person.id] = relation(told, through, archive.settings, today)
    return {id_: found[id_] for id_ in archive.people}


def led_by(one: Relation, links: tuple[str, ...]) -> Relation:
    """Return a relation with the ids through whom you know them, which others' notes may have changed."""
    return one if one.chain == links else one._replace(chain=links)


def parting(bonds: Sequence[Tie], before: Community | None) -> Circles:
    """Return the circles of ties; those of before, where they fell of the same graph."""
    if before and same_graph(before.ties, bonds):
        return Circles(before.communities, before.modularity, before.bridges)
    return circles(bonds)
