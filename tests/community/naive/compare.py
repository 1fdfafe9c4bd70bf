"""Where two exported models differ, a line each; the communities are held to their own figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.community.naive.graph import modularity


def differences(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Return what kinmap's model says otherwise than the naive one."""
    found = dict(found)
    communities, figure = found.pop("communities"), found.pop("modularity")
    return [*different(found, expected, ""), *unfit(communities, figure, expected["ties"])]


def different(found: object, expected: object, path: str) -> Iterator[str]:
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in sorted({*found, *expected}):
            yield from different(found.get(key, "absent"), expected.get(key, "absent"), f"{path}/{key}")
    elif found != expected:
        yield f"{path}: kinmap says {found}, and the rules {expected}"


def unfit(communities: list[list[str]], figure: float | None, ties: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with communities: whom they hold, their order, their figure."""
    weights = {(tie["a"], tie["b"]): tie["weight"] for tie in ties}
    names = sorted({name for two in weights for name in two})
    if sorted(name for circle in communities for name in circle) != names:
        yield f"communities: {communities} are not {names}"
    if communities != sorted(map(sorted, communities), key=lambda circle: (-len(circle), circle)):
        yield f"communities: the order of {communities}"
    exact = modularity(communities, weights)
    if figure != (None if exact is None else float(round(exact, 4))):
        yield f"modularity: {figure} of {communities}, whose own is {exact}"
    if exact is not None and exact < Fraction(0):
        yield f"modularity: {figure}, and one community for all has 0"
