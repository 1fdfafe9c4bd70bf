from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given, strategies as st

from kinmap.maps.weeks import MIDDLE, MOST_YEARS, STEP, WEEKS, at, week_of, years

TODAY = date(2026, 11, 1)
LINE = re.compile(r"M([0-9.]+) ([0-9]+)H([0-9.]+)")


def test_a_row_a_year_from_the_first_contact_on() -> None:
    found = years([date(2023, 5, 1), date(2025, 5, 1)], TODAY)
    assert [row.year for row in found.grid.rows] == [2023, 2024, 2025, 2026]


def test_contacts_of_one_week_are_one_mark() -> None:
    found = years([date(2026, 1, 1), date(2026, 1, 7), date(2026, 1, 8)], TODAY)
    assert [week.contacts for week in found.weeks] == [(0, 1), (2,)]


def test_this_year_goes_as_far_as_the_last_month_did() -> None:
    found = years([], TODAY)
    assert faint(found.grid.faint) == {(16, week) for week in range(week_of(TODAY)[1])}
    assert found == years([], TODAY.replace(day=30))
    assert years([], date(2026, 1, 5)).grid.faint == ""


def test_at_most_twenty_years_are_drawn() -> None:
    found = years([date(1950, 1, 1), date(2020, 1, 1)], TODAY)
    assert len(found.grid.rows) == MOST_YEARS
    assert [week.contacts for week in found.weeks] == [(1,)]


def test_each_month_has_its_letter() -> None:
    assert len(years([], TODAY).grid.months.split(" ")) == 12


@given(st.lists(st.integers(0, 2000), max_size=60))
def test_every_contact_has_its_week(ages: list[int]) -> None:
    days = [TODAY - timedelta(n) for n in ages]
    found = years(days, TODAY)
    rows = {row.y: row.year for row in found.grid.rows}
    assert sorted(n for week in found.weeks for n in week.contacts) == list(range(len(ages)))
    for week in found.weeks:
        assert {(rows[int(week.y)], week.x)} == {
            (year, at(number)) for year, number in (week_of(days[n]) for n in week.contacts)
        }


@given(st.integers(2007, 2026))
def test_every_week_of_a_row_has_its_faint_point(first: int) -> None:
    found = years([date(first, 12, 31)], TODAY).grid
    drawn = faint(found.faint)
    for row in found.rows:
        last = week_of(TODAY)[1] if row.year == TODAY.year else WEEKS
        assert {week for y, week in drawn if y == row.y} == set(range(last))


def faint(path: str) -> set[tuple[int, int]]:
    """Return the row and the week of each point that dashes of no length, a week apart, make of a path."""
    found = set()
    for start, y, end in LINE.findall(path):
        assert float(start) == at(0) + MIDDLE
        found |= {(int(y), week) for week in range(99) if float(start) + week * STEP <= float(end)}
    return found
