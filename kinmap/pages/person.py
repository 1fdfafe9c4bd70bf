"""A person's page: who this is to you, with the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kinmap.community.balance import Balance
from kinmap.community.relation import Relation
from kinmap.pages import (
    contacts,
    days,
    faults,
    holds,
    last,
    lines,
    margins,
    rhythms,
    ties,
    turns,
    waiting,
    words,
)
from kinmap.pages.page import Later, Page
from kinmap.pages.pronouns import pronouns, spoken_of
from kinmap.pages.tongue import say
from kinmap.pages.view import View


@dataclass(frozen=True, slots=True)
class Favours:
    """How often something was given and got, and the same in words."""

    gave: int
    got: int
    gave_words: str
    got_words: str


def pages(view: View) -> Iterator[Page]:
    """Give everyone their page."""
    for relation in view.relations.values():
        yield Page(
            path=view.links.people[relation.id],
            template="person.html",
            title=relation.person.name,
            content=Later(partial(content, view, relation)),
            section="people/index.html",
            again=partial(again, relation.id),
        )


def again(id_: str, view: View) -> Mapping[str, object]:
    """Return what the page of a person says in any view."""
    return content(view, view.relations[id_])


def content(view: View, relation: Relation) -> Mapping[str, object]:
    """Return what the page says; what is worked out for it alone goes when it has been made."""
    person, near, relation = relation.person, ties.near(view, relation), relation.afresh()
    unread = view.errors.get(person.path, ())
    rhythm = rhythms.standing(relation, view.today)
    return {
        "who": view.who(person.id),
        "pronouns": pronouns(person.pronouns),
        "wrong": faults.faults(unread),
        "wrong_sentence": faults.left_out_of_note(len(unread)),
        "stage": margins.stage(view, relation),
        "by": margins.origins(view, relation),
        "through": margins.through(view, relation),
        "aliases": ", ".join(person.aliases),
        "how": person.how,
        "met": last.sentence(view, relation),
        "quote": last.quote(view, relation),
        "lede": lede(view, relation, rhythm),
        "waiting": waiting.rows(view, relation),
        "facts": margins.facts(view, relation),
        "own": margins.own_facts(person.own),
        "history": turns.history(view, relation),
        "conditions": holds.conditions(view, relation),
        "kinship": holds.kinship(view, relation),
        "declared": declared(view, relation),
        "rhythm": margins.rhythm(view, relation),
        "picture": contacts.picture(view, relation),
        "standing": rhythm or rhythms.unasked(relation),
        "body": person.body,
        "empty": empty(view, relation),
        "depth": margins.depth(relation),
        "balance": favours(relation.balance),
        "leaning": leaning(relation),
        "exchange": exchange(view, relation),
        "ties": ties.ties(view, relation, near[: ties.MOST]),
        "more_ties": near[ties.MOST :],
        "bridge": relation.id in view.community.bridges,
        "years": lines.ledger(view, person, lent(view, relation)),
        "path": person.path,
    }


def lede(view: View, relation: Relation, rhythm: str | None = None) -> str:
    """Return what comes after the last contact: where you are in the rhythm, and what is planned.

    `rhythm` is the sentence on it, where that is made already.
    """
    plan = relation.planned
    told = rhythms.standing(relation, view.today) if rhythm is None else rhythm
    sentences = [told if relation.last else ""]
    if plan and plan.event:
        on = words.on(days.of_plan(view, plan), view.today)
        who = spoken_of(relation.person)
        sentences.append(
            say("{Subject} {is_are} expected at {event} {when}.", event=plan.what, when=on, **who)
        )
    elif plan:
        day = words.partial(days.of_plan(view, plan), view.today)
        sentences.append(say("Planned: {plan}, {day}.", plan=plan.what, day=day))
    return " ".join(sentence for sentence in sentences if sentence)


def declared(view: View, relation: Relation) -> str:
    """Return a sentence on a connection that was said, not shown; nothing for any other."""
    if not relation.declared:
        return ""
    day = relation.person.declared
    if day is None:
        return say("You declared this a connection; the notes do not show all four conditions.")
    return say(
        "You declared this a connection {since}; the notes do not show all four conditions.",
        since=words.since(day, view.today),
    )


def empty(view: View, relation: Relation) -> tuple[str, ...]:
    """Return the facets of which the note says nothing yet."""
    return tuple(facet for facet in view.settings.facets if facet not in relation.person.facets)


def favours(found: Balance) -> Favours:
    """Return what was given and got of late, in figures and in words."""
    gave, got = (words.times(count) if count else say("not at all") for count in (found.gave, found.got))
    return Favours(
        found.gave, found.got, say("you gave, {times}", times=gave), say("you got, {times}", times=got)
    )


def leaning(relation: Relation) -> str:
    """Return a remark on the balance of the last two years."""
    gave, got = relation.balance.gave, relation.balance.got
    if not gave and not got:
        return ""
    if not relation.balance.lopsided:
        return say("The last two years.")
    if gave > got:
        return say("The last two years. It leans to one side. You gave more than you got.")
    return say("The last two years. It leans to one side. You got more than you gave.")


def exchange(view: View, relation: Relation) -> tuple[lines.Line, ...]:
    """Return the lines of what was given and got in the last two years, newest first."""
    spans = [favour.spans[0] for favour in relation.balance.favours]
    return lines.evidence(view, spans, relation.person.path)


def lent(view: View, relation: Relation) -> tuple[lines.Line, ...]:
    """Return the lines of others' notes, and the events, that are theirs as well."""
    acts = (*relation.acts.me, *relation.acts.they)
    spans = [span for encounter in relation.encounters for span in encounter.spans]
    spans += [span for act in acts for span in act.spans]
    if relation.planned:
        spans.append(relation.planned.span)
    others = [span for span in spans if span.path != relation.person.path]
    return lines.evidence(view, others, relation.person.path)
