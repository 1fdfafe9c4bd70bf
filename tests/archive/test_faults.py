"""Archives with one fault each, in tests/archives/problems: all that is wrong in them, and nothing else."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from kinmap.archive.load import load
from kinmap.cli import kinmap

FAULTS = Path(__file__).parents[1] / "archives" / "problems"
CASES = sorted(path.parent.name for path in FAULTS.glob("*/expect.txt"))


def expected(case: str) -> list[tuple[str, str, str, str]]:
    """Return path, line, column (or `*`), and `severity[code]` of each line of `expect.txt`."""
    lines = (FAULTS / case / "expect.txt").read_text(encoding="utf-8").splitlines()
    places = [line.rsplit(" ", 1) for line in lines]
    return [(*place.rsplit(":", 2), what) for place, what in places]  # type: ignore[misc] # three parts


def with_open_columns(found: list[tuple[str, str, str, str]], case: str) -> list[tuple[str, str, str, str]]:
    """Return what was found, with `*` for the column where the case leaves it open."""
    wanted = {(path, line, what) for path, line, column, what in expected(case) if column == "*"}
    return [
        (path, line, "*" if (path, line, what) in wanted else column, what)
        for path, line, column, what in found
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_found_and_no_other(case: str) -> None:
    found = [
        (each.span.path, str(each.span.line), str(each.span.column), f"{each.severity}[{each.code}]")
        for each in load(FAULTS / case).problems
    ]
    assert with_open_columns(found, case) == expected(case)


@pytest.mark.parametrize("case", CASES)
def test_check_says_the_same_for_a_program(case: str) -> None:
    ran = CliRunner().invoke(
        kinmap, ["-C", str(FAULTS / case), "check", "--format", "json"], standalone_mode=False
    )
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    found = [
        (each["path"], str(each["line"]), str(each["column"]), f"{each['severity']}[{each['code']}]")
        for each in said
    ]
    assert with_open_columns(found, case) == expected(case)
    assert ran.return_value == int(any(each["severity"] == "error" for each in said))


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_in_a_sentence_with_its_fix(case: str) -> None:
    for problem in load(FAULTS / case).problems:
        assert problem.message
        assert problem.fix
        assert not problem.message.endswith(".")


def test_there_are_cases_and_one_of_them_has_its_accent_in_two_pieces() -> None:
    assert len(CASES) == 18
    names = [os.path.basename(path) for path in (FAULTS / "id-clash-nfd").rglob("*.md")]  # noqa: PTH119
    assert len(names) == 2
    assert {unicodedata.normalize("NFC", name) for name in names} == {"josé.md"}
    assert len(set(names)) == 2
