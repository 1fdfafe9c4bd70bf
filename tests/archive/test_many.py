"""Several lines put into a note at once: each in its place, and not another byte changed."""

from __future__ import annotations

import pytest

from kinmap.archive.ledgers import Entry
from kinmap.archive.many import line_of, with_lines
from kinmap.archive.notes import read_person
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError, Item

SETTINGS = Settings()
DAYS = ("2026-03-01", "2026-01-01", "2026-02-01")


def put(content: str, *heads: str, ledger: str = "meetings", gone: tuple[tuple[str, Entry], ...] = ()) -> str:
    lines = [line_of(ledger, Item(head, "Said."), SETTINGS) for head in heads]
    return with_lines("people/ana.md", content.encode(), gone, lines, SETTINGS).decode()


def meetings(content: str) -> tuple[tuple[str, Entry], ...]:
    return tuple(("meetings", it) for it in read_person("people/ana.md", content, SETTINGS).about.meetings)


@pytest.mark.parametrize("newest_first", [True, False])
def test_each_finds_its_place_the_way_the_list_goes(newest_first: bool) -> None:
    days = sorted(("2026-01-15", "2025-01-01"), reverse=newest_first)
    before = "---\nmeetings:\n" + "".join(f"- {day} met\n" for day in days) + "---\nBody.\n"
    wanted = sorted((*DAYS, "2026-01-15", "2025-01-01"), reverse=newest_first)
    after = put(before, *DAYS)
    assert [line[2:12] for line in after.split("\n") if line.startswith("- ")] == wanted
    assert after.endswith("---\nBody.\n")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "A body.\n",
        "---\nname: Ana\n---\n",
        "---\nname: Ana\nmeetings:\n---\n",
        "---\nmeetings: []\n---\n",
    ],
)
def test_a_list_is_made_where_there_is_none(before: str) -> None:
    after = put(before, *DAYS)
    assert [str(it.date) for _, it in meetings(after)] == sorted(DAYS, reverse=True)


def test_line_ends_and_brackets_stay_as_they_are() -> None:
    after = put("---\r\nname: Ana\r\n---\r\nx\r\n", *DAYS)
    assert after.count("\n") == after.count("\r\n") > len(DAYS)
    after = put("---\nmeetings: [2026-01-15 met] # mine\n---\n", *DAYS)
    assert after.count("\n") == 3
    assert " # mine" in after


def test_ledgers_that_are_new_come_in_their_order() -> None:
    lines = [
        line_of("promises", Item("2026-01-01 me", "Call."), SETTINGS),
        line_of("life", Item("2026-01-01 news", "Moved."), SETTINGS),
        line_of("meetings", Item("2026-01-01"), SETTINGS),
    ]
    after = with_lines("people/ana.md", b"---\nname: Ana\n---\n", (), lines, SETTINGS).decode()
    assert [line for line in after.split("\n") if line.endswith(":")] == ["meetings:", "life:", "promises:"]


def test_one_goes_and_another_comes() -> None:
    before = "---\nmeetings:\n  - 2026-02-01 met\n  - 2026-01-01 coffee: Mine.\n---\n"
    after = put(before, "2026-03-01", gone=meetings(before)[:1])
    assert after == "---\nmeetings:\n  - 2026-03-01: Said.\n  - 2026-01-01 coffee: Mine.\n---\n"


def test_an_entry_without_a_line_of_its_own_is_not_taken_out() -> None:
    before = "---\nmeetings: [2026-02-01 met, 2026-01-01 met]\n---\n"
    with pytest.raises(CannotWriteError, match="has no line of its own"):
        put(before, gone=meetings(before)[:1])


def test_a_note_that_would_read_otherwise_is_not_written() -> None:
    with pytest.raises(CannotWriteError, match="never closed"):
        put("---\nname: Ana\n", *DAYS)
