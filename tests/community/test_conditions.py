from __future__ import annotations

from datetime import date

import pytest

from kinmap.archive.load import Archive, read
from kinmap.community.conditions import Condition
from kinmap.community.model import Community, community as model


def missing(condition: Condition) -> dict[str, int]:
    return {lack.need.value: lack.count for lack in condition.missing}


def test_a_stranger_lacks_everything(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    conditions = community.people["ana"].conditions
    assert community.people["ana"].held == 0
    assert missing(conditions.time) == {"days": 180, "meetings": 5, "months": 4}
    assert missing(conditions.participation) == {"me": 2, "they": 2}
    assert missing(conditions.trust) == missing(conditions.respect) == {"me": 1, "they": 1}


def test_time_holds_on_the_day_and_not_before(archive: Archive) -> None:
    """
    people/ana.md:
        known: 2026-01-01
        meetings:
          - 2026-01-01 coffee
          - 2026-02-01 coffee
          - 2026-03-01 coffee
          - 2026-04-01 coffee
          - 2026-04-02 call
    """
    holds = [model(archive, date(2026, 6, day)).people["ana"].conditions.time.holds for day in (29, 30)]
    assert holds == [False, True]


def test_letters_count_for_no_meeting(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-01-01 letter
          - 2026-02-01 coffee
    """
    ana = community.people["ana"]
    assert (ana.time.days, ana.time.meetings, ana.time.months) == (304, 1, 1)
    assert [each.day for each in ana.conditions.time.evidence] == [date(2026, 2, 1)]


@pytest.mark.parametrize("declared", ["", "declared: 2020"])
def test_time_counts_from_known_before_declared_before_the_first_encounter(declared: str) -> None:
    note = f"---\nknown: 2021\n{declared}\nmeetings: [2019-01-01 coffee]\n---\n"
    ana = model(read({"people/ana.md": note.encode()}), date(2021, 1, 11)).people["ana"]
    assert ana.time.days == 10


def test_a_fifth_of_all_acts_is_share_enough(community: Community) -> None:
    """
    site.yml:
        connection: {acts: 1}
    people/ana.md:
        exchange:
          - 2026-01-01 gave help
          - 2026-01-02 gave help
          - 2026-01-03 gave help
          - 2026-01-04 gave help
          - 2026-01-05 got help
    people/rui.md:
        exchange:
          - 2026-01-01 gave help
          - 2026-01-02 gave help
          - 2026-01-03 gave help
          - 2026-01-04 gave help
          - 2026-01-05 gave help
          - 2026-01-06 got help
    """
    assert community.people["ana"].conditions.participation.holds
    assert missing(community.people["rui"].conditions.participation) == {"share": 1}


def test_trust_rests_on_the_entries_that_made_it(community: Community) -> None:
    """
    people/ana.md:
        trust:
          - 2026-01-01 they earned: Kept it to herself.
          - 2026-02-01 I earned: So did I.
    """
    trust = community.people["ana"].conditions.trust
    assert trust.holds
    assert [step.note for step in trust.evidence] == ["So did I.", "Kept it to herself."]


def test_conditions_go_by_name(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    names = [name for name, _ in community.people["ana"].conditions]
    assert names == ["time", "participation", "trust", "respect"]
