from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from kinmap.archive.person import Every, Intent, Person
from kinmap.archive.settings import Settings
from kinmap.community.drift import drift
from kinmap.community.rhythm import Origin, Pace, State, gaps_between, median, pace
from kinmap.community.stages import Stage

TODAY = date(2026, 11, 1)
ANA = Person(id="ana", path="people/ana.md", name="Ana")


def contacts(*gaps: int, ago: int = 0) -> list[date]:
    """Return contacts with these gaps between them, the last of them so many days ago."""
    days = [TODAY - timedelta(ago)]
    for gap in reversed(gaps):
        days.insert(0, days[0] - timedelta(gap))
    return days


def ana(**fields: object) -> Person:
    return Person(**{"id": "ana", "path": "people/ana.md", "name": "Ana", **fields})  # type: ignore[arg-type]


def of(person: Person, stage: Stage, days: list[date]) -> Pace:
    return pace(person, stage, days, Settings(), TODAY)


def test_gaps_lie_between_contacts() -> None:
    assert gaps_between(contacts(10, 21, 20)) == [10, 21, 20]
    assert gaps_between([TODAY]) == gaps_between([]) == []


@pytest.mark.parametrize(("gaps", "middle"), [([3, 1, 2], 2), ([1, 2], 2), ([10, 15, 20, 30], 18)])
def test_a_median_is_in_whole_days_halves_rounded_up(gaps: list[int], middle: int) -> None:
    assert median(gaps) == middle


@pytest.mark.parametrize("intent", [Intent.REST, Intent.LET_GO])
def test_nobody_is_reminded_of_whom_they_put_to_rest(intent: Intent) -> None:
    found = of(ana(intent=intent, every=Every(7, "1 week")), Stage.KIN, contacts(5, 5, 5, ago=99))
    assert (found.rhythm, found.origin, found.state) == (None, Origin.INTENT, State.NONE)


def test_what_was_stated_comes_before_habit_and_has_no_grace() -> None:
    found = of(ana(every=Every(30, "30 days")), Stage.KIN, contacts(5, 5, 5, ago=30))
    assert (found.rhythm, found.origin, found.limit, found.ratio) == (30, Origin.STATED, 30, Fraction(1))
    assert found.due == TODAY
    assert found.state is State.STALE


def test_never_is_never() -> None:
    found = of(ana(every=Every(None, "never")), Stage.KIN, contacts(5, 5, 5))
    assert (found.rhythm, found.origin) == (None, Origin.STATED)


def test_a_habit_has_as_much_grace_again_and_two_weeks() -> None:
    found = of(ANA, Stage.POSSIBLE, contacts(10, 21, 20, ago=27))
    assert (found.rhythm, found.origin, found.limit) == (20, Origin.OWN, 54)
    assert (found.ratio, found.mean) == (Fraction(1, 2), Fraction(17))


def test_the_grace_of_a_habit_is_never_over_half_a_year() -> None:
    assert of(ANA, Stage.POSSIBLE, contacts(400, 400, 400)).limit == 580


@pytest.mark.parametrize(("gap", "rhythm"), [(1, 7), (7, 7), (730, 730), (1000, 730)])
def test_a_habit_is_within_a_week_and_two_years(gap: int, rhythm: int) -> None:
    found = of(ANA, Stage.POSSIBLE, contacts(gap, gap, gap))
    assert found.rhythm == found.mean == rhythm


def test_the_last_twelve_gaps_make_a_habit() -> None:
    assert of(ANA, Stage.POSSIBLE, contacts(*[100] * 20, *[10] * 12)).mean == 10


def test_the_merely_known_have_no_habit() -> None:
    assert of(ANA, Stage.KNOWN, contacts(10, 10, 10)).origin is None


def test_without_a_habit_the_stage_suggests_one() -> None:
    rhythms = {stage: of(ANA, stage, contacts(10, 10)).rhythm for stage in Stage}
    assert list(rhythms.values()) == [None, None, 84, 56, 28]


@pytest.mark.parametrize(("ago", "state"), [(33, "fresh"), (34, "stale"), (67, "stale"), (68, "silent")])
def test_a_habit_is_silent_from_twice_its_limit(ago: int, state: str) -> None:
    assert of(ANA, Stage.POSSIBLE, contacts(10, 10, 10, ago=ago)).state == state


@pytest.mark.parametrize(("ago", "state"), [(29, "fresh"), (89, "stale"), (90, "silent")])
def test_a_promise_is_silent_from_three_times_its_limit(ago: int, state: str) -> None:
    assert of(ana(every=Every(30, "1 month")), Stage.KNOWN, contacts(ago=ago)).state == state


def test_without_a_contact_nothing_is_due() -> None:
    found = of(ana(every=Every(30, "1 month")), Stage.KNOWN, [])
    assert (found.limit, found.due, found.ratio, found.state) == (30, None, None, State.NONE)


def test_what_is_due_after_the_last_day_of_the_calendar_is_due_on_it() -> None:
    found = pace(ana(every=Every(30, "1 month")), Stage.KNOWN, [date.max], Settings(), date.max)
    assert found.due == date.max


def test_drift_needs_six_gaps() -> None:
    assert drift(contacts(10, 10, 10, 10, 10), TODAY) is None
    assert drift(contacts(10, 10, 10, 20, 20, 20), TODAY) == 2


def test_the_open_gap_counts_once_it_is_longer_than_the_others() -> None:
    assert drift(contacts(10, 10, 10, 10, 10, ago=10), TODAY) is None
    assert drift(contacts(10, 10, 10, 10, 10, ago=60), TODAY) == Fraction(8, 3)


def test_nobody_drifts_who_was_met_once() -> None:
    assert drift(contacts(ago=500), TODAY) is None
    assert drift([], TODAY) is None
