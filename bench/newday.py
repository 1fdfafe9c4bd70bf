"""How many pages a new day writes anew, when nobody has written a line.

python -m bench.newday [16000] [7]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from bench import corpus
from bench.builders import of_kinmap, roomy
from kinmap.site.manifest import sums

HEAD = """\
| day        | pages | written anew |  share | people's pages |  share |
|------------|------:|-------------:|-------:|---------------:|-------:|"""
Sums = Mapping[str, str]
"""The sum of each file of a site, by path."""


def main(number: int, days: int) -> None:
    """Build an archive of so many people day after day, and print what each changed."""
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="kinmap-days-", dir=roomy(number)) as made:
        (one,) = of_kinmap(Path(made), corpus.people(number))
        words = [sys.executable, "-m", "kinmap", "build", "--output", str(one.folder / "site"), "--today"]
        before: Sums = {}
        for day in (corpus.DAY + timedelta(n) for n in range(days + 1)):
            call = [*words, str(day)]
            subprocess.run(call, cwd=one.folder, check=True, env=one.variables, stdout=subprocess.DEVNULL)
            now = sums(one.folder / "site") or {}
            if before:
                print(line(day, before, now), flush=True)
            before = now


def line(day: date, before: Sums, now: Sums) -> str:
    """Return how many of the pages are others than before, and how many of those of people."""
    pages = [path for path in now if path.endswith(".html")]
    fresh = [path for path in pages if before.get(path) != now[path]]
    people, others = (sum(path.startswith("people/") for path in some) for some in (pages, fresh))
    shares = f"{len(fresh) / len(pages):6.1%}", f"{others / people:6.1%}"
    return f"| {day} | {len(pages):5} | {len(fresh):12} | {shares[0]} | {others:14} | {shares[1]} |"


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(16_000, 7)[len(given) :])
