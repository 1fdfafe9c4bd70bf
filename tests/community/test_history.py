from __future__ import annotations

from datetime import date

import pytest

from kinmap.archive.load import Archive, read
from kinmap.community.model import Community, community as model
from kinmap.community.stages import Stage

FRIEND = """
known: 2025-01-01
meetings:
  - 2025-01-01 coffee by both
  - 2025-02-01 coffee by both
  - 2025-03-01 coffee
  - 2025-04-01 coffee
  - 2025-05-01 coffee
trust:
  - 2025-01-01 both earned trust respect
"""
KINSHIP = """
exchange:
  - 2025-08-01 gave help
  - 2025-08-02 got help
life:
  - 2025-10-01 win answered 2025-10-15
  - 2025-11-01 my setback answered 2025-11-01
"""


def told(community: Community, name: str = "ana") -> list[tuple[str, str]]:
    return [(day.isoformat(), stage.value) for day, stage in community.people[name].history]


def of(note: str) -> Community:
    return model(read({"people/ana.md": f"---\n{note}---\n".encode()}), date(2026, 11, 1))


def test_stages_are_in_order() -> None:
    assert list(Stage) == sorted(Stage)
    assert Stage.LISTED < Stage.KNOWN < Stage.POSSIBLE < Stage.CONNECTION < Stage.KIN
    assert Stage.KIN >= Stage.KIN > Stage.LISTED <= Stage.LISTED
    assert [stage.rank for stage in Stage] == [0, 1, 2, 3, 4]


def test_a_name_alone_is_listed(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    ana = community.people["ana"]
    assert (ana.stage, ana.history, ana.since) == (Stage.LISTED, (), None)


@pytest.mark.parametrize("note", ["known: 2020", "declared: 2020", "meetings: [2020-01-01 letter]"])
def test_a_day_or_an_encounter_makes_somebody_known(note: str) -> None:
    assert of(note + "\n").people["ana"].stage >= Stage.KNOWN


def test_a_decision_makes_the_known_possible(community: Community) -> None:
    """
    people/ana.md:
        known: 2020
        intent: connect
    people/rui.md:
        intent: connect
    """
    assert told(community) == [("2020-01-01", "possible")]
    assert community.people["rui"].stage is Stage.LISTED


def test_two_conditions_make_the_known_possible_and_four_a_connection() -> None:
    assert told(of(FRIEND)) == [("2025-01-01", "possible"), ("2025-06-30", "connection")]


def test_exchange_and_care_both_ways_make_kin() -> None:
    assert told(of(FRIEND + KINSHIP))[-1] == ("2025-11-01", "kin")


@pytest.mark.parametrize(
    "gone",
    [
        "  - 2025-08-01 gave help\n",
        "  - 2025-08-02 got help\n",
        "  - 2025-10-01 win answered 2025-10-15\n",
        "  - 2025-11-01 my setback answered 2025-11-01\n",
    ],
)
def test_kin_needs_each_of_them(gone: str) -> None:
    assert of(FRIEND + KINSHIP.replace(gone, "")).people["ana"].stage is Stage.CONNECTION


@pytest.mark.parametrize("late", ["win answered 2025-10-16", "news answered 2025-10-01", "win"])
def test_news_and_late_answers_are_no_care(late: str) -> None:
    note = KINSHIP.replace("win answered 2025-10-15", late)
    assert of(FRIEND + note).people["ana"].stage is Stage.CONNECTION


def test_a_stage_falls_and_rises_with_trust() -> None:
    note = FRIEND + "  - 2026-01-01 they lost\n  - 2026-02-01 they repaired\n"
    assert told(of(note))[2:] == [("2026-01-01", "possible"), ("2026-02-01", "connection")]
    assert of(note).people["ana"].since == date(2026, 2, 1)


def test_a_declared_connection_is_marked_until_the_notes_show_it() -> None:
    assert of("declared: 1998\n").people["ana"].declared
    assert not of("declared: 1998\n" + FRIEND).people["ana"].declared
    assert not of("known: 1998\n").people["ana"].declared


def test_lost_trust_takes_a_declaration_back(community: Community) -> None:
    """
    people/ana.md:
        declared: 1998
        trust:
          - 2026-01-01 I lost
          - 2026-02-01 I repaired
    """
    assert told(community) == [
        ("1998-01-01", "connection"),
        ("2026-01-01", "known"),
        ("2026-02-01", "connection"),
    ]


def test_time_is_up_on_a_day_on_which_nothing_was_written(archive: Archive) -> None:
    """
    site.yml:
        connection: {days: 30, meetings: 1, months: 1}
    people/ana.md:
        meetings:
          - 2026-01-01 coffee
        trust:
          - 2026-01-01 both earned
    """
    assert told(model(archive, date(2026, 1, 30))) == [("2026-01-01", "known")]
    assert told(model(archive, date(2026, 3, 1)))[-1] == ("2026-01-31", "possible")


def test_the_past_keeps_an_event_that_a_line_came_to_stand_for(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-04-20 lunch
    events/fair.md:
        title: Fair
        date: 2026-04-18
        until: 2026-04-20
        there: [ana]
    """
    assert told(community) == [("2026-04-18", "known")]
    assert community.people["ana"].time.days == 195
