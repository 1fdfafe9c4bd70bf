"""Real tables become archives whose sums are those of the tables.

`southern-women.csv` is the table of A. Davis, B. B. Gardner, M. R. Gardner, *Deep South*, 1941:
18 women, 14 dated social events, 89 attendances. The study gives day and month; 1936 stands for
the year.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench import real
from kinmap.archive.load import Archive, load

TABLE = Path(__file__).with_name("southern-women.csv")


@pytest.fixture
def southern(tmp_path: Path) -> Archive:
    real.write(real.women(real.attendances(TABLE)), tmp_path / "archive")
    return load(tmp_path / "archive")


def test_the_table_is_whole() -> None:
    attended = real.attendances(TABLE)
    assert len({one.woman for one in attended}) == 18
    assert len({one.event for one in attended}) == 14
    assert len(attended) == len(set(attended)) == 89


def test_the_women_their_events_and_attendances_are_all_there(southern: Archive) -> None:
    assert len(southern.people) == 18
    assert len(southern.events) == 14
    assert sum(len(event.there) for event in southern.events.values()) == 89


def test_each_woman_was_at_as_many_events_as_the_table_says(southern: Archive) -> None:
    of_table = Counter(real.id_of(one.woman) for one in real.attendances(TABLE))
    assert Counter(guest for event in southern.events.values() for guest in event.there) == of_table


def test_each_event_has_its_day(southern: Archive) -> None:
    of_table = {real.id_of(one.event): one.day for one in real.attendances(TABLE)}
    assert {event.id: str(event.date) for event in southern.events.values()} == of_table


def test_the_archive_of_the_women_has_no_problems(southern: Archive) -> None:
    assert southern.problems == ()


def test_messages_of_one_day_are_one_line_by_whoever_wrote() -> None:
    sent = [
        real.Message(72, "2004-04-22", "me"),
        real.Message(72, "2004-04-22", "they"),
        real.Message(72, "2004-04-23", "they"),
    ]
    note = real.student(sent, [real.Tie(72, 266, 3)])["people/student-72.md"]
    assert "  - 2004-04-22 message by both: 2 messages.\n  - 2004-04-23 message by them: 1 message.\n" in note
    assert "  - student-266: 3 messages\n" in note


def test_the_archive_of_the_student_has_no_problems(tmp_path: Path) -> None:
    sent = [
        real.Message(other, f"2004-04-{day}", by)
        for other in (8, 9)
        for day in (20, 21)
        for by in ("me", "they")
    ]
    real.write(real.student(sent, [real.Tie(8, 9, 2)]), tmp_path / "archive")
    read = load(tmp_path / "archive")
    assert read.problems == ()
    assert [len(person.meetings) for person in read.people.values()] == [2, 2]
    assert read.people["student-8"].knows[0].id == "student-9"
