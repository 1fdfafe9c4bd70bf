"""The tests that look through a site as text see whatever a browser would ask for, or run."""

from __future__ import annotations

import pytest

from tests.site.reading import ASKING, ELSEWHERE, Reader, facts


@pytest.mark.parametrize(
    "page",
    [
        "<img src=//elsewhere.example/x>",
        "<IMG SRC='HTTPS://elsewhere.example/x'/>",
        "<img src=a.png srcset='b.png 1x, //elsewhere.example/x 2x'>",
        "<link rel=preconnect href=https://elsewhere.example>",
        "<svg><image xlink:href=//elsewhere.example/x></image></svg>",
        "<svg><use href='\\\\elsewhere.example/x#a'></use></svg>",
        "<meta http-equiv=Refresh content='0;url=//elsewhere.example'>",
        "<base href=//elsewhere.example>",
        "<p style='background: url(//elsewhere.example/x)'></p>",
        "<form action=x></form>",
        "<a href=x ping=x></a>",
        "<iframe srcdoc=x></iframe>",
    ],
)
def test_what_a_page_asks_for_by_itself_is_seen(page: str) -> None:
    reader = Reader()
    reader.feed(page)
    assert [it for it in reader.loads if ELSEWHERE.match(it)]
    assert reader.before == reader.loads


@pytest.mark.parametrize(
    "page", ["<script>x()</script>", "<style>a { b: c }</style>", "<p onclick=x></p>", "<b ONload=x></b>"]
)
def test_what_a_page_runs_is_seen(page: str) -> None:
    reader = Reader()
    reader.feed(page)
    assert reader.handlers or reader.within


@pytest.mark.parametrize("said", ["a { b: url(x) }", "@import 'x'", "fetch('x')", "window.location = 'x'"])
def test_what_a_style_or_a_script_asks_for_is_seen(said: str) -> None:
    assert ASKING.search(said)


@pytest.mark.parametrize(
    "script",
    [
        "window.A = x();\n",
        'window.A = {"a":1}; x();\n',
        'kinmap.found("a",x());\n',
        'kinmap.found("a",1);x("");\n',
        'window.A = "</script>";\n',
        "",
    ],
)
def test_what_does_something_is_not_taken_for_facts(script: str) -> None:
    assert facts('window.A = {"a":"//x"};\n')
    assert facts('kinmap.found("a",0,["https://x"]);\n')
    assert not facts(script)
