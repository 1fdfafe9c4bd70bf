"""What many pages go by is the same after a change of a note's text alone, and after no other."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kinmap.archive.load import Archive, read
from kinmap.archive.person import Body
from kinmap.archive.upper import upper
from tests.archive.mutated import FILES, SLIPS, mutated

ANA = "people/ana.md"
NOTES: dict[str, bytes | None] = {path: text.encode() for path, text in FILES.items()}


def of(changed: Mapping[str, bytes | None]) -> str:
    """Return the sum of the small archive, some of its files changed."""
    files = {**NOTES, **changed}
    return upper(files, read(files))


def without_texts(archive: Archive) -> Archive:
    people = {id_: replace(it, body=Body()) for id_, it in archive.people.items()}
    return replace(archive, people=people)


def test_a_line_more_in_a_note_is_nothing_that_many_pages_go_by() -> None:
    assert of({ANA: f"{FILES[ANA]}\nSeen again, with [[rui-lopes]].\n".encode()}) == of({})


@pytest.mark.parametrize(
    "changed",
    [
        FILES[ANA].replace("Ana Duarte", "Ana Duartes"),
        FILES[ANA].replace("2026-08-14 call", "2026-08-15 call"),
        FILES[ANA] + "\n## Hopes\nTo sail.\n",  # a facet is filled
        FILES[ANA] + "\nWith [[nobody]].\n",  # a problem
    ],
)
def test_what_many_pages_tell_is_seen(changed: str) -> None:
    assert of({ANA: changed.encode()}) != of({})


def test_the_heading_that_names_somebody_is_seen() -> None:
    assert of({ANA: b"# Ana\n\nText.\n"}) != of({ANA: b"# Anna\n\nText.\n"})


def test_every_other_file_is_seen_whole_and_so_is_its_place() -> None:
    for path, held in NOTES.items():
        if not path.startswith("people/"):
            assert of({path: (held or b"") + b"\n"}) != of({})
    moved = {f"people/choir/{path[7:]}" if path == ANA else path: held for path, held in NOTES.items()}
    assert upper(moved, read(moved)) != of({})


def test_of_files_that_are_gone_nothing_is_told() -> None:
    archive = read(NOTES)
    with pytest.raises(ValueError, match="other files"):
        upper({}, archive)


def test_a_file_that_cannot_be_read_is_not_an_empty_one() -> None:
    assert of({ANA: None}) != of({ANA: b""})


@pytest.mark.parametrize("rounds", [60, pytest.param(20_000, marks=pytest.mark.torture)])
def test_two_archives_of_one_sum_differ_in_texts_of_people_alone(rounds: int) -> None:
    dice, same = random.Random(6), 0  # noqa: S311 - no cipher
    for _ in range(rounds):
        path, held = mutated(dice)
        text = held.decode("utf-8", errors="replace")
        halfway = text.find("\n---\n", 3) + 5
        slipped = text[:halfway] + dice.choice(SLIPS)(dice, text[halfway:])
        found = [{**NOTES, path: it} for it in (held, slipped.encode("utf-8", errors="surrogatepass"))]
        first, second = map(read, found)
        if upper(found[0], first) == upper(found[1], second):
            same += 1
            assert without_texts(first) == without_texts(second)
    assert same > rounds / 5
