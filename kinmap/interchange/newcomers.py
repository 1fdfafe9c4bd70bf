"""Notes of people whom only a foreign file knows, with what it says of them.

All of it is text: a link is in quotes, a sign of Markdown's is escaped, and each note is read
back before it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kinmap.archive.filling import held
from kinmap.archive.notes import read_person
from kinmap.archive.person import Contact as Addresses, Person
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError, Item, as_item, as_value, one_line
from kinmap.interchange.details import is_linkedin
from kinmap.interchange.foreign import Happening, Somebody
from kinmap.interchange.gaps import SAFE
from kinmap.interchange.promoting import MARKUP, literal, one_or_more
from kinmap.text import fold

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
"""What a line may begin with and means nothing in Markdown, though it looks like a list."""
ESCAPED = r"\\\1"


@dataclass(slots=True)
class Newcomer:
    """Somebody without a note so far.

    Attributes:
        id: the one that they get; `through` is another's.
        ties: what `knows` is to say: an id and how.
        remarks: matters for the body, under their headings.
    """

    id: str
    about: Somebody
    through: str | None = None
    ties: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[Happening] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the note is to lie."""
        return f"people/{self.id}.md"


def note(new: Newcomer, settings: Settings) -> tuple[bytes, Person]:
    """Return the note of somebody, without ledgers, and what it is read as.

    Raises:
        CannotWriteError: where no note can hold what the file says.
    """
    content = "".join(f"{line}\n" for line in lines(new))
    found = read_person(new.path, content, settings)
    if found.problems or found.about.name != one_line(new.about.contact.name):
        what = found.problems[0].message if found.problems else "its name would read otherwise"
        raise CannotWriteError(f"a note has no way to hold what is written of them: {what}")
    return content.encode(), found.about


def lines(new: Newcomer) -> Iterator[str]:
    """Yield the lines of a note."""
    it = new.about
    yield from ("---", f"name: {as_value(one_line(it.contact.name))}")
    yield from listed("aliases", it.aliases)
    yield from [f"known: {it.known}"] if it.known else []
    yield from [f"how: {as_value(one_line(it.how))}"] if it.how else []
    yield from [f"through: {as_value(new.through)}"] if new.through else []
    yield from listed("groups", [it.contact.company])
    yield from listed("tags", it.tags)
    yield from [f"place: {as_value(one_line(it.place))}"] if it.place else []
    yield from [f"every: {it.every}"] if it.every else []
    yield from [f"birthday: {it.contact.birthday}"] if it.contact.birthday else []
    ways = held(addresses(it))
    yield from ["contact:"] if ways else []
    yield from (f"  {way}: {one_or_more(words)}" for way, words in ways.items())
    yield from ["knows:"] if new.ties else []
    yield from (f"  - {as_item(Item(id_, one_line(how)), flow=False)}" for id_, how in new.ties)
    yield "---"
    yield from body(it, new.remarks)


def listed(name: str, words: Iterable[str]) -> list[str]:
    """Return a field with several values, if there are any."""
    kept = ", ".join(as_item(Item(one_line(word)), flow=True) for word in words if word.strip())
    return [f"{name}: [{kept}]"] if kept else []


def addresses(it: Somebody) -> Addresses:
    """Return how to reach somebody; an address that no note may link to is left out."""
    said = it.contact
    urls = [url for url in (said.url, *said.urls) if fold(url).startswith(SAFE)]
    return Addresses(
        email=tuple(mail for mail in (said.email, *said.emails) if mail),
        phone=said.phones,
        linkedin=tuple(url for url in urls if is_linkedin(url)),
        web=tuple(url for url in urls if not is_linkedin(url)),
    )


def body(it: Somebody, remarks: Sequence[Happening]) -> Iterator[str]:
    """Yield the lines below the front matter."""
    work, company = one_line(it.contact.position), one_line(it.contact.company)
    if work:
        yield from ("", "## Work", literal(f"{work} at {company}" if company else work) + ".")
    under: Mapping[str, list[Happening]] = {each.head: [] for each in remarks}
    for each in remarks:
        under[each.head].append(each)
    for heading, some in under.items():
        yield from ("", f"## {heading}") if heading != "Work" or not work else ()
        for each in some:
            yield from quotation(each.note)


def quotation(text: str) -> Iterator[str]:
    """Yield a text as an item of a list, its lines below each other."""
    first, *more = [line for raw in text.split("\n") if (line := one_line(raw))] or [""]
    day = DAY.match(first)
    yield f"- {MARKUP.sub(ESCAPED, first) if day else literal(first)}"
    yield from (f"  {literal(line)}" for line in more)
