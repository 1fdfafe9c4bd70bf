from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.pronouns import THEY, pronouns
from kinmap.pages.tongue import Figure, say_n

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("n", "said"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (412, "412"), (16000, "16,000")]
)
def test_figures_are_words_up_to_twelve(n: int, said: str) -> None:
    assert words.number(n) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (19, "nineteen"),
        (20, "twenty"),
        (23, "twenty-three"),
        (100, "one hundred"),
        (412, "four hundred and twelve"),
        (1000, "one thousand"),
        (1005, "one thousand and five"),
        (16312, "sixteen thousand three hundred and twelve"),
        (2_000_001, "two million and one"),
    ],
)
def test_any_figure_can_begin_a_sentence(n: int, said: str) -> None:
    assert format(Figure(n), "w") == said


@given(st.integers(0, 10**8))
def test_no_sentence_begins_with_a_digit(n: int) -> None:
    said = say_n("One person", "{n:c} people", n)
    assert said[0].isupper()
    assert not any(c.isdigit() for c in said)


def test_one_is_one_and_many_are_many() -> None:
    assert say_n("one person", "{n} people", 1) == "one person"
    assert say_n("one meeting", "{n} meetings", 5) == "five meetings"
    assert say_n("One person", "{n:c} people", 1) == "One person"


def test_how_often() -> None:
    assert [words.times(n) for n in (1, 2, 3, 14)] == ["once", "twice", "three times", "14 times"]


def test_a_list_in_prose() -> None:
    assert words.joined([]) == ""
    assert words.joined(["Ana"]) == "Ana"
    assert words.joined(["Ana", "Rui"]) == "Ana and Rui"
    assert words.either(["Ana", "Rui", "Marta"]) == "Ana, Rui or Marta"


def test_a_long_list_says_how_many_more() -> None:
    assert words.some(list("abcd")) == "a, b, c and d"
    assert words.some(list("abcdefgh")) == "a, b, c and five more"


def test_a_day_says_its_year_only_where_it_is_another() -> None:
    assert words.day(date(2026, 10, 3), TODAY) == "3 October"
    assert words.day(date(2025, 10, 3), TODAY) == "3 October 2025"
    assert words.full_day(TODAY) == "Monday, 23 November 2026"


def test_a_date_is_said_as_far_as_it_was_written() -> None:
    assert words.partial(PartialDate(2019), TODAY) == "2019"
    assert words.partial(PartialDate(2019, 5), TODAY) == "May 2019"
    assert words.partial(PartialDate(2026, 5, 4), TODAY) == "4 May"
    assert words.on(PartialDate(2019, 5), TODAY) == "in May 2019"
    assert words.on(PartialDate(2026, 5, 4), TODAY) == "on 4 May"


def test_dates_in_columns_are_short() -> None:
    assert words.short_day(date(2026, 10, 3)) == "3 Oct 2026"
    assert words.short_day(PartialDate(2026, 10)) == "Oct 2026"
    assert words.short_day(PartialDate(2026)) == "2026"
    assert words.year_day(PartialDate(2026, 10, 3)) == "3 Oct"
    assert words.year_day(PartialDate(2026, 10)) == "Oct"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "one day"),
        (7, "one week"),
        (10, "ten days"),
        (14, "two weeks"),
        (42, "six weeks"),
        (139, "20 weeks"),
        (140, "five months"),
        (365, "twelve months"),
        (730, "two years"),
    ],
)
def test_a_length_is_told_in_its_best_unit(days: int, said: str) -> None:
    assert str(words.length(days)) == said


def test_every() -> None:
    assert words.in_unit(42, "week").every == "every six weeks"
    assert words.in_unit(7, "week").every == "every week"
    assert words.in_unit(90, "month").every == "every three months"
    assert words.in_unit(1, "day").every == "every day"


def test_the_unit_of_a_rhythm_is_the_one_that_its_owner_wrote() -> None:
    assert words.written_unit("3 months", 90) == "month"
    assert words.written_unit("1 Week", 7) == "week"
    assert words.written_unit("", 42) == "week"


@pytest.mark.parametrize(
    ("days", "rhythm", "unit", "said"),
    [
        (84, 56, "week", "twelve weeks, not eight"),
        (51, 42, "week", "seven weeks, not six"),
        (65, 63, "week", "just past nine weeks"),
        (240, 42, "week", "eight months, not six weeks"),
        (150, 90, "month", "five months, not three"),
        (100, 90, "month", "just past three months"),
        (765, 270, "month", "two years, not nine months"),
        (12, 9, "day", "twelve days, not nine"),
        (60, 9, "day", "nine weeks, not nine days"),
        (750, 365, "year", "two years, not one"),
    ],
)
def test_a_wait_is_told_in_the_unit_of_its_rhythm(days: int, rhythm: int, unit: str, said: str) -> None:
    assert words.wait(days, rhythm, unit) == said


@given(st.integers(1, 4000), st.integers(1, 4000), st.sampled_from(["day", "week", "month", "year"]))
def test_a_wait_never_says_none_of_a_unit(days: int, rhythm: int, unit: str) -> None:
    assert not words.wait(days, rhythm, unit).startswith(("no ", "0"))


def test_when_something_is_due() -> None:
    assert words.due(date(2026, 11, 21), TODAY) == "two days over"
    assert words.due(date(2026, 10, 19), TODAY) == "five weeks over"
    assert words.due(TODAY, TODAY) == "today"
    assert words.due(date(2026, 11, 24), TODAY) == "by tomorrow"
    assert words.due(date(2026, 11, 29), TODAY) == "by Sunday"
    assert words.due(date(2026, 12, 1), TODAY) == "by 1 December"


def test_pronouns_have_their_forms() -> None:
    she, he = pronouns("she/her"), pronouns("He/him")
    assert (she.subject, she.object, she.possessive) == ("she", "her", "her")
    assert (he.subject, he.object, he.possessive) == ("he", "him", "his")
    assert she.verb("has", "have") == "has"


def test_whoever_has_no_pronouns_is_they() -> None:
    assert pronouns("") == THEY
    assert pronouns("xe/xem") == THEY
    assert THEY.verb("has", "have") == "have"


def test_other_pronouns_are_taken_as_written() -> None:
    assert pronouns("xe/xem/xyr").possessive == "xyr"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (7, "one week"),
        (14, "two weeks"),
        (20, "20 days"),
        (180, "180 days"),
        (365, "365 days"),
        (1, "one day"),
    ],
)
def test_a_threshold_is_said_to_the_day(days: int, said: str) -> None:
    assert str(words.exact(days)) == said
