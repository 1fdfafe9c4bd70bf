"""Care: whom you owe an answer or a promise, and who owes you one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kinmap.archive.ledgers import Life, Promise
from kinmap.community.acts import end_day
from kinmap.community.care import WINDOW
from kinmap.community.relation import Relation
from kinmap.pages import waiting, words
from kinmap.pages.page import Later, Page
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View
from kinmap.pages.waiting import Row

PATH = "care.html"
TITLE = mark("Care")
FIRST = 20
"""Rows of a part that stand open; the others, so many at most, are behind a fold."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: what waits of one kind, the first of it open, the rest folded.

    Attributes:
        remark: what stands in the margin.
        left: how many there are beyond those behind the fold, as a sentence.
        teach: the line to write where there is nothing.
        about: what the margin is called.
    """

    title: str
    remark: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    more_title: str
    left: str
    nothing: str
    teach: str
    about: str


def pages(view: View) -> Iterator[Page]:
    """Give the page of what is owed."""
    yield Page(PATH, "care.html", say(TITLE), Later(partial(content, view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    near = [relation for relation in view.relations.values() if not relation.let_go]
    return {
        "sentence": sentence(near),
        "parts": (answers(view, near), mine(view, near), theirs(view, near)),
        "past": tuple(part for part in (missed(view, near), broken(view, near)) if part.rows),
        "anybody": bool(view.relations),
    }


def owed(view: View) -> int:
    """Return how many answers and promises you owe, for the contents."""
    near = (relation for relation in view.relations.values() if not relation.let_go)
    return sum(len(relation.unanswered) + len(relation.promises.me.open) for relation in near)


def sentence(near: Sequence[Relation]) -> str:
    """Return what is owed either way, in one sentence."""
    unanswered = sum(len(relation.unanswered) for relation in near)
    yours = sum(len(relation.promises.me.open) for relation in near)
    theirs = sum(len(relation.promises.they.open) for relation in near)
    owed = [
        say_n("one answer", "{n} answers", unanswered) if unanswered else "",
        say_n("one promise", "{n} promises", yours) if yours else "",
    ]
    clauses = [clause for clause in owed if clause]
    first = say("You owe nobody an answer or a promise")
    if clauses:
        first = say("You owe {owed}", owed=words.joined(clauses))
    if not theirs:
        return f"{first}."
    return say_n(
        "{owing}; one promise to you is open.", "{owing}; {n} promises to you are open.", theirs, owing=first
    )


# -- what waits ---------------------------------------------------------------------------


def answers(view: View, near: Sequence[Relation]) -> Part:
    """Return their wins and setbacks without an answer: those that still count as care first."""
    found = gathered(near, lambda relation: (answer(view, relation, it) for it in relation.unanswered))
    counting = [row for row in found if (view.today - row.day).days <= view.settings.answer]
    late = [row for row in found if (view.today - row.day).days > view.settings.answer]
    return part(
        say("Answer"),
        say(
            "A win or a setback answered within {length} counts as care. Later it is welcome, and an act of "
            "yours all the same.",
            length=words.exact(view.settings.answer),
        ),
        (*counting, *late),
        nothing=say("No win and no setback of the last 90 days waits for a word of yours."),
        teach="life:\n  - YYYY-MM-DD their win: " + say("What went well for them."),
        about=say("On answer"),
    )


def answer(view: View, relation: Relation, entry: Life) -> Row:
    """Return one that waits for an answer, with the days that are left."""
    left = view.settings.answer - (view.today - entry.date.first).days
    row = waiting.answer(view, relation, entry)
    if left < 0:
        return replace(row, due=say("{wait} ago", wait=waiting.since(view, entry)), when="")
    return replace(row, due=days_left(left), when="")


def days_left(left: int) -> str:
    """Return the days in which an answer counts as care: `two days left`."""
    return say_n("one day left", "{n} days left", left, none=mark("the last day is today"))


def mine(view: View, near: Sequence[Relation]) -> Part:
    """Return what you promised, by the due day."""
    return part(
        say("Keep your word"),
        say("A promise kept earns trust on that day. One that cannot be kept can be released."),
        gathered(near, lambda relation: waiting.mine(view, relation)),
        nothing=say("No promise of yours is open."),
        teach="promises:\n  - YYYY-MM-DD I by YYYY-MM-DD: " + say("Send the book."),
        about=say("On keep your word"),
    )


def theirs(view: View, near: Sequence[Relation]) -> Part:
    """Return what was promised to you, by the due day."""
    return part(
        say("Promised to you"),
        say("Here so that you can thank them, and not in order to press."),
        gathered(near, lambda relation: waiting.theirs(view, relation)),
        nothing=say("No promise to you is open."),
        teach="promises:\n  - YYYY-MM-DD they: " + say("Bring back the tent."),
        about=say("On promised to you"),
    )


# -- what has passed ----------------------------------------------------------------------


def missed(view: View, near: Sequence[Relation]) -> Part:
    """Return what happened to them more than 90 days ago, and had no answer; the latest first."""
    found = gathered(near, lambda relation: (answer(view, relation, it) for it in relation.missed))
    title = say_n("Missed: one win or setback", "Missed: {n} wins and setbacks", len(found))
    remark = say(
        "More than {n} days ago. Nobody expects an answer now; it may be worth a word when you meet.",
        n=WINDOW,
    )
    return part(title, remark, tuple(reversed(found)))


def broken(view: View, near: Sequence[Relation]) -> Part:
    """Return the promises that were broken, the latest first."""
    found = gathered(near, lambda relation: (was_broken(view, relation, it) for it in relation.broken))
    remark = say("A broken promise is shown, and changes nobody\u2019s standing by itself.")
    title = say_n("Broken: one promise", "Broken: {n} promises", len(found))
    return part(title, remark, tuple(reversed(found)))


def was_broken(view: View, relation: Relation, entry: Promise) -> Row:
    """Return a promise that was broken, by whom and when."""
    ended = entry.ended or entry.date
    row = waiting.promise(view, relation, entry)
    when = say("Broken {when}.", when=words.on(ended, view.today))
    return replace(row, when=when, due="", day=end_day(entry) or ended.first)


# -- parts --------------------------------------------------------------------------------


def gathered(
    near: Sequence[Relation], kind: Callable[[Relation], Iterator[Row] | Sequence[Row]]
) -> tuple[Row, ...]:
    """Return what waits of one kind with everybody, the earliest day first."""
    found = (row for relation in near for row in kind(relation))
    return tuple(sorted(found, key=lambda row: (row.day, row.who.id, row.line)))


def part(
    title: str, remark: str, rows: tuple[Row, ...], nothing: str = "", teach: str = "", about: str = ""
) -> Part:
    """Return a part, its first rows apart."""
    more = rows[FIRST : FIRST + MOST]
    left = len(rows) - FIRST - len(more)
    return Part(
        title=title,
        remark=remark,
        rows=rows[:FIRST],
        more=more,
        more_title=say("And {n} more", n=len(more)),
        left=say("And {n} after these, on the pages of people.", n=left) if left > 0 else "",
        nothing=nothing,
        teach=teach,
        about=about,
    )
