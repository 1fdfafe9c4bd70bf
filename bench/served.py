"""How soon a save is seen in a browser: kinmap's server beside Hugo's, each with the same people.

python -m bench.served --people 1000,16000

A person's page is open in Chromium. A line is added to the note and saved; what is measured
is the time from then until the line is in the page, and painted. Then ten lines are saved within
a second, and the last of them is waited for. Hugo has the pages that kinmap has as well, as far
as it can work them out, and once more has a lean page a person (see `bench.hugo`).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from math import inf
from pathlib import Path
from socket import socket
from statistics import median
from typing import TypeAlias

from playwright.sync_api import Error, Page, sync_playwright

from bench import corpus, hugo
from bench.builders import roomy, write
from bench.compare import numbers
from bench.shots import CHROMIUM, FLAGS

Site: TypeAlias = Callable[[list[corpus.Sheet]], Iterator[tuple[str, str]]]
BURST, BETWEEN = 10, 100
"""Saves one after the other, and the milliseconds between two of them."""
LONG, MISSED = 600_000, 60_000
"""Milliseconds after which a server is taken to have failed, and to have missed a save."""
WATCH = """
window.seen = {};
new MutationObserver(() => {
  for (const [said] of (document.body ? document.body.textContent : "").matchAll(/Seen \\d+ times\\./g)) {
    if (!(said in window.seen)) requestAnimationFrame(() => setTimeout(() => {
      window.seen[said] = performance.timeOrigin + performance.now();
    }, 0));
  }
}).observe(document, {childList: true, subtree: true, characterData: true});
"""
"""Take down, in every page, when a text was first in it and painted, in milliseconds."""
PAUSE, REST = 10, 3_000
"""Milliseconds between two questions for that time, and between two saves: nobody saves without a pause."""


def main(options: argparse.Namespace) -> None:
    """Measure each size."""
    for number in options.people:
        size(number, options.saves, options.builders)


def size(number: int, times: int, builders: list[str]) -> None:
    """Serve the same people in both ways, save, and print what was measured."""
    sheets = corpus.people(number)
    with (
        tempfile.TemporaryDirectory(prefix="kinmap-served-", dir=roomy(number)) as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, serve in ((name, SERVERS[name]) for name in builders):
            if serve is not of_kinmap and not shutil.which("hugo"):
                continue
            with serve(Path(folder), sheets) as (address, note, path):
                page = browser.new_page()
                page.add_init_script(WATCH)
                page.goto(address, timeout=LONG)
                page.goto(f"{'/'.join(address.split('/')[:3])}/{path}", timeout=LONG)
                told(name, number, [saved(page, note, n) for n in range(times + 1)][1:])
                last = (
                    f"the last of {BURST} saves in a second seen after {burst(page, note, times + 1):.0f} ms"
                )
                print(f"{name} served, {number} people: {last}", flush=True)
                page.close()
        browser.close()


@contextmanager
def of_kinmap(folder: Path, sheets: list[corpus.Sheet]) -> Iterator[tuple[str, Path, str]]:
    """Serve an archive; give the address to be opened first, a note, and the path of its page."""
    root = folder / "archive"
    write(root, corpus.archive(sheets))
    words = [
        sys.executable,
        "-m",
        "kinmap",
        "-C",
        str(root),
        "serve",
        "--port",
        "0",
        "--today",
        str(corpus.DAY),
    ]
    with running(words) as lines:
        yield next(lines).strip(), root / f"people/{sheets[0].id}.md", f"people/{sheets[0].id}.html"


@contextmanager
def of_hugo(
    folder: Path, sheets: list[corpus.Sheet], site: Site = hugo.full
) -> Iterator[tuple[str, Path, str]]:
    """Serve the same with Hugo, which builds in memory and renders what is looked at first."""
    root = folder / site.__name__
    write(root, site(sheets))
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with running(["hugo", "server", "--source", str(root), "--port", port, "--bind", "127.0.0.1"]) as lines:
        next(line for line in lines if "available at" in line)
        yield (
            f"http://127.0.0.1:{port}/",
            root / f"content/people/{sheets[0].id}.md",
            f"people/{sheets[0].id}/",
        )


SERVERS: dict[str, Callable[[Path, list[corpus.Sheet]], AbstractContextManager[tuple[str, Path, str]]]] = {
    "kinmap": of_kinmap,
    "hugo": of_hugo,
    "lean": partial(of_hugo, site=hugo.site),
}
"""Whose server is measured, by name; `lean` is Hugo's with a lean page a person."""


@contextmanager
def running(words: list[str]) -> Iterator[Iterator[str]]:
    """Run a server; give the lines that it prints."""
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout  # noqa: S101 - it was asked for
        yield iter(server.stdout)
        server.terminate()


def saved(page: Page, note: Path, number: int) -> float:
    """Add a line to a note, save it as editors do, and return the milliseconds until it is seen."""
    page.wait_for_timeout(REST)
    return seen(page, *added(note, number))


def burst(page: Page, note: Path, number: int) -> float:
    """Save many times, one soon after the other; return the milliseconds until the last one is seen."""
    page.wait_for_timeout(REST)
    for n in range(number, number + BURST - 1):
        added(note, n)
        page.wait_for_timeout(BETWEEN)
    return seen(page, *added(note, number + BURST))


def added(note: Path, number: int) -> tuple[str, float]:
    """Add a line to a note; return it, and the moment just before it was written, in milliseconds."""
    said = f"Seen {number} times."
    text = note.read_text(encoding="utf-8") + f"\n{said}\n"
    begun = time.time() * 1000
    note.write_text(text, encoding="utf-8")
    return said, begun


def seen(page: Page, said: str, begun: float) -> float:
    """Return the milliseconds from then until a text was in a page, and painted; if it never is, infinity."""
    while time.time() * 1000 < begun + MISSED:
        with suppress(Error):  # a page that is loaded again is not there for a moment
            at: float | None = page.evaluate("said => window.seen[said]", said)
            if at is not None:
                return at - begun
        page.wait_for_timeout(PAUSE)
    return inf


def told(name: str, number: int, times: list[float]) -> None:
    """Print the median and the longest of some times, in milliseconds."""
    seen = f"a save seen after {median(times):.0f} ms, at most {max(times):.0f} ms"
    print(f"{name} served, {number} people: {seen}", flush=True)


def parsed() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--people", type=numbers, default=[1000], help="sizes, parted by commas")
    parser.add_argument("--saves", type=int, default=15, help="how many count")
    parser.add_argument("--builders", type=lambda text: text.split(","), default=["kinmap", "hugo", "lean"])
    return parser.parse_args()


if __name__ == "__main__":
    main(parsed())
