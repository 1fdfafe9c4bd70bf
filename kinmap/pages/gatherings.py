"""Groups, tags, places and contexts: who belongs together, and where they stand to you."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kinmap.archive.event import Event
from kinmap.archive.person import Person
from kinmap.community.stages import CONNECTED, Stage
from kinmap.pages import words
from kinmap.pages.events import listed
from kinmap.pages.links import Links
from kinmap.pages.names import plain
from kinmap.pages.page import Page
from kinmap.pages.rhythms import PLURAL
from kinmap.pages.view import View, Who
from kinmap.text import fold


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of gathering.

    Attributes:
        one: what one is called.
        teach: the line of a note that makes one.
        words: those that a person has.
        addresses: where their pages stand.
    """

    folder: str
    one: str
    title: str
    teach: str
    words: Callable[[Person], Iterable[str]]
    addresses: Callable[[Links], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Gathering:
    """People who have a word in common.

    Attributes:
        name: as most of them write it.
        ids: who they are.
    """

    name: str
    href: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Those of a gathering at one stage."""

    title: str
    people: tuple[Who, ...]


def place_of(person: Person) -> Iterable[str]:
    """Return the name of the place where somebody lives, if the note says one."""
    return [person.place.name] if person.place and person.place.name else []


SORTS = (
    Sort("groups", "group", "Groups", "groups: [reading-group]", lambda p: p.groups, lambda it: it.groups),
    Sort("tags", "tag", "Tags", "tags: [climbing, bread]", lambda p: p.tags, lambda it: it.tags),
    Sort("places", "place", "Places", "place: Lisbon", place_of, lambda it: it.places),
    Sort(
        "contexts", "context", "Contexts", "contexts: [social]", lambda p: p.contexts, lambda it: it.contexts
    ),
)


def pages(view: View) -> Iterator[Page]:
    """Give each sort its list, and each gathering its page."""
    for sort in SORTS:
        found = gatherings(view, sort)
        index = f"{sort.folder}/index.html"
        yield Page(index, "gatherings.html", sort.title, index_content(view, sort, found), index)
        for it in found:
            yield Page(it.href, "gathering.html", it.name, content(view, sort, it), index)


def gatherings(view: View, sort: Sort) -> tuple[Gathering, ...]:
    """Return the gatherings of one sort, by name."""
    addresses = sort.addresses(view.links)
    ids: dict[str, list[str]] = {key: [] for key in addresses}
    written: dict[str, Counter[str]] = {key: Counter() for key in addresses}
    for person in view.archive.people.values():
        for key, word in {fold(word): str(word) for word in sort.words(person)}.items():
            ids[key].append(person.id)
            written[key][word] += 1
    for event in view.archive.events.values():
        if sort.folder == "places" and event.place and event.place.name:
            written[fold(event.place.name)].setdefault(event.place.name, 0)
    names = {key: commonest(found) for key, found in written.items()}
    order = sorted(addresses, key=lambda key: (plain(names[key]), names[key]))
    return tuple(Gathering(names[key], addresses[key], tuple(ids[key])) for key in order)


def commonest(written: Mapping[str, int]) -> str:
    """Return the form of a word that most people use; of several the first by its letters."""
    return min(written, key=lambda word: (-written[word], word))


def index_content(view: View, sort: Sort, found: tuple[Gathering, ...]) -> Mapping[str, object]:
    """Return what the list of one sort says: each with how many, and how many connections."""
    return {
        "sentence": index_sentence(sort, found),
        "sort": sort.one,
        "teach": sort.teach,
        "rows": tuple((it, size(view, it)) for it in found),
    }


def index_sentence(sort: Sort, found: tuple[Gathering, ...]) -> str:
    """Return how many there are."""
    if not found:
        return f"No note names a {sort.one} yet."
    return f"{words.opening(len(found), sort.one)} that your notes name."


def size(view: View, it: Gathering) -> str:
    """Return how many belong to a gathering, and how many of them are connections."""
    near = sum(view.relations[i].stage in CONNECTED for i in it.ids)
    people = words.count(len(it.ids), "person", "people") if it.ids else "nobody yet"
    return f"{people}, {words.count(near, 'connection')}" if near else people


def content(view: View, sort: Sort, it: Gathering) -> Mapping[str, object]:
    """Return what the page of one gathering says."""
    events = [event for event in view.archive.events.values() if held_at(event, it)]
    return {
        "sort": sort.one,
        "sentence": sentence(view, sort, it),
        "layers": layers(view, it.ids),
        "ties": ties(view, it),
        "events": tuple(listed(view, event) for event in events) if sort.folder == "places" else (),
    }


def held_at(event: Event, it: Gathering) -> bool:
    """Tell whether an event is at the place of that name."""
    return bool(event.place and event.place.name and fold(event.place.name) == fold(it.name))


def sentence(view: View, sort: Sort, it: Gathering) -> str:
    """Return who belongs together, in one sentence."""
    if not it.ids:
        return f"Nobody of your notes belongs to this {sort.one}."
    near = sum(view.relations[i].stage in CONNECTED for i in it.ids)
    people = words.opening(len(it.ids), "person", "people")
    if not near:
        return f"{people}; you are connected to none of them yet."
    if near == len(it.ids):
        return f"{people}, and you are connected to {'all of them' if near > 1 else 'them'}."
    return f"{people}; you are connected to {words.number(near)} of them."


def layers(view: View, ids: Iterable[str]) -> tuple[Layer, ...]:
    """Return people by stage, the nearest first."""
    found: dict[Stage, list[str]] = {}
    for id_ in ids:
        found.setdefault(view.relations[id_].stage, []).append(id_)
    order = [stage for stage in reversed(Stage) if stage in found]
    return tuple(Layer(words.capital(PLURAL[s]), view.whos(tuple(found[s]))) for s in order)


def ties(view: View, it: Gathering) -> str:
    """Return how many of their ties are among themselves, and how many lead out; nothing without ties."""
    members = set(it.ids)
    others = [other for i in it.ids for other in view.neighbours.get(i, ())]
    twice = sum(other in members for other in others)  # each tie within is seen from both its ends
    within, out = twice // 2, len(others) - twice
    if not within and not out:
        return ""
    first = words.opening(within, "tie among them", "ties among them") if within else "No ties among them"
    lead = f"{words.number(out)} {'leads' if out == 1 else 'lead'} to others" if out else "none leads out"
    return f"{first}; {lead}."
