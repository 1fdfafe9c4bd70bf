"""Every reason and figure of the community leads to the lines that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kinmap.community.candidates import Reason
from kinmap.community.model import Community
from kinmap.text import Span


def at(spans: Iterable[Span]) -> list[str]:
    return [f"{span.path.removeprefix('people/')}:{span.line}" for span in spans]


def test_each_reason_names_its_lines(community: Community) -> None:
    """
    people/ana.md:
        known: 2026-10-01
        intent: connect
        tags: [climbing]
        meetings:
          - 2024-01-01 coffee by them
          - 2026-01-01 coffee by them
          - 2026-02-01 coffee by both
          - 2026-03-01 letter by them
        trust:
          - 2026-01-01 they earned
          - 2026-02-01 they earned
        exchange:
          - 2026-01-01 gave knowledge
          - 2026-01-02 got knowledge
        life:
          - 2026-01-01 my win answered 2026-06-01
          - 2026-01-01 my news answered 2026-06-01
        knows: [rui, eva]
    people/eva.md:
        declared: 2020
    people/rui.md:
        declared: 2020
    site.yml:
        goals:
          - 9 kin
          - 5 connections tagged Climbing
    """
    found = {ground.reason: at(ground.spans) for ground in community.candidates[0].grounds}
    assert found == {
        Reason.DECIDED: ["ana.md:3"],
        Reason.SEEKS_YOU: ["ana.md:7", "ana.md:9"],
        Reason.OFTEN: ["ana.md:7", "ana.md:8", "ana.md:9"],
        Reason.SHARED_CIRCLE: [],
        Reason.TRUSTED: ["ana.md:11"],
        Reason.TAUGHT_YOU: ["ana.md:15"],
        Reason.CARED: ["ana.md:17"],
        Reason.GOAL: ["ana.md:4", "site.yml:3"],
    }
    circle = community.candidates[0].grounds[3]
    assert circle.friends == ("eva", "rui")


def test_a_tie_names_what_declares_it_and_what_two_had_in_common(community: Community) -> None:
    """
    people/ana.md:
        knows: [bo]
        exchange: [2026-01-01 gave introduction to bo]
        meetings:
          - 2026-01-05 walk with bo
    people/bo.md:
        meetings:
          - 2026-01-05 walk with ana
          - 2026-01-06 walk with ana
    events/fair.md:
        title: The fair
        date: 2025-01-01
        there: [ana, bo]
    """
    assert at(community.ties[0].spans) == ["ana.md:2", "ana.md:3", "events/fair.md:4", "ana.md:5", "bo.md:4"]


def test_an_introduction_names_its_lines_and_what_came_of_it(community: Community) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-01-05 gave introduction to bo
          - 2026-01-04 gave introduction to bo
          - 2026-01-04 gave introduction to cy
    people/bo.md:
        meetings:
          - 2026-01-03 walk with ana
          - 2026-02-06 walk with ana
    people/cy.md:
        name: Cy
    """
    bo, cy = community.introduced
    assert (at(bo.spans), at(each.span for each in bo.since)) == (["ana.md:4", "ana.md:3"], ["bo.md:4"])
    assert (bo.met, cy.met) == (True, False)


def test_capacity_names_what_each_asks_for_the_most_first(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
        every: 4 weeks
        meetings: [2026-10-30 coffee 2h, 2026-10-31 coffee 1h]
    people/bo.md:
        declared: 2020
        every: 1 week
    """
    bo, ana = community.capacity.asks
    assert (bo.id, bo.hours, bo.latest) == ("bo", Fraction(1), ())
    assert (ana.id, ana.hours, ana.days) == ("ana", Fraction(3, 8), Fraction(28))
    assert [each.minutes for each in ana.latest] == [120, 60]
    assert community.capacity.demand == bo.hours + ana.hours


def test_goals_name_who_counts(community: Community) -> None:
    """
    people/ana.md:
        declared: 2020
    people/bo.md:
        declared: 2020
        intent: let-go
    site.yml:
        goals: [3 connections]
    """
    assert community.goals[0].who == ("ana",)


def test_the_balance_names_what_was_given_and_got_of_late(community: Community) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-01-05 gave gift
          - 2026-01-03 got help
          - 2020-01-03 got help
    """
    balance = community.people["ana"].balance
    assert at(span for favour in balance.favours for span in favour.spans) == ["ana.md:4", "ana.md:3"]
