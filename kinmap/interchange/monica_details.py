"""What Monica knows of one person, each as a line of a ledger, or as words for the note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kinmap.interchange.monica_file import Thing, day, given, listed, said, yes

NO_DAY = "it has no day"
Told: TypeAlias = tuple[str, str, str]
"""A ledger, the head of its line, and the note."""


def dated(it: Thing, *names: str) -> str:
    """Return the first of some properties that is a day."""
    return next((found for name in names if (found := day(said(it, name)))), "")


def call(it: Thing) -> Told | str:
    """Return a telephone call."""
    when = dated(it, "called_at", "created_at")
    by = f" by {'them' if yes(it, 'contact_called') else 'me'}" if given(it, "contact_called") else ""
    return ("meetings", f"{when} call{by}", said(it, "content")) if when else NO_DAY


def conversation(it: Thing) -> Told | str:
    """Return a conversation in writing, with what was written."""
    when = dated(it, "happened_at", "created_at")
    some = [each for each in listed(it, "messages") if isinstance(each, dict) and said(each, "content")]
    note = " / ".join(
        f"{'I' if yes(each, 'written_by_me') else 'They'}: {said(each, 'content')}" for each in some
    )
    by = f" by {'me' if yes(some[0], 'written_by_me') else 'them'}" if some else ""
    return ("meetings", f"{when} message{by}", note) if when else NO_DAY


def debt(it: Thing) -> Told | str:
    """Return a debt as the promise to pay it back."""
    when, ended = dated(it, "created_at"), dated(it, "updated_at", "created_at")
    who = "me" if yes(it, "in_debt") else "they"
    kept = f" kept {max(ended, when)}" if said(it, "status") == "complete" else ""
    what = " ".join(part for part in ("Pay back", said(it, "amount"), said(it, "currency")) if part)
    reason = f", for {said(it, 'reason')}" if said(it, "reason") else ""
    return ("promises", f"{when} {who}{kept}", f"{what}{reason}.") if when else NO_DAY


def gift(it: Thing) -> Told | str:
    """Return a gift, or the idea of one."""
    when, status = dated(it, "date", "created_at"), said(it, "status")
    parts = [said(it, name) for name in ("name", "comment", "amount", "url")]
    note = ", ".join(part for part in parts if part)
    if status not in ("offered", "received", "given"):
        return "body", "Gift ideas", note
    return ("exchange", f"{when} {'got' if status == 'received' else 'gave'} gift", note) if when else NO_DAY


def life_event(it: Thing) -> Told | str:
    """Return an event of a life as news."""
    when = dated(it, "happened_at", "created_at")
    note = ": ".join(part for part in (said(it, "name"), said(it, "note")) if part)
    return ("life", f"{when} news", note) if when and note else NO_DAY if note else "it says nothing"


def remark(heading: str, *names: str, when: str = "", it: Thing) -> Told | str:
    """Return what goes under a heading: the day, if there is one, and some properties."""
    note = ": ".join(part for part in (day(said(it, when)), *(said(it, name) for name in names)) if part)
    return ("body", heading, note) if any(said(it, name) for name in names) else "it says nothing"


def reminder(it: Thing) -> Told | str:
    """Return a reminder, and how often it comes."""
    number, often = said(it, "frequency_number"), said(it, "frequency_type")
    every = (
        ""
        if often in ("", "one_time")
        else f", every {f'{number} {often}s' if number not in ('', '1') else often}"
    )
    when = f"{day(said(it, 'initial_date'))}{every}".removeprefix(", ")
    words = [part for part in (said(it, "title"), said(it, "description")) if part]
    return ("body", "Reminders", ": ".join([when, *words] if when else words)) if words else "it says nothing"


def task(it: Thing) -> Told | str:
    """Return something to be done, and whether it is."""
    words = ": ".join(part for part in (said(it, "title"), said(it, "description")) if part)
    return (
        ("body", "Tasks", f"{words} (done)" if yes(it, "completed") else words)
        if words
        else "it says nothing"
    )


def address(it: Thing) -> Told | str:
    """Return where somebody lives."""
    parts = [said(it, name) for name in ("street", "postal_code", "city", "province", "country")]
    where, name = ", ".join(part for part in parts if part), said(it, "name")
    return ("body", "Addresses", f"{name}: {where}" if name else where) if where else "it says nothing"


DETAILS: dict[str, Callable[[Thing], Told | str]] = {
    "call": call,
    "conversation": conversation,
    "debt": debt,
    "gift": gift,
    "lifeevent": life_event,
    "note": lambda it: remark("Notes", "body", when="created_at", it=it),
    "reminder": reminder,
    "task": task,
    "address": address,
    "pet": lambda it: remark("Pets", "name", it=it),
}
"""What reads a value, by the sort of its block; why it is passed over where that is all there is."""
