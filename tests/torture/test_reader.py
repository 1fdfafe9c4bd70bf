"""The reader under slips by the ten thousand, and under what nobody would write by hand."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from kinmap.archive.load import read
from tests.archive.mutated import FILES, mutated
from tests.archive.test_mutated import check_places

pytestmark = pytest.mark.torture
WHOLE = {path: text.encode() for path, text in FILES.items()}
SECONDS = 5
MEBIBYTES = 256
SIZE = 1 << 20


@pytest.mark.parametrize("seed", range(100, 120))
def test_a_thousand_slips_raise_nothing(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable slips, no cipher
    for _ in range(1000):
        path, content = mutated(dice)
        files = WHOLE | {path: content}
        check_places(read(files), files)


HOSTILE = {
    "brackets": b"---\nx-a: " + b"[" * SIZE,
    "braces": b"---\nx-a: " + b"{" * SIZE + b"\n---\n",
    "open braces on lines": b"---\n" + b"x-a: {\n" * (SIZE // 7) + b"---\n",
    "nested keys": b"---\n" + b"".join(b" " * i + b"a:\n" for i in range(1400)) + b"---\n",
    "items in items": b"---\nx-a:\n  " + b"- " * (SIZE // 2) + b"\n---\n",
    "colons": b"---\nhow: " + b"a: " * (SIZE // 3) + b"\n---\n",
    "quotes": b"---\n" + b'how: "a\n' * (SIZE // 8) + b"---\n",
    "tabs": b"---\n" + b"\thow: a\n" * (SIZE // 8) + b"---\n",
    "anchors": b"---\nx-a: [" + b"&a b, " * (SIZE // 6) + b"]\n---\n",
    "aliases": b"---\nx-a: [" + b"*a, " * (SIZE // 4) + b"]\n---\n",
    "one key": b"---\n" + b"how: a\n" * (SIZE // 7) + b"---\n",
    "own keys": b"---\n" + b"".join(b"a%d: b\n" % i for i in range(SIZE // 12)) + b"---\n",
    "entries": b"---\nmeetings:\n" + b"  - 2026-10-03 cofee: a\n" * (SIZE // 25) + b"---\n",
    "broken entries": b"---\nmeetings:\n" + b"  - 2026-10-03 coffee: a: b\n" * (SIZE // 29) + b"---\n",
    "words": b"---\nmeetings:\n  - 2026-10-03 " + b"cofee " * (SIZE // 6) + b"\n---\n",
    "companions": b"---\nmeetings:\n  - 2026-10-03 with " + b"".join(b"n%d " % i for i in range(SIZE // 8)),
    "links": b"---\nname: A\n---\n" + b"[[nobody]] " * (SIZE // 11),
    "open links": b"---\nname: A\n---\n" + b"[[" * (SIZE // 2),
    "backticks": b"---\nname: A\n---\n[[a]]" + b"` `` ``` " * (SIZE // 9),
    "headings": b"---\nname: A\n---\n" + b"## Work\n" * (SIZE // 8),
    "hashes": b"---\nname: A\n---\n" + b"#" * SIZE,
    "spaced hashes": b"---\nname: A\n---\n# a" + b" #" * (SIZE // 2) + b"x",
    "fences": b"---\nname: A\n---\n" + b"```\n" * (SIZE // 4),
    "quotations": b"---\nname: A\n---\n" + b"> " * (SIZE // 2),
    "nothing": b"\x00" * SIZE,
    "no text": bytes(range(256)) * (SIZE // 256),
    "spaces": b"---\nhow: a" + b" " * SIZE + b"\n---\n",
    "lines": b"---\n" + b"\n" * SIZE,
    "dashes": b"---" * (SIZE // 3),
    "question marks": b"---\n" + b"? " * (SIZE // 2) + b"\n---\n",
    "folded": b"---\nhow: >\n" + b"  a\n\n" * (SIZE // 5) + b"---\n",
    "merge marks": b"---\n" + b"<<<<<<< HEAD\n" * (SIZE // 13) + b"---\n",
    "next lines": b"---\nhow: " + "\x85".encode() * (SIZE // 2) + b"\n---\n",
}
TIMED = """
import sys, time
from pathlib import Path
from kinmap.archive.load import read
content = sys.stdin.buffer.read()
started = time.process_time()
read({sys.argv[1]: content})
seconds = time.process_time() - started
(most,) = (line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
print(seconds, int(most) / 1024)
"""
"""The system's own record of resources would count what whoever started the process had, too."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only there is the most memory told")
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("path", ["people/a.md", "site.yml", "network/a.csv"])
def test_a_mebibyte_of_anything_is_read_in_time_and_in_memory(content: bytes, path: str) -> None:
    if path != "people/a.md":
        content = content.removeprefix(b"---\n")
    done = subprocess.run(
        [sys.executable, "-c", TIMED, path], input=content, capture_output=True, check=True, timeout=60
    )
    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < SECONDS
    assert mebibytes < MEBIBYTES
