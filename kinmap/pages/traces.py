"""What a page looked up while it was made, so that it need not be made again while that is the same.

A page's content is a function of the view, but no page looks at all of it. Made with a view
that takes down each thing looked up, a page has a trace: the names of what it saw. Where all of
that is equal in a later view, the page is equal too, and what was made of it can stand. There
is no graph of who depends on whom that could be wrong: what is not asked for by name cannot be
seen at all, and a page that tries is made anew each time. (Build systems call these verifying
traces: Mokhov, Mitchell and Peyton Jones, "Build systems à la carte", 2018.)

A page asks two hundred times, and mostly for several things of one person. So what belongs together
is one thing under one name (`things`), and a trace has a tenth as many names as there were looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from kinmap.community.ties import Tie
from kinmap.pages.page import Frame
from kinmap.pages.view import View

Read: TypeAlias = "tuple[str, str]"
"""A kind of thing, and the name of the one that was looked at."""
ABSENT = object()

PERSON = "person"
"""By id: all of somebody: their note and its lines, what follows from them, their ties, and their name."""
NAME = "name"
"""By id: what it names, an event or a person with their stage, and where the page and the note are."""
FILE = "file"
"""By path: what there is of a file that is nobody's note."""
WORD = "word"
"""By a word that `[[…]]` may name somebody by, folded: whom."""
UPPER = "upper"
"""By no name: all that notes say, but the texts of those on people."""
ALL: Read = (UPPER, "")
PAGES_OF = {
    "contexts": "page of a context",
    "groups": "page of a group",
    "tags": "page of a tag",
    "places": "page of a place",
}
"""By name: the address of the page."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What one page looked up, each thing once, in any order."""

    reads: tuple[Read, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a page is made from: the view, and what stands around it."""

    view: View
    frame: Frame


Things: TypeAlias = Mapping[str, tuple[Mapping[Any, object], ...]]
"""By kind, the mappings that each thing of that kind has its parts in."""


def things(seen: Seen) -> Things:
    """Return all that can be looked at; what is the same for all pages (`same_for_all`) is not among it."""
    view, archive, links = seen.view, seen.view.archive, seen.view.links
    notes = {id_: (path, view.homes.get(path), view.events.get(path)) for path, id_ in view.owners.items()}
    wrong = {view.owners.get(path): errors for path, errors in view.errors.items()}
    bridges = dict.fromkeys(view.community.bridges, True)
    name = (view.named, links.people, notes, archive.events, links.events)
    return {
        PERSON: (view.relations, ties(view), view.neighbours, view.candidates, bridges, wrong, *name),
        NAME: name,
        FILE: (view.homes, view.owners, view.events, view.errors),
        UPPER: ({"": archive.upper()},),
        WORD: (archive.names, view.labels, seen.frame.words),
        **{kind: (getattr(links, words),) for words, kind in PAGES_OF.items()},
    }


def ties(view: View) -> dict[str, list[Tie]]:
    """Return the ties of each person with those whose ids come later: each tie once."""
    found: dict[str, list[Tie]] = {}
    for (first, _), tie in view.ties.items():
        found.setdefault(first, []).append(tie)
    return found


def same_for_all(before: Seen, now: Seen) -> bool:
    """Tell whether what every page may look at is equal: the day, the settings, and the frame."""
    first, second = (replace(it.frame, words={}, homes={}) for it in (before, now))
    days = before.view.today == now.view.today
    return days and before.view.settings == now.view.settings and first == second


def same_but_texts(before: Seen, now: Seen) -> bool:
    """Tell whether all that notes say is known to be equal, texts of those on people aside."""
    upper = now.view.archive.upper()
    return bool(upper) and before.view.archive.upper() == upper


class Comparison:
    """Two moments, and which of what was looked up in the first is equal in the second."""

    __slots__ = ("_before", "_found", "_now")

    def __init__(self, before: Seen, now: Seen) -> None:
        """Compare `before` with `now`, each thing once."""
        self._before, self._now = things(before), things(now)
        self._found: dict[Read, bool] = {}

    def holds(self, trace: Trace) -> bool:
        """Tell whether all that a page saw is as it was."""
        return all(self.same(read) for read in trace.reads)

    def same(self, read: Read) -> bool:
        """Tell whether a thing is as it was."""
        known = self._found.get(read)
        if known is None:
            kind, name = read
            parts = zip(self._before[kind], self._now[kind], strict=True)
            known = all(one.get(name, ABSENT) == other.get(name, ABSENT) for one, other in parts)
            self._found[read] = known
        return known
