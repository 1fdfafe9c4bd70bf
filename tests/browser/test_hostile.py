"""Whatever a note says, in whatever field, no script of it runs and nothing is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from kinmap.archive.load import load
from kinmap.build import build

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 1)
STRINGS = (
    "<script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<img src=//elsewhere.example/x>",
    "<svg onload=window.ran=1>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=window.ran=1>#x'/></svg>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<a href='javascript:window.ran=1' autofocus onfocus=window.ran=1>x</a>",
    "<style>@import '//elsewhere.example/x';</style>",
    "<link rel=stylesheet href=//elsewhere.example/x>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
    "<base href=//elsewhere.example/>",
    "<form action=//elsewhere.example><input autofocus onfocus=window.ran=1>",
    "<details open ontoggle=window.ran=1>",
    "<body onload=window.ran=1>",
    "<object data=//elsewhere.example/x></object>",
    '" onmouseover=window.ran=1 autofocus onfocus=window.ran=1 x="',
    "' onfocus=window.ran=1 autofocus x='",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "//elsewhere.example/x",
    "--><script>window.ran=1</script>",
    "]]><script>window.ran=1</script>",
    "{{ 7 * 7 }}{% set x = 1 %}",
    "{{ root.__class__ }}",
    "${window.ran=1}",
    "[x](javascript:window.ran=1)",
    "![x](//elsewhere.example/x.png)",
    "![x](https://elsewhere.example/x.png)",
    "[[<script>window.ran=1</script>]]",
    "<!--",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "\u202e\u2066<b>\u2069",
)


def note(said: Callable[[], str], n: int) -> str:
    """Return a note that says something hostile in every field that takes words."""

    def q(before: str = "") -> str:
        return json.dumps(before + said())

    return f"""\
---
name: {q()}
aliases: [{q()}]
pronouns: {q()}
how: {q()}
known: 2020-01
groups: [{q()}]
tags: [{q()}]
place: {q()}
every: 1 week
contact: {{email: {q()}, phone: {q()}, linkedin: {q()}, web: {q()}}}
boundaries: [{q()}]
meetings: [{q(f"2026-10-0{1 + n % 9} coffee by me: ")}]
trust: [{q("2026-01-01 both earned: ")}]
exchange: [{q("2026-01-02 gave help: ")}]
life: [{q("2026-10-20 win: ")}]
promises: [{q("2026-10-02 me by 2026-10-10: ")}]
x-own: {q()}
{q("y")}: {q()}
---

# {said()}

## Work
{said()}

- {said()}

[^1]: {said()}

| {said()} |
|---|
| {said()} |
"""


def each_alone() -> Iterator[Callable[[], str]]:
    """Give the strings, of which each stands in every field of a note of its own."""
    for said in STRINGS:
        yield lambda said=said: said  # type: ignore[misc]


def six_thousand_mixed() -> Iterator[Callable[[], str]]:
    """Give strings of pieces of these, no two alike, of which one stands in each field."""
    dice, given = Random(20), set[str]()  # noqa: S311 - repeatable, no cipher

    def mixed() -> str:
        while True:
            said = "".join(dice.choice(STRINGS)[dice.randrange(3) :] for _ in range(dice.randint(2, 3)))
            if said not in given:
                given.add(said)
                return said

    while len(given) < 6000:
        yield mixed


@pytest.mark.parametrize("strings", [each_alone, pytest.param(six_thousand_mixed, marks=pytest.mark.torture)])
def test_no_string_in_any_field_runs_or_asks_for_anything(
    tmp_path: Path, browser: Browser, strings: Callable[[], Iterator[Callable[[], str]]]
) -> None:
    for folder in ("people", "events"):
        (tmp_path / folder).mkdir()
    for n, said in enumerate(strings()):
        (tmp_path / "people" / f"p{n}.md").write_text(note(said, n), encoding="utf-8")
        title, place = json.dumps(said()), json.dumps(said())
        event = f"---\ntitle: {title}\ndate: 2026-11-1{n % 10}\nplace: {place}\n---\n{said()}\n"
        (tmp_path / "events" / f"e{n}.md").write_text(event, encoding="utf-8")
    (tmp_path / "site.yml").write_text(f"title: {json.dumps(STRINGS[0])}\nme: {json.dumps(STRINGS[3])}\n")
    build(tmp_path, load(tmp_path), tmp_path / "site", DAY)
    heard: list[str] = []
    asked: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    for path in sorted((tmp_path / "site").rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("window.ran") is None, path
        assert page.locator("footer").count() == 1, path
    for word in ("script", "window", "x"):
        page.keyboard.press("/")
        page.get_by_role("combobox", name="Search").fill(word)
        page.locator("dialog mark").first.wait_for()
        assert page.evaluate("window.ran") is None, word
        page.keyboard.press("Escape")
    page.close()
    assert heard == []
    assert [url for url in asked if not url.startswith(("file:///", "data:,"))] == []
