"""The site in other languages: every word of its own is said, every catalogue whole, no note changed."""

from __future__ import annotations

import ast
import gettext
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from bench import catalogues
from kinmap.archive import grammar
from kinmap.archive.load import Archive, load
from kinmap.archive.person import Person
from kinmap.archive.settings import KINDS
from kinmap.build import site
from kinmap.community.model import community
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.numerals import NUMERALS
from kinmap.pages.pronouns import spoken_of
from kinmap.pages.tongue import Tongue, speaking, tongue
from kinmap.pages.traces import Seen
from kinmap.pages.view import view

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 1)
SHOWN = {"title", "aria-label", "alt", "placeholder", "data-said", "label"}
"""Attributes that somebody reads, or hears."""
UNREAD = {"script", "style", "pre", "code", "kbd"}
SAID = re.compile("\u27e6[^\u27e6\u27e7]*\u27e7")
WORD = re.compile(r"[^\W\d_]{2,}")
FIVE = (grammar.MEETINGS, grammar.TRUST, grammar.EXCHANGE, grammar.LIFE, grammar.PROMISES)
LEDGERS = {word for ledger in FIVE for word in ledger.all_words}
LEDGERS |= {*KINDS, "rehearsal", "row", "regatta", "postcard", "promise", "knows", "since"}
LEDGERS |= {"I", "me", "and", "with", "by", "at", "to", "from", "an"}
"""The vocabulary of ledger lines, which is shown as it is written, and the demo's own kinds."""
SAYING = catalogues.SAYING.keys() - {"say_in"}
VOID = {"meta", "link", "img", "input", "br", "hr", "col", "path", "circle", "line", "rect", "use", "ellipse"}


class Bracketed(gettext.NullTranslations):
    """A language in which all is said in English, between brackets."""

    def gettext(self, message: str) -> str:
        return f"\u27e6{message}\u27e7"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)


