"""The circles: who knows whom, as a picture and as a list of the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from kinmap.archive.person import Context
from kinmap.community.stages import Stage
from kinmap.maps.circles import ALONE, Circle
from kinmap.maps.community import HIGH, WIDE, Mark, Picture, picture, sizes
from kinmap.maps.community_names import Names, names
from kinmap.pages import words
from kinmap.pages.community_facts import facts
from kinmap.pages.community_list import bridges, lone, parts
from kinmap.pages.margins import STATES
from kinmap.pages.page import Later, Page, Script
from kinmap.pages.tongue import AS_WORD
from kinmap.pages.view import View, Who
from kinmap.text import fold

PATH = "maps/community.html"
FACTS = "maps/community.js"
TITLE = "The circles"
MOST_DRAWN = 3000
"""People whom the page itself draws; of more, a script paints a canvas."""
CLEAR = 14
"""Ties are drawn the fainter the more there are, by the root of their number, from about two hundred on."""
COLOURS = 8
"""Circles of another colour each; then they begin anew, and the name says which is which."""

SAID = {
    "hint": "Point at somebody to see whom they know. Drag to move, scroll to come nearer.",
    "board": "Arrows move the picture, + and - bring it nearer. Enter chooses somebody in the middle,"
    " arrows then go from one to the next, Enter opens their page, Escape lets go.",
    "touch": "Touch somebody to see whom they know; touch again to open their page.",
    "knows": "Knows {names}.",
    "more": "{names} and {n} more",
    "and": "{names} and {last}",
    "nobody": "Knows nobody else here, as far as the notes say.",
    "last": "last contact {day}",
    "never": "no contact written down",
    "bridge": "joins parts that would fall apart",
    "through": "You came to know them through {names}.",
    "straight": "You know them yourself, through nobody else.",
    "way": "The shortest way: {names}.",
    "noway": "No way leads from {a} to {b}, as far as the notes say.",
    "back": "The shortest way back to you: you, {names}.",
    "noback": "Nobody whom you know leads to {a}, as far as the notes say.",
    "shown": "{n} of {all} people shown.",
    "found": "{n} found.",
    "none": "Nobody of that name.",
    "figures": " ".join(("none", *(words.number(n) for n in range(1, AS_WORD + 1)))),
}
"""What the script says; a list in prose is made with `and`, and cut short with `more`."""


@dataclass(frozen=True, slots=True)
class Person:
    """A dot: its place, its look as classes, and who it is."""

    who: Who
    mark: Mark
    r: float
    look: str
    said: str
    kin: bool
    joins: bool


def pages(view: View) -> Iterator[Page]:
    """Give the page of the circles."""
    laid = cache(partial(layout, view))  # once, by whoever renders the page and its script
    said = Later(lambda: content(view, *laid()))
    held = Later(lambda: script_facts(view, *laid()))
    yield Page(PATH, "community-map.html", TITLE, said, PATH, (Script(FACTS, "KINMAP_COMMUNITY", held),))


def layout(view: View) -> tuple[tuple[Circle, ...], Picture]:
    """Return the circles, and where everybody stands."""
    return view.circles(), picture(view.circles(), view.weights)


def script_facts(view: View, found: tuple[Circle, ...], drawn: Picture) -> Mapping[str, object]:
    """Return what the page's script reads."""
    return facts(view, drawn, radii(view, drawn), [it.name for it in found])


def radii(view: View, drawn: Picture) -> dict[str, float]:
    """Return the radius of everybody's dot."""
    return sizes({i: len(it.encounters) for i, it in view.relations.items()}, drawn.step)


def content(view: View, found: tuple[Circle, ...], drawn: Picture) -> dict[str, object]:
    """Return what the page says."""
    number = {mark.id: n for n, mark in enumerate(drawn.marks)}
    titles = [it.name for it in found]
    svg = len(drawn.marks) <= MOST_DRAWN
    wide = radii(view, drawn)
    return {
        "sentence": sentence(view, found),
        "box": (WIDE, HIGH),
        "svg": svg,
        "people": tuple(people(view, drawn, wide, titles)) if svg else (),
        "shapes": shapes(drawn) if svg else (),
        "ties": lines(view, drawn) if svg else "",
        "faint": round(min(1.0, CLEAR / math.sqrt(len(view.community.ties) + 1)), 2),
        "names": named(view, drawn, wide, titles) if svg else None,
        "size": len(drawn.marks),
        "said": SAID,
        "filters": filters(view),
        "parts": parts(view, found, number),
        "bridges": bridges(view, found, number),
        "lone": lone(view, number),
        "script": FACTS,
    }


