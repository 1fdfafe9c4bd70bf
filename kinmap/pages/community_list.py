"""The same as the map of who knows whom, as a list: circles, who joins them, who is alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kinmap.maps.circles import ALONE, Circle
from kinmap.pages import labels, roll, sheets, words
from kinmap.pages.names import by_name
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View, Who

MOST_JOINING = 200
"""Bridges that are told with what they join; the others are counted, and marked on the map."""
MOST_JOINED = 4
"""Circles that one sentence names."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the list: `n` is their number in the script, `said` whom they know or join."""

    n: int
    who: Who
    said: str


@dataclass(frozen=True, slots=True)
class Part:
    """A circle in the list; `n` is its number, and the last one's, of those on their own, none."""

    title: str
    rows: tuple[Row, ...]


def listed(view: View, found: Iterable[Circle]) -> Iterator[roll.Listed]:
    """Give every circle with its people, the nearest first."""
    for it in found:
        yield heading(it), tuple([(i, "") for i in view.ordered(it.ids)])


def parts(view: View, found: Iterable[Circle], number: Mapping[str, int]) -> Iterator[Part]:
    """Give every circle with its people, and whom each of them knows, as far as the first page has them."""
    for title, those in sheets.divided(listed(view, found), 1, roll.MOST):
        yield Part(title, tuple([Row(number[i], view.who(i), known(view, i, "")) for i, _ in those]))


def heading(it: Circle) -> str:
    """Return what a circle is called, and how many belong to it."""
    name = labels.circle(it.name)
    return say_n("{circle:c}, one person", "{circle:c}, {n} people", len(it.ids), circle=name)


def known(view: View, id_: str, _: str) -> str:
    """Return whom somebody knows, in words, or nothing."""
    whos = [view.named[i] for i in view.neighbours.get(id_, ())]
    others = sorted([by_name(who.name, who.id) for who in whos])
    return say("knows {names}", names=words.joined([name for _, name, _ in others])) if others else ""


def bridges(view: View, found: Iterable[Circle], number: Mapping[str, int]) -> tuple[tuple[Row, ...], str]:
    """Return those who hold parts together, with the circles that they reach, and how many more."""
    title = {i: labels.circle(it.name) for it in found if it.name != ALONE for i in it.ids}
    ordered = view.crowd(view.community.bridges)
    rows = tuple(Row(number[who.id], who, reached(view, who.id, title)) for who in ordered[:MOST_JOINING])
    more = len(ordered) - len(rows)
    return rows, say_n("One more person does so, too.", "{n:c} more people do so, too.", more) if more else ""


def reached(view: View, id_: str, title: Mapping[str, str]) -> str:
    """Return the circles where somebody knows anybody, in words, their own first."""
    own = title[id_]
    others = sorted({title[i] for i in view.neighbours[id_]} - {own})
    if not others:
        return say("in {circle}", circle=own)
    return say("{circle}, with {others}", circle=own, others=words.some(others, MOST_JOINED))


def lone(view: View, number: Mapping[str, int]) -> tuple[Row, ...]:
    """Return the connections who know none of the others."""
    return tuple(Row(number[who.id], who, "") for who in view.crowd(view.community.alone))
