"""Introductions: who might like to meet, and what came of those that you made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kinmap.archive.person import Person
from kinmap.community.introductions import Introduced, Match
from kinmap.pages import days, words
from kinmap.pages.examples import somebody
from kinmap.pages.names import first_name
from kinmap.pages.page import Later, Page
from kinmap.pages.sources import Sources, sources
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who, once
from kinmap.text import Span, fold

PATH = "introductions.html"
TITLE = mark("Introductions")
MOST = 20
"""Pairs worth introducing: the best; one at a time is enough."""
FIRST = 20
"""Those made that stand open; the others, so many at most, are behind a fold."""
MOST_EARLIER = 80


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who might like to meet.

    Attributes:
        shared: what they have in common, as a sentence.
        send: a sentence to send to both.
        lines: the fields that say so.
    """

    a: Who
    b: Who
    shared: str
    send: str
    lines: Sources


@dataclass(frozen=True, slots=True)
class Made:
    """An introduction that you made, what came of it, and the lines of both."""

    a: Who
    b: Who
    day: str
    iso: str
    came: str
    met: bool
    lines: Sources


def pages(view: View) -> Iterator[Page]:
    """Give the page of introductions."""
    yield Page(PATH, "introductions.html", say(TITLE), Later(partial(content, view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    matches, newest = view.community.introductions, brought(view)[::-1]
    made = tuple(introduced(view, it) for it in newest[: FIRST + MOST_EARLIER])
    left = len(newest) - len(made)
    return {
        "sentence": sentence(view),
        "pairs": tuple(pair(view, match) for match in matches[:MOST]),
        "others": others(len(matches) - MOST),
        "made": made[:FIRST],
        "earlier": made[FIRST:],
        "earlier_title": say("And {n} earlier", n=len(made[FIRST:])),
        "oldest": say_n("One more before that, in the notes.", "{n:c} more before that, in the notes.", left)
        if left
        else "",
        "anybody": bool(view.relations),
        "somebody": somebody(view, "rui-lopes"),
    }


@once
def brought(view: View) -> tuple[Introduced, ...]:
    """Return the introductions that you made, by day."""
    return view.community.introduced


def sentence(view: View) -> str:
    """Return how many you made, what came of them, and how many more might be worth a thought."""
    first, matches = so_far(brought(view)), len(view.community.introductions)
    if not matches:
        return first
    more = say_n(
        "One pair of your connections might like to know each other.",
        "{n:c} pairs of your connections might like to know each other.",
        matches,
    )
    return f"{first} {more}"


def so_far(made: Sequence[Introduced]) -> str:
    """Return how many you made, and what came of them."""
    met = sum(it.met for it in made)
    if not made:
        return say("You have introduced nobody yet, as far as the notes say.")
    if len(made) == 1:
        came = say("they have met since") if met else say("they have not met since, as far as the notes say")
        return say("You brought two people to each other once; {came}.", came=came)
    came = say("none of them has met since, as far as the notes say")
    if met:
        came = say_n("one of these pairs has met since", "{n} of these pairs have met since", met)
    return say(
        "You brought two people to each other {times}; {came}.", times=words.times(len(made)), came=came
    )


def others(left: int) -> str:
    """Return how many more pairs there are; nothing where these are all."""
    if left <= 0:
        return ""
    return say_n("One more pair has as much in common.", "{n:c} more pairs have as much in common.", left)


# -- worth making -------------------------------------------------------------------------


def pair(view: View, match: Match) -> Pair:
    """Return two who might like to meet."""
    a, b = view.archive.people[match.a], view.archive.people[match.b]
    return Pair(
        a=view.who(match.a),
        b=view.who(match.b),
        shared=shared(match),
        send=send(a, b, match),
        lines=sources(view, (*places(a, match), *places(b, match)), (a, b), newest=0),
    )


def shared(match: Match) -> str:
    """Return what two have in common: both speak of climbing and live in Porto."""
    return say("Both {common}.", common=words.joined(common(match)))


def common(match: Match) -> list[str]:
    """Return what two have in common, each as a clause that begins with its verb.

    The same clause follows *both* in a sentence on two people and *you both* in one to them; a
    translation has to find one that does for both.
    """
    clauses = (
        say("belong to {groups}", groups=words.joined(match.groups)) if match.groups else "",
        say("speak of {tags}", tags=words.joined(match.tags)) if match.tags else "",
        say("live in {place}", place=match.place) if match.place else "",
    )
    return [clause for clause in clauses if clause]


def send(a: Person, b: Person, match: Match) -> str:
    """Return a sentence to send to both; it gives away nothing but what they have in common."""
    both = words.joined(common(match))
    return say(
        "Dear {one}, dear {other}: you both {common}, and I think that you would get on.",
        one=short(a, b),
        other=short(b, a),
        common=both,
    )


def short(person: Person, other: Person) -> str:
    """Return the first name, or all of it where both have the same one."""
    first = first_name(person.name)
    return person.name if fold(first) == fold(first_name(other.name)) else first


def places(person: Person, match: Match) -> Iterator[Span]:
    """Give the fields of a note that say what is in common."""
    for field, there in (("groups", match.groups), ("tags", match.tags), ("place", match.place)):
        if there and field in person.spans:
            yield person.spans[field]


# -- made ---------------------------------------------------------------------------------


def introduced(view: View, it: Introduced) -> Made:
    """Return an introduction that you made, and what came of it."""
    first = days.at(view, it.day, it.spans)
    spans = (*(common.span for common in it.since), *it.spans)
    return Made(
        a=view.who(it.a),
        b=view.who(it.b),
        day=words.partial(first, view.today),
        iso=str(first),
        came=came(view, it),
        met=it.met,
        lines=sources(view, spans, newest=1),
    )


def came(view: View, it: Introduced) -> str:
    """Return what came of an introduction."""
    if not it.since:
        return say("No line says that they have met yet.")
    newest = max(it.since)
    last = words.on(days.at(view, newest.day, (newest.span,)), view.today)
    if len(it.since) > 1:
        return say("They have met {times}, the last time {day}.", times=words.times(len(it.since)), day=last)
    return say("They met that very day.") if it.day == newest.day else say("They met {day}.", day=last)
