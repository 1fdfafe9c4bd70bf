from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SOMEBODY = "betty-allan"


@pytest.fixture
def rings(demo: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((demo / "maps" / "rings.html").as_uri())
    yield page
    page.close()


def lit(page: Page) -> set[str]:
    """Return the ids of those who are lit: one person, and whom they know."""
    return set(page.eval_on_selector_all("a.d.on, a.d.near", "dots => dots.map(dot => dot.dataset.id)"))


def test_focus_lights_somebody_and_whom_they_know(rings: Page) -> None:
    rings.focus(f'a.d[data-id="{SOMEBODY}"]')
    said = rings.inner_text("#say")
    assert said.startswith("Betty Allan\nkin,")
    assert "Knows " in said
    assert rings.locator(".tie.on").count() == len(lit(rings)) - 1 > 0


def test_escape_puts_the_light_out(rings: Page) -> None:
    rings.focus(f'a.d[data-id="{SOMEBODY}"]')
    rings.keyboard.press("Escape")
    assert lit(rings) == set()
    assert rings.locator("#rings.dim").count() == 0


def test_arrows_go_to_the_nearest_in_their_direction(rings: Page) -> None:
    where = "dot => Number(dot.querySelector('.b').getAttribute('cx'))"
    start = rings.locator(f'a.d[data-id="{SOMEBODY}"]')
    start.focus()
    rings.keyboard.press("ArrowRight")
    assert rings.locator("a.d:focus").evaluate(where) > start.evaluate(where)


def test_an_address_with_somebody_in_it_shows_them(demo: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{(demo / 'maps' / 'rings.html').as_uri()}#p={SOMEBODY}")
    assert SOMEBODY in lit(page)
    page.close()


def test_by_touch_the_first_tap_lights_and_the_second_opens(demo: Path, browser: Browser) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((demo / "maps" / "rings.html").as_uri())
    dot = page.locator(f'a.d[data-id="{SOMEBODY}"] .hit')
    dot.tap()
    assert page.url.endswith(f"rings.html#p={SOMEBODY}")
    assert SOMEBODY in lit(page)
    dot.tap()
    page.wait_for_url(f"**/people/{SOMEBODY}.html")
    context.close()
