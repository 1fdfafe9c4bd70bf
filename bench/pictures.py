"""The pictures of the README: two pages of the demo as a window shows them, and three of its maps.

python -m bench.pictures SITE FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.shots import CHROMIUM, FLAGS

PAGES = {"today": "index.html", "person": "people/betty-allan.html"}
MAPS = {
    "rings": ("maps/rings.html", "#rings", 840),
    "circles": ("maps/community.html", "#netbox", 920),
    "growth": ("maps/growth.html", "#tree", 740),
}
"""Of each map its page, where the picture stands in it, and how wide it is taken, in pixels."""
WIDTH, HEIGHT = 1280, 900
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
        for name, (path, place, width) in MAPS.items():
            look.goto((site / path).resolve().as_uri())
            drawn = look.locator(place)
            look.add_style_tag(content=".zoom { display: none }")
            drawn.evaluate(f"it => it.style.width = '{width}px'")
            drawn.evaluate("() => window.dispatchEvent(new Event('resize'))")
            drawn.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
