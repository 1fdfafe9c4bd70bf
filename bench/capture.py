"""How long it takes from Enter until a meeting is written down, and the disk has it.

python -m bench.capture [1000 16000]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import archive, people

ROOT = Path(__file__).parents[1]
SIZES = {1000: 150, 16000: 400}
"""People, and the milliseconds that it may take."""
ROUNDS = 15


def main() -> None:
    """Print a row for each size."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    print(f"{'people':>8}{'first':>10}{'median':>10}{'slowest':>10}{'undo':>10}{'wanted':>10}   (ms)")
    for number in sizes:
        first, each, undone = measured(number)
        row = (first, statistics.median(each), max(each), undone)
        print(f"{number:>8}" + "".join(f"{ms:>10.0f}" for ms in row) + f"{SIZES.get(number, 0):>10}")


def measured(number: int) -> tuple[float, list[float], float]:
    """Return the milliseconds of the first meeting, of each after it, and of an undo."""
    home = Path(tempfile.mkdtemp())
    try:
        ids = []
        for path, content in archive(people(number)):
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_text(content, encoding="utf-8")
            ids += [Path(path).stem] if path.startswith("people/") else []
        time.sleep(3)  # what changed just now is read again each time
        met = ["met", ids[0], ids[1], "coffee", "yesterday", "-m", "It was: good"]
        return timed(home, met), [timed(home, met) for _ in range(ROUNDS)], timed(home, ["undo"])
    finally:
        shutil.rmtree(home)


def timed(home: Path, words: list[str]) -> float:
    """Return how long a command takes, in milliseconds."""
    command = [sys.executable, "-m", "kinmap", "-C", str(home), *words]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
