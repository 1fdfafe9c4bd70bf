"""Every page of the demo in a real browser, from the disk: quiet, within its screen, for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)
TONES = ("light", "dark")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALIKE = {"people": 12, "events": 3, "groups": 3, "tags": 3, "places": 3, "contexts": 2, "journal": 3}
"""How many pages of one template are looked at; the longest and the shortest are among them."""


class Seen(NamedTuple):
    """A page as it is open now, with all that it said and asked for since."""

    page: Page
    said: list[str]
    asked: list[str]


def sample(site: Path) -> list[str]:
    """Return every page but the many of one kind, of which some by their size."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    kept = [name for name in found if "/" not in name or name.endswith("index.html") or "maps/" in name]
    for folder, most in ALIKE.items():
        alike = [name for name in found if name.startswith(f"{folder}/") and name not in kept]
        alike.sort(key=lambda name: ((site / name).stat().st_size, name))
        step = max(1, len(alike) // most)
        kept += dict.fromkeys([*alike[::step][: most - 1], *alike[-1:]])
    return kept


@pytest.fixture(params=[(width, tone) for width in WIDTHS for tone in TONES], ids=str)
def seen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """A window of one width and tone."""
    width, tone = request.param
    context = browser.new_context(
        viewport=ViewportSize(width=width, height=900), color_scheme=tone, reduced_motion="reduce"
    )
    page, said, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield Seen(page, said, asked)
    context.close()


def test_every_page_is_quiet_asks_for_nothing_and_fits_its_screen(demo: Path, seen: Seen) -> None:
    wrong = []
    for name in sample(demo):
        seen.page.goto((demo / name).as_uri())
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        if width > seen.page.viewport_size["width"]:  # type: ignore[index]
            wrong.append(f"{name} is {width} px wide")
    elsewhere = [url for url in seen.asked if not url.startswith(("file:", "data:,"))]
    assert (wrong, seen.said, elsewhere) == ([], [], [])


@pytest.mark.parametrize("seen", [(390, "light"), (1280, "dark")], indirect=True, ids=str)
def test_every_page_is_for_everyone(demo: Path, seen: Seen) -> None:
    wrong = []
    for name in sample(demo):
        seen.page.goto((demo / name).as_uri())
        seen.page.evaluate(AXE)
        found = seen.page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
        )
        wrong += [
            f"{name}: {it['id']}: {it['nodes'][0]['html'][:120]}: {it['nodes'][0]['failureSummary']}"
            for it in found["violations"]
        ]
    assert wrong == []


def test_the_contents_can_be_reached_and_opened_by_keyboard(demo: Path, browser: Browser) -> None:
    page = browser.new_page(viewport=ViewportSize(width=390, height=900))
    page.goto((demo / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "find"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Contents"
    assert not page.locator("#contents").is_visible()
    page.keyboard.press("Enter")
    assert page.locator("#contents").is_visible()
    for link in page.locator("#contents a").all():
        page.keyboard.press("Tab")
        assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert not page.locator("#contents").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Contents"
    page.close()


def test_the_tone_that_a_reader_chose_stays(demo: Path, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto((demo / "index.html").as_uri())
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    page.goto((demo / "stale.html").as_uri())
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert light != dark
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Auto").click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == light
    context.close()


def test_every_page_reads_without_scripts(demo: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=ViewportSize(width=390, height=900))
    page = context.new_page()
    page.goto((demo / "stale.html").as_uri())
    assert page.locator("#contents").is_visible()
    assert page.locator("main table").first.is_visible()
    assert not page.locator(".tone").is_visible()
    assert not page.locator(".filters").first.is_visible()
    context.close()


def test_paper_shows_what_is_folded_away(demo: Path, browser: Browser) -> None:
    page = browser.new_page()
    longest = max((demo / "people").glob("*.html"), key=lambda path: path.stat().st_size)
    page.goto(longest.as_uri())
    assert page.locator("details:not([open])").count() > 0
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("header.head").is_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
    page.close()
