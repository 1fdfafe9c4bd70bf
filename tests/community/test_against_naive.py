"""Kinmap's model against a naive one that follows the rules word for word, on made-up archives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kinmap.archive.load import load
from kinmap.community.export import export
from kinmap.community.model import community
from tests.community.naive import model
from tests.community.naive.compare import differences
from tests.community.naive.reading import plainly

CASES = Path(__file__).parents[1] / "archives" / "conformance"
NAMES = sorted(case.parent.name for case in CASES.glob("*/today.txt"))


@pytest.mark.parametrize("case", NAMES)
def test_the_naive_model_says_what_the_conformance_cases_expect(case: str) -> None:
    today = date.fromisoformat((CASES / case / "today.txt").read_text(encoding="utf-8").strip())
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    found = json.loads(json.dumps(model.export(plainly(load(CASES / case)), today)))
    assert differences(expected, found) == []
