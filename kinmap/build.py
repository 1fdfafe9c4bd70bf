"""From notes to a site: text goes in at the top, and falls through the rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.interchange.ics import Wording, calendar
from kinmap.pages import pages, some
from kinmap.pages.agenda import agenda
from kinmap.pages.daily import daily
from kinmap.pages.frame import frame
from kinmap.pages.page import Page
from kinmap.pages.search import findable, said
from kinmap.pages.tongue import speaking, spoken, tongue, unspoken
from kinmap.pages.traces import Seen
from kinmap.pages.view import View, view
from kinmap.pages.words import dated
from kinmap.problems import Problem
from kinmap.site.assets import Pictures
from kinmap.site.colours import faint
from kinmap.site.look import look, renderer, sheets
from kinmap.site.memory import Memory
from kinmap.site.publish import Edition, Put, edition
from kinmap.site.render import Renderer
from kinmap.site.scripts import written
from kinmap.site.search import index
from kinmap.site.workers import paths, rendered

CALENDAR = "calendar.ics"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build.

    Attributes:
        pages: how many there are.
        problems: all that is wrong in the archive.
        hints: sentences about settings that cannot be as they are: a language, colours that are hard to see.
        wrote: whether the site was not already so.
        asked: the files of pictures that the notes ask for, whether there is one or not.
    """

    pages: int
    problems: tuple[Problem, ...]
    hints: tuple[str, ...]
    wrote: bool
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Way:
    """How a site is to be built; the bytes are the same in every way.

    Attributes:
        memory: what is remembered of the last site, and will be of this one, where there are to be more.
        jobs: how many processes; as many as there are cores, if left out.
        stage: told the name of each part of the work as it begins.
    """

    memory: Memory | None = None
    jobs: int | None = None
    stage: Callable[[str], object] = lambda _: None


def build(root: Path, archive: Archive, output: Path, today: date, way: Way = Way()) -> Built:
    """Build the site of the archive that was read from `root` into `output`, as of a day.

    Raises:
        TemplatesError: if a template cannot be used.
        PublishError: if the site may not, or cannot, be put there.
    """
    way.stage("model")
    last = way.memory.seen if way.memory else None
    seen = view(community(archive, today, last.view.community if last else None))
    pictures = Pictures(root)
    with speaking(tongue(spoken(archive.settings.language))):
        whole = Seen(seen, frame(seen))
        html = renderer(root, archive.settings, whole.frame, pictures)
        if way.memory:
            way.memory.begin(html, look(root, archive.settings, whole.frame))
            way.memory.glance(html, pictures, whole, partial(some, seen))
        with edition(output, root) as new:
            way.stage("what pages say as a whole")
            made = list(pages(seen))
            way.stage("pages")
            files = drawn(root, whole, made, new, way, html=html, pictures=pictures)
            way.stage("publishing")
            wrote = new.finish(files)
    hints = (*unspoken(archive.settings.language), *faint(archive.settings.colours))
    return Built(len(made), archive.problems, hints, wrote, frozenset(pictures.asked))


def drawn(  # noqa: PLR0913 - what pages are made from, and where they go
    root: Path, seen: Seen, made: list[Page], new: Edition, way: Way, *, html: Renderer, pictures: Pictures
) -> dict[str, Put]:
    """Put every file into the new site as it is made, and return what became of each."""
    found: dict[str, Put] = {}

    def put(files: Mapping[str, bytes]) -> None:
        new.announce(files)
        found.update({path: new.put(path, held) for path, held in files.items()})

    new.announce(paths(made))

    def meanwhile() -> None:
        put(beside(seen.view))

    if way.memory is None:
        found |= rendered(html.render, pictures, made, new.put, way.jobs, meanwhile)
    else:
        held = way.memory.rendered(html, pictures, seen, made, meanwhile)
        found |= {path: new.put(path, it) for path, it in held.items()}
    put({**sheets(root, seen.view.settings), **pictures.files})
    return found


def beside(seen: View) -> dict[str, bytes]:
    """Return what stands beside the pages: what changes daily, the search index, and the calendar."""
    wording = Wording(**agenda(), day=dated)
    day = daily(seen)
    return {
        day.path: written(day),
        **index(findable(seen), said()),
        CALENDAR: calendar(seen.community, wording=wording),
    }


def site(root: Path, seen: Seen, shown: list[Page]) -> dict[str, bytes]:
    """Return pages by their path, with their pictures, scripts and styles, and put them nowhere."""
    pictures = Pictures(root)
    html = renderer(root, seen.view.settings, seen.frame, pictures)
    written = rendered(html.render, pictures, shown, lambda _, held: held)
    return {**sheets(root, seen.view.settings), **pictures.files, **written}
