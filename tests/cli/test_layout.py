"""Text for a terminal."""

from __future__ import annotations

import click
import pytest
from hypothesis import given, strategies as st

from kinmap.cli.layout import GAP, Block, cells, heading, lines, printed, width


def shown(*blocks: Block, columns: int = 20) -> list[str]:
    return [click.unstyle(line) for line in printed(blocks, columns)]


def test_words_flow_to_the_width() -> None:
    assert shown(Block("one two three four five")) == ["one two three four", "five"]


def test_lines_after_the_first_hang() -> None:
    assert shown(Block("one two three four five", indent=2, hang=2)) == ["  one two three four", "    five"]


def test_what_stands_aside_is_at_the_right_where_there_is_room() -> None:
    assert shown(Block("Ana", aside="today", indent=2)) == ["  Ana          today"]
    assert shown(Block("Ana and Rui, both", aside="today")) == ["Ana and Rui, both", "               today"]


def test_an_empty_block_is_an_empty_line() -> None:
    assert shown(GAP) == [""]
    assert shown(*heading("Answer")) == ["", "Answer"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert shown(Block("a" * 25, indent=2)) == ["  " + "a" * 18, "  " + "a" * 7]


@pytest.mark.parametrize(("text", "columns"), [("Ana", 3), ("森健二", 6), ("e\u0301", 1), ("\u200dx", 1)])
def test_columns_are_counted_as_a_terminal_does(text: str, columns: int) -> None:
    assert cells(text) == columns


def test_what_a_terminal_would_obey_is_said_instead() -> None:
    line = shown(Block("a\x1b[2Jb\x07", aside="\u202ec"), columns=60)[0]
    assert "\\x1b[2Jb\\x07" in line
    assert line.endswith("\\x202ec")


def test_a_text_of_several_lines_is_one() -> None:
    assert shown(Block("one\n  two\ttwo\x85three")) == ["one two two three"]


@given(st.text(max_size=60), st.text(max_size=30), st.integers(0, 6), st.integers(0, 4))
def test_no_line_is_wider_than_the_terminal(words: str, aside: str, indent: int, hang: int) -> None:
    block = Block(words, aside=aside, indent=indent, hang=hang)
    assert all(cells(line) <= 24 for line in shown(block, columns=24))
    assert "".join(lines(block, 24)).replace(" ", "") == "".join(lines(Block(words), 10**6)).replace(" ", "")


def test_without_a_terminal_a_line_has_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert width() == 80
