"""A row becomes a person: whom words mean among the rows, and the note with what the rows say."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from kinmap.archive.load import Archive
from kinmap.archive.notes import read_person
from kinmap.archive.person import Contact
from kinmap.archive.rows import Row
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError, Item, as_item, as_value, one_line
from kinmap.community.network import Known, folded_url, known_by
from kinmap.dates import NotADateError, PartialDate, parse_date
from kinmap.interchange.cells import spoken
from kinmap.text import fold, slug

MARKUP = re.compile(r"([\\`*_\[\]<>#!|&~$^{}])")
"""Signs that mean something in Markdown, wherever they stand."""
START = re.compile(r"^([0-9]*)([-+=:.)])")
"""What means something at the start of a line."""
LINKEDIN = "linkedin"


def fitting(contacts: Iterable[Known], words: str) -> tuple[Known, ...]:
    """Return whom words may mean: by url or e-mail, else by the whole name, else by its beginning."""
    wanted = fold(one_line(words))
    address = dict(known_by([words], [words]))
    ways: tuple[Callable[[Row], bool], ...] = (
        lambda row: address.items() & dict(known_by([row.url], [row.email])).items() != set(),
        lambda row: fold(named(row)) == wanted,
        lambda row: fold(named(row)).startswith(wanted),
    )
    every = tuple(contacts) if wanted else ()
    found = (tuple(it for it in every if any(map(way, it.rows))) for way in ways)
    return next((some for some in found if some), ())


def named(row: Row) -> str:
    """Return a row's name, without the mark that keeps a spreadsheet from reckoning."""
    return spoken(row.name.strip())


def first(contact: Known, part: Callable[[Row], str]) -> str:
    """Return what the first of a contact's rows says that says it."""
    return next((said for row in contact.rows if (said := spoken(part(row).strip()))), "")


def name_of(contact: Known) -> str:
    """Return a contact's name, or nothing."""
    return first(contact, lambda row: row.name)


def namesakes(name: str, archive: Archive) -> tuple[str, ...]:
    """Return the ids of the people who have a name, or it as an alias."""
    wanted = fold(one_line(name))
    return tuple(
        person.id
        for person in archive.people.values()
        if wanted in (fold(each.strip()) for each in (person.name, *person.aliases))
    )


def addresses(contact: Known) -> Contact:
    """Return all addresses of a contact, each once; one of LinkedIn's as such, another as `web`."""
    urls = {folded_url(row.url): row for row in reversed(contact.rows) if row.url.strip()}
    emails = dict.fromkeys(spoken(row.email.strip()) for row in contact.rows if row.email.strip())
    linkedin = [row for row in urls.values() if LINKEDIN in (fold(row.source.strip()), *host(row.url))]
    web = [row for row in urls.values() if row not in linkedin]
    return Contact(
        email=tuple(emails),
        linkedin=tuple(spoken(row.url.strip()) for row in reversed(linkedin)),
        web=tuple(spoken(row.url.strip()) for row in reversed(web)),
    )


def host(url: str) -> list[str]:
    """Return the parts of the name of a url's host."""
    return folded_url(url).split("/", 1)[0].split(".")


def note(
    contact: Known, taken: Collection[str], settings: Settings, declared: PartialDate | None = None
) -> tuple[str, bytes]:
    """Return the path and the bytes of the note that says what a contact's rows say.

    Args:
        contact: the rows.
        taken: slugs of the ids that there are.
        settings: those of the archive.
        declared: since when its owner says that they are connected.

    Raises:
        CannotWriteError: where there is no name, or a cell that no note can hold.
    """
    name = one_line(name_of(contact))
    if not name:
        place = contact.rows[0].span
        raise CannotWriteError(f"{place.path}:{place.line} has no name; write one into it first")
    id_ = free_id(name, taken)
    path, has = f"people/{id_}.md", addresses(contact)
    content = "".join(f"{line}\n" for line in lines(contact, name, has, declared))
    found = read_person(path, content, settings)
    if found.problems or found.about.name != name or found.about.contact != has:
        raise CannotWriteError(f"a note has no way to hold what is written of `{name}`")
    return path, content.encode()


def free_id(name: str, taken: Collection[str]) -> str:
    """Return an id for somebody of that name which nobody has: with a number after it if need be."""
    first_choice, at = slug(name), 1
    while (id_ := first_choice if at == 1 else f"{first_choice}-{at}") in taken:
        at += 1
    return id_


def lines(contact: Known, name: str, has: Contact, declared: PartialDate | None) -> Iterator[str]:
    """Yield the lines of a note."""
    company = one_line(first(contact, lambda row: row.company))
    position = one_line(first(contact, lambda row: row.position))
    since = day_of(first(contact, lambda row: row.since))
    yield from ("---", f"name: {as_value(name)}")
    yield from [f"known: {since}"] if since else []
    yield from [f"groups: [{as_item(Item(company), flow=True)}]"] if company else []
    yield from [f"declared: {declared}"] if declared else []
    fields = [("email", has.email), ("linkedin", has.linkedin), ("web", has.web)]
    yield from ["contact:"] if any(held for _, held in fields) else []
    yield from (f"  {field}: {one_or_more(held)}" for field, held in fields if held)
    yield "---"
    if position:
        yield from ("", "## Work", literal(f"{position} at {company}" if company else position) + ".")


def one_or_more(held: Sequence[str]) -> str:
    """Return a value as YAML has it, or a list of several."""
    if len(held) == 1:
        return as_value(one_line(held[0]))
    return f"[{', '.join(as_item(Item(one_line(each)), flow=True) for each in held)}]"


def day_of(text: str) -> PartialDate | None:
    """Return the date that a cell holds, if it is one."""
    try:
        return parse_date(text)
    except NotADateError:
        return None


def literal(text: str) -> str:
    """Return a text so that Markdown shows it as it is."""
    return START.sub(r"\1\\\2", MARKUP.sub(r"\\\1", text))