def sentence(view: View, found: tuple[Circle, ...]) -> str:
    """Return what the picture shows."""
    groups = sum(it.name != ALONE for it in found)
    if not groups:
        return "Who knows whom. No note says yet that two people know each other."
    alone = sum(len(it.ids) for it in found if it.name == ALONE)
    joining = len(view.community.bridges)
    said = [f"Who knows whom. {words.opening(groups, 'circle')}, found from the ties in your notes"]
    if joining:
        said.append(
            f"{words.count(joining, 'person', 'people')} {words.noun(joining, 'joins', 'join')} parts of them"
        )
    if alone:
        said.append(
            f"{words.count(alone, 'person', 'people')} {words.noun(alone, 'stands', 'stand')} at the side,"
            " for nobody is known to know them"
        )
    return "; ".join(said) + "."


def look(view: View, mark: Mark) -> str:
    """Return the classes of a dot: its stage, and its circle's colour."""
    colour = "alone" if mark.circle is None else f"c{mark.circle % COLOURS}"
    return f"{view.relations[mark.id].stage.value} {colour}"


def people(view: View, drawn: Picture, wide: Mapping[str, float], titles: list[str]) -> Iterator[Person]:
    """Give everybody's dot."""
    joining = frozenset(view.community.bridges)
    for mark in drawn.marks:
        who = view.who(mark.id)
        title = ALONE if mark.circle is None else titles[mark.circle]
        told = f"{who.name}: {who.standing}, {title}"
        yield Person(
            who, mark, wide[mark.id], look(view, mark), told, who.stage == Stage.KIN, mark.id in joining
        )


def shapes(drawn: Picture) -> tuple[tuple[str, str], ...]:
    """Return the ground under each circle: its colour's class, and its path."""
    return tuple(
        (f"c{it.circle % COLOURS}", f"M{'L'.join(f'{x:g} {y:g}' for x, y in it.corners)}z")
        for it in drawn.shapes
    )


def lines(view: View, drawn: Picture) -> str:
    """Return all ties as one path."""
    at = {mark.id: f"{mark.x:g} {mark.y:g}" for mark in drawn.marks}
    return "".join(f"M{at[tie.a]}L{at[tie.b]}" for tie in view.community.ties)


def named(view: View, drawn: Picture, wide: Mapping[str, float], titles: Sequence[str]) -> Names:
    """Return the names of circles and of the nearest people, as far as there is room."""
    stage = {mark.id: view.relations[mark.id].stage for mark in drawn.marks}
    near = sorted(
        (mark for mark in drawn.marks if stage[mark.id] >= Stage.CONNECTION),
        key=lambda mark: (-stage[mark.id].rank, -wide[mark.id], mark.id),
    )
    people = ((mark, view.archive.people[mark.id].name, stage[mark.id] is Stage.KIN) for mark in near)
    return names(drawn, titles, people, wide)


def filters(view: View) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Return the kinds that people are chosen by: key, label, and each value with its words."""
    relations = view.relations.values()
    contexts = {context for it in relations for context in it.person.contexts}
    stages = {it.stage for it in relations}
    states = {it.state for it in relations}
    return (
        ("ctx", "Context", tuple((c.value, c.value) for c in Context if c in contexts)),
        ("stage", "Stage", tuple((s.value, s.value) for s in reversed(Stage) if s in stages)),
        ("state", "State", tuple((s.value, said) for s, said in STATES.items() if said and s in states)),
        ("group", "Group", options(it.person.groups for it in relations)),
        ("tag", "Tag", options(it.person.tags for it in relations)),
    )


def options(lists: Iterable[tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Return each word once, folded and as first written, in order."""
    written = dict.fromkeys(word for those in lists for word in those)
    found: dict[str, str] = {}
    for word in written:
        found.setdefault(fold(word), word)
    return tuple(sorted(found.items()))
