from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from kinmap.maps.strip import BASE, EDGE, HIGHEST, LIMIT_HEIGHT, WIDE, strip

TODAY = date(2026, 11, 1)


def days_ago(*days: int) -> list[date]:
    return [TODAY - timedelta(n) for n in days]


def top(d: str) -> float:
    """Return how high over the base an arc goes."""
    control = float(re.findall(r"C\S+ (\S+)", d)[0])
    return (BASE - control) * 3 / 4


def test_an_arc_stands_over_each_wait_and_the_last_is_open_up_to_its_day() -> None:
    arcs = strip(days_ago(100, 60, 10), TODAY, 30, TODAY + timedelta(20), None).arcs
    assert [(arc.days, arc.over, arc.open) for arc in arcs] == [
        (40, True, False),
        (50, True, False),
        (30, False, True),
    ]


def test_an_open_wait_that_is_over_its_limit_goes_as_far_as_the_month_has_surely_come() -> None:
    day = TODAY + timedelta(20)
    assert strip(days_ago(100), day, 30, TODAY - timedelta(70), None).arcs[0][1:] == (
        100, TODAY - timedelta(100), TODAY, True, True,
    )  # fmt: skip
    assert strip(days_ago(20), day, 30, TODAY + timedelta(10), None).arcs[0].end == TODAY + timedelta(10)


@given(st.lists(st.integers(0, 3000), max_size=20), st.none() | st.integers(1, 900), st.integers(0, 29))
def test_the_days_of_a_month_have_one_picture_unless_one_comes_due(
    ages: list[int], limit: int | None, later: int
) -> None:
    days = sorted(days_ago(*ages))
    due = days[-1] + timedelta(limit) if days and limit else None
    day = TODAY + timedelta(later)
    if due is None or not TODAY < due <= day:
        assert strip(days, TODAY, limit, due, None) == strip(days, day, limit, due, None)


def test_a_contact_today_leaves_no_wait_open() -> None:
    assert [arc.days for arc in strip(days_ago(20, 0), TODAY, 30, None, None).arcs] == [20]


def test_an_arc_is_as_high_as_its_days() -> None:
    arcs = strip(days_ago(90, 60, 0), TODAY, 30, None, None).arcs
    assert top(arcs[1].d) == pytest.approx(2 * top(arcs[0].d), abs=0.2)


def test_the_limit_stands_at_its_height_unless_a_wait_is_too_long_for_that() -> None:
    assert strip(days_ago(60, 30), TODAY, 40, None, None).limit == BASE - LIMIT_HEIGHT
    assert strip(days_ago(400, 0), TODAY, 40, None, None).limit == pytest.approx(BASE - HIGHEST / 10)


def test_without_a_limit_no_wait_is_too_long() -> None:
    found = strip(days_ago(400, 0), TODAY, None, None, None)
    assert found.limit is None
    assert not found.arcs[0].over


def test_what_is_long_past_is_not_drawn_but_for_the_wait_that_is_open() -> None:
    found = strip(days_ago(1500, 1000), TODAY, 30, None, None)
    assert found.contacts == (None, None)
    assert [(arc.days, arc.open) for arc in found.arcs] == [(1000, True)]
    assert found.arcs[0].d.startswith(f"M{EDGE}")


def test_what_is_to_come_has_its_place() -> None:
    found = strip(days_ago(10), TODAY, 30, TODAY + timedelta(20), TODAY + timedelta(30))
    assert found.due is not None
    assert found.planned is not None
    assert found.contacts[0]
    assert found.contacts[0] < found.due < found.planned
    assert strip([], TODAY, None, TODAY + timedelta(90), None).due is None


@given(st.lists(st.integers(0, 3000), max_size=40), st.none() | st.integers(1, 900))
def test_nothing_leaves_the_picture(ages: list[int], limit: int | None) -> None:
    found = strip(sorted(days_ago(*ages)), TODAY, limit, None, None)
    assert all(top(arc.d) <= HIGHEST + 0.1 for arc in found.arcs)
    assert all(x is None or EDGE <= x <= WIDE - EDGE for x in found.contacts)
    assert len(found.contacts) == len(ages)


@pytest.mark.parametrize("today", [date(1003, 1, 1), date.max])
def test_the_picture_ends_where_the_calendar_does(today: date) -> None:
    assert strip([today], today, 30, None, None).ticks
