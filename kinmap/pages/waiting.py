"""What waits between you and somebody: an answer, a promise of yours, one of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kinmap.archive.ledgers import Life, Promise
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.lines import place
from kinmap.pages.pronouns import pronouns
from kinmap.pages.view import View, Who


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
    who = pronouns(relation.person.pronouns)
    day = entry.date.first
    last = day + timedelta(days=view.settings.answer)
    timely = f"An answer by {words.day(last, view.today)} still counts as care." if last >= view.today else ""
    what = f"{words.capital(who.possessive)} {entry.occasion.value} {words.on(entry.date, view.today)}"
    waited = words.length(max((view.today - day).days, 1))
    return row(view, relation, entry, what, timely, str(waited))


def mine(view: View, relation: Relation) -> tuple[Row, ...]:
    """Return the promises of yours that are open."""
    return tuple(promise(view, relation, entry, "You promised") for entry in relation.promises.me.open)


def theirs(view: View, relation: Relation) -> tuple[Row, ...]:
    """Return the promises of theirs that are open."""
    who = pronouns(relation.person.pronouns)
    what = f"{words.capital(who.subject)} promised"
    return tuple(promise(view, relation, entry, what) for entry in relation.promises.they.open)


def promise(view: View, relation: Relation, entry: Promise, what: str) -> Row:
    """Return an open promise."""
    when, due = "No day was named.", ""
    if entry.due:
        when = f"By {words.partial(entry.due, view.today)}{over(entry.due, view.today)}."
        due = by(entry.due, view.today)
    said = f"{what} {words.on(entry.date, view.today)}"
    return row(view, relation, entry, said, when, due)


def over(due: PartialDate, today: date) -> str:
    """Return that a due day has passed, or that a month or a year has begun; nothing before."""
    if due.first >= today:
        return ""
    return ", which has begun" if running(due, today) else ", which has passed"


def by(due: PartialDate, today: date) -> str:
    """Return when something is due, in the margin: `by Sunday`, `this month`, `two days over`."""
    if running(due, today):
        return "this year" if due.month is None else "this month"
    if due.day is None and due.first > today:
        return f"by {words.partial(due, today)}"
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
