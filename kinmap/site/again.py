"""Whether there is anything to build, and what is remembered so that the next build can tell."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kinmap.problems import Problem
from kinmap.site.cache import NAMED, Last, Site, kept as as_kept, standing
from kinmap.site.inputs import Inputs, pictures

if TYPE_CHECKING:
    from kinmap.site.kept import Kept, Left


def nothing_new(last: Last, root: Path, place: Path, made_of: Inputs, day: date) -> bool:
    """Tell whether a build would make the site that stands there, byte for byte.

    Args:
        last: what is remembered of the last build.
        root: the archive's folder.
        place: the site's.
        made_of: what it would be made from now.
        day: the day to build for.
    """
    return (
        last.place == full(place)
        and last.day == day.isoformat()
        and last.inputs == made_of.sum
        and last.pictures == pictures(root, last.pictures)
        and not place.is_symlink()
        and standing(place, last)
    )


def full(place: Path) -> str:
    """Return a folder's path from the root of the disk, as it was named: no link is resolved."""
    return os.path.abspath(place)  # noqa: PTH100 - as `publish` has it


def remember(  # noqa: PLR0913 - all of them by name
    root: Path,
    place: Path,
    *,
    made_of: Inputs,
    day: date,
    timezone: str,
    pages: int,
    problems: tuple[Problem, ...],
    hints: tuple[str, ...],
    shown: Mapping[str, str | None],
    site: Site | None,
    kept: Kept | None = None,
) -> None:
    """Remember a build; where that cannot be written, the next one has more to do, and that is all.

    What it showed and how it left the site is handed over, since by now notes may have other pictures,
    and another build's site may stand there.
    """
    from kinmap.archive.edit import keep  # noqa: PLC0415 - whoever finds nothing to build does without

    if site is None:
        return  # somebody has taken it away already
    last = Last(
        place=full(place),
        inputs=made_of.sum,
        day=day.isoformat(),
        timezone=timezone,
        pages=pages,
        problems=problems,
        hints=hints,
        pictures=shown,
        site=site.sum,
        stamps=site.stamps,
    )
    keep(root, NAMED, as_kept(last))
    if kept is not None:
        from kinmap.site.kept import NAMED as PAGES, written  # noqa: PLC0415 - likewise

        keep(root, PAGES, written(kept))


def left(root: Path, means: str, last: Last | None) -> Left:
    """Return what the last build left; nothing where none is remembered.

    Args:
        root: the archive's folder.
        means: the sum of all that makes pages today.
        last: what is remembered of the last build.
    """
    from kinmap.site.kept import Left, recalled as kept_in  # noqa: PLC0415 - likewise

    return Left(means, kept_in(root), last.stamps) if last else Left(means)
