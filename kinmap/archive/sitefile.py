"""The table of settings, and site.yml read by it.

The reader, the messages and the documentation all come from this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kinmap.archive import sitevalues, sitewords, values
from kinmap.archive.frontmatter import Mapping, Node
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse
from kinmap.archive.settings import KINDS, Settings
from kinmap.problems import Problem


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table.

    Attributes:
        read: turns the node into the value of `Settings`; None leaves the default.
        help: one line for documentation.
        example: a value as it stands after the colon.
    """

    read: Callable[[Reading, Node, str], object]
    help: str
    example: str


SETTINGS: dict[str, Setting] = {
    "title": Setting(values.text, "What the site is called.", "Ana's archive"),
    "me": Setting(values.text, "You, at the centre of the maps.", "Carla Reis"),
    "language": Setting(
        sitewords.language, "The language of the pages' own words: `en`, `de`, `pt` or `fr`.", "en"
    ),
    "timezone": Setting(sitewords.timezone, "Whose midnight starts a day.", "Europe/Lisbon"),
    "rhythm": Setting(
        sitevalues.rhythm,
        "How often you want to meet, by stage; a stage left out has no rhythm.",
        "{kin: 4 weeks, connection: 8 weeks, possible: 12 weeks}",
    ),
    "hours": Setting(sitevalues.hours, "The time that you have for people.", "5 per week"),
    "connection": Setting(
        sitevalues.connection,
        "What the four conditions of a connection ask for, each for itself.",
        "{days: 180, meetings: 5, months: 4, acts: 2, share: 0.2}",
    ),
    "answer": Setting(
        sitevalues.length, "Within which an answer to a win or a setback counts as care.", "14 days"
    ),
    "facets": Setting(
        sitevalues.facets,
        "What there is to know of somebody: the `##` headings that count as depth.",
        "[Work, Family, Interests, Values, Hopes, Worries]",
    ),
    "kinds": Setting(
        sitevalues.kinds,
        "Your own kinds of meeting: the channel, and how long one is where nothing is said.",
        "{regatta: in person 3h, postcard: written}",
    ),
    "places": Setting(
        sitevalues.places, "Your own places, with latitude and longitude.", "{Lisbon: [38.72, -9.14]}"
    ),
    "goals": Setting(
        sitevalues.goals, "The community that you want.", "[12 kin, 5 connections in charitable]"
    ),
    "fields": Setting(
        sitevalues.fields,
        "Your own names of fields, and the known ones they stand for.",
        "{birthdate: birthday}",
    ),
    "colours": Setting(sitevalues.colours, "The colours of the pages.", '{kin: "#b4531f"}'),
    "search": Setting(
        sitewords.search, "What search looks through: `all`, or `names` without the words of notes.", "names"
    ),
}


def read_settings(path: str, text: str) -> tuple[Settings, list[Problem]]:
    """Return what site.yml says, over the defaults of format.md, and what is wrong in it.

    Args:
        path: the file, from the archive's root.
        text: what it holds; an empty one is all defaults.
    """
    reading = Reading(path, text)
    root = parse(reading, 0, last_line(text))
    if root is None or values.empty(root):
        return Settings(), reading.problems
    if not isinstance(root, Mapping):
        said = "site.yml takes settings, each with its name and a colon"
        reading.add("type", root.start, said, "write title: …")
        return Settings(), reading.problems
    found = {key: value for key, value in read_pairs(reading, root).items() if value is not None}
    found["kinds"] = KINDS | found.get("kinds", {})
    return Settings(**found), reading.problems


def last_line(text: str) -> int:
    """Return where the settings end: the line of `---` that some close them with is none of them."""
    closed = text.startswith("---\n") and text.rstrip().endswith("\n---")
    return text.rindex("---") if closed else len(text)


def read_pairs(reading: Reading, root: Mapping) -> dict[str, Any]:
    """Return the value of each known setting that says something, by name."""
    found: dict[str, Any] = {}
    for key, node in root.pairs:
        if key.value not in SETTINGS:
            said = f"site.yml has no setting `{key.value}`"
            reading.unknown("unknown-field", key.start, key.value, SETTINGS, said)
        elif not values.empty(node):
            found[key.value] = SETTINGS[key.value].read(reading, node, key.value)
    return found
