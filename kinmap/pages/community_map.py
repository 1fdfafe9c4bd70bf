"""The circles: who knows whom, as a picture and as a list of the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from kinmap.archive.person import Context
from kinmap.community.stages import RANKS, Stage
from kinmap.maps.circles import ALONE, Circle
from kinmap.maps.community import HIGH, WIDE, Mark, Picture, picture, sizes
from kinmap.maps.community_names import Names, names
from kinmap.pages import labels, roll, sheets
from kinmap.pages.community_facts import facts
from kinmap.pages.community_list import bridges, known, listed, lone, parts
from kinmap.pages.margins import STATES
from kinmap.pages.page import Later, Page, Script
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who
from kinmap.text import fold

PATH = "maps/community.html"
FACTS = "maps/community.js"
TITLE = mark("The circles")
MOST_DRAWN = 3000
"""People whom the page itself draws; of more, a script paints a canvas."""
CLEAR = 14
"""Ties are drawn the fainter the more there are, by the root of their number, from about two hundred on."""
COLOURS = 8
"""Circles of another colour each; then they begin anew, and the name says which is which."""

SAID = {
    "hint": mark("Point at somebody to see whom they know. Drag to move, scroll to come nearer."),
    "board": mark(
        "Arrows move the picture, + and - bring it nearer. Enter chooses somebody in the middle,"
        " arrows then go from one to the next, Enter opens their page, Escape lets go."
    ),
    "touch": mark("Touch somebody to see whom they know; touch again to open their page."),
    "knows": mark("Knows {names}."),
    "more": mark("{names} and {n} more"),
    "and": mark("{names} and {last}"),
    "nobody": mark("Knows nobody else here, as far as the notes say."),
    "last": mark("last contact {day}"),
    "never": mark("no contact written down"),
    "bridge": mark("joins parts that would fall apart"),
    "through": mark("You came to know them through {names}."),
    "straight": mark("You know them yourself, through nobody else."),
    "way": mark("The shortest way: {names}."),
    "noway": mark("No way leads from {a} to {b}, as far as the notes say."),
    "back": mark("The shortest way back to you: you, {names}."),
    "noback": mark("Nobody whom you know leads to {a}, as far as the notes say."),
    "shown": mark("{n} of {all} people shown."),
    "found": mark("{n} found."),
    "none": mark("Nobody of that name."),
    # Translators: from none on; what is not in words stands in digits, `0` for all of them.
    "figures": mark("none one two three four five six seven eight nine ten eleven twelve"),
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
    """Give the page of the circles, and more pages of its list where there are very many people."""
    laid = cache(partial(layout, view))  # once, by whoever renders the page and its script
    said = Later(lambda: content(view, *laid()))
    script = Script(FACTS, "KINMAP_COMMUNITY", Later(lambda: script_facts(view, *laid())))
    first = Page(PATH, "community-map.html", say(TITLE), said, PATH, (script,))
    yield first
    yield from roll.pages(view, first, len(view.relations), lambda: listed(view, view.circles()), known)


def layout(view: View) -> tuple[tuple[Circle, ...], Picture]:
    """Return the circles, and where everybody stands."""
    return view.circles(), picture(view.circles(), view.weights)


def script_facts(view: View, found: tuple[Circle, ...], drawn: Picture) -> Mapping[str, object]:
    """Return what the page's script reads."""
    return facts(view, drawn, radii(view, drawn), [labels.circle(it.name) for it in found])


def radii(view: View, drawn: Picture) -> dict[str, float]:
    """Return the radius of everybody's dot."""
    return sizes({i: len(it.encounters) for i, it in view.relations.items()}, drawn.step)


def content(view: View, found: tuple[Circle, ...], drawn: Picture) -> dict[str, object]:
    """Return what the page says."""
    number = {dot.id: n for n, dot in enumerate(drawn.marks)}
    titles = [labels.circle(it.name) for it in found]
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
        "described": say_n(
            "{n:d} person, drawn by who knows whom; the list below says the same",
            "{n:d} people, drawn by who knows whom; the list below says the same",
            len(drawn.marks),
        ),
        "said": script_words(),
        "filters": filters(view),
        "parts": tuple(parts(view, found, number)),
        "sheets": sheets.sheets(PATH, 1, sheets.count(len(drawn.marks), roll.MOST)),
        "bridges": bridges(view, found, number),
        "lone": lone(view, number),
        "script": FACTS,
    }


