"""What is quick for the notes that most people write says of every note what the long way says."""

from __future__ import annotations

import random
import sys

import pytest

from kinmap.archive import body
from kinmap.archive.body import DELIMITER, Halves, halves, headings, unclosed, wiki_links
from kinmap.archive.frontmatter import BREAKS, UNPRINTABLE

LINES = (
    *("---", "--- ", "---\t", "---x", " ---", "----", "", " ", "name: Ana", "# Ana", "## Work #", "#no"),
    *("###### deep", "words [[rui]] and [[Ana|her]]", "[[open", "close]]", "`[[code]]`", "```", "~~~", "~~"),
    *("## Work\r", "[[a]][[b]]", "[[[c]]]", "\u2028", "---\u00a0", "---\x0b"),
)


def texts(seed: int, number: int) -> list[str]:
    dice = random.Random(seed)  # noqa: S311 - repeatable, no cipher
    found = []
    for _ in range(number):
        lines = dice.choices(LINES, k=dice.randrange(9))
        found.append("\n".join((["---"] if dice.random() < 0.7 else []) + lines) + dice.choice(("", "\n")))
    return found


def by_lines(text: str) -> Halves:
    """Find the two halves line by line."""
    lines = text.split("\n")
    if lines[0].rstrip() != DELIMITER:
        return Halves(None, 0, 0)
    start = at = min(len(lines[0]) + 1, len(text))
    for line in lines[1:]:
        if line.rstrip() == DELIMITER:
            return Halves(start, at, min(at + len(line) + 1, len(text)))
        at += len(line) + 1
    return Halves(start, unclosed(text, start), unclosed(text, start), closed=False)


def test_the_halves_are_where_they_are_line_by_line() -> None:
    for text in texts(1, 3000):
        assert halves(text) == by_lines(text), text


def test_headings_and_links_are_the_same_where_there_might_be_code(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [(text, headings(text), list(wiki_links(text))) for text in texts(2, 2000)]
    monkeypatch.setattr(body, "fenced", lambda _: True)
    assert sum(bool(found) for _, found, _ in quick) > 100
    for text, found, links in quick:
        assert (headings(text), list(wiki_links(text))) == (found, links), text


def test_nothing_that_can_be_printed_is_other_than_yaml_takes_it() -> None:
    signs = "".join(sign for number in range(sys.maxunicode + 1) if (sign := chr(number)).isprintable())
    assert not UNPRINTABLE.search(signs)
    assert signs.translate(BREAKS) == signs
