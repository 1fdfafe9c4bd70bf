from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kinmap.archive.load import read
from kinmap.build import site
from kinmap.community.model import community
from kinmap.pages import community_map, daily, words
from kinmap.pages.community_map import MOST_DRAWN
from kinmap.pages.frame import frame
from kinmap.pages.traces import Seen
from kinmap.pages.view import view
from tests.browser.conftest import DAY

pytestmark = pytest.mark.browser
SOMEBODY, FRIEND, FAR = "betty-allan", "agnieszka-wrobel", "callum-tolley"


def opened(browser: Browser, site: Path, hash_: str = "", width: int = 1280) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{(site / 'maps' / 'community.html').as_uri()}{hash_}")
    return page


@pytest.fixture
def circles(demo: Path, browser: Browser) -> Iterator[Page]:
    page = opened(browser, demo)
    yield page
    page.close()


def state(page: Page, *parts: str) -> str:
    """Return the hash once it has all these parts: it is written when the picture has come to rest."""
    for part in parts:
        expect(page).to_have_url(re.compile(f"#.*{re.escape(part)}"))
    return str(page.evaluate("location.hash"))


def where(page: Page) -> str:
    return page.locator(".world").get_attribute("transform") or ""


def find(page: Page, box: str, typed: str) -> None:
    page.get_by_role("combobox", name=box).fill(typed)
    page.keyboard.press("Enter")


def test_somebody_is_found_by_name_and_shows_whom_they_know(circles: Page) -> None:
    find(circles, "Find a person", "bet")
    said = circles.inner_text("#say")
    assert said.startswith("Betty Allan")
    assert "Knows " in said
    assert circles.locator("a.near").count() > 1
    state(circles, f"p={SOMEBODY}")


def test_accents_and_case_do_not_matter_to_whoever_looks_for_a_name(circles: Page) -> None:
    find(circles, "Find a person", "AMELIE")
    assert circles.inner_text("#say").startswith("Amélie Lambert")


def test_names_that_fit_are_chosen_among_by_arrows_and_left_by_escape(circles: Page) -> None:
    box = circles.get_by_role("combobox", name="Find a person")
    box.fill("a")
    options = circles.locator("#seek-who-list li")
    assert options.count() == 8
    box.press("ArrowDown")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    box.press("Escape")
    assert not options.first.is_visible()
    assert box.input_value() == ""


def test_a_way_leads_from_one_to_another_over_those_who_know_each_other(circles: Page) -> None:
    find(circles, "Find a person", "betty")
    find(circles, "The way from them to", "callum")
    told = circles.inner_text("#say").partition("The shortest way: ")[2]
    way = told.rstrip(".").split(", ")
    assert (way[0], way[-1]) == ("Betty Allan", "Callum Tolley")
    assert circles.locator(".rays").get_attribute("d").count("M") == len(way) - 1  # type: ignore[union-attr]
    state(circles, f"to={FAR}")


def test_back_to_you_says_how_you_came_to_know_somebody(circles: Page) -> None:
    find(circles, "Find a person", "betty")
    circles.get_by_role("button", name="Back to you").click()
    said = circles.inner_text("#say")
    assert "You came to know them through" in said or "You know them yourself" in said


def test_the_way_of_an_address_is_shown_again(demo: Path, browser: Browser) -> None:
    page = opened(browser, demo, f"#p={SOMEBODY}&to={FRIEND}")
    assert "The shortest way: Betty Allan, Agnieszka Wróbel." in page.inner_text("#say")
    page.close()


def test_people_are_chosen_by_stage_and_context_and_the_address_keeps_it(
    circles: Page, demo: Path, browser: Browser
) -> None:
    circles.get_by_text("Show only some").click()
    everyone = circles.locator(".world a").count()
    circles.get_by_role("button", name="kin", exact=True).click()
    shown = circles.locator(".world a:not(.off)").count()
    assert 0 < shown < everyone
    said = words.capital(words.number(shown))
    assert circles.inner_text("#sieved") == f"{said} of {everyone} people shown."
    assert circles.locator(".layer li:not([hidden])").count() == shown
    circles.get_by_role("button", name="charitable", exact=True).click()
    fewer = circles.locator(".world a:not(.off)").count()
    assert fewer < shown
    hash_ = state(circles, "stage=kin", "ctx=charitable")
    again = opened(browser, demo, hash_)
    assert again.locator(".world a:not(.off)").count() == fewer
    assert again.locator(".sifting[open]").count() == 1
    again.close()


def test_people_are_chosen_by_group(circles: Page) -> None:
    circles.get_by_text("Show only some").click()
    circles.get_by_label("Group").select_option(index=1)
    assert 0 < circles.locator(".world a:not(.off)").count() < circles.locator(".world a").count()


