"""Where everybody lives, as far as the notes, site.yml and the gazetteer tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinmap.archive.gazetteer import gazetteer, rivals
from kinmap.archive.person import Person
from kinmap.community.stages import Stage
from kinmap.maps.land import mercator
from kinmap.maps.places import Spot
from kinmap.pages import words
from kinmap.pages.names import plain
from kinmap.pages.tongue import say_in
from kinmap.pages.view import View, Who
from kinmap.text import fold, slug

LAYERS = (Stage.KIN, Stage.CONNECTION, Stage.POSSIBLE, Stage.KNOWN)
"""The rings of a disc, from within; whoever is only listed is among the known."""
FINE = 3
"""Digits behind the point of a degree; what is the same so far is one place."""


@dataclass(frozen=True, slots=True)
class Known:
    """Where a place lies, in degrees, and the countries that have a town so called, the one taken first."""

    point: tuple[float, float]
    lands: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """A place on the map: its name as most write it, its degrees, and who lives there.

    Attributes:
        key: of its name, or nothing where only degrees are written.
        anchor: of its part of the list.
    """

    name: str
    key: str
    anchor: str
    point: tuple[float, float]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nobody can find, who lives there, and the line that would tell."""

    name: str
    people: tuple[Who, ...]
    line: str


def homes(view: View, known: Mapping[str, Known]) -> tuple[Home, ...]:
    """Return all places on the map, those with most people first."""
    found: dict[tuple[float, float], list[Person]] = {}
    for person, key in placed(view):
        point = known[key].point if key in known else person.place.point if person.place else None
        if point:
            found.setdefault((round(point[0], FINE), round(point[1], FINE)), []).append(person)
    named = [(commonest(people) or degrees(point), point, people) for point, people in found.items()]
    named.sort(key=lambda it: (-len(it[2]), plain(it[0]), it[1]))
    taken: Counter[str] = Counter()
    return tuple(home(name, point, people, taken) for name, point, people in named)


def placed(view: View) -> Iterator[tuple[Person, str]]:
    """Give everybody whose note says where they live, with the key of the place's name."""
    for person in view.archive.people.values():
        if person.place is not None:
            yield person, fold(person.place.name or "")


def known_places(view: View) -> dict[str, Known]:
    """Return where each place lies that people name: site.yml tells before the gazetteer does."""
    found = {fold(name): Known(point) for name, point in view.settings.places.items()}
    for person, key in placed(view):
        if not key or key in found or person.place is None or person.place.name is None:
            continue
        towns = gazetteer().find(person.place.name)
        if towns:
            lands = list(dict.fromkeys(town.country for town in rivals(key, towns)))
            found[key] = Known((towns[0].latitude, towns[0].longitude), lands)
    return found


def home(name: str, point: tuple[float, float], people: Sequence[Person], taken: Counter[str]) -> Home:
    """Return a place with an anchor of its own."""
    made = slug(name)
    taken[made] += 1
    anchor = f"at-{made}" if taken[made] == 1 else f"at-{made}--{taken[made]}"
    written = any(person.place and person.place.name for person in people)
    return Home(name, fold(name) if written else "", anchor, point, tuple(people))


def commonest(people: Iterable[Person]) -> str:
    """Return the name that most of these people have for their place, or nothing."""
    names = Counter(person.place.name for person in people if person.place and person.place.name)
    return min(names, key=lambda name: (-names[name], name), default="")


def degrees(point: tuple[float, float]) -> str:
    """Return a point in words: `52.37° N, 4.90° E`."""
    latitude, longitude = point
    north = say_in("compass", "N") if latitude >= 0 else say_in("compass", "S")
    east = say_in("compass", "E") if longitude >= 0 else say_in("compass", "W")
    return f"{words.decimal(abs(latitude), 2)}° {north}, {words.decimal(abs(longitude), 2)}° {east}"


def spot(view: View, it: Home) -> Spot:
    """Return a place as the map needs it."""
    counts = Counter(max(view.relations[person.id].stage, Stage.KNOWN) for person in it.people)
    return Spot(it.name, *mercator(*it.point), tuple(counts[stage] for stage in LAYERS))


# -- who is not on the map ----------------------------------------------------------------


def unknown(view: View, known: Mapping[str, Known]) -> tuple[Unknown, ...]:
    """Return names of places that neither site.yml nor the gazetteer knows, by name."""
    found: dict[str, list[Person]] = {}
    for person, key in placed(view):
        if key and key not in known:
            found.setdefault(key, []).append(person)
    return tuple(
        Unknown(
            name,
            view.whos(tuple(person.id for person in found[key])),
            f"  {quoted(name)}: [latitude, longitude]",
        )
        for key, name in sorted(written(found).items(), key=lambda it: plain(it[1]))
    )


def written(found: Mapping[str, Sequence[Person]]) -> dict[str, str]:
    """Return each name as most write it, by its key."""
    return {key: commonest(people) for key, people in found.items()}


def quoted(name: str) -> str:
    """Return a name as a key of YAML; what is more than words is put in quotation marks."""
    return name if name.replace(" ", "").replace("-", "").isalpha() else "'" + name.replace("'", "''") + "'"


def nowhere(view: View) -> tuple[str, ...]:
    """Return the ids of those of whom no note says where they live."""
    return tuple(it.id for it in view.archive.people.values() if it.place is None)
