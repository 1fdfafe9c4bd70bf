"""Every page of the demo in a real browser, from the disk: quiet, within its screen, for everyone."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

WINDOWS = [(width, tone) for width in (390, 1280) for tone in ("light", "dark")]
ASKED = [(390, "light"), (1280, "dark")]
"""Where axe is asked too: each width and each tone."""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXED = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})"
"""Without fetching style sheets once more, which the pages forbid."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALIKE = {"people": 12, "events": 3, "groups": 3, "tags": 3, "places": 3, "contexts": 2, "journal": 3}
"""How many pages of one template are looked at; the longest and the shortest are among them."""


class Seen(NamedTuple):
    """What was seen of every page of the sample in one window.

    Attributes:
        wide: pages that are wider than the window.
        said: what they said to the console, or what went wrong in them.
        asked: addresses that they asked for.
        barred: rules of axe that a page breaks, where it was asked.
    """

    wide: list[str]
    said: list[str]
    asked: list[str]
    barred: list[str]


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


def walk(browser: Browser, site: Path, window: tuple[int, str], *, asked: bool) -> Seen:
    """Open every page of the sample once, in a window of one width and tone.

    Args:
        browser: opens the window.
        site: where the pages are.
        window: its width and tone.
        asked: whether axe is asked of each page.
    """
    width, tone = window
    context = browser.new_context(
        viewport=ViewportSize(width=width, height=900),
        color_scheme="dark" if tone == "dark" else "light",
        reduced_motion="reduce",
    )
    page, seen = context.new_page(), Seen([], [], [], [])
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    for name in sample(site):
        page.goto((site / name).as_uri())
        found = page.evaluate("document.documentElement.scrollWidth")
        seen.wide.extend([f"{name} is {found} px wide"] if found > width else [])
        seen.barred.extend([f"{name}: {each}" for each in barred(page)] if asked else [])
    context.close()
    return seen


def barred(page: Page) -> list[str]:
    """Return what axe says against the open page."""
    page.evaluate(AXE)
    found = page.evaluate(AXED, RULES)
    return [
        f"{it['id']}: {it['nodes'][0]['html'][:120]}: {it['nodes'][0]['failureSummary']}"
        for it in found["violations"]
    ]


def windows(*which: tuple[int, str]) -> list[object]:
    """Return windows as parameters, of which each is one worker's, who walks through it once."""
    return [pytest.param(it, marks=pytest.mark.xdist_group(f"window {it}"), id=str(it)) for it in which]


@pytest.fixture(scope="module")
def seen(demo: Path, browser: Browser, request: pytest.FixtureRequest) -> Seen:
    """What was seen in one window."""
    return walk(browser, demo, request.param, asked=request.param in ASKED)


everywhere = pytest.mark.parametrize("seen", windows(*WINDOWS), indirect=True, scope="module")


@everywhere
def test_every_page_fits_its_screen(seen: Seen) -> None:
    assert seen.wide == []


@everywhere
def test_every_page_is_quiet(seen: Seen) -> None:
    assert seen.said == []


@everywhere
def test_every_page_asks_for_nothing(seen: Seen) -> None:
    assert seen.asked
    assert [url for url in seen.asked if not url.startswith(("file:", "data:,"))] == []


@pytest.mark.parametrize("seen", windows(*ASKED), indirect=True, scope="module")
def test_every_page_is_for_everyone(seen: Seen) -> None:
    assert seen.barred == []


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
