"""How quick the search and the table of people are in a browser, for as many people as are asked for.

python -m bench.browse [PEOPLE]

Only the pages that are measured are rendered; the index and the table are those of a whole build.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from playwright.sync_api import Page as Tab, sync_playwright

from bench import corpus
from bench.shots import CHROMIUM, FLAGS
from kinmap.archive.load import read
from kinmap.build import words_of
from kinmap.community.model import community
from kinmap.pages import people
from kinmap.pages.frame import frame
from kinmap.pages.search import findable, said
from kinmap.pages.view import View, view
from kinmap.site.assets import assets
from kinmap.site.render import Renderer
from kinmap.site.search import index

PEOPLE = 16_000
ROUNDS = 5
TYPED = ("ka", "keiko sa", "lehmann", "carpenter", "the", "th", "drink telephone", "north")
"""Names and words of notes, rare ones and the commonest; some that are typed on from what stands before."""

KEY = """said => new Promise(done => {
  const input = document.querySelector('dialog input'), list = document.getElementById('found');
  input.value = '';
  input.dispatchEvent(new Event('input'));
  input.value = said;
  const begun = performance.now();
  let first = 0;
  const look = () => {
    if (!list.children.length && performance.now() - begun < 5000) return setTimeout(look, 0);
    first = performance.now() - begun;
    requestAnimationFrame(() => setTimeout(() => done([first, performance.now() - begun]), 0));
  };
  input.dispatchEvent(new Event('input'));
  look();
})"""
"""Type a text at once; give the milliseconds to the first result, and to the frame that shows it."""

READY = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  const painted = performance.getEntriesByName('first-contentful-paint')[0];
  done([painted ? painted.startTime : performance.now(), performance.now()]);
})))"""
"""Give the milliseconds from the beginning to the first words, and to the frame after all scripts."""

WHOLE = """number => new Promise(done => {
  const rows = document.getElementsByTagName('tr');
  const look = () => rows.length <= number ? setTimeout(look, 10) : done(performance.now());
  look();
})"""
"""Give the milliseconds from the beginning until every row is in the page."""

DO = """([selector, what]) => new Promise(done => {
  const begun = performance.now(), found = document.querySelector(selector);
  if (what === 'click') found.click();
  else { found.value = what; found.dispatchEvent(new Event('input')); }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
})"""
"""Click, or type, and give the milliseconds to the frame that shows what came of it."""

SCROLL = """() => new Promise(done => {
  const frames = [], high = document.documentElement.scrollHeight;
  let last = performance.now(), n = 0;
  const step = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    if ((n += 1) > 120) return done(frames.slice(1));
    scrollBy(0, n < 60 ? 400 : high / 70);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
"""Scroll, slowly and then through the whole page; give the milliseconds of each frame."""


def main(number: int) -> None:
    """Make the pages, open them in Chromium, and print what was measured."""
    gc.disable()  # as a build does
    with tempfile.TemporaryDirectory(prefix="kinmap-browse-") as folder, sync_playwright() as playwright:
        site = Path(folder)
        write(site, made(number))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tables(tab, site / people.PATH, number)
        searches(tab, site / "index.html")
        browser.close()


def made(number: int) -> dict[str, bytes]:
    """Return the files that are measured, and say how long the index takes to make."""
    notes = {path: text.encode() for path, text in corpus.archive(corpus.people(number))}
    archive = read(notes)
    seen = view(community(archive, corpus.DAY))
    begun = process_time()
    scripts = index(findable(seen), said(), words_of(archive))
    took = process_time() - begun
    size = sum(map(len, scripts.values()))
    print(f"{number} people; the index: {took:.2f} s of CPU, {len(scripts)} scripts, {size / 1e6:.1f} MB")
    return assets(None) | scripts | pages(seen)


def pages(seen: View) -> dict[str, bytes]:
    """Return the table of people, and as another page the same without its rows."""
    (table,) = people.pages(seen)
    renderer = Renderer(frame(seen))
    html = renderer.render(table)
    start = html.index(b"<main")
    empty = html[:start] + b'<main id="main"></main>' + html[html.index(b"</main>") + 7 :]
    print(f"the table: {len(html) / 1e6:.1f} MB of HTML")
    return {people.PATH: html, "index.html": empty.replace(b'"../', b'"')}


def write(site: Path, files: dict[str, bytes]) -> None:
    """Write the files below a folder."""
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def tables(tab: Tab, page: Path, number: int) -> None:
    """Measure the table: until it is ready, each way to use it, and how it scrolls."""
    opened = []
    for _ in range(ROUNDS):
        tab.goto(page.as_uri())
        opened.append(tab.evaluate(READY))
    whole = tab.evaluate(WHOLE, number)
    told("first words of the table", [first for first, _ in opened])
    told("table ready", [ready for _, ready in opened])
    told("all its rows in place", [whole])
    for what, selector, how in (
        ("sort by last contact", "th[data-col=last] button", "click"),
        ("sort the other way", "th[data-col=last] button", "click"),
        ("only one stage", "[data-v=known]", "click"),
        ("words", "[data-f=words]", "silva leeds"),
        ("show all", ".clear", "click"),
    ):
        told(what, [tab.evaluate(DO, [selector, how])])
    tab.goto(page.as_uri())
    frames: list[float] = tab.evaluate(SCROLL)
    told("a frame of scrolling", frames)


def searches(tab: Tab, page: Path) -> None:
    """Measure the search: until it is open for the first time, and each text typed, cold and warm."""
    opened = []
    for _ in range(ROUNDS):
        tab.goto(page.as_uri())
        begun: float = tab.evaluate("performance.now()")
        tab.keyboard.press("/")
        tab.wait_for_selector("dialog[open] input[placeholder]")
        opened.append(tab.evaluate("performance.now()") - begun)
    told("search open, names loaded", opened)
    for typed in TYPED:
        cold: list[float] = tab.evaluate(KEY, typed)
        warm: list[float] = tab.evaluate(KEY, typed)
        print(
            f"  {typed!r}: first result after {cold[0]:.0f} ms, seen after {cold[1]:.0f} ms;"
            f" typed again {warm[0]:.0f} and {warm[1]:.0f} ms"
        )


def told(what: str, times: list[float]) -> None:
    """Print the median and the longest of some times, in milliseconds."""
    print(f"  {what}: {median(times):.0f} ms, at most {max(times):.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
