"""Whatever a slip of the hand makes of a note: it is read as far as it can be, and the places are right."""

from __future__ import annotations

import random
from dataclasses import fields

import pytest

from kinmap.archive.fields import PERSON_FIELDS
from kinmap.archive.files import decode
from kinmap.archive.load import Archive, read
from kinmap.archive.person import Person
from tests.archive.mutated import ANA, FILES, mutated

WHOLE = {path: text.encode() for path, text in FILES.items()}
SEEDS = [*range(10), *(pytest.param(seed, marks=pytest.mark.torture) for seed in range(10, 200))]
EACH = 100


def check_places(archive: Archive, files: dict[str, bytes]) -> None:
    """Hold every problem to a line that its file has, and a column on it or just behind it."""
    lines = {path: decode(path, content)[0].split("\n") for path, content in files.items()}
    for problem in archive.problems:
        span = problem.span
        assert 1 <= span.line <= len(lines[span.path]), problem
        assert 1 <= span.column <= len(lines[span.path][span.line - 1]) + 1, problem
        assert problem.message, problem


@pytest.mark.parametrize("seed", SEEDS)
def test_no_slip_raises_and_every_problem_has_its_place(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable slips, no cipher
    for _ in range(EACH):
        path, content = mutated(dice)
        files = WHOLE | {path: content}
        archive = read(files)
        check_places(archive, files)
    assert archive == read(files)


TRAPS = (
    "how: She said: yes",
    "how: @home",
    "how: `quoted`",
    "how: %percent",
    'how: "never closed',
    "how: [never closed",
    "how: {never: closed",
    "how: *starred*",
    "how: !bang",
    "how: &and",
    "how: a\x00b",
    "how",
    "how: a\n   b: c",
    "how: 'it''s' more",
    "how: |\n  a\n b",
    "<<<<<<< HEAD\nhow: mine\n=======\nhow: theirs\n>>>>>>> branch",
    "how: " + "[" * 30 + "]" * 30,
    "how: - a",
    "- how",
)
OTHERS = [name for name in PERSON_FIELDS if name != "how"]


def values(person: Person) -> dict[str, object]:
    """Return what a note says but for `how`, without the places, which move with the lines above."""
    return {
        name: [(entry.date, entry.words, entry.note) for entry in value]
        if name in ("meetings", "trust", "exchange", "life", "promises")
        else [(tie.id, tie.words, tie.since) for tie in value]
        if name == "knows"
        else (value.name, value.point)
        if name == "place"
        else value
        for name in OTHERS
        if (value := getattr(person, name)) is not None
    }


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_in_one_field_leaves_all_others_as_they_were(trap: str) -> None:
    good = 'how: "First night: of the reading group."'
    assert good in ANA
    whole = read(WHOLE).people["ana"]
    broken = read(WHOLE | {"people/ana.md": ANA.replace(good, trap).encode()})
    assert values(broken.people["ana"]) == values(whole)
    errors = [problem for problem in broken.problems if problem.is_error]
    at = ANA.split("\n").index(good) + 1
    assert errors
    assert {problem.span.line for problem in errors} <= set(range(at, at + trap.count("\n") + 1))


def test_the_note_that_is_mutated_has_every_field() -> None:
    person = read(WHOLE).people["ana"]
    empty = Person(id="", path="", name="")
    missing = {each.name for each in fields(Person)} - {"id", "path", "spans"}
    assert {name for name in missing if getattr(person, name) != getattr(empty, name)} == missing
    assert set(person.spans) == set(PERSON_FIELDS)
