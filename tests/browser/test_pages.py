"""Every page of the demo in a real browser, from the disk: quiet, within its screen, for everyone."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

WINDOWS: dict[int, tuple[Literal["light", "dark"], ...]] = {390: ("light", "dark"), 1280: ("dark", "light")}
"""Both tones of either width; axe is asked in the first, in which the page is loaded."""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXED = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})"
"""Without fetching style sheets once more, which the pages forbid."""
UNALIKE = """() => {
  const looks = new Map(), seen = new Set()
  const look = at => {
    if (!at) return ''
    if (!looks.has(at)) {
      const s = getComputedStyle(at)
      looks.set(at, [look(at.parentElement), at.localName, at.getAttribute('class'), s.color,
        s.backgroundColor, s.backgroundImage, s.opacity, s.fontSize, s.fontWeight, s.textShadow,
        s.visibility, s.display].join())
    }
    return looks.get(at)
  }
  const beside = at => at && (at instanceof SVGElement || getComputedStyle(at).position !== 'static'
    || beside(at.parentElement))
  for (const at of document.querySelectorAll('body *')) {
    if (![...at.childNodes].some(it => it.nodeType === Node.TEXT_NODE && it.data.trim())) continue
    if (seen.has(look(at)) && !beside(at)) continue
    seen.add(look(at))
    at.dataset.unalike = ''
  }
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-unalike]'}]})
}"""
"""Marks the words whose contrast is measured: the first of those that are alike, with all behind them.

Of a table of a thousand rows that is one row, and axe is done in half the time. Where something may
lie over another, in pictures and beside the flow of the text, all words are measured.
"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALIKE = {"people": 12, "events": 3, "groups": 3, "tags": 3, "places": 3, "contexts": 2, "journal": 3}
"""How many pages of one template are looked at; the longest and the shortest are among them."""


class Seen(NamedTuple):
    """What was seen of every page of the sample in a window of one width.

    Attributes:
        wide: pages that are wider than the window, in either tone.
        said: what they said to the console, or what went wrong in them.
        asked: addresses that they asked for.
        barred: rules of axe that a page breaks.
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


def walk(browser: Browser, site: Path, width: int) -> Seen:
    """Open every page of the sample once, in a window of one width, and show it in both tones.

    Args:
        browser: opens the window.
        site: where the pages are.
        width: the window's.
    """
    first, second = WINDOWS[width]
    context = browser.new_context(
        viewport=ViewportSize(width=width, height=900), color_scheme=first, reduced_motion="reduce"
    )
    page, seen = context.new_page(), Seen([], [], [], [])
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    for name in sample(site):
        page.goto((site / name).as_uri())
        seen.barred.extend(f"{name}: {each}" for each in barred(page))
        for tone in (first, second):
            page.emulate_media(color_scheme=tone)
            found = page.evaluate("document.documentElement.scrollWidth")
            seen.wide.extend([f"{name} is {found} px wide in the {tone}"] if found > width else [])
        page.emulate_media(color_scheme=first)
    context.close()
    return seen


def barred(page: Page) -> list[str]:
    """Return what axe says against the open page."""
    page.evaluate(AXE)
    page.evaluate(UNALIKE)
    found = page.evaluate(AXED, RULES)
    return [
        f"{it['id']}: {it['nodes'][0]['html'][:120]}: {it['nodes'][0]['failureSummary']}"
        for it in found["violations"]
    ]


@pytest.fixture(scope="module")
def seen(demo: Path, browser: Browser, request: pytest.FixtureRequest) -> Seen:
    """What was seen in windows of one width."""
    return walk(browser, demo, request.param)


everywhere = pytest.mark.parametrize("seen", list(WINDOWS), indirect=True, scope="module")


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


@everywhere
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
