"""Groups, tags, places and contexts: who belongs together, and where they stand to you."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from kinmap.archive.person import Person
from kinmap.archive.settings import GoalBy
from kinmap.community.stages import CONNECTED, Stage
from kinmap.pages import belonging, roll, sheets, words
from kinmap.pages.events import listed
from kinmap.pages.links import Links
from kinmap.pages.names import plain
from kinmap.pages.page import Later, Page, picked
from kinmap.pages.rhythms import PLURAL
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who, each, once
from kinmap.text import fold


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of gathering.

    Attributes:
        one: what one is called.
        none: that there is none; `counted` says how many there are, and `nobody` that one has nobody.
        teach: the line of a note that makes one.
        goal: how a goal of site.yml names one.
        words: those that a person has.
        addresses: where their pages stand.
    """

    folder: str
    one: str
    title: str
    none: str
    counted: Callable[[int], str]
    nobody: str
    teach: str
    goal: GoalBy
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
    Sort(
        folder="groups",
        one=mark("group"),
        title=mark("Groups"),
        none=mark("No note names a group yet."),
        counted=lambda n: say_n("One group that your notes name.", "{n:c} groups that your notes name.", n),
        nobody=mark("Nobody of your notes belongs to this group."),
        teach="groups: [reading-group]",
        goal=GoalBy.GROUP,
        words=lambda person: person.groups,
        addresses=lambda links: links.groups,
    ),
    Sort(
        folder="tags",
        one=mark("tag"),
        title=mark("Tags"),
        none=mark("No note names a tag yet."),
        counted=lambda n: say_n("One tag that your notes name.", "{n:c} tags that your notes name.", n),
        nobody=mark("Nobody of your notes belongs to this tag."),
        teach="tags: [climbing, bread]",
        goal=GoalBy.TAG,
        words=lambda person: person.tags,
        addresses=lambda links: links.tags,
    ),
    Sort(
        folder="places",
        one=mark("place"),
        title=mark("Places"),
        none=mark("No note names a place yet."),
        counted=lambda n: say_n("One place that your notes name.", "{n:c} places that your notes name.", n),
        nobody=mark("Nobody of your notes belongs to this place."),
        teach="place: Lisbon",
        goal=GoalBy.PLACE,
        words=place_of,
        addresses=lambda links: links.places,
    ),
    Sort(
        folder="contexts",
        one=mark("context"),
        title=mark("Contexts"),
        none=mark("No note names a context yet."),
        counted=lambda n: say_n(
            "One context that your notes name.", "{n:c} contexts that your notes name.", n
        ),
        nobody=mark("Nobody of your notes belongs to this context."),
        teach="contexts: [social]",
        goal=GoalBy.CONTEXT,
        words=lambda person: person.contexts,
        addresses=lambda links: links.contexts,
    ),
)


class Picked(NamedTuple):
    """What was picked for the page of a gathering out of everything.

    Attributes:
        folder: tells of which sort it is.
        ids: all who belong to it, the nearest stage first, then by name.
        wanted: what the goals of site.yml say of it.
        events: the ids of those that were, or will be, there.
    """

    folder: str
    name: str
    href: str
    ids: tuple[str, ...]
    wanted: str
    events: tuple[str, ...]


def pages(view: View) -> Iterator[Page]:
    """Give each sort its list, and each gathering its page."""
    for sort in SORTS:
        found = every(view)[sort.folder]
        index = f"{sort.folder}/index.html"
        said = Later(partial(index_content, view, sort, found))
        yield Page(index, "gatherings.html", say(sort.title), said, index)
        for it in found:
            first = Page(it.href, "gathering.html", it.name, {}, index)
            yield picked(first, view, partial(of_gathering, view, sort, it), content)
            yield from roll.pages(view, first, len(it.ids), partial(everybody, view, it))


def of_gathering(view: View, sort: Sort, it: Gathering) -> Picked:
    """Return what is picked for the page of a gathering."""
    wanted = belonging.wanted(view, sort.goal, it.name)
    events = held_at(view, it) if sort.goal is GoalBy.PLACE else ()
    return Picked(sort.folder, it.name, it.href, view.ordered(it.ids), wanted, events)


def everybody(view: View, it: Gathering) -> Iterator[roll.Listed]:
    """Give the whole list of people in their order, by stage."""
    for title, whos in by_stage(view.crowd(it.ids)):
        yield title, tuple([(who.id, "") for who in whos])


