"""How long it takes from Enter until a meeting is written down, and the disk has it.

python -m bench.capture [1000 16000]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import archive, people
from bench.measure import Contender, Run, middle, run

ROOT = Path(__file__).parents[1]
SIZES = {1000: 150, 16000: 400}
"""People, and the milliseconds that it may take."""
ROUNDS = 20


def main() -> None:
    """Print a row for each size."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    print(f"{'people':>8}{'first':>8}{'met':>8}{'slowest':>9}{'CPU':>8}{'undo':>8}{'wanted':>8}   (ms)")
    for number in sizes:
        first, each, undone = measured(number)
        row = (first.wall, middle(each).wall, max(one.wall for one in each), middle(each).cpu, undone.wall)
        print(f"{number:>8}" + "".join(f"{s * 1000:>8.0f}" for s in row) + f"{SIZES.get(number, 0):>8}")


def measured(number: int) -> tuple[Run, list[Run], Run]:
    """Return what the first meeting takes, each after it, and an undo."""
    home = Path(tempfile.mkdtemp())
    try:
        ids = []
        for path, content in archive(people(number)):
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_text(content, encoding="utf-8")
            ids += [Path(path).stem] if path.startswith("people/") else []
        time.sleep(3)  # what changed just now is read again each time
        met = typed(home, "met", ids[0], ids[1], "coffee", "yesterday", "-m", "It was: good")
        return run(met), [run(met) for _ in range(ROUNDS)], run(typed(home, "undo"))
    finally:
        shutil.rmtree(home)


def typed(home: Path, *words: str) -> Contender:
    """Return a command as it is typed."""
    return Contender(words[0], [sys.executable, "-m", "kinmap", "-C", str(home), *words], ROOT, {})


if __name__ == "__main__":
    main()
