"""The map of places: who is near where I am going, as a picture and as a list by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinmap.maps.land import around, land, mercator
from kinmap.maps.places import GAP, LARGEST, SMALLEST, Disc, Frame, discs, home, size_for, whole
from kinmap.pages import places_map_homes as homes, places_map_list as lists, words
from kinmap.pages.page import Later, Page
from kinmap.pages.places_map_homes import Home
from kinmap.pages.places_map_list import Place
from kinmap.pages.tongue import AS_WORD, mark, say, say_n
from kinmap.pages.view import View

PATH = "maps/places.html"
TITLE = mark("The map of places")
WIDE, INSET = (940, 560), (358, 180)
BOXES = {"w": WIDE, "n": (358, 400)}
"""Pixels of the picture, on a wide screen and on a narrow one; INSET is that of all places."""
ROOM = 60_000
"""Characters of land that the page may have."""
SMALL = 0.6
"""Of the discs of the large picture: those of the one that shows all places."""
MOST_NOWHERE = 300
"""People without a place who are named; more are counted."""
SAID = {
    "hint": mark(
        "Point at a disc to see who lives there; drag the map, or move it with arrow keys, + and -."
    ),
    "touch": mark("Touch a disc to see who lives there, and once more to go there; two fingers come nearer."),
    "board": mark("The map: arrow keys move it, plus and minus come nearer and go farther, nought shows all"),
    "alone_one": mark("{name}: one person"),
    "alone": mark("{name}: {people} people"),
    "joined_one": mark("{name} and one place nearby: {people} people"),
    "joined": mark("{name} and {places} places nearby: {people} people"),
    "away": mark("{far} km away"),
    "near": mark(
        "Within {far} km of {name} live {people} people; those nearest to it are first in the list."
    ),
    "near_one": mark("One person lives within {far} km of {name}."),
    "near_none": mark("Nobody lives within {far} km of {name}; the list has those nearest to it."),
    "none": mark("No place here is called that, and no large town."),
}
"""What the script says; words in braces stand for names and figures."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A disc with what is said of it: `href` leads to its part of the list."""

    disc: Disc
    href: str
    said: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a part of the earth: `kind` is `w` or `n`, for a wide or a narrow screen."""

    kind: str
    frame: Frame
    discs: tuple[Drawn, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the page of the map of places."""
    yield Page(PATH, "places-map.html", say(TITLE), Later(lambda: content(view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    known = homes.known_places(view)
    found = homes.homes(view, known)
    nowhere = homes.nowhere(view)
    missing = {
        "sentence": sentence(found),
        "unknown": homes.unknown(view, known),
        "nowhere": view.whos(nowhere)[:MOST_NOWHERE],
        "nowhere_more": lists.more(len(nowhere) - MOST_NOWHERE),
        "unplaced": say_n(
            "One person whose note names no place",
            "{n:c} people whose note names no place",
            len(nowhere),
        ),
    }
    return missing | drawn(lists.listed(view, found, known))


def drawn(places: tuple[Place, ...]) -> dict[str, object]:
    """Return the pictures, and the list that the script draws them from again."""
    spots, joined = [it.spot for it in places], [it.join for it in places]
    near = home(spots, joined, *WIDE)
    frames = {kind: whole(near, *box) for kind, box in BOXES.items()} if spots else {}
    size = size_for(spots, joined, frames["w"]) if spots else 0.0
    room = ROOM - len(land().world)
    return {
        "world": land().world if spots else "",
        "squares": around(((it.x, it.y, it.people) for it in spots), room),
        "net": net(),
        "pictures": tuple(picture(kind, frame, places, size) for kind, frame in frames.items()),
        "inset": picture("i", whole(spots, *INSET), places, size * SMALL) if len(near) < len(spots) else None,
        "draw": {"gap": GAP, "least": SMALLEST, "most": LARGEST, "size": round(size, 3)},
        "places": places,
        "said": script_words(),
    }


def script_words() -> dict[str, object]:
    """Return what the script says, and figures as words, for places and for people."""
    said: dict[str, object] = {key: say(message) for key, message in SAID.items()}
    small = range(AS_WORD + 1)
    return said | {"numbers": [words.number(n) for n in small], "people": [words.people(n) for n in small]}


def picture(kind: str, frame: Frame, places: Sequence[Place], size: float) -> Picture:
    """Return a picture of a part of the earth, with its discs."""
    found = discs([it.spot for it in places], [it.join for it in places], frame, size)
    return Picture(kind, frame, told(places, found))


def told(places: Sequence[Place], found: tuple[Disc, ...]) -> tuple[Drawn, ...]:
    """Return discs with what is said of them."""
    return tuple(
        Drawn(disc, f"#{places[disc.place].anchor}", said(places[disc.place], disc)) for disc in found
    )


def said(place: Place, disc: Disc) -> str:
    """Return what a disc stands for: `Anstruther and two places nearby: nine people`."""
    alone = "alone_one" if disc.people == 1 else "alone"
    pattern = SAID[("joined_one" if disc.joined == 1 else "joined") if disc.joined else alone]
    return say(pattern, name=place.name, places=words.number(disc.joined), people=words.people(disc.people))


def net() -> str:
    """Return the lines of every 15th degree, as a path in units of the land."""
    parallels = [mercator(latitude, 0)[1] for latitude in range(-75, 76, 15)]
    across = "".join(f"M-18000 {y:.0f}H18000" for y in parallels)
    return across + "".join(
        f"M{x} {parallels[-1]:.0f}V{parallels[0]:.0f}" for x in range(-18000, 18001, 1500)
    )


def sentence(found: Sequence[Home]) -> str:
    """Return where most live, and who lives furthest from there."""
    if not found:
        return say("Nobody stands on this map yet: a note's place puts somebody there.")
    people = sum(len(it.people) for it in found)
    first = found[0]
    if len(found) == 1:
        return say_n(
            "One person with a place, and that is {place}.",
            "{n:c} people with a place, all of them in {place}.",
            people,
            place=first.name,
        )
    far = max(found, key=lambda it: (lists.kilometres(first.point, it.point), it.name))
    distance = max(round(lists.kilometres(first.point, far.point)), 1)
    if len(first.people) == 1:
        return say(
            "{n:c} people with a place, each in another; "
            "from {place} it is furthest to {far}, {distance} km.",
            n=len(found),
            place=first.name,
            far=far.name,
            distance=distance,
        )
    return say(
        "{n:c} people live in {place}, out of {people} whose notes "
        "name a place; the furthest from there is {far}, {distance} km away.",
        n=len(first.people),
        place=first.name,
        people=people,
        far=far.name,
        distance=distance,
    )