def by_stage(people: Iterable[Who]) -> Iterator[tuple[str, tuple[Who, ...]]]:
    """Give people by stage, as their order has them, under what all of a stage are called."""
    for stage, those in groupby(people, key=attrgetter("stage")):
        yield words.capital(say(PLURAL[Stage(stage)])), tuple(those)


@once
def every(view: View) -> Mapping[str, tuple[Gathering, ...]]:
    """Return all gatherings, by the folder of their sort."""
    return {sort.folder: gatherings(view, sort) for sort in SORTS}


def gatherings(view: View, sort: Sort) -> tuple[Gathering, ...]:
    """Return the gatherings of one sort, by name."""
    addresses = sort.addresses(view.links)
    forms: dict[str, dict[str, list[str]]] = {key: {} for key in addresses}
    for word, ids in holders(view, sort).items():
        forms[fold(word)][word] = ids
    for event in view.archive.events.values():
        if sort.folder == "places" and event.place and event.place.name:
            forms[fold(event.place.name)].setdefault(event.place.name, [])
    names = {key: commonest(found) for key, found in forms.items()}
    order = sorted(addresses, key=lambda key: (plain(names[key]), names[key]))
    return tuple(Gathering(names[key], addresses[key], united(forms[key].values())) for key in order)


def holders(view: View, sort: Sort) -> dict[str, list[str]]:
    """Return the ids of those who have a word, by the word as they write it."""
    found: dict[str, list[str]] = defaultdict(list)
    for person in view.archive.people.values():
        for word in sort.words(person):
            found[word].append(person.id)
    return {str(word): ids for word, ids in found.items()}


def united(forms: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the ids of those who write a word in any of its forms, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(forms)))


def commonest(forms: Mapping[str, Collection[str]]) -> str:
    """Return the form of a word that most people use; of several the first by its letters."""
    return min(forms, key=lambda word: (-len(forms[word]), word))


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
        return say(sort.none)
    return sort.counted(len(found))


def size(view: View, it: Gathering) -> str:
    """Return how many belong to a gathering, and how many of them are connections."""
    near = len(connected(view).intersection(it.ids))
    people = say_n("one person", "{n} people", len(it.ids), none=mark("nobody yet"))
    if not near:
        return people
    return say(
        "{people}, {connections}", people=people, connections=say_n("one connection", "{n} connections", near)
    )


@once
def connected(view: View) -> frozenset[str]:
    """Return the ids of all connections."""
    return frozenset([id_ for id_, who in view.named.items() if who.stage in CONNECTED])


def content(it: Picked, view: View) -> Mapping[str, object]:
    """Return what the page of one gathering says."""
    sort = next(sort for sort in SORTS if sort.folder == it.folder)
    people, relations = each(view.named, it.ids), each(view.relations, it.ids)
    return {
        "sort": sort.one,
        "sort_called": say(sort.one),
        "sentence": sentence(sort, people),
        "wanted": it.wanted,
        "layers": tuple(Layer(title, whos) for title, whos in by_stage(people[: roll.MOST])),
        "sheets": sheets.sheets(it.href, 1, sheets.count(len(it.ids), roll.MOST)),
        "silence": belonging.silence(view, relations),
        "knot": belonging.knot(view, it.ids),
        "together": belonging.together(view, relations),
        "events": tuple(listed(view, view.archive.events[i]) for i in it.events),
    }


def held_at(view: View, it: Gathering) -> tuple[str, ...]:
    """Return the events at the place of that name."""
    called = fold(it.name)
    named = ((event.id, event.place.name) for event in view.archive.events.values() if event.place)
    return tuple(id_ for id_, place in named if place and fold(place) == called)


def sentence(sort: Sort, those: Collection[Who]) -> str:
    """Return who belongs together, in one sentence."""
    if not those:
        return say(sort.nobody)
    near = sum([who.stage in CONNECTED for who in those])
    people = say_n("One person", "{n:c} people", len(those))
    if not near:
        return say("{people}; you are connected to none of them yet.", people=people)
    if near < len(those):
        return say("{people}; you are connected to {n} of them.", people=people, n=near)
    return say_n(
        "{people}, and you are connected to them.",
        "{people}, and you are connected to all of them.",
        near,
        people=people,
    )
