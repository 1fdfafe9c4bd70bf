"""The programs that are compared: the same people written for each, and what comes before a run."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import corpus, eleventy, hugo, mkdocs
from bench.measure import FailedError

ROOT = Path(__file__).parents[1]
PLACE = ROOT / ".bench"
"""Where programs are installed that are measured and nothing else."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a fresh folder is made in it
ROOM = 600_000
"""Bytes for each person; what the sites of all may need, twice."""


@dataclass(slots=True)
class Built:
    """A site with the program that builds it.

    Attributes:
        note: the note of one person, into which something is written between two builds.
        made: what a build leaves in the folder: the site, and caches.
    """

    name: str
    folder: Path
    words: Sequence[str]
    note: Path
    made: Sequence[str]
    variables: Mapping[str, str] = field(default_factory=dict)
    lines: int = 0

    def fresh(self) -> None:
        """Take away what an earlier run has made."""
        set_aside(self.folder, *self.made)

    def again(self) -> None:
        """Leave everything as it is."""

    def edited(self) -> None:
        """Add a line to the note of one person."""
        self.lines += 1
        text = self.note.read_text(encoding="utf-8")
        self.note.write_text(f"{text}\nSeen for the {self.lines}th time.\n", encoding="utf-8")

    def prove(self, number: int) -> None:
        """See that there is a page for each person; the figures would mean nothing otherwise.

        Raises:
            FailedError: where one is missing, or the last line that was written is.
        """
        pages = list((self.folder / "site" / "people").rglob("*.html"))
        if len(pages) < number:
            raise FailedError(f"{self.name} made {len(pages)} pages of {number}")
        said = f"Seen for the {self.lines}th time."
        mine = [page for page in pages if self.note.stem in page.as_posix()]
        if self.lines and not any(said in page.read_text(encoding="utf-8") for page in mine):
            raise FailedError(f"{self.name} did not see the last change")


def roomy(number: int) -> Path | None:
    """Return a folder in memory, where there is one with room for so many people; else None for a disk.

    A disk's file system takes its time, now more, now less, and no program can help it.
    """
    free = shutil.disk_usage(MEMORY).free if MEMORY.is_dir() else 0
    return MEMORY if free > number * ROOM else None


def set_aside(root: Path, *names: str) -> None:
    """Move away what an earlier run has made, and delete it where that leaves no traces.

    On a disk it is not deleted before all is over: a file system that has just lost thousands
    of files takes its time over the next, and whoever comes after would pay for it.
    """
    for name in names:
        if (root / name).exists():
            aside = Path(tempfile.mkdtemp(prefix=f"{root.name}-", dir=root.parent))
            (root / name).rename(aside / name)
            if MEMORY in root.parents:
                shutil.rmtree(aside)


def write(root: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write texts by their paths under a folder."""
    for path, text in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def of_kinmap(made: Path, sheets: list[corpus.Sheet]) -> list[Built]:
    """Write the archive, and return how kinmap builds it."""
    folder = made / "kinmap"
    write(folder, corpus.archive(sheets))
    words = [sys.executable, "-m", "kinmap", "build", "--today", str(corpus.DAY)]
    note = folder / "people" / f"{sheets[0].id}.md"
    return [Built("kinmap", folder, words, note, ["site", ".kinmap"], {"PYTHONPATH": str(ROOT)})]


def of_hugo(made: Path, sheets: list[corpus.Sheet]) -> list[Built]:
    """Write both sites, and return how Hugo builds them; its cache is a folder of ours.

    Raises:
        FileNotFoundError: where there is no Hugo.
    """
    if not shutil.which("hugo"):
        raise FileNotFoundError("Hugo is not installed. On Debian: apt-get install hugo")
    both = {"Hugo, the same pages": hugo.full(sheets), "Hugo, lean": hugo.site(sheets)}
    built = []
    for number, (name, files) in enumerate(both.items()):
        folder = made / f"hugo-{number}"
        write(folder, files)
        cache = str(folder / "cache")
        words = ["hugo", "--quiet", "--destination", "site", "--cacheDir", cache, "--noBuildLock"]
        note = folder / "content" / "people" / f"{sheets[0].id}.md"
        built.append(Built(name, folder, words, note, ["site", "cache", "resources"]))
    return built


def of_lean(made: Path, sheets: list[corpus.Sheet]) -> list[Built]:
    """Return the second of Hugo's alone: the other takes ten times as long for many people."""
    return of_hugo(made, sheets)[1:]


def of_mkdocs(made: Path, sheets: list[corpus.Sheet]) -> list[Built]:
    """Write the site, and return how MkDocs builds it."""
    folder, program = made / "mkdocs", mkdocs.installed(PLACE)
    write(folder, mkdocs.site(sheets))
    note = folder / "docs" / "people" / f"{sheets[0].id}.md"
    return [Built("MkDocs, lean", folder, mkdocs.words(program), note, ["site"])]


def of_eleventy(made: Path, sheets: list[corpus.Sheet]) -> list[Built]:
    """Write the site, and return how Eleventy builds it."""
    folder, program = made / "eleventy", eleventy.installed(PLACE)
    write(folder, eleventy.site(sheets))
    note = folder / "content" / "people" / f"{sheets[0].id}.md"
    return [Built("Eleventy, lean", folder, eleventy.words(program), note, ["site"])]


BUILDERS = {
    "kinmap": of_kinmap,
    "eleventy": of_eleventy,
    "mkdocs": of_mkdocs,
    "hugo": of_hugo,
    "lean": of_lean,
}
"""How each is made ready, by the name that one asks for it with."""
