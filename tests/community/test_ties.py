from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kinmap.archive.load import Archive
from kinmap.community.model import Community, community as model
from kinmap.community.ties import Tie, neighbours


def only(community: Community) -> Tie:
    (tie,) = community.ties
    return tie


def test_one_note_declares_a_tie_for_both(community: Community) -> None:
    """
    people/ana.md:
        knows: [rui]
    people/rui.md:
        name: Rui
    """
    assert only(community)[:-1] == ("ana", "rui", True, False, 0)
    assert only(community).weight == 2


def test_a_declared_tie_begins_with_the_earliest_since_or_at_once(archive: Archive) -> None:
    """
    people/ana.md:
        knows:
          - bela: married since 2026-06-01
          - carlos: colleagues since 2026-06-01
    people/bela.md:
        knows:
          - ana: friends since 2026-03-01
    people/carlos.md:
        knows: [ana]
    """
    tied = {month: [tie.b for tie in model(archive, date(2026, month, 1)).ties] for month in (2, 3)}
    assert tied == {2: ["carlos"], 3: ["bela", "carlos"]}


def test_an_introduction_ties_from_its_day_whoever_gave_it(archive: Archive) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-02-01 gave introduction to bela
          - 2026-03-01 got introduction to carlos
          - 2026-04-01 gave introduction
    people/bela.md:
        name: Bela
    people/carlos.md:
        name: Carlos
    """
    ties = {month: model(archive, date(2026, month, 1)).ties for month in (1, 2, 4)}
    assert [len(those) for those in ties.values()] == [0, 1, 2]
    assert all(tie.introduced and tie.weight == 1 for tie in ties[4])


def test_two_encounters_in_common_are_a_tie_and_one_is_none(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-01-01 coffee with bela carlos
          - 2026-01-02 coffee with bela
    people/bela.md:
        name: Bela
    people/carlos.md:
        name: Carlos
    """
    assert only(community)[:-1] == ("ana", "bela", False, False, 2)


def test_one_evening_told_by_two_is_one_encounter_in_common(community: Community) -> None:
    """
    people/ana.md:
        knows: [bela]
        meetings:
          - 2026-01-01 dinner with bela
    people/bela.md:
        meetings:
          - 2026-01-01 dinner with ana
    """
    assert only(community).together == 1


def test_those_whom_a_third_persons_line_names_were_together(community: Community) -> None:
    """
    people/ana.md:
        knows: [bela]
    people/bela.md:
        name: Bela
    people/carlos.md:
        meetings:
          - 2026-01-01 dinner with ana bela
    """
    assert only(community).together == 1


def test_more_than_five_encounters_make_a_tie_no_stronger(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-01-01 call with bela
          - 2026-01-02 call with bela
          - 2026-01-03 call with bela
          - 2026-01-04 call with bela
          - 2026-01-05 call with bela
          - 2026-01-06 call with bela
    people/bela.md:
        name: Bela
    """
    assert (only(community).together, only(community).weight) == (6, 5)


def test_an_event_is_in_common_to_whoever_was_there_or_has_a_line_at_it(community: Community) -> None:
    """
    people/ana.md:
        knows: [bela]
    people/bela.md:
        meetings:
          - 2026-02-01 call at dinner
    events/dinner.md:
        title: Dinner
        date: 2026-02-02
        there: [ana]
    """
    assert only(community).together == 1


def test_a_line_that_tells_of_the_event_is_not_counted_beside_it(community: Community) -> None:
    """
    people/ana.md:
        knows: [bela, carlos, dina]
        meetings:
          - 2026-02-01 video with bela at fair
          - 2026-02-03 lunch with carlos
          - 2026-02-02 call with dina
    people/bela.md:
        name: Bela
    people/carlos.md:
        name: Carlos
    people/dina.md:
        name: Dina
    events/fair.md:
        title: Fair
        date: 2026-02-02
        until: 2026-02-03
        there: [ana, bela, carlos, dina]
    """
    common = {tie.b: tie.together for tie in community.ties if tie.a == "ana"}
    assert common == {"bela": 1, "carlos": 1, "dina": 2}


def test_a_crowd_joins_nobody(read_archive: Callable[[str], Archive]) -> None:
    crowd = [f"p{n:02}" for n in range(31)]
    people = "".join(f"people/{name}.md:\n  knows: [p00]\n" for name in crowd[1:])
    line = "people/p00.md:\n  meetings: [2026-01-02 walk with {}]\n"
    event = "events/gala.md:\n  title: Gala\n  date: 2026-01-05\n  there: [{}]\n"
    for size, common in ((30, 2), (31, 0)):
        there = crowd[:size]
        text = people + line.format(" ".join(there[1:])) + event.format(", ".join(there))
        found = model(read_archive(text), date(2026, 11, 1))
        assert found.ties[0].together == common
        assert len(found.people["p01"].encounters) == 2


def test_what_is_to_come_is_not_in_common_yet(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-12-01 coffee with bela
          - 2026-12-02 coffee with bela
    people/bela.md:
        name: Bela
    events/fair.md:
        title: Fair
        date: 2026-12-01
        there: [ana, bela]
    """
    assert community.ties == ()


def test_neighbours_are_mutual() -> None:
    ties = [Tie("a", "b", declared=True, introduced=False, together=0)]
    assert neighbours(ties) == {"a": ("b",), "b": ("a",)}
