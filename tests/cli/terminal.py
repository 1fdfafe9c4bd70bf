"""Commands as they are typed, and what they print."""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kinmap.cli import main

ROOT = Path(__file__).parents[2]
WORKED = ROOT / "tests" / "archives" / "conformance" / "worked-example"


class Printed(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(self.out)


def typed(capsys: pytest.CaptureFixture[str], folder: Path, line: str, *more: str) -> Printed:
    """Return what a command prints for an archive; `more` are words that a line could not hold."""
    capsys.readouterr()
    try:
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(folder), *line.split(), *more])
    finally:
        gc.enable()
    code = ended.value.code
    assert isinstance(code, int)
    return Printed(code, *capsys.readouterr())


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files of an archive into a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
