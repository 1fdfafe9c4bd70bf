"""Running the command line as its user does: in a folder, with words, for an exit code and lines."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from kinmap.cli import main


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
REPOSITORY = Path(__file__).parents[2]


def around(home: Path) -> dict[str, str]:
    """Return an environment of which nothing is the tester's own."""
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "HOME": str(home)}
    return plain | {"GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}


def typed_alone(words: Sequence[str | Path], at: Path, home: Path, env: Mapping[str, str]) -> Ran:
    """Run `kinmap` as a program of its own, with nothing of the environment but what is given."""
    done = subprocess.run(
        [sys.executable, "-m", "kinmap", *map(str, words)],
        cwd=at,
        env=around(home) | dict(env),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def typed_here(words: Sequence[str | Path]) -> Ran:
    """Run `kinmap` in this process and folder, which takes a tenth of the time."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main([str(word) for word in words])
    finally:
        gc.enable()
    assert isinstance(ended.value.code, int)
    return Ran(ended.value.code, *(_said(stream) for stream in (out, err)))


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


@pytest.fixture
def alone(tmp_path: Path) -> Run:
    """Run `kinmap` with words in a folder, as a program of its own."""

    def run(*words: str | Path, at: Path = tmp_path, env: Mapping[str, str] | None = None) -> Ran:
        return typed_alone(words, at, tmp_path / "home", env or {})

    return run


@pytest.fixture
def run(tmp_path: Path, alone: Run) -> Run:
    """Run `kinmap` with words in a folder; where an environment is given, as a program of its own."""

    def run(*words: str | Path, at: Path = tmp_path, env: Mapping[str, str] | None = None) -> Ran:
        if env is not None:
            return alone(*words, at=at, env=env)
        with pytest.MonkeyPatch.context() as own:
            for name in os.environ.keys() - around(tmp_path).keys():
                own.delenv(name)
            for name, value in around(tmp_path / "home").items():
                own.setenv(name, value)
            own.chdir(at)
            return typed_here(words)

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
