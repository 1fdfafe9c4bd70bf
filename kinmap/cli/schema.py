"""`kinmap schema`: what front matter and site.yml may hold, for editors."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import click

from kinmap.archive.schema import of_event, of_person, of_site
from kinmap.cli.common import DONE

SCHEMAS: MappingProxyType[str, Callable[[], dict[str, Any]]] = MappingProxyType(
    {"person": of_person, "event": of_event, "site": of_site}
)
"""By what each is of."""


@click.command(epilog="Example: kinmap schema site > site.schema.json")
@click.argument("what", metavar="[WHAT]", type=click.Choice(list(SCHEMAS)), default="person")
def schema(what: str) -> int:
    """Write JSON Schema of a person's front matter, an event's, or of site.yml.

    WHAT is person (if left out), event or site. `kinmap init` leaves all three in .kinmap/, where the first
    line of site.yml leads an editor that knows YAML. Front matter within Markdown is out of most editors'
    reach: for notes, `kinmap check` is what says more.
    """
    click.echo(as_json(SCHEMAS[what]()), nl=False)
    return DONE


def as_json(schema: dict[str, Any]) -> bytes:
    """Return a schema as a file."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
