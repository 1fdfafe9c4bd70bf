"""The language of the site's own words: English as it stands in the code, the others from catalogues.

    say("You last met {when}", when=words.on(day, today))
    say_n("one meeting", "{n} meetings", count, none="no meetings")
    say_in("short month", "May")
    say("{who} is yours", who=who)          in a template, too

A message is a whole sentence or a whole label, so that a translation may turn it round; what
it names stands in it as `{name}`. A translation may leave a placeholder out and may use any
that the English gives: sentences about somebody give `name` beside the pronouns for that. A
whole number is a `Figure`: `{n}` is its word up to twelve, `{n:f}` in the feminine, `{n:w}`
always a word, `{n:c}` so with a capital, for the beginning of a sentence, `{n:d}` in digits, and
`{n:einem}` has that word for one, where a language has several. A name is a `Text`: French says
`{name:de}` for *de Rui* and *d’Ana*; `{clause:c}` has a capital. A length of time has its cases:
`{wait:dative}`.

The language is a context variable, as the precision of `decimal` is one: it belongs to one
build, a thousand functions speak, and none of them should have to be told. Messages are
gathered, and their catalogues written, by `make words`; see docs/translating.md.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from importlib.resources import files
from string import Formatter
from typing import Any, Self, TypeVar, TypeVarTuple

from markupsafe import Markup, escape

from kinmap.pages.numerals import NUMERALS, Numerals

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de", "pt", "fr")
AS_WORD = 12
"""The greatest figure that stands in prose as a word."""
ELIDED = ("de", "que")
"""Words that lose their vowel before another one."""
TAG = re.compile(r"<[^>]*>")
Given = TypeVarTuple("Given")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: its tag, its messages, and its numbers in words."""

    language: str
    messages: gettext.NullTranslations
    numerals: Numerals


IN_ENGLISH = Tongue(ENGLISH, gettext.NullTranslations(), NUMERALS[ENGLISH])
CURRENT = ContextVar("tongue", default=IN_ENGLISH)


class Figure(int):
    """A whole number that a message may have in words."""

    def __format__(self, how: str) -> str:
        """Return the number: `w` spelt out, `c` with a capital, `d` in digits; `f` is its feminine."""
        numerals = CURRENT.get().numerals
        if not how and 0 <= self <= AS_WORD:
            return numerals.small[self]  # as most are asked for
        if len(how) > len("cf"):
            return how if self == 1 else format(self, "")
        if how.startswith(("c", "w")):
            spelt = numerals.spelt(int(self), how[1:])
            return spelt[:1].upper() + spelt[1:] if how.startswith("c") else spelt
        if how != "d" and 0 <= self <= AS_WORD:
            return numerals.word(int(self), how)
        return f"{int(self):,}".replace(",", numerals.thousands)


class Spelt(Figure):
    """A whole number that is a word, whatever its size."""

    def __format__(self, how: str) -> str:
        """Return the number spelt out, if nothing else is asked for."""
        as_asked = how.startswith(("c", "d")) or len(how) > len("cf")
        return super().__format__(how if as_asked else f"w{how}")


