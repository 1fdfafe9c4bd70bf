"""A page that is open while its notes are written: it follows each save, and stays where it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.serve.conftest import Served, serving, write

pytestmark = pytest.mark.browser

LINES = "".join(f"  - 20{20 + n // 12}-{n % 12 + 1:02}-03 coffee: Meeting {n}.\n" for n in range(40))
ANA = f"---\nname: Ana\nmeetings:\n{LINES}---\nSee [[rui]].\n"
PEOPLE = {f"people/p{n}.md": f"---\nname: Person {n}\n---\n" for n in range(30)}


class Open(NamedTuple):
    """A page that is open, with all that it said and asked for since."""

    page: Page
    served: Served
    said: list[str]
    asked: list[str]

    def at(self, path: str) -> None:
        """Go to a page, and mark it, so that a page that was loaded again is told from one that was not."""
        self.page.goto(f"http://127.0.0.1:{self.served.server.gate.port}/{path}")
        self.page.evaluate("window.before = 1")

    def same(self) -> bool:
        return bool(self.page.evaluate("window.before === 1"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An archive with somebody of whom there is much to read, and with many others."""
    root = tmp_path_factory.mktemp("served")
    write(root, {"people/ana.md": ANA, "people/rui.md": "---\nname: Rui\n---\n", **PEOPLE})
    with serving(root, root / "site") as served:
        yield served


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Open]:
    """A window that was shown the address."""
    write(served.root, {"people/ana.md": ANA})
    context = browser.new_context(viewport=ViewportSize(width=1280, height=700), reduced_motion="reduce")
    page, said, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.server.gate.address)
    yield Open(page, served, said, asked)
    context.close()
    own = (f"http://127.0.0.1:{served.server.gate.port}/", "data:,")
    assert (said, [url for url in asked if not url.startswith(own)]) == ([], [])


def test_a_persons_page_changes_in_its_place(opened: Open) -> None:
    opened.at("people/ana.html")
    page = opened.page
    page.locator("main details > summary").first.click()
    link = page.locator("main .prose a", has_text="Rui")
    link.focus()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    place = page.evaluate("scrollY")
    write(opened.served.root, {"people/ana.md": ANA + "\nPlays the viola.\n"})
    page.locator("main .prose", has_text="Plays the viola.").wait_for(state="attached")
    assert opened.same()
    assert page.locator("main details").first.evaluate("part => part.open")
    assert link.evaluate("link => link === document.activeElement")
    assert abs(page.evaluate("scrollY") - place) < 200
    assert place > 0
    promised = ANA.replace("---\nSee", "promises:\n  - 2026-10-03 me: Lend her a book.\n---\nSee")
    write(opened.served.root, {"people/ana.md": promised})
    page.locator("#contents a", has_text="Care 1").wait_for()
    assert opened.same()


def test_a_slip_stands_in_the_corner_until_it_is_put_away_or_mended(opened: Open) -> None:
    opened.at("people/rui.html")
    page, notice = opened.page, opened.page.locator(".live-notice")
    write(opened.served.root, {"people/ana.md": ANA.replace("Meeting 7.", "She said: yes.")})
    notice.wait_for()
    assert notice.locator(".live-place").all_inner_texts() == ["people/ana.md:11"]
    assert notice.locator(".live-line").inner_text() == "- 2020-08-03 coffee: She said: yes."
    assert opened.same()
    page.goto(page.url.replace("rui", "p1"))
    notice.wait_for()
    notice.get_by_role("button", name="Put away").click()
    assert notice.count() == 0
    page.reload()
    assert notice.count() == 0
    write(opened.served.root, {"people/ana.md": ANA.replace("Meeting 7.", "She said: no.")})
    notice.wait_for()
    write(opened.served.root, {"people/ana.md": ANA})
    notice.wait_for(state="detached")


def test_a_page_of_tables_is_loaded_again_where_one_was(opened: Open) -> None:
    opened.at("people/index.html")
    page = opened.page
    page.evaluate("scrollTo(0, 300)")
    write(opened.served.root, {"people/p7.md": "---\nname: Person of another name\n---\n"})
    page.locator("main a", has_text="Person of another name").wait_for()
    assert not opened.same()
    assert page.evaluate("new Promise(done => requestAnimationFrame(() => done(scrollY)))") == 300


def test_a_page_whose_note_is_gone_says_so_and_comes_back_with_it(opened: Open) -> None:
    opened.at("people/p8.html")
    note = opened.served.root / "people/p8.md"
    held = note.read_text()
    note.unlink()
    opened.page.get_by_text("This page is no longer part of the site").wait_for()
    assert opened.same()
    note.write_text(held + "Back again.\n")
    opened.page.locator("main", has_text="Back again.").wait_for()


def test_a_page_that_nobody_looks_at_catches_up_when_somebody_does(opened: Open) -> None:
    opened.at("people/p9.html")
    page = opened.page
    hide = "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
    page.evaluate(f"{hide} document.dispatchEvent(new Event('visibilitychange')); }}", True)
    write(opened.served.root, {"people/p9.md": PEOPLE["people/p9.md"] + "Seen later.\n"})
    page_now = opened.served.place / "people/p9.html"
    assert opened.served.until(lambda: b"Seen later." in page_now.read_bytes())
    assert page.get_by_text("Seen later.").count() == 0
    page.evaluate(f"{hide} document.dispatchEvent(new Event('visibilitychange')); }}", False)
    page.get_by_text("Seen later.").wait_for()
    assert opened.same()
