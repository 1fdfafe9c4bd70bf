"""Every page of the demo, opened from the disk and served: nothing is asked for but the site's own files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kinmap.serve.news import News
from kinmap.serve.server import Server
from kinmap.serve.shelf import Shelf

pytestmark = [pytest.mark.browser, pytest.mark.torture]


@pytest.fixture
def server(demo: Path) -> Iterator[Server]:
    """A server of the demo."""
    server = Server(0, Shelf(demo), News())
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def asked(browser: Browser, first: str, pages: list[str]) -> set[str]:
    """Return all that pages ask for, and what they say to the console; search is opened on each of them."""
    page, heard = browser.new_page(), set[str]()
    page.on("request", lambda request: heard.add(request.url))
    page.on("console", lambda message: heard.add(f"said: {message.text}"))
    page.on("pageerror", lambda error: heard.add(f"raised: {error}"))
    page.goto(first)
    for each in pages:
        page.goto(each)
        page.keyboard.press("/")
        page.locator("dialog[open] input").fill("sea")
        page.locator("dialog mark").first.wait_for()
    page.close()
    return heard


def paths(demo: Path) -> list[str]:
    """Return the paths of all pages."""
    found = [path.relative_to(demo).as_posix() for path in sorted(demo.rglob("*.html"))]
    assert len(found) > 200
    return found


def test_from_the_disk(demo: Path, browser: Browser) -> None:
    pages = [(demo / path).as_uri() for path in paths(demo)]
    heard = asked(browser, pages[0], pages)
    assert heard >= set(pages)
    assert [it for it in heard if not it.startswith((f"{demo.as_uri()}/", "data:,"))] == []


def test_served(demo: Path, browser: Browser, server: Server) -> None:
    own = f"http://127.0.0.1:{server.gate.port}/"
    pages = [own + path for path in paths(demo)]
    heard = asked(browser, server.gate.address, pages)
    assert heard >= {it for it in pages if it.isascii()}
    assert [it for it in heard if not it.startswith((own, "data:,"))] == []
