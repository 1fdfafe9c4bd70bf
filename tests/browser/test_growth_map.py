"""Growth in a real browser: the slider and its words, playing, and the tree without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def growth(demo: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto((demo / "maps" / "growth.html").as_uri())
    yield page
    page.close()


def buds(page: Page) -> int:
    """Return how many connections are in the wood."""
    return page.locator("#tree .bud:not(.later)").count()


def test_keys_move_the_slider_and_it_says_month_and_words(growth: Page) -> None:
    all_of = buds(growth)
    growth.focus("#month")
    growth.keyboard.press("Home")
    said = growth.get_attribute("#month", "aria-valuetext") or ""
    assert said.startswith("January 20")
    assert 0 < buds(growth) < all_of
    growth.keyboard.press("End")
    assert (growth.get_attribute("#month", "aria-valuetext") or "").startswith("October 2026. ")
    assert buds(growth) == all_of


def test_a_month_shows_what_the_list_says_of_it(growth: Page) -> None:
    item = growth.locator('.months > li:has(dl):has-text("Long silent")').first
    month = item.get_attribute("data-m") or ""
    growth.evaluate(
        "month => { const it = document.getElementById('month'); it.value = month;"
        " it.dispatchEvent(new Event('input')); }",
        month,
    )
    assert growth.inner_text("#told dl") == item.locator("dl").inner_text()
    assert growth.url.endswith(f"#m={month}")


def test_of_very_many_the_slider_names_the_first_and_counts_the_others(growth: Page) -> None:
    names = "Array.from({length: 20}, (_, n) => `<a href='#'>P${n}</a>`).join(', ') + ' and 40 more'"
    growth.evaluate(
        "() => { const it = document.querySelector('.months dl');"
        " it.innerHTML = '<dt>Known</dt><dd data-left=40></dd>';"
        f" it.lastChild.innerHTML = {names};"
        " const slider = document.getElementById('month');"
        " slider.value = it.closest('li').dataset.m; slider.dispatchEvent(new Event('input')); }"
    )
    assert growth.inner_text("#told dd") == "P0, P1, P2, P3, P4, P5, P6, P7 and 52 more"


def test_an_address_with_a_month_shows_it(growth: Page, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{growth.url.split('#')[0]}#m=20")
    assert page.input_value("#month") == "20"
    assert buds(page) < buds(growth)
    page.close()


def test_where_nothing_is_to_move_growing_goes_a_year_a_press(growth: Page) -> None:
    growth.click("#grow")
    assert growth.input_value("#month") == "11"
    growth.click("#grow")
    assert growth.input_value("#month") == "23"


def test_it_grows_by_itself_and_stops_when_asked(demo: Path, browser: Browser) -> None:
    page = browser.new_page(reduced_motion="no-preference")
    page.goto((demo / "maps" / "growth.html").as_uri())
    page.click("#grow")
    assert page.inner_text("#grow") == "Pause"
    expect(page.locator("#month")).to_have_value(re.compile("[3-9]|.."))
    page.click("#grow")
    assert page.get_attribute("#grow", "aria-pressed") == "false"
    assert page.inner_text("#grow") == "Grow"
    page.close()


def test_on_a_narrow_screen_no_year_is_named_before_it_came(demo: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{(demo / 'maps' / 'growth.html').as_uri()}#m=20")
    shown = page.locator("#tree .year:visible")
    assert shown.count() > 0
    assert all(int(year) <= 2021 for year in shown.all_text_contents())
    page.close()


def test_the_outermost_line_is_the_bark_of_its_month(growth: Page) -> None:
    growth.focus("#month")
    growth.keyboard.press("Home")
    for _ in range(18):
        growth.keyboard.press("ArrowRight")
    months = growth.eval_on_selector_all(
        "#tree :is(.wood, .layer-line):not(.later)", "lines => lines.map(it => Number(it.dataset.m))"
    )
    bark = growth.eval_on_selector_all("#tree .bark", "lines => lines.map(it => Number(it.dataset.m))")
    assert bark == [max(months)]
    assert bark[0] <= 18


def test_without_scripts_the_tree_stands_and_the_list_tells_all(demo: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((demo / "maps" / "growth.html").as_uri())
    assert page.locator("#month:visible").count() == 0
    assert page.locator("#tree .bud").count() > 10
    assert page.locator(".months h4").count() > 12
    context.close()
