"""What a note lacks, put into it: a birthday, ways to reach somebody; nothing that is there is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping as ByName
from dataclasses import fields, replace

from kinmap.archive.capture import read_note, same, sound
from kinmap.archive.event import Event
from kinmap.archive.frontmatter import Mapping
from kinmap.archive.outline import Outline, end_of, outline
from kinmap.archive.person import Contact, Person
from kinmap.archive.settings import Settings
from kinmap.archive.source import Cut, Source
from kinmap.archive.spans import NOWHERE
from kinmap.archive.splice import LEDGERS
from kinmap.archive.wording import CannotWriteError, Item, as_item, as_value, one_line
from kinmap.dates import Birthday

CONTACT, BIRTHDAY = "contact", "birthday"
STEP = 2
"""Columns by which `contact` is indented where it is new."""


def with_fields(
    known: Person, content: bytes, contact: Contact, birthday: Birthday | None, settings: Settings
) -> bytes:
    """Return a person's note with what it lacks.

    Args:
        known: whose note it is, as the archive has them; it spares reading a sound note twice.
        content: the note's bytes.
        contact: what to put in; a part that is empty is left as it is.
        birthday: likewise.
        settings: those of the archive.

    Raises:
        CannotWriteError: where the note says something there already, or where it could not be
            read as before with more in it.
    """
    contact = Contact(**{name: tuple(map(one_line, words)) for name, words in held(contact).items()})
    source = Source(known.path, content)
    here = outline(source, settings.fields)
    cuts = [*contact_cuts(here, held(contact)), *birthday_cuts(here, birthday)]
    if here.where.start is None:
        cuts = [Cut(0, 0, f"---\n{''.join(cut.words for cut in cuts)}---\n")] if cuts else []
    cuts, judge = together(cuts), meant(contact, birthday)
    after = Source(source.path, source.with_cuts(cuts))
    now = read_note(after, settings)
    as_meant = not now.problems and judge(known, now.about)
    if not as_meant and not sound(read_note(source, settings), now, source, cuts, judge):
        what = "it cannot be written so that all the rest still reads as it does"
        raise CannotWriteError(f"{source.path}: {what}; `kinmap check` says what is wrong there")
    return after.content


def held(contact: Contact) -> dict[str, tuple[str, ...]]:
    """Return the ways to reach somebody that there are, by name."""
    return {each.name: words for each in fields(contact) if (words := getattr(contact, each.name))}


def together(cuts: list[Cut]) -> list[Cut]:
    """Return cuts with those at one place as one, in their order."""
    words: dict[tuple[int, int], str] = {}
    for cut in cuts:
        words[cut.start, cut.end] = words.get((cut.start, cut.end), "") + cut.words
    return [Cut(start, end, text) for (start, end), text in words.items()]


def meant(contact: Contact, birthday: Birthday | None) -> Callable[[Person | Event, Person | Event], bool]:
    """Return what tells whether a note says what it did, and these."""

    def judge(was: Person | Event, now: Person | Event) -> bool:
        if not isinstance(was, Person) or not isinstance(now, Person):
            return False
        new = held(contact)
        free = not any(getattr(was.contact, name) for name in new) and not (birthday and was.birthday)
        wanted = replace(was, contact=replace(was.contact, **new), birthday=birthday or was.birthday)
        return free and same(replace(wanted, spans=NOWHERE), replace(now, spans=NOWHERE))

    return judge


# -- where it goes -----------------------------------------------------------------------------


def birthday_cuts(here: Outline, birthday: Birthday | None) -> Iterator[Cut]:
    """Yield where a birthday goes."""
    if birthday is not None:
        if here.field(BIRTHDAY) is not None:
            raise CannotWriteError(f"{here.source.path} has a `birthday` that says nothing; write it there")
        yield new_field(here, f"{BIRTHDAY}: {birthday}", f"{BIRTHDAY}: {birthday}\n")


def contact_cuts(here: Outline, new: ByName[str, tuple[str, ...]]) -> Iterator[Cut]:
    """Yield where ways to reach somebody go: into `contact`, or into one that is made."""
    if not new:
        return
    in_braces = ", ".join(f"{name}: {written(words, flow=True)}" for name, words in new.items())
    there = here.field(CONTACT)
    if there is None:
        step = " " * (here.indent() + STEP)
        lines = "".join(f"{step}{name}: {written(words)}\n" for name, words in new.items())
        yield new_field(here, f"{CONTACT}: {{{in_braces}}}", f"{CONTACT}:\n{lines}")
    elif isinstance(there[1], Mapping) and there[1].flow:
        yield into_braces(here, there[1], in_braces)
    elif isinstance(there[1], Mapping) and there[1].pairs:
        key, value = there[1].pairs[-1]
        step = " " * here.source.column(key.start)
        below = here.source.start_of(here.last_line(value) + 1)
        yield Cut(below, below, "".join(f"{step}{name}: {written(words)}\n" for name, words in new.items()))
    else:
        raise CannotWriteError(f"{here.source.path} has a `contact` that says nothing; write it there")


def into_braces(here: Outline, node: Mapping, words: str) -> Cut:
    """Return where something goes at the end of what stands in braces."""
    if not node.pairs:
        return Cut(node.start + 1, node.start + 1, words)
    end = end_of(here.source.text, node.pairs[-1][1])
    return Cut(end, end, f", {words}")


def new_field(here: Outline, in_braces: str, lines: str) -> Cut:
    """Return where a field goes that is not there yet: before the first ledger, else at the end."""
    if here.where.start is None:
        return Cut(0, 0, lines)
    if here.root is not None and here.root.flow:
        return into_braces(here, here.root, in_braces)
    ledger = next((key for key, _ in here.pairs() if here.known(key) in LEDGERS), None)
    line = here.source.line_of(ledger.start) if ledger else here.source.line_of(here.where.end)
    start = here.source.start_of(line)
    return Cut(start, start, " " * here.indent() + lines)


def written(words: tuple[str, ...], *, flow: bool = False) -> str:
    """Return a value, or a list of several."""
    if len(words) > 1:
        return f"[{', '.join(as_item(Item(each), flow=True) for each in words)}]"
    return as_item(Item(words[0]), flow=True) if flow else as_value(words[0])