class Reader(HTMLParser):
    """What somebody reads of a page, a piece each."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN and value:
                self.pieces += said_by_scripts(value) if value.startswith('{"') else [value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not UNREAD & set(self.open):
            self.pieces.append(data)


def said_by_scripts(value: str) -> list[str]:
    """Return what a script is given to say: texts, some of them in lists."""
    held = json.loads(value).values()
    return [text for each in held for text in (each if isinstance(each, list) else [each])]


def read(html: bytes) -> Iterator[str]:
    """Give what stands on a page outside the brackets: words of notes, or words that nobody translates."""
    reader = Reader()
    reader.feed(html.decode())
    whole = "\x00".join(reader.pieces)
    while (left := SAID.sub("\x00", whole)) != whole:
        whole = left
    for piece in re.split("\x00| \u00b7 ", whole):
        if WORD.search(piece):
            yield " ".join(piece.split())


@pytest.fixture(scope="module")
def demo() -> Archive:
    return load(ROOT)


class Notes:
    """All that notes, rows and settings say, in which a piece of a page can be looked for."""

    def __init__(self, archive: Archive) -> None:
        files = [ROOT / "site.yml", *sorted((ROOT / "network").glob("*.csv"))]
        files += [ROOT / it.path for it in archive.people.values()]
        files += [ROOT / it.path for it in archive.events.values()]
        self.text = f" {plain(chr(10).join(path.read_text(encoding='utf-8') for path in files))} "
        self.words = set(self.text.split())

    def say(self, words: str) -> bool:
        return f" {words} " in self.text


def plain(text: str) -> str:
    """Return letters and figures alone, so that Markdown, quotes and line ends make no difference."""
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def foreign(piece: str, notes: Notes) -> bool:
    """Tell whether a piece stands in no note, and is no ledger line with names in the place of ids."""
    bare = re.sub(r"(\w\w) \w$", r"\1", plain(piece))  # the rings have *Alasdair S.*
    if re.search(r"\.(md|csv|yml|ics)\b", piece) or notes.say(bare):
        return False
    first, *others = bare.split()
    return first not in LEDGERS or not LEDGERS | notes.words >= {*others}


def test_every_word_of_the_demos_pages_is_said_or_stands_in_a_note(demo: Archive) -> None:
    with speaking(Tongue("en", Bracketed(), NUMERALS["en"])):
        seen = view(community(demo, TODAY))
        files = site(ROOT, Seen(seen, frame(seen)), list(pages(seen)))
    found: dict[str, set[str]] = {}
    for path, held in files.items():
        if path.endswith(".html"):
            for piece in read(held):
                found.setdefault(piece, set()).add(path.split("/")[0])
    notes = Notes(demo)
    assert {piece: sorted(where) for piece, where in sorted(found.items()) if foreign(piece, notes)} == {}


# -- catalogues -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def template() -> list[Message]:
    return list(catalogues.messages(catalogues.gathered()))


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_a_catalogue_has_every_message_and_every_translation(language: str, template: list[Message]) -> None:
    current = catalogues.current(language)
    have = {(it.context, it.id) for it in catalogues.messages(current)}
    assert have == {(it.context, it.id) for it in template}, "run `make words`"
    assert catalogues.missing(current) == []


def test_nothing_is_said_that_is_not_gathered(template: list[Message]) -> None:
    """What stands within an f-string is one word to whoever gathers."""
    have = {(it.context or "", it.id[0] if isinstance(it.id, tuple) else it.id) for it in template}
    assert [said for said in spoken() if said not in have] == []


def spoken() -> Iterator[tuple[str, str]]:
    """Give what the code says in so many words, with its context."""
    for path in (*(ROOT / "kinmap" / "pages").glob("*.py"), *(ROOT / "kinmap" / "site").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(
                    func=ast.Name(id="say_in"), args=[ast.Constant(context), ast.Constant(said), *_]
                ):
                    yield str(context), str(said)
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(said), *_]) if name in SAYING:
                    yield "", str(said)


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_what_a_build_reads_is_compiled_from_what_was_translated(language: str) -> None:
    for it in catalogues.messages(catalogues.current(language)):
        if all(catalogues.forms(it)):
            assert heard(tongue(language).messages, it) == catalogues.forms(it), "run `make words`"


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_a_translation_names_nothing_that_is_not_given(language: str) -> None:
    wrong = [
        form
        for it in catalogues.messages(catalogues.current(language))
        for form in catalogues.forms(it)
        if not names((form,)) <= given(it)
    ]
    assert wrong == []


def heard(translations: gettext.NullTranslations, message: Message) -> tuple[str, ...]:
    """Return what a build says for a message: for one and for several, where there is a difference."""
    english = ids(message)
    if len(english) > 1:
        one, many = english
        return tuple(translations.ngettext(one, many, n) for n in (1, 2))
    if message.context:
        return (translations.pgettext(message.context, *english),)
    return (translations.gettext(*english),)


def names(texts: Iterable[str]) -> set[str]:
    """Return what messages name."""
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def ids(message: Message) -> tuple[str, ...]:
    """Return the English of a message, in both forms where it has two."""
    return tuple(map(str, message.id)) if isinstance(message.id, tuple) else (str(message.id),)


def given(message: Message) -> set[str]:
    """Return what a translation may name: all that its English does, and what always comes with that."""
    found = names(ids(message))
    if len(ids(message)) > 1:
        found.add("n")
    if found & set(spoken_of(Person(id="ana", path="people/ana.md", name="Ana"))):
        found.add("name")
    return found | ({"rhythm"} if "waited" in found else set())


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_a_site_is_built_in_a_language_and_says_so(language: str, demo: Archive) -> None:
    with speaking(tongue(language)):
        seen = view(community(demo, TODAY))
        files = site(ROOT, Seen(seen, frame(seen)), list(pages(seen)))
    for path in ("index.html", "stale.html", "people/fiona-macrae.html", "maps/rings.html"):
        assert f'<html lang="{language}">' in files[path].decode()
