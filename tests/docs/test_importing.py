"""What docs/importing.md shows is what happens."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.docs.test_tour import STEP, commands, run

ROOT = Path(__file__).parents[2]
EXPORT = re.compile(r"```csv\n(.*?)```", re.DOTALL)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    script = tmp_path / "bin" / "kinmap"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kinmap "$@"\n')
    script.chmod(0o755)
    return tmp_path


def test_the_import_prints_what_it_says(home: Path) -> None:
    text = (ROOT / "docs/importing.md").read_text(encoding="utf-8")
    (export,) = EXPORT.findall(text)
    (home / "people").mkdir()
    (home / "Connections.csv").write_text(export, encoding="utf-8")
    shown = [each for step in STEP.finditer(text) for each in commands(step["console"] or "")]
    assert len(shown) == 2
    for line, printed in shown:
        assert run(line, home, home) == printed
    assert (home / "network/linkedin.csv").is_file()
