"""Whom to get to know: who lacks least, why, what is missing, and the next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from kinmap.community.candidates import Candidate
from kinmap.pages import holds, last, missing, reasons
from kinmap.pages.holds import Held
from kinmap.pages.missing import Step
from kinmap.pages.page import Later, Page
from kinmap.pages.reasons import Why
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who

PATH = "next.html"
TITLE = mark("Whom to get to know")
MOST = 40
"""People told of with their reasons; of the others, and of so many at most, the names are enough."""
MOST_NAMES = 200
ALL = 4
"""The conditions of a connection."""


@dataclass(frozen=True, slots=True)
class First:
    """The one who lacks least, in full.

    Attributes:
        lede: who it is, and how little is missing, in one sentence.
        whys: the reasons with their lines.
        wanting: the conditions that do not hold, with theirs.
        step: what could be done next.
    """

    who: Who
    lede: str
    met: str
    quote: str
    whys: tuple[Why, ...]
    wanting: tuple[Held, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody else: the reasons in a sentence, what is missing, and the lines of both."""

    who: Who
    why: str
    missing: str
    silent: bool
    whys: tuple[Why, ...]
    wanting: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Those of whom equally many conditions hold."""

    title: str
    rows: tuple[Row, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the page of those worth getting to know."""
    yield Page(PATH, "next.html", say(TITLE), Later(partial(content, view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    found = view.community.candidates
    told, others = parted(found)
    return {
        "sentence": sentence(view),
        "first": first(view, told[0]) if told else None,
        "parts": tuple(parts(view, told[1:])),
        "others": tuple(view.who(candidate.id) for candidate in others[:MOST_NAMES]),
        "others_title": others_title(len(others)),
        "unnamed": unnamed(len(others) - MOST_NAMES),
        "anybody": bool(found),
    }


def parted(found: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Part those that are told of from those of whom there is nothing, or no room, to tell more."""
    told = [candidate for candidate in found if candidate.grounds or candidate.holds][:MOST]
    shown = {candidate.id for candidate in told}
    return told, [candidate for candidate in found if candidate.id not in shown]


def sentence(view: View) -> str:
    """Return what the page is about, and of how many."""
    found = view.community.candidates
    if not view.relations:
        return say("Nobody is written down yet.")
    if not found:
        return say("There is nobody whom you know, and are not connected to, save those you put to rest.")
    return say_n(
        "One person whom you know without being connected.",
        "{n:c} people whom you know without being connected. Begin with the one who lacks least.",
        len(found),
    )


def others_title(count: int) -> str:
    """Return how many there are of whom less is told."""
    return say_n("One other, of whom less is written", "{n:c} others, of whom less is written", count)


def unnamed(left: int) -> str:
    """Return how many more there are, as a sentence."""
    return say("And {n} more, in the list of people.", n=left) if left > 0 else ""


def first(view: View, candidate: Candidate) -> First:
    """Return the one who lacks least."""
    relation = view.relations[candidate.id]
    return First(
        who=view.who(candidate.id),
        lede=lede(view, candidate),
        met=last.sentence(view, relation),
        quote=last.quote(view, relation),
        whys=reasons.whys(view, candidate),
        wanting=wanting(view, candidate),
        step=missing.step(view, relation),
    )


def lede(view: View, candidate: Candidate) -> str:
    """Return how much holds, and all that is missing."""
    lack = missing.in_short(view.relations[candidate.id])
    if candidate.holds == ALL:
        return say("All four conditions hold.")
    return say("{holding}. What is missing: {lacks}.", holding=holding(candidate.holds), lacks=lack)


def holding(count: int) -> str:
    """Return how many of the four conditions hold: `Three of the four conditions hold`."""
    return say_n(
        "One of the four conditions holds",
        "{n:c} of the four conditions hold",
        count,
        none=mark("None of the four conditions holds yet"),
    )


def wanting(view: View, candidate: Candidate) -> tuple[Held, ...]:
    """Return the conditions that do not hold, with their lines."""
    return tuple(it for it in holds.conditions(view, view.relations[candidate.id], own="") if not it.holds)


def parts(view: View, told: Sequence[Candidate]) -> Iterator[Part]:
    """Give the others by how many conditions hold; the long silent, who come after all, apart."""
    for (silent, held), those in groupby(told, key=lambda it: (view.relations[it.id].silent, it.holds)):
        title = holding(held)
        if silent:
            title = say("{holding}, but it has been long silent", holding=title)
        yield Part(title, tuple(row(view, candidate) for candidate in those))


def row(view: View, candidate: Candidate) -> Row:
    """Return one of the others."""
    relation = view.relations[candidate.id]
    return Row(
        who=view.who(candidate.id),
        why=reasons.in_short(candidate),
        missing=missing.in_short(relation),
        silent=relation.silent,
        whys=reasons.whys(view, candidate),
        wanting=wanting(view, candidate),
    )


# -- for other pages ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hint:
    """Somebody worth getting to know, in two short sentences."""

    who: Who
    why: str
    missing: str


def hints(view: View, found: Sequence[Candidate]) -> tuple[Hint, ...]:
    """Return candidates as another page names them."""
    return tuple(
        Hint(view.who(it.id), reasons.in_short(it), missing.in_short(view.relations[it.id])) for it in found
    )
