"""`kinmap build`: the site."""

from __future__ import annotations

import time
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinmap.archive.load import Archive
from kinmap.cli.common import (
    colourful,
    counted,
    exit_code,
    loaded,
    print_problems,
    today_of,
    today_option,
)

if TYPE_CHECKING:
    from kinmap.build import Built


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
    root, archive = loaded(folder, meanwhile=lambda: import_module("kinmap.build"))
    place = output or root / "site"
    built = built_from(root, archive, place, today_of(today, archive.settings))
    print_problems(built.problems, style, err=style == "text")
    for hint in built.hints:
        click.echo(f"site.yml: {hint}", err=True, color=colourful())
    found = counted(built.problems)
    took = f"{time.perf_counter() - started:.1f} s"
    line = f"Built {built.pages} pages into {shown(place)} in {took}{', with ' + found if found else ''}."
    click.echo(line, err=style == "json")
    return exit_code(built.problems, strict=strict)


def built_from(root: Path, archive: Archive, place: Path, today: date) -> Built:
    """Build, and say in one sentence what stood in the way."""
    from kinmap.build import build as build_site  # noqa: PLC0415 - it was loaded while others read
    from kinmap.site.publish import PublishError  # noqa: PLC0415
    from kinmap.site.render import TemplatesError  # noqa: PLC0415

    try:
        return build_site(root, archive, place, today)
    except (PublishError, TemplatesError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site was not built: {error}") from error


def shown(place: Path) -> str:
    """Return a folder as one would type it from here."""
    full = place.resolve()
    return f"{full.relative_to(Path.cwd())}/" if full.is_relative_to(Path.cwd()) else f"{full}/"
