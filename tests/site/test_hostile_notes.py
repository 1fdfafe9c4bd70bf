"""Notes that nobody would write are read in a few seconds, lose nothing, and still cannot run."""

from __future__ import annotations

import random
import re
import sys
import time
from html.parser import HTMLParser

import pytest

from kinmap.site.markdown import Markdown, Surroundings

MIB = 1 << 20
SECONDS = 5.0
PIECES = (
    "[ [[ ![ [a]( *a**b _a__b < &a \\ ~~a <http: <!-- [[a]] ^[ ^[a a](b <b * *_ `a``b ] [^1] ***a [a](("
    " _ >a\n -·a\n 1.·a\n a\n #·a\n a\n=\n *· ```\n |a|b|\n a|b\n-|-\n\n [a]:·u\n [^a]:· [a]:·< [a\n"
    " -·[·]·a\n >-· >>>>>>>>>a\nb\n"
)
MARKUP = (
    '[ ] ( ) * _ ` < > ! | \n \n\n -· >· 1.· # & : ~~ [[ ]] ^ \\ ···· a b·c javascript: <script> onerror= "'
    " ' http://x.y/ data:text/html, <img·src=x> \t \0 \u202e é 日 [^1] [^1]:· [·]· ---\n"
)
TAGS = (
    "p em strong s a img h3 h4 h5 h6 ul ol li blockquote pre code hr br div table thead tbody tr th td sup"
    " input section"
)
ATTRIBUTES = (
    "href src alt title id class rel loading type disabled checked aria-label role tabindex style start"
)


def words(of: str) -> list[str]:
    return [word.replace("·", " ") for word in of.split(" ")]


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    return Markdown()


class Reader(HTMLParser):
    """Every tag and address that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}


def made_of(piece: str, size: int, paragraph: int) -> str:
    """Return a note of one piece over and over, in paragraphs of some length."""
    one = piece * (paragraph // len(piece)) + "\n\n"
    return (one * (size // len(one) + 1))[:size]


def calls(markdown: Markdown, note: str) -> int:
    """Return how many functions are called to render a note, which is the same on every machine."""
    count = 0

    def called(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        markdown.render(note, Surroundings("people/a.md"))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", words(PIECES))
@pytest.mark.parametrize("size", [1000, pytest.param(3000, marks=pytest.mark.torture)])
def test_twice_as_much_of_it_is_twice_the_work(markdown: Markdown, piece: str, size: int) -> None:
    short, long = (made_of(piece, it, it) for it in (size, 2 * size))
    assert calls(markdown, long) < 2.5 * calls(markdown, short) + 1000


@pytest.mark.torture
@pytest.mark.parametrize("piece", words(PIECES))
def test_a_mebibyte_of_it_takes_less_than_five_seconds(markdown: Markdown, piece: str) -> None:
    note = made_of(piece, MIB, 65_000)
    start = time.process_time()
    markdown.render(note, Surroundings("people/a.md"))
    assert time.process_time() - start < SECONDS


def test_no_mixture_of_markup_makes_anything_that_runs(markdown: Markdown) -> None:
    chance = random.Random(20261101)  # noqa: S311 - a seed, not a secret
    reader = Reader()
    for _ in range(1500):
        note = "".join(chance.choices(words(MARKUP), k=chance.randrange(1, 40)))
        html = markdown.render(note, Surroundings("people/a.md", picture=lambda file: file)).html
        reader.feed(html)
        reader.close()
    assert reader.tags <= set(words(TAGS))
    assert reader.attributes <= set(words(ATTRIBUTES))
    schemes = {address.partition(":")[0] for address in reader.addresses if re.match(r"[^/?#]*:", address)}
    assert schemes == {"http"}


def test_every_tag_that_is_opened_is_closed(markdown: Markdown) -> None:
    chance = random.Random(7)  # noqa: S311 - a seed, not a secret
    for _ in range(500):
        note = "".join(chance.choices(words(MARKUP), k=chance.randrange(1, 40)))
        html = markdown.render(note, Surroundings("people/a.md")).html
        opened = re.findall(r"<([a-z0-9]+)", html)
        closed = re.findall(r"</([a-z0-9]+)", html)
        assert sorted(tag for tag in opened if tag not in ("img", "hr", "br", "input")) == sorted(closed)
