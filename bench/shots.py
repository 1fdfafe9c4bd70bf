"""Pictures of every page of a site: wide and narrow, light and dark.

python -m bench.shots SITE SHOTS
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"wide": 1280, "narrow": 390}
HEIGHT = 900
"""Pixels; a picture shows the whole page, however long."""
LAID_OUT = "* { content-visibility: visible !important }"
"""What is far from a screen is not laid out before a reader comes there; on a picture all is near."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(site: Path, shots: Path) -> None:
    """Take them all, each in a folder by width and scheme, named as its page."""
    pages = sorted(site.rglob("*.html"))
    shutil.rmtree(shots, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, width in WIDTHS.items():
            for scheme in SCHEMES:
                look = browser.new_page(
                    viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
                )
                take(look, site, pages, shots / f"{name}-{scheme}")
        browser.close()
    print(f"{len(pages)} pages, each in {len(WIDTHS) * len(SCHEMES)} pictures, are in {shots}/.")


def take(look: Page, site: Path, pages: list[Path], folder: Path) -> None:
    """Open each page from the disk and take its picture into the folder."""
    for path in pages:
        look.goto(path.resolve().as_uri())
        look.add_style_tag(content=LAID_OUT)
        look.screenshot(path=folder / path.relative_to(site).with_suffix(".png"), full_page=True)
    look.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
