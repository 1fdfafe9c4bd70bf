"""How long an import of many rows takes, and how soon sifting begins and each of its keys is answered.

python -m bench.imports [ROWS]
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import corpus
from bench.connections import export
from bench.measure import Contender, run
from kinmap.archive.load import load

ROOT = Path(__file__).parents[1]
ROWS = 16_000
PEOPLE = 100
ROUNDS = 3
KEYS = 60
SHOWN = b" connected."
"""What is said after each answer."""
KINMAP = [sys.executable, "-m", "kinmap"]


def main() -> None:
    """Print the medians: an import, and sifting."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, content in corpus.archive(corpus.people(PEOPLE)):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        (root / "Connections.csv").write_bytes(export(rows))
        print(f"{rows:,} rows of LinkedIn beside {PEOPLE:,} notes; medians of {ROUNDS} rounds, in seconds:\n")
        print(f"  reading the notes alone    {reading(root):.2f}")
        bring_in(root)
        sift(root)


def reading(root: Path) -> float:
    """Return the seconds that it takes to read the archive, which each of these does first."""
    taken = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        load(root)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def bring_in(root: Path) -> None:
    """Measure the preview, the import, and the same file again; the last of three imports stays."""
    words = [*KINMAP, "import", "linkedin", "Connections.csv"]
    variables = {"PYTHONPATH": str(ROOT)}
    rows = [root / "network" / name for name in ("linkedin.csv", ".linkedin.csv")]

    def forget() -> None:
        for path in rows:
            path.unlink(missing_ok=True)

    for name, more, before in (
        ("preview", [], forget),
        ("applied", ["--apply"], forget),
        ("applied again", ["--apply"], lambda: None),
    ):
        one = Contender(name, [*words, *more], root, variables, before)
        runs = [run(one) for _ in range(ROUNDS)]
        wall = statistics.median(each.wall for each in runs)
        cpu = statistics.median(each.cpu for each in runs)
        memory = max(each.memory for each in runs)
        print(f"  {name:25}  {wall:.2f}, {cpu:.2f} of CPU, {memory:.0f} MB")


def sift(root: Path) -> None:
    """Measure how soon the first row is shown, and how soon each key is answered."""
    ours, theirs = pty.openpty()
    begin = time.perf_counter()
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    program = subprocess.Popen([*KINMAP, "sift"], cwd=root, env=variables, stdin=theirs, stdout=theirs)
    until(ours, b"1 of ")
    print(f"  sift, until the first row  {time.perf_counter() - begin:.2f}")
    taken = []
    for _ in range(KEYS):
        begin = time.perf_counter()
        os.write(ours, b"k")
        until(ours, SHOWN)
        taken.append(time.perf_counter() - begin)
    print(f"  each key of {KEYS}             {statistics.median(taken):.3f}   at most {max(taken):.3f}")
    begin = time.perf_counter()
    os.write(ours, b"q")
    until(ours, b"answers are in")
    print(f"  into the rows, on leaving  {time.perf_counter() - begin:.2f}")
    program.wait()


def until(ours: int, words: bytes) -> None:
    """Read a terminal until some words have come."""
    said = b""
    while words not in said:
        said += os.read(ours, 65536)


if __name__ == "__main__":
    main()
