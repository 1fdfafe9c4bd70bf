"""How quickly the map of who knows whom opens and moves in a browser, with 16,000 people.

python -m bench.big_map [PEOPLE]

The archive is made up, and of its site that page alone is made, and opened from the disk.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.corpus import DAY, archive, people
from bench.shots import CHROMIUM, FLAGS
from kinmap.archive.load import read
from kinmap.build import site
from kinmap.community.model import community
from kinmap.maps.circles import circles
from kinmap.maps.community import picture
from kinmap.pages import community_map
from kinmap.pages.frame import frame
from kinmap.pages.traces import Seen
from kinmap.pages.view import View, view

PEOPLE = 16_000
ROUNDS = 5
MOVES = 120
"""Frames in which the picture is dragged, there and back."""
OPEN = """() => new Promise(done => {
  const look = () => document.querySelector("#net[data-ready]")
    ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
    : setTimeout(look, 5);
  look();
})"""
DRAG = """moves => new Promise(done => {
  const box = document.getElementById("netbox"), at = box.getBoundingClientRect(), waits = [];
  const send = (kind, n) => box.dispatchEvent(new PointerEvent(kind, {
    bubbles: true, pointerId: 1, pointerType: "mouse", button: 0,
    clientX: at.left + 300 + 5 * Math.min(n, moves - n), clientY: at.top + 300 + 2 * Math.min(n, moves - n),
  }));
  box.setPointerCapture = () => {};
  send("pointerdown", 0);
  let n = 0, last = performance.now();
  const step = now => {
    waits.push(now - last);
    last = now;
    if (++n > moves) { send("pointerup", n); return done(waits.slice(2)); }
    send("pointermove", n);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


def main(number: int) -> None:
    """Print the figures."""
    notes = {path: text.encode() for path, text in archive(people(number))}
    seen = view(community(read(notes), DAY))
    print(f"{number:,} people, places worked out in {laid_out(seen):.2f} s of a processor")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, held in site(root, Seen(seen, frame(seen)), list(community_map.pages(seen))).items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(held)
        look(root / community_map.PATH)


def laid_out(seen: View) -> float:
    """Return the seconds of a processor that the places of everybody take."""
    ties = {(tie.a, tie.b): tie.weight for tie in seen.community.ties}
    start = time.process_time()
    picture(circles(seen.archive.people, seen.community.communities, ties), ties)
    return time.process_time() - start


def look(path: Path) -> None:
    """Open the page some times, and move it."""
    opened, frames, nearer = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(ROUNDS):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(path.as_uri(), wait_until="commit")
            opened.append(float(page.evaluate(OPEN)))
            frames += dragged(page)
            for _ in range(5):
                page.locator(".zoom button").first.click()
            page.wait_for_timeout(400)
            nearer += dragged(page)
            page.close()
        browser.close()
    print(f"interactive {statistics.median(opened):.0f} ms after opening (worst {max(opened):.0f})")
    print(f"a frame of dragging the whole: {told(frames)}")
    print(f"a frame of dragging five steps nearer: {told(nearer)}")


def dragged(page: Page) -> list[float]:
    """Return the milliseconds from frame to frame while the picture is dragged."""
    return [float(wait) for wait in page.evaluate(DRAG, MOVES)]


def told(waits: list[float]) -> str:
    """Return the median, and what 95 of 100 are under."""
    most = statistics.quantiles(waits, n=20)[-1]
    return f"{statistics.median(waits):.1f} ms in the median, {most:.1f} at 95 %"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
