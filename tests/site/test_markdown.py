"""A note in Markdown becomes HTML that reads as it was meant, and can neither run nor fetch."""

from __future__ import annotations

import re

import pytest

from kinmap.archive.nesting import cut_at
from kinmap.site.markdown import Markdown, Surroundings, Written

RUI = ("people/rui-lopes.html", "Rui Lopes")
PEOPLE = {"rui-lopes": RUI, "Rui Lopes": RUI}
HOMES = {"people/rui-lopes.md": "people/rui-lopes.html", "events/dinner.md": "events/dinner.html"}


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    return Markdown()


def written(markdown: Markdown, text: str) -> Written:
    def picture(file: str) -> str | None:
        return f"files/{file}" if file.startswith("people/") else None

    around = Surroundings("people/lumen/ana.md", "../", PEOPLE.get, HOMES.get, picture)
    return markdown.render(text, around)


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("Some *words* of **hers**.", "<p>Some <em>words</em> of <strong>hers</strong>.</p>"),
        ("~~gone~~", "<p><s>gone</s></p>"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>"),
        ("<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"),
        ('[a](http://x.y "t")', '<p><a href="http://x.y" title="t" rel="noreferrer noopener">a</a></p>'),
        ("<https://x.y>", '<p><a href="https://x.y" rel="noreferrer noopener">https://x.y</a></p>'),
        ("[a](mailto:a@b.c)", '<p><a href="mailto:a@b.c">a</a></p>'),
        ("[a](tel:123)", '<p><a href="tel:123">a</a></p>'),
        ("[a](letter.pdf)", '<p><a href="letter.pdf">a</a></p>'),
        ("[a](../rui-lopes.md)", '<p><a href="../people/rui-lopes.html">a</a></p>'),
        ("[a](/events/dinner.md#work)", '<p><a href="../events/dinner.html#note-work">a</a></p>'),
        ("[a](#work)", '<p><a href="#note-work">a</a></p>'),
        ("[](http://x.y)", '<p><a href="http://x.y" rel="noreferrer noopener">http://x.y</a></p>'),
    ],
)
def test_what_is_written_is_what_is_shown(markdown: Markdown, note: str, html: str) -> None:
    assert written(markdown, note).html.strip() == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AA",
        "file:///etc/passwd",
        "obsidian://open",
        "//elsewhere.example/x",
        "\\\\elsewhere.example/x",
        "/\\elsewhere.example/x",
    ],
)
def test_a_link_to_anywhere_else_stays_text(markdown: Markdown, address: str) -> None:
    html = written(markdown, f"[words]({address}) ![words]({address}) <{address}>").html
    assert "<a" not in html
    assert "<img" not in html
    assert "words" in html


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("[[rui-lopes]]", '<a class="name" href="../people/rui-lopes.html">Rui Lopes</a>'),
        ("[[Rui Lopes|him]]", '<a class="name" href="../people/rui-lopes.html">him</a>'),
        ("[[nobody]]", "nobody"),
        ("[[nobody|some words]]", "some words"),
        ("`[[rui-lopes]]`", "<code>[[rui-lopes]]</code>"),
        ("[[]]", "[[]]"),
        ("[[<i>|x]]", "x"),
        ("[[<i>]]", "&lt;i&gt;"),
        ("[[rui\nlopes]]", "[[rui\nlopes]]"),
    ],
)
def test_double_brackets_lead_to_somebody_or_stay_words(markdown: Markdown, note: str, html: str) -> None:
    assert written(markdown, note).html == f"<p>{html}</p>\n"


def test_no_link_stands_within_a_link(markdown: Markdown) -> None:
    html = written(markdown, "[see [[rui-lopes]]](http://x.y) [![a](http://x.y/z.png)](http://x.y)").html
    assert not re.search(r"<a[^>]*>(?:(?!</a>).)*<a", html)


def test_a_picture_from_elsewhere_becomes_a_link(markdown: Markdown) -> None:
    html = written(markdown, "![her boat](https://x.y/boat.png)").html
    assert html == '<p><a href="https://x.y/boat.png" rel="noreferrer noopener">her boat</a></p>\n'


