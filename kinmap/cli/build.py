"""`kinmap build`: the site."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from kinmap.site.inputs import Inputs, inputs, means
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
    task = begun(root, place, today, jobs, clean=clean)
    last = up_to_date(task)
    pages, problems, hints = (last.pages, last.problems, last.hints) if last else anew(task, stages)
    tell(problems, hints, style)
    done = f"{pages} pages stand in" if last else f"Built {pages} pages into"
    after = "and nothing has changed since" if last else f"in {stages.took:.1f} s"
    among = f", with {many}" if (many := counted(problems)) else ""
    click.echo(f"{done} {shown(place)} {after}{among}.", err=style == "json")
    if profile:
        click.echo(stages.table(), err=True)
    return exit_code(problems, strict=strict)


@dataclass(frozen=True, slots=True)
class Task:
    """A build that was asked for, and what there was when it began.

    Attributes:
        root: the archive's folder.
        place: the site's.
        found: the archive's files.
        made_of: the sums of these and of all else that the site is made from.
        last: what is remembered of the last build, if it may be used.
        today: the day to build for; the archive's own if left out.
        jobs: how many processes; as many as there are cores if left out.
        clean: whether all that is remembered is to be passed over.
    """

    root: Path
    place: Path
    found: Found
    made_of: Inputs
    last: Last | None
    today: date | None = None
    jobs: int | None = None
    clean: bool = False


def begun(
    root: Path, place: Path, today: date | None, jobs: int | None = None, *, clean: bool = False
) -> Task:
    """Return a task, with all files of the archive read."""
    found = find(root)
    last = None if clean else recalled(root)
    return Task(root, place, found, inputs(root, found), last, today, jobs, clean)


def up_to_date(task: Task) -> Last | None:
    """Return what is remembered of the last build, if the site that it left is the one to be built."""
    last = task.last
    if last is None:
        return None
    day = today_of(task.today, Settings(timezone=last.timezone))
    return last if nothing_new(last, task.root, task.place, task.made_of, day) else None


def tell(problems: Sequence[Problem], hints: Sequence[str], style: str) -> None:
    """Say what is wrong in the archive, and what cannot be as its settings want it."""
    print_problems(problems, style, err=style == "text")
    for hint in hints:
        click.echo(f"site.yml: {hint}", err=True, color=colourful())


def anew(task: Task, stages: Stages) -> tuple[int, tuple[Problem, ...], tuple[str, ...]]:
    """Read the notes, build, and remember that; return the number of pages, problems and hints.

    A folder that the site may not be put into is refused before anything is written, what was read of
    the notes included.
    """
    if said := refusal(task.place, task.root):
        raise click.ClickException(said)
    stages.begin("reading notes")
    archive = archive_of(task)
    day = today_of(task.today, archive.settings)
    built = built_from(task, archive, day, stages)
    stages.begin("remembering")
    if means(task.root) == task.made_of.means:  # else a template was changed while pages were made
        remember(
            task.root,
            task.place,
            made_of=task.made_of,
            day=day,
            timezone=archive.settings.timezone,
            pages=built.pages,
            problems=built.problems,
            hints=built.hints,
            shown=built.shown,
            site=built.site,
            kept=built.kept,
        )
    stages.say(f"{built.pages - built.stood} pages were made, and {built.stood} stood as they would be made.")
    return built.pages, built.problems, built.hints


def archive_of(task: Task) -> Archive:
    """Return the archive; notes that the last build read are read again only where they changed."""
    from kinmap.archive.kept import Kept, recalled as kept_in  # noqa: PLC0415 - not where nothing has changed
    from kinmap.archive.load import Known, read  # noqa: PLC0415
    from kinmap.archive.upper import upper  # noqa: PLC0415

    kept = Kept() if task.clean else kept_in(task.root)
    meanwhile = partial(import_module, "kinmap.build")
    archive = read(task.found.files, task.found.problems, meanwhile, Known(kept=kept))
    kept.keep(task.root)
    archive = replace(archive, upper=partial(str, upper(task.found.files, archive)))
    task.found.files.clear()  # all that they hold is in the archive, and they are as large as it is
    return archive


def built_from(task: Task, archive: Archive, day: date, stages: Stages) -> Built:
    """Build, and say in one sentence what stood in the way."""
    from kinmap.build import Way, build as build_site  # noqa: PLC0415 - it was loaded while others read
    from kinmap.site.publish import PublishError  # noqa: PLC0415
    from kinmap.site.render import TemplatesError  # noqa: PLC0415

    try:
        before = left(task.root, task.made_of.means, task.last)
        way = Way(jobs=task.jobs, stage=stages.begin, left=before, cache=cache())
        return build_site(task.root, archive, task.place, day, way)
    except (PublishError, TemplatesError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site was not built: {error}") from error


def shown(place: Path) -> str:
    """Return a folder as one would type it from here."""
    full = place.resolve()
    return f"{full.relative_to(Path.cwd())}/" if full.is_relative_to(Path.cwd()) else f"{full}/"
