"""The JSON of Monica's export as it is laid out: blocks of values, each with its properties.

A block has a `type`, by version `contact_field`, `contact-field` or `contactFields`, and
`values`. Whatever has another shape than it should says nothing, and does no harm.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from kinmap.dates import NotADateError, parse_date
from kinmap.interchange.decoding import decoded
from kinmap.interchange.foreign import NotThisFormatError
from kinmap.text import fold

Thing: TypeAlias = Mapping[str, Any]
NO_LETTER = re.compile(r"[^a-z]+")
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("s", ""))
"""How a name in the plural ends, and the same in the singular."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def account(content: bytes, encoding: str | None) -> Thing:
    """Return the account that a file holds.

    Raises:
        NotThisFormatError: where it is no JSON, or no export of Monica's.
    """
    try:
        found = json.loads(decoded(content, encoding).text)
    except (ValueError, RecursionError) as error:
        raise NotThisFormatError("it is no JSON") from error
    inner = found.get("account") if isinstance(found, dict) else None
    if not isinstance(inner, dict) or "data" not in inner:
        raise NotThisFormatError("it has no account with data in it")
    return inner


def blocks(thing: Thing) -> Iterator[tuple[str, list[Any]]]:
    """Yield the blocks of something: what sort its values are of, and these."""
    held = thing.get("data")
    for block in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        if isinstance(block, dict) and isinstance(block.get("values"), list):
            yield sort_of(text(block.get("type"))), block["values"]


def sort_of(name: str) -> str:
    """Return the sort that a block's name means: `contact_fields` and `contactField` are `contactfield`."""
    letters = NO_LETTER.sub("", fold(name))
    ending = next(((old, new) for old, new in ENDINGS if letters.endswith(old)), ("", ""))
    return letters.removesuffix(ending[0]) + ending[1]


def values(thing: Thing, sort: str) -> list[Thing]:
    """Return the values of one sort that are made of properties."""
    return [it for name, held in blocks(thing) if name == sort for it in held if isinstance(it, dict)]


def said(thing: Thing, name: str) -> str:
    """Return what a property says as text, whether it stands in `properties` or beside them."""
    return text(properties(thing).get(name, thing.get(name)))


def properties(thing: Thing) -> Thing:
    """Return the properties of something."""
    held = thing.get("properties")
    return held if isinstance(held, dict) else {}


def listed(thing: Thing, name: str) -> list[Any]:
    """Return what a property lists."""
    held = properties(thing).get(name, thing.get(name))
    return held if isinstance(held, list) else []


def yes(thing: Thing, name: str) -> bool:
    """Tell whether a property says yes."""
    return said(thing, name) in ("1", "yes", "true")


def given(thing: Thing, name: str) -> bool:
    """Tell whether a property is there at all, be it yes or no."""
    return properties(thing).get(name, thing.get(name)) is not None


def text(value: object) -> str:
    """Return a value as text, without characters that no note can hold."""
    if isinstance(value, bool):
        return "true" if value else ""
    return CONTROL.sub("", str(value)).strip() if isinstance(value, str | int | float) else ""


def day(written: str) -> str:
    """Return the day of `2020-01-05T10:00:00Z`, or nothing where it is none."""
    try:
        return str(parse_date(written[:10])) if len(written) >= len("2020-01-05") else ""
    except NotADateError:
        return ""


def instance(thing: Thing, *names: str) -> dict[str, Thing]:
    """Return the sorts of something that an account has, by their ids."""
    held = thing.get("instance")
    for name in names:
        some = held.get(name) if isinstance(held, dict) else None
        if isinstance(some, list):
            return {said(it, "uuid"): it for it in some if isinstance(it, dict)}
    return {}
