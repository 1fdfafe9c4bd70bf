from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kinmap.archive.load import read
from kinmap.build import site
from kinmap.community.model import community
from kinmap.maps.rings import CROWD
from kinmap.pages import ring_map
from kinmap.pages.frame import frame
from kinmap.pages.traces import Seen
from kinmap.pages.view import view
from tests.browser.conftest import DAY

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


def test_a_context_fades_all_others_on_the_picture_and_in_the_list_and_the_address_keeps_it(
    rings: Page, demo: Path, browser: Browser
) -> None:
    rings.get_by_role("button", name="charitable").press("Enter")
    shown = rings.locator("a.d:not(.off)").count()
    assert 0 < shown < rings.locator("a.d").count()
    assert rings.locator(".layer li:not([hidden])").count() == shown
    again = browser.new_page()
    again.goto(f"{(demo / 'maps' / 'rings.html').as_uri()}{rings.evaluate('location.hash')}")
    assert again.locator("a.d:not(.off)").count() == shown
    again.close()


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


def test_coming_nearer_shows_names_that_had_no_room(crowd: Page) -> None:
    hidden = crowd.locator("a.d.possible .nm.w.hid").count()
    assert hidden > 0
    crowd.focus("a.d.possible")
    for _ in range(4):
        crowd.keyboard.press("+")
    expect(crowd.locator("a.d.possible .nm.w.hid")).not_to_have_count(hidden)
    assert crowd.locator("a.d.possible .nm.w.hid").count() < hidden
    crowd.keyboard.press("0")
    expect(crowd.locator("a.d.possible .nm.w.hid")).to_have_count(hidden)
    assert crowd.locator("#rings").get_attribute("viewBox") == "0 0 960 930"


def test_the_buttons_and_the_wheel_come_nearer_and_dragging_moves(crowd: Page) -> None:
    seen = [crowd.locator("#rings").get_attribute("viewBox")]
    crowd.get_by_role("button", name="Nearer").click()
    seen.append(crowd.locator("#rings").get_attribute("viewBox"))
    crowd.hover("#rings", position={"x": 300, "y": 300})
    crowd.mouse.wheel(0, -200)
    expect(crowd.locator("#rings")).not_to_have_attribute("viewBox", str(seen[-1]))
    seen.append(crowd.locator("#rings").get_attribute("viewBox"))
    crowd.mouse.down()
    box = crowd.locator("#rings").bounding_box()
    assert box
    crowd.mouse.move(box["x"] + 340, box["y"] + 320, steps=3)
    crowd.mouse.up()
    seen.append(crowd.locator("#rings").get_attribute("viewBox"))
    assert len(set(seen)) == 4


def test_a_point_of_the_crowd_says_who_it_is(crowd: Page) -> None:
    known = "Known 007"
    crowd.get_by_role("link", name=known).focus()
    assert crowd.inner_text("#say").startswith(known)
    crowd.locator("h1").click()
    assert not crowd.inner_text("#say").startswith(known)
    crowd.evaluate("scrollTo(0, 0)")
    first = crowd.locator(".texture").evaluate(
        """path => {
          const [x, y] = path.getAttribute("d").slice(1).split(/[ h]/).map(Number), at = path.getScreenCTM();
          return [at.a * x + at.e, at.d * y + at.f];
        }"""
    )
    crowd.mouse.move(*first)
    assert crowd.inner_text("#say").startswith(("Known ", "One more"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rings of more people than have a dot each: three hundred of them possible, the others known."""
    root = tmp_path_factory.mktemp("many")
    files = {}
    for n in range(CROWD):
        kind, more = ("Possible", "intent: connect\n") if n < 300 else ("Known", "")
        text = f"---\nname: {kind} {n % 300:03}\nknown: 2020\n{more}---\n"
        files[f"people/p{n:03}.md"] = text.encode()
    files["people/one-more.md"] = b"---\nname: One more\nknown: 2020\n---\n"
    seen = view(community(read(files), DAY))
    for path, held in site(root, Seen(seen, frame(seen)), list(ring_map.pages(seen))).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(held)
    return root


@pytest.fixture
def crowd(many: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 1300})
    page.goto((many / "maps" / "rings.html").as_uri())
    yield page
    page.close()
