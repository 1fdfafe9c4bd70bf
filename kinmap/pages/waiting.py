"""What waits between you and somebody: an answer, a promise of yours, one of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kinmap.archive.ledgers import Life, Occasion, Promise, Who as Side
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.lines import place
from kinmap.pages.pronouns import spoken_of
from kinmap.pages.tongue import mark, say
from kinmap.pages.view import View, Who
from kinmap.pages.words import Length

OCCASIONS = {
    Occasion.WIN: mark("{Possessive} win {when}"),
    Occasion.SETBACK: mark("{Possessive} setback {when}"),
    Occasion.NEWS: mark("{Possessive} news {when}"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits.

    Attributes:
        what: a sentence; `note` is what the owner wrote of it.
        when: a remark on its days.
        due: for Today: how long it has been, or how long there is.
        day: what it is ordered by.
    """

    who: Who
    what: str
    note: str
    when: str
    due: str
    day: date
    line: int
    file: str
    href: str
    path: str

    @property
    def place(self) -> str:
        """Where it stands, as one says it in a terminal: `people/ana.md:12`."""
        return f"{self.path}:{self.line}"


def rows(view: View, relation: Relation) -> tuple[Row, ...]:
    """Return everything that waits, answers first, then your promises, then theirs."""
    return (*answers(view, relation), *mine(view, relation), *theirs(view, relation))


def answers(view: View, relation: Relation) -> tuple[Row, ...]:
    """Return their wins and setbacks of the last 90 days that you have not answered."""
    return tuple(answer(view, relation, entry) for entry in relation.unanswered)


def answer(view: View, relation: Relation, entry: Life) -> Row:
    """Return one that waits for an answer."""
    day = entry.date.first
    last = day + timedelta(days=view.settings.answer)
    timely = ""
    if last >= view.today:
        timely = say("An answer by {day} still counts as care.", day=words.day(last, view.today))
    when = words.on(entry.date, view.today)
    what = say(OCCASIONS[entry.occasion], when=when, **spoken_of(relation.person))
    return row(view, relation, entry, what, timely, str(since(view, entry)))


def since(view: View, entry: Life) -> Length:
    """Return how long ago something happened."""
    return words.length(max((view.today - entry.date.first).days, 1))


def mine(view: View, relation: Relation) -> tuple[Row, ...]:
    """Return the promises of yours that are open."""
    return tuple(promise(view, relation, entry) for entry in relation.promises.me.open)


def theirs(view: View, relation: Relation) -> tuple[Row, ...]:
    """Return the promises of theirs that are open."""
    return tuple(promise(view, relation, entry) for entry in relation.promises.they.open)


def promise(view: View, relation: Relation, entry: Promise) -> Row:
    """Return a promise, and by when it is due."""
    when, due = say("No day was named."), ""
    if entry.due:
        when, due = until(entry.due, view.today), by(entry.due, view.today)
    on = words.on(entry.date, view.today)
    if entry.who is Side.ME:
        return row(view, relation, entry, say("You promised {when}", when=on), when, due)
    what = say("{Subject} promised {when}", when=on, **spoken_of(relation.person))
    return row(view, relation, entry, what, when, due)


def until(due: PartialDate, today: date) -> str:
    """Return by when something is due, and that this has passed, or that a month or a year has begun."""
    day = words.partial(due, today)
    if due.first >= today:
        return say("By {day}.", day=day)
    if running(due, today):
        return say("By {day}, which has begun.", day=day)
    return say("By {day}, which has passed.", day=day)


def by(due: PartialDate, today: date) -> str:
    """Return when something is due, in the margin: `by Sunday`, `this month`, `two days over`."""
    if running(due, today):
        return say("this year") if due.month is None else say("this month")
    if due.day is None and due.first > today:
        return say("by {month}", month=words.partial(due, today))
    return words.due(due.first, today)


def running(due: PartialDate, today: date) -> bool:
    """Tell whether today is in the month, or the year, that a date names."""
    return due.day is None and due.year == today.year and due.month in {None, today.month}


def row(view: View, relation: Relation, entry: Life | Promise, what: str, when: str, due: str) -> Row:
    """Return a row with the place of its line."""
    file, href = place(view, entry.span)
    return Row(
        who=view.who(relation.id),
        what=what,
        note=entry.note,
        when=when,
        due=due,
        day=order(entry),
        line=entry.span.line,
        file=file,
        href=href,
        path=entry.span.path,
    )


def order(entry: Life | Promise) -> date:
    """Return what rows are ordered by: the day of a win or setback, the due day of a promise."""
    if isinstance(entry, Life):
        return entry.date.first
    return entry.due.first if entry.due else date.max
