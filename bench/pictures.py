"""The pictures of the README: two pages of the demo as a window shows them, and its rings.

python -m bench.pictures SITE FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.shots import CHROMIUM, FLAGS

PAGES = {"today": "index.html", "person": "people/bronagh-tierney.html"}
RINGS = "maps/rings.html"
WIDTH, HEIGHT = 1280, 980
RINGS_WIDTH = 800
"""Pixels."""


def main(site: Path, folder: Path) -> None:
    """Take them, in light."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        look = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        for name, path in PAGES.items():
            look.goto((site / path).resolve().as_uri())
            look.screenshot(path=folder / f"{name}.png")
        look.goto((site / RINGS).resolve().as_uri())
        look.locator("#rings").evaluate(f"it => it.style.width = '{RINGS_WIDTH}px'")
        look.locator("#rings").screenshot(path=folder / "rings.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
