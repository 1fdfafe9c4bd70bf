"""A folder of Markdown notes, looked through before it becomes an archive: which own fields could be read.

For each field that kinmap does not know and whose name says what it is, every value is read as
the known field. What cannot be read so, or stands beside the known one, is not proposed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kinmap.archive.body import halves
from kinmap.archive.fields import PERSON_FIELDS, WAYS
from kinmap.archive.files import decode
from kinmap.archive.frontmatter import Mapping as Fields
from kinmap.archive.notes import read_person
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse
from kinmap.archive.settings import Settings
from kinmap.archive.wording import as_value
from kinmap.text import fold, nearest

MEANT = {
    "name": "full name, fullname, display name",
    "aliases": "alias, aka, also known as, nickname, nicknames, nick, other names",
    "pronouns": "pronoun",
    "known": "met, first met, met on, known since, since, date met",
    "how": "how met, how we met, where met, origin",
    "through": "introduced by, met through, via, referred by",
    "contexts": "context, sphere, category, categories",
    "groups": "group, company, organisation, organization, org, employer, community, communities, team",
    "tags": "tag, interests, interest, skills, expertise, topics, keywords, hobbies",
    "place": "city, town, location, lives in, based in, home, residence",
    "every": "cadence, frequency, rhythm, contact frequency, keep in touch, interval",
    "birthday": "birthdate, birth date, date of birth, dob, born, bday, geburtstag, aniversário",
    "boundaries": "boundary",
    "knows": "friends, connections, relations",
    "meetings": "meeting, interactions, encounters, met log",
    "promises": "promise, commitments",
    "private": "confidential",
}
"""By known field, the names that others have for it; folded, with blanks for `-` and `_`."""
KNOWN = {name.strip(): known for known, names in MEANT.items() for name in names.split(",")}
PARTS = ("e-mail", "mail", "mobile", "telephone", "tel", "website", "url", "homepage", *WAYS)
"""Names of what has its place in `contact`, which `fields` does not reach."""


@dataclass(slots=True)
class Use:
    """How a field of the owner's own is used.

    Attributes:
        known: the field that it could stand for, or nothing.
        notes: how many notes have it.
        unread: in how many its value could not be read so; `beside`: in how many the known one stands too.
    """

    known: str = ""
    notes: int = 0
    unread: int = 0
    beside: int = 0

    @property
    def sound(self) -> bool:
        """Whether it can be proposed."""
        return bool(self.known) and not self.beside and self.unread * 10 <= self.notes


@dataclass(slots=True)
class Vault:
    """What was found in a folder.

    Attributes:
        notes: how many there are; `bare` those without front matter.
        broken: those whose front matter cannot be read.
        uses: the fields of the owner's own, by name, the most frequent first.
    """

    notes: int = 0
    bare: int = 0
    broken: list[str] = field(default_factory=list)
    uses: dict[str, Use] = field(default_factory=dict)

    def proposal(self) -> dict[str, str]:
        """Return the own names that could stand for known ones, with these."""
        return {name: use.known for name, use in self.uses.items() if use.sound}


def looked_through(notes: Iterable[tuple[str, bytes]], settings: Settings) -> Vault:
    """Return which fields of some notes could be read.

    Args:
        notes: the path and the bytes of each.
        settings: those of the archive; a name that they map is known.
    """
    found, texts = Vault(), []
    counts: Counter[str] = Counter()
    for path, content in notes:
        text, _ = decode(path, content)
        names = own_names(path, text, settings)
        found.notes += 1
        found.bare += names is not None and halves(text).start is None
        if names is None:
            found.broken.append(path)
        elif names:
            counts.update(names)
            texts.append((path, text, names))
    found.uses = {name: Use(known_for(name), count) for name, count in counts.most_common()}
    order = {name: at for at, name in enumerate(found.uses)}
    for path, text, names in texts:
        tried(found.uses, path, text, sorted(names, key=order.__getitem__), settings)
    return found


def own_names(path: str, text: str, settings: Settings) -> list[str] | None:
    """Return the fields of a note that kinmap does not know; None where they cannot be read."""
    where = halves(text)
    if where.start is None:
        return []
    reading = Reading(path, text)
    root = parse(reading, where.start, where.end)
    if not where.closed or reading.problems or not (root is None or isinstance(root, Fields)):
        return None
    names = [key.value.strip() for key, _ in root.pairs] if root else []
    return [name for name in dict.fromkeys(names) if name and is_own(name, settings.fields)]


def is_own(name: str, mapped: Mapping[str, str]) -> bool:
    """Tell whether a field is one that kinmap does not know, and was not told to leave alone."""
    return name not in PERSON_FIELDS and name not in mapped and not name.startswith("x-")


def known_for(name: str) -> str:
    """Return the field that a name could stand for, or nothing."""
    words = " ".join(fold(name).replace("-", " ").replace("_", " ").split())
    if words in PARTS or words.replace(" ", "-") in PARTS:
        return ""
    return KNOWN.get(words) or (words if words in PERSON_FIELDS else nearest(words, PERSON_FIELDS) or "")


def tried(uses: Mapping[str, Use], path: str, text: str, names: Iterable[str], settings: Settings) -> None:
    """Read a note's own fields as those that they could stand for, each by itself; of two, the first."""
    before = Counter(it.code for it in read_person(path, text, settings).problems)
    taken: set[str] = set()
    for name in names:
        use = uses[name]
        if not use.known:
            continue
        mapped = replace(settings, fields={**settings.fields, name: use.known})
        more = Counter(it.code for it in read_person(path, text, mapped).problems) - before
        use.beside += "duplicate-field" in more or use.known in taken
        use.unread += bool(set(more) - {"duplicate-field"})
        taken.add(use.known)


def is_part(name: str) -> bool:
    """Tell whether a field has its place in `contact`."""
    return fold(name).replace("_", "-") in PARTS


def lines(fields: Mapping[str, str], uses: Mapping[str, Use]) -> list[str]:
    """Return lines to paste into site.yml."""
    found = ["fields:"]
    for name, known in fields.items():
        use = uses.get(name)
        some = f"{use.unread:,} of {use.notes:,} notes cannot be read so" if use and use.unread else ""
        often = some or (f"in {use.notes:,} {'note' if use.notes == 1 else 'notes'}" if use else "as before")
        found.append(f"  {as_value(name)}: {known}  # {often}")
    return found
