"""Whom to get to know more, whom to introduce, and whom I did."""

from __future__ import annotations

from datetime import date

import pytest

from kinmap.archive.load import Archive, read
from kinmap.community.candidates import Reason
from kinmap.community.model import Community, community as model

TODAY = date(2026, 11, 1)


def reasons(note: str, site: str = "") -> list[str]:
    files = {"people/ana.md": f"---\nknown: 2026-10-01\n{note}\n---\n".encode(), "site.yml": site.encode()}
    found = model(read(files), TODAY)
    return [str(reason) for reason in found.candidates[0].reasons]


def test_the_known_and_the_possible_are_candidates_but_those_at_rest(community: Community) -> None:
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
    people/elmo.md:
        known: 2020
        intent: rest
    people/fara.md:
        known: 2020
        intent: let-go
    people/gil.md:
        known: 2020
        intent: keep
    """
    assert [each.id for each in community.candidates] == ["carlos", "bela", "gil"]


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("intent: connect", "decided"),
        ("meetings: [2025-11-01 coffee by them, 2026-01-01 letter by them]", "seeks-you"),
        ("meetings: [2025-11-01 coffee, 2026-01-01 letter, 2026-01-01 call]", "often"),
        ("trust: [2026-01-01 they earned]", "trusted"),
        ("exchange: [2026-01-01 got knowledge]", "taught-you"),
        ("life: [2026-01-01 my win answered 2026-06-01]", "cared"),
    ],
)
def test_each_reason_stands_by_itself(note: str, reason: str) -> None:
    assert reasons(note) == [reason]


@pytest.mark.parametrize(
    "note",
    [
        "meetings: [2025-10-31 coffee by them, 2026-01-01 letter by them]",
        "meetings: [2026-01-01 coffee by both, 2026-01-01 letter by both]",
        "trust: [2026-01-01 I earned]",
        "exchange: [2026-01-01 gave knowledge, 2026-01-02 got help, 2026-12-01 got knowledge]",
        "life: [2026-01-01 my news answered 2026-01-01]",
        "life: [2026-01-01 win answered 2026-01-01]",
        "life: [2026-01-01 my win answered 2026-12-01, 2026-01-02 my win]",
    ],
)
def test_what_falls_short_of_a_reason_is_none(note: str) -> None:
    assert reasons(note) == []


def test_a_goal_is_a_reason_while_it_has_a_gap() -> None:
    assert reasons("tags: [Bread]", "goals: [1 connection tagged bread]") == ["goal"]
    assert reasons("tags: [Bread]", "goals: [0 connections tagged bread, 1 kin]") == []


def test_ties_to_two_connections_are_a_shared_circle(community: Community) -> None:
    """
    people/ana.md:
        known: 2020
        knows: [bela, carlos]
    people/bela.md:
        declared: 2020
    people/carlos.md:
        declared: 2020
    people/dina.md:
        known: 2020
        knows: [bela, ana]
    """
    assert {each.id: each.reasons for each in community.candidates} == {
        "ana": (Reason.SHARED_CIRCLE,),
        "dina": (),
    }


def test_conditions_come_before_reasons_before_the_last_contact_before_the_id(community: Community) -> None:
    """
    people/a-silent.md:
        every: 1 week
        trust: [2020-01-01 both earned trust respect]
        meetings: [2026-01-01 coffee]
    people/b-never.md:
        known: 2020
    people/c-early.md:
        meetings: [2026-01-01 coffee]
    people/d-late.md:
        meetings: [2026-10-01 coffee]
    people/e-same.md:
        meetings: [2026-10-01 coffee]
    people/f-reason.md:
        known: 2020
        intent: connect
    people/g-holds.md:
        known: 2020
        trust: [2020-01-01 both earned respect]
    """
    assert [each.id[0] for each in community.candidates] == list("gfdecba")
    assert [each.holds for each in community.candidates] == [1, 0, 0, 0, 0, 0, 2]


def test_two_things_in_common_are_worth_an_introduction(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        tags: [Bread, opera]
        groups: [Choir]
        place: Lisbon
    people/bela.md:
        declared: 2020
        tags: [bread]
        groups: [choir]
        place: LISBON
    people/carlos.md:
        declared: 2020
        tags: [BREAD, opera]
    people/dina.md:
        declared: 2020
        tags: [bread]
    """
    best, other = community.introductions
    assert (best.a, best.b, best.score) == ("ana", "bela", 3)
    assert (best.tags, best.groups, best.place) == (("Bread",), ("Choir",), "Lisbon")
    assert (other.a, other.b, other.score, other.place) == ("ana", "carlos", 2, None)


def test_those_who_know_each_other_need_no_introduction(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        tags: [bread, opera]
        knows: [bela]
    people/bela.md:
        declared: 2020
        tags: [bread, opera]
    people/carlos.md:
        known: 2020
        tags: [bread, opera]
    """
    assert community.introductions == ()


def test_one_tag_written_twice_is_one(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        tags: [bread, Bread]
    people/bela.md:
        declared: 2020
        tags: [bread, BREAD]
    """
    assert community.introductions == ()


def test_an_introduction_is_told_by_its_first_day_and_whether_they_met_since(archive: Archive) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-03-01 gave introduction to bela
          - 2026-02-01 gave introduction to bela
          - 2026-01-01 got introduction to carlos
        meetings:
          - 2026-01-05 coffee with bela
          - 2026-05-01 coffee with bela
    people/bela.md:
        name: Bela
    people/carlos.md:
        name: Carlos
    """
    told = {
        day: [(each.a, each.b, each.day, each.met) for each in model(archive, day).introduced]
        for day in (date(2026, 4, 1), date(2026, 5, 1))
    }
    first = date(2026, 2, 1)
    assert list(told.values()) == [[("ana", "bela", first, False)], [("ana", "bela", first, True)]]


def test_a_meeting_on_the_day_of_the_introduction_counts(community: Community) -> None:
    """
    people/ana.md:
        exchange: [2026-07-01 gave introduction to bela]
    people/bela.md:
        name: Bela
    events/dinner.md:
        title: Dinner
        date: 2026-07-01
        there: [ana, bela]
    """
    assert [each.met for each in community.introduced] == [True]
