from __future__ import annotations

import json
from fractions import Fraction

import pytest

from kinmap.community.conditions import Lack, Need
from kinmap.community.export import export, figures, rounded
from kinmap.community.model import Community


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (Fraction(1, 3), 0.3333),
        (Fraction(12345, 100_000_000), 0.0001),
        (Fraction(5, 100_000), 0.0),
        (Fraction(15, 100_000), 0.0002),
        (Fraction(25, 100_000), 0.0002),
        (Fraction(2), 2.0),
        (None, None),
    ],
)
def test_figures_have_four_decimals_half_to_even(figure: Fraction | None, printed: float | None) -> None:
    assert rounded(figure) == printed


def test_a_share_is_missing_or_not() -> None:
    lacks = (Lack(Need.ME, 2), Lack(Need.SHARE, 1))
    assert json.dumps(figures(lacks)) == '{"me": 2, "share": true}'


def test_an_export_is_plain_json(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    found = export(community)
    assert json.loads(json.dumps(found)) == found
    assert (found["schema"], found["today"]) == (1, "2026-11-01")


def test_what_is_absent_is_null(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    found = export(community)
    assert found["sift"]["estimate"] is found["modularity"] is found["capacity"]["room"] is None
    ana = found["people"]["ana"]
    absent = {name for name, figure in ana.items() if figure is None}
    assert absent == {"since", "last", "planned", "rhythm", "rhythm_from", "limit", "due", "ratio", "drift"}
    assert ana["time"] == {"days": None, "meetings": 0, "months": 0}


def test_ids_and_names_are_printed_as_they_are(community: Community) -> None:
    """
    people/Ōta Kenji.md:
        name: 太田
    """
    assert export(community)["people"]["Ōta Kenji"]["name"] == "太田"
