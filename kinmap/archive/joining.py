"""Two notes of one person made one: lists united, what differs kept beside, and not a line lost.

What the note that stays says goes before. What the other says otherwise stays under a name of
its own (`x-place: Porto`), its name among the other names, its body below the body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

from kinmap.archive.body import halves
from kinmap.archive.capture import bare, read_note, same
from kinmap.archive.fields import PERSON_FIELDS, Shape
from kinmap.archive.filling import STEP, held, written
from kinmap.archive.person import Contact, OwnField, Person
from kinmap.archive.settings import Settings
from kinmap.archive.source import Source
from kinmap.archive.strips import (
    NOTHING,
    Field,
    Fields,
    bracketed,
    delimiters,
    fields_of,
    in_brackets,
    indented,
    items_of,
)
from kinmap.archive.uniting import falls, united
from kinmap.archive.wording import CannotWriteError, Item, as_item
from kinmap.text import fold

LISTS = frozenset({Shape.TEXTS, Shape.WORDS, Shape.IDS, Shape.TIES, Shape.LEDGER})
OWN = "x-"
"""How the name of a field begins that is the owner's own."""
NAMELESS = frozenset({"id", "path", "name", "spans", "facets", "own", "body", "contact"})
"""Parts of a person that are no field, or are looked at by themselves."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its file, what it says, and its fields by the names that kinmap knows."""

    source: Source
    person: Person
    fields: Fields

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self.source.text[halves(self.source.text).body :]


def joined(keep: Source, other: Source, settings: Settings) -> bytes:
    """Return the note that stays, with all that the other says.

    Raises:
        CannotWriteError: where one of the two cannot be taken apart, or something would be lost.
    """
    one, more = (side_of(source, settings) for source in (keep, other))
    lines = [line for field in put_together(one, more) for line in (*field.lead, *field.lines)]
    opening, closing = delimiters(keep.text)
    text = "\n".join([opening, *lines, closing, body_of(one.body, more.body)])
    end = "\r\n" if b"\r\n" in keep.content else "\n"
    after = Source(keep.path, text.replace("\n", end).encode())
    now = read_note(after, settings)
    both = f"{keep.path} and {other.path} cannot be put together"
    if not isinstance(now.about, Person) or any(problem.is_error for problem in now.problems):
        raise CannotWriteError(f"{both} so that the whole reads well; nothing was written")
    for missing in (*lost(one.person, now.about), *lost(more.person, now.about, beside=True)):
        raise CannotWriteError(f"{both}: `{missing}` would not be as it was; nothing was written")
    return after.content


def side_of(source: Source, settings: Settings) -> Side:
    """Return one of the two, which must read well."""
    note = read_note(source, settings)
    if source.problems or any(it.is_error for it in note.problems) or not isinstance(note.about, Person):
        raise CannotWriteError(f"{source.path} does not read well; `kinmap check` says why")
    found = fields_of(source.text)
    if found is None:
        raise CannotWriteError(f"{source.path}: its fields cannot be told apart; let each begin its line")
    names = {name: name.strip("\"'") for name in found}
    known = {settings.fields.get(names[name], names[name]): field for name, field in found.items()}
    return Side(source, note.about, known)


def body_of(one: str, other: str) -> str:
    """Return two texts with a blank line between, or the one where they say the same."""
    if not other.strip() or other.strip() == one.strip():
        return one
    return f"{one.rstrip()}\n\n{other.lstrip()}" if one.strip() else other


# -- fields ------------------------------------------------------------------------------------


def put_together(one: Side, more: Side) -> Iterator[Field]:
    """Yield the fields of both: those of the first, then those that the other alone has."""
    names = called(one.person, more.person)
    known = list(one.fields)
    if names and "aliases" not in known:
        known.insert(known.index("name") + 1 if "name" in known else 0, "aliases")
    for name in known:
        field = one.fields.get(name, Field())
        if name == "aliases":
            yield named(field, more.fields.get(name), names)
        elif name != NOTHING:
            yield from united_field(name, field, one, more)
    for name, field in more.fields.items():
        if name not in one.fields and name not in (NOTHING, "name", "aliases"):
            yield field
    yield from (side.fields.get(NOTHING, Field()) for side in (one, more))


def called(one: Person, more: Person) -> list[str]:
    """Return the names of the other that the first does not have, as items of a list."""
    known = set(map(fold, (one.name, *one.aliases)))
    names = (*(() if more.name == more.id else (more.name,)), *more.aliases)
    return [as_item(Item(name), flow=True) for name in dict.fromkeys(names) if fold(name) not in known]


def named(field: Field, other: Field | None, names: list[str]) -> Field:
    """Return the other names with more of them."""
    lead = (*field.lead, *(other.lead if other else ()))
    if not field.lines:
        return Field(lead, (f"aliases: [{', '.join(names)}]",) if names else ())
    inside, items = bracketed(field), items_of(field)
    if inside is not None:
        return Field(lead, (in_brackets(field, (*inside, *names)),))
    indent = items.indent if items else STEP
    return Field(lead, (*field.lines, *(f"{' ' * indent}- {name}" for name in names)))


