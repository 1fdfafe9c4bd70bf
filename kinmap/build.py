"""From notes to a site: text goes in at the top, and falls through the rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinmap.archive.load import Archive
from kinmap.archive.settings import Settings
from kinmap.archive.shares import nothing
from kinmap.community.model import community
from kinmap.interchange.ics import Wording, calendar
from kinmap.pages import pages
from kinmap.pages.agenda import agenda
from kinmap.pages.daily import daily
from kinmap.pages.frame import frame
from kinmap.pages.page import Frame, Page
from kinmap.pages.search import findable, said
from kinmap.pages.tongue import speaking, spoken, tongue, unspoken
from kinmap.pages.view import View, view
from kinmap.pages.words import dated
from kinmap.problems import Problem
from kinmap.site.assets import Pictures, assets
from kinmap.site.colours import faint, sheet
from kinmap.site.publish import publish
from kinmap.site.render import STYLE, Renderer
from kinmap.site.scripts import written
from kinmap.site.search import index
from kinmap.site.workers import rendered

TEMPLATES = "templates"
COLOURS = "assets/colours.css"
CALENDAR = "calendar.ics"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build.

    Attributes:
        pages: how many there are.
        problems: all that is wrong in the archive.
        hints: sentences about settings that cannot be as they are: a language, colours that are hard to see.
        wrote: whether the site was not already so.
    """

    pages: int
    problems: tuple[Problem, ...]
    hints: tuple[str, ...]
    wrote: bool


def build(root: Path, archive: Archive, output: Path, today: date) -> Built:
    """Build the site of the archive that was read from `root` into `output`, as of a day.

    Raises:
        TemplatesError: if a template cannot be used.
        PublishError: if the site may not, or cannot, be put there.
    """
    seen = view(community(archive, today))
    found: dict[str, bytes] = {}
    with speaking(tongue(spoken(archive.settings.language))):
        made = list(pages(seen))
        files = site(root, archive.settings, frame(seen), made, lambda: found.update(beside(seen)))
    files |= found
    wrote = publish(output, files, root)
    hints = (*unspoken(archive.settings.language), *faint(archive.settings.colours))
    return Built(len(made), archive.problems, hints, wrote)


def beside(seen: View) -> dict[str, bytes]:
    """Return what stands beside the pages: what changes daily, the search index, and the calendar."""
    wording = Wording(**agenda(), day=dated)
    day = daily(seen)
    return {
        day.path: written(day),
        **index(findable(seen), said()),
        CALENDAR: calendar(seen.community, wording=wording),
    }


def site(
    root: Path,
    settings: Settings,
    around: Frame,
    shown: list[Page],
    meanwhile: Callable[[], object] = nothing,
) -> dict[str, bytes]:
    """Return the pages by their path, with their pictures, scripts and styles.

    `meanwhile` is done here while other processes begin with the pages.
    """
    own = root / TEMPLATES if (root / TEMPLATES).is_dir() else None
    pictures = Pictures(root)
    colours = {COLOURS: made.encode()} if (made := sheet(settings.colours)) else {}
    renderer = Renderer(around, own, (STYLE, *colours), pictures)
    written = rendered(renderer.render, pictures, shown, meanwhile=meanwhile)
    return {**assets(own), **colours, **pictures.files, **written}
