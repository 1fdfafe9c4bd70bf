"""JSON Schema (draft 7) of the front matter and of site.yml, made from the tables that the reader goes by.

It takes whatever the reader takes, as YAML of 1.2 has it: a year may be a number there, and a
line `2026-10-03 call: Said.` a pair. What it cannot say, such as whether an id leads to
somebody, `kinmap check` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from kinmap.archive import sitevalues, sitewords, values
from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS, WAYS, Field, Shape
from kinmap.archive.grammar import EXCHANGE, LIFE, MEETINGS, PROMISES, TRUST
from kinmap.archive.ledgers import Channel
from kinmap.archive.settings import GoalBy, Searched, Threshold
from kinmap.archive.sitefile import SETTINGS

Schema: TypeAlias = dict[str, Any]
"""As JSON has it."""
DRAFT = "http://json-schema.org/draft-07/schema#"
PLAIN = ["string", "number", "boolean"]
"""What is a text to kinmap, by what YAML takes it for."""
MONTH = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
DATE = r"^\s*[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\s*$"
BIRTHDAY = r"^\s*([0-9]{4}-)?[0-9]{2}-[0-9]{2}\s*$"
LENGTH = r"[0-9]{1,6}\s+([Dd][Aa][Yy]|[Ww][Ee][Ee][Kk]|[Mm][Oo][Nn][Tt][Hh]|[Yy][Ee][Aa][Rr])[Ss]?"
NEVER = "[Nn][Ee][Vv][Ee][Rr]"
COLOUR = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
LEDGERS = {"meetings": MEETINGS, "trust": TRUST, "exchange": EXCHANGE, "life": LIFE, "promises": PROMISES}

TEXT: Schema = {"type": [*PLAIN, "null"]}
DAY: Schema = {"type": ["string", "integer", "null"], "pattern": DATE, "minimum": 1000, "maximum": 9999}
POINT: Schema = {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2}
TEXTS: Schema = {"type": ["array", "null"], "items": TEXT}
ONE_OR_MORE: Schema = {"type": [*PLAIN, "array", "null"], "items": TEXT}


def of_person() -> Schema:
    """Return what a person's front matter may be."""
    return of_note("A person", PERSON_FIELDS)


def of_event() -> Schema:
    """Return what an event's front matter may be."""
    return of_note("An event", EVENT_FIELDS) | {"required": ["title", "date"]}


def of_note(title: str, fields: Mapping[str, Field]) -> Schema:
    """Return what front matter may be; what the table does not know is the owner's own."""
    told = {name: of_field(name, field) for name, field in fields.items()}
    return {"$schema": DRAFT, "title": title, "type": ["object", "null"], "properties": told}


def of_site() -> Schema:
    """Return what site.yml may be; there is nothing in it that kinmap does not know."""
    told = {
        name: said(of_setting(name), setting.help, f"{name}: {setting.example}")
        for name, setting in SETTINGS.items()
    }
    known = {"properties": told, "additionalProperties": False}
    return {"$schema": DRAFT, "title": "Settings", "type": ["object", "null"], **known}


def of_field(name: str, field: Field) -> Schema:
    """Return what a field may hold, with its line of help."""
    shape = {"anyOf": [entries(name)]} if field.shape is Shape.LEDGER else of_shape(field)
    example = f"- {field.example}" if field.shape is Shape.LEDGER else f"{name}: {field.example}"
    return said(shape, field.help, example)


def of_shape(field: Field) -> Schema:
    """Return what a shape takes."""
    shapes: dict[Shape, Schema] = {
        Shape.TEXT: TEXT,
        Shape.TEXTS: TEXTS,
        Shape.WORD: one_of(field.words),
        Shape.WORDS: {"type": ["array", "null"], "items": one_of(field.words)},
        Shape.YES_NO: {"anyOf": [{"type": "boolean"}, one_of(field.words)]},
        Shape.DATE: DAY,
        Shape.BIRTHDAY: {"type": ["string", "null"], "pattern": BIRTHDAY},
        Shape.LENGTH: {"type": ["string", "null"], "pattern": rf"^\s*({LENGTH}|{NEVER})\s*$"},
        Shape.ID: TEXT,
        Shape.IDS: TEXTS,
        Shape.TIES: {"type": ["array", "null"], "items": {"anyOf": [TEXT, pair("")]}},
        Shape.PLACE: {"anyOf": [TEXT, POINT]},
        Shape.CONTACT: by_name(dict.fromkeys(WAYS, ONE_OR_MORE)),
    }
    return shapes[field.shape]


