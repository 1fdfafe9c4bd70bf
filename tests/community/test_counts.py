"""The funnel, the goals, the capacity and the lists."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kinmap.archive.load import Archive
from kinmap.community.model import Community, community as model


def test_the_funnel_narrows(community: Community) -> None:
    """
    people/ana.md:
        name: Listed
    people/bela.md:
        known: 2020
    people/carlos.md:
        known: 2020
        intent: connect
    people/dina.md:
        declared: 2020
    network/a.csv:
        name,url,email,company,position,since,source
        Eva,,,,,,
    """
    funnel = community.funnel
    assert (funnel.networked, funnel.people, funnel.known) == (5, 4, 3)
    assert (funnel.possible, funnel.connections, funnel.kin, funnel.silent) == (1, 1, 0, 0)
    assert funnel.share == Fraction(1, 5)


def test_the_silent_are_connections_no_longer_heard(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        every: 1 week
        meetings: [2026-10-11 coffee]
    """
    assert (community.funnel.connections, community.funnel.silent) == (0, 1)


def test_whoever_was_let_go_is_known_and_counted_no_further(community: Community) -> None:
    """
    site.yml:
        goals: [1 connection]
    people/ana.md:
        declared: 2020
        intent: let-go
        knows: [bela]
    people/bela.md:
        declared: 2020
    """
    assert (community.funnel.known, community.funnel.connections) == (2, 1)
    assert [(each.have, each.gap) for each in community.goals] == [(1, 0)]
    assert community.alone == community.unwritten == ("bela",)
    assert len(community.ties) == 1


def test_nobody_has_no_share(archive: Archive) -> None:
    """
    site.yml:
        title: Nobody yet
    """
    assert model(archive, date(2026, 11, 1)).funnel.share is None


def test_goals_count_what_they_name_whatever_its_case(community: Community) -> None:
    """
    site.yml:
        goals:
          - 3 connections
          - 3 connections in charitable
          - 3 connections at lisbon
          - 3 connections tagged BREAD
          - 3 connections of reading Group
          - 1 kin
    people/ana.md:
        declared: 2020
        contexts: [charitable]
        place: Lisbon
        tags: [bread]
        groups: [Reading group]
    people/bela.md:
        declared: 2020
        place: [38.72, -9.14]
    """
    assert [(each.have, each.gap) for each in community.goals] == [
        (2, 1),
        (1, 2),
        (1, 2),
        (1, 2),
        (1, 2),
        (0, 1),
    ]


def test_a_goal_passed_has_no_gap(community: Community) -> None:
    """
    site.yml:
        goals: [0 connections]
    people/ana.md:
        declared: 2020
    """
    assert [(each.have, each.gap) for each in community.goals] == [(1, 0)]


def test_demand_is_hours_a_week_at_each_ones_rhythm(community: Community) -> None:
    """
    site.yml:
        hours: 5 per week
    people/ana.md:
        declared: 2020
        every: 2 weeks
        meetings: [2026-10-25 lunch 2h, 2026-10-20 call]
    people/bela.md:
        declared: 2020
    """
    capacity = community.capacity
    assert capacity.demand == Fraction(5, 8) + Fraction(7, 56)
    assert (capacity.hours, capacity.number, capacity.room) == (Fraction(5), 2, 13)


def test_only_the_last_eight_encounters_say_how_long_it_takes(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        every: 1 week
        meetings:
          - 2026-10-20 walk 3h
          - 2026-10-20 coffee
          - 2026-10-24 coffee
          - 2026-10-25 coffee
          - 2026-10-26 coffee
          - 2026-10-27 coffee
          - 2026-10-28 coffee
          - 2026-10-29 coffee
          - 2026-10-30 coffee 2h
    """
    assert community.capacity.demand == Fraction(3 + 6 + 2, 8)


def test_a_habit_asks_for_the_mean_of_its_gaps(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        meetings: [2026-08-22 coffee, 2026-09-01 coffee, 2026-09-11 coffee, 2026-10-21 coffee]
    """
    assert community.people["ana"].rhythm == 10
    assert community.capacity.demand == Fraction(7, 20)


def test_without_hours_or_demand_there_is_no_room(community: Community) -> None:
    """
    site.yml:
        hours: 5 per week
    people/ana.md:
        declared: 2020
        every: never
    """
    assert (community.capacity.demand, community.capacity.number, community.capacity.room) == (
        Fraction(0),
        0,
        None,
    )


def test_the_stale_go_by_ratio_then_id_and_the_soon_by_day_then_id(community: Community) -> None:
    """
    people/ana.md:
        every: 10 days
        meetings: [2026-10-12 coffee]
    people/bela.md:
        every: 20 days
        meetings: [2026-09-22 coffee]
    people/carlos.md:
        every: 10 days
        meetings: [2026-09-01 coffee]
    people/dina.md:
        every: 14 days
        meetings: [2026-11-01 coffee]
    people/elmo.md:
        every: 15 days
        meetings: [2026-11-01 coffee]
    people/fara.md:
        every: 4 weeks
        meetings: [2026-10-10 coffee]
    """
    assert community.stale == ("carlos", "ana", "bela")
    assert community.soon == ("fara", "dina")


def test_the_fresh_who_are_met_ever_more_rarely_drift(community: Community) -> None:
    """
    people/ana.md:
        intent: connect
        meetings:
          - 2026-06-11 call
          - 2026-06-21 call
          - 2026-07-01 call
          - 2026-07-11 call
          - 2026-07-21 call
          - 2026-08-15 call
          - 2026-09-13 call
          - 2026-10-08 call
    people/bela.md:
        every: 60 days
        meetings:
          - 2026-06-11 call
          - 2026-06-16 call
          - 2026-06-21 call
          - 2026-06-26 call
          - 2026-08-01 call
          - 2026-09-01 call
          - 2026-10-08 call
    """
    assert community.drifting == ("bela", "ana")
    assert community.people["ana"].drift == 2


def test_the_unwritten_are_connections_of_whom_no_contact_is_written(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
    people/bela.md:
        declared: 2020
        meetings: [2026-10-11 letter]
    people/carlos.md:
        known: 2020
    """
    assert community.unwritten == ("ana",)


def test_alone_is_whoever_has_no_tie_to_another_connection(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        knows: [bela]
    people/bela.md:
        declared: 2020
    people/carlos.md:
        declared: 2020
        knows: [dina]
    people/dina.md:
        known: 2020
    """
    assert community.alone == ("carlos",)


def test_depth_is_of_the_facets_that_site_yml_names(community: Community) -> None:
    """
    site.yml:
        facets: [Work, Hopes]
    people/ana.md:
        ---
        name: Ana
        ---
        ## WORK
        Grants.
        ## Hopes
    """
    assert community.people["ana"].depth == (1, 2)
