"""Modules and functions stay as long as one can take in, and say what they are for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted([*(ROOT / "kinmap").rglob("*.py"), *(ROOT / "bench").rglob("*.py")])
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(params=MODULES, ids=name_of)
def source(request: pytest.FixtureRequest) -> str:
    assert isinstance(request.param, Path)
    return request.param.read_text()


def too_long(source: str) -> list[str]:
    """Return the functions of more than 40 lines, from `def` to the last."""
    return [
        f"{node.name}: {lines}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def test_a_module_has_at_most_300_lines(source: str) -> None:
    assert len(source.splitlines()) <= LONGEST_MODULE


def test_a_function_has_at_most_40_lines(source: str) -> None:
    assert too_long(source) == []


def test_a_module_says_its_purpose_in_its_first_line(source: str) -> None:
    purpose = ast.get_docstring(ast.parse(source)) if source.strip() else "An empty room."
    assert purpose
    assert purpose.splitlines()[0].endswith(".")


def test_a_function_of_41_lines_is_seen_wherever_it_is() -> None:
    body = "".join("        x = 1\n" for _ in range(40))
    assert too_long(f"class A:\n    def f(self):\n{body}") == ["f: 41"]
