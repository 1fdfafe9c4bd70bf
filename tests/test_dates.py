from datetime import date

import pytest
from hypothesis import given, strategies as st

from kinmap.dates import (
    Birthday,
    NotADateError,
    PartialDate,
    parse_birthday,
    parse_date,
    parse_duration,
    parse_length,
    tidy_date,
)

DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    "written", ["2019", "2019-05", "2019-05-04", "1000-01-01", "9999-12-31", "2024-02-29"]
)
def test_a_date_is_shown_as_it_was_written(written: str) -> None:
    assert str(parse_date(written)) == written


@pytest.mark.parametrize(
    ("written", "first"),
    [("2019", date(2019, 1, 1)), ("2019-05", date(2019, 5, 1)), ("2019-05-04", date(2019, 5, 4))],
)
def test_a_partial_date_counts_as_its_first_day(written: str, first: date) -> None:
    assert parse_date(written).first == first


@given(DAYS)
def test_every_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()).first == day


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2026-13-03", "there is no month 13"),
        ("2026-00", "there is no month 00"),
        ("2026-12-00", "there is no day 00"),
        ("2026-02-29", "February 2026 has 28 days"),
        ("2026-11-31", "November 2026 has 30 days"),
        ("0999", "years go from 1000 to 9999"),
        ("0000-01-01", "years go from 1000 to 9999"),
        ("2026-1-3", "a date is written YYYY-MM-DD, YYYY-MM or YYYY"),
        ("20260103", "a date is written YYYY-MM-DD, YYYY-MM or YYYY"),
        ("12026-01-01", "a date is written YYYY-MM-DD, YYYY-MM or YYYY"),
        ("2026-01-03\n", "a date is written YYYY-MM-DD, YYYY-MM or YYYY"),
        ("٢٠٢٦", "a date is written YYYY-MM-DD, YYYY-MM or YYYY"),
        ("", "a date is written YYYY-MM-DD, YYYY-MM or YYYY"),
    ],
)
def test_what_is_no_date_says_why(written: str, why: str) -> None:
    with pytest.raises(NotADateError) as said:
        parse_date(written)
    assert str(said.value) == why


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2026", "2027", True),
        ("2026-05", "2026-06-01", True),
        ("2026-05-01", "2026-05-02", True),
        ("2026", "2026-05", False),
        ("2026-05", "2026-05-02", False),
        ("2026-05-02", "2026-05", False),
        ("2026-05-01", "2026-05-01", False),
        ("2026-06", "2026-05-31", False),
        ("2027", "2026-12", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_written(one: str, other: str, before: bool) -> None:
    assert parse_date(one).before(parse_date(other)) is before


@given(DAYS, DAYS)
def test_whole_dates_are_compared_by_the_day(one: date, other: date) -> None:
    mine, theirs = (PartialDate(day.year, day.month, day.day) for day in (one, other))
    assert mine.before(theirs) == (one < other)


@pytest.mark.parametrize(
    ("written", "birthday"),
    [("03-02", Birthday(3, 2)), ("1984-03-02", Birthday(3, 2, 1984)), ("02-29", Birthday(2, 29))],
)
def test_a_birthday_may_be_without_its_year(written: str, birthday: Birthday) -> None:
    assert parse_birthday(written) == birthday
    assert str(birthday) == written


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1984", "a birthday is written MM-DD or YYYY-MM-DD"),
        ("3-2", "a birthday is written MM-DD or YYYY-MM-DD"),
        ("0984-03-02", "years go from 1000 to 9999"),
        ("1983-02-29", "February 1983 has 28 days"),
        ("02-30", "February has 29 days"),
        ("00-10", "there is no month 00"),
        ("10-00", "there is no day 00"),
    ],
)
def test_what_is_no_birthday_says_why(written: str, why: str) -> None:
    with pytest.raises(NotADateError) as said:
        parse_birthday(written)
    assert str(said.value) == why


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-9-3", "2026-09-03"),
        ("2026/09/03", "2026-09-03"),
        ("2026.9", "2026-09"),
        ("2026-09-03", "2026-09-03"),
    ],
)
def test_a_date_in_another_dress_is_tidied(written: str, date: str) -> None:
    assert str(tidy_date(written)) == date


@pytest.mark.parametrize("written", ["03/09/2026", "9-3-26", "2026-13-1", "soon", "", "2026 9 3"])
def test_a_date_that_could_be_two_is_left_alone(written: str) -> None:
    assert tidy_date(written) is None


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("45m", 45),
        ("2h", 120),
        ("1h30m", 90),
        ("2d", 960),
        ("1d2h3m", 603),
        ("0h", 0),
        ("1H", 60),
        ("90m", 90),
    ],
)
def test_a_duration_is_in_minutes_and_a_day_has_eight_hours(written: str, minutes: int) -> None:
    assert parse_duration(written) == minutes


@pytest.mark.parametrize(
    "written", ["", "h", "2", "30m1h", "1.5h", "2 h", "-1h", "2h\n", "٢h", "1" * 5000 + "h"]
)
def test_what_is_no_duration_is_none(written: str) -> None:
    assert parse_duration(written) is None


@pytest.mark.parametrize(
    ("written", "days"),
    [("1 day", 1), ("6 weeks", 42), ("1 month", 30), ("2 Years", 730), ("1 weeks", 7), (" 3  months ", 90)],
)
def test_a_length_is_in_days(written: str, days: int) -> None:
    assert parse_length(written) == days


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0 days",
        "6",
        "weeks",
        "6weeks",
        "six weeks",
        "1.5 weeks",
        "-1 week",
        "201 years",
        "1" * 5000 + " days",
    ],
)
def test_what_is_no_length_is_none(written: str) -> None:
    assert parse_length(written) is None
