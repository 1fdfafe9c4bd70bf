"""The archives of the model's conformance suite, each with what it must say on its day."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from kinmap.archive.load import load
from kinmap.community.communities import modularity
from kinmap.community.export import export
from kinmap.community.model import Community, community

CASES = Path(__file__).parents[1] / "archives" / "conformance"
SLACK = 0.005
"""By how much another parting may fall short of the expected modularity."""


def model_of(case: Path) -> Community:
    today = date.fromisoformat((case / "today.txt").read_text(encoding="utf-8").strip())
    return community(load(case), today)


def own_modularity(found: dict[str, Any]) -> float:
    """Return the modularity of the exported communities, by the exported ties."""
    names = sorted(chain(*found["communities"]))
    edges = [(names.index(tie["a"]), names.index(tie["b"])) for tie in found["ties"]]
    parting = [[names.index(name) for name in circle] for circle in found["communities"]]
    exact = modularity(parting, edges, [tie["weight"] for tie in found["ties"]])
    return float(round(Fraction(exact), 4))


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir() if (p / "today.txt").is_file()))
def test_the_model_says_what_the_case_expects(case: str) -> None:
    found = json.loads(json.dumps(export(model_of(CASES / case))))
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    if found["communities"] != expected["communities"]:
        assert sorted(chain(*found["communities"])) == sorted(chain(*expected["communities"]))
        assert found["modularity"] == own_modularity(found) >= expected["modularity"] - SLACK
        for figure in ("communities", "modularity"):
            found[figure] = expected[figure]
    assert found == expected


def test_there_are_cases() -> None:
    assert len(list(CASES.glob("*/expected.json"))) == 22
