"""Why somebody is worth more of your time, in words, each with the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kinmap.community.candidates import Candidate, Ground, Reason
from kinmap.community.relation import Relation
from kinmap.community.ties import LEAST_TOGETHER
from kinmap.community.together import pair_of
from kinmap.pages import words
from kinmap.pages.pronouns import spoken_of
from kinmap.pages.sources import Sources, sources
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View
from kinmap.pages.wanted import wanted
from kinmap.text import Span

BRIEF = {
    Reason.DECIDED: mark("chosen by you"),
    Reason.SEEKS_YOU: mark("seeks you out"),
    Reason.OFTEN: mark("often in touch"),
    Reason.TRUSTED: mark("has your trust"),
    Reason.TAUGHT_YOU: mark("taught you something"),
    Reason.CARED: mark("was there in a win or setback of yours"),
}
CLAUSES = {
    Reason.DECIDED: mark("you decided to connect with {object}"),
    Reason.SEEKS_YOU: mark("{subject} sought you out {times} in the last year"),
    Reason.OFTEN: mark("you were in touch {times} in the last year"),
    Reason.TRUSTED: mark("{subject} earned your trust"),
    Reason.TAUGHT_YOU: mark("{subject} taught you something"),
}
TAUGHT_OFTEN = mark("{subject} taught you something {times}")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: a sentence, and its lines."""

    sentence: str
    lines: Sources


def whys(view: View, candidate: Candidate) -> tuple[Why, ...]:
    """Return all reasons of one candidate, in their order."""
    relation = view.relations[candidate.id]
    return tuple(
        Why(f"{words.capital(clause(view, relation, ground))}.", lines(view, relation, ground))
        for ground in candidate.grounds
    )


def in_short(candidate: Candidate) -> str:
    """Return all reasons of one candidate in a few words each; nothing where there are none."""
    return (
        f"{words.capital(words.joined([brief(it) for it in candidate.grounds]))}."
        if candidate.grounds
        else ""
    )


def brief(ground: Ground) -> str:
    """Return one reason in a few words: `has your trust`."""
    if ground.reason is Reason.SHARED_CIRCLE:
        return say_n("knows one of your connections", "knows {n} of your connections", ground.count)
    if ground.reason is Reason.GOAL:
        return say_n("fits one of your goals", "fits {n} of your goals", ground.count)
    return say(BRIEF[ground.reason])


def clause(view: View, relation: Relation, ground: Ground) -> str:
    """Return one reason as a clause: `she asked to meet you twice in the last year`."""
    who = spoken_of(relation.person)
    if ground.reason is Reason.SHARED_CIRCLE:
        known = friends(view, ground)
        return say("{subject} know{s} {friends}, whom you are connected to", friends=known, **who)
    if ground.reason is Reason.CARED:
        return cared(who, ground.count)
    if ground.reason is Reason.GOAL:
        return say("{subject} fit{s} what you want, {goals}", goals=fitted(ground), **who)
    said = CLAUSES[ground.reason]
    if ground.reason is Reason.TAUGHT_YOU and ground.count > 1:
        said = TAUGHT_OFTEN
    return say(said, times=words.times(ground.count), **who)


def fitted(ground: Ground) -> str:
    """Return the goals that somebody fits, in words."""
    return words.joined([wanted(it) for it in ground.goals])


def friends(view: View, ground: Ground) -> str:
    """Return the connections that somebody knows, those that you only declared marked as such."""
    near = view.whos(ground.friends)
    named = [say("{name} (declared)", name=who.name) if who.declared else who.name for who in near]
    return words.some(named, 2)


def cared(who: Mapping[str, str], count: int) -> str:
    """Return that they answered what happened to you."""
    return say_n(
        "{subject} answered a win or setback of yours",
        "{subject} answered {n} of your wins and setbacks",
        count,
        **who,
    )


def lines(view: View, relation: Relation, ground: Ground) -> Sources:
    """Return what one reason rests on; of a shared circle, what ties them to each of it."""
    people = (relation.person, *(view.archive.people[i] for i in ground.friends))
    return sources(view, (*ground.spans, *circle(view, relation, ground)), people, of=relation.id)


def circle(view: View, relation: Relation, ground: Ground) -> Iterator[Span]:
    """Give what makes each tie to a connection: one place that says so, else the two times in common."""
    for friend in ground.friends:
        tie = view.ties[pair_of(relation.id, friend)]
        yield from tie.spans[: 1 if tie.declared or tie.introduced else LEAST_TOGETHER]