def test_the_picture_is_moved_and_enlarged_by_keyboard(circles: Page) -> None:
    circles.focus("#netbox")
    places = [where(circles)]
    for key in ("+", "+", "ArrowRight", "ArrowUp", "-", "0"):
        circles.keyboard.press(key)
        expect(circles.locator(".world")).not_to_have_attribute("transform", places[-1])
        places.append(where(circles))
    assert places[-1] == places[0]
    assert len(set(places)) == 6


def test_arrows_go_from_one_to_the_next_and_enter_opens_their_page(circles: Page) -> None:
    circles.focus("#netbox")
    circles.keyboard.press("Enter")
    first = circles.inner_text("#say .who")
    circles.keyboard.press("ArrowLeft")
    second = circles.inner_text("#say .who")
    assert first != second
    href = circles.locator("#say .who").evaluate("link => link.href")
    circles.keyboard.press("Enter")
    circles.wait_for_url(href)


def test_escape_lets_go(circles: Page) -> None:
    find(circles, "Find a person", "betty")
    circles.keyboard.press("Escape")
    assert circles.locator("a.near").count() == 0


def test_the_picture_is_dragged_and_the_address_keeps_where(
    circles: Page, demo: Path, browser: Browser
) -> None:
    circles.get_by_role("button", name="Nearer").click()
    before = where(circles)
    box = circles.locator("#netbox").bounding_box()
    assert box
    circles.mouse.move(box["x"] + 300, box["y"] + 300)
    circles.mouse.down()
    circles.mouse.move(box["x"] + 360, box["y"] + 330, steps=4)
    circles.mouse.up()
    expect(circles.locator(".world")).not_to_have_attribute("transform", before)
    expect(circles).to_have_url(re.compile(r"#at=1\.40,"))
    hash_ = circles.evaluate("location.hash")
    page = opened(browser, demo, hash_)
    assert where(page).partition("scale")[2] == where(circles).partition("scale")[2]
    page.close()


def test_the_wheel_brings_the_picture_nearer(circles: Page) -> None:
    circles.hover("#netbox")
    before = where(circles)
    circles.mouse.wheel(0, -300)
    expect(circles.locator(".world")).not_to_have_attribute("transform", before)


def test_pointing_at_somebody_says_who_it_is(circles: Page) -> None:
    dot = circles.locator(f'a[href$="{SOMEBODY}.html"] circle').first.bounding_box()
    assert dot
    circles.mouse.move(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    assert circles.inner_text("#say").startswith("Betty Allan\nkin, ")
    circles.mouse.move(5, 5)
    assert not circles.inner_text("#say").startswith("Betty Allan")


def test_the_list_lights_the_picture(circles: Page) -> None:
    circles.focus(f'.circle a[href$="{SOMEBODY}.html"]')
    assert circles.inner_text("#say").startswith("Betty Allan")
    assert circles.locator("a.near").count() > 1


def test_by_touch_the_first_tap_lights_and_the_second_opens(demo: Path, browser: Browser) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((demo / "maps" / "community.html").as_uri())
    dot = page.locator(f'.world a[href$="{SOMEBODY}.html"] circle').first
    dot.tap(force=True)
    expect(page.locator("#say .who")).to_have_text("Betty Allan")
    dot.tap(force=True)
    page.wait_for_url(f"**/people/{SOMEBODY}.html")
    context.close()


def test_without_scripts_the_picture_is_there_and_its_controls_are_not(demo: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo / "maps" / "community.html").as_uri())
    assert page.locator("svg.net").last.is_visible()
    assert page.get_by_text("Erran Choral, twelve people").is_visible()
    assert not page.locator(".seek").is_visible()
    assert not page.locator(".sifting").is_visible()
    context.close()


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of more people than a page draws: a few circles, each round somebody."""
    root = tmp_path_factory.mktemp("crowd")
    names = [f"p{n:04}" for n in range(MOST_DRAWN + 50)]
    note = "---\nname: Person {name}\nknown: 2020\nknows: [{friend}]\n---\n"
    files = {
        f"people/{name}.md": note.format(name=name, friend=names[n // 600 * 600]).encode()
        for n, name in enumerate(names)
    }
    seen = view(community(read(files), DAY))
    for path, held in site(root, Seen(seen, frame(seen)), list(community_map.pages(seen))).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(held)
    (root / daily.PATH).touch()  # what every page loads and stands beside the pages
    return root


def test_a_crowd_is_painted_and_found(crowd: Path, browser: Browser) -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((crowd / "maps" / "community.html").as_uri())
    assert page.locator("canvas").count() == 1
    find(page, "Find a person", "p0042")
    assert page.inner_text("#say").startswith("Person p0042")
    find(page, "The way from them to", "p0077")
    assert "The shortest way: Person p0042, Person p0000, Person p0077." in page.inner_text("#say")
    reds = (
        "it => it.getContext('2d').getImageData(0, 0, it.width, it.height).data.filter((_, n) => n % 4 === 0)"
    )
    assert page.locator("canvas").evaluate(f"it => new Set(({reds})(it)).size") > 10
    assert said == []
    page.close()
