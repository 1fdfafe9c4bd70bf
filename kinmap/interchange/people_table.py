"""The people of an archive as a table, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Collection

from kinmap.archive.person import Whereabouts
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.interchange.cells import inert, written

COLUMNS = (
    "id", "name", "aliases", "pronouns", "stage", "since", "last", "due", "known", "contexts", "groups",
    "tags", "place", "birthday", "email", "phone", "linkedin", "web",
)  # fmt: skip
"""The headings."""
BETWEEN = "; "
"""What stands between several values in a cell."""


def people_table(community: Community, ids: Collection[str]) -> str:
    """Return some people, by their ids, a line each under the headings."""
    rows = [columns(relation) for id_, relation in community.people.items() if id_ in ids]
    lines = [COLUMNS, *([inert(row[head]) for head in COLUMNS] for row in rows)]
    return "".join(f"{','.join(map(written, line))}\r\n" for line in lines)


def columns(relation: Relation) -> dict[str, str]:
    """Return what is said of somebody, by heading; days are `YYYY-MM-DD`."""
    person, contact = relation.person, relation.person.contact
    lists = {
        "aliases": person.aliases,
        "contexts": person.contexts,
        "groups": person.groups,
        "tags": person.tags,
        "email": contact.email,
        "phone": contact.phone,
        "linkedin": contact.linkedin,
        "web": contact.web,
    }
    single = {
        "since": relation.since,
        "last": relation.last,
        "due": relation.due,
        "known": person.known,
        "birthday": person.birthday,
    }
    return {
        "id": person.id,
        "name": person.name,
        "pronouns": person.pronouns,
        "stage": relation.stage.value,
        "place": where(person.place),
        **{name: BETWEEN.join(words) for name, words in lists.items()},
        **{name: str(said) if said else "" for name, said in single.items()},
    }


def where(place: Whereabouts | None) -> str:
    """Return a place's name, or its latitude and longitude."""
    if place is None:
        return ""
    return place.name or ", ".join(f"{part:g}" for part in place.point or ())
