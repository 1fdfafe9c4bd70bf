"""What a page looked up while it was made, so that it need not be made again while that is the same.

A page's content is a function of the view, but no page looks at all of it. Made with a view
that takes down each thing looked up, a page has a trace: the names of what it saw. Where all of
that is equal in a later view, the page is equal too, and what was made of it can stand. There
is no graph of who depends on whom that could be wrong: what is not asked for by name cannot be
seen at all, and a page that tries is made anew each time. (Build systems call these verifying
traces: Mokhov, Mitchell and Peyton Jones, "Build systems à la carte", 2018.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import repeat
from operator import itemgetter
from typing import Any, NoReturn, TypeAlias, TypeVar

from kinmap.pages.page import Frame
from kinmap.pages.view import View
from kinmap.text import Span

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Read: TypeAlias = "tuple[str, Hashable]"
"""The name of what was looked into, and what was looked for in it."""
ABSENT = object()
PATH = itemgetter(0)
"""Of a span, the file that it is in."""


PAGES_OF = {
    "people": "page of a person",
    "events": "page of an event",
    "contexts": "page of a context",
    "groups": "page of a group",
    "tags": "page of a tag",
    "places": "page of a place",
}
"""The addresses by what they are of, and the names by which they are looked into."""
OF_VIEW = {
    "homes": "home",
    "owners": "owner",
    "labels": "label",
    "events": "event of a file",
    "neighbours": "neighbours",
    "ties": "tie",
    "candidates": "candidate",
    "named": "link to a person",
    "errors": "errors",
}
"""The view's other mappings likewise."""


class UntracedError(Exception):
    """A page looked at something as a whole, which has no name that it could be taken down by."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What one page looked up."""

    reads: set[Read] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a page is made from: the view, and what stands around it."""

    view: View
    frame: Frame


LOOKUPS: Mapping[str, Callable[[Seen], Mapping[Any, object]]] = {
    "event": lambda seen: seen.view.archive.events,
    "name": lambda seen: seen.view.archive.names,
    "relation": lambda seen: seen.view.community.people,
    "bridge": lambda seen: dict.fromkeys(seen.view.community.bridges, True),
    "entry": lambda seen: seen.view.entries,
    "home": lambda seen: seen.view.homes,
    "owner": lambda seen: seen.view.owners,
    "label": lambda seen: seen.view.labels,
    "event of a file": lambda seen: seen.view.events,
    "neighbours": lambda seen: seen.view.neighbours,
    "tie": lambda seen: seen.view.ties,
    "candidate": lambda seen: seen.view.candidates,
    "link to a person": lambda seen: seen.view.named,
    "errors": lambda seen: seen.view.errors,
    "page of a person": lambda seen: seen.view.links.people,
    "page of an event": lambda seen: seen.view.links.events,
    "page of a context": lambda seen: seen.view.links.contexts,
    "page of a group": lambda seen: seen.view.links.groups,
    "page of a tag": lambda seen: seen.view.links.tags,
    "page of a place": lambda seen: seen.view.links.places,
    "word": lambda seen: seen.frame.words,
}
"""What can be looked into, by name; what is the same for all pages (`same_for_all`) is not among them."""


class Watched(Mapping[K, V]):
    """A mapping that takes down what is looked for in it, and cannot be gone through."""

    __slots__ = ("_held", "_take", "_take_all")

    def __init__(
        self, held: Mapping[K, V], take: Callable[[K], object], take_all: Callable[[Collection[K]], object]
    ) -> None:
        """Watch a mapping; `take` takes down a key that is looked for, `take_all` all of many."""
        self._held, self._take, self._take_all = held, take, take_all

    def __getitem__(self, key: K) -> V:
        self._take(key)
        return self._held[key]

    def get(self, key: K, default: Any = None) -> Any:  # noqa: ANN401 - as in every mapping
        """Return what a key stands for; a page asks so a hundred times, and `Mapping`'s own way is slow."""
        self._take(key)
        return self._held.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._take(key)  # type: ignore[arg-type] # what is no key is not there, and will not be
        return key in self._held

    def each(self, keys: Collection[K]) -> list[V]:
        """Return what many keys stand for; a page that lists many asks for all of them in one go."""
        self._take_all(keys)
        return list(map(self._held.__getitem__, keys))

    def those(self, keys: Collection[K]) -> dict[K, V]:
        """Return what is there for many keys, likewise."""
        self._take_all(keys)
        return {key: self._held[key] for key in keys if key in self._held}

    def __iter__(self) -> Iterator[K]:
        raise UntracedError

    def __len__(self) -> int:
        raise UntracedError


