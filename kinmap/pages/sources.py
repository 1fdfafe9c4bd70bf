"""Where anything is written: lines of ledgers, events, and fields that have no day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kinmap.archive.person import Person
from kinmap.pages import lines, words
from kinmap.pages.lines import Line
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View
from kinmap.text import Span

NEWEST = 2
MOST = 20


@dataclass(frozen=True, slots=True)
class Sources:
    """Lines that a statement rests on: the newest, and the others behind a fold.

    Attributes:
        summary: the words of the fold; `more` says how many are left out even there.
    """

    newest: tuple[Line, ...] = ()
    rest: tuple[Line, ...] = ()
    summary: str = ""
    more: str = ""


def sources(
    view: View, spans: Iterable[Span], people: Iterable[Person] = (), newest: int = NEWEST, of: str = ""
) -> Sources:
    """Return the lines at these places, each once: the newest first, fields last.

    Args:
        view: what pages are made from.
        spans: places in notes, events or site.yml.
        people: those whose fields may be among them.
        newest: how many stand open.
        of: the id of whoever they are told of, or nothing.
    """
    found = tuple(written(view, spans, tuple(people), of))
    rest = found[newest:]
    left = len(rest) - MOST
    return Sources(
        newest=found[:newest],
        rest=rest[:MOST],
        summary=folded(len(rest), newest),
        more=say("and {n} more", n=left) if left > 0 else "",
    )


def folded(rest: int, newest: int) -> str:
    """Return how many lines are behind a fold."""
    if newest:
        return say_n("One more line", "{n:c} more lines", rest)
    return say_n("One line", "{n:c} lines", rest)


def written(
    view: View, spans: Iterable[Span], people: tuple[Person, ...] = (), of: str = ""
) -> Iterator[Line]:
    """Give the lines at these places, the newest first, then the fields in the order given."""
    once = tuple(dict.fromkeys(spans))
    yield from lines.evidence(view, once, "", of)
    for span in once:
        if lines.at(view, span, "", "") is None:
            yield field(view, span, people)


def field(view: View, span: Span, people: Iterable[Person]) -> Line:
    """Return a field of a note, or a goal of site.yml, as a line without a day."""
    file, href = lines.place(view, span)
    goals = (goal.written for goal in view.settings.goals if goal.span == span)
    said = next(goals, "") or next(
        (word for person in people if person.path == span.path for word in fields(view, person, span)), ""
    )
    return Line(iso="", date="", words=said, note="", line=span.line, file=file, href=href, path=span.path)


def fields(view: View, person: Person, span: Span) -> Iterator[str]:
    """Give what stands at a place of a note's front matter, as the note has it."""
    for known in person.knows:
        if known.span == span and known.id in view.archive.people:
            since = f", since {words.partial(known.since, view.today)}" if known.since else ""
            yield f"knows {view.archive.people[known.id].name}{since}"
    place = person.place.name if person.place and person.place.name else ""
    content = {
        "intent": person.intent.value if person.intent else "",
        "contexts": ", ".join(person.contexts),
        "groups": ", ".join(person.groups),
        "tags": ", ".join(person.tags),
        "place": place,
    }
    yield from (f"{name}: {said}" for name, said in content.items() if person.spans.get(name) == span)
