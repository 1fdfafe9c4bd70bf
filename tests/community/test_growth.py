"""The community on the first of each month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings, strategies as st

from kinmap.archive.load import Archive
from kinmap.community.funnel import funnel
from kinmap.community.growth import Month, Position, growth
from kinmap.community.lines import all_lines, line_encounters
from kinmap.community.model import Community, community as model, relations
from kinmap.community.rhythm import State
from kinmap.community.stages import Stage
from kinmap.dates import PartialDate
from tests.community.test_properties import LENGTH, START, archives, unhurried


def slowed(value: Any, times: int) -> Any:  # noqa: ANN401 - any part of an archive
    """Return the same archive in slow motion: each day as many times as far from the first."""
    if isinstance(value, PartialDate):
        day = START + (value.first - START) * times
        return PartialDate(day.year, day.month, day.day)
    if isinstance(value, dict):
        return {name: slowed(each, times) for name, each in value.items()}
    if isinstance(value, tuple):
        parts = [slowed(each, times) for each in value]
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{it.name: slowed(getattr(value, it.name), times) for it in fields(value)})
    return value


def accumulated(months: tuple[Month, ...]) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for month in months:
        for change in month.changes:
            assert found.get(change.id, Position()) == change.before != change.after
            found[change.id] = change.after
    return found


@given(archives(), st.integers(2, 25))
@settings(unhurried, max_examples=40)
def test_a_month_is_what_a_build_on_its_first_day_says(archive: Archive, times: int) -> None:
    slow: Archive = slowed(archive, times)
    today = START + timedelta(LENGTH * times + 400)
    months = growth(model(slow, today))
    for n, month in enumerate(months, 1):
        past = line_encounters(line for line in all_lines(slow) if line.day <= month.day)
        then = relations(slow, past, {}, month.day)
        assert month.funnel == funnel(then.values(), 0)
        positions = accumulated(months[:n])
        for name, one in then.items():
            position = positions.get(name, Position())
            assert position == Position(one.stage, one.state is State.SILENT)


def test_the_months_go_from_the_first_entry_to_today(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-07-02 coffee
    """
    assert [month.day for month in growth(community)] == [date(2026, n, 1) for n in (8, 9, 10, 11)]


def test_an_entry_on_the_first_of_a_month_is_seen_on_it(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-01 coffee
    """
    first, second = growth(community)
    assert first.day == date(2026, 10, 1)
    assert [(each.id, each.after.stage) for each in first.joined] == [("ana", Stage.KNOWN)]
    assert second.changes == ()
    assert second.funnel.known == 1


def test_silence_comes_by_itself_and_ends_with_a_word(community: Community) -> None:
    """
    people/ana.md:
        known: 2026-01-01
        every: 1 week
        meetings:
          - 2026-01-01 coffee
          - 2026-09-20 call
          - 2026-10-30 call
    """
    months = growth(community)
    assert [month.day for month in months if month.fell_silent] == [date(2026, 2, 1)]
    back = [month for month in months if month.changes and not month.fell_silent]
    assert [month.day for month in back] == [date(2026, 1, 1), date(2026, 10, 1)]
    assert back[-1].changes[0].after == Position(Stage.KNOWN)
    assert back[-1].joined == ()


def test_whoever_was_let_go_counts_as_known_only(community: Community) -> None:
    """
    people/ana.md:
        declared: 2026-09-01
        intent: let-go
    people/rui.md:
        declared: 2026-09-15
    """
    assert [(it.funnel.known, it.funnel.connections) for it in growth(community)] == [(1, 0), (2, 1), (2, 1)]


def test_an_archive_without_a_day_has_no_months(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    assert growth(community) == ()


def test_the_last_month_is_today_where_today_is_a_first(read_archive: Callable[[str], Archive]) -> None:
    archive = read_archive("""
        people/ana.md:
            meetings:
              - 2026-10-01 coffee
    """)
    found = model(archive, date(2026, 11, 1))
    assert growth(found)[-1].funnel == found.funnel
