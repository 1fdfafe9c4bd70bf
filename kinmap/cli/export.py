"""`kinmap export FORMAT`: the whole model, for a program."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from kinmap.cli.common import exit_code, loaded, print_problems, today_of, today_option
from kinmap.community.export import export as as_plain
from kinmap.community.model import community
from kinmap.site.publish import PublishError, write_result


@click.command(epilog="Example: kinmap export json --today 2026-11-01 --output model.json")
@click.argument("style", metavar="FORMAT", type=click.Choice(["json"]))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead.")
@today_option
@click.pass_obj
def export(folder: Path | None, style: str, output: Path | None, today: date | None) -> int:
    """Write the whole model for one day. FORMAT is json."""
    del style
    _, archive = loaded(folder)
    model = as_plain(community(archive, today_of(today, archive.settings)))
    text = json.dumps(model, ensure_ascii=False, sort_keys=True, indent=1)
    print_problems([problem for problem in archive.problems if problem.is_error], "text", err=True)
    if output is None:
        click.echo(text.encode())  # as bytes: JSON is UTF-8, whatever the terminal is
        return exit_code(archive.problems, strict=False)
    try:
        write_result(output, text + "\n")
    except PublishError as error:
        raise click.ClickException(str(error)) from error
    return exit_code(archive.problems, strict=False)
