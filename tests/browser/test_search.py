"""Search in a real browser, from the disk: what is found, in which order, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kinmap.archive.load import load
from kinmap.build import build
from kinmap.site.folding import Folding
from kinmap.text import nfc

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ODD = (
    "Łódź", "STRASSE ẞ ß", "İstanbul ılık Ig", "Íñigo", "I\u0301n\u0303igo", "Đorđe Þóra Æsa Øx œuf",
    "ΣΟΦΌΣ σοφός", "Ёлка й", "ｆｕｌｌ ① ½ ㎅ Å", "O’Neill d'Arcy", "snake_case-and.dots", "שָׁלוֹם",
    "مُحَمَّد کتاب ى ة", "हिन्दी", "東京都 がぎ ｶﾞ", "김민수 \u1100\u1161", "ไทย", "a\u00adb c\u200dd",
    "𝔘𝔫𝔦 𠮷野", "\ud7ff\ufdfa", "été—là", "1½ x² ﬁn", "…", "",
)  # fmt: skip
SIGNS = "".join(chr(point) for point in range(0x20, 0x3000, 7) if chr(point).isprintable())
NOTES = {
    "people/ana.md": """\
---
name: Ana Duarte
aliases: [Anita]
declared: 2020-01-01
groups: [Choir]
meetings:
  - 2026-10-03 coffee: She took the job at the lighthouse.
---
""",
    "people/anan.md": "---\nname: Anan Lighthouse\nkin: yes\n---\n",
    "people/mori.md": "---\nname: 森健二\n---\n\n## Work\n東京都の出版社。\n",
    "people/oneill.md": "---\nname: Siobhán O’Neill\n---\n\nKeeps bees <b>and</b> an analysis of Straße 4.\n",
    "events/dinner.md": "---\ntitle: Harvest dinner\ndate: 2026-07-01\nplace: Łódź\n---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small archive."""
    root = tmp_path_factory.mktemp("search")
    for path, text in NOTES.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    build(root, load(root), root / "site", date(2026, 11, 1))
    return root / "site"


@pytest.fixture
def page(site: Path, browser: Browser) -> Iterator[Page]:
    """A page of it that is not at the root, with the search open."""
    page = browser.new_page()
    page.goto((site / "people" / "index.html").as_uri())
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    yield page
    page.close()


def box(page: Page) -> Locator:
    """Return the field that one types into."""
    return page.get_by_role("combobox", name="Search")


def options(page: Page) -> Locator:
    """Return what is found."""
    return page.locator("dialog [role=option]")


def found(page: Page, said: str, number: int) -> list[str]:
    """Type, wait until so many are found, and return them with their line of context."""
    box(page).fill(said)
    expect(options(page)).to_have_count(number)
    return [text.replace("\n", " | ") for text in options(page).all_inner_texts()]


def test_names_are_found_by_their_beginnings_whatever_the_accents(page: Page) -> None:
    assert found(page, "siobhan", 1) == ["Siobhán O’Neill | listed"]
    assert found(page, "neil", 1) == found(page, "oneill", 1) == ["Siobhán O’Neill | listed"]
    assert found(page, "lodz", 1) == ["Łódź | place · nobody yet"]
    assert found(page, "健二", 1) == ["森健二 | listed"]


def test_an_alias_is_found_and_said(page: Page) -> None:
    assert found(page, "anit", 1) == ["Ana Duarte | Anita · connection, declared · Choir"]
    assert page.locator("mark").all_inner_texts() == ["Anit"]


def test_whole_names_come_before_beginnings_and_names_before_words(page: Page) -> None:
    box(page).fill("ana")
    expect(options(page).nth(2)).to_contain_text("analysis")
    assert [text.split("\n")[0] for text in options(page).all_inner_texts()] == [
        "Ana Duarte",
        "Anan Lighthouse",
        "Siobhán O’Neill",
    ]


def test_a_word_of_a_note_is_shown_in_its_line_and_leads_there(page: Page) -> None:
    found(page, "lighthouse", 2)
    second = options(page).nth(1)
    expect(second).to_have_text("Ana Duarte3 Oct 2026: She took the job at the lighthouse.")
    assert second.locator("mark").all_inner_texts() == ["lighthouse"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/ana.html#L7")


def test_words_may_stand_in_the_name_and_in_the_note(page: Page) -> None:
    found(page, "oneill strasse", 1)
    expect(options(page)).to_contain_text("Straße 4")
    found(page, "京都", 1)
    expect(page.locator(".about mark")).to_have_text("京都")


def test_what_a_note_says_stays_text(page: Page) -> None:
    found(page, "bees", 1)
    expect(options(page)).to_contain_text("bees <b>and</b>")


def test_arrows_go_round_and_are_told_to_whoever_listens(page: Page) -> None:
    found(page, "an", 3)
    field = box(page)
    assert field.get_attribute("aria-expanded") == "true"
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        active = field.get_attribute("aria-activedescendant")
        assert page.locator('[role=option][aria-selected="true"]').get_attribute("id") == active
        walked.append(active)
    assert walked == ["found-1", "found-2", "found-0", "found-2"]


def test_nothing_found_is_said(page: Page) -> None:
    found(page, "xyzzy", 0)
    expect(page.locator("dialog [role=status]")).to_have_text("Nothing here has all of these words.")


def test_escape_closes_and_gives_the_focus_back(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("button", name="Search").click()
    expect(box(page)).to_be_focused()
    page.keyboard.type("ana/")
    assert box(page).input_value() == "ana/"
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.page')")
    box(page).press("Escape")
    assert not page.locator("dialog").is_visible()
    assert page.evaluate("document.activeElement.className") == "find"
    page.close()


def test_the_open_search_is_for_everyone(page: Page) -> None:
    found(page, "an", 3)
    page.evaluate(AXE)
    wrong = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(it["id"], it["nodes"][0]["html"]) for it in wrong] == []


def test_python_and_the_browser_fold_alike(page: Page) -> None:
    asked = [*ODD, *SIGNS]
    folding = Folding()
    folded: list[str] = page.evaluate("texts => texts.map(kinmap.fold)", asked)
    here = [" ".join(nfc(text).translate(folding).split()) for text in asked]
    assert dict(zip(asked, folded, strict=True)) == dict(zip(asked, here, strict=True))


def test_names_alone_are_searched_where_the_owner_says_so(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ana.md").write_text(NOTES["people/ana.md"])
    (tmp_path / "site.yml").write_text("search: names\n")
    build(tmp_path, load(tmp_path), tmp_path / "site", date(2026, 11, 1))
    held = b"".join(path.read_bytes() for path in (tmp_path / "site" / "search").iterdir())
    assert b"lighthouse" not in held
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.keyboard.press("/")
    found(page, "anita", 1)
    found(page, "lighthouse", 0)
    expect(page.locator("dialog [role=status]")).to_contain_text("Only names are searched here")
    page.close()
