"""The table of people in a real browser: sorted and filtered by keyboard, and kept in the address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from kinmap.archive.load import load
from kinmap.build import build
from kinmap.pages import people as table

pytestmark = pytest.mark.browser

NOTES = {
    "ana": "name: Ana\ndeclared: 2020-01-01\ncontexts: [social, personal]\ngroups: [The Larder, Choir]\n"
    "meetings: [2026-10-03 coffee]",
    "bo": "name: Bo Lund\ngroups: [Larder]\nplace: Ålesund\nmeetings: [2026-10-20 call]",
    "cy": "name: Çetin\ncontexts: [social]\nmeetings: [2024-01-05 walk]",
    "di": "name: Di",
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the table of four people."""
    root = tmp_path_factory.mktemp("tables")
    (root / "people").mkdir()
    for name, fields in NOTES.items():
        (root / "people" / f"{name}.md").write_text(f"---\n{fields}\n---\n", encoding="utf-8")
    build(root, load(root), root / "site", date(2026, 11, 1))
    return (root / "site" / "people" / "index.html").as_uri()


@pytest.fixture
def page(people: str, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(people)
    yield page
    page.close()


def names(page: Page) -> str:
    """Return the first letters of those who are shown, in order."""
    return "".join(text[0] for text in page.locator("tbody th").all_text_contents())


def sorted_by(page: Page, heading: str) -> None:
    page.get_by_role("button", name=heading, exact=True).press("Enter")


def test_each_heading_sorts_and_sorts_back_with_what_is_empty_last(page: Page) -> None:
    assert names(page) == "ABÇD"
    sorted_by(page, "Last contact")
    assert names(page) == "ÇABD"
    assert page.locator("th[aria-sort]").inner_text() == "Last contact"
    sorted_by(page, "Last contact")
    assert names(page) == "BAÇD"
    assert page.locator("[data-col=last]").get_attribute("aria-sort") == "descending"
    sorted_by(page, "Stage")
    assert names(page)[0] == "A"
    sorted_by(page, "Place")
    assert names(page)[0] == "B"
    sorted_by(page, "Name")
    assert names(page) == "ABÇD"
    assert "#" not in page.url


def test_filters_are_or_within_a_kind_and_and_between_kinds(page: Page) -> None:
    page.get_by_role("button", name="social").press("Space")
    assert names(page) == "AÇ"
    page.get_by_role("button", name="known", exact=True).press("Space")
    assert names(page) == "Ç"
    page.get_by_role("button", name="connection").press("Space")
    assert names(page) == "AÇ"
    assert page.locator("#count").inner_text() == "2 of 4 shown"
    page.get_by_role("button", name="Show all").press("Enter")
    assert names(page) == "ABÇD"


def test_a_group_is_itself_and_no_part_of_another(page: Page) -> None:
    page.get_by_label("Group").select_option("Larder")
    assert names(page) == "B"
    page.get_by_label("Group").select_option("The Larder")
    assert names(page) == "A"


def test_words_are_found_in_all_that_a_row_says_whatever_the_accents(page: Page) -> None:
    page.get_by_label("Words").fill("cet")
    assert names(page) == "Ç"
    page.get_by_label("Words").fill("aalesund")
    assert names(page) == ""
    page.get_by_label("Words").fill("lund alesund")
    assert names(page) == "B"


def test_a_view_is_kept_in_the_address_and_comes_back(page: Page, people: str, browser: Browser) -> None:
    page.get_by_role("button", name="social").click()
    page.get_by_label("Group").select_option("The Larder")
    page.get_by_label("Words").fill("a, b")
    page.get_by_label("Words").fill("ana")
    sorted_by(page, "Last contact")
    sorted_by(page, "Last contact")
    assert page.url == f"{people}#words=ana&context=social&group=The%20Larder&sort=-last"
    other = browser.new_page()
    other.goto(page.url)
    assert names(other) == "A"
    assert other.get_by_role("button", name="social").get_attribute("aria-pressed") == "true"
    assert other.get_by_label("Group").input_value() == "The Larder"
    other.evaluate("location.hash = '#sort=-name'")
    expect(other.locator("tbody tr")).to_have_count(4)
    assert names(other) == "DÇBA"
    other.close()


def test_a_table_is_one_to_whoever_listens(page: Page) -> None:
    assert page.get_by_role("columnheader").count() == 8
    assert page.get_by_role("row").count() == 5
    assert page.get_by_role("row", name="Ana").get_by_role("cell").count() == 7


def test_the_table_reads_without_scripts(people: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(people)
    assert names(page) == "ABÇD"
    assert not page.locator(".filters, .find").first.is_visible()
    context.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a table of 730 people: more than stand in the page at first."""
    root = tmp_path_factory.mktemp("many")
    (root / "people").mkdir()
    for n in range(730):
        (root / "people" / f"p{n}.md").write_text(f"---\nname: {'ABCD'[n // 200]}{n:03}\n---\n")
    build(root, load(root), root / "site", date(2026, 11, 1))
    return (root / "site" / "people" / "index.html").as_uri()


LOTS = "[...document.querySelectorAll('tbody')].map(lot => lot.rows.length)"


def test_a_long_table_is_laid_out_lot_by_lot_in_any_order(many: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{many}#sort=-name")
    assert page.evaluate(LOTS) == [100] * 7 + [30]
    shown = page.locator("tbody th").all_text_contents()
    assert shown == sorted(shown, reverse=True)
    assert len(shown) == 730
    page.get_by_label("Words").fill("a1")
    assert page.evaluate(LOTS) == [100]
    page.close()


def test_rows_that_waited_follow_by_themselves_and_at_once_where_a_letter_leads_to_them(
    many: str, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(many)
    page.get_by_role("navigation", name="Letters").get_by_text("D").click()
    assert page.evaluate("document.activeElement.textContent") == "D600"
    page.reload()
    expect(page.locator("tbody")).to_have_count(8)
    page.close()


def test_a_long_table_is_whole_without_scripts(many: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(many)
    assert page.locator("tbody tr").count() == 730
    assert page.get_by_role("link", name="D729").is_visible()
    context.close()


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a table of four people, of whom each page holds two."""
    root = tmp_path_factory.mktemp("parted")
    (root / "people").mkdir()
    for name, fields in NOTES.items():
        (root / "people" / f"{name}.md").write_text(f"---\n{fields}\n---\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as small:
        small.setattr(table, "MOST", 2)
        build(root, load(root), root / "site", date(2026, 11, 1))
    return (root / "site" / "people" / "index.html").as_uri()


ROWS = """[...document.querySelectorAll("tbody tr")].map(row => {
  row.removeAttribute("id");
  row.querySelector("a").href = row.querySelector("a").href;
  return row.outerHTML;
})"""


def test_of_very_many_all_are_filtered_and_sorted_though_each_page_holds_some(
    parted: str, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(parted.replace("index", "index.2"))
    assert names(page) == "ÇD"
    assert page.locator(".filters, th button").count() == 0
    further = page.evaluate(ROWS)
    page.get_by_role("navigation", name="Pages of this list").get_by_text("1").click()
    assert names(page) == "AB"
    sorted_by(page, "Last contact")
    expect(page.locator("tbody tr")).to_have_count(4)
    assert names(page) == "ÇABD"
    assert not page.get_by_role("navigation", name="Pages of this list").is_visible()
    sorted_by(page, "Name")
    assert page.evaluate(ROWS)[2:] == further
    page.get_by_label("Words").fill("cet")
    assert names(page) == "Ç"
    page.goto(f"{parted}#context=social&sort=-last")
    page.reload()
    expect(page.locator("tbody tr").last).to_contain_text("Çetin")
    assert names(page) == "AÇ"
    page.close()


def test_a_stroke_in_a_field_is_a_stroke(page: Page) -> None:
    page.get_by_label("Words").press("/")
    assert page.get_by_label("Words").input_value() == "/"
    assert page.locator("dialog").count() == 0
