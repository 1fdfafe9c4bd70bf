"""`kinmap explain`: every code, with an example before and after."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kinmap.cli import kinmap
from kinmap.codes import CODES
from tests.cli.conftest import Run


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_explained_before_and_after(code: str) -> None:
    ran = CliRunner().invoke(kinmap, ["explain", code], standalone_mode=False)
    row = CODES[code]
    assert ran.return_value == 0
    assert ran.output.startswith(f"{'warning' if row.warning else 'error'}[{code}]: {row.when}\n")
    assert row.meaning.split()[:6] == ran.output.split("\n\n")[1].split()[:6]
    assert ran.output.index("Before:") < ran.output.index("After:")
    for line in (*row.before.split("\n"), *row.after.split("\n")):
        assert line in ran.output


def test_without_a_code_all_are_listed() -> None:
    ran = CliRunner().invoke(kinmap, ["explain"], standalone_mode=False)
    assert [line.split()[0] for line in ran.output.splitlines()] == list(CODES)


def test_an_unknown_code_suggests_the_nearest(run: Run) -> None:
    ran = run("explain", "qoute")
    assert ran.code == 2
    assert "there is no code qoute. Did you mean quote?" in ran.err
    assert "lists them all" in run("explain", "something-else").err
