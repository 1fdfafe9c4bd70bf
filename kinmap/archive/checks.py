"""What can only be seen with all files in hand: clashes, circles, and what is said once for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kinmap.archive.event import Event
from kinmap.archive.fields import WAYS
from kinmap.archive.gazetteer import Town, gazetteer, rivals
from kinmap.archive.notes import Note, id_of
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.problems import Problem
from kinmap.text import Span, fold, slug

MOST_CHOICES = 4
"""Towns of one name that are listed; nobody reads further."""


def id_clashes(paths: Iterable[str]) -> dict[str, Problem]:
    """Return a problem for each file whose id an earlier one has, by path."""
    first: dict[str, str] = {}
    clashes = {}
    for path in sorted(paths):
        earlier = first.setdefault(fold(id_of(path)), path)
        if earlier != path:
            what = f"the id `{id_of(path)}` is that of {earlier} already; this file is left out"
            clashes[path] = Problem(Span(path), "id-clash", what, "rename one of the two files")
    return clashes


def slug_clashes(notes: Iterable[Person | Event]) -> Iterator[Problem]:
    """Yield a problem for each note whose page would have an earlier one's address."""
    first: dict[str, str] = {}
    for note in sorted(notes, key=lambda note: note.path):
        address = slug(note.id)
        earlier = first.setdefault(address, note.path)
        if earlier != note.path:
            what = f"its page would have the address `{address}`, which is that of {earlier}"
            yield Problem(Span(note.path), "slug-clash", what, "rename one of the two files")


def circles(people: dict[str, Person]) -> Iterator[Problem]:
    """Yield a problem for each circle of `through`, at its first id."""
    seen: dict[str, str] = {}
    for start in people:
        chain: list[str] = []
        at: str | None = start
        while at in people and at not in seen:
            seen[at] = start
            chain.append(at)
            at = people[at].through
        if at in people and seen[at] == start:
            circle = chain[chain.index(at) :]
            first = circle.index(min(circle))
            circle = circle[first:] + circle[:first]
            what = f"the circle {' → '.join((*circle, circle[0]))} leads back to where it starts"
            fix = "say of one of them that you met in another way"
            yield Problem(people[circle[0]].spans["through"], "through-circle", what, fix)


def once_for_all(events: Sequence[Note[Event]], people: Sequence[Note[Person]]) -> Iterator[Problem]:
    """Yield the warnings that are said once for the archive, at the first place, with how many."""
    nameless = [note.about for note in people if note.nameless]
    if nameless:
        first = nameless[0]
        what = f"no `name`, so `{first.name}` stands in its place"
        fix = f"add a line such as name: {first.name}"
        yield Problem(Span(first.path), "no-name", what + also(len(nameless)), fix)
    bare = [note.about for note in people if note.bare]
    if bare:
        what = "no front matter, so all its fields are empty"
        fix = f"start the note with the lines ---, name: {bare[0].name} and ---"
        yield Problem(Span(bare[0].path), "front-matter-none", what + also(len(bare)), fix)
    yield from own_fields([*(note.about for note in events), *(note.about for note in people)])


def own_fields(notes: Iterable[Person | Event]) -> Iterator[Problem]:
    """Yield a warning for each name of a field that nobody knows, unless it starts with `x-`."""
    places: dict[str, list[Span]] = {}
    for note in notes:
        for field in note.own:
            if not field.name.startswith("x-"):
                places.setdefault(field.name, []).append(field.span)
    for name, spans in places.items():
        what = f"`{name}` is a field of your own, shown under its name"
        told = f"name it x-{name}, or say in site.yml which field it is: fields: {{{name}: tags}}"
        fix = f"put it under contact: {{{name}: …}}" if name in WAYS else told
        yield Problem(min(spans), "own-field", what + also(len(spans)), fix)


def also(files: int) -> str:
    """Return how many other files have the same, as the end of a sentence."""
    if files == 1:
        return ""
    return "; so has one other file" if files == 2 else f"; so have {files - 1} other files"  # noqa: PLR2004


def unclear_places(notes: Iterable[Person | Event], settings: Settings) -> Iterator[Problem]:
    """Yield a warning for each place that neither site.yml nor the gazetteer knows.

    Of a name that several towns have, the first place with it is warned of, with the choices.
    """
    known = {fold(name): "" for name in settings.places}
    for note in notes:
        place = note.place
        if place is None or place.name is None:
            continue
        key = fold(place.name)
        if key not in known:
            found = gazetteer().find(place.name)
            choices = rivals(place.name, found)
            if choices:
                taken = choices[0].country
                what = f"{len(choices)} towns are called `{place.name}`; the one in {taken} is taken"
                yield Problem(place.span, "place", what, _which(place.name, choices))
            known[key] = "" if found else _where(place.name)
        if known[key]:
            what = f"nobody here knows where `{place.name}` is"
            yield Problem(place.span, "place", what, known[key])


def _which(name: str, choices: Sequence[Town]) -> str:
    """Return the lines that would settle which town it is, the one that is taken first."""
    told = [
        f"{{{name}: [{it.latitude:g}, {it.longitude:g}]}} in {it.country}" for it in choices[:MOST_CHOICES]
    ]
    return f"say which in site.yml, places: {' or '.join(told)}"


def _where(name: str) -> str:
    near = gazetteer().nearest(name)
    told = f"say so in site.yml: places: {{{name}: [latitude, longitude]}}"
    return f"did you mean `{near}`? Else {told}" if near else told
