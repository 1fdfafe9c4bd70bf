"""Each test that a promise is said to rest on is there, under that very name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROW = re.compile(r"^\| \*\*.*\|$", re.MULTILINE)
SAFETY = (ROOT / "docs/safety.md").read_text(encoding="utf-8")


def defined(path: str) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_is_there() -> None:
    assert [f"{path}::{name}" for path, name in NAMED.findall(SAFETY) if name not in defined(path)] == []


def test_every_promise_names_a_test_that_runs_each_time() -> None:
    rows = [row.split(" | ")[1] for row in ROW.findall(SAFETY)]
    assert len(rows) >= 13
    assert [row for row in rows if not NAMED.search(row)] == []


def test_every_test_of_the_long_ones_is_named() -> None:
    long = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests/torture").glob("test_*.py")}
    assert long <= {path for path, _ in NAMED.findall(SAFETY)}
