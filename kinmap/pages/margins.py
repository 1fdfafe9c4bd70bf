"""What stands beside a person: where they live, how to reach them, how it came to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kinmap.archive.person import Intent, OwnField, Person, Plain
from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.community.stages import Stage
from kinmap.dates import PartialDate
from kinmap.pages import days, labels, rhythms, words
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View
from kinmap.text import fold

STATES = {
    State.NONE: "",
    State.FRESH: mark("fresh"),
    State.STALE: mark("gone quiet"),
    State.SILENT: mark("long silent"),
}


CHOSEN = {
    Intent.CONNECT: mark("connect"),
    Intent.KEEP: mark("keep"),
    Intent.REST: mark("rest"),
    Intent.LET_GO: mark("let go"),
}


class Link(NamedTuple):
    """A word, and the page of the site that it leads to, if any; `outside` for an address elsewhere."""

    words: str
    href: str = ""
    outside: str = ""


class Fact(NamedTuple):
    """A term and what it says: one link or more.

    Attributes:
        file: whether it is the name of a file.
        apart: whether each stands on a line of its own, as sentences do.
    """

    term: str
    links: tuple[Link, ...]
    file: bool = False
    apart: bool = False


def full(when: PartialDate) -> str:
    """Return a date with its year."""
    return words.partial(when, date.min)


def stage(view: View, relation: Relation) -> str:
    """Return the stage and since when: `kin since 11 July 2026`, `known again since 17 June 2022`."""
    reached = labels.stage(relation.stage.value)
    if relation.since is None:
        return reached
    since = words.since(days.of_turn(view, relation, relation.since), date.min)
    if regained(relation):
        return say("{stage} again {since}", stage=reached, since=since)
    return say("{stage} {since}", stage=reached, since=since)


def origins(view: View, relation: Relation) -> str:
    """Return since when you know each other, where the note says so: `known since May 2019`."""
    known = relation.person.known
    if known is None or known.first > view.today:
        return ""
    if relation.stage is not Stage.KNOWN:
        return say("known {since}", since=words.since(known, date.min))
    return say("first known {when}", when=words.on(known, date.min)) if regained(relation) else ""


def regained(relation: Relation) -> bool:
    """Tell whether this stage was theirs before, and another in between."""
    return any(stage is relation.stage for _, stage in relation.history[:-1])


def through(view: View, relation: Relation) -> tuple[Link, ...]:
    """Return the chain of those through whom you came to know them, from you outward."""
    found = []
    for id_ in relation.chain[:-1]:
        person, event = view.archive.people.get(id_), view.archive.events.get(id_)
        name = person.name if person else event.title if event else id_
        found.append(Link(name, view.links.of(id_)))
    return tuple(found)


def facts(view: View, relation: Relation) -> tuple[Fact, ...]:
    """Return what stands in the margin, leaving out what is empty."""
    person = relation.person
    found = [
        (mark("Where"), whereabouts(view, person)),
        (mark("Contexts"), linked(person.contexts, view.links.contexts)),
        (mark("Groups"), linked(person.groups, view.links.groups)),
        (mark("Speaks of"), linked(person.tags, view.links.tags)),
        (mark("Birthday"), (Link(birthday(person)),) if person.birthday else ()),
    ]
    facts = [Fact(say(term), links) for term, links in found if links]
    if person.boundaries:
        facts.append(Fact(say("Boundaries"), tuple(Link(it) for it in person.boundaries), apart=True))
    facts += contact(person)
    if person.intent:
        facts.append(Fact(say("You chose"), (Link(say(CHOSEN[person.intent])),)))
    facts.append(Fact(say("The note"), (Link(person.path),), file=True))
    return tuple(facts)


def whereabouts(view: View, person: Person) -> tuple[Link, ...]:
    """Return where somebody lives: a name with its page, or a point."""
    place = person.place
    if place is None:
        return ()
    if place.name:
        return linked([place.name], view.links.places)
    return (Link(f"{place.point[0]}, {place.point[1]}"),) if place.point else ()


def linked(names: Iterable[str], addresses: Mapping[str, str]) -> tuple[Link, ...]:
    """Return words as links to their pages."""
    return tuple([Link(str(name), addresses.get(fold(name), "")) for name in names])


def birthday(person: Person) -> str:
    """Return the birthday in words, with the year where it is known."""
    given = person.birthday
    if given is None:
        return ""
    month = words.month(given.month)
    if given.year:
        return say(
            "{day} {month} {year}", day=words.day_of_month(given.day), month=month, year=str(given.year)
        )
    return say("{day} {month}", day=words.day_of_month(given.day), month=month)


def contact(person: Person) -> Iterator[Fact]:
    """Give the ways to reach somebody; an address that is none is shown as text."""
    ways = person.contact
    if ways.email:
        yield Fact(say("Write to"), tuple([Link(it, outside=f"mailto:{it}") for it in ways.email]))
    if ways.phone:
        yield Fact(say("Call"), tuple([Link(it, outside=f"tel:{dialled(it)}") for it in ways.phone]))
    if web := (*ways.linkedin, *ways.web):
        yield Fact(say("Web"), tuple([Link(shown(it), outside=safe(it)) for it in web]))


def dialled(phone: str) -> str:
    """Return a telephone number as a link has it: its digits, and `+` at the start."""
    return "".join(c for i, c in enumerate(phone.strip()) if c.isdigit() or (c == "+" and i == 0))


def safe(address: str) -> str:
    """Return an address that may be a link: http or https, and nothing else."""
    return address if address.lower().startswith(("http://", "https://")) else ""


def shown(address: str) -> str:
    """Return an address without its scheme."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def rhythm(view: View, relation: Relation) -> tuple[Fact, ...]:
    """Return the rhythm, where it comes from, and where you are in it."""
    every, source = rhythms.rhythm(relation), rhythms.source(relation)
    due, state = relation.due, STATES[relation.state]
    found = [
        (mark("Rhythm"), f"{every.every}, {source}" if every else source),
        (mark("Limit"), rhythms.limit(relation) + say(": ") + rhythms.grace(relation) if every else ""),
        (mark("Due"), words.day(due, view.today) if due else ""),
        (mark("State"), say(state) if state else ""),
        (mark("Fading?"), fading() if relation.drifting else ""),
    ]
    return tuple([Fact(say(term), (Link(said),)) for term, said in found if said])


def fading() -> str:
    """Return why somebody fades away."""
    return say("Yes: the last three waits are at least twice as long as those before, on average.")


def depth(relation: Relation) -> str:
    """Return how many of the facets you know something of."""
    known, of = relation.depth
    if not of:
        return ""
    if known == of:
        return say_n(
            "Something of the one thing you wished to know of people.",
            "All of the {n} things you wished to know of people.",
            of,
        )
    if not known:
        return say_n(
            "None of the one thing you wished to know of people.",
            "None of the {n} things you wished to know of people.",
            of,
        )
    return say_n(
        "One of the {all} things you wished to know of people.",
        "{n:c} of the {all} things you wished to know of people.",
        known,
        all=of,
    )


def own_facts(fields: Iterable[OwnField]) -> tuple[Fact, ...]:
    """Return the owner's own fields, under their names."""
    return tuple(Fact(field.name, (Link(flat(field.content)),)) for field in fields)


def flat(content: Plain) -> str:
    """Return a value of the owner's own as one text."""
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping):
        return "; ".join(f"{key}: {flat(value)}" for key, value in content.items())
    return ", ".join(flat(it) for it in content)
