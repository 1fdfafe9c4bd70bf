"""A mebibyte of what nobody would write by hand, in a note, through a whole build."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.test_hostile_notes import PIECES, made_of, words
from tests.torture.test_reader import HOSTILE, MEBIBYTES, SECONDS, SIZE

pytestmark = pytest.mark.torture
BUILD = """
import sys, time
from datetime import date
from pathlib import Path
from kinmap.archive.load import load
from kinmap.build import Way, build
root = Path(sys.argv[1])
started = time.process_time()
build(root, load(root), root / "site", date(2026, 11, 1), Way(jobs=1))
seconds = time.process_time() - started
(most,) = (line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
print(seconds, int(most) / 1024)
"""
PLACES = {
    "body": "---\nname: A\n---\n{body}",
    "line": "---\nname: A\n---\n{line}",
    "how": "---\nname: A\nhow: {quoted}\n---\n",
    "entry": "---\nname: A\nmeetings:\n  - {{date: 2026-10-03, kind: coffee, note: {quoted}}}\n---\n",
    "name": "---\nname: {quoted}\n---\n",
    "place": "---\nname: A\nplace: {quoted}\n---\n",
    "through": "---\nname: A\nthrough: {quoted}\n---\n",
}
OF_MARKDOWN = ("body", "line", "how", "entry")


def note(piece: str, place: str) -> bytes:
    """Return a note that says a piece over and over in one place."""
    line = (piece * (SIZE // len(piece))).replace("\n", " ")
    body, quoted = made_of(piece, SIZE, 65_000), json.dumps(line, ensure_ascii=False)
    return PLACES[place].format(body=body, line=line, quoted=quoted).encode()


CASES = {f"{place}: {piece!r}": (piece, place) for piece in words(PIECES) for place in OF_MARKDOWN}
CASES |= {f"{place}: 'a'": ("a", place) for place in PLACES}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only there is the most memory told")
@pytest.mark.parametrize("case", [*HOSTILE, *CASES])
def test_a_mebibyte_of_anything_is_built_in_time_and_in_memory(tmp_path: Path, case: str) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/a.md").write_bytes(HOSTILE[case] if case in HOSTILE else note(*CASES[case]))
    done = subprocess.run(
        [sys.executable, "-c", BUILD, tmp_path], capture_output=True, check=True, timeout=60, text=True
    )
    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < SECONDS
    assert mebibytes < MEBIBYTES
