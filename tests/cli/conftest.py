"""Running the command line as its user does: in a folder, with words, for an exit code and lines."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
REPOSITORY = Path(__file__).parents[2]


def typed_alone(words: Sequence[str | Path], at: Path, home: Path, env: Mapping[str, str]) -> Ran:
    """Run `kinmap` with words in a folder, with nothing of the environment but what is given."""
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "HOME": str(home)}
    around |= {"GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "kinmap", *map(str, words)],
        cwd=at,
        env=around | dict(env),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `kinmap` with words in a folder, by itself."""

    def run(*words: str | Path, at: Path = tmp_path, env: Mapping[str, str] | None = None) -> Ran:
        return typed_alone(words, at, tmp_path / "home", env or {})

    return run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small archive in which nothing is wrong."""
    root = tmp_path / "small"
    for path, text in SMALL.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


SMALL = {
    "site.yml": "title: Few\n",
    "events/dinner.md": "---\ntitle: Dinner\ndate: 2026-07-01\nthere: [ana]\n---\n",
    "people/ana.md": "---\nname: Ana\nmeetings:\n  - 2026-10-03 coffee: Said.\n---\nSee [[rui]].\n",
    "people/rui.md": "---\nname: Rui\nknows: [ana]\n---\n",
}
