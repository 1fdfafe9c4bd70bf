"""Plain notes are written at once as the parser would have them, or left to it."""

from __future__ import annotations

import random
from functools import partial

import pytest

from bench import corpus
from kinmap.archive.load import read
from kinmap.site.headings import Outline
from kinmap.site.markdown import Markdown, Surroundings
from kinmap.site.markdown_links import link_html
from kinmap.site.plain_notes import plain_note

KNOWN = {"rui-lopes": ("people/rui-lopes.html", 'Rui "R" <Lopes>'), "gala": ("events/gala.html", "Gala & co")}
AROUND = Surroundings(path="people/ana.md", root="../", resolve=KNOWN.get)
SOUND = ("## Work", "# Ana", "### Family", "She said so.", "Wer? Ich!", "To [[nobody]]!", "", "")
LINES = (
    *("## Work", "# Ana", "### Family", "#", "##  Two", "## Work ##", "#Work", "## Work", "## 1999"),
    *("She said so.", 'Said "yes" > no', "Wer? Ich!", "A [[rui-lopes]] came", "See [[gala|the gala]]!"),
    *("[[rui-lopes]]", "To [[nobody]] & all", "To [[nobody|someone else]].", "A [[ ]] b", "[[a|b|c]]"),
    *("A [[rui-lopes", "![[gala]]", "", "", "", " ", "  indented", "    code", "trailing  ", "- item"),
    *("1. item", "> said", "---", "===", "***", "a | b", "|-|-|", "```", "~~~", "*emphasis*", "snake_case"),
    *("a\\", "&amp;", "<b>", "[a](b)", "[^1]", "[^1]: x", "[a]: http://x.example", "http://x.example"),
    *("Ünïcødé 谢", "谢安然", "A\u00a0b", "a\tb", "A\u2028b", "x\0y", "A #b", "####### Seven"),
)


def both(text: str, level: int = 3) -> tuple[str | None, str]:
    quick = plain_note(text, partial(link_html, AROUND), Outline("note", level))
    return quick, Markdown().parsed(text, AROUND, level=level).html


def compared(seed: int, number: int) -> int:
    """Hold the two together over some notes; return for how many the quick one answered."""
    dice = random.Random(seed)  # noqa: S311 - repeatable notes, no cipher
    markdown, answered = Markdown(), 0
    for _ in range(number):
        lines = dice.choice((SOUND, LINES))
        text = "\n".join(dice.choices(lines, k=dice.choice((1, 2, 3, 3, 4, 6))))
        level = dice.choice((2, 3, 6))
        quick = plain_note(text, partial(link_html, AROUND), Outline("note", level))
        if quick is not None:
            answered += 1
            assert quick == markdown.parsed(text, AROUND, level=level).html, repr(text)
    return answered


def test_headings_paragraphs_and_links_are_written() -> None:
    before, after = (
        "Before.\n\n# Ana\n\n## Work\nShe met [[rui-lopes]]\nand went on!",
        "To [[gala|the gala]].\n",
    )
    text = f"{before}\n\n## Work\n\n{after}"
    quick, parsed = both(text)
    assert quick == parsed
    assert 'id="note-work-2"' in parsed


@pytest.mark.parametrize("text", ["*Yes.*", "- one", "a & b", "a_b", "## Work ##", "two  \nlines", "[[ ]]"])
def test_whatever_has_a_sign_is_left_to_the_parser(text: str) -> None:
    assert both(text)[0] is None


@pytest.mark.parametrize("seed", range(4))
def test_on_a_thousand_notes_it_agrees_with_the_parser_wherever_it_answers(seed: int) -> None:
    assert compared(seed, 1000) > 150


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 120))
def test_on_a_hundred_thousand_notes_it_agrees_with_the_parser(seed: int) -> None:
    assert compared(seed, 5000) > 750


def test_it_answers_for_the_notes_that_speed_is_measured_with() -> None:
    archive = read({path: text.encode() for path, text in corpus.archive(corpus.people(30))})
    for person in archive.people.values():
        quick, parsed = both(person.body.text)
        assert quick == parsed
