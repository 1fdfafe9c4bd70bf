"""What is to come, and through whom it came about."""

from __future__ import annotations

from datetime import date

from kinmap.archive.load import read
from kinmap.community.chain import chain
from kinmap.community.model import Community, community as model


def test_the_next_line_is_what_is_planned(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-12-05 walk
          - 2026-11-20 coffee
          - 2026-11-01 call
    """
    planned = community.people["ana"].planned
    assert planned is not None
    assert (planned.day, planned.what, planned.event) == (date(2026, 11, 20), "coffee", False)
    assert str(planned.span) == "people/ana.md:4:5"


def test_a_plan_with_somebody_is_theirs_too(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-12-05 walk with rui
    people/rui.md:
        name: Rui
    """
    planned = community.people["rui"].planned
    assert planned is not None
    assert planned.source == "ana"


def test_an_event_to_come_is_a_plan_and_one_that_began_is_none(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    people/rui.md:
        name: Rui
    events/fair.md:
        title: Winter fair
        date: 2026-11-02
        met: [ana]
    events/week.md:
        title: Week of walks
        date: 2026-11-01
        until: 2026-11-08
        there: [rui]
    """
    planned = community.people["ana"].planned
    assert planned is not None
    assert (planned.what, planned.event, planned.source) == ("Winter fair", True, "fair")
    assert community.people["rui"].planned is None


def test_a_promise_to_come_is_no_meeting(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-12-01 me: Send the book.
    """
    assert community.people["ana"].planned is None


def test_a_chain_leads_from_me_to_them(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    people/bela.md:
        through: ana
    people/carlos.md:
        through: bela
    """
    assert community.people["carlos"].chain == ("ana", "bela", "carlos")
    assert community.people["ana"].chain == ("ana",)


def test_an_event_ends_a_chain(community: Community) -> None:
    """
    people/ana.md:
        through: fair
    people/bela.md:
        through: ana
    events/fair.md:
        title: Fair
        date: 2026-12-01
    """
    assert community.people["bela"].chain == ("fair", "ana", "bela")


def test_whom_i_met_at_an_event_came_through_the_first_of_them(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    events/brunch.md:
        title: Brunch
        date: 2026-08-08
        met: [ana]
    events/aperitif.md:
        title: Aperitif
        date: 2026-08-08
        met: [ana]
    events/zoo.md:
        title: Zoo
        date: 2026-12-01
        met: [ana]
    """
    assert community.people["ana"].chain == ("aperitif", "ana")


def test_what_the_note_says_of_through_comes_first(community: Community) -> None:
    """
    people/ana.md:
        through: rui
    people/rui.md:
        name: Rui
    events/fair.md:
        title: Fair
        date: 2026-01-01
        met: [ana]
    """
    assert community.people["ana"].chain == ("rui", "ana")


def test_a_circle_is_left_where_it_closes() -> None:
    assert chain("ana", {"ana": "bela", "bela": "carlos", "carlos": "bela"}) == ("carlos", "bela", "ana")


def test_a_circle_in_an_archive_does_no_harm() -> None:
    files = {f"people/{a}.md": f"---\nthrough: {b}\n---\n".encode() for a, b in ("ab", "ba")}
    assert model(read(files), date(2026, 1, 1)).people["a"].chain == ("b", "a")