class Text(str):
    """A text that a message may have behind a word which loses its vowel before another one."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        """Return the text; behind `how` where that is such a word, `d’Ana`; `c` with a capital."""
        if how == "c":
            return self[:1].upper() + self[1:]
        return elided(how, self) if how in ELIDED else str.__format__(self, how)


class Marked(Markup):
    """The same of markup."""

    __slots__ = ()

    def __html_format__(self, how: str) -> Self:
        """Return it, behind `how` where that is such a word."""
        return type(self)(elided(how, str(self))) if how in ELIDED else self


def elided(word: str, text: str) -> str:
    """Return a text behind a word that ends in a vowel, without that before another; but not `d’onze`."""
    bare = unicodedata.normalize("NFD", TAG.sub("", text)).lower()
    gives_way = bare[:1] in set("aeiouœæ") and not bare.startswith("onze")
    return f"{word[:-1]}’{text}" if gives_way else f"{word} {text}"


def say(message: str, /, **given: object) -> str:
    """Return a message in the language of this build, with what it names in its places."""
    said = CURRENT.get().messages.gettext(message)
    return filled(said, given) if given else said


def say_n(one: str, many: str, n: int, /, *, none: str = "", **given: object) -> str:
    """Return the message for so many: `one` has it for one in English, `none`, if given, for none."""
    if not given:
        return counted(one, many, n, none)
    return filled(so_many(one, many, n, none), {"n": n, **given})


def say_in(context: str, message: str, /, **given: object) -> str:
    """Return a message whose English has several meanings, of which `context` tells one."""
    said = CURRENT.get().messages.pgettext(context, message)
    return filled(said, given) if given else said


def so_many(one: str, many: str, n: int, none: str) -> str:
    """Return the message for so many, with nothing in its places yet."""
    messages = CURRENT.get().messages
    return messages.gettext(none) if none and n == 0 else messages.ngettext(one, many, n)


def mark(message: str) -> str:
    """Return the message as it is: it is gathered here, and said elsewhere."""
    return message


def mark_n(one: str, many: str) -> tuple[str, str]:
    """Return a message for one and for many as it is, likewise."""
    return one, many


FORMS: Mapping[type, Callable[[Any], object]] = {int: Figure, str: Text, Markup: Marked}


def filled(said: str, given: dict[str, object]) -> str:
    """Return a message with what it names; where that is HTML, the whole is."""
    frame, blanks = parted(said)
    found = []
    for name, how in blanks:
        it = given[name]
        kind = type(it)
        if kind is Markup:
            told = [as_html(given[name], how) for name, how in blanks]
            return Markup(str(escape(frame)).format(*told))  # noqa: S704 - all of it is escaped
        found.append(it if kind is str and not how else format(formed(it), how))
    return frame.format(*found)


@lru_cache(maxsize=4096)
def parted(said: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a message with `{}` for what it names, and its names with how each is to be said.

    Messages give more than most of them name, all the pronouns of somebody among it.
    """
    parts = list(Formatter().parse(said))
    frame = "".join(
        text.replace("{", "{{").replace("}", "}}") + ("" if name is None else "{}")
        for text, name, _, _ in parts
    )
    return frame, tuple((name, how or "") for _, name, how, _ in parts if name is not None)


def as_html(it: object, how: str) -> str:
    """Return what a message in HTML names as it wants it; what is none is escaped."""
    if type(it) is Markup:
        return Marked(it).__html_format__(how)
    return escape(format(formed(it), how))


def formed(it: object) -> object:
    """Return what a message names so that it can say how it wants it."""
    kind = type(it)
    return FORMS[kind](it) if kind in FORMS else it


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Say everything in a language, for as long as this lasts."""
    before = CURRENT.set(tongue)
    try:
        yield
    finally:
        CURRENT.reset(before)


def spoken(written: str) -> str:
    """Return which of kinmap's languages a tag such as `pt-BR` asks for: English where it has none."""
    base = written.partition("-")[0].lower()
    return base if base in LANGUAGES else ENGLISH


def unspoken(written: str) -> tuple[str, ...]:
    """Return a sentence on a language that the pages do not speak; nothing where they do."""
    if written.partition("-")[0].lower() in LANGUAGES:
        return ()
    known = "English, German (de), Portuguese (pt) and French (fr)"
    return (f"language: {written} in site.yml: the pages speak {known}; their own words stay English.",)


@cache
def tongue(language: str) -> Tongue:
    """Return one of `LANGUAGES`."""
    if language == ENGLISH:
        return IN_ENGLISH
    with (files("kinmap") / "locale" / f"{language}.mo").open("rb") as held:
        return Tongue(language, gettext.GNUTranslations(held), NUMERALS[language])


def per_tongue(size: int) -> Callable[[Callable[[*Given], R]], Callable[[*Given], R]]:
    """Return `lru_cache` for what is said: a language never hears another's words."""

    def remembered(make: Callable[[*Given], R]) -> Callable[[*Given], R]:
        @lru_cache(maxsize=size)
        def made(_: gettext.NullTranslations, *given: *Given) -> R:
            return make(*given)

        current = CURRENT.get

        @wraps(make)
        def asked(*given: *Given) -> R:
            return made(current().messages, *given)

        return asked

    return remembered


@per_tongue(2048)
def counted(one: str, many: str, n: int, none: str) -> str:
    """Return the message for so many that names nothing else: `six weeks` stands on most pages."""
    return filled(so_many(one, many, n, none), {"n": n})
