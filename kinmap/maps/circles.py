"""The circles of a community by name, in the order in which they lie round the compass.

A circle is a community by ties; it is called by the group, tag or place that most of its
members have in common, for nobody gives it a name in the notes. Its direction is told by one
of its members, so that it stays where it is whoever else comes or goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from kinmap.archive.person import Person
from kinmap.maps.seats import Ties
from kinmap.maps.seeds import eldest, share
from kinmap.text import fold

ALONE = "on their own"
SHARED = 2
"""So many members, and a third of all, must have a word in common for it to name their circle."""

AROUND = "around "
"""How a circle is named that nothing but its middle tells apart."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A name and the ids that belong to it, sorted; the last one is of those on their own.

    Attributes:
        eldest: the member who tells its place, since they are the likeliest to stay.
    """

    name: str
    ids: tuple[str, ...]
    eldest: str = field(default="", compare=False)


def circles(
    people: Mapping[str, Person], communities: Sequence[Sequence[str]], ties: Ties
) -> tuple[Circle, ...]:
    """Return everybody of `people` in one circle each, clockwise from the top.

    Args:
        people: those who stand on the map, by id.
        communities: ids, the largest community first; ids that are not on the map are passed over.
        ties: weight by the two ids.
    """
    there = [tuple(i for i in ids if i in people) for ids in communities]
    groups = [ids for ids in there if len(ids) >= SHARED]
    strong = strength(ties)
    names = named([[people[i] for i in ids] for ids in groups], strong)
    lasting = [eldest(core) for core in cores(groups, ties, strong)]
    order = sorted(range(len(groups)), key=lambda n: share(lasting[n]))
    found = [Circle(names[n], tuple(sorted(groups[n])), lasting[n]) for n in order]
    placed = {i for ids in groups for i in ids}
    alone = tuple(sorted(i for i in people if i not in placed))
    return (*found, Circle(ALONE, alone)) if alone else tuple(found)


def within(found: Sequence[Circle], people: Container[str]) -> tuple[Circle, ...]:
    """Return the circles as far as they are on a map; what is left of one may be on their own there."""
    kept = [Circle(it.name, tuple(i for i in it.ids if i in people), it.eldest) for it in found]
    groups = [it for it in kept if it.name != ALONE and len(it.ids) >= SHARED]
    alone = sorted(i for it in kept if it not in groups for i in it.ids)
    return (*groups, Circle(ALONE, tuple(alone))) if alone else tuple(groups)


def cores(groups: Sequence[tuple[str, ...]], ties: Ties, strong: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return those of each group that two thirds of their ties hold in it; all, where there are none.

    Whoever stands between two groups is now in one and now in the other, and tells of neither.
    """
    number = {i: n for n, ids in enumerate(groups) for i in ids}
    inside: Counter[str] = Counter()
    for (a, b), weight in ties.items():
        if number.get(a, -1) == number.get(b, -2):
            inside[a] += weight
            inside[b] += weight
    found = [tuple(i for i in ids if 3 * inside[i] > 2 * strong.get(i, 0)) for ids in groups]
    return [core or ids for core, ids in zip(found, groups, strict=True)]


def strength(ties: Ties) -> Counter[str]:
    """Return the weight of everyone's ties."""
    found: Counter[str] = Counter()
    for (a, b), weight in ties.items():
        found[a] += weight
        found[b] += weight
    return found


def named(groups: Iterable[Sequence[Person]], ties: Mapping[str, int]) -> list[str]:
    """Return a name for each group of people, each another; the first group chooses first."""
    names: list[str] = []
    folded = cache(fold)  # a few hundred words stand in thousands of notes
    for people in groups:
        middle = min(people, key=lambda p: (-ties.get(p.id, 0), p.id))
        options = [*words(people, folded), f"{AROUND}{middle.name}", f"{AROUND}{middle.id}"]
        taken = {fold(name) for name in names}
        names.append(next(name for name in options if fold(name) not in taken))
    return names


def words(people: Sequence[Person], folded: Callable[[str], str] = fold) -> list[str]:
    """Return what enough of these people have in common, the commonest first.

    Of equally many a group comes before a tag, and a tag before a place.
    """
    written = [facts(person, folded) for person in people]
    counts = Counter(chain.from_iterable(written))
    enough = [key for key, n in counts.items() if n >= SHARED and n * 3 >= len(people)]
    enough.sort(key=lambda key: (-counts[key], key))
    return [next(own[key] for own in written if key in own) for key in enough]


def facts(person: Person, folded: Callable[[str], str]) -> dict[tuple[int, str], str]:
    """Return a person's groups, tags and place as written, by their rank and folded."""
    place = [person.place.name] if person.place and person.place.name else []
    return {
        (rank, folded(word)): word
        for rank, words_ in enumerate((person.groups, person.tags, place))
        for word in reversed(words_)
    }
