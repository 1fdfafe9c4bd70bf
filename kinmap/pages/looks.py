"""A view that takes down each thing that a page looks up in it, and shows nothing as a whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, NoReturn, TypeVar

from kinmap.pages.links import Links
from kinmap.pages.traces import FILE, NAME, PAGES_OF, PERSON, UPPER, WORD, Read, Seen, Trace
from kinmap.text import Span

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class UntracedError(Exception):
    """A page looked at something as a whole, which has no name that it could be taken down by."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is looked up while a page is made.

    Attributes:
        people: ids of those of whom all may have been looked at.
        names: ids of which no more was looked at than what they name.
        others: everything else.
        told: the name of everything that any page looked up, once for all of them: there are thousands.
    """

    people: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    others: set[Read] = field(default_factory=set)
    told: dict[Read, Read] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget all, since another page begins."""
        for looks in (self.people, self.names, self.others):
            looks.clear()

    @property
    def trace(self) -> Trace:
        """What was looked up."""
        people = [(PERSON, id_) for id_ in self.people]
        names = [(NAME, id_) for id_ in self.names - self.people]
        return Trace(tuple([self.told.setdefault(read, read) for read in (*people, *names, *self.others)]))


class Watched(Mapping[K, V]):
    """A mapping that takes down what is looked for in it, and cannot be gone through."""

    __slots__ = ("_held", "_take", "_take_all")

    def __init__(
        self,
        held: Mapping[K, V],
        take: Callable[[K], object],
        take_all: Callable[[Collection[K]], object] | None = None,
    ) -> None:
        """Watch a mapping.

        Args:
            held: the mapping.
            take: takes down a key that is looked for.
            take_all: takes down many; one after the other, if left out.
        """
        self._held, self._take, self._take_all = held, take, take_all or self._take_each

    def _take_each(self, keys: Collection[K]) -> None:
        for key in keys:
            self._take(key)

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


def watched(seen: Seen, looks: Looks) -> Seen:
    """Return the same to look at, with each look taken down in `looks`, as `things` has it."""
    view, people, names, others = seen.view, looks.people, looks.names, looks.others
    whole, named = of_files(view.owners, people, others), of_files(view.owners, names, others)

    def by_id(held: Mapping[str, V], theirs: set[str]) -> Any:  # noqa: ANN401 - stands for mappings of all sorts
        return Watched(held, theirs.add, theirs.update)

    def by_word(held: Mapping[str, V], kind: str) -> Any:  # noqa: ANN401 - likewise
        return Watched(held, lambda word: others.add((kind, word)))

    words = {name: by_word(getattr(view.links, name), kind) for name, kind in PAGES_OF.items()}
    archive = but(
        view.archive,
        settings=view.settings,
        people=by_id(view.archive.people, people),
        events=by_id(view.archive.events, names),
        names=by_word(view.archive.names, WORD),
    )
    bridges = by_id(dict.fromkeys(view.community.bridges, True), people)
    known = by_id(view.relations, people)
    shown = but(
        view,
        today=view.today,
        archive=archive,
        community=but(view.community, archive=archive, today=view.today, people=known, bridges=bridges),
        links=Links(by_id(view.links.people, names), by_id(view.links.events, names), **words),
        entries=by_span(view.entries, whole),
        homes=Watched(view.homes, named),
        owners=Watched(view.owners, named),
        events=Watched(view.events, named),
        errors=Watched(view.errors, whole),
        labels=by_word(view.labels, WORD),
        neighbours=by_id(view.neighbours, people),
        ties=Watched(view.ties, lambda pair: people.add(pair[0])),
        candidates=by_id(view.candidates, people),
        named=by_id(view.named, names),
    )
    frame = replace(seen.frame, words=by_word(seen.frame.words, WORD), homes=Watched(seen.frame.homes, named))
    return Seen(shown, frame)


def by_span(held: Mapping[Span, V], look: Callable[[str], None]) -> Any:  # noqa: ANN401 - as above
    """Watch a mapping by places: `look` takes down the file of each; of many, each file once."""

    def look_at_each(spans: Collection[Span]) -> None:
        for path in {span.path for span in spans}:
            look(path)

    return Watched(held, lambda span: look(span.path), look_at_each)


def of_files(owners: Mapping[str, str], theirs: set[str], others: set[Read]) -> Callable[[str], None]:
    """Return what takes down a look at a file: one that is somebody's note is theirs."""

    def look(path: str) -> None:
        owner = owners.get(path)
        if owner is None:
            others.add((FILE, path))
        else:
            theirs.add(owner)

    return look


class Watch:
    """The same to look at, page after page, with what each looks up taken down: set up once for all."""

    __slots__ = ("_looks", "_seen", "_upper")

    def __init__(self, seen: Seen) -> None:
        """Begin to watch."""
        self._looks = Looks()
        self._seen = watched(seen, self._looks)
        self._upper = seen.view.archive.upper

    def begin(self) -> Seen:
        """Return what the next page is to be made from.

        Each page has a view of its own, if only by name: what is remembered by view, such as
        the line at a place, would else be found by one page and never looked up by another.
        """
        self._looks.begin()
        return Seen(replace(self._seen.view), self._seen.frame)

    def trace(self) -> Trace:
        """Return what was looked up since the page began."""
        return self._looks.trace

    def whole(self) -> Trace | None:
        """Return that everything but texts may have been looked at; None where nobody could tell it again."""
        return Trace(((UPPER, ""),)) if self._upper() else None


def but(whole: Any, **shown: object) -> Any:  # noqa: ANN401 - an archive, a community or a view
    """Return a copy of a dataclass that shows these fields, and hides all others."""
    hidden = {it.name: Hidden() for it in fields(whole) if it.name not in shown}
    return replace(whole, **shown, **hidden)
