"""Everyone you have a note of, from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.archive.person import Context
from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.pages import words
from kinmap.pages.margins import STATES
from kinmap.pages.names import by_name, letter
from kinmap.pages.page import Page
from kinmap.pages.view import View, Who

PATH = "people/index.html"


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the list: `last` is the day of the last contact, for people and machines."""

    who: Who
    aliases: str
    last: str
    iso: str
    state: str
    contexts: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and those whose names begin with it; `anchor` is its place on the page."""

    letter: str
    anchor: str
    rows: tuple[Row, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the list of people."""
    relations = sorted(view.relations.values(), key=lambda r: by_name(r.person.name, r.id))
    content = {
        "sentence": sentence(view),
        "letters": letters(view, relations),
        "filters": filters(relations),
        "teach": not relations,
    }
    yield Page(PATH, "people.html", "People", content, PATH)


def sentence(view: View) -> str:
    """Return how many there are, and how many of them you know."""
    funnel = view.community.funnel
    if not funnel.people:
        return "There is no note of anybody yet."
    listed = funnel.people - funnel.known
    people = words.opening(funnel.people, "person", "people")
    knowing = "you know all of them" if funnel.people > 1 else "you know them"
    if listed:
        knowing = (
            f"you know {words.number(funnel.known)} of them" if funnel.known else "you know none of them yet"
        )
    return f"{people}; {knowing}{connected(view)}."


def connected(view: View) -> str:
    """Return how many you are connected to, as the end of a sentence."""
    found = view.community.funnel.connections
    return f", and are connected to {words.number(found)}" if found else ""


def letters(view: View, relations: list[Relation]) -> tuple[Letter, ...]:
    """Return the list under its letters; names that begin with none come last."""
    found: dict[str, list[Row]] = {}
    for relation in relations:
        found.setdefault(letter(relation.person.name), []).append(row(view, relation))
    order = sorted(found, key=lambda sign: (sign == "#", sign))
    return tuple(Letter(sign, f"letter-{n}", tuple(found[sign])) for n, sign in enumerate(order, 1))


def row(view: View, relation: Relation) -> Row:
    """Return one person of the list."""
    return Row(
        who=view.who(relation.id),
        aliases=", ".join(relation.person.aliases),
        last=words.short_day(relation.last) if relation.last else "",
        iso=relation.last.isoformat() if relation.last else "",
        state=STATES[relation.state].replace(" ", "-"),
        contexts=" ".join(relation.person.contexts),
    )


def filters(relations: list[Relation]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the filters by stage and by context, of what is there."""
    stages = {relation.stage for relation in relations}
    contexts = {context for relation in relations for context in relation.person.contexts}
    return (
        ("stage", "Stage", tuple(s.value for s in reversed(Stage) if s in stages)),
        ("context", "Context", tuple(c.value for c in Context if c in contexts)),
    )
