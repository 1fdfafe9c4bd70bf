"""Everyone you have a note of, as a table from A to Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from kinmap.archive.person import Context
from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.pages import labels, sheets, words
from kinmap.pages.labels import Choice, Filter
from kinmap.pages.margins import STATES
from kinmap.pages.names import NONE, letter, plain
from kinmap.pages.page import Later, Page, Script, picked
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View, Who, each, from_a_to_z, once

PATH = "people/index.html"
MOST = 4000
"""People of one page; of more, further pages have the rest, and scripts for whoever sorts or filters."""
LOT = 100
"""Rows that the browser lays out together, and only once they come near the screen."""


class Row(NamedTuple):
    """One person of the table.

    Attributes:
        anchor: of the first under a letter, else nothing.
        last: the day of the last contact; `iso` for machines.
        depth: how many facets are known, of how many; nothing where none is.
    """

    who: Who
    anchor: str
    aliases: str
    stage: str
    state: str
    state_value: str
    last: str
    iso: str
    contexts: str
    groups: str
    place: str
    depth: str


class Letter(NamedTuple):
    """A letter that names begin with; `anchor` is its first row, `page` the page if it is another."""

    letter: str
    anchor: str
    page: str = ""


class Everybody(NamedTuple):
    """The whole table: ids from A to Z, each with the anchor of a letter's first, letters, and filters."""

    rows: tuple[tuple[str, str], ...]
    letters: Mapping[str, Letter]
    filters: tuple[Filter, ...]
    lists: tuple[Filter, ...]


