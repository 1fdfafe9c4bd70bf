"""The map of places in a real browser: discs, zoom, keys, touch, finding a place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
SOMEWHERE = "Port Erran"


@pytest.fixture
def earth(demo: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((demo / "maps" / "places.html").as_uri())
    yield page
    page.close()


def names(page: Page) -> set[str]:
    """Return the places that have a disc in sight."""
    kept = "links => links.filter(it => it.style.display !== 'none').map(it => it.getAttribute('aria-label'))"
    labels: list[str] = page.eval_on_selector_all("#earthmap a.disc", kept)
    return {label.split(":")[0].split(" and ")[0] for label in labels}


def test_the_buttons_come_nearer_and_show_all(earth: Page) -> None:
    assert "Stromness" in names(earth)
    for _ in range(3):
        earth.click(".zoom button[aria-label=Nearer]")
    expect(earth.locator('#earthmap a.disc[href="#at-stromness"]')).to_be_hidden()
    assert "Kyoto" not in names(earth)
    earth.click('.zoom button[aria-label="All places"]')
    expect(earth.locator('#earthmap a.disc[href="#at-kyoto"]')).to_be_visible()
    assert "Stromness" not in names(earth)


def test_a_disc_of_several_places_opens_into_them(earth: Page) -> None:
    earth.focus(f'#earthmap a.disc[aria-label^="{SOMEWHERE}"]')
    assert earth.inner_text("#say").startswith(f"{SOMEWHERE} and ")
    earth.keyboard.press("Enter")
    expect(earth.locator('#earthmap a.disc[href="#at-anstruther"]')).to_be_visible()
    assert {SOMEWHERE, "Anstruther", "St Andrews"} <= names(earth)
    assert "see=" in earth.url


def test_arrows_and_signs_move_the_map_and_its_address_keeps_it(earth: Page, browser: Browser) -> None:
    where = "document.querySelector('#earthmap .earth').getAttribute('transform')"
    earthly = earth.locator("#earthmap .earth")
    before = earth.evaluate(where)
    earth.focus("#earthmap .box")
    earth.keyboard.press("ArrowRight")
    earth.keyboard.press("+")
    expect(earthly).not_to_have_attribute("transform", before)
    shown = earth.evaluate(where).split("(")[1].split(")")[0]
    again = browser.new_page(viewport={"width": 1280, "height": 900})
    again.goto(earth.url)
    kept = again.evaluate(where).split("(")[1].split(")")[0]
    assert abs(float(kept) / float(shown) - 1) < 0.02
    again.close()


def test_a_place_is_found_with_who_lives_near_it(earth: Page) -> None:
    earth.fill("#seek-place", "st and")
    earth.keyboard.press("Enter")
    assert earth.inner_text("#say").startswith("Within 100 km of St Andrews live ")
    assert earth.inner_text("#seek-found") == earth.inner_text("#say")
    shown = earth.locator("#places .place:visible h3")
    assert shown.first.inner_text() == "St Andrews"
    assert "Kyoto" not in shown.all_inner_texts()
    earth.focus("#seek-place")
    earth.keyboard.press("Escape")
    assert earth.locator("#places .place:visible").count() == earth.locator("#places .place").count()


def test_a_place_that_is_not_there_is_said_so(earth: Page) -> None:
    earth.fill("#seek-place", "Nenhures")
    earth.keyboard.press("Enter")
    expect(earth.locator("#say")).to_have_text("No place here is called that, and no large town.")


def test_a_town_that_nobody_lives_in_shows_who_is_nearest(earth: Page) -> None:
    earth.fill("#seek-place", "vienna")
    expect(earth.locator("#say")).to_contain_text("Nobody lives within 100 km of Vienna")
    assert earth.locator("#places .place:visible h3").first.inner_text().startswith("Trieste 3")
    assert earth.locator(".aim:visible").count() == 1


def test_by_touch_the_first_tap_tells_and_the_second_goes_there(demo: Path, browser: Browser) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((demo / "maps" / "places.html").as_uri())
    disc = page.locator('#earthmap a.disc[href="#at-inverness"] .hit')
    disc.tap()
    assert page.inner_text("#say").startswith("Inverness: ")
    assert not page.url.endswith("#at-inverness")
    disc.tap()
    page.wait_for_url("**/places.html#at-inverness")
    context.close()


def test_without_scripts_the_picture_leads_to_the_list(demo: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((demo / "maps" / "places.html").as_uri())
    assert page.locator("#seek-place:visible").count() == 0
    assert page.locator(".placemap.only-n a.disc").count() > 5
    page.click('.placemap.only-n a.disc[href="#at-inverness"]')
    assert page.url.endswith("#at-inverness")
    context.close()


def test_dragging_moves_the_map_and_opens_nothing(earth: Page) -> None:
    disc = earth.locator('#earthmap a.disc[href="#at-inverness"]')
    before = earth.locator("#earthmap .earth").get_attribute("transform") or ""
    box = disc.bounding_box()
    assert box
    earth.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    earth.mouse.down()
    earth.mouse.move(box["x"] + 60, box["y"] + 40, steps=4)
    earth.mouse.up()
    expect(earth.locator("#earthmap .earth")).not_to_have_attribute("transform", before)
    assert "#see=" in earth.url


def test_the_wheel_scrolls_the_page_until_the_map_was_touched(earth: Page) -> None:
    land = earth.locator("#earthmap .earth")
    before = land.get_attribute("transform") or ""
    earth.mouse.move(700, 500)
    earth.mouse.wheel(0, 200)
    expect(land).to_have_attribute("transform", before)
    earth.focus("#earthmap .box")
    earth.mouse.wheel(0, -200)
    expect(land).not_to_have_attribute("transform", before)


def test_on_paper_there_are_no_controls(earth: Page) -> None:
    earth.emulate_media(media="print")
    assert earth.locator(".zoom:visible, .seek:visible").count() == 0
