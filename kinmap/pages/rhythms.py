"""Rhythms and waits in words: how often, who says so, and how long it has been."""

from __future__ import annotations

from datetime import date

from kinmap.community.relation import Relation
from kinmap.community.rhythm import Origin, State
from kinmap.community.stages import Stage
from kinmap.pages import words
from kinmap.pages.pronouns import pronouns
from kinmap.pages.words import Length

PLURAL = {
    Stage.LISTED: "those listed",
    Stage.KNOWN: "people you know",
    Stage.POSSIBLE: "possible connections",
    Stage.CONNECTION: "connections",
    Stage.KIN: "kin",
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
    if relation.limit is None:
        return ""
    return str(rhythm(relation) if relation.limit == relation.rhythm else words.length(relation.limit))


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
    if relation.rhythm_from is Origin.STATED:
        return f"You wanted {every.every}"
    if relation.rhythm_from is Origin.OWN:
        return f"You usually speak {every.every}"
    return f"For {PLURAL[relation.stage]} the rhythm is {every.every}"


def standing(relation: Relation, today: date) -> str:
    """Return a sentence on where you are in the rhythm; nothing where there is none."""
    clause, every = usual(relation), rhythm(relation)
    if not clause or every is None:
        return ""
    if relation.due is None or relation.last is None:
        return f"{clause}."
    if relation.state is State.FRESH:
        return f"{clause}; all is well until {words.day(relation.due, today)}."
    been = waited(relation, today)
    if been == every:
        return f"{clause}; it has been just past that."
    return f"{clause}; it has been {words.number(been.n) if been.unit == every.unit else been}."


def unasked(relation: Relation) -> str:
    """Return that nothing is due because you want it so; nothing where you did not say that."""
    if relation.rhythm is not None:
        return ""
    who = pronouns(relation.person.pronouns)
    if relation.rhythm_from is Origin.INTENT:
        chose = "You chose to let {} go" if relation.let_go else "You let {} rest"
        return f"{chose.format(who.object)}, and nothing is due."
    if relation.rhythm_from is Origin.STATED:
        return f"You wanted no rhythm with {who.object}, and nothing is due."
    return ""


def source(relation: Relation) -> str:
    """Return where the rhythm comes from, as a remark beside it."""
    if relation.rhythm_from is Origin.INTENT:
        return f"none: you chose to {'let go' if relation.person.intent == 'let-go' else 'let rest'}"
    if relation.rhythm_from is Origin.STATED:
        return "as the note says" if relation.rhythm else "none, as the note says"
    if relation.rhythm_from is Origin.OWN:
        return "the middle of your last waits"
    if relation.rhythm_from is Origin.STAGE:
        return f"the same for all {PLURAL[relation.stage]}"
    return "none yet"


def grace(relation: Relation) -> str:
    """Return why the limit is what it is."""
    if relation.rhythm_from is Origin.OWN:
        return "twice your usual wait and two weeks, at most half a year over it"
    return "the rhythm itself"
