"""The rings: who is how near, as a picture and as a list of the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from kinmap.archive.person import Context
from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.community.stages import Stage
from kinmap.maps.circles import Circle, within
from kinmap.maps.ring_names import Dot
from kinmap.maps.rings import rings
from kinmap.maps.seats import CENTRE, RADII, Guest
from kinmap.pages import labels, names, roll, sheets, words
from kinmap.pages.labels import Filter
from kinmap.pages.margins import STATES
from kinmap.pages.page import Later, Page
from kinmap.pages.tongue import mark, say, say_in, say_n
from kinmap.pages.view import View, Who

PATH = "maps/rings.html"
RECENT = 30
"""Days since a contact within which a dot has a halo."""
CLASSES = {State.NONE: "none", State.FRESH: "fresh", State.STALE: "stale", State.SILENT: "silent"}


SAID = {
    "hint": mark(
        "Point at someone, or move with Tab and the arrow keys, to see whom they know. Enter opens their"
        " page. Come nearer to read more names."
    ),
    "touch": mark("Touch someone to see whom they know; touch again to open their page."),
    "knows": mark("Knows {names}."),
    "and": mark("{names} and {last}"),
    "nobody": mark("Knows nobody else here, as far as the notes say."),
}
"""What the script says; a list in prose is made with `and`."""


@dataclass(frozen=True, slots=True)
class Person:
    """A dot with what is said of it.

    Attributes:
        said: stage, circle and last contact, in words.
        state: fresh, stale, silent or none, for its fill; `recent` gives it a halo.
    """

    who: Who
    dot: Dot
    said: str
    state: str
    recent: bool
    contexts: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Those of one stage, for the list: each with their circle, state and contexts."""

    title: str
    rows: tuple[tuple[Who, str, str, str], ...]


def pages(view: View) -> Iterator[Page]:
    """Give the page of the rings, and more pages of its list where there are very many people."""
    first = Page(PATH, "rings.html", say("The rings"), Later(partial(content, view)), PATH)
    there = standing(view)
    yield first
    yield from roll.pages(view, first, len(there), partial(listed, view, there), beside)


def standing(view: View) -> dict[str, Relation]:
    """Return those who stand on a ring."""
    return {i: it for i, it in view.relations.items() if it.stage > Stage.LISTED}


def listed(view: View, there: Mapping[str, Relation]) -> Iterator[roll.Listed]:
    """Give those who stand on a ring by stage, from the nearest, each with the name of their circle."""
    found = within(view.circles(), there)
    circle_of = {i: title for it in found for title in [labels.circle(it.name)] for i in it.ids}
    for stage, ids in groupby(view.ordered(there), key=lambda i: view.named[i].stage):
        rows = tuple([(i, circle_of[i]) for i in ids])
        yield say("{all_of_a_stage:c}, {n}", all_of_a_stage=labels.many(stage), n=len(rows)), rows


def beside(view: View, id_: str, circle: str) -> str:
    """Return what stands beside somebody's name: the circle, and whether they have gone quiet."""
    quiet = state(view.relations[id_])
    return f"{circle}, {quiet}" if quiet else circle


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    there = standing(view)
    found = within(view.circles(), there)
    titles = [labels.circle(circle.name) for circle in found]
    circle_of = {i: title for circle, title in zip(found, titles, strict=True) for i in circle.ids}
    picture = rings(
        guests(there, found), view.weights, titles, shorter=labels.shorter(found), words=labels.rings()
    )
    return {
        "picture": picture,
        "people": tuple(person(view, dot, circle_of) for dot in picture.dots),
        "rings": tuple((labels.many(stage), radius) for stage, radius in RADII.items()),
        "centre": CENTRE,
        "me": view.settings.me or say_in("in the middle", "you"),
        "sentence": sentence(there),
        "filters": filters(there),
        "layers": tuple(layers(view, there)),
        "sheets": sheets.sheets(PATH, 1, sheets.count(len(there), roll.MOST)),
        "bonds": " ".join(f"{a} {b} {weight}" for a, b, weight in picture.bonds),
        "textured": textured(len(picture.textured)),
        "said": {key: say(message) for key, message in SAID.items()},
    }


def guests(there: Mapping[str, Relation], found: tuple[Circle, ...]) -> Iterator[Guest]:
    """Give everyone as the map needs them."""
    number = {i: n for n, circle in enumerate(found) for i in circle.ids}
    short = names.shorts({i: it.person.name for i, it in there.items()})
    for id_, it in there.items():
        yield Guest(id_, it.person.name, short[id_], it.stage.value, number[id_], len(it.encounters))


def person(view: View, dot: Dot, circle_of: Mapping[str, str]) -> Person:
    """Return a dot with what is said of it."""
    relation, who = view.relations[dot.id], view.who(dot.id)
    last = relation.last
    return Person(
        who=who,
        dot=dot,
        said=", ".join(part for part in (who.standing, circle_of[dot.id], spoke(view, relation)) if part),
        state=CLASSES[relation.state],
        recent=last is not None and (view.today - last).days <= RECENT,
        contexts=" ".join(relation.person.contexts),
    )


def spoke(view: View, relation: Relation) -> str:
    """Return the last contact in words."""
    if relation.last is None:
        return say("no contact written down")
    return say("last contact {day}", day=words.day(relation.last, view.today))


def sentence(there: Mapping[str, Relation]) -> str:
    """Return what the picture shows."""
    if not there:
        return say("Nobody stands here yet: whoever you have met, or know since a day, will.")
    return say(
        "You in the middle; the closer someone stands, the more holds between you. "
        "Those who know each other stand side by side."
    )


def textured(count: int) -> str:
    """Return what the fine points are, or nothing where everyone has a dot."""
    if not count:
        return ""
    return say_n(
        "One person further out is a fine point; the list names them.",
        "{n:c} people further out are fine points; the list names them.",
        count,
    )


def filters(there: Mapping[str, Relation]) -> tuple[Filter, ...]:
    """Return the filters by context and by state, of what is there."""
    contexts = {context for it in there.values() for context in it.person.contexts}
    return (("context", say("Context"), labels.written(c.value for c in Context if c in contexts)),)


def layers(view: View, there: Mapping[str, Relation]) -> Iterator[Layer]:
    """Give the same as a list, as far as the page of the map has it."""
    for title, rows in sheets.divided(listed(view, there), 1, roll.MOST):
        yield Layer(title, tuple([described(view.who(i), there[i], circle) for i, circle in rows]))


def described(who: Who, relation: Relation, circle: str) -> tuple[Who, str, str, str]:
    """Return one person of the list: with their circle, state and contexts."""
    return who, circle, state(relation), " ".join(relation.person.contexts)


def state(relation: Relation) -> str:
    """Return whether somebody has gone quiet, or nothing without a rhythm."""
    said = STATES[relation.state]
    return say(said) if said else ""