class Picked(NamedTuple):
    """What was picked for one page of the table out of everything.

    Attributes:
        number: which of how many pages it is; `of` are all.
        rows: the ids of those on it from A to Z, each with the anchor of a letter's first, else nothing.
        letters: all that there are.
        filters: what there is to choose by, of everybody; `lists` likewise.
    """

    number: int
    of: int
    sentence: str
    rows: tuple[tuple[str, str], ...]
    letters: tuple[Letter, ...]
    filters: tuple[Filter, ...]
    lists: tuple[Filter, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the list of people: one page, or several where they are very many."""
    of = sheets.count(len(view.named), MOST)
    for number in range(1, of + 1):
        page = Page(sheets.path(PATH, number), "people.html", say("People"), {}, PATH)
        pick = partial(on, view, number, of)
        yield picked(page, view, pick, again) if number == 1 else further(page, view, number, pick)


def further(page: Page, view: View, number: int, pick: Callable[[], Picked]) -> Page:
    """Return a page beyond the first, with its rows for the script of that."""
    it = cache(pick)
    rows = cache(lambda: table(it(), view))  # once, by whoever renders the page and its script
    script = Script(script_path(number), f"KINMAP_ROWS_{number}", Later(lambda: facts(rows)))
    return replace(page, content=Later(lambda: content(it(), rows)), scripts=(script,))


def script_path(number: int) -> str:
    """Return where the rows of a further page stand for the script of the first."""
    return f"people/rows.{number}.js"


def on(view: View, number: int, of: int) -> Picked:
    """Return what is picked for a page."""
    whole = everybody(view)
    rows = tuple(sheets.cut(whole.rows, number, MOST))
    said = sentence(view) if number == 1 else between(view, rows)
    found = tuple(leading(whole.letters, whole.rows, number))
    return Picked(number, of, said, rows, found, whole.filters, whole.lists)


@once
def everybody(view: View) -> Everybody:
    """Return the whole table."""
    relations, signed = view.relations.values(), in_order(view)
    under = letters(sign for sign, _ in signed)
    chosen = (*filters(relations), states(relations)), (groups(relations),)
    return Everybody(tuple(anchors(signed, under)), under, *chosen)


def in_order(view: View) -> list[tuple[str, Who]]:
    """Return everybody under their letter from A to Z, and whose name begins with none last."""
    signed = [(letter(who.name), who) for who in from_a_to_z(view)]
    return sorted(signed, key=lambda it: it[0] == NONE)


def again(it: Picked, view: View) -> Mapping[str, object]:
    """Return what the page says in any view."""
    return content(it, partial(table, it, view))


def content(it: Picked, table: Callable[[], tuple[Row, ...]]) -> Mapping[str, object]:
    """Return what the page says; of several, the first is the one that filters and sorts."""
    rows = table()
    return {
        "sentence": it.sentence,
        "first": it.number == 1,
        "sheets": sheets.sheets(PATH, it.number, it.of),
        "more": " ".join(map(script_path, range(2, it.of + 1))),
        "letters": it.letters,
        "lots": tuple(rows[at : at + LOT] for at in range(0, len(rows), LOT)),
        "filters": it.filters,
        "lists": it.lists,
        "stages": "|".join(stage.value for stage in reversed(Stage)),
        "states": "|".join(state.value for state, said in STATES.items() if said),
        "teach": not it.rows,
    }


def table(it: Picked, view: View) -> tuple[Row, ...]:
    """Return the rows of a page."""
    relations = each(view.relations, [id_ for id_, _ in it.rows])
    return tuple([row(view, one, anchor) for one, (_, anchor) in zip(relations, it.rows, strict=True)])


def between(view: View, rows: Sequence[tuple[str, str]]) -> str:
    """Return who is on a further page."""
    first, last = (view.named[id_].name for id_, _ in (rows[0], rows[-1]))
    return say("Everyone from A to Z; this page has those from {first} to {last}.", first=first, last=last)


def leading(
    under: Mapping[str, Letter], anchored: Sequence[tuple[str, str]], number: int
) -> Iterator[Letter]:
    """Give the letters, each with the page that its first row is on."""
    place = {anchor: at // MOST + 1 for at, (_, anchor) in enumerate(anchored) if anchor}
    for it in under.values():
        page = sheets.path(PATH, place[it.anchor]).rpartition("/")[2]
        yield it if place[it.anchor] == number else it._replace(page=page)


def facts(table: Callable[[], tuple[Row, ...]]) -> Mapping[str, object]:
    """Return the rows of a further page as assets/tables.js makes them into those of the template."""
    return {"rows": [cells(it) for it in table()]}


def cells(it: Row) -> list[str]:
    """Return what a row says, in the order in which its cells need it."""
    declared = say("declared") if it.who.declared else ""
    named = [it.who.href, it.who.name, it.aliases, it.who.stage, it.stage, declared, it.state, it.state_value]
    return [*named, it.iso, it.last, it.contexts, it.groups, it.place, it.depth]


def sentence(view: View) -> str:
    """Return how many there are, and how many of them you know."""
    funnel = view.community.funnel
    if not funnel.people:
        return say("There is no note of anybody yet.")
    people = say_n("One person", "{n:c} people", funnel.people)
    knowing = say("you know {n} of them", n=funnel.known)
    if not funnel.known:
        knowing = say("you know none of them yet")
    elif funnel.known == funnel.people:
        knowing = say_n("you know them", "you know all of them", funnel.people)
    if not funnel.connections:
        return say("{people}; {knowing}.", people=people, knowing=knowing)
    connected = say_n("are connected to one", "are connected to {n}", funnel.connections)
    return say("{people}; {knowing}, and {connected}.", people=people, knowing=knowing, connected=connected)


def letters(signs: Iterable[str]) -> dict[str, Letter]:
    """Return the letters that names begin with, in their order."""
    return {sign: Letter(sign, f"letter-{n}") for n, sign in enumerate(dict.fromkeys(signs), 1)}


def anchors(signed: Iterable[tuple[str, Who]], under: dict[str, Letter]) -> Iterator[tuple[str, str]]:
    """Give each person's id with their anchor: the first under a letter has one."""
    open_letters = dict(under)
    for sign, who in signed:
        first = open_letters.pop(sign, None)
        yield who.id, first.anchor if first else ""


def row(view: View, relation: Relation, anchor: str = "") -> Row:
    """Return one person of the table."""
    person = relation.person
    known, of = relation.depth
    return Row(
        who=view.who(relation.id),
        anchor=anchor,
        aliases=", ".join(person.aliases),
        stage=labels.stage(relation.stage.value),
        state=say(said) if (said := STATES[relation.state]) else "",
        state_value=relation.state.value,
        last=words.short_day(relation.last) if relation.last else "",
        iso=relation.last.isoformat() if relation.last else "",
        contexts=" · ".join(person.contexts),
        groups=" · ".join(person.groups),
        place=(person.place.name or "") if person.place else "",
        depth=say("{known} of {all}", known=str(known), all=str(of)) if known else "",
    )


def filters(relations: Iterable[Relation]) -> tuple[Filter, Filter]:
    """Return the filters by stage and by context, of what is there."""
    stages = {relation.stage for relation in relations}
    contexts = {context for relation in relations for context in relation.person.contexts}
    return (
        ("stage", say("Stage"), labels.stages(stages)),
        ("context", say("Context"), labels.written(c.value for c in Context if c in contexts)),
    )


def states(relations: Iterable[Relation]) -> Filter:
    """Return the filter by state, of what is there."""
    found = {relation.state for relation in relations}
    there = (state for state, said in STATES.items() if said and state in found)
    return "state", say("State"), tuple(Choice(state.value, say(STATES[state])) for state in there)


def groups(relations: Iterable[Relation]) -> Filter:
    """Return the filter by group, as the groups are written."""
    found = {group for relation in relations for group in relation.person.groups}
    return "group", say("Group"), labels.written(sorted(found, key=lambda group: (plain(group), group)))