@pytest.mark.parametrize("ending", ["png", "jpg", "jpeg", "gif", "webp", "avif", "PNG"])
def test_a_picture_of_the_archive_is_shown(markdown: Markdown, ending: str) -> None:
    html = written(markdown, f"![her boat](a%20boat.{ending})").html
    assert f'<img src="../files/people/lumen/a%20boat.{ending}" alt="her boat" loading="lazy">' in html


@pytest.mark.parametrize(
    "file", ["x.svg", "x.html", "../../../x.png", "../../mine/x.png", "..%5cx.png", ".."]
)
def test_any_other_picture_is_its_words(markdown: Markdown, file: str) -> None:
    assert written(markdown, f"![her boat]({file})").html == "<p>her boat</p>\n"


def test_headings_start_below_the_page_and_leave_no_gap(markdown: Markdown) -> None:
    html = written(markdown, "##### Work\n\n# Ana\n\n### Deep\n\n## Work\n\n#\n").html
    assert re.findall(r'<(h\d) id="([^"]+)"', html) == [
        ("h3", "note-work"),
        ("h3", "note-ana"),
        ("h4", "note-deep"),
        ("h4", "note-work-2"),
    ]
    assert "<h3></h3>" not in html
    assert "<h3 id" in html


def test_a_task_says_whether_it_is_done(markdown: Markdown) -> None:
    html = written(markdown, "- [ ] call\n- [x] write\n- [x]no task").html
    assert '<input type="checkbox" disabled aria-label="to do">call' in html
    assert '<input type="checkbox" disabled checked aria-label="done">write' in html
    assert "<li>[x]no task" in html


def test_footnotes_of_two_notes_on_a_page_never_clash(markdown: Markdown) -> None:
    note, around = "One[^1], two[^1]\n\n# A\n\n[^1]: A note.\n", Surroundings("people/a.md")
    both = markdown.render(note, around, prefix="a").html + markdown.render(note, around, prefix="b").html
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 8
    assert set(re.findall(r'href="#([^"]+)"', both)) <= set(ids)


def test_a_table_can_be_reached_and_an_empty_heading_is_none(markdown: Markdown) -> None:
    html = written(markdown, "| | a |\n|-|-:|\n| [[rui-lopes\\|R]] | 2 |").html
    assert '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>' in html
    assert "<th></th>" not in html
    assert '<a class="name" href="../people/rui-lopes.html">R</a>' in html


def test_what_is_nested_too_deep_is_shown_as_it_stands_and_said(markdown: Markdown) -> None:
    deep = "fine\n\n" + "> " * 60 + "the words\n\nafter"
    found = written(markdown, deep)
    assert "the words" in found.html
    assert "after" in found.html
    assert found.cut == cut_at(deep) == 3


def test_an_ordinary_note_is_read_whole(markdown: Markdown) -> None:
    note = "".join("  " * depth + "- item\n" for depth in range(12))
    assert written(markdown, note).cut is None
    assert cut_at(note) is None
    assert written(markdown, note).html.count("<li>") == 12


def test_a_note_of_more_lines_than_anyone_writes_loses_none(markdown: Markdown) -> None:
    found = written(markdown, "- item\n" * 30_000)
    assert found.html.count("item") == 30_000
    assert found.cut == 20_001


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("Nobody said *Blaeu*.", "Nobody said <em>Blaeu</em>."),
        ("With [[rui-lopes]].", 'With <a class="name" href="../people/rui-lopes.html">Rui Lopes</a>.'),
        ("<b>`x`</b> & [a](javascript:x)", "&lt;b&gt;<code>x</code>&lt;/b&gt; &amp; [a](javascript:x)"),
        ("# 1. No *heading*", "# 1. No <em>heading</em>"),
    ],
)
def test_a_line_has_emphasis_and_links_and_no_blocks(markdown: Markdown, note: str, html: str) -> None:
    assert markdown.line(note, Surroundings("people/ana.md", "../", PEOPLE.get)) == html