def script_words() -> Mapping[str, object]:
    """Return what the script says, and what it calls the stages, from the furthest."""
    said: dict[str, object] = {key: say(message) for key, message in SAID.items()}
    return said | {"stages": [labels.stage(value) for value in RANKS]}


def sentence(view: View, found: tuple[Circle, ...]) -> str:
    """Return what the picture shows."""
    groups = sum(it.name != ALONE for it in found)
    if not groups:
        return say("Who knows whom. No note says yet that two people know each other.")
    alone = sum(len(it.ids) for it in found if it.name == ALONE)
    joining = len(view.community.bridges)
    said = [
        say_n(
            "Who knows whom. One circle, found from the ties in your notes",
            "Who knows whom. {n:c} circles, found from the ties in your notes",
            groups,
        )
    ]
    if joining:
        said.append(say_n("one person joins parts of them", "{n} people join parts of them", joining))
    if alone:
        said.append(
            say_n(
                "one person stands at the side, for nobody is known to know them",
                "{n} people stand at the side, for nobody is known to know them",
                alone,
            )
        )
    return say("; ").join(said) + "."


def look(view: View, dot: Mark) -> str:
    """Return the classes of a dot: its stage, and its circle's colour."""
    colour = "alone" if dot.circle is None else f"c{dot.circle % COLOURS}"
    return f"{view.relations[dot.id].stage.value} {colour}"


def people(view: View, drawn: Picture, wide: Mapping[str, float], titles: list[str]) -> Iterator[Person]:
    """Give everybody's dot."""
    joining = frozenset(view.community.bridges)
    for dot in drawn.marks:
        who = view.who(dot.id)
        title = labels.circle(ALONE) if dot.circle is None else titles[dot.circle]
        told = f"{who.name}{say(': ')}{who.standing}, {title}"
        yield Person(who, dot, wide[dot.id], look(view, dot), told, who.stage == Stage.KIN, dot.id in joining)


def shapes(drawn: Picture) -> tuple[tuple[str, str], ...]:
    """Return the ground under each circle: its colour's class, and its path."""
    return tuple(
        (f"c{it.circle % COLOURS}", f"M{'L'.join(f'{x:g} {y:g}' for x, y in it.corners)}z")
        for it in drawn.shapes
    )


def lines(view: View, drawn: Picture) -> str:
    """Return all ties as one path."""
    at = {dot.id: f"{dot.x:g} {dot.y:g}" for dot in drawn.marks}
    return "".join(f"M{at[tie.a]}L{at[tie.b]}" for tie in view.community.ties)


def named(view: View, drawn: Picture, wide: Mapping[str, float], titles: Sequence[str]) -> Names:
    """Return the names of circles and of the nearest people, as far as there is room."""
    stage = {dot.id: view.relations[dot.id].stage for dot in drawn.marks}
    near = sorted(
        (dot for dot in drawn.marks if stage[dot.id] >= Stage.CONNECTION),
        key=lambda dot: (-stage[dot.id].rank, -wide[dot.id], dot.id),
    )
    people = ((dot, view.archive.people[dot.id].name, stage[dot.id] is Stage.KIN) for dot in near)
    return names(drawn, titles, people, wide)


def filters(view: View) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Return the kinds that people are chosen by: key, label, and each value with its words."""
    relations = view.relations.values()
    contexts = {context for it in relations for context in it.person.contexts}
    stages = {it.stage for it in relations}
    states = {it.state for it in relations}
    return (
        ("ctx", say("Context"), labels.written(c.value for c in Context if c in contexts)),
        ("stage", say("Stage"), labels.stages(stages)),
        ("state", say("State"), tuple((s.value, say(it)) for s, it in STATES.items() if it and s in states)),
        ("group", say("Group"), options(it.person.groups for it in relations)),
        ("tag", say("Tag"), options(it.person.tags for it in relations)),
    )


def options(lists: Iterable[tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Return each word once, folded and as first written, in order."""
    written = dict.fromkeys(word for those in lists for word in those)
    found: dict[str, str] = {}
    for word in written:
        found.setdefault(fold(word), word)
    return tuple(sorted(found.items()))
