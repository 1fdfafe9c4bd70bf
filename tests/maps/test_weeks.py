from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from kinmap.maps.weeks import MOST_YEARS, WEEKS, points, week_of, years

TODAY = date(2026, 11, 1)


def test_a_row_a_year_from_the_first_contact_on() -> None:
    found = years([date(2023, 5, 1), date(2025, 5, 1)], TODAY)
    assert [row.year for row in found.rows] == [2023, 2024, 2025, 2026]


def test_contacts_of_one_week_are_one_mark() -> None:
    found = years([date(2026, 1, 1), date(2026, 1, 7), date(2026, 1, 8)], TODAY)
    assert [week.contacts for week in found.rows[0].weeks] == [(0, 1), (2,)]


def test_this_year_goes_as_far_as_the_last_month_did() -> None:
    found = years([], TODAY)
    assert found.rows[0].empty.count("M") == week_of(TODAY)
    assert found == years([], TODAY.replace(day=30))


def test_at_most_twenty_years_are_drawn() -> None:
    assert len(years([date(1950, 1, 1)], TODAY).rows) == MOST_YEARS


@given(st.lists(st.integers(0, 2000), max_size=60))
def test_every_contact_has_its_week(ages: list[int]) -> None:
    found = years([TODAY - timedelta(n) for n in ages], TODAY)
    marked = sorted(n for row in found.rows for week in row.weeks for n in week.contacts)
    assert marked == list(range(len(ages)))
    assert all(row.empty.count("M") + len(row.weeks) == WEEKS for row in found.rows[:-1])


@given(st.lists(st.integers(0, 800), max_size=30))
def test_a_week_is_faint_exactly_where_it_had_no_contact(ages: list[int]) -> None:
    days = [TODAY - timedelta(n) for n in ages]
    for row in years(days, TODAY).rows:
        last = week_of(TODAY) - 1 if row.year == TODAY.year else WEEKS - 1
        had = {week_of(day) for day in days if day.year == row.year}
        assert row.empty == "".join(points(row.y)[week] for week in range(last + 1) if week not in had)
