"""Whom you both know: how it shows that two people know each other, and where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kinmap.archive.person import Knows, Person
from kinmap.community.relation import Relation
from kinmap.community.ties import Tie
from kinmap.community.together import pair_of
from kinmap.pages import days, words
from kinmap.pages.lines import Place, stands
from kinmap.pages.prose import nested
from kinmap.pages.tongue import mark, say
from kinmap.pages.view import View, Who
from kinmap.text import Span

BARE = mark("they know each other")
MOST = 24
"""Ties that are told of; of the others the names are enough."""


class Tied(NamedTuple):
    """Somebody whom a person knows: how, in a few words, and where that is written."""

    who: Who
    how: str
    places: tuple[Place, ...]


def near(view: View, relation: Relation) -> tuple[Who, ...]:
    """Return whom somebody is tied to, those nearest to you first."""
    return view.whos(tuple(view.neighbours.get(relation.id, ())))


def ties(view: View, relation: Relation, near: Iterable[Who]) -> tuple[Tied, ...]:
    """Return how each of these is tied to somebody."""
    return tuple([tied(view, relation, who) for who in near])


def tied(view: View, relation: Relation, who: Who) -> Tied:
    """Return one tie: what declares it, an introduction, and the last time that both were there."""
    tie = view.ties[pair_of(relation.id, who.id)]
    apart = len(tie.spans) - tie.together
    written, last = tie.spans[:apart], tie.spans[apart:][-1:]
    clauses = [clause(view, relation, span) for span in written]
    if last:
        clauses.append(together(view, tie, last[0]))
    how = clauses[0] if len(clauses) == 1 else say("; ").join(best(clauses))
    return Tied(who, f"{words.capital(how)}.", tuple([stands(view, span) for span in (*written, *last)]))


def best(clauses: Iterable[str]) -> Iterable[str]:
    """Return the clauses, each once; where a note has words of its own, without what they say better."""
    told = dict.fromkeys(filter(None, clauses))
    mark = quoted("")[0]
    if any(clause[0] == mark for clause in told):
        told.pop(say(BARE), None)
    return told


def clause(view: View, relation: Relation, span: Span) -> str:
    """Return what a `knows` says, or an introduction."""
    person = relation.person
    owner = person if span.path == person.path else view.archive.people[view.owners[span.path]]
    for known in owner.knows:
        if known.span == span:
            return worded(view, known, owner, own=owner is person)
    made = next(it for it in owner.exchange if it.span == span)
    other = view.archive.people[made.to or ""]
    if made.gave:
        return say("you introduced them")
    return say("{name} brought you and {other} together", name=owner.name, other=other.name)


def worded(view: View, known: Knows, owner: Person, *, own: bool) -> str:
    """Return a `knows` in the note's own words, where it has some."""
    since = words.since(known.since, view.today) if known.since else ""
    bare = known.words.rpartition("since")[0].rstrip(" ,;") if since else known.words
    said = quoted(view.plain(nested(bare))) if bare else say(BARE)
    told = say("{told}, {since}", told=said, since=since) if since else said
    return told if own or not bare else say("{told}, as {name}\u2019s note says", told=told, name=owner.name)


def quoted(said: str) -> str:
    """Return words of a note within quotation marks."""
    return say("\u201c{words}\u201d", words=said)


def together(view: View, tie: Tie, last: Span) -> str:
    """Return how often both were there, and when for the last time, of which `last` tells."""
    dated = days.on(view, last)
    if dated is None:
        raise ValueError(f"{last} has no date")
    day = words.on(dated, view.today)
    if tie.together == 1:
        return say("together once, {day}", day=day)
    return say("together {times}, last {day}", times=words.times(tie.together), day=day)