def entries(name: str) -> Schema:
    """Return what a ledger may hold: entries on one line, with or without a note, or in the long form."""
    date = {"type": "string", "pattern": rf"^\s*{MONTH}\s*$"}
    parts = {"date": date, "note": TEXT, **dict.fromkeys(LEDGERS[name].keys, ONE_OR_MORE)}
    line = {"type": ["string", "null"], "pattern": rf"^\s*{MONTH}(\s|:|$)"}
    long = {**by_name(parts), "type": "object", "required": ["date"]}
    return {"type": ["array", "null"], "items": {"anyOf": [line, pair(MONTH), long]}}


def pair(begins: str) -> Schema:
    """Return a mapping of one text, whose name begins in some way: what YAML makes of `HEAD: note`."""
    named = {rf"^\s*{begins}": TEXT}
    return {
        "type": "object",
        "patternProperties": named,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def of_setting(name: str) -> Schema:
    """Return what a setting may hold, by what reads it."""
    number: Schema = {"type": ["integer", "string", "null"], "pattern": "^[0-9]{1,9}$", "minimum": 0}
    share: Schema = {"type": ["number", "string", "null"], "minimum": 0, "maximum": 1}
    length: Schema = {"type": ["string", "null"], "pattern": rf"^\s*({LENGTH})\s*$"}
    rhythm: Schema = {"type": ["string", "null"], "pattern": rf"^\s*({LENGTH}|{NEVER})?\s*$"}
    what, by = (in_any_case(each)[4:-4] for each in (("kin", "connection", "connections"), GoalBy))
    goal = rf"^\s*[0-9]{{1,9}}\s+{what}(\s+{by}\s+\S.*)?$"
    kind = in_any_case(Channel).replace(r"\s*$", r"(\s+[0-9dhmDHM]+)?\s*$")
    shapes: dict[object, Schema] = {
        values.text: TEXT,
        sitewords.language: {"type": ["string", "null"], "pattern": f"^{sitewords.LANGUAGE.pattern}$"},
        sitewords.timezone: {"type": ["string", "null"]},
        sitewords.search: one_of(Searched),
        sitevalues.rhythm: by_name(dict.fromkeys(sitevalues.STAGES, rhythm)),
        sitevalues.hours: {"type": ["string", "null"], "pattern": r"^\s*[0-9.]+\s+per\s+week\s*$"},
        sitevalues.connection: by_name(
            {each: share if each == "share" else number for each in Threshold._fields}
        ),
        sitevalues.length: length,
        sitevalues.facets: TEXTS,
        sitevalues.kinds: by_name({}, {"type": ["string", "null"], "pattern": kind}),
        sitevalues.places: by_name({}, POINT),
        sitevalues.goals: {"type": ["array", "null"], "items": {"type": ["string", "null"], "pattern": goal}},
        sitevalues.fields: by_name({}, {"enum": [*PERSON_FIELDS, None]}),
        sitevalues.colours: by_name(
            {each: {"type": ["string", "null"], "pattern": COLOUR} for each in sitevalues.COLOURS}
        ),
    }
    return shapes[SETTINGS[name].read]


def by_name(known: Mapping[str, Schema], others: Schema | None = None) -> Schema:
    """Return values by name: some that are known, and others if there may be any."""
    further = False if others is None else others
    return {"type": ["object", "null"], "properties": dict(known), "additionalProperties": further}


def one_of(words: Iterable[str]) -> Schema:
    """Return some words, which may be written in any case; an editor offers them as they are."""
    known = [str(word) for word in words]
    return {"anyOf": [{"enum": [*known, None]}, {"type": "string", "pattern": in_any_case(known)}]}


def in_any_case(words: Iterable[str]) -> str:
    """Return a pattern for words in any case; JSON Schema has no flag for it."""
    each = (
        "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else re.escape(c) for c in word) for word in words
    )
    return rf"^\s*({'|'.join(each)})\s*$"


def said(schema: Schema, help_: str, example: str) -> Schema:
    """Return a schema with a line of help and an example, as an editor shows them."""
    return {**schema, "description": f"{help_} For example: {example}"}
