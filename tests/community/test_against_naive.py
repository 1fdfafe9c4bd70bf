"""Kinmap's model against a naive one that follows the rules word for word, on made-up archives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kinmap.archive.load import Archive, load, read
from kinmap.community.export import export
from kinmap.community.model import community
from kinmap.problems import Severity
from tests.community.naive import model
from tests.community.naive.compare import differences
from tests.community.naive.made_up import made_up
from tests.community.naive.reading import plainly
from tests.community.naive.standing import history

CASES = Path(__file__).parents[1] / "archives" / "conformance"
NAMES = sorted(case.parent.name for case in CASES.glob("*/today.txt"))


@pytest.mark.parametrize("case", NAMES)
def test_the_naive_model_says_what_the_conformance_cases_expect(case: str) -> None:
    today = date.fromisoformat((CASES / case / "today.txt").read_text(encoding="utf-8").strip())
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    found = json.loads(json.dumps(model.export(plainly(load(CASES / case)), today)))
    assert differences(expected, found) == []


@pytest.mark.parametrize("seeds", [range(n, n + 15) for n in range(0, 150, 15)], ids=str)
def test_the_model_says_what_the_naive_one_says(seeds: range) -> None:
    assert list(against_naive(seeds)) == []


@pytest.mark.torture
@pytest.mark.parametrize("seeds", [range(n, n + 250) for n in range(150, 10_150, 250)], ids=str)
def test_the_model_says_what_the_naive_one_says_of_many(seeds: range) -> None:
    assert list(against_naive(seeds)) == []


@pytest.mark.torture
def test_a_stage_changes_only_on_a_dated_day_or_when_the_days_are_over() -> None:
    for seed in range(200):
        made = made_up(seed)
        (*_, last) = made.todays
        assert history(made.plain, last, every_day=True) == history(made.plain, last, every_day=False), seed


def against_naive(seeds: range) -> Iterator[str]:
    """Yield where the models differ, with the seed of the archive and the day."""
    for seed in seeds:
        made = made_up(seed)
        archive = read(made.files)
        yield from (f"{seed}: {fault}" for fault in faults(archive))
        changes = history(made.plain, made.todays[-1], every_day=False)
        for today in made.todays:
            found = json.loads(json.dumps(export(community(archive, today))))
            expected = json.loads(json.dumps(model.export(made.plain, today, changes=changes)))
            yield from (f"{seed}, {today}: {each}" for each in differences(found, expected))


def faults(archive: Archive) -> list[str]:
    """Return the errors of an archive, but for circles, which are drawn on purpose."""
    return [
        f"{problem.span} {problem.code}: {problem.message}"
        for problem in archive.problems
        if problem.severity is Severity.ERROR and problem.code != "through-circle"
    ]
