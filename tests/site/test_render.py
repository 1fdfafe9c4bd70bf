"""Templates become pages; an archive's own come first, and their slips are said with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.pages.page import Entry, Frame, Page, Section
from kinmap.site.render import Renderer, TemplatesError

FRAME = Frame(
    title="Ana & friends",
    language="pt",
    contents=(
        Section(None, (Entry("Today", "index.html"), Entry("Gone quiet", "stale.html"))),
        Section("Index", (Entry("People", "people/index.html"),)),
    ),
    words={"rui": ("people/rui.html", "Rui")},
    homes={},
)


def page(template: str = "own.html", path: str = "people/ana.html", **content: object) -> Page:
    return Page(path, template, "Ana <b>", content, "people/index.html")


def shown(own: Path, template: str, page_: Page | None = None) -> str:
    (own / "own.html").write_text(template, encoding="utf-8")
    return Renderer(FRAME, own).render(page_ or page()).decode()


def test_every_page_has_its_landmarks_and_its_language(tmp_path: Path) -> None:
    html = shown(tmp_path, '{% extends "base.html" %}')
    assert '<html lang="pt">' in html
    for landmark in ("<header", "<nav", "<main", "<footer", '<a class="skip" href="#main"'):
        assert html.count(landmark) == 1
    assert html.count("<h1") == 1
    assert html.count('<script src="../assets/day.js">') == 1
    assert "<title>Ana &lt;b&gt; · Ana &amp; friends</title>" in html


def test_every_page_forbids_whatever_is_not_its_own(tmp_path: Path) -> None:
    html = shown(tmp_path, '{% extends "base.html" %}')
    assert (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
        " base-uri 'none'; form-action 'none'"
    ) in html
    assert "<script>" not in html
    assert "http:" not in html
    assert "https:" not in html


def test_links_start_from_where_the_page_stands(tmp_path: Path) -> None:
    html = shown(tmp_path, '{% extends "base.html" %}')
    assert 'href="../assets/style.css"' in html
    assert 'href="../people/index.html" aria-current="true"' in html
    top = shown(
        tmp_path, '{% extends "base.html" %}', Page("index.html", "own.html", "Today", {}, "index.html")
    )
    assert 'href="assets/style.css"' in top
    assert 'href="index.html" aria-current="page"' in top


def test_an_archive_overrides_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text(
        '{% extends "kinmap/base.html" %}{% block footer %}<p>Mine.</p>{{ super() }}{% endblock %}'
    )
    html = shown(tmp_path, '{% extends "base.html" %}')
    assert '<p>Mine.</p><p class="drawn">Everything here stays on this machine.</p>' in html
    assert 'aria-label="Contents"' in html


def test_an_archive_overrides_a_whole_template(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text("Only {{ page.title }}")
    assert shown(tmp_path, '{% extends "base.html" %}') == "Only Ana &lt;b&gt;"


def test_what_a_page_says_is_escaped_in_text_and_attributes(tmp_path: Path) -> None:
    html = shown(tmp_path, '<a title="{{ it }}">{{ it }}</a>', page(it="\"><script>alert('1')</script>&"))
    escaped = "&#34;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"
    assert html == f'<a title="{escaped}">{escaped}</a>'


def test_a_note_is_set_from_its_markdown(tmp_path: Path) -> None:
    html = shown(tmp_path, '{{ it | markdown("people/ana.md") }}', page(it="[[Rui]] <b>"))
    assert html == '<p><a class="name" href="../people/rui.html">Rui</a> &lt;b&gt;</p>\n'


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("one\n{% if %}", "templates/own.html:2: Expected an expression, got 'end of statement block'"),
        ("{% block x %}", "templates/own.html:1: Unexpected end of template"),
        ("\n\n{{ nothing }}", "templates/own.html:3: 'nothing' is undefined (for people/ana.html)"),
        ("{{ page.name }}", "templates/own.html:1: 'kinmap.pages.page.Page object' has no attribute 'name'"),
        ("{{ 1 / 0 }}", "templates/own.html:1: division by zero (for people/ana.html)"),
        ("{{ page.title + 1 }}", "templates/own.html:1: can only concatenate str"),
        ("{{ page | nosuch }}", "templates/own.html:1: No filter named 'nosuch'"),
        ('{% extends "gone.html" %}', "there is no template gone.html (for people/ana.html)"),
        ('{% extends "own.html" %}', 'own.html extends itself; to extend kinmap\'s, write "kinmap/own.html"'),
        ('{% include "../../secret.html" %}', "there is no template ../../secret.html"),
    ],
)
def test_a_slip_in_a_template_is_said_in_one_sentence(tmp_path: Path, template: str, sentence: str) -> None:
    with pytest.raises(TemplatesError) as raised:
        shown(tmp_path, template)
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)


def test_a_page_cannot_take_the_frames_names(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="gives root"):
        shown(tmp_path, "x", page(root="elsewhere"))


def test_the_same_page_is_the_same_bytes(tmp_path: Path) -> None:
    assert shown(tmp_path, '{% extends "base.html" %}') == shown(tmp_path, '{% extends "base.html" %}')
