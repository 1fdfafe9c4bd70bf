"""Whatever the format: a preview writes nothing, a second time changes nothing, `undo` takes it all back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.archive.load import load
from tests.archive.mishaps import files
from tests.cli.terminal import typed
from tests.interchange.mutated import SEEDS

NOTES = {
    "people/nives.md": "---\nname: Nives Orlić\ncontact: {email: nives@example.org}\n---\nA carpenter.\n",
    "people/ivo.md": "---\r\nname: Ivo Marić\r\nbirthday: 08-04\r\n---\r\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "people").mkdir(parents=True)
    for path, text in NOTES.items():
        (root / path).write_bytes(text.encode())
    return root


@pytest.mark.parametrize("style", SEEDS)
def test_a_second_time_changes_no_byte_and_undo_gives_back_those_of_before(
    style: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    for number, content in enumerate(SEEDS[style]):
        file = tmp_path / f"foreign-{number}"
        file.write_bytes(content)
        preview = typed(capsys, root, f"import {style} {file}")
        assert (preview.code, preview.err) == (0, "")
        assert "Nothing is written yet; --apply writes" in " ".join(preview.out.split())
        assert files(root) == before
        assert typed(capsys, root, f"import {style} {file} --apply").code == 0
        after = files(root)
        assert after != before
        assert not [problem for problem in load(root).problems if problem.is_error]
        again = typed(capsys, root, f"import {style} {file} --apply")
        assert again.out.endswith("There is nothing to change.\n")
        assert files(root) == after
        assert typed(capsys, root, "undo").code == 0
        assert files(root) == before
