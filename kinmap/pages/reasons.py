"""Why somebody is worth more of your time, in words, each with the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.archive.settings import Goal
from kinmap.community.candidates import Candidate, Ground, Reason
from kinmap.community.relation import Relation
from kinmap.community.ties import LEAST_TOGETHER
from kinmap.community.together import pair_of
from kinmap.pages import words
from kinmap.pages.pronouns import Pronouns, pronouns
from kinmap.pages.sources import Sources, sources
from kinmap.pages.view import View
from kinmap.text import Span


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
    said = {
        Reason.DECIDED: "chosen by you",
        Reason.SEEKS_YOU: "seeks you out",
        Reason.OFTEN: "often in touch",
        Reason.SHARED_CIRCLE: f"knows {words.number(ground.count)} of your connections",
        Reason.TRUSTED: "has your trust",
        Reason.TAUGHT_YOU: "taught you something",
        Reason.CARED: "was there in a win or setback of yours",
        Reason.GOAL: f"fits {'one' if ground.count == 1 else words.number(ground.count)} of your goals",
    }
    return said[ground.reason]


def clause(view: View, relation: Relation, ground: Ground) -> str:
    """Return one reason as a clause: `she asked to meet you twice in the last year`."""
    who = pronouns(relation.person.pronouns)
    often = words.times(ground.count)
    clauses = {
        Reason.DECIDED: f"you decided to connect with {who.object}",
        Reason.SEEKS_YOU: f"{who.subject} sought you out {often} in the last year",
        Reason.OFTEN: f"you were in touch {often} in the last year",
        Reason.SHARED_CIRCLE: f"{who.subject} {who.verb('knows', 'know')} {friends(view, ground)}",
        Reason.TRUSTED: f"{who.subject} earned your trust",
        Reason.TAUGHT_YOU: f"{who.subject} taught you something{f' {often}' if ground.count > 1 else ''}",
        Reason.CARED: cared(who, ground.count),
        Reason.GOAL: f"{who.subject} {who.verb('fits', 'fit')} what you want, {fitted(ground)}",
    }
    return clauses[ground.reason]


def fitted(ground: Ground) -> str:
    """Return the goals that somebody fits, in words."""
    return words.joined([goal(it) for it in ground.goals])


def friends(view: View, ground: Ground) -> str:
    """Return the connections that somebody knows, those that you only declared marked as such."""
    near = view.whos(ground.friends)
    named = [f"{who.name} (declared)" if who.declared else who.name for who in near]
    return f"{words.some(named, 2)}, whom you are connected to"


def cared(who: Pronouns, count: int) -> str:
    """Return that they answered what happened to you."""
    what = "a win or setback of yours"
    if count > 1:
        what = f"{words.number(count)} of your wins and setbacks"
    return f"{who.subject} answered {what}"


def goal(wanted: Goal) -> str:
    """Return a goal as site.yml has it, its figure in words: `four connections at Porto`."""
    figure, _, rest = wanted.written.partition(" ")
    return f"{words.number(wanted.want)} {rest}" if figure.isdigit() else wanted.written


def lines(view: View, relation: Relation, ground: Ground) -> Sources:
    """Return what one reason rests on; of a shared circle, what ties them to each of it."""
    people = (relation.person, *(view.archive.people[i] for i in ground.friends))
    return sources(view, (*ground.spans, *circle(view, relation, ground)), people, of=relation.id)


def circle(view: View, relation: Relation, ground: Ground) -> Iterator[Span]:
    """Give what makes each tie to a connection: one place that says so, else the two times in common."""
    for friend in ground.friends:
        tie = view.ties[pair_of(relation.id, friend)]
        yield from tie.spans[: 1 if tie.declared or tie.introduced else LEAST_TOGETHER]
