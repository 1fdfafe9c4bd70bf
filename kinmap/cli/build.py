"""`kinmap build`: the site."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from kinmap import build as engine
from kinmap.cli.common import (
    colourful,
    counted,
    exit_code,
    loaded,
    print_problems,
    today_of,
    today_option,
)
from kinmap.site.publish import PublishError
from kinmap.site.render import TemplatesError


@click.command(epilog="Example: kinmap build --output ~/private-site --today 2026-11-01")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to; site/ in the archive by default.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@today_option
@click.pass_obj
def build(folder: Path | None, output: Path | None, style: str, today: date | None, *, strict: bool) -> int:
    """Build the site. Problems in the notes are said, and the site is built all the same.

    With --format json the problems go to standard output, one object a line.
    """
    started = time.perf_counter()
    root, archive = loaded(folder)
    place = output or root / "site"
    try:
        built = engine.build(root, archive, place, today_of(today, archive.settings))
    except (PublishError, TemplatesError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site was not built: {error}") from error
    print_problems(built.problems, style, err=style == "text")
    for hint in built.hints:
        click.echo(f"site.yml: {hint}", err=True, color=colourful())
    found = counted(built.problems)
    took = f"{time.perf_counter() - started:.1f} s"
    line = f"Built {built.pages} pages into {shown(place)} in {took}{', with ' + found if found else ''}."
    click.echo(line, err=style == "json")
    return exit_code(built.problems, strict=strict)


def shown(place: Path) -> str:
    """Return a folder as one would type it from here."""
    full = place.resolve()
    return f"{full.relative_to(Path.cwd())}/" if full.is_relative_to(Path.cwd()) else f"{full}/"
