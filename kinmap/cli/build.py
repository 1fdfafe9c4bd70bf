"""`kinmap build`: the site."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinmap.archive.files import Found, find
from kinmap.archive.settings import Settings
from kinmap.cli.common import (
    cache,
    colourful,
    counted,
    exit_code,
    print_problems,
    root as root_of,
    today_of,
    today_option,
)
from kinmap.cli.stages import Stages
from kinmap.problems import Problem
from kinmap.site.again import left, nothing_new, remember
from kinmap.site.cache import Last, recalled
from kinmap.site.inputs import inputs
from kinmap.site.refusals import refusal

if TYPE_CHECKING:
    from kinmap.archive.load import Archive
    from kinmap.build import Built


@click.command(epilog="Example: kinmap build --output ~/private-site --today 2026-11-01")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to; site/ in the archive by default.",
)
@click.option("--clean", is_flag=True, help="Build everything, whatever is remembered of the last build.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many processes make pages; as many as there are cores by default.",
)
@click.option("--profile", is_flag=True, help="Say how long each part took, and how many pages were made.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@today_option
@click.pass_obj
def build(  # noqa: PLR0913 - an argument an option
    folder: Path | None,
    output: Path | None,
    style: str,
    today: date | None,
    jobs: int | None,
    *,
    clean: bool,
    profile: bool,
    strict: bool,
) -> int:
    """Build the site; where nothing has changed since the last time, nothing is done.

    With --format json the problems go to standard output, one object a line.
    """
    gc.disable()  # what is read are values without circles, alive to the end
    stages = Stages()
    root = root_of(folder)
    place = output or root / "site"
    stages.begin("reading files")
    found = find(root)
    last = None if clean else up_to_date(root, place, found, today)
    pages, problems, hints = (
        (last.pages, last.problems, last.hints)
        if last
        else anew(root, place, found, today, jobs, stages, clean=clean)
    )
    tell(problems, hints, style)
    done = f"{pages} pages stand in" if last else f"Built {pages} pages into"
    after = "and nothing has changed since" if last else f"in {stages.took:.1f} s"
    among = f", with {many}" if (many := counted(problems)) else ""
    click.echo(f"{done} {shown(place)} {after}{among}.", err=style == "json")
    if profile:
        click.echo(stages.table(), err=True)
    return exit_code(problems, strict=strict)


def up_to_date(root: Path, place: Path, found: Found, today: date | None) -> Last | None:
    """Return what is remembered of the last build, if the site that it left is the one to be built."""
    last = recalled(root)
    if last is None:
        return None
    day = today_of(today, Settings(timezone=last.timezone))
    return last if nothing_new(last, root, place, found, day) else None


def tell(problems: Sequence[Problem], hints: Sequence[str], style: str) -> None:
    """Say what is wrong in the archive, and what cannot be as its settings want it."""
    print_problems(problems, style, err=style == "text")
    for hint in hints:
        click.echo(f"site.yml: {hint}", err=True, color=colourful())


def anew(  # noqa: PLR0913 - what there is, and how it is wanted
    root: Path,
    place: Path,
    found: Found,
    today: date | None,
    jobs: int | None,
    stages: Stages,
    *,
    clean: bool = False,
) -> tuple[int, tuple[Problem, ...], tuple[str, ...]]:
    """Read the notes, build, and remember that; return the number of pages, problems and hints.

    With `clean`, whatever was kept of an earlier build is passed over, and kept anew. A folder that the
    site may not be put into is refused before anything is written, what was read of the notes included.
    """
    if said := refusal(place, root):
        raise click.ClickException(said)
    made_of = inputs(root, found)
    stages.begin("reading notes")
    archive = archive_of(root, found, clean=clean)
    day = today_of(today, archive.settings)
    built = built_from(root, archive, place, day, jobs, stages, clean=clean)
    stages.begin("remembering")
    if inputs(root, found) == made_of:  # else a template was changed while pages were made
        remember(
            root,
            place,
            made_of=made_of,
            day=day,
            timezone=archive.settings.timezone,
            pages=built.pages,
            problems=built.problems,
            hints=built.hints,
            asked=built.asked,
            kept=built.kept,
        )
    stages.say(f"{built.pages - built.stood} pages were made, and {built.stood} stood as they would be made.")
    return built.pages, built.problems, built.hints


def archive_of(root: Path, found: Found, *, clean: bool) -> Archive:
    """Return the archive; notes that the last build read are read again only where they changed."""
    from kinmap.archive.kept import Kept, recalled as kept_in  # noqa: PLC0415 - not where nothing has changed
    from kinmap.archive.load import Known, read  # noqa: PLC0415

    kept = Kept() if clean else kept_in(root)
    meanwhile = partial(import_module, "kinmap.build")
    archive = read(found.files, found.problems, meanwhile, Known(kept=kept))
    kept.keep(root)
    return archive


def built_from(  # noqa: PLR0913 - what there is, and how it is wanted
    root: Path, archive: Archive, place: Path, today: date, jobs: int | None, stages: Stages, *, clean: bool
) -> Built:
    """Build, and say in one sentence what stood in the way."""
    from kinmap.build import Way, build as build_site  # noqa: PLC0415 - it was loaded while others read
    from kinmap.site.publish import PublishError  # noqa: PLC0415
    from kinmap.site.render import TemplatesError  # noqa: PLC0415

    try:
        way = Way(jobs=jobs, stage=stages.begin, left=left(root, clean=clean), cache=cache())
        return build_site(root, archive, place, today, way)
    except (PublishError, TemplatesError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site was not built: {error}") from error


def shown(place: Path) -> str:
    """Return a folder as one would type it from here."""
    full = place.resolve()
    return f"{full.relative_to(Path.cwd())}/" if full.is_relative_to(Path.cwd()) else f"{full}/"
