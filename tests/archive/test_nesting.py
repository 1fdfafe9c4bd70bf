"""A note that is nested deeper than it is read is a warning with its place, not a silence."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kinmap.archive.load import Archive, read
from kinmap.archive.nesting import MOST_MARKS, cut_at, split_long

HEAD = b"---\nname: Ana\n---\n"


def test_a_note_nested_too_deep_is_warned_of_where_it_is(read_bytes: Callable[[bytes], Archive]) -> None:
    archive = read_bytes(HEAD + b"Fine.\n\n" + b"> " * 60 + b"Words.\n")
    assert [str(problem.span) for problem in archive.problems] == ["people/ana.md:6:1"]
    assert archive.problems[0].code == "nested"
    assert not archive.problems[0].is_error


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Words.",
        "> quoted\n> > twice\n",
        "".join("  " * n + "- item\n" for n in range(15)),
        " " * 90 + "code",
    ],
)
def test_an_ordinary_note_is_not_warned_of(read_bytes: Callable[[bytes], Archive], body: str) -> None:
    assert read_bytes(HEAD + body.encode()).problems == ()


@pytest.mark.parametrize(
    ("text", "line"), [("> " * 36 + "a", None), ("> " * 37 + "a", 1), ("a\n\n" + "- " * 60 + "b", 3)]
)
def test_the_depth_is_that_of_the_parser(text: str, line: int | None) -> None:
    assert cut_at(text) == line


def test_a_note_too_long_to_read_is_cut_between_lines() -> None:
    text = "- item\n" * MOST_MARKS
    read, rest = split_long(text)
    assert read + rest == text
    assert read.endswith("\n")
    assert cut_at(text) == read.count("\n") + 1


@pytest.mark.torture
@pytest.mark.parametrize("piece", [">", "- ", "> - ", " ", "\n", ">" * 30 + "a\nb\n"])
def test_the_depth_of_a_mebibyte_is_found_in_time(piece: str) -> None:
    start = time.process_time()
    cut_at(piece * ((1 << 20) // len(piece)))
    assert time.process_time() - start < 5


@pytest.fixture
def read_bytes() -> Callable[[bytes], Archive]:
    """Read an archive of one note."""
    return lambda content: read({"people/ana.md": content})
