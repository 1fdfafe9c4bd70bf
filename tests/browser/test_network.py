"""The rows of the network page, and who has gone quiet, narrowed in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROWS = "table.network tbody > tr"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def narrowed(page: Page) -> None:
    """Wait until the page says how many are shown."""
    page.locator("#count:not(:empty)").wait_for()


def names(page: Page) -> list[str]:
    found = page.locator(f"{ROWS} > th").all_text_contents()
    return [str(name) for name in found]


def test_rows_are_found_by_words_of_any_column_and_the_address_keeps_them(demo: Path, page: Page) -> None:
    page.goto(f"{(demo / 'network.html').as_uri()}")
    page.locator("th[data-sort] button").first.wait_for()
    everyone = len(names(page))
    page.locator('[data-f="words"]').fill("archivist")
    narrowed(page)
    shown = names(page)
    assert 0 < len(shown) < everyone
    assert page.locator("#count").inner_text() == f"{len(shown)} of {everyone} shown"
    assert page.url.endswith("#words=archivist")
    page.reload()
    narrowed(page)
    assert names(page) == shown


def test_rows_are_narrowed_by_company_and_what_you_said(demo: Path, page: Page) -> None:
    page.goto(f"{(demo / 'network.html').as_uri()}#company=Aurora%20Bathymetry&said=stranger")
    narrowed(page)
    cells = page.locator(f"{ROWS} > td").all_text_contents()
    assert {(cells[at], cells[at + 3]) for at in range(0, len(cells), 4)} == {
        ("Aurora Bathymetry", "stranger")
    }


def test_without_scripts_every_row_is_there(demo: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo / "network.html").as_uri())
    assert page.locator(ROWS).count() == 380
    assert not page.locator(".filters").is_visible()
    context.close()


def test_a_group_leads_to_those_of_it_who_have_gone_quiet(demo: Path, page: Page) -> None:
    page.goto((demo / "groups/fathom-charts.html").as_uri())
    listed = page.locator("main ul.rows .pair .name").all_inner_texts()
    page.locator('main a[href*="stale.html#"]').click()
    narrowed(page)
    rows = page.locator("tr[data-item]:visible th .name").all_inner_texts()
    assert rows
    assert set(rows) >= set(listed)
    assert page.locator("tr[data-item]").count() > len(rows)


def test_a_name_from_right_to_left_leaves_what_follows_where_it_is(demo: Path, page: Page) -> None:
    page.goto((demo / "people/wilma-geddes.html").as_uri())
    page.set_content(
        f'<link rel="stylesheet" href="{(demo / "assets/style.css").as_uri()}">'
        '<p><a class="name" href="#">רות</a><span>, 3h: walk</span></p>'
    )
    name, rest = (page.locator(part).bounding_box() for part in ("a", "span"))
    assert name
    assert rest
    assert name["x"] + name["width"] <= rest["x"] + 1