class Hidden:
    """Something that a traced page may not look at."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise UntracedError

    __iter__ = __len__ = __contains__ = __getitem__ = __bool__ = __call__ = __getattr__ = _refuse


def watched(seen: Seen, trace: Trace) -> Seen:
    """Return the same to look at, with each look taken down in `trace`.

    Somebody's note and its lines are part of their relation, and are taken down as that.
    """
    add, add_all = trace.reads.add, trace.reads.update

    def watch(held: Mapping[K, V], name: str) -> Watched[K, V]:
        return Watched(
            held, lambda key: add((name, key)), lambda keys: add_all(zip(repeat(name), keys, strict=False))
        )

    def look(name: str) -> Any:  # noqa: ANN401 - stands for mappings of all sorts
        return watch(LOOKUPS[name](seen), name)

    def line(span: Span) -> Read:
        return ("relation", owners[span.path]) if span.path in owners else ("entry", span)

    def lines(spans: Collection[Span]) -> None:
        paths = set(map(PATH, spans))
        add_all(("relation", owners[path]) for path in paths if path in owners)
        if not owners.keys() >= paths:
            add_all(map(line, spans))

    view = seen.view
    owners = view.owners
    people = watch(view.archive.people, "relation")
    written = Watched(view.entries, lambda span: add(line(span)), lines)
    named = {"events": look("event"), "names": look("name")}
    archive = but(view.archive, settings=view.settings, people=people, **named)
    known = {"people": look("relation"), "bridges": look("bridge")}
    community = but(view.community, archive=archive, today=view.today, **known)
    links = replace(view.links, **{name: look(page) for name, page in PAGES_OF.items()})
    others = {name: look(read) for name, read in OF_VIEW.items()}
    whole = {"archive": archive, "community": community, "today": view.today, "links": links}
    shown = but(view, entries=written, **whole, **others)
    return Seen(shown, replace(seen.frame, words=look("word"), homes=look("home")))


class Watch:
    """The same to look at, page after page, with what each looks up taken down: set up once for all."""

    __slots__ = ("_seen", "_trace")

    def __init__(self, seen: Seen) -> None:
        """Begin to watch."""
        self._trace = Trace()
        self._seen = watched(seen, self._trace)

    def begin(self) -> Seen:
        """Return what the next page is to be made from.

        Each page has a view of its own, if only by name: what is remembered by view, such as
        the line at a place, would else be found by one page and never looked up by another.
        """
        self._trace.reads.clear()
        return Seen(replace(self._seen.view), self._seen.frame)

    def trace(self) -> Trace:
        """Return what was looked up since the page began."""
        return Trace(set(self._trace.reads))


def but(whole: Any, **shown: object) -> Any:  # noqa: ANN401 - an archive, a community or a view
    """Return a copy of a dataclass that shows these fields, and hides all others."""
    hidden = {it.name: Hidden() for it in fields(whole) if it.name not in shown}
    return replace(whole, **shown, **hidden)


def same_for_all(before: Seen, now: Seen) -> bool:
    """Tell whether what every page may look at is equal: the day, the settings, and the frame."""
    first, second = (replace(it.frame, words={}, homes={}) for it in (before, now))
    days = before.view.today == now.view.today
    return days and before.view.settings == now.view.settings and first == second


class Comparison:
    """Two moments, and which of what was looked up in the first is equal in the second."""

    __slots__ = ("_before", "_found", "_now")

    def __init__(self, before: Seen, now: Seen) -> None:
        """Compare `before` with `now`, each thing once."""
        self._before = {name: look(before) for name, look in LOOKUPS.items()}
        self._now = {name: look(now) for name, look in LOOKUPS.items()}
        self._found: dict[Read, bool] = {}

    def holds(self, trace: Trace) -> bool:
        """Tell whether all that a page saw is as it was."""
        return all(self._same(read) for read in trace.reads)

    def _same(self, read: Read) -> bool:
        known = self._found.get(read)
        if known is None:
            name, key = read
            known = self._before[name].get(key, ABSENT) == self._now[name].get(key, ABSENT)
            self._found[read] = known
        return known
