"""Rhythms and waits in words: how often, who says so, and how long it has been."""

from __future__ import annotations

from datetime import date

from kinmap.community.relation import Relation
from kinmap.community.rhythm import Origin, State
from kinmap.community.stages import Stage
from kinmap.pages import words
from kinmap.pages.pronouns import spoken_of
from kinmap.pages.tongue import mark, say
from kinmap.pages.words import Length

PLURAL = {
    Stage.LISTED: mark("those listed"),
    Stage.KNOWN: mark("people you know"),
    Stage.POSSIBLE: mark("possible connections"),
    Stage.CONNECTION: mark("connections"),
    Stage.KIN: mark("kin"),
}
USUAL = {
    Stage.LISTED: mark("For those listed the rhythm is {every}"),
    Stage.KNOWN: mark("For people you know the rhythm is {every}"),
    Stage.POSSIBLE: mark("For possible connections the rhythm is {every}"),
    Stage.CONNECTION: mark("For connections the rhythm is {every}"),
    Stage.KIN: mark("For kin the rhythm is {every}"),
}
SHARED = {
    Stage.LISTED: mark("the same for all those listed"),
    Stage.KNOWN: mark("the same for all people you know"),
    Stage.POSSIBLE: mark("the same for all possible connections"),
    Stage.CONNECTION: mark("the same for all connections"),
    Stage.KIN: mark("the same for all kin"),
}


def unit(relation: Relation) -> str:
    """Return the unit that a person's rhythm is told in: the owner's own word, where there is one."""
    every = relation.person.every
    days = relation.rhythm or 0
    if relation.rhythm_from is Origin.STATED and every:
        return words.written_unit(every.written, days)
    return words.unit_of(days)


def rhythm(relation: Relation) -> Length | None:
    """Return the rhythm as a length of time."""
    return words.in_unit(relation.rhythm, unit(relation)) if relation.rhythm else None


def limit(relation: Relation) -> str:
    """Return the limit in words: in the rhythm's unit where it is the rhythm itself."""
    days = relation.limit
    if days is None:
        return ""
    return str(rhythm(relation) if days == relation.rhythm else words.length(days))


def since_last(relation: Relation, today: date) -> int:
    """Return the days since the last contact; 0 where there was none."""
    return (today - relation.last).days if relation.last else 0


def wait(relation: Relation, today: date) -> str:
    """Return the wait in its rhythm's unit, with the rhythm: `twelve weeks, not eight`."""
    if not relation.rhythm or not relation.last:
        return ""
    return words.wait(since_last(relation, today), relation.rhythm, unit(relation))


def waited(relation: Relation, today: date) -> Length:
    """Return the wait alone: `seven weeks`."""
    days = since_last(relation, today)
    return words.waited(days, unit(relation)) if relation.rhythm else words.length(days)


def usual(relation: Relation) -> str:
    """Return the rhythm as a clause, `You wanted every six weeks`; nothing where there is none."""
    every = rhythm(relation)
    if every is None:
        return ""
    origin = relation.rhythm_from
    if origin is Origin.STATED:
        return say("You wanted {every}", every=every.every)
    if origin is Origin.OWN:
        return say("You usually speak {every}", every=every.every)
    return say(USUAL[relation.stage], every=every.every)


def standing(relation: Relation, today: date) -> str:
    """Return a sentence on where you are in the rhythm; nothing where there is none.

    It names the day, and no wait, so that a page does not change as days go by.
    """
    clause = usual(relation)
    if not clause:
        return ""
    if relation.due is None or relation.last is None:
        return f"{clause}."
    due = words.day(relation.due, today)
    if relation.state is State.FRESH:
        return say("{clause}; all is well until {day}.", clause=clause, day=due)
    return say("{clause}; all was well until {day}.", clause=clause, day=due)


def unasked(relation: Relation) -> str:
    """Return that nothing is due because you want it so; nothing where you did not say that."""
    if relation.rhythm is not None:
        return ""
    who = spoken_of(relation.person)
    if relation.rhythm_from is Origin.INTENT:
        if relation.let_go:
            return say("You chose to let {object} go, and nothing is due.", **who)
        return say("You let {object} rest, and nothing is due.", **who)
    if relation.rhythm_from is Origin.STATED:
        return say("You wanted no rhythm with {object}, and nothing is due.", **who)
    return ""


def source(relation: Relation) -> str:
    """Return where the rhythm comes from, as a remark beside it."""
    if relation.rhythm_from is Origin.INTENT:
        gone = relation.person.intent == "let-go"
        return say("none: you chose to let go") if gone else say("none: you chose to let rest")
    if relation.rhythm_from is Origin.STATED:
        return say("as the note says") if relation.rhythm else say("none, as the note says")
    if relation.rhythm_from is Origin.OWN:
        return say("the middle of your last waits")
    return say(SHARED[relation.stage]) if relation.rhythm_from is Origin.STAGE else say("none yet")


def grace(relation: Relation) -> str:
    """Return why the limit is what it is."""
    if relation.rhythm_from is Origin.OWN:
        return say("twice your usual wait and two weeks, at most half a year over it")
    return say("the rhythm itself")
