"""The tour of the README says what really happens, and so does the example of a template."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STEP = re.compile(
    r"`([\w/-]+\.(?:md|html|yml))`:\n\n```\w+\n(?P<note>.*?)```"
    r"|```console\n(?P<console>.*?)```"
    r"|(?P<quote>(?:^> [^\n]*\n)+)",
    re.DOTALL | re.MULTILINE,
)
SECONDS = re.compile(r"[0-9]+\.[0-9] s")


@pytest.fixture
def kinmap(tmp_path: Path) -> Path:
    """A folder in which `kinmap` can be typed: its own `bin` comes first."""
    script = tmp_path / "bin" / "kinmap"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kinmap "$@"\n')
    script.chmod(0o755)
    return tmp_path


def run(line: str, here: Path, home: Path) -> str:
    """Return all that a command prints, as a terminal would show it."""
    own = {
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
    }
    done = subprocess.run(
        ["sh", "-c", line], cwd=here, env=os.environ | own, text=True, stdout=-1, stderr=-2, check=False
    )
    return SECONDS.sub("0.1 s", done.stdout)


def commands(console: str) -> Iterator[tuple[str, str]]:
    """Give each command of a console with what it prints."""
    for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        line, _, printed = step.partition("\n")
        yield line, printed


def words(path: Path) -> str:
    """Return the words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))).split())


def test_the_tour_prints_what_it_says(kinmap: Path) -> None:
    tour = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .partition("## Five minutes")[2]
        .partition("## For yourself")[0]
    )
    here, steps = kinmap, 0
    for step in STEP.finditer(tour):
        steps += 1
        if step["note"]:
            (here / step[1]).write_text(step["note"], encoding="utf-8")
        elif step["quote"]:
            said = " ".join(step["quote"].replace("\n>", " ").removeprefix("> ").split())
            assert said in f"{words(here / 'site/index.html')} {words(here / 'site/people/nives-orlic.html')}"
        for line, printed in commands(step["console"] or ""):
            if line.startswith("cd "):
                here /= line.removeprefix("cd ")
            else:
                assert run(line, here, kinmap) == printed
    assert steps == 8


def test_a_template_can_be_overridden_as_it_says(kinmap: Path) -> None:
    text = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
    run("kinmap init .", kinmap, kinmap)
    (kinmap / "templates").mkdir()
    shown = [step for step in STEP.finditer(text) if step["note"]]
    for step in shown:
        (kinmap / step[1]).write_text(step["note"], encoding="utf-8")
    assert run("kinmap build --today 2026-11-28", kinmap, kinmap).startswith("Built ")
    assert len(shown) == 2
    page = words(kinmap / "site/people/jo-example.html")
    assert page.index("Ask, then listen.") < page.index("What you know of them")
