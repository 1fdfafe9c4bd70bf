"""What a ledger line says after its date, with names in the place of ids.

On the page of whoever's note it stands in, a line is said as it was written. Anywhere else
*them* would be somebody else, so whoever the line is about is named. Both are in the words that
ledgers are written in, whatever the language of the site: `dinner by me and Ana with Rui`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kinmap.archive.entries import TOKEN
from kinmap.archive.ledgers import Entry, Exchange, Meeting, Promise, Trust, Who
from kinmap.archive.reading import unwrap
from kinmap.dates import parse_duration
from kinmap.pages.view import View
from kinmap.text import fold

SIDES = {"them": "they", "me": "I", "i": "I"}


class Piece(NamedTuple):
    """Some words of a line, and the page that they lead to, or nothing; spaces are among them."""

    words: str
    href: str = ""


def plain(pieces: Sequence[Piece]) -> str:
    """Return a line without its links."""
    if len(pieces) == 1:
        return pieces[0].words
    return "".join(piece.words for piece in pieces)


def phrase(view: View, entry: Entry, of: str = "", owner: str | None = None) -> tuple[Piece, ...]:
    """Return what a line says.

    Args:
        view: what pages are made from.
        entry: the line.
        of: the id of whoever's page, or part of a page, it is said on; nothing for nobody's.
        owner: the id of whoever the note is about, where that is known.
    """
    if isinstance(entry, Meeting):
        return meeting(view, entry, owner_of(view, entry) if owner is None else owner, of)
    if isinstance(entry, Exchange) and entry.to is not None and entry.to in view.archive.people:
        return introduction(view, entry, owner_of(view, entry) if owner is None else owner, of)
    return (Piece(told(entry)),)


def alone(entry: Entry) -> str:
    """Return what a line says on the page of its own note if it surely names nobody else; else nothing."""
    if isinstance(entry, Meeting):
        return "" if entry.at else of_two(entry.kind, entry.words)
    return "" if isinstance(entry, Exchange) and entry.to is not None else told(entry)


def owner_of(view: View, entry: Entry) -> str:
    """Return the id of whoever the note is about in which a line stands."""
    return view.owners.get(entry.span.path, "")


def told(entry: Entry) -> str:
    """Return the words of an entry so that they can stand alone."""
    if isinstance(entry, Promise):
        return f"promise, {entry.words}"
    if isinstance(entry, Trust):
        return regard(entry.words)
    if isinstance(entry, Meeting):
        return named(entry.kind, entry.words)
    return entry.words


def named(kind: str, words: str) -> str:
    """Return the words of a meeting, after its kind if that is not among them."""
    return words if fold(kind) in fold(words).split() else f"{kind} {words}".rstrip()


@lru_cache(maxsize=4096)  # most are said of many: `coffee 1h`
def of_two(kind: str, words: str) -> str:
    """Return the same; nothing where the words may say who else was there."""
    return "" if "with" in fold(words).split(" ") else named(kind, words)


@lru_cache(maxsize=1024)  # there are few ways to say it
def regard(words: str) -> str:
    """Return who earned or lost what, by the words of the line: `both earned trust and respect`."""
    said = [SIDES.get(fold(word), word) for word in words.split()]
    if not {"trust", "respect"} & {fold(word) for word in said}:
        said.append("trust")
    both = " ".join(said).replace("trust respect", "trust and respect")
    return both.replace("respect trust", "respect and trust")


# -- meetings -----------------------------------------------------------------------------


def meeting(view: View, entry: Meeting, owner: str, of: str) -> tuple[Piece, ...]:
    """Return what a line of `meetings` in its owner's note says, on the page of anybody who was there."""
    if owner == of and not entry.at and (said := of_two(entry.kind, entry.words)):
        return (Piece(said),)
    return (
        Piece(f"{entry.kind} {length(entry)}".rstrip()),
        *by(view, entry, "" if owner == of else owner),
        *company(view, entry, owner, of),
        *whereabouts(view, entry),
    )


def length(entry: Meeting) -> str:
    """Return how long it was as it was written, or nothing where it was not."""
    words = TOKEN.findall(entry.words)
    return next((word for word in words if parse_duration(word) == entry.minutes), "")


def by(view: View, entry: Meeting, owner: str) -> Iterator[Piece]:
    """Give who asked for it; `owner` is named, unless the page is theirs."""
    if entry.by is None:
        return
    if not owner or entry.by is Who.ME:
        yield Piece(" by them" if entry.by is Who.THEY else f" by {entry.by}")
        return
    yield Piece(" by " if entry.by is Who.THEY else " by me and ")
    yield name(view, owner)


def company(view: View, entry: Meeting, owner: str, of: str) -> Iterator[Piece]:
    """Give who else was there: as written where a word leads to nobody."""
    named = owner == of or entry.by in {Who.THEY, Who.BOTH}
    others = [] if named else [name(view, owner)]
    for word in words_with(entry):
        id_ = view.archive.names.get(fold(unwrap(word)[0]), "")
        if id_ not in entry.companions:
            others.append(Piece(unwrap(word)[0]))
        elif id_ not in {of, owner}:
            others.append(name(view, id_))
    each = list(dict.fromkeys(others))
    for at, other in enumerate(each):
        yield Piece(" with " if not at else " and " if at == len(each) - 1 else ", ")
        yield other


def words_with(entry: Meeting) -> Iterator[str]:
    """Give the words after `with`, up to what ends them."""
    within = False
    for word in TOKEN.findall(entry.words):
        known = fold(word)
        if known in {"with", "by", "at"} or parse_duration(word) is not None:
            within = known == "with"
        elif within:
            yield word


def whereabouts(view: View, entry: Meeting) -> Iterator[Piece]:
    """Give the event, or the place, that it was at."""
    event = view.archive.events.get(entry.event or "")
    if event is not None:
        yield Piece(" at ")
        yield Piece(event.title, view.links.of(event.id))
    elif entry.at:
        yield Piece(f" at {entry.at}")


# -- introductions ------------------------------------------------------------------------


def introduction(view: View, entry: Exchange, owner: str, of: str) -> tuple[Piece, ...]:
    """Return what a line on an introduction says to either of the two, and to anybody else."""
    to = entry.to or ""
    if owner == of:
        return Piece(f"{'gave' if entry.gave else 'got'} introduction to "), name(view, to)
    if not entry.gave:
        return Piece("got introduction to "), name(view, to), Piece(" from "), name(view, owner)
    if to == of:
        return Piece("gave introduction to "), name(view, owner)
    return Piece("gave "), name(view, owner), Piece(" an introduction to "), name(view, to)


def name(view: View, id_: str) -> Piece:
    """Return somebody by name, with their page."""
    return Piece(view.archive.people[id_].name, view.links.people[id_])
