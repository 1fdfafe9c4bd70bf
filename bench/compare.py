"""Kinmap and Hugo build the same notes, in turns, each from nothing.

python -m bench.compare [PEOPLE [ROUNDS]]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench import corpus, hugo
from bench.measure import Contender, FailedError, rounds, table

ROOT = Path(__file__).parents[1]
PEOPLE = 1000
ROUNDS = 5
MEMORY = Path("/dev/shm")  # noqa: S108 - a fresh folder is made in it
ROOM = 2_000_000_000
"""Bytes; what a dozen sites of thousands of people may need."""
NO_HUGO = "Hugo is not installed, so kinmap is measured alone. On Debian: apt-get install hugo"


def main(number: int, times: int) -> None:
    """Measure, in a folder that is gone afterwards, and print the medians."""
    sheets = corpus.people(number)
    with tempfile.TemporaryDirectory(prefix="kinmap-bench-", dir=roomy()) as made:
        contenders = [of_kinmap(Path(made) / "kinmap", sheets)]
        if shutil.which("hugo"):
            contenders.append(of_hugo("hugo, the same pages", Path(made) / "hugo-full", hugo.full(sheets)))
            contenders.append(of_hugo("hugo, lean", Path(made) / "hugo", hugo.site(sheets)))
        else:
            print(NO_HUGO)
        medians = rounds(contenders, times)
        for one in contenders:
            prove(one, number)
    size = sum(len(corpus.note(one).encode()) for one in sheets) / number
    print(
        f"{number} people, {size:.0f} bytes a note; built from nothing; medians of {times} rounds in turns:"
    )
    print(table(medians))


def roomy() -> Path | None:
    """Return a folder in memory, where there is one with room; else None, and a disk it is.

    A disk's file system takes its time, now more, now less, and neither program can help it.
    """
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else None


def of_kinmap(archive: Path, sheets: list[corpus.Sheet]) -> Contender:
    """Write the archive, and return how kinmap builds it."""
    write(archive, corpus.archive(sheets))
    words = [sys.executable, "-m", "kinmap", "build", "--today", str(corpus.DAY)]
    return Contender(
        "kinmap", words, archive, {"PYTHONPATH": str(ROOT)}, lambda: set_aside(archive, "site", ".kinmap")
    )


def of_hugo(name: str, folder: Path, files: Iterable[tuple[str, str]]) -> Contender:
    """Write the site, and return how Hugo builds it; its cache is a folder of ours."""
    write(folder, files)
    words = ["hugo", "--quiet", "--destination", "site", "--cacheDir", str(folder / "cache"), "--noBuildLock"]
    return Contender(name, words, folder, {}, lambda: set_aside(folder, "site", "cache", "resources"))


def write(root: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write texts by their paths under a folder."""
    for path, text in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def set_aside(root: Path, *names: str) -> None:
    """Move away what an earlier run has made.

    It is not deleted before all is over: a file system that has just lost thousands of files
    takes its time over the next, and whoever comes after would pay for it.
    """
    for name in names:
        if (root / name).exists():
            (root / name).rename(Path(tempfile.mkdtemp(prefix=f"{root.name}-", dir=root.parent)) / name)


def prove(one: Contender, number: int) -> None:
    """See that a page was made for each person; the figures would mean nothing otherwise.

    Raises:
        FailedError: where one is missing.
    """
    pages = sum(1 for _ in (one.folder / "site" / "people").rglob("*.html"))
    if pages < number:
        raise FailedError(f"{one.name} made {pages} pages of {number}")


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    main(*(asked + [PEOPLE, ROUNDS][len(asked) :]))
