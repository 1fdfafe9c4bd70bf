"""Days to remember somebody by."""

from __future__ import annotations

from datetime import date

import pytest

from kinmap.pages.remembrance import next_day


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
