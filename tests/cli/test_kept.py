"""Commands that read all notes take those that the last build read, where they are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.archive import load as loading
from tests.cli.conftest import Run


@pytest.mark.parametrize("words", [("check",), ("today",), ("stale",)])
def test_after_a_build_no_note_is_read_again(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    before = run(*words, at=small)
    run("build", at=small)
    monkeypatch.setattr(loading, "read_person", lambda *_: pytest.fail("read again"))
    assert run(*words, at=small) == before


def test_a_note_that_changed_since_the_build_is_checked(run: Run, small: Path) -> None:
    run("build", at=small)
    path = next((small / "people").glob("*.md"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("---\n", "---\nkonwn: 2019\n", 1), encoding="utf-8"
    )
    assert "konwn" in run("check", at=small).out
