"""Days to remember somebody by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinmap.pages.remembrance import days_of_the_year, next_day


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 2), date(2026, 3, 2)),
        (date(2026, 3, 3), date(2027, 3, 2)),
        (date(9999, 3, 3), date(9999, 3, 2)),
    ],
)
def test_a_birthday_comes_again_as_long_as_there_are_years(today: date, expected: date) -> None:
    assert next_day(3, 2, today) == expected


def test_whoever_was_born_on_a_leap_day_has_a_birthday_every_year() -> None:
    assert next_day(2, 29, date(2027, 1, 1)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "today", [date(2024, 2, 28), date(2025, 2, 1), date(2026, 11, 1), date(2027, 12, 31), date(9999, 12, 20)]
)
def test_no_day_of_the_year_that_comes_is_passed_over(today: date) -> None:
    for ahead in (0, 1, 30, 400):
        soon = days_of_the_year(today, ahead)
        every = [(day.month, day.day) for day in (date(2024, 1, 1) + timedelta(days=n) for n in range(366))]
        come = {it for it in every if 0 <= (next_day(*it, today) - today).days <= ahead}
        assert come <= soon
        assert len(soon) <= ahead + 2