def united_field(name: str, field: Field, one: Side, more: Side) -> Iterator[Field]:
    """Yield what a field of the first comes to, and what the other says otherwise."""
    other = more.fields.get(name)
    if other is None or name == "name":
        yield field
        return
    shape = PERSON_FIELDS[name].shape if name in PERSON_FIELDS else None
    lead = (*field.lead, *other.lead)
    if says_all(name, one.person, more.person):
        yield Field(lead, field.lines)
    elif name == "private":
        yield Field(lead, field.lines if one.person.private else other.lines)
    elif shape is Shape.CONTACT and "#" not in "".join((*field.lines, *other.lines)):
        yield Field(lead, contact_of(one.person.contact, more.person.contact))
    elif shape in LISTS:
        yield Field(lead, listed(field, other))
    else:
        yield from (field, beside(name, other, {*one.fields, *more.fields}))


def says_all(name: str, one: Person, more: Person) -> bool:
    """Tell whether a field of the first says what the other's does."""
    if name in PERSON_FIELDS:
        return same(getattr(one, name), getattr(more, name))
    return any(same(a, b) for a in one.own for b in more.own if a.name == b.name == name)


def listed(field: Field, other: Field) -> tuple[str, ...]:
    """Return the lines of a list with the items of both, each once; between brackets if both are."""
    inside = [bracketed(each, tall=True) for each in (field, other)]
    first, second = inside
    if first is not None and second is not None and len(field.lines) == len(other.lines) == 1:
        return (in_brackets(field, tuple(dict.fromkeys((*first, *second)))),)
    sides = [items_of(each) for each in (field, other)]
    items = [
        side.items if side else tuple(f"- {item}" for item in between or ())
        for side, between in zip(sides, inside, strict=True)
    ]
    indent = next((side.indent for side in sides if side and side.items), STEP)
    texts = united((), *items, newest_first=falls(items) >= 0)
    head = field.lines[0] if first is None else f"{field.lines[0].partition(':')[0]}:"
    return (head, *(line for it in texts if isinstance(it, str) for line in indented(it, indent)))


def contact_of(one: Contact, more: Contact) -> tuple[str, ...]:
    """Return the lines of all ways to reach somebody."""
    first, second = held(one), held(more)
    ways = {way: (*first.get(way, ()), *second.get(way, ())) for way in (*first, *second)}
    once = {
        way: tuple({fold(each): each for each in reversed(words)}.values())[::-1]
        for way, words in ways.items()
    }
    return ("contact:", *(f"{' ' * STEP}{way}: {written(words)}" for way, words in once.items()))


def beside(name: str, field: Field, taken: set[str]) -> Field:
    """Return what the other says otherwise, under a name that is free."""
    first = f"{OWN}{name.removeprefix(OWN)}"
    number = 2
    free = first
    while free in taken:
        free, number = f"{first}-{number}", number + 1
    return Field(field.lead, (f"{free}:{field.lines[0].partition(':')[2]}", *field.lines[1:]))


# -- nothing lost ------------------------------------------------------------------------------


def lost(was: Person, now: Person, *, beside: bool = False) -> Iterator[str]:
    """Yield the names of what a note said, and the one that stays would not.

    Args:
        was: what it said.
        now: the note that stays.
        beside: whether it may say so under a name of its own.
    """
    for each in fields(was):
        said, kept = getattr(was, each.name), getattr(now, each.name)
        if each.name in NAMELESS or not said:
            continue
        whole = (
            not Counter(map(bare, said)) - Counter(map(bare, kept))
            if isinstance(said, tuple)
            else same(said, kept)
        )
        if not whole and not (beside and owned(each.name, now)):
            yield each.name
    names = set(map(fold, (now.name, *now.aliases)))
    if was.name != was.id and (fold(was.name) not in names or (not beside and was.name != now.name)):
        yield "name"
    if any(
        set(map(fold, words)) - set(map(fold, held(now.contact).get(way, ())))
        for way, words in held(was.contact).items()
    ):
        yield from () if beside and owned("contact", now) else ("contact",)
    if was.body.text.strip() not in now.body.text:
        yield "text"
    yield from (it.name for it in was.own if not kept_own(it, now))


def owned(name: str, now: Person) -> bool:
    """Tell whether a note has a field under a name of its own."""
    return any(it.name.startswith(f"{OWN}{name.removeprefix(OWN)}") for it in now.own)


def kept_own(it: OwnField, now: Person) -> bool:
    """Tell whether a note has the owner's own field, be it beside."""
    return any(it.content == each.content and it.name.removeprefix(OWN) in each.name for each in now.own)
