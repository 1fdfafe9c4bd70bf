"""`kinmap export FORMAT`: the whole model, or the people, for another program."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from kinmap.cli.common import exit_code, loaded, print_problems, today_of, today_option
from kinmap.community.export import export as as_plain
from kinmap.community.model import Community, community
from kinmap.interchange.cards import cards
from kinmap.interchange.graphml import graphml
from kinmap.interchange.ics import calendar
from kinmap.interchange.people_table import people_table
from kinmap.site.publish import PublishError, write_result

STYLES = ("json", "vcard", "ics", "csv", "graphml")


@click.command(epilog="Example: kinmap export json --today 2026-11-01 --output model.json")
@click.argument("style", metavar="FORMAT", type=click.Choice(STYLES))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead.")
@click.option("--private", is_flag=True, help="With those who are private; json has them anyway.")
@today_option
@click.pass_obj
def export(folder: Path | None, style: str, output: Path | None, today: date | None, *, private: bool) -> int:
    """Write what is known in a format of the field, for another program.

    FORMAT is json: the whole model for one day; vcard: people for an address book; ics: what is due,
    birthdays and events for a calendar; csv: people for a spreadsheet; graphml: who knows whom, for
    Gephi and the like.
    """
    _, archive = loaded(folder)
    text = exported(style, community(archive, today_of(today, archive.settings)), private=private)
    print_problems([problem for problem in archive.problems if problem.is_error], "text", err=True)
    if output is None:
        click.echo(text.encode(), nl=False)  # as bytes: these are UTF-8, whatever the terminal is
        return exit_code(archive.problems, strict=False)
    try:
        write_result(output, text)
    except PublishError as error:
        raise click.ClickException(str(error)) from error
    return exit_code(archive.problems, strict=False)


def exported(style: str, seen: Community, *, private: bool) -> str:
    """Return a file's text."""
    if style == "json":
        return json.dumps(as_plain(seen), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    if style == "ics":
        return calendar(seen, private=private).decode()
    people = {id_: one.person for id_, one in seen.people.items() if private or not one.person.private}
    if style == "vcard":
        return cards(people.values())
    return graphml(seen, people) if style == "graphml" else people_table(seen, people)
